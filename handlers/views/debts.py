"""What somebody owes, as lines and buttons: shared by /todo, reminders and digests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.buttons.assessment import Assess, ShowNilReturn
from handlers.buttons.clock import Snooze
from handlers.buttons.conversation import ContinueDraft
from handlers.conversation.draft_screen import title_of
from handlers.kit.replies import Button, Line, Screen
from handlers.views.event_cards import event_button, event_line, outcome_rows
from handlers.views.ratings import round_button, round_line
from handlers.views.record_cards import record_button, record_line
from handlers.views.rectifications import rectification_button, rectification_line
from handlers.views.surveys import survey_button, survey_line
from records.messages import Message, message
from records.purposes import Purpose
from records.roles import Role, Side
from records.states import State
from services.clock.closing import Closing
from services.clock.debts import Debt, DebtKind
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.chat.drafts import Draft
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST = 8  # of a kind


@dataclass(frozen=True)
class DebtView:
    """Lines and rows of buttons that show what is owed."""

    lines: Sequence[Line]
    rows: Sequence[Sequence[Button]]


@dataclass(frozen=True)
class DebtContext:
    """What debts are shown with: in which language somebody reads, and when."""

    work: UnitOfWork
    language: str
    now: datetime


def _draft(context: DebtContext, debt: Debt) -> DebtView:
    assert isinstance(debt.subject, Draft)
    title = title_of(context.work, debt.subject)
    return DebtView([], [[Button(message("todo-draft", form=title), ContinueDraft(debt.subject.id))]])


def _event(context: DebtContext, debt: Debt) -> DebtView:
    """Show an event: what became of it is one tap here, too."""
    event = debt.subject
    assert isinstance(event, Event)
    partnership = partnerships.by_id(context.work, event.partnership_id)
    complete = debt.kind is DebtKind.COMPLETE
    rows = outcome_rows(event, named=True) if complete else [[event_button(event, partnership)]]
    return DebtView([_whose_turn(debt, event_line(event, partnership), partnership, event.side)], rows)


def _record(context: DebtContext, debt: Debt) -> DebtView:
    assert isinstance(debt.subject, StoredRecord)
    record = debt.subject
    line = record_line(record, waiting=True, yours=debt.kind is DebtKind.WAITING)
    partnership = partnerships.by_id(context.work, record.partnership_id)
    side = record.side.other if record.state in (State.WAITING_OTHER, State.WITHDRAWING) else record.side
    return DebtView([_whose_turn(debt, line, partnership, side)], [[record_button(record)]])


def _whose_turn(debt: Debt, line: Message, partnership: Partnership, side: Side) -> Message:
    """Return the line; to an admin, with who has not answered."""
    if debt.kind is not DebtKind.OVERDUE:
        return line
    return message("todo-overdue-line", line=line, whom=partnership.organisation(side).name)


def _closing(context: DebtContext, debt: Debt) -> DebtView:
    closing = debt.subject
    assert isinstance(closing, Closing)
    name = partnerships.by_id(context.work, closing.partnership_id).name
    place, label = (closing.partnership_id, closing.period.span), closing.period.label
    missing, rows = [], []
    if closing.nil_return:
        missing.append(Message("closing-nil-return"))
        rows.append([Button(message("closing-nil-return-button", period=label), ShowNilReturn(*place))])
    if closing.assessment:
        missing.append(Message("closing-assessment"))
        rows.append([Button(message("closing-assessment-button", period=label), Assess(*place))])
    if closing.unconfirmed:
        missing.append(message("closing-unconfirmed", count=closing.unconfirmed))
    line = message("todo-closing-line", partnership=name, period=label, last=closing.period.last,
                   missing=tuple(missing))  # fmt: skip
    return DebtView([line], rows)


def _rectification(context: DebtContext, debt: Debt) -> DebtView:
    assert isinstance(debt.subject, StoredRectification)
    line = rectification_line(context.work, debt.subject, context.now)
    return DebtView([line], [[rectification_button(debt.subject)]])


def _rating(context: DebtContext, debt: Debt) -> DebtView:
    assert isinstance(debt.subject, RatingRound)
    line = round_line(context.work, debt.subject, context.language, context.now)
    return DebtView([line], [[round_button(debt.subject, context.language)]])


def _survey(context: DebtContext, debt: Debt) -> DebtView:
    assert isinstance(debt.subject, Survey)
    line = survey_line(context.work, debt.subject, context.language, context.now)
    return DebtView([line], [[survey_button(debt.subject, context.language)]])


VIEWS: Mapping[type, Callable[[DebtContext, Debt], DebtView]] = {
    Draft: _draft,
    Event: _event,
    StoredRecord: _record,
    StoredRectification: _rectification,
    RatingRound: _rating,
    Survey: _survey,
    Closing: _closing,
}


def shown(context: DebtContext, debts: Sequence[Debt]) -> DebtView:
    """Return all debts, each kind below its heading."""
    lines: list[Line] = []
    rows: list[Sequence[Button]] = []
    for kind in DebtKind:
        own = [debt for debt in debts if debt.kind is kind]
        if own:
            heading = "todo-drafts" if kind is DebtKind.DRAFT else f"todo-{kind}"
            lines += ["", message(heading, count=len(own))]
        for debt in own[:MOST]:
            view = VIEWS[type(debt.subject)](context, debt)
            lines += view.lines
            rows += view.rows
        if len(own) > MOST:
            lines.append(message("todo-more", count=len(own) - MOST))
    return DebtView(lines, rows)


def todo_screen(context: DebtContext, debts: Sequence[Debt]) -> Screen:
    """Return the list of all that somebody owes."""
    if not debts:
        return Screen(Purpose.LIST, [Message("todo-empty")], move=True)
    view = shown(context, debts)
    return Screen(Purpose.LIST, [message("todo-heading", count=len(debts)), *view.lines], view.rows, move=True)


def reminder_screen(work: UnitOfWork, person: Person, debts: Sequence[Debt], now: datetime, *, move: bool) -> Screen:
    """Return one message for all that the person owes; it follows what is done, and thanks at the end."""
    owed = [debt for debt in debts if not debt.resting]
    if not owed:
        done = "reminder-under-way" if debts else "reminder-done"
        return Screen(Purpose.REMINDER, [message(done, name=person.name)], move=move)
    view = shown(DebtContext(work, person.language, now), owed)
    later = [Button(Message("reminder-tomorrow"), Snooze(1)), Button(Message("reminder-next-week"), Snooze(7))]
    lines: list[Line] = [message("reminder-greeting", name=person.name, count=len(owed)), *view.lines]
    foot = message("reminder-foot", whom=_whom_to_tell(person))
    return Screen(Purpose.REMINDER, [*lines, "", foot], [*view.rows, later], move=move)


def _whom_to_tell(person: Person) -> str:
    """Return the role of whom the person tells what is in the way: members their coordinator, who tells the admin."""
    if person.is_admin:
        return "nobody"
    return Role.ADMIN.value if Role.COORDINATOR in person.roles else Role.COORDINATOR.value
