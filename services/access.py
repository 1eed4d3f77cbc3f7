"""What a person is to a record, and whether they may see it."""

from records.errors import UserError
from records.roles import Role
from records.states import ACTIONS, Action, Relation, State, check_allowed
from storage import people, records
from storage.people import Partnership, Person
from storage.records import StoredRecord
from storage.unit_of_work import UnitOfWork


def relations(person: Person, record: StoredRecord, partnership: Partnership) -> frozenset[Relation]:
    own, other = partnership.organisation(record.side), partnership.organisation(record.side.other)
    holds = {
        Relation.AUTHOR: person.id == record.author_id,
        Relation.OWN_SIDE: own.id in person.organisations,
        Relation.OWN_COORDINATOR: person.coordinates(own.id),
        Relation.OTHER_COORDINATOR: person.coordinates(other.id),
        Relation.ADMIN: Role.ADMIN in person.roles,
    }
    return frozenset(relation for relation, held in holds.items() if held)


def visible_record(work: UnitOfWork, person: Person, record_id: int) -> tuple[StoredRecord, Partnership]:
    """The record and its partnership. Raises UserError, the same for none and for another's.

    Confirmed ones are for everybody of both sides; others for the reporting side, the other side's coordinators once
    they have been asked, and admins.
    """
    record = records.by_id(work, record_id)
    if record is None:
        raise UserError("record-not-found")
    partnership = people.partnership(work, record.partnership_id)
    held = relations(person, record, partnership)
    if not held and (record.state is not State.CONFIRMED or partnership.side_of(person) is None):
        raise UserError("record-not-found")
    unasked = record.state in (State.WAITING_OWN, State.RETURNED, State.WITHDRAWN)
    if held == {Relation.OTHER_COORDINATOR} and unasked and not records.was_ever(work, record_id, State.WAITING_OTHER):
        raise UserError("record-not-found")
    return record, partnership


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
