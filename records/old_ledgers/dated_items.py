"""Takes cells apart that tell several activities, each behind its own day: 3月5日，义诊；3月20日，座谈."""

import re
import unicodedata
from typing import NamedTuple

from records.old_ledgers.days import WrittenDay, read_day
from records.old_ledgers.tables import CellForm
from records.text import clean

_BETWEEN = re.compile(r"[\n;；]|。(?=\s*\S)")
_NUMBER = re.compile(r"^\s*(?:[(（]?\d{1,2}[、.．)）]|[①-⑳])\s*(?=\d{1,2}\s*月|20\d{2}|\d{1,2}[./]\d)")
_END_OF_DAY = re.compile(r"[,，:：、\s]|(?<=[日号])(?=\D)")
_TELLS_DAY = re.compile(
    r"\d\s*月\s*\d|\d\s*[日号]|\d[./]\d|\d-\d{1,2}-\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)


class DatedItem(NamedTuple):
    """An activity of a cell, and the day that stands before it."""

    day: WrittenDay
    title: str


def dated_items(cell: str) -> list[DatedItem]:
    """Return the activities of a cell; none unless each of them stands behind a day."""
    parts = [part for part in _BETWEEN.split(cell) if part.strip(" 。.;；")]
    items = [item for part in parts if (item := _dated(part)) is not None]
    return items if len(items) == len(parts) else []


def _dated(part: str) -> DatedItem | None:
    said = _NUMBER.sub("", part.strip())
    for end in _END_OF_DAY.finditer(said):
        day, title = said[: end.start()], said[end.end() :].strip(" ,，:：、。.;；-—–")
        if not _TELLS_DAY.search(unicodedata.normalize("NFKC", day)):
            continue
        written = read_day(day, CellForm.TEXT)
        if isinstance(written, WrittenDay) and written.day is not None and len(title) > 1:
            return DatedItem(written, clean(title))
    return None
