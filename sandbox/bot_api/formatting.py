"""Turns what a bot sends into text and entities as Telegram does, with its complaints about bad HTML."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from sandbox.bot_api.objects import MessageContent, MessageEntity
from sandbox.errors import BotApiError, bad_request
from sandbox.json_data import JsonObject

_TYPES_BY_TAG = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "blockquote": "blockquote", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_NAMED_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE = re.compile(r"[^<&]+|&(?:#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);?|<|&")
_TAG = re.compile(r"""<(/?)([^\s>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_RECOGNISED = re.compile(
    r"(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?P<url>https?://[^\s<>\"，。；、）)]+)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32})(?!\w)",
    re.ASCII,
)


@dataclass(frozen=True)
class FormattedText:
    """A text without markup, and the entities in it."""

    text: str
    entities: list[MessageEntity]

    def as_text(self) -> MessageContent:
        """Return it as what a message says; entities only where there are any."""
        return {"text": self.text, "entities": self.entities} if self.entities else {"text": self.text}

    def as_caption(self) -> MessageContent:
        """Return it as what stands below a file; nothing when it is empty."""
        if not self.text:
            return {}
        return {"caption": self.text, "caption_entities": self.entities} if self.entities else {"caption": self.text}


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 code units, in which Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain_text(text: str) -> FormattedText:
    """Return what somebody has typed, trimmed, with the commands, links and names that Telegram recognises in it."""
    return _trimmed(text, [])


def parse_text(text: str, parse_mode: str | None, entities: Sequence[JsonObject]) -> FormattedText:
    """Return what a bot has sent, with its entities, explicit and recognised.

    Follows the section "Formatting options". Raises BotApiError as Telegram would; only HTML is a parse mode here.
    """
    if not parse_mode:
        return _trimmed(text, [_checked(entity) for entity in entities])
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    parser = _HtmlParser(text)
    parser.run()
    return _trimmed("".join(parser.pieces), parser.entities)


def _checked(entity: JsonObject) -> MessageEntity:
    if not (
        isinstance(entity.get("type"), str)
        and isinstance(entity.get("offset"), int)
        and isinstance(entity.get("length"), int)
    ):
        raise bad_request("can't parse MessageEntity: type, offset and length are expected")
    return cast(MessageEntity, entity)  # checked above; fields that are not looked at are kept


def _trimmed(text: str, entities: list[MessageEntity]) -> FormattedText:
    """Return a text without white space around it; entities move along, and are cut at its ends."""
    trimmed = text.rstrip()
    start = len(trimmed) - len(trimmed.lstrip())
    trimmed = trimmed[start:]
    length = utf16_length(trimmed)
    moved: list[MessageEntity] = []
    for entity in entities:
        begin = max(entity["offset"] - start, 0)
        end = min(entity["offset"] - start + entity["length"], length)
        if end > begin:
            moved.append({**entity, "offset": begin, "length": end - begin})
    moved.extend(_recognised(trimmed, moved))
    moved.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return FormattedText(trimmed, moved)


def _recognised(text: str, explicit: list[MessageEntity]) -> Iterator[MessageEntity]:
    """Yield the commands, links and names in a text, but for those within code and links."""
    opaque = [entity for entity in explicit if entity["type"] in ("code", "pre", "text_link")]
    for match in _RECOGNISED.finditer(text):
        kind = match.lastgroup
        assert kind is not None
        begin, length = utf16_length(text[: match.start(kind)]), utf16_length(match[kind])
        if not any(
            entity["offset"] < begin + length and begin < entity["offset"] + entity["length"] for entity in opaque
        ):
            yield {"type": kind, "offset": begin, "length": length}


@dataclass
class _OpenTag:
    name: str
    entity: MessageEntity  # its length is known when the tag is closed


class _HtmlParser:
    def __init__(self, source: str) -> None:
        self.pieces: list[str] = []  # of the text without markup
        self.entities: list[MessageEntity] = []
        self._source = source
        self._length = 0  # of the pieces, in UTF-16 units
        self._open: list[_OpenTag] = []

    def run(self) -> None:
        position = 0
        while position < len(self._source):
            piece = _PIECE.match(self._source, position)
            assert piece is not None
            if piece[0] == "<":
                position = self._tag(position)
            else:
                self._write(_unescaped(piece[0]))
                position = piece.end()
        if self._open:
            raise self._complaint(f"""Can't find end tag corresponding to start tag "{self._open[-1].name}\"""")

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self._length += utf16_length(text)

    def _tag(self, position: int) -> int:
        tag = _TAG.match(self._source, position)
        at = f"at byte offset {len(self._source[:position].encode())}"
        if not tag:
            raise self._complaint(
                f"Unclosed {'end' if self._source[position + 1 : position + 2] == '/' else 'start'} tag {at}"
            )
        name = tag[2].lower()
        if tag[1]:
            self._close(name, at)
        else:
            self._start(name, tag[3], at)
        return tag.end()

    def _start(self, name: str, inside: str, at: str) -> None:
        if name not in _TYPES_BY_TAG:
            raise self._complaint(f'Unsupported start tag "{name}" {at}')
        attributes = {
            match[1].lower(): _unescaped_all(match[2] or match[3] or match[4] or "")
            for match in _ATTRIBUTE.finditer(inside)
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._complaint(f'Tag "span" must have class "tg-spoiler" {at}')
        entity: MessageEntity = {"type": _TYPES_BY_TAG[name], "offset": self._length, "length": 0}
        if name == "a":
            entity["url"] = attributes.get("href", "")
        elif name == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif name == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        self._open.append(_OpenTag(name, entity))

    def _close(self, name: str, at: str) -> None:
        if not self._open:
            raise self._complaint(f"Unexpected end tag {at}")
        opened = self._open.pop()
        if name and name != opened.name:
            raise self._complaint(f'Unmatched end tag {at}, expected "</{opened.name}>", found "</{name}>"')
        entity = opened.entity
        entity["length"] = self._length - entity["offset"]
        if entity["type"] == "text_link" and not entity["url"]:
            return
        if entity["type"] == "pre" and self.entities:
            self._take_language(entity)
        elif entity["type"] == "code" and not (self._open and self._open[-1].name == "pre"):
            entity.pop("language", None)
        if entity["length"]:
            self.entities.append(entity)

    def _take_language(self, pre: MessageEntity) -> None:
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
        return _NAMED_CHARACTERS.get(body, piece)
    code = int(body[2:], 16) if body[1] == "x" else int(body[1:])
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else piece


def _unescaped_all(value: str) -> str:
    return re.sub(r"&(?:#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);?", lambda reference: _unescaped(reference[0]), value)
