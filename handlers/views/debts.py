"""What somebody owes, as lines and buttons: shared by /todo, reminders and digests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.conversation.draft_screen import title_of
from handlers.kit.replies import Button, Line, Screen
from handlers.views.event_cards import event_button, event_line, outcome_rows
from handlers.views.ratings import round_button, round_line
from handlers.views.record_cards import record_button, record_line
from handlers.views.rectifications import rectification_button, rectification_line
from handlers.views.surveys import survey_button, survey_line
from records.messages import Message, message
from records.roles import Role, Side
from records.states import State
from services.clock.closing import Closing
from services.clock.debts import Debt, DebtKind
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.chat.drafts import Draft
from storage.chat.outbox import REMINDER
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Partnership, Person

MOST = 8  # of a kind


@dataclass(frozen=True)
class Shown:
    lines: Sequence[Line]
    rows: Sequence[Sequence[Button]]


@dataclass(frozen=True)
class Reading:
    """In which language somebody reads, and when."""

    work: UnitOfWork
    language: str
    now: datetime


def _draft(reading: Reading, debt: Debt) -> Shown:
    assert isinstance(debt.subject, Draft)
    title = title_of(reading.work, debt.subject)
    return Shown([], [[Button(message("todo-draft", form=title), f"go:{debt.subject.id}")]])


def _event(reading: Reading, debt: Debt) -> Shown:
    """What became of it is one tap here, too."""
    event = debt.subject
    assert isinstance(event, Event)
    partnership = directory.partnership(reading.work, event.partnership_id)
    complete = debt.kind is DebtKind.COMPLETE
    rows = outcome_rows(event, named=True) if complete else [[event_button(event, partnership)]]
    return Shown([_whose_turn(debt, event_line(event, partnership), partnership, event.side)], rows)


def _record(reading: Reading, debt: Debt) -> Shown:
    assert isinstance(debt.subject, StoredRecord)
    record = debt.subject
    line = record_line(record, waiting=True, yours=debt.kind is DebtKind.WAITING)
    partnership = directory.partnership(reading.work, record.partnership_id)
    side = record.side.other if record.state in (State.WAITING_OTHER, State.WITHDRAWING) else record.side
    return Shown([_whose_turn(debt, line, partnership, side)], [[record_button(record)]])


def _whose_turn(debt: Debt, line: Message, partnership: Partnership, side: Side) -> Message:
    """An admin reads who has not answered."""
    if debt.kind is not DebtKind.OVERDUE:
        return line
    return message("todo-overdue-line", line=line, whom=partnership.organisation(side).name)


def _closing(reading: Reading, debt: Debt) -> Shown:
    found = debt.subject
    assert isinstance(found, Closing)
    name = directory.partnership(reading.work, found.partnership_id).name
    place = f"{found.partnership_id}:{found.period.span.number}"
    missing, rows = [], []
    if found.nil_return:
        missing.append(Message("closing-nil-return"))
        rows.append([Button(message("closing-nil-return-button", period=found.period.label), f"nil:{place}")])
    if found.assessment:
        missing.append(Message("closing-assessment"))
        rows.append([Button(message("closing-assessment-button", period=found.period.label), f"assess:{place}")])
    if found.unconfirmed:
        missing.append(message("closing-unconfirmed", count=found.unconfirmed))
    line = message("todo-closing-line", partnership=name, period=found.period.label, last=found.period.last,
                   missing=tuple(missing))  # fmt: skip
    return Shown([line], rows)


def _rectification(reading: Reading, debt: Debt) -> Shown:
    assert isinstance(debt.subject, StoredRectification)
    line = rectification_line(reading.work, debt.subject, reading.now)
    return Shown([line], [[rectification_button(debt.subject)]])


def _rating(reading: Reading, debt: Debt) -> Shown:
    assert isinstance(debt.subject, RatingRound)
    line = round_line(reading.work, debt.subject, reading.language, reading.now)
    return Shown([line], [[round_button(debt.subject, reading.language)]])


def _survey(reading: Reading, debt: Debt) -> Shown:
    assert isinstance(debt.subject, Survey)
    line = survey_line(reading.work, debt.subject, reading.language, reading.now)
    return Shown([line], [[survey_button(debt.subject, reading.language)]])


VIEWS: Mapping[type, Callable[[Reading, Debt], Shown]] = {
    Draft: _draft,
    Event: _event,
    StoredRecord: _record,
    StoredRectification: _rectification,
    RatingRound: _rating,
    Survey: _survey,
    Closing: _closing,
}


def shown(reading: Reading, debts: Sequence[Debt]) -> Shown:
    """All of them, each kind below its heading."""
    lines: list[Line] = []
    rows: list[Sequence[Button]] = []
    for kind in DebtKind:
        own = [debt for debt in debts if debt.kind is kind]
        if own:
            heading = "todo-drafts" if kind is DebtKind.DRAFT else f"todo-{kind}"
            lines += ["", message(heading, count=len(own))]
        for debt in own[:MOST]:
            view = VIEWS[type(debt.subject)](reading, debt)
            lines += view.lines
            rows += view.rows
        if len(own) > MOST:
            lines.append(message("todo-more", count=len(own) - MOST))
    return Shown(lines, rows)


def todo_screen(reading: Reading, debts: Sequence[Debt]) -> Screen:
    if not debts:
        return Screen("list", [Message("todo-empty")], move=True)
    view = shown(reading, debts)
    return Screen("list", [message("todo-heading", count=len(debts)), *view.lines], view.rows, move=True)


def reminder_screen(work: UnitOfWork, person: Person, debts: Sequence[Debt], now: datetime, *, move: bool) -> Screen:
    """One message for all; it follows what is done, and thanks at the end."""
    owed = [debt for debt in debts if not debt.resting]
    if not owed:
        done = "reminder-under-way" if debts else "reminder-done"
        return Screen(REMINDER, [message(done, name=person.name)], move=move)
    view = shown(Reading(work, person.language, now), owed)
    later = [Button(Message("reminder-tomorrow"), "snooze:1"), Button(Message("reminder-next-week"), "snooze:7")]
    lines: list[Line] = [message("reminder-greeting", name=person.name, count=len(owed)), *view.lines]
    foot = message("reminder-foot", whom=_whom_to_tell(person))
    return Screen(REMINDER, [*lines, "", foot], [*view.rows, later], move=move)


def _whom_to_tell(person: Person) -> str:
    """What is in the way: members their coordinator, who tells the admin."""
    if person.is_admin:
        return "nobody"
    return Role.ADMIN.value if Role.COORDINATOR in person.roles else Role.COORDINATOR.value
