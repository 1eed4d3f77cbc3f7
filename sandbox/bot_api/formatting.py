"""Turns what a bot sends into text and entities as Telegram does, with its complaints about bad HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sandbox.bot_api.objects import Object
from sandbox.errors import BotApiError, bad_request

_TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE = re.compile(r"[^<&]+|&(?:#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);?|<|&")
_TAG = re.compile(r"""<(/?)([^\s>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_AUTOMATIC = re.compile(
    r"(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?P<url>https?://[^\s<>\"，。；、）)]+)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32})(?!\w)",
    re.ASCII,
)


@dataclass(frozen=True)
class Formatted:
    text: str
    entities: list[Object] = field(default_factory=list)


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str | None, entities: list[Object] | None) -> Formatted:
    """Text without markup and its entities, explicit and recognised. Raises BotApiError as Telegram would."""
    if not parse_mode:
        return _trimmed(text, list(entities or []))
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    parser = _HtmlParser(text)
    parser.run()
    return _trimmed("".join(parser.out), parser.entities)


def _trimmed(text: str, entities: list[Object]) -> Formatted:
    kept = text.rstrip()
    start = len(kept) - len(kept.lstrip())
    kept = kept[start:]
    length = units(kept)
    moved = []
    for entity in entities:
        begin = max(entity["offset"] - start, 0)
        end = min(entity["offset"] - start + entity["length"], length)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    moved.extend(_automatic(kept, moved))
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return Formatted(kept, moved)


def _automatic(text: str, taken: list[Object]) -> Iterator[Object]:
    opaque = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link")]
    for found in _AUTOMATIC.finditer(text):
        kind = found.lastgroup
        assert kind is not None
        begin, length = units(text[: found.start(kind)]), units(found[kind])
        if not any(e["offset"] < begin + length and begin < e["offset"] + e["length"] for e in opaque):
            yield {"type": kind, "offset": begin, "length": length}


@dataclass
class _Open:
    tag: str
    entity: Object


class _HtmlParser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.entities: list[Object] = []
        self._length = 0
        self._open: list[_Open] = []

    def run(self) -> None:
        position = 0
        while position < len(self.source):
            piece = _PIECE.match(self.source, position)
            assert piece is not None
            if piece[0] == "<":
                position = self._tag(position)
            else:
                self._write(_unescaped(piece[0]))
                position = piece.end()
        if self._open:
            raise self._complaint(f"""Can't find end tag corresponding to start tag "{self._open[-1].tag}\"""")

    def _write(self, text: str) -> None:
        self.out.append(text)
        self._length += units(text)

    def _tag(self, position: int) -> int:
        found = _TAG.match(self.source, position)
        at = f"at byte offset {len(self.source[:position].encode())}"
        if not found:
            raise self._complaint(
                f"Unclosed {'end' if self.source[position + 1 : position + 2] == '/' else 'start'} tag {at}"
            )
        name = found[2].lower()
        if found[1]:
            self._close(name, at)
        else:
            self._start(name, found[3], at)
        return found.end()

    def _start(self, name: str, rest: str, at: str) -> None:
        if name not in _TYPES:
            raise self._complaint(f'Unsupported start tag "{name}" {at}')
        attributes = {m[1].lower(): _unescaped_all(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(rest)}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._complaint(f'Tag "span" must have class "tg-spoiler" {at}')
        entity: Object = {"type": _TYPES[name], "offset": self._length}
        if name == "a":
            entity["url"] = attributes.get("href", "")
        elif name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif name == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        self._open.append(_Open(name, entity))

    def _close(self, name: str, at: str) -> None:
        if not self._open:
            raise self._complaint(f"Unexpected end tag {at}")
        opened = self._open.pop()
        if name and name != opened.tag:
            raise self._complaint(f'Unmatched end tag {at}, expected "</{opened.tag}>", found "</{name}>"')
        entity = opened.entity
        entity["length"] = self._length - entity["offset"]
        if entity["type"] == "text_link" and not entity["url"]:
            return
        if entity["type"] == "pre" and self.entities:
            self._take_language(entity)
        elif entity["type"] == "code" and not (self._open and self._open[-1].tag == "pre"):
            entity.pop("language", None)
        if entity["length"]:
            self.entities.append(entity)

    def _take_language(self, pre: Object) -> None:
        code = self.entities[-1]
        if code["type"] == "code" and (code["offset"], code["length"]) == (pre["offset"], pre["length"]):
            self.entities.pop()
            if "language" in code:
                pre["language"] = code["language"]

    def _complaint(self, reason: str) -> BotApiError:
        return bad_request(f"can't parse entities: {reason}")


def _unescaped(piece: str) -> str:
    if piece[0] != "&" or len(piece) < 2:
        return piece
    body = piece[1:].removesuffix(";")
    if not body.startswith("#"):
        return _NAMED.get(body, piece)
    code = int(body[2:], 16) if body[1] == "x" else int(body[1:])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else piece


def _unescaped_all(value: str) -> str:
    return re.sub(r"&(?:#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);?", lambda found: _unescaped(found[0]), value)
