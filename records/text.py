"""Text as people type it, made safe and even before anything else looks at it."""

import re
import unicodedata
from functools import cache

_KEPT_FORMAT_MARK = "\u200d"  # joins the parts of one emoji
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def clean(text: str, *, multiline: bool = False, tabs: bool = False) -> str:
    """Return a text without control, bidirectional and other invisible marks, in NFC, with single spaces and no edges.

    `multiline`: lines stay, with at most one empty one between. `tabs`: they stay, as they divide the cells of a table.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    cleaned = ["\t".join(map(_clean_line, line.split("\t"))) if tabs else _clean_line(line) for line in lines]
    if not multiline:
        return " ".join(line for line in cleaned if line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(cleaned)).strip()


def has_words(text: str) -> bool:
    """Return whether anything in a text can be read aloud: a letter, a character, a digit."""
    return any(character.isalnum() for character in text)


def has_letters(text: str) -> bool:
    """Return whether there is a letter or a Chinese character in a text, as there is in every name."""
    return any(character.isalpha() for character in text)


def narrow_digits(text: str) -> str:
    """Return a text with full-width digits as ASCII ones; the rest is left alone."""
    return text.translate(_WIDE_DIGITS)


def plain_name(text: str) -> str:
    """Return a name as it is compared: however it is spaced, wide or narrow, large or small."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def kebab(name: str) -> str:
    """Return how a name of the code appears in keys of texts: `JointActivity`, `joint_activity` → `joint-activity`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).replace("_", "-").lower()


def _clean_line(line: str) -> str:
    visible = "".join(
        " " if character == "\t" else character
        for character in line
        if character in ("\t", _KEPT_FORMAT_MARK) or unicodedata.category(character) not in _DROPPED
    )
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", visible)).strip(" " + _KEPT_FORMAT_MARK)
