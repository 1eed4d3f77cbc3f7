"""What reading a file of old ledgers comes to, before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import JsonValue

from records.attendance import AbsenceReason
from records.roles import Side


class RowReason(StrEnum):
    """Why a row is handed back; each has a text `old-row-<reason>`. The list is closed."""

    NO_DATE = "no_date"
    NO_TITLE = "no_title"
    AMBIGUOUS_DATE = "ambiguous_date"
    IMPOSSIBLE_DATE = "impossible_date"
    FUTURE_DATE = "future_date"
    BEFORE_PARTNERSHIP = "before_partnership"
    MISSING_FIELD = "missing_field"
    UNREADABLE_NUMBER = "unreadable_number"
    UNREADABLE_CELL = "unreadable_cell"
    UNKNOWN_KIND = "unknown_kind"
    CANCELLED = "cancelled"
    OTHER_PARTNERSHIP = "other_partnership"
    DUPLICATE_IN_FILE = "duplicate_in_file"
    ALREADY_IN_LEDGER = "already_in_ledger"
    SEVERAL_IN_ONE_CELL = "several_in_one_cell"
    TOTAL_ROW = "total_row"


class FileReason(StrEnum):
    """Why a file is not taken as a ledger; each has a text `old-file-<reason>`. The list is closed."""

    EMPTY = "empty"
    NOT_A_TABLE = "not_a_table"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"


class QuestionKind(StrEnum):
    """What can be asked about a file; each has a text `old-ask-<kind>`. The list is closed."""

    YEAR = "year"
    DATE_ORDER = "date_order"
    COLUMNS = "columns"
    KIND = "kind"
    UNIT = "unit"
    SIDE = "side"
    SHEET = "sheet"
    HIDDEN = "hidden"
    PARTNER = "partner"
    PERSON = "person"


@dataclass(frozen=True)
class LedgerQuestion:
    """Something about the file that nobody but a person can tell.

    `subject`: what of the file it is about, such as `科研项目/到账经费` or the name of a sheet; empty for the whole
    file. `column`: the heading of the column that it is about. `choices` are the answers that can be given; none means
    that any may be typed. `example`: a cell that makes it needed. Until it is `answered`, the rows that hang on it are
    among the rejected, or lack what hangs on it.
    """

    kind: QuestionKind
    subject: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""
    answered: bool = False
    column: str = ""


LedgerAnswers = Mapping[str, JsonValue]
"""Answers by the kind of question: `{"year": 2025, "unit": {"科研项目/到账经费": "万元"}, "date_order": "day_first"}`.

One value for the whole file, or values by the subject of the question.
"""


@dataclass(frozen=True)
class SideCounts:
    """What a table says of the attendance of a side: numbers as they are written, and names as far as there are any.

    `others`: how many were there beside those expected.
    """

    expected: int | None = None
    present: int | None = None
    absent: Mapping[str, AbsenceReason] = field(default_factory=dict)
    present_names: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    others: int | None = None


@dataclass(frozen=True)
class OldRecord:
    """An entry that can be imported.

    `answers` are those of the kind's form in the form in which it is submitted (`event_date` is `2025-03-05`, money in
    10,000 CNY, ids of branches and of roster entries); what the table doesn't say is not in it. `attendance` is in them
    only where all who were expected are known by name. `counterpart`: likewise the other side's part of the form.
    `counts`: attendance as it is written, by side; `None` where no side is told. `people`: names for the fields that
    take persons (`persons`, `guests`), also of those who are on no roster. `reporter`: the side that the table says has
    reported it. `sheet`, `row` (from 1) and `column` (a letter, where each column is an event) tell where it stands.
    """

    kind: str
    sheet: str
    row: int
    answers: Mapping[str, JsonValue]
    column: str | None = None
    counterpart: Mapping[str, JsonValue] | None = None
    counts: Mapping[Side | None, SideCounts] = field(default_factory=dict)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reporter: Side | None = None

    @property
    def event_date(self) -> date:
        """The day of the entry, without which there is none."""
        return date.fromisoformat(str(self.answers["event_date"]))

    @property
    def title(self) -> str:
        """The title of the entry, without which there is none."""
        return str(self.answers["title"])


@dataclass(frozen=True)
class RejectedRow:
    """A row that is handed back, why, and what it says.

    `about`: a field of the kind that the reason is about, where there is one; `other`: sheet and row of the entry that
    it repeats.
    """

    sheet: str
    row: int
    reason: RowReason
    cells: tuple[str, ...] = ()
    column: str | None = None
    about: str | None = None
    other: tuple[str, int] | None = None


@dataclass(frozen=True)
class ColumnMatch:
    """What a column of a table is taken for: a kind's field, or nothing where `field` is None."""

    sheet: str
    column: str
    heading: str
    kind: str
    field: str | None


@dataclass(frozen=True)
class DryRun:
    """What importing a file would do. `refused` is why the file as a whole is not taken; then there is nothing else."""

    records: tuple[OldRecord, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    asked: tuple[LedgerQuestion, ...] = ()
    refused: FileReason | None = None
    columns: tuple[ColumnMatch, ...] = ()
