"""Declare what an organisation's own form is for, and what is read of its file: placeholders, and what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class TemplatePurpose(StrEnum):
    """What a form is filled for; each has a text `template-purpose-<purpose>`. It only grows at the end."""

    RESULT = "result"
    RECORD = "record"
    LEDGER = "ledger"


class TemplateFormat(StrEnum):
    """The kinds of file that a form can be, by their endings."""

    WORD = "docx"
    WORKBOOK = "xlsx"


class TemplateState(StrEnum):
    """Where a form stands: its file waits to be read, it can be filled, it was refused, or it is not used any more."""

    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"
    RETIRED = "retired"


class TemplateProblem(StrEnum):
    """What is wrong with a form; each has a text `template-problem-<problem>`."""

    UNKNOWN = "unknown"  # a placeholder that there is not
    CODE = "code"  # more than placeholders and simple loops
    BROKEN = "broken"  # braces that nothing closes
    FULL_WIDTH = "full-width"  # braces as Chinese keyboards write them
    NO_ROW = "no-row"  # what there are several of, outside a row of a table
    TWO_LISTS = "two-lists"  # placeholders of two lists in one row
    LOOP = "loop"  # a loop that does not end, or ends where none began
    NONE = "none"  # no placeholder at all
    MACROS = "macros"
    LINKS = "links"  # what is fetched from elsewhere
    EMBEDDED = "embedded"  # another file or program within
    FIELDS = "fields"  # a field of Word that fetches or runs something
    FORMULA = "formula"  # a formula that does more than calculate
    TOO_LARGE = "too-large"
    NOT_A_FORM = "not-a-form"  # neither DOCX nor XLSX, or broken


@dataclass(frozen=True)
class TemplatePlace:
    """Where in a file something stands, counted from 1.

    `part` is `body`, `header`, `footer`, `footnotes` or `sheet`; `table` and `row` are 0 outside tables; of a sheet
    `name` is what it is called and `cell` which cell of it, or none for its header and footer.
    """

    part: str = "body"
    paragraph: int = 0
    table: int = 0
    row: int = 0
    name: str = ""
    cell: str = ""


@dataclass(frozen=True)
class PlaceholderUse:
    """A placeholder in a form: what is written, its name, and of which list it is where there are several of it."""

    text: str
    place: TemplatePlace
    name: str
    of_list: str = ""


@dataclass(frozen=True)
class TemplateFault:
    """What is wrong in a form, what is written there, and where that is; `meant` is what the name may have been."""

    problem: TemplateProblem
    text: str = ""
    place: TemplatePlace | None = None
    meant: str = ""


@dataclass(frozen=True)
class TemplateReading:
    """What was read of a form's file."""

    format: TemplateFormat
    uses: Sequence[PlaceholderUse] = ()
    faults: Sequence[TemplateFault] = ()
    loops: Sequence[PlaceholderUse] = ()


@dataclass(frozen=True)
class PlaceholderValue:
    """What is put in place of a placeholder: as a value where a cell can hold one, else as a text.

    `shape` is a spreadsheet's number format, None for text.
    """

    value: str | int | float | date | time | None = None
    text: str = ""
    shape: str | None = None


FormValues = Mapping[str, PlaceholderValue | Sequence[Mapping[str, PlaceholderValue]]]
