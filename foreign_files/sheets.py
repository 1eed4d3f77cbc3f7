"""What a file holds, once it has been read: sheets of text; and why one cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from records.text import clean

LARGEST = 5 * 1024 * 1024  # bytes of a file
MOST_LINES = 2000  # rows of a sheet that hold something
MOST_COLUMNS = 40
MOST_SHEETS = 50
LONGEST_CELL = 300  # characters
_EMPTY_LINES = 20_000  # rows without content that are passed over before it is given up
_MOST_CHARACTERS = 4_000_000  # of all sheets together

Row = tuple[str, ...]
Merge = tuple[int, int, int]  # column, first row and last row, from 0


class Reason(StrEnum):
    """Why a file cannot be read; each has a text `table-<reason>`."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    TOO_LONG = "too-long"
    TOO_HEAVY = "too-heavy"
    NOT_READ = "not-read"
    ENCRYPTED = "encrypted"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    OLD_WORD = "old-word"
    NONE_WITHIN = "none-within"


class Unreadable(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def check_size(size: int) -> None:
    """Raise Unreadable where the file need not even be fetched."""
    if size > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)


@dataclass
class Sheet:
    """One table of a file, its rows each at its own place, empty ones too.

    `too_long`: there were more rows, which were not read.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    too_long: bool = False
    _filled: int = 0

    def add(self, values: Iterable[str]) -> bool:
        """Add the next row; return False, and add nothing, where the sheet is too long."""
        row = tuple(values)[:MOST_COLUMNS]
        self._filled += any(row)
        if self._filled > MOST_LINES or len(self.rows) > _EMPTY_LINES:
            self.too_long = True
            return False
        self.rows.append(row)
        return True

    def fill_down(self, merges: Iterable[Merge]) -> None:
        """Say the value of a cell that reaches over several rows in each of them."""
        last_rows: dict[int, dict[int, int]] = {}
        for column, first, last in merges:
            starts = last_rows.setdefault(column, {})
            starts[first] = max(last, starts.get(first, 0))
        for column, starts in last_rows.items():
            value, until = "", -1
            for at, row in enumerate(self.rows):
                if at in starts:
                    value, until = row[column] if column < len(row) else "", starts[at]
                elif at <= until:
                    padded = row + ("",) * (column + 1 - len(row))
                    self.rows[at] = (*padded[:column], value, *padded[column + 1 :])


def cell_text(value: str) -> str:
    """Return a text as one would type it into a cell, cut where it is longer than any that is read."""
    return clean(value[: LONGEST_CELL + 1])[:LONGEST_CELL]


def finished(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets that hold something, their rows up to the last that does, all as long as the longest.

    Raise Unreadable where none does, or all hold more than anybody could look through.
    """
    kept = []
    characters = 0
    for sheet in sheets[:MOST_SHEETS]:
        while sheet.rows and not any(sheet.rows[-1]):
            sheet.rows.pop()
        if not sheet.rows:
            if sheet.too_long:
                raise Unreadable(Reason.TOO_LONG)
            continue
        width = max(len(row) for row in sheet.rows)
        sheet.rows = [(*row, *[""] * (width - len(row))) for row in sheet.rows]
        characters += sum(len(cell) for row in sheet.rows for cell in row)
        if characters > _MOST_CHARACTERS:
            raise Unreadable(Reason.TOO_LONG)
        kept.append(sheet)
    if not kept:
        raise Unreadable(Reason.EMPTY)
    return kept
