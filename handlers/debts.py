"""What somebody owes, as lines and buttons: shared by /todo, reminders and digests."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from handlers import conversation
from handlers.cards import record_button, record_line
from handlers.event_cards import event_button, event_line, outcome_rows
from handlers.rectification_view import rectification_button
from handlers.replies import Button, Line, Screen
from records.form import heading_of
from records.messages import Message, message
from services.debts import Debt, DebtKind
from storage import people
from storage.drafts import Draft
from storage.events import Event
from storage.people import Person
from storage.ratings import RatingRound
from storage.records import StoredRecord
from storage.rectifications import StoredRectification
from storage.surveys import Survey
from storage.unit_of_work import UnitOfWork

MOST = 8  # of a kind
REMINDER = "reminder"  # the purpose of the screen


@dataclass(frozen=True)
class Shown:
    lines: Sequence[Line]
    rows: Sequence[Sequence[Button]]


def _draft(work: UnitOfWork, debt: Debt) -> Shown:
    assert isinstance(debt.subject, Draft)
    title = Message(heading_of(conversation.flows()[debt.subject.form].form))
    return Shown([], [[Button(message("todo-draft", form=title), f"go:{debt.subject.id}")]])


def _event(work: UnitOfWork, debt: Debt) -> Shown:
    """What became of it is one tap here, too."""
    event = debt.subject
    assert isinstance(event, Event)
    partnership = people.partnership(work, event.partnership_id)
    rows = outcome_rows(event) if debt.kind is DebtKind.COMPLETE else [[event_button(event)]]
    return Shown([event_line(event, partnership)], rows)


def _record(work: UnitOfWork, debt: Debt) -> Shown:
    assert isinstance(debt.subject, StoredRecord)
    return Shown([record_line(debt.subject)], [[record_button(debt.subject)]])


def _rectification(work: UnitOfWork, debt: Debt) -> Shown:
    assert isinstance(debt.subject, StoredRectification)
    each = debt.subject
    state = Message(f"rectification-state-{each.state}")
    line = message("todo-rectification-line", number=each.id, problem=each.problem[:60], due=each.due_on, state=state)
    return Shown([line], [[rectification_button(each)]])


def _rating(work: UnitOfWork, debt: Debt) -> Shown:
    assert isinstance(debt.subject, RatingRound)
    label = message("todo-rating-line", number=debt.subject.id, closes=debt.subject.closes_on)
    return Shown([], [[Button(label, f"rate:{debt.subject.id}")]])


def _survey(work: UnitOfWork, debt: Debt) -> Shown:
    assert isinstance(debt.subject, Survey)
    label = message("todo-survey-line", number=debt.subject.id, closes=debt.subject.closes_on)
    return Shown([], [[Button(label, f"survey:{debt.subject.id}")]])


VIEWS: Mapping[type, Callable[[UnitOfWork, Debt], Shown]] = {
    Draft: _draft,
    Event: _event,
    StoredRecord: _record,
    StoredRectification: _rectification,
    RatingRound: _rating,
    Survey: _survey,
}


def shown(work: UnitOfWork, debts: Sequence[Debt]) -> Shown:
    """All of them, each kind below its heading."""
    lines: list[Line] = []
    rows: list[Sequence[Button]] = []
    for kind in DebtKind:
        own = [debt for debt in debts if debt.kind is kind]
        if own:
            heading = "todo-drafts" if kind is DebtKind.DRAFT else f"todo-{kind}"
            lines += ["", message(heading, count=len(own))]
        for debt in own[:MOST]:
            view = VIEWS[type(debt.subject)](work, debt)
            lines += view.lines
            rows += view.rows
    return Shown(lines, rows)


def todo_screen(work: UnitOfWork, debts: Sequence[Debt]) -> Screen:
    if not debts:
        return Screen("list", [Message("todo-empty")], move=True)
    view = shown(work, debts)
    return Screen("list", [message("todo-heading", count=len(debts)), *view.lines], view.rows, move=True)


def reminder_screen(work: UnitOfWork, person: Person, debts: Sequence[Debt], *, move: bool) -> Screen:
    """One message for all; it follows what is done, and thanks at the end."""
    owed = [debt for debt in debts if not debt.resting]
    if not owed:
        return Screen(REMINDER, [message("reminder-done", name=person.name)], move=move)
    view = shown(work, owed)
    later = [Button(Message("reminder-tomorrow"), "snooze:1"), Button(Message("reminder-next-week"), "snooze:7")]
    lines: list[Line] = [message("reminder-greeting", name=person.name, count=len(owed)), *view.lines]
    return Screen(REMINDER, [*lines, "", Message("reminder-foot")], [*view.rows, later], move=move)
