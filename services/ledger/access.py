"""What a person is to a record, and what of it they may see."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from records.errors import UserError
from records.roles import Side
from records.states import ACTIONS, OWNERS, Action, Relation, State, check_allowed
from services.permissions import belongs
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.ledger.listing import Sight
from storage.ledger.record_rows import StoredRecord
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

LATE = timedelta(days=90)  # for so long after its end what happened in a partnership can still be logged
_OUTSIDE = frozenset({Relation.OTHER_COORDINATOR, Relation.FORMER_AUTHOR})
_UNASKED = (State.WAITING_OWN, State.RETURNED, State.WITHDRAWN)


class VisibleRecord(NamedTuple):
    """A record that somebody may see, and its partnership: what steps are taken on, so that it is read once."""

    record: StoredRecord
    partnership: Partnership


def relations(person: Person, record: StoredRecord, partnership: Partnership) -> frozenset[Relation]:
    """Return all that the person is to the record."""
    own, other = partnership.organisation(record.side), partnership.organisation(record.side.other)
    reported, belongs = person.id == record.author_id, record.side in partnership.sides_of(person)
    holds = {
        Relation.AUTHOR: reported and belongs,
        Relation.FORMER_AUTHOR: reported and not belongs,
        Relation.OWN_SIDE: belongs,
        Relation.OWN_COORDINATOR: person.coordinates(own.id),
        Relation.OTHER_COORDINATOR: person.coordinates(other.id),
        Relation.ADMIN: person.is_admin,
    }
    return frozenset(relation for relation, held in holds.items() if held)


def looks_after(person: Person, record: StoredRecord, partnership: Partnership) -> bool:
    """Tell whether the record is the person's to look after: its author's, and that side's coordinators'."""
    return not OWNERS.isdisjoint(relations(person, record, partnership))


def visible_record(work: UnitOfWork, person: Person, record_id: int) -> VisibleRecord:
    """Return the record and its partnership. Raise UserError, the same for none and for another's.

    What is confirmed is for everybody of both sides; the rest for the reporting side, the other side's coordinators
    once they have been asked, and admins.
    """
    record = record_rows.by_id(work, record_id)
    if record is None:
        raise UserError("record-not-found")
    partnership = partnerships.by_id(work, record.partnership_id)
    stands = record.confirmed_version is not None and belongs(person, partnership)
    if not stands and not sees_newest(person, record, partnership):
        raise UserError("record-not-found")
    return VisibleRecord(record, partnership)


def sees_newest(person: Person, record: StoredRecord, partnership: Partnership) -> bool:
    """Tell whether the person sees the newest version, be it confirmed or not."""
    if record.confirmed_version is not None and not record.correcting and record.state is not State.RETURNED:
        return belongs(person, partnership)
    held = relations(person, record, partnership)
    if Relation.OTHER_COORDINATOR not in held or held - _OUTSIDE:
        return bool(held - _OUTSIDE)
    if record.state not in _UNASKED:
        return True
    return record.asked_version == record.version if record.correcting else record.asked_version is not None


def sees_note(person: Person, record: StoredRecord, partnership: Partnership, version: int | None) -> bool:
    """Tell whether the person sees what was done with that version.

    A correction that was given up is told to those who could see it.
    """
    held = relations(person, record, partnership)
    if version is None or held - _OUTSIDE:
        return True
    asked = record.asked_version if Relation.OTHER_COORDINATOR in held else None
    return version <= max(record.confirmed_version or 0, asked or 0)


def sees_reason(person: Person, record: StoredRecord, partnership: Partnership, *, internal: bool) -> bool:
    """Tell whether the person sees why a step was taken.

    What a side has said to itself (`internal`) is not for the other.
    """
    own = record.side in partnership.sides_of(person)
    return own or person.is_admin or not internal


def partnership_among(candidates: Iterable[Partnership], number: int) -> Partnership:
    """Return the partnership of that number.

    Raise UserError where it is none of these: a button's data can be forged.
    """
    partnership = next((candidate for candidate in candidates if candidate.id == number), None)
    if partnership is None:
        raise UserError("partnership-not-yours")
    return partnership


def sights(work: UnitOfWork, person: Person) -> list[Sight]:
    """Return what the person sees in lists of records, of all partnerships together."""
    if person.is_admin:
        return [Sight(None, open=frozenset(Side))]
    return [sight(person, partnership) for partnership in partnerships.of_person(work, person)]


def sight(person: Person, partnership: Partnership) -> Sight:
    """Return what the person sees of one of the own partnerships."""
    if person.is_admin:
        return Sight(partnership.id, open=frozenset(Side))
    own = frozenset(partnership.sides_of(person))
    asked = frozenset(side for side in Side if person.coordinates(partnership.organisation(side.other).id))
    return Sight(partnership.id, own, asked)


def possible_actions(person: Person, record: StoredRecord, partnership: Partnership) -> list[Action]:
    """Return the steps that the person may take on the record as it stands."""
    held = relations(person, record, partnership)
    return [
        action
        for action, rule in ACTIONS.items()
        if record.state in rule.to and _allowed(record, action, held, partnership)
    ]


def _allowed(record: StoredRecord, action: Action, held: frozenset[Relation], partnership: Partnership) -> bool:
    try:
        check_allowed(record.state, action, held, own_review=partnership.own_review)
    except UserError:
        return False
    return True


def reportable(work: UnitOfWork, person: Person, now: datetime) -> list[Partnership]:
    """Return the partnerships of which the person can log what happened. Raise UserError where there is none."""
    late = (now - LATE).date()
    own = [
        partnership
        for partnership in partnerships.of_person(work, person)
        if partnership.side_of(person) is not None and partnership.open_on(late)
    ]
    if not own:
        raise UserError("partnership-none")
    return own
