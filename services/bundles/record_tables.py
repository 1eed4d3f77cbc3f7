"""A table for each kind of record, derived from its declaration: what was chosen, counted and dated, and no words.

Whatever somebody wrote could name somebody. So free texts, names of people and files are left out; of lists of people
stands how many they were, and of numbers by which things are found elsewhere (contracts, ISBN) a pseudonym.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from records.attendance import Attendance
from records.form import Field, fields_of, heading_of, option_label
from records.messages import Message, message
from records.participants import Participants
from records.questions import (
    Attachments,
    Choice,
    Day,
    Moment,
    Number,
    ParticipantList,
    PeopleNames,
    Reference,
    RollCall,
    YesNo,
)
from records.record import Record, plain_key
from records.registry import KINDS
from records.roles import Side
from services.bundles.disguise import thing
from services.bundles.pseudonyms import Pseudonyms
from services.bundles.tables import BundleCell, BundleColumn, BundleTable, ColumnType, column
from storage.ledger.record_rows import StoredRecord

_ATTENDANCE = ("present", "absent", "others")


@dataclass(frozen=True)
class ListedRecord:
    """A record of which something is in the bundle, with its number there and the pseudonym of its partnership."""

    number: int
    partnership: str
    record: StoredRecord

    def answers_of(self, side: Side) -> Mapping[str, object]:
        """Return the answers of one side."""
        return self.record.answers if side is self.record.side else self.record.counterpart or {}


_Cell = Callable[[ListedRecord], BundleCell]
_Filled = tuple[BundleColumn, _Cell]


def tables_of_records(listed: Iterable[ListedRecord], pseudonyms: Pseudonyms) -> Iterator[BundleTable]:
    """Yield the table of each kind that there are records of."""
    by_kind: dict[str, list[ListedRecord]] = {name: [] for name in KINDS}
    for line in listed:
        by_kind[line.record.kind].append(line)
    for name, lines in by_kind.items():
        if lines:
            kind = KINDS[name]
            columns = [*_of_all(kind, pseudonyms), *_of_kind(kind, pseudonyms)]
            rows = [[cell(line) for _, cell in columns] for line in lines]
            yield BundleTable(name, Message(heading_of(kind)), [declared for declared, _ in columns], rows)


def _of_all(kind: type[Record], pseudonyms: Pseudonyms) -> Iterator[_Filled]:
    yield column("record", ColumnType.WHOLE), lambda line: line.number
    yield column("partnership", ColumnType.TEXT), lambda line: line.partnership
    yield column("side", ColumnType.TEXT, Side), lambda line: line.record.side.value
    yield column("good_practice", ColumnType.YES_NO), lambda line: line.record.good_practice
    if kind.natural_key is not None:
        yield column("thing", ColumnType.TEXT), lambda line: _key(line.record.read().key(), pseudonyms)


def _key(key: str | None, pseudonyms: Pseudonyms) -> str | None:
    return None if key is None else thing(pseudonyms, key)


def _of_kind(kind: type[Record], pseudonyms: Pseudonyms) -> Iterator[_Filled]:
    for field in fields_of(kind):
        if isinstance(field.question, RollCall):
            for side in Side:
                yield from _attendance(field, side)
        elif isinstance(field.question, Reference):
            yield _labelled(field, ColumnType.TEXT), _reference(field, field.question.kind, pseudonyms)
        else:
            yield from _simple(field)


def _simple(field: Field) -> Iterator[_Filled]:
    """Yield the column of a field that says nothing in words; none of one that does."""

    def answer(line: ListedRecord) -> object:
        return line.record.answers.get(field.name)

    match field.question:
        case Day():
            yield _labelled(field, ColumnType.DAY), lambda line: _day(answer(line))
        case Number(decimals=decimals):
            kind = ColumnType.NUMBER if decimals else ColumnType.WHOLE
            yield _labelled(field, kind), lambda line: _number(answer(line), decimals)
        case Moment():
            yield _labelled(field, ColumnType.CLOCK), lambda line: _text(answer(line))
        case YesNo():
            yield _labelled(field, ColumnType.YES_NO), lambda line: _yes_no(answer(line))
        case Choice() if field.options is not None:
            yield _labelled(field, ColumnType.TEXT), lambda line: _text(answer(line))
        case Attachments() | PeopleNames():
            yield _counted(field), lambda line: len(items) if isinstance(items := answer(line), list) else 0
        case ParticipantList():
            yield _counted(field), lambda line: _people(answer(line))


def _labelled(field: Field, kind: ColumnType) -> BundleColumn:
    unit = getattr(field.question, "unit", None)
    choices = None if field.options is None else {option.value: option_label(option) for option in field.options}
    return BundleColumn(field.name, kind, field.label, Message(f"unit-{unit}") if unit else None, choices)


def _counted(field: Field) -> BundleColumn:
    return BundleColumn(f"{field.name}_count", ColumnType.WHOLE, message("bundle-how-many", label=field.label))


def _day(answer: object) -> date | None:
    return date.fromisoformat(answer) if isinstance(answer, str) else None


def _number(answer: object, decimals: int) -> BundleCell:
    if not isinstance(answer, int | float):
        return None
    return float(answer) if decimals else int(answer)


def _yes_no(answer: object) -> bool | None:
    return answer if isinstance(answer, bool) else None


def _text(answer: object) -> str | None:
    return answer if isinstance(answer, str) else None


def _people(answer: object) -> int | None:
    return None if answer is None else Participants.model_validate(answer).count


def _reference(field: Field, kind: str, pseudonyms: Pseudonyms) -> _Cell:
    def cell(line: ListedRecord) -> BundleCell:
        number = line.record.answers.get(field.name)
        return thing(pseudonyms, plain_key(kind, number)) if isinstance(number, str) and number else None

    return cell


def _attendance(field: Field, side: Side) -> Iterator[_Filled]:
    def given(line: ListedRecord) -> Attendance | None:
        answer = line.answers_of(side).get(field.name)
        return None if answer is None else Attendance.model_validate(answer)

    def number(name: str) -> _Cell:
        return lambda line: None if (attendance := given(line)) is None else len(getattr(attendance, name))

    for name in _ATTENDANCE:
        of_side = BundleColumn(
            f"{side}_{name}",
            ColumnType.WHOLE,
            message("bundle-of-side", side=option_label(side), label=Message(f"bundle-{name}")),
        )
        yield of_side, number(name)
