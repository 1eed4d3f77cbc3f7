"""What a file holds, once it has been read: sheets of text, or running text; and why one cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from records.old_ledgers.tables import CellForm
from records.text import clean

LARGEST = 5 * 1024 * 1024  # bytes of a list
LARGEST_DOCUMENT = 20 * 1024 * 1024  # bytes of a report, which is what Telegram hands out
MOST_LINES = 2000  # rows of a sheet that hold something
MOST_COLUMNS = 40
MOST_SHEETS = 50
LONGEST_CELL = 300  # characters
_EMPTY_LINES = 20_000  # rows without content that are passed over before it is given up
_MOST_CHARACTERS = 4_000_000  # of all sheets together

Row = tuple[str, ...]


class Merge(NamedTuple):
    """Cells that are one: the first column, the first and the last row, and how many columns, from 0."""

    column: int
    first: int
    last: int
    width: int = 1


@dataclass(frozen=True)
class Limits:
    """How much of a file is read: rows of a sheet that hold something, columns, characters of a cell.

    `whole`: also what only old ledgers need, which are the lines of a cell, what stands above a table, and cells that
    are merged over rows and columns at once.
    """

    lines: int
    columns: int
    cell: int
    whole: bool = False


LISTS = Limits(MOST_LINES, MOST_COLUMNS, LONGEST_CELL)
LEDGERS = Limits(lines=12_000, columns=120, cell=4_000, whole=True)


class Reason(StrEnum):
    """Why a file cannot be read; each has a text `document-<reason>`, and those that concern lists `table-<reason>`."""

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
    TABLE = "table"
    SCAN = "scan"


class Unreadable(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def check_size(size: int) -> None:
    """Raise Unreadable where the file need not even be fetched."""
    if size > LARGEST:
        raise Unreadable(Reason.TOO_LARGE)


@dataclass(frozen=True)
class FileText:
    """What a report says, its lines divided by line feeds; `cut` where it said more than is kept."""

    text: str
    cut: bool = False


@dataclass
class Sheet:
    """One table of a file, its rows each at its own place, empty ones too.

    `too_long`: there were more rows, which were not read. `forms`, `links`, `above` and `from_1904` are what
    `LedgerTable` says of them.
    """

    name: str
    rows: list[Row] = field(default_factory=list)
    too_long: bool = False
    limits: Limits = LISTS
    forms: list[str] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    above: str = ""
    from_1904: bool = False
    _filled: int = 0

    def add(self, values: Iterable[str], forms: str = "") -> bool:
        """Add the next row; return False, and add nothing, where the sheet is too long."""
        row = tuple(values)[: self.limits.columns]
        self._filled += any(row)
        if self._filled > self.limits.lines or len(self.rows) > _EMPTY_LINES:
            self.too_long = True
            return False
        self.rows.append(row)
        self.forms.append(forms)
        return True

    def text(self, value: str) -> str:
        """Return a text as one would type it into a cell, cut where it is longer than any that is read."""
        return cell_text(value, self.limits)

    def fill_down(self, merges: Iterable[Merge]) -> None:
        """Say the value of a cell that reaches over several rows in each of them."""
        last_rows: dict[int, dict[int, int]] = {}
        for merge in merges:
            if merge.width > 1 and merge.first < len(self.rows):
                self._cover(merge)
            if merge.width == 1 or self.limits.whole:
                starts = last_rows.setdefault(merge.column, {})
                starts[merge.first] = max(merge.last, starts.get(merge.first, 0))
        for column, starts in last_rows.items():
            value, form, until = "", "", -1
            for at, row in enumerate(self.rows):
                if at in starts:
                    value, until = row[column] if column < len(row) else "", starts[at]
                    form = self.forms[at][column : column + 1]
                elif at <= until:
                    padded = row + ("",) * (column + 1 - len(row))
                    self.rows[at] = (*padded[:column], value, *padded[column + 1 :])
                    kept = form if form in (CellForm.ERROR, CellForm.FORMULA, CellForm.NUMBER) else CellForm.BELOW
                    self._mark(at, column, kept)

    def _cover(self, merge: Merge) -> None:
        """Note of the first row of a merge which cells the one at its left reaches over."""
        for at in range(merge.first, min(merge.last + 1, len(self.rows))) if self.limits.whole else ():
            for column in range(merge.column + 1, min(merge.column + merge.width, self.limits.columns)):
                self._mark(at, column, CellForm.COVERED)

    def _mark(self, at: int, column: int, form: str) -> None:
        forms = self.forms[at].ljust(column, CellForm.TEXT)
        self.forms[at] = forms[:column] + form + forms[column + 1 :]


def cell_text(value: str, limits: Limits = LISTS) -> str:
    """Return a text as one would type it into a cell, cut where it is longer than any that is read."""
    return clean(value[: limits.cell + 1], multiline=limits.whole)[: limits.cell]


def finished(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the sheets that hold something, their rows up to the last that does, all as long as the longest.

    Raise Unreadable where none does, or all hold more than anybody could look through.
    """
    kept = []
    characters = 0
    for sheet in sheets[:MOST_SHEETS]:
        while sheet.rows and not any(sheet.rows[-1]):
            sheet.rows.pop()
        del sheet.forms[len(sheet.rows) :]
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
