"""Which columns a ledger has, derived from the declarations of its kinds, and what a record puts into them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.walk import widget_of
from handlers.conversation.widgets.widget import BoundField
from handlers.kit.texts import plain
from records.attendance import Attendance, Branch, RosterEntry
from records.form import Field, Form, fields_of, heading_of, option_label
from records.messages import Message, message
from records.participants import Participants
from records.questions import Attachments, Day, Moment, Number, ParticipantList, Question, RollCall, Text
from records.record import Family, Record
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership

Cell = str | int | float | date | time | None


@dataclass(frozen=True)
class LedgerLine:
    """A line of the ledger.

    `number` counts the lines; `confirmed_at` is the partnership's own time, without a zone.
    """

    number: int
    record: StoredRecord
    author: str
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None

    def answers_of(self, side: Side) -> Mapping[str, JsonValue]:
        """Return the answers of one side: the reporting side's own, or what the other side has filled in."""
        return self.record.answers if side is self.record.side else self.record.counterpart or {}


Read = Callable[[LedgerLine], Cell]
DATE, MOMENT, PERCENT, WHOLE, AMOUNT = "yyyy-mm-dd", "hh:mm", "0.0%", "#,##0", "#,##0.00##"


@dataclass
class Column:
    """A column of a ledger.

    `reads` is how each kind fills it: kinds of one ledger share the columns whose heading is the same. `shape` is the
    number format of a spreadsheet, None for text. `width` is in characters of a spreadsheet's standard font.
    """

    heading: str
    width: int
    shape: str | None = None
    reads: dict[str, Read] = field(default_factory=dict)

    def cell(self, entry: LedgerLine) -> Cell:
        """Return what the column says of a line; None where its kind has nothing there."""
        read = self.reads.get(entry.record.kind)
        return read(entry) if read else None


@dataclass(frozen=True)
class Reader:
    """Who reads the ledger: the language, what there is to name, and the sides whose reasons of absence are open.

    `follow_ups`: what was answered about records, by number, on whether what they tell of is still in use.
    """

    language: str
    partnership: Partnership
    branches: Mapping[Side, tuple[Branch, ...]]
    rosters: Mapping[Side, tuple[RosterEntry, ...]]
    open_sides: frozenset[Side]
    follow_ups: Mapping[int, Message] = field(default_factory=dict)

    def says(self, text: Message | str) -> str:
        """Return a text as the reader reads it, without markup."""
        return plain(self.language, text)

    def context(self, side: Side) -> Context:
        """Return what the answers of one side are shown with: its branches and all that its roster has had."""
        return Context(
            today=date.max,
            language=self.language,
            side=side,
            branches=self.branches[side],
            roster_on=lambda _day, _branches: self.rosters[side],
            render=self.says,
        )


def columns_of(family: Family, reader: Reader, *, names: Collection[str], states: bool) -> list[Column]:
    """Return the columns of a family's ledger.

    They are the numbers of line and record, what the record is about, the kinds' own fields, what all records have, and
    who reported and confirmed it. `names` are the kinds that there are records of, since a column that is empty all the
    way down is of no use to anybody. `states`: not all of the records are confirmed.
    """
    of_family = [kind for kind in KINDS.values() if kind.family == family]
    kinds = [kind for kind in of_family if kind.kind in names]
    several = len(of_family) > 1
    table = _Table(reader)
    for kind in kinds:
        table.add(kind, Message("export-number"), lambda entry: entry.number, 6, WHOLE)
        table.add(kind, Message("export-record"), lambda entry: entry.record.id, 8, "0")
        if several:
            table.add(kind, Message("filter-kind"), _always(reader.says(Message(heading_of(kind)))), 12)
    for wanted in (_FIRST, None, _LAST):
        for kind in kinds:
            for form_field in _fields(kind, wanted):
                label = _label(form_field, shared=several)
                for part in _parts(kind, form_field, label, reader):
                    table.add(kind, *part)
    for kind in kinds:
        if kind.followed_up and reader.follow_ups:
            table.add(kind, Message("follow-up-change"), _followed_up(reader), 30)
    for kind in kinds:
        for part in _passage(reader, states=states):
            table.add(kind, *part)
    return table.columns


def leading(family: Family) -> int:
    """Return how many columns say which record it is.

    These are its numbers, its kind where there are several, date and title.
    """
    return 2 + (sum(kind.family == family for kind in KINDS.values()) > 1) + len(_FIRST)


def _followed_up(reader: Reader) -> Read:
    texts = {number: reader.says(answers) for number, answers in reader.follow_ups.items()}
    return lambda entry: texts.get(entry.record.id)


def _always(text: str) -> Read:
    return lambda _entry: text


class _Table:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.columns: list[Column] = []

    def add(self, kind: type[Record], heading: Message, read: Read, width: int, shape: str | None = None) -> None:
        """Where two things of one kind are called the same, each has a column."""
        text = self._reader.says(heading)
        alike = (column for column in self.columns if column.heading == text and kind.kind not in column.reads)
        column = next(alike, None)
        if column is None:
            column = Column(text, width, shape)
            self.columns.append(column)
        column.reads[kind.kind] = read


_FIRST = ("event_date", "title")
_LAST = ("mode", "narrative", "evidence")
KindColumn = tuple[Message, Read, int, str | None]


def _fields(kind: type[Record], wanted: Sequence[str] | None) -> list[Field]:
    """Return the fields of these names in this order, or all the others in the order in which they are asked."""
    fields = {field.name: field for field in fields_of(kind)}
    if wanted is not None:
        return [fields[name] for name in wanted]
    return [field for name, field in fields.items() if name not in (*_FIRST, *_LAST)]


def _label(field: Field, *, shared: bool) -> Message:
    """Return what a column is called: where several kinds share it, what all records call it."""
    general = next((known for known in fields_of(Record) if known.name == field.name), None)
    return general.label if general and shared else field.label


def _parts(kind: type[Record], field: Field, label: Message, reader: Reader) -> Iterator[KindColumn]:
    """Yield the columns of one field.

    They are several where the question asks for more than one thing, or asks both sides.
    """
    form = kind.counterpart
    asked_of_both = form is not None and any(other.name == field.name for other in fields_of(form))
    if isinstance(field.question, RollCall):
        yield from _attendance(field, reader)
    elif asked_of_both:
        for side in Side:
            of_side = message("export-of-side", side=option_label(side), label=label)
            yield of_side, _shown(kind, field, reader, side), _width(field), None
    elif isinstance(field.question, ParticipantList):
        yield label, _shown(kind, field, reader), 30, None
        yield Message("export-headcount"), _headcount(field), 8, WHOLE
    else:
        yield _with_unit(field, label), *_simple(kind, field, reader)


def _simple(kind: type[Record], field: Field, reader: Reader) -> tuple[Read, int, str | None]:
    match field.question:
        case Day():
            return lambda entry: _day(entry.record.answers.get(field.name)), 12, DATE
        case Moment():
            return lambda entry: _moment(entry.record.answers.get(field.name)), 9, MOMENT
        case Number(decimals=decimals):
            return lambda entry: _number(entry.record.answers.get(field.name)), 12, AMOUNT if decimals else WHOLE
    return _shown(kind, field, reader), _width(field), None


def _with_unit(field: Field, label: Message) -> Message:
    unit = getattr(field.question, "unit", None)
    return message("export-with-unit", label=label, unit=Message(f"unit-{unit}")) if unit else label


def _width(field: Field) -> int:
    match field.question:
        case Text(multiline=True):
            return 50
        case Text(maximum=maximum):
            return 28 if maximum > 60 else 18
        case Attachments():
            return 24
    return 16


def _shown(form: type[Form], field: Field, reader: Reader, of: Side | None = None) -> Read:
    """Return how a field is told, which is as on the record's card.

    `of` is the side that is asked, where it is not the reporting one.
    """
    contexts = {side: reader.context(side) for side in Side}

    def read(entry: LedgerLine) -> Cell:
        side = of or entry.record.side
        answers = entry.answers_of(side)
        if answers.get(field.name) in (None, [], ""):
            return None
        bound: BoundField[Question] = BoundField(form, field, answers, {}, contexts[side])
        return reader.says(widget_of(field).describe(bound))

    return read


def _day(answer: JsonValue) -> date | None:
    return date.fromisoformat(answer) if isinstance(answer, str) else None


def _moment(answer: JsonValue) -> time | None:
    return time.fromisoformat(answer) if isinstance(answer, str) else None


def _number(answer: JsonValue) -> int | float | None:
    return answer if isinstance(answer, int | float) else None


def _headcount(field: Field) -> Read:
    return lambda entry: Participants.model_validate(entry.record.answers[field.name]).count


def _attendance(field: Field, reader: Reader) -> Iterator[KindColumn]:
    """Yield the numbers of both sides together and of each.

    Who was away and why stands there only where the reader may know it.
    """
    members = {side: {entry.id for entry in reader.rosters[side] if entry.party_member} for side in Side}
    names = {side: {entry.id: entry.name for entry in reader.rosters[side]} for side in Side}

    def given(entry: LedgerLine, side: Side) -> Attendance | None:
        answer = entry.answers_of(side).get(field.name)
        return None if answer is None else Attendance.model_validate(answer)

    def counts(entry: LedgerLine, sides: Sequence[Side]) -> tuple[int, int] | None:
        """Present and expected; None as long as no side has told."""
        known = [(side, attendance) for side in sides if (attendance := given(entry, side)) is not None]
        present = sum(len(members[side] & set(attendance.present)) for side, attendance in known)
        return (present, present + sum(len(attendance.absent) for _, attendance in known)) if known else None

    def numbers(sides: Sequence[Side]) -> Iterator[tuple[str, Read, int, str | None]]:
        yield "expected", lambda entry: pair[1] if (pair := counts(entry, sides)) else None, 8, WHOLE
        yield "present", lambda entry: pair[0] if (pair := counts(entry, sides)) else None, 8, WHOLE
        yield "rate", lambda entry: _rate(counts(entry, sides)), 9, PERCENT

    def absent(side: Side) -> Read:
        def read(entry: LedgerLine) -> Cell:
            attendance = given(entry, side)
            away = tuple(
                message("attendance-absence", name=names[side].get(person, f"#{person}"), reason=option_label(reason))
                for person, reason in (attendance.absent if attendance else {}).items()
            )
            return reader.says(message("form-list", items=away)) if away else None

        return read

    def others(side: Side) -> Read:
        def read(entry: LedgerLine) -> Cell:
            attendance = given(entry, side)
            return len(attendance.others) + len(set(attendance.present) - members[side]) if attendance else None

        return read

    for name, read, width, shape in numbers(tuple(Side)):
        yield Message(f"export-{name}"), read, width, shape
    for side in Side:
        for name, read, width, shape in numbers([side]):
            yield _of(side, name), read, width, shape
        yield _of(side, "others"), others(side), 8, WHOLE
        if side in reader.open_sides:
            yield _of(side, "absent"), absent(side), 24, None


def _of(side: Side, name: str) -> Message:
    return message("export-of-side", side=option_label(side), label=Message(f"export-{name}"))


def _rate(counts: tuple[int, int] | None) -> float | None:
    return counts[0] / counts[1] if counts and counts[1] else None


def _passage(reader: Reader, *, states: bool) -> Iterator[KindColumn]:
    """Yield who reported it, who confirmed it and when, and what else is known of it."""
    partnership, yes = reader.partnership, reader.says(Message("form-yes"))
    yield Message("export-reporter"), lambda entry: partnership.organisation(entry.record.side).name, 24, None
    yield Message("export-author"), lambda entry: entry.author, 12, None
    yield Message("export-confirmer"), lambda entry: entry.confirmed_by, 12, None
    yield Message("export-confirmed-on"), lambda entry: entry.confirmed_at and entry.confirmed_at.date(), 12, DATE
    yield Message("filter-good-practice"), lambda entry: yes if entry.record.good_practice else None, 10, None
    if states:
        yield (
            Message("filter-state"),
            lambda entry: reader.says(Message(f"state-{kebab(entry.record.state)}")),
            12,
            None,
        )
