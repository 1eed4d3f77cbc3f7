"""What somebody owes, as lines and buttons: shared by /todo, reminders and digests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import assert_never

from handlers.buttons.assessment import Assess, ShowNilReturn
from handlers.buttons.clock import ShowDebts, Snooze
from handlers.buttons.conversation import ContinueDraft
from handlers.buttons.ledger import ShowSpotCheck
from handlers.buttons.people import ShowClaims, ShowErasure
from handlers.buttons.scoring import ShowResult
from handlers.conversation.draft_screen import title_of
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Screen
from handlers.lookup.partnerships import names_apart
from handlers.views.batches import batch_button, batch_line
from handlers.views.event_cards import event_button, event_line, outcome_rows
from handlers.views.follow_ups import answer_rows, question_line
from handlers.views.ratings import round_button, round_line
from handlers.views.record_cards import record_button, record_line, with_partnership
from handlers.views.rectifications import rectification_button, rectification_line
from handlers.views.surveys import survey_button, survey_line
from records.form import option_label
from records.messages import Message, message
from records.periods import parse_period
from records.purposes import Purpose
from records.roles import Role, Side
from records.states import State
from services.clock.closing import Closing
from services.clock.debt_kinds import Claims, Debt, DebtKind, SpotChecks
from services.people.organisations import today_of
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.chat.drafts import Draft
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.batches import Batch
from storage.ledger.follow_ups import FollowUp
from storage.ledger.record_rows import StoredRecord
from storage.people import organisations, partnerships, persons
from storage.people.erasures import Erasure
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring.publications import Objection

MOST = 8  # of a kind


@dataclass(frozen=True)
class DebtView:
    """Lines and rows of buttons that show what is owed."""

    lines: Sequence[Line]
    rows: Sequence[Sequence[Button]]


@dataclass(frozen=True)
class DebtContext:
    """What debts are shown with: in which language somebody reads, and when.

    `names` tells the partnerships apart where somebody has several, by id.
    """

    work: UnitOfWork
    language: str
    now: datetime
    names: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, work: UnitOfWork, person: Person, now: datetime) -> "DebtContext":
        """Return the context in which somebody sees their own debts."""
        return cls(work, person.language, now, names_apart(work, person))

    def today_of(self, at: datetime) -> date:
        """Return the day of that moment where the programme is."""
        return today_of(self.work, None, at)


def view_of(context: DebtContext, debt: Debt) -> DebtView:
    """Return what is owed as it is shown; a subject without a view does not pass mypy."""
    match debt.subject:
        case Draft() as draft:
            return _draft(context, draft)
        case Event() as event:
            return _event(context, debt, event)
        case StoredRecord() as record:
            return _record(context, debt, record)
        case StoredRectification() as rectification:
            line: Line = rectification_line(context.work, rectification, context.now)
            return DebtView([line], [[rectification_button(rectification)]])
        case RatingRound() as rating_round:
            line = round_line(context.work, rating_round, context.language, context.now)
            return DebtView([line], [[round_button(rating_round, context.language)]])
        case Survey() as survey:
            line = survey_line(context.work, survey, context.language, context.now)
            return DebtView([line], [[survey_button(survey, context.language)]])
        case Closing() as closing:
            return _closing(context, closing)
        case Erasure() as erasure:
            return _erasure(context, erasure)
        case Objection() as objection:
            return _result_objection(context, objection)
        case FollowUp() as follow_up:
            return _follow_up(context, follow_up)
        case Claims() | SpotChecks() | Batch() as several:
            return _several(context, several)
    assert_never(debt.subject)


def _several(context: DebtContext, several: Claims | SpotChecks | Batch) -> DebtView:
    """Return what is owed of many things at once."""
    match several:
        case Claims():
            return _claims(context, several)
        case SpotChecks():
            return _spot_checks(several)
        case Batch():
            return _batch(context, several)
    assert_never(several)


def _draft(context: DebtContext, draft: Draft) -> DebtView:
    title = title_of(context.work, draft)
    if draft.partnership_id is not None:
        partnership = partnerships.by_id(context.work, draft.partnership_id)
        title = message("todo-draft-where", form=title, partnership=partnership.name)
    return DebtView([], [[Button(message("todo-draft", form=title), ContinueDraft(draft.id))]])


def _event(context: DebtContext, debt: Debt, event: Event) -> DebtView:
    """Show an event: what became of it is one tap here, too."""
    partnership = partnerships.by_id(context.work, event.partnership_id)
    complete = debt.kind is DebtKind.COMPLETE
    rows = outcome_rows(event, named=True) if complete else [[event_button(event, partnership)]]
    return DebtView([_whose_turn(debt, event_line(event, partnership), partnership, event.side)], rows)


def _record(context: DebtContext, debt: Debt, record: StoredRecord) -> DebtView:
    line = record_line(record, waiting=True, yours=debt.kind is DebtKind.WAITING)
    line = with_partnership(line, record, context.names)
    partnership = partnerships.by_id(context.work, record.partnership_id)
    side = record.side.other if record.state in (State.WAITING_OTHER, State.WITHDRAWING) else record.side
    return DebtView([_whose_turn(debt, line, partnership, side)], [[record_button(record)]])


def _whose_turn(debt: Debt, line: Message, partnership: Partnership, side: Side) -> Message:
    """Return the line; to an admin, with who has not answered."""
    if debt.kind is not DebtKind.OVERDUE:
        return line
    return message("todo-overdue-line", line=line, whom=partnership.organisation(side).name)


def _closing(context: DebtContext, closing: Closing) -> DebtView:
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


def _erasure(context: DebtContext, erasure: Erasure) -> DebtView:
    who = persons.by_id(context.work, erasure.person_id).name
    line = message("todo-erasure-line", who=who, on=context.today_of(erasure.asked_at))
    return DebtView([line], [[Button(message("todo-erasure-button", who=who), ShowErasure(erasure.id))]])


def _result_objection(context: DebtContext, objection: Objection) -> DebtView:
    partnership = partnerships.by_id(context.work, objection.partnership_id)
    line = message(
        "todo-result-objection-line",
        partnership=partnership.name,
        period=parse_period(objection.period, context.today_of(context.now)).label,
        side=option_label(objection.side),
    )
    button = message("todo-result-objection-button", partnership=partnership.name)
    return DebtView([line], [[Button(button, ShowResult(objection.publication_id))]])


def _claims(context: DebtContext, claims: Claims) -> DebtView:
    name = organisations.names(context.work)[claims.organisation_id]
    line = message("todo-claims-line", organisation=name, count=claims.count)
    return DebtView([line], [[Button(Message("todo-claims-button"), ShowClaims(claims.organisation_id))]])


def _batch(context: DebtContext, batch: Batch) -> DebtView:
    partnership = partnerships.by_id(context.work, batch.partnership_id)
    return DebtView([batch_line(batch, partnership.organisation(batch.side).name)], [[batch_button(batch)]])


def _follow_up(context: DebtContext, follow_up: FollowUp) -> DebtView:
    """Show what is asked: its answer is one tap here."""
    line = question_line(follow_up, context.names.get(follow_up.partnership_id))
    return DebtView([line], answer_rows(follow_up, named=True))


def _spot_checks(checks: SpotChecks) -> DebtView:
    line = message("todo-spot-checks-line", period=checks.period.label, count=checks.count)
    press = ShowSpotCheck(checks.period.first, checks.period.last)
    return DebtView([line], [[Button(message("todo-spot-checks-button", period=checks.period.label), press)]])


def shown(context: DebtContext, debts: Sequence[Debt]) -> DebtView:
    """Return all debts, each kind below its heading."""
    lines: list[Line] = []
    rows: list[Sequence[Button]] = []
    for kind in DebtKind:
        own = [debt for debt in debts if debt.kind is kind]
        if own:
            lines += ["", _heading(kind, len(own))]
        for debt in own[:MOST]:
            view = view_of(context, debt)
            lines += view.lines
            rows += view.rows
        if len(own) > MOST:
            lines.append(message("todo-more", count=len(own) - MOST))
            rows.append([Button(message("todo-all", count=len(own)), ShowDebts(kind))])
    return DebtView(lines, rows)


def _heading(kind: DebtKind, count: int) -> Message:
    return message("todo-drafts" if kind is DebtKind.DRAFT else f"todo-{kind}", count=count)


def kind_screen(context: DebtContext, debts: Sequence[Debt], kind: DebtKind, number: int) -> Screen:
    """Return a page of all of one kind; the first comes below all else, as what leads there may be a reminder."""
    page = page_of([debt for debt in debts if debt.kind is kind], number, MOST)
    views = [view_of(context, debt) for debt in page.items]
    lines: list[Line] = [_heading(kind, page.count), *(line for view in views for line in view.lines)]
    if not views:
        lines = [Message("todo-empty")]
    rows = [*(row for view in views for row in view.rows), page.turning(lambda other: ShowDebts(kind, other))]
    return Screen(Purpose.LIST, lines, rows, move=number == 0)


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
    view = shown(DebtContext.of(work, person, now), owed)
    later = [Button(Message("reminder-tomorrow"), Snooze(1)), Button(Message("reminder-next-week"), Snooze(7))]
    lines: list[Line] = [message("reminder-greeting", name=person.name, count=len(owed)), *view.lines]
    foot = message("reminder-foot", whom=_whom_to_tell(person))
    return Screen(Purpose.REMINDER, [*lines, "", foot], [*view.rows, later], move=move)


def _whom_to_tell(person: Person) -> str:
    """Return the role of whom the person tells what is in the way: members their coordinator, who tells the admin."""
    if person.is_admin:
        return "nobody"
    return Role.ADMIN.value if Role.COORDINATOR in person.roles else Role.COORDINATOR.value
