"""Fits a sheet to what stands in it: columns that are empty all the way down are hidden, widths follow contents.

They are there, since a file of ours that comes back is known by its columns.

That is known only once all rows have come, so that they wait in a file meanwhile: a ledger may have a million.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, time
from math import ceil
from typing import IO

from handlers.exports.columns import Cell
from handlers.exports.sheet import ExportSheet, Heading

NARROWEST, BROADEST = 8, 40  # characters of a column
LINE, TALLEST = 14.0, 400.0  # points of a line, and of a row at most, by the limits of spreadsheets
_IN_MEMORY = 4_000_000  # bytes of rows


@dataclass(frozen=True)
class FittedSheet:
    """A sheet whose columns are as wide as their contents ask for."""

    sheet: ExportSheet

    def height_of(self, row: Sequence[Cell]) -> float:
        """Return how tall a row must be for its longest text, in points."""
        lines = (
            sum(max(1, ceil(_width(line) / (heading.width - 1))) for line in cell.splitlines() or [""])
            for heading, cell in zip(self.sheet.headings, row, strict=True)
            if isinstance(cell, str)
        )
        return min(TALLEST, LINE * max(lines, default=1) + 3)


@contextmanager
def fitted(sheet: ExportSheet) -> Iterator[FittedSheet]:
    """Go through the rows once, and give the sheet that is to be written."""
    widths = [0] * len(sheet.headings)
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as waiting:
        count = 0
        for row in sheet.rows:
            pickle.dump(list(row), waiting, pickle.HIGHEST_PROTOCOL)
            count += 1
            for place, cell in enumerate(row):
                widths[place] = max(widths[place], _room_for(cell))
        waiting.seek(0)
        stay = sheet.to_fill or not count
        headings = [
            _fitted(heading, width, hidden=not (width or place < sheet.leading or stay))
            for place, (heading, width) in enumerate(zip(sheet.headings, widths, strict=True))
        ]
        yield FittedSheet(replace(sheet, headings=headings, rows=_again(waiting, count)))


def _again(waiting: IO[bytes], count: int) -> Iterator[list[Cell]]:
    """Yield the rows that wait: what this process itself has written a moment ago."""
    for _ in range(count):
        row: list[Cell] = pickle.load(waiting)  # our own
        yield row


def _fitted(heading: Heading, contents: int, *, hidden: bool) -> Heading:
    words = max((_width(word) for word in heading.text.split()), default=0)
    wanted = max(contents, min(words, heading.width), min(_width(heading.text), 2 * NARROWEST))
    return replace(heading, width=min(BROADEST, max(NARROWEST, wanted + 2)), hidden=hidden)


def _room_for(cell: Cell) -> int:
    match cell:
        case None | "":
            return 0
        case str():
            return max(map(_width, cell.splitlines()), default=0)
        case date():
            return len("2026-12-05")
        case time():
            return len("14:30")
    return len(f"{cell:,.2f}") if isinstance(cell, float) else len(f"{cell:,}")


def _width(text: str) -> int:
    """Return how wide a text is, in half-width characters."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
