"""Reads tables that are kept as text, whatever program wrote them: by the encoding and the divider that fit."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

from foreign_files.sheets import LISTS, Limits, Reason, Sheet, Unreadable

_USUAL, _RARE = (",", "\t", ";"), ("|", "｜", "；", "，")
_SAMPLE = 200  # rows from which the divider is told
_DIVIDED = 0.6  # of the rows of a sample, from which on a divider may be the one
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
# the characters that each encoding counts as common, or else two bytes that are another character of it
_COMMON_IN_GB18030 = re.compile(rb"([\xb0-\xd7][\xa1-\xfe])|[\x81-\xfe][\x40-\xfe]")
_COMMON_IN_BIG5 = re.compile(rb"([\xa4-\xc6][\x40-\x7e\xa1-\xfe])|[\x81-\xfe][\x40-\xfe]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_separated(text: str, limits: Limits = LISTS) -> list[Sheet]:
    """Return the one table that a text is. Raise Unreadable where it is none."""
    sheet = Sheet("", limits=limits)
    try:
        for row in _rows(text, _divider(text)):
            if not sheet.add(map(sheet.text, row)):
                break
    except csv.Error:
        raise Unreadable(Reason.NOT_READ) from None
    return [sheet]


def decoded(content: bytes) -> str:
    """Return the text that a file is, in the encoding that fits it. Raise Unreadable where none does."""
    for encoding in _encodings(content):
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if not _CONTROL.search(text):
                return text
    raise Unreadable(Reason.NOT_READ)


def _encodings(content: bytes) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    if marked:
        return marked[:1]
    sample = content[:4000]
    if sample[1::2].count(0) > len(sample) // 4:
        return ["utf-16-le"]
    if sample[::2].count(0) > len(sample) // 4:
        return ["utf-16-be"]
    return ["utf-8", *_by_common_words(sample)]


def _by_common_words(sample: bytes) -> list[str]:
    """Return the two encodings of Chinese, first the one in which more of a text is written in common characters."""
    in_mainland, in_big5 = (sum(map(bool, common.findall(sample))) for common in (_COMMON_IN_GB18030, _COMMON_IN_BIG5))
    return ["gb18030", "big5hkscs"] if in_mainland >= in_big5 else ["big5hkscs", "gb18030"]


def _rows(text: str, divider: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=divider)


def _divider(text: str) -> str:
    """Return what divides the cells: it divides nearly all rows, and into as many cells each time."""
    for candidates in (_USUAL, _RARE):
        fits = {candidate: _fit(text, candidate) for candidate in candidates}
        best = max(candidates, key=lambda candidate: fits[candidate])
        if fits[best][0] >= _DIVIDED:
            return best
    return max(_USUAL, key=text[:4000].count)


def _fit(text: str, divider: str) -> tuple[float, float]:
    """Return which share of the rows it divides, and which share of them into as many cells as most."""
    widths: list[int] = []
    with suppress(csv.Error):
        for row in _rows(text, divider):
            if any(row):
                widths.append(len(row))
            if len(widths) == _SAMPLE:
                break
    if not widths:
        return 0, 0
    divided = [width for width in widths if width > 1]
    usual = Counter(divided).most_common(1)
    return len(divided) / len(widths), (usual[0][1] if usual else 0) / len(widths)
