"""Own outlets as people paste them: a name a line, with titles, totals and notes around them."""

import re

from records.reading.table_rows import PassedRow, is_note, is_total
from records.text import clean

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.、)）]|[-*•])\s*")
_TITLE = re.compile(r"[:：]$|(?:名单|清单|一览表?|名录|\blist)$", re.IGNORECASE)


def outlet_names(text: str) -> tuple[list[str], list[PassedRow]]:
    """Return the names that a list has, without their numbering, and the lines that are none of them."""
    names: list[str] = []
    passed: list[PassedRow] = []
    for number, line in enumerate(text.splitlines(), 1):
        name = clean(_NUMBERING.sub("", line))
        if name and (is_total([name]) or is_note([name]) or _TITLE.search(name)):
            passed.append(PassedRow(number, name))
        elif name:
            names.append(name)
    return names, passed
