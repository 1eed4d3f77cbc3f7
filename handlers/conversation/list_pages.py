"""Divides what is said of a long list into pages that a message can hold."""

from collections.abc import Sequence

from records.lengths import utf16_length
from records.messages import Line, Message

LONGEST = 2400  # UTF-16 units of the values on a page: with the words around them it fits into a message
_WORDS = 24  # units that a text has beside its values


def pages_of(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the lines by pages, at least one, in their order; no page is longer than a message may be."""
    pages: list[list[Line]] = [[]]
    filled = 0
    for line in lines:
        length = _length(line)
        if pages[-1] and filled + length > LONGEST:
            pages.append([])
            filled = 0
        pages[-1].append(line)
        filled += length
    return [*pages]


def _length(value: object) -> int:
    if isinstance(value, Message):
        return _WORDS + sum(map(_length, value.values.values()))
    if isinstance(value, tuple):
        return sum(_length(part) + 1 for part in value)
    return utf16_length(str(value))
