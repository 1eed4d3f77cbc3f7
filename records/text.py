"""Text as people type it, made safe and even before anything else looks at it."""

import re
import unicodedata
from functools import cache

_JOINER = "\u200d"  # joins the parts of one emoji
_HIDDEN = {"Cc", "Cf", "Cs"}  # that are not seen, or turn around what stands beside them
_DROPPED = _HIDDEN | {"Zl", "Zp"}
_PRIVATE_OR_NEW = {"Co", "Cn"}  # of an area for private use, or unknown to this Python: in names both are letters
_ENDS_OF_PLANES = (plane << 16 | last for plane in range(17) for last in (0xFFFE, 0xFFFF))
_NO_CHARACTERS = frozenset((*range(0xFDD0, 0xFDF0), *_ENDS_OF_PLANES))
_PICTURES = range(0x1F000, 0x20000)  # one that this Python does not know yet is no letter, either
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_LOST = "\ufffd"
# Letters and marks without a shape of their own: fillers of Hangul, and what Khmer and Mongolian vary others with.
_SHAPELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
# ASCII, and the characters, marks and wide letters of Chinese: all seen and in NFC, as nearly all is that people type.
_EVERYDAY = re.compile("[ -~、-〟一-鿿！-～]*")
_EMOJI_STYLE = "\ufe0e\ufe0f"
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "})


def clean(text: str, *, multiline: bool = False, tabs: bool = False) -> str:
    """Return a text without control, bidirectional and other invisible marks, in NFC, with single spaces and no edges.

    Each character that can be seen stays, also a private one, and one that this Python does not know. What stands for
    no character, as half of a surrogate pair does, becomes U+FFFD, so that it shows that there was something.
    `multiline`: lines stay, with at most one empty one between. `tabs`: they stay, as they divide the cells of a table.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    cleaned = ["\t".join(map(_clean_line, line.split("\t"))) if tabs else _clean_line(line) for line in lines]
    if not multiline:
        return " ".join(line for line in cleaned if line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(cleaned)).strip()


def visible(text: str) -> str:
    """Return a text as it is shown: without marks that are not seen or turn others around; its lines stay."""
    if text.isprintable():
        return text
    return "".join(
        character
        for at, character in enumerate(text)
        if character in "\n\t" or _joins(text, at) or unicodedata.category(character) not in _HIDDEN
    )


def one_line(text: str) -> str:
    """Return a text as it stands in one line of a list."""
    return text if text.isprintable() else " ".join(visible(text).split())


def has_words(text: str) -> bool:
    """Return whether anything in a text can be read aloud: a letter, a character, a digit."""
    return any(character.isalnum() or is_letter(character) for character in text)


def has_letters(text: str) -> bool:
    """Return whether there is a letter or a Chinese character in a text, as there is in every name."""
    return any(map(is_letter, text))


def is_letter(character: str) -> bool:
    """Return whether a character is a letter or an ideograph, by whatever version of Unicode it became one."""
    if character.isalpha():
        return True
    code = ord(character)
    unknown = unicodedata.category(character) in _PRIVATE_OR_NEW
    return unknown and code not in _PICTURES and code not in _NO_CHARACTERS


def narrow_digits(text: str) -> str:
    """Return a text with full-width digits as ASCII ones; the rest is left alone."""
    return text.translate(_WIDE_DIGITS)


def narrow(text: str) -> str:
    """Return a text with all full-width letters, digits and marks as ASCII ones."""
    return text.translate(_WIDE)


def plain_name(text: str) -> str:
    """Return the name of a medium, a title or an answer as it is compared: however it is spaced, wide or narrow.

    People, branches and organisations are compared by `name_key`.
    """
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def kebab(name: str) -> str:
    """Return how a name of the code appears in keys of texts: `JointActivity`, `joint_activity` → `joint-activity`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()


def _clean_line(line: str) -> str:
    if _EVERYDAY.fullmatch(line):
        return " ".join(line.split())
    normal = unicodedata.normalize("NFC", _HALF_A_PAIR.sub(_LOST, line.replace("\t", " ")))
    seen = "".join(character for at, character in enumerate(normal) if _is_seen(normal, at))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", seen)).strip()


def _is_seen(line: str, at: int) -> bool:
    character = line[at]
    if character in _EMOJI_STYLE:
        return at > 0 and not line[at - 1].isalpha()
    if character in _SHAPELESS or ord(character) in _NO_CHARACTERS:
        return False
    return _joins(line, at) or unicodedata.category(character) not in _DROPPED


def _joins(text: str, at: int) -> bool:
    """Tell whether there is a mark that joins two parts of an emoji; between letters it would only hide."""
    if text[at] != _JOINER or not 0 < at < len(text) - 1:
        return False
    return (text[at - 1] in _EMOJI_STYLE or unicodedata.category(text[at - 1]) in ("So", "Sk")) and (
        unicodedata.category(text[at + 1]) in ("So", "Sm")
    )
