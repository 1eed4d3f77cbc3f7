"""What somebody owes, computed from what is: one registry, for /todo, reminders and digests alike.

To add one, write a source and put it into SOURCES; `handlers/views/debts.py` says how its kind is shown.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from records.notifications import REPEAT_AFTER, ReminderHistory, is_silent
from records.registry import KINDS
from records.roles import Side
from records.states import Action, State
from records.subjects import OfEvent, RecordVersion
from services.assessment import rectifications, rubrics, surveys
from services.clock.closing import Closing, closing_periods, missing
from services.ledger.access import possible_actions
from storage.assessment import ratings as stored_ratings
from storage.assessment import rectifications as stored_rectifications
from storage.assessment import surveys as stored_surveys
from storage.assessment.ratings import RatingRound
from storage.assessment.rectifications import StoredRectification
from storage.assessment.surveys import Survey
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.clock import events, reminders
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows, waiting
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Person

SILENCE = timedelta(days=7)  # of the other side, after which the admins hear of it
IN_VAIN = ("record:", "event:", "colleague:")  # how the keys of debts begin that are handed on after silence
HANDED_ON = "overdue:"  # and of what the admins then hear
IDLE = timedelta(days=1)  # a draft that was touched since then is being worked on


class DebtKind(StrEnum):
    """In the order in which they are shown. `COLLEAGUE` and `OVERDUE` are others' debts that were told of in vain."""

    DRAFT = "draft"
    COMPLETE = "complete"
    RETURNED = "returned"
    WAITING = "waiting"
    OBJECTED = "objected"
    CLOSING = "closing"
    RECTIFICATION = "rectifications"
    RATING = "ratings"
    SURVEY = "surveys"
    COLLEAGUE = "colleague"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Debt:
    """`key` is the same for the same thing until it was dealt with, for everybody who owes it. `resting`: it is shown
    to whoever asks, and not reminded of."""

    kind: DebtKind
    key: str
    subject: StoredRecord | Event | Draft | StoredRectification | RatingRound | Survey | Closing
    resting: bool = False


def key_of(record: StoredRecord) -> str:
    """Each step of a record's life makes it another debt."""
    return f"record:{record.id}:{record.revision}"


def _of_record(kind: DebtKind, record: StoredRecord) -> Debt:
    return Debt(kind, key_of(record), record)


def _of_event(event: Event) -> Debt:
    return Debt(DebtKind.COMPLETE, f"event:{event.id}:{event.revision}", event)


def _drafts(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Of partnerships that are theirs: others are no work to be finished, or not theirs to finish any more."""
    idle = drafts.idle_since(work, person.id, now - IDLE)
    own = {each.id for each in directory.partnerships_of(work, person)}
    for draft in drafts.of_person(work, person.id):
        if draft.partnership_id in own and _stands(work, person, draft):
            yield Debt(DebtKind.DRAFT, f"draft:{draft.id}", draft, draft.form not in KINDS or draft.id not in idle)


def _stands(work: UnitOfWork, person: Person, draft: Draft) -> bool:
    """Whether what a draft is for can still be done: the record that it is about may have gone on without it."""
    if not isinstance(draft.subject, RecordVersion):
        return True
    record = record_rows.by_id(work, draft.subject.record)
    if record is None or record.version != draft.subject.version:
        return False
    partnership = directory.partnership(work, record.partnership_id)
    return not _steps_of(draft.form).isdisjoint(possible_actions(person, record, partnership))


def _steps_of(form: str) -> set[Action]:
    if form in KINDS:
        return {Action.RESUBMIT, Action.CORRECT}
    return {Action.CONFIRM} if form.startswith("confirm-") else {Action(form)}


def _events_to_complete(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Where the record is begun already, its draft is what is owed."""
    begun = {draft.subject for draft in drafts.of_person(work, person.id)}
    own = [each for each in events.to_complete(work, person.id, now) if _is_of(work, person, each)]
    left = [
        each
        for each in _unfinished(work, coordinated(work, person), now)
        if not _is_of(work, directory.by_id(work, each.organiser_id), each)
    ]
    return [_of_event(event) for event in (*own, *left) if OfEvent(event.id) not in begun]


def _returned(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    own = [each for each in waiting.returned_to(work, person.id) if _is_of(work, person, each)]
    left = [
        each
        for each in waiting.returned_in(work, coordinated(work, person))
        if not _is_of(work, directory.by_id(work, each.author_id), each)
    ]
    return [_of_record(DebtKind.RETURNED, each) for each in (*own, *left)]


def _is_of(work: UnitOfWork, person: Person, what: StoredRecord | Event) -> bool:
    """Whether the person is of the side whose record or event it is. What somebody has left behind who is not, is
    owed by that side's coordinators."""
    return _of_side(work, person, what.partnership_id, what.side)


def _of_side(work: UnitOfWork, person: Person, partnership_id: int, side: Side) -> bool:
    return side in directory.partnership(work, partnership_id).sides_of(person)


def _waiting(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [_of_record(DebtKind.WAITING, record) for record in waiting.waiting_for(work, coordinated(work, person))]


def _objected(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    found = waiting.objected(work) if person.is_admin else []
    return [_of_record(DebtKind.OBJECTED, record) for record in found]


def _rectifications(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    for each in rectifications.owed(work, person):
        yield Debt(DebtKind.RECTIFICATION, f"rectification:{each.id}:{each.revision}", each)


def _ratings(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    for each in rubrics.owed(work, person, now):
        yield Debt(DebtKind.RATING, f"rating:{each.id}", each)


def _surveys(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.SURVEY, f"survey:{each.id}", each) for each in surveys.owed(work, person, now)]


def _colleagues(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """What others of the own side have left undone after the second telling."""
    sides = coordinated(work, person)
    owed: list[tuple[int, Debt]] = [
        (record.author_id, _of_record(DebtKind.RETURNED, record)) for record in waiting.returned_in(work, sides)
    ]
    owed += [(event.organiser_id, _of_event(event)) for event in _unfinished(work, sides, now)]
    told = reminders.told_of(work, [debt.key for _, debt in owed])
    for owner, debt in owed:
        if owner != person.id and is_silent(told.get(debt.key, {}).get(owner), now):
            yield replace(debt, kind=DebtKind.COLLEAGUE, key=f"colleague:{debt.key}")


def _unfinished(work: UnitOfWork, sides: Sequence[tuple[int, Side]], now: datetime) -> list[Event]:
    found = events.all_to_complete(work, [partnership_id for partnership_id, _ in sides], now)
    return [event for event in found if (event.partnership_id, event.side) in sides]


def _overdue(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """For admins: what a side's coordinators were told of twice, in vain; or its author, where there is nobody else."""
    if not person.is_admin:
        return
    seen = set()
    for record in waiting.silent(work, now - SILENCE):
        seen.add(key_of(record))
        yield Debt(DebtKind.OVERDUE, f"{HANDED_ON}{key_of(record)}", record)
    keys = reminders.told_twice(work, now - timedelta(days=REPEAT_AFTER[0]), IN_VAIN)
    found = {key.removeprefix("colleague:"): _still_owed(work, key, now) for key in keys}
    told = reminders.told_of(work, [f"{prefix}{key}" for key in found for prefix in ("", "colleague:")])
    for key, debt in found.items():
        if key not in seen and debt is not None and _all_told(work, debt, told, now):
            yield replace(debt, kind=DebtKind.OVERDUE, key=f"{HANDED_ON}{key}")


def _still_owed(work: UnitOfWork, key: str, now: datetime) -> Debt | None:
    subject = _as_told(work, key)
    if isinstance(subject, StoredRecord):
        kinds = {State.RETURNED: DebtKind.RETURNED, State.WAITING_OWN: DebtKind.WAITING,
                 State.WAITING_OTHER: DebtKind.WAITING, State.WITHDRAWING: DebtKind.WAITING}  # fmt: skip
        return _of_record(kinds[subject.state], subject) if subject.state in kinds else None
    return _of_event(subject) if subject is not None and events.is_to_complete(subject, now) else None


def _as_told(work: UnitOfWork, key: str) -> StoredRecord | Event | None:
    """The record or event, where it is as it was when somebody was told of it."""
    what, number, revision = key.removeprefix(HANDED_ON).removeprefix("colleague:").split(":")
    read = record_rows.by_id if what == "record" else events.by_id
    found = read(work, int(number))
    return found if found is not None and found.revision == int(revision) else None


def forget_settled(work: UnitOfWork) -> None:
    """What was told of records and events that have gone on since: it is never owed again, and every look at what was
    told in vain would pass over it."""
    for key in reminders.told_debts(work, (*IN_VAIN, HANDED_ON)):
        if _as_told(work, key) is None:
            reminders.forget_debt(work, key)


def _all_told(work: UnitOfWork, debt: Debt, told: dict[str, dict[int, ReminderHistory]], now: datetime) -> bool:
    """Whether it is the admin's turn."""
    own, of_others = told.get(debt.key, {}), told.get(f"colleague:{debt.key}", {})
    assert isinstance(debt.subject, StoredRecord | Event)
    owner = debt.subject.organiser_id if isinstance(debt.subject, Event) else debt.subject.author_id
    if debt.kind is DebtKind.WAITING or not _is_of(work, directory.by_id(work, owner), debt.subject):
        return any(is_silent(each, now) for each in own.values())
    partnership = directory.partnership(work, debt.subject.partnership_id)
    others = directory.coordinators(work, partnership.organisation(debt.subject.side).id)
    if any(each.id != owner for each in others):
        return any(is_silent(each, now) for each in of_others.values())
    return is_silent(own.get(owner), now)


def _closing(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    for partnership_id, side in coordinated(work, person):
        for found in missing(work, directory.partnership(work, partnership_id), side, now):
            yield Debt(DebtKind.CLOSING, f"closing:{partnership_id}:{side}:{found.period.code}", found)


Source = Callable[[UnitOfWork, Person, datetime], Iterable[Debt]]
SOURCES: tuple[Source, ...] = (
    _drafts, _events_to_complete, _returned, _waiting, _objected, _closing, _rectifications, _ratings, _surveys,
    _colleagues, _overdue,
)  # fmt: skip


def debts_of(work: UnitOfWork, person: Person, now: datetime) -> list[Debt]:
    """All that the person owes, by kind."""
    found = [debt for source in SOURCES for debt in source(work, person, now)]
    order = list(DebtKind)
    return sorted(found, key=lambda debt: order.index(debt.kind))


def coordinated(work: UnitOfWork, person: Person) -> list[tuple[int, Side]]:
    """The sides of partnerships that the person looks after."""
    return [
        (each.id, side)
        for each in directory.partnerships_of(work, person)
        for side in Side
        if person.coordinates(each.organisation(side).id)
    ]


def debtors(work: UnitOfWork, now: datetime) -> list[int]:
    """Whoever may owe something: looking at everybody would take long where there are many."""
    found = drafts.owners_idle(work, now - IDLE)
    for owner_id, partnership_id, side in events.organisers_of_ended(work, now) | waiting.authors_of_returned(work):
        if _of_side(work, directory.by_id(work, owner_id), partnership_id, side):
            found.add(owner_id)
        else:
            organisation = directory.partnership(work, partnership_id).organisation(side)
            found |= {person.id for person in directory.coordinators(work, organisation.id)}
    for organisation_id in waiting.organisations_waited_for(work):
        found |= {person.id for person in directory.coordinators(work, organisation_id)}
    silent = bool(
        waiting.silent(work, now - SILENCE)
        or waiting.objected(work)
        or reminders.told_twice(work, now - timedelta(days=REPEAT_AFTER[0]), IN_VAIN)
    )
    if silent:
        found |= {person.id for person in directory.admins(work)}
    if silent or any(closing_periods(now.date())):
        found |= {person.id for person in directory.every_coordinator(work)}
    return sorted(found | _asked(work))


def _asked(work: UnitOfWork) -> set[int]:
    """Whoever is asked to rate, to answer, or to put something right."""
    rounds, running = stored_ratings.open_rounds(work), stored_surveys.running(work)
    raters = {each.person_id for found in rounds for each in stored_ratings.raters_of(work, found.id)}
    respondents = {each.person_id for survey in running for each in stored_surveys.asked_in(work, survey.id)}
    return raters | respondents | stored_rectifications.responsible(work)
