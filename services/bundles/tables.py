"""The tables of a bundle as data: what each column is called, what it holds, and the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from records.form import option_label
from records.messages import Message

BundleCell = str | int | float | bool | date | None


class ColumnType(StrEnum):
    """The types of Table Schema that bundles use."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"
    CLOCK = "time"
    YES_NO = "boolean"


@dataclass(frozen=True)
class BundleColumn:
    """One column. `choices`: what may stand in it, each with its text; `unit`: the text of its unit."""

    name: str
    type: ColumnType
    label: Message
    unit: Message | None = None
    choices: Mapping[str, Message] | None = None


@dataclass(frozen=True)
class BundleTable:
    """One table, in an order of its own. A column that is empty all the way down is left out by `compact`."""

    name: str
    label: Message
    columns: Sequence[BundleColumn]
    rows: Sequence[Sequence[BundleCell]]

    @property
    def path(self) -> str:
        """The place of its CSV file in the bundle."""
        return f"data/{self.name}.csv"


def column(name: str, kind: ColumnType, choices: type[StrEnum] | None = None) -> BundleColumn:
    """Return a column that is called as all bundles call it."""
    options = None if choices is None else {option.value: option_label(option) for option in choices}
    return BundleColumn(name, kind, Message(f"bundle-{name.replace('_', '-')}"), choices=options)


def written(value: BundleCell) -> str:
    """Return a cell as CSV has it: numbers so that they are read back as the very same."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return repr(value)
        case date():
            return value.isoformat()
    return str(value)


def read(kind: ColumnType, text: str) -> BundleCell:
    """Return the value of a cell; None of an empty one. Raises ValueError on what the type does not allow."""
    if text == "":
        return None
    match kind:
        case ColumnType.WHOLE:
            return int(text)
        case ColumnType.NUMBER:
            return float(text)
        case ColumnType.DAY:
            return date.fromisoformat(text)
        case ColumnType.YES_NO:
            return {"true": True, "false": False}[text] if text in ("true", "false") else _refused(text)
    return text


def _refused(text: str) -> bool:
    raise ValueError(f"{text} must be true or false")
