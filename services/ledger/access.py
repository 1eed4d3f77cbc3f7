"""What a person is to a record, and what of it they may see."""

from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from records.errors import UserError
from records.roles import Side
from records.states import ACTIONS, Action, Relation, State, check_allowed
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import record_rows
from storage.ledger.listing import Sight
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Partnership, Person

_OUTSIDE = frozenset({Relation.OTHER_COORDINATOR, Relation.FORMER_AUTHOR})
_UNASKED = (State.WAITING_OWN, State.RETURNED, State.WITHDRAWN)


def relations(person: Person, record: StoredRecord, partnership: Partnership) -> frozenset[Relation]:
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


def visible_record(work: UnitOfWork, person: Person, record_id: int) -> tuple[StoredRecord, Partnership]:
    """The record and its partnership. Raises UserError, the same for none and for another's.

    What is confirmed is for everybody of both sides; the rest for the reporting side, the other side's coordinators
    once they have been asked, and admins.
    """
    record = record_rows.by_id(work, record_id)
    if record is None:
        raise UserError("record-not-found")
    partnership = directory.partnership(work, record.partnership_id)
    stands = record.confirmed_version is not None and _concerns(partnership, person)
    if not stands and not sees_newest(person, record, partnership):
        raise UserError("record-not-found")
    return record, partnership


def sees_newest(person: Person, record: StoredRecord, partnership: Partnership) -> bool:
    """Whether the person sees the newest version, be it confirmed or not."""
    if record.confirmed_version is not None and not record.correcting and record.state is not State.RETURNED:
        return _concerns(partnership, person)
    held = relations(person, record, partnership)
    if Relation.OTHER_COORDINATOR not in held or held - _OUTSIDE:
        return bool(held - _OUTSIDE)
    if record.state not in _UNASKED:
        return True
    return record.asked_version == record.version if record.correcting else record.asked_version is not None


def sees_note(person: Person, record: StoredRecord, partnership: Partnership, version: int | None) -> bool:
    """Whether the person sees what was done with that version: a correction that was given up is told to those who
    could see it."""
    held = relations(person, record, partnership)
    if version is None or held - _OUTSIDE:
        return True
    asked = record.asked_version if Relation.OTHER_COORDINATOR in held else None
    return version <= max(record.confirmed_version or 0, asked or 0)


def sees_reason(
    person: Person, record: StoredRecord, partnership: Partnership, details: Mapping[str, JsonValue]
) -> bool:
    """What a side has said to itself is not for the other."""
    own = record.side in partnership.sides_of(person)
    return own or person.is_admin or not details.get("internal")


def _concerns(partnership: Partnership, person: Person) -> bool:
    return partnership.side_of(person) is not None or person.is_admin


def partnership_among(partnerships: Iterable[Partnership], number: int) -> Partnership:
    """The one of that number. Raises UserError where it is none of these: a button's data can be forged."""
    found = next((each for each in partnerships if each.id == number), None)
    if found is None:
        raise UserError("partnership-not-yours")
    return found


def sights(work: UnitOfWork, person: Person) -> list[Sight]:
    """What the person sees in lists of records, of all partnerships together."""
    if person.is_admin:
        return [Sight(None, open=frozenset(Side))]
    return [sight(person, partnership) for partnership in directory.partnerships_of(work, person)]


def sight(person: Person, partnership: Partnership) -> Sight:
    """What the person sees of one of the own partnerships."""
    if person.is_admin:
        return Sight(partnership.id, open=frozenset(Side))
    own = frozenset(partnership.sides_of(person))
    asked = frozenset(side for side in Side if person.coordinates(partnership.organisation(side.other).id))
    return Sight(partnership.id, own, asked)


def possible_actions(person: Person, record: StoredRecord, partnership: Partnership) -> list[Action]:
    """What the person may do with the record as it stands."""
    held = relations(person, record, partnership)
    return [action for action, rule in ACTIONS.items() if record.state in rule.to and _allowed(record, action, held)]


def _allowed(record: StoredRecord, action: Action, held: frozenset[Relation]) -> bool:
    try:
        check_allowed(record.state, action, held)
    except UserError:
        return False
    return True
