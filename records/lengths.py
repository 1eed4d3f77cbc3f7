"""Count and cut texts by UTF-16 units, as Telegram and spreadsheets do."""

import unicodedata
from itertools import takewhile

MARK = "…"  # where something was left out
_LONGEST_GRAPHEME = 40  # characters that are kept together; piled-up marks beyond that are no writing
_JOINER = "\u200d"


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units: characters beyond the first plane, as most emoji, are two."""
    return len(text) if text.isascii() else len(text) + sum(character > "\uffff" for character in text)


def shortened(text: str, most: int, mark: str = MARK) -> str:
    """Return a text of at most so many UTF-16 units; where something is left out at its end, the mark says so."""
    if utf16_length(text) <= most:
        return text
    return text[: fitting(text, most - utf16_length(mark))].rstrip() + mark


def shortened_where_different(one: str, other: str, most: int) -> tuple[str, str]:
    """Return two texts of at most so many UTF-16 units each, of which the first difference is seen."""
    if max(utf16_length(one), utf16_length(other)) <= most:
        return one, other
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    start = max(0, sum(1 for _ in alike) - most // 4)
    while _is_within_grapheme(one, start) or _is_within_grapheme(other, start):
        start -= 1
    mark = MARK if start else ""
    return shortened(mark + one[start:], most), shortened(mark + other[start:], most)


def shortened_file_name(name: str, most: int) -> str:
    """Return a file's name of at most so many UTF-16 units; its ending, by which systems know what it is, stays."""
    stem, dot, ending = name.rpartition(".")
    if not stem or utf16_length(ending) + 1 >= most // 2:
        return shortened(name, most, mark="")
    return shortened(stem, most - utf16_length(ending) - 1, mark="") + dot + ending


def fitting(text: str, most: int) -> int:
    """Return how many characters of a text make at most so many UTF-16 units, no grapheme being cut in two."""
    units = end = 0
    while end < len(text) and (units := units + 1 + (text[end] > "\uffff")) <= most:
        end += 1
    if end == len(text):
        return end
    whole = end
    while whole > max(0, end - _LONGEST_GRAPHEME) and _is_within_grapheme(text, whole):
        whole -= 1
    return end if _is_within_grapheme(text, whole) else whole


def _is_within_grapheme(text: str, at: int) -> bool:
    """Tell whether what stands before and after this place is seen as one character (the rules of UAX 29, in short)."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _joins_what_is_before(after) or before == _JOINER:
        return True
    if _is_regional(before) and _is_regional(after):  # two of them are a flag
        first = at - 1
        while first > 0 and _is_regional(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    return before == "\r" and after == "\n"


def _joins_what_is_before(character: str) -> bool:
    return (
        character == _JOINER
        or unicodedata.category(character)[0] == "M"  # accents, vowel signs, variation selectors
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # tones of skin
        or "\U000e0020" <= character <= "\U000e007f"  # tags, of which flags of regions are made
        or "\u1160" <= character <= "\u11ff"  # vowels and last consonants of Korean
    )


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
