"""What is known of a file of old ledgers before it is understood: its tables, cell by cell, as they were written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

CellRow = tuple[str, ...]


class CellForm(StrEnum):
    """How a cell keeps what it says: one letter, so that those of a row are a short text."""

    TEXT = "t"
    NUMBER = "n"
    PERCENT = "p"  # a number that is shown as a share of 100
    DAY = "d"
    TIME = "h"
    ERROR = "e"
    FORMULA = "f"  # without a value that was kept
    COVERED = "c"  # by a cell to its left that reaches over it
    BELOW = "b"  # by a cell above it that reaches over it, whose value it says


_BY_LETTER = {form.value: form for form in CellForm}


@dataclass(frozen=True)
class LedgerTable:
    """One table of a file: a sheet, a table of a document, or a whole CSV file.

    `name` is the sheet's, or the number of a table in a document. `rows` are at their own places, empty ones too; the
    first is row 1. `forms`: for each row a letter of `CellForm` for each cell; what is lacking is text. `links`:
    addresses behind cells, by row and column from 0. `above`: the text that stands above a table of a document.
    `from_1904`: days without their form are counted from 1904.
    """

    name: str
    rows: tuple[CellRow, ...]
    forms: tuple[str, ...] = ()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    above: str = ""
    from_1904: bool = False

    def form(self, row: int, column: int) -> CellForm:
        """Return how a cell is kept, by row and column from 0."""
        letters = self.forms[row] if row < len(self.forms) else ""
        return _BY_LETTER[letters[column]] if column < len(letters) else CellForm.TEXT


@dataclass(frozen=True)
class LedgerFile:
    """A file of old ledgers: its name as it was sent, and its visible tables in their order."""

    name: str
    tables: tuple[LedgerTable, ...]
