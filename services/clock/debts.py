"""What somebody owes, computed from what is: one registry, for /todo, reminders and digests alike.

Which kinds there are, and how one is added, stands in `debt_kinds.py`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from records.notifications import REPEAT_AFTER, ReminderHistory, is_silent
from records.periods import parse_period
from records.record_forms import steps_of
from records.registry import KINDS
from records.roles import Side
from records.states import State
from records.subjects import OfEvent, RecordVersion
from services.assessment import rectifications, rubrics, surveys
from services.clock.closing import closing_periods, missing
from services.clock.debt_keys import IN_VAIN, DebtKey, EventKey, HandedOn, RecordKey, owner_s_key, stored_key
from services.clock.debt_kinds import Claims, Debt, DebtKind, SpotChecks, key_of
from services.ledger.access import possible_actions
from services.permissions import coordinated_sides
from storage.assessment import ratings as stored_ratings
from storage.assessment import rectifications as stored_rectifications
from storage.assessment import surveys as stored_surveys
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.clock import events, reminders
from storage.clock.events import Event
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import batches, follow_ups, record_rows, spot_checks, waiting
from storage.ledger.record_rows import StoredRecord
from storage.people import erasures, partnerships, persons, roster
from storage.people.persons import Person
from storage.scoring import publications

SILENCE = timedelta(days=7)  # of the other side, after which the admins hear of it
IDLE = timedelta(days=1)  # a draft that was touched since then is being worked on


def _drafts(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return the drafts of the person's partnerships in which something was answered.

    Others are no work to be finished, or not theirs to finish any more.
    """
    idle = drafts.idle_since(work, person.id, now - IDLE)
    own = {partnership.id for partnership in partnerships.of_person(work, person)}
    for draft in drafts.of_person(work, person.id):
        if draft.is_begun and draft.partnership_id in own and _stands(work, person, draft):
            yield Debt(DebtKind.DRAFT, draft, draft.form not in KINDS or draft.id not in idle)


def _stands(work: UnitOfWork, person: Person, draft: Draft) -> bool:
    """Tell whether what a draft is for can still be done: the record that it is about may have gone on without it."""
    if not isinstance(draft.subject, RecordVersion):
        return True
    record = record_rows.by_id(work, draft.subject.record)
    if record is None or record.version != draft.subject.version:
        return False
    partnership = partnerships.by_id(work, record.partnership_id)
    return not steps_of(draft.form).isdisjoint(possible_actions(person, record, partnership))


def _events_to_complete(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return the events that the person has to report; where the record is begun already, its draft is what is owed."""
    begun = {draft.subject for draft in drafts.of_person(work, person.id)}
    own = [event for event in events.to_complete(work, person.id, now) if _is_of(work, person, event)]
    left = [
        event
        for event in _unfinished(work, coordinated_sides(work, person), now)
        if not _is_of(work, persons.by_id(work, event.organiser_id), event)
    ]
    return [Debt(DebtKind.COMPLETE, event) for event in (*own, *left) if OfEvent(event.id) not in begun]


def _returned(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    own = [record for record in waiting.returned_to(work, person.id) if _is_of(work, person, record)]
    left = [
        record
        for record in waiting.returned_in(work, coordinated_sides(work, person))
        if not _is_of(work, persons.by_id(work, record.author_id), record)
    ]
    return [Debt(DebtKind.RETURNED, record) for record in (*own, *left)]


def _is_of(work: UnitOfWork, person: Person, subject: StoredRecord | Event) -> bool:
    """Tell whether the person is of the side whose record or event it is.

    What somebody has left behind who is not, is owed by that side's coordinators.
    """
    return _of_side(work, person, subject.partnership_id, subject.side)


def _of_side(work: UnitOfWork, person: Person, partnership_id: int, side: Side) -> bool:
    return side in partnerships.by_id(work, partnership_id).sides_of(person)


def _waiting(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.WAITING, record) for record in waiting.waiting_for(work, coordinated_sides(work, person))]


def _batches(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.BATCH, batch) for batch in batches.waiting_for(work, coordinated_sides(work, person))]


def _objected(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.OBJECTED, record) for record in (waiting.objected(work) if person.is_admin else [])]


def _rectifications(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.RECTIFICATION, rectification) for rectification in rectifications.owed(work, person)]


def _ratings(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.RATING, rating_round) for rating_round in rubrics.owed(work, person, now)]


def _surveys(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    return [Debt(DebtKind.SURVEY, survey) for survey in surveys.owed(work, person, now)]


def _colleagues(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return what others of the own side have left undone after the second telling."""
    sides = coordinated_sides(work, person)
    owed: list[tuple[int, Debt]] = [
        (record.author_id, Debt(DebtKind.RETURNED, record)) for record in waiting.returned_in(work, sides)
    ]
    owed += [(event.organiser_id, Debt(DebtKind.COMPLETE, event)) for event in _unfinished(work, sides, now)]
    histories = reminders.told_of(work, [debt.key for _, debt in owed])
    for owner, debt in owed:
        if owner != person.id and is_silent(histories.get(debt.key, {}).get(owner), now):
            yield replace(debt, kind=DebtKind.COLLEAGUE)


def _unfinished(work: UnitOfWork, sides: Sequence[tuple[int, Side]], now: datetime) -> list[Event]:
    """Return the events of these sides that are over and have no record yet."""
    ended = events.all_to_complete(work, [partnership_id for partnership_id, _ in sides], now)
    return [event for event in ended if (event.partnership_id, event.side) in sides]


def _overdue(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return to admins what others were told of twice, in vain.

    Those are a side's coordinators, or the author, where there is nobody else.
    """
    if not person.is_admin:
        return
    silent = waiting.silent(work, now - SILENCE)
    yield from (Debt(DebtKind.OVERDUE, record) for record in silent)
    seen: set[DebtKey] = {key_of(record) for record in silent}
    told = reminders.told_twice(work, now - timedelta(days=REPEAT_AFTER[0]), IN_VAIN)
    owed = {key: _still_owed(work, key, now) for key in dict.fromkeys(map(owner_s_key, told))}
    stored = [stored_key(key, to) for key in owed for to in (HandedOn.OWNER, HandedOn.COLLEAGUE)]
    histories = reminders.told_of(work, stored)
    for key, debt in owed.items():
        if key not in seen and debt is not None and _is_admin_s_turn(work, debt, histories, now):
            yield replace(debt, kind=DebtKind.OVERDUE)


_WAITS = {
    State.RETURNED: DebtKind.RETURNED,
    State.WAITING_OWN: DebtKind.WAITING,
    State.WAITING_OTHER: DebtKind.WAITING,
    State.WITHDRAWING: DebtKind.WAITING,
}


def _still_owed(work: UnitOfWork, key: RecordKey | EventKey, now: datetime) -> Debt | None:
    subject = _unchanged(work, key)
    if isinstance(subject, StoredRecord):
        return Debt(_WAITS[subject.state], subject) if subject.state in _WAITS else None
    is_owed = subject is not None and events.is_to_complete(subject, now)
    return Debt(DebtKind.COMPLETE, subject) if subject is not None and is_owed else None


def _unchanged(work: UnitOfWork, key: RecordKey | EventKey) -> StoredRecord | Event | None:
    """Return the record or event, where it is as it was when somebody was told of it."""
    subject: StoredRecord | Event | None
    subject = record_rows.by_id(work, key.record) if isinstance(key, RecordKey) else events.by_id(work, key.event)
    return subject if subject is not None and subject.revision == key.revision else None


def forget_settled(work: UnitOfWork) -> None:
    """Forget who was told of records and events that have gone on since.

    They are never owed again as they were, and every look at what was told in vain would pass over them.
    """
    for key in reminders.told_debts(work, (*IN_VAIN, HandedOn.ADMIN.prefix)):
        if _unchanged(work, owner_s_key(key)) is None:
            reminders.forget_debt(work, key)


def _is_admin_s_turn(
    work: UnitOfWork, debt: Debt, histories: Mapping[str, Mapping[int, ReminderHistory]], now: datetime
) -> bool:
    """Tell whether all who could have dealt with a debt were told of it in vain."""
    assert isinstance(debt.subject, StoredRecord | Event)
    own = histories.get(debt.key, {})
    owner = debt.subject.organiser_id if isinstance(debt.subject, Event) else debt.subject.author_id
    if debt.kind is DebtKind.WAITING or not _is_of(work, persons.by_id(work, owner), debt.subject):
        return any(is_silent(history, now) for history in own.values())
    partnership = partnerships.by_id(work, debt.subject.partnership_id)
    colleagues = persons.coordinators_of(work, partnership.organisation(debt.subject.side).id)
    if any(colleague.id != owner for colleague in colleagues):
        of_colleagues = histories.get(replace(debt, kind=DebtKind.COLLEAGUE).key, {})
        return any(is_silent(history, now) for history in of_colleagues.values())
    return is_silent(own.get(owner), now)


def _closing(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    for partnership_id, side in coordinated_sides(work, person):
        for closing in missing(work, partnerships.by_id(work, partnership_id), side, now):
            yield Debt(DebtKind.CLOSING, closing)


def _result_objections(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    unanswered = publications.unanswered(work) if person.is_admin else []
    return [Debt(DebtKind.RESULT_OBJECTION, objection) for objection in unanswered]


def _erasures(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    undecided = erasures.undecided(work) if person.is_admin else []
    return [Debt(DebtKind.ERASURE, erasure) for erasure in undecided if erasure.person_id != person.id]


def _claims(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return what coordinators have to look at of their rosters; they were told, and are not reminded."""
    for organisation_id in sorted(person.coordinated):
        if count := len(roster.claimed_in(work, organisation_id)):
            yield Debt(DebtKind.CLAIMS, Claims(organisation_id, count), resting=True)


def _follow_ups(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    asked = follow_ups.open_of(work, coordinated_sides(work, person), now.date())
    return [Debt(DebtKind.FOLLOW_UP, follow_up) for follow_up in asked]


def _spot_checks(work: UnitOfWork, person: Person, now: datetime) -> Iterable[Debt]:
    """Return the samples that an admin has drawn and nobody has looked through; nobody is reminded of them."""
    waiting_checks = spot_checks.unchecked(work) if person.is_admin else {}
    for code, count in waiting_checks.items():
        yield Debt(DebtKind.SPOT_CHECKS, SpotChecks(parse_period(code, now.date()), count), resting=True)


Source = Callable[[UnitOfWork, Person, datetime], Iterable[Debt]]


_AskedKind = Literal[
    DebtKind.RESULT_OBJECTION,
    DebtKind.ERASURE,
    DebtKind.CLOSING,
    DebtKind.RECTIFICATION,
    DebtKind.RATING,
    DebtKind.SURVEY,
    DebtKind.CLAIMS,
    DebtKind.FOLLOW_UP,
    DebtKind.SPOT_CHECKS,
]


def source_of(kind: DebtKind) -> Source:
    """Return what computes the debts of that kind; a kind without a source does not pass mypy."""
    match kind:
        case DebtKind.DRAFT:
            return _drafts
        case DebtKind.COMPLETE:
            return _events_to_complete
        case DebtKind.RETURNED:
            return _returned
        case DebtKind.WAITING:
            return _waiting
        case DebtKind.BATCH:
            return _batches
        case DebtKind.OBJECTED:
            return _objected
        case DebtKind.COLLEAGUE:
            return _colleagues
        case DebtKind.OVERDUE:
            return _overdue
    return _source_beside_records(kind)


def _source_beside_records(kind: _AskedKind) -> Source:
    match kind:
        case DebtKind.RESULT_OBJECTION:
            return _result_objections
        case DebtKind.ERASURE:
            return _erasures
        case DebtKind.CLOSING:
            return _closing
        case DebtKind.RECTIFICATION:
            return _rectifications
        case DebtKind.RATING:
            return _ratings
        case DebtKind.SURVEY:
            return _surveys
        case DebtKind.CLAIMS:
            return _claims
        case DebtKind.FOLLOW_UP:
            return _follow_ups
        case DebtKind.SPOT_CHECKS:
            return _spot_checks


def debts_of(work: UnitOfWork, person: Person, now: datetime) -> list[Debt]:
    """Return all that the person owes, by kind."""
    return [debt for kind in DebtKind for debt in source_of(kind)(work, person, now)]


def debtors(work: UnitOfWork, now: datetime) -> list[int]:
    """Return whoever may owe something, by id: looking at everybody would take long where there are many."""
    debtor_ids = drafts.owners_idle(work, now - IDLE)
    for owner_id, partnership_id, side in events.organisers_of_ended(work, now) | waiting.authors_of_returned(work):
        if _of_side(work, persons.by_id(work, owner_id), partnership_id, side):
            debtor_ids.add(owner_id)
        else:
            organisation = partnerships.by_id(work, partnership_id).organisation(side)
            debtor_ids |= {person.id for person in persons.coordinators_of(work, organisation.id)}
    for organisation_id in waiting.organisations_waited_for(work):
        debtor_ids |= {person.id for person in persons.coordinators_of(work, organisation_id)}
    for partnership_id, side in (*batches.sides_waited_for(work), *follow_ups.sides_asked(work, now.date())):
        organisation = partnerships.by_id(work, partnership_id).organisation(side)
        debtor_ids |= {person.id for person in persons.coordinators_of(work, organisation.id)}
    silent = bool(
        waiting.silent(work, now - SILENCE)
        or waiting.objected(work)
        or reminders.told_twice(work, now - timedelta(days=REPEAT_AFTER[0]), IN_VAIN)
    )
    if silent or publications.unanswered(work) or erasures.undecided(work):
        debtor_ids |= {person.id for person in persons.admins(work)}
    if silent or any(closing_periods(now.date())):
        debtor_ids |= {person.id for person in persons.every_coordinator(work)}
    return sorted(debtor_ids | _asked(work))


def _asked(work: UnitOfWork) -> set[int]:
    """Return whoever is asked to rate, to answer, or to put something right, by id."""
    rounds, running = stored_ratings.open_rounds(work), stored_surveys.running(work)
    raters = {rater.person_id for rating_round in rounds for rater in stored_ratings.raters_of(work, rating_round.id)}
    respondents = {asked.person_id for survey in running for asked in stored_surveys.asked_in(work, survey.id)}
    mending = stored_rectifications.responsible(work)
    for partnership_id, side in stored_rectifications.sides_waited_for(work):
        organisation = partnerships.by_id(work, partnership_id).organisation(side)
        mending |= {person.id for person in persons.coordinators_of(work, organisation.id)}
    return raters | respondents | mending
