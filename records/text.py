"""Text as people type it, made safe and even before anything else looks at it."""

import re
import unicodedata
from functools import cache

_JOINER = "\u200d"  # joins the parts of one emoji
_HIDDEN = {"Cc", "Cf", "Cs"}  # that are not seen, or turn around what stands beside them
_DROPPED = _HIDDEN | {"Co", "Cn", "Zl", "Zp"}
# Letters and marks without a shape of their own: fillers of Hangul, and what Khmer and Mongolian vary others with.
_SHAPELESS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_EMOJI_STYLE = "\ufe0e\ufe0f"
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "})


def clean(text: str, *, multiline: bool = False, tabs: bool = False) -> str:
    """Return a text without control, bidirectional and other invisible marks, in NFC, with single spaces and no edges.

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
    return any(character.isalnum() for character in text)


def has_letters(text: str) -> bool:
    """Return whether there is a letter or a Chinese character in a text, as there is in every name."""
    return any(character.isalpha() for character in text)


def narrow_digits(text: str) -> str:
    """Return a text with full-width digits as ASCII ones; the rest is left alone."""
    return text.translate(_WIDE_DIGITS)


def narrow(text: str) -> str:
    """Return a text with all full-width letters, digits and marks as ASCII ones."""
    return text.translate(_WIDE)


def plain_name(text: str) -> str:
    """Return a name as it is compared: however it is spaced, wide or narrow, large or small."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def kebab(name: str) -> str:
    """Return how a name of the code appears in keys of texts: `JointActivity`, `joint_activity` → `joint-activity`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()


def _clean_line(line: str) -> str:
    normal = unicodedata.normalize("NFC", "".join(" " if character == "\t" else character for character in line))
    seen = "".join(character for at, character in enumerate(normal) if _is_seen(normal, at))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", seen)).strip()


def _is_seen(line: str, at: int) -> bool:
    character = line[at]
    if character in _EMOJI_STYLE:
        return at > 0 and not line[at - 1].isalpha()
    return _joins(line, at) or (character not in _SHAPELESS and unicodedata.category(character) not in _DROPPED)


def _joins(text: str, at: int) -> bool:
    """Tell whether there is a mark that joins two parts of an emoji; between letters it would only hide."""
    if text[at] != _JOINER or not 0 < at < len(text) - 1:
        return False
    return (text[at - 1] in _EMOJI_STYLE or unicodedata.category(text[at - 1]) in ("So", "Sk")) and (
        unicodedata.category(text[at + 1]) in ("So", "Sm")
    )
