"""Groups: which partnership each belongs to, whether the bot is in it, and where it has moved."""

from datetime import datetime

from records.addresses import Address
from records.errors import UserError
from services import permissions
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, partnerships
from storage.people.persons import Person


def bind(work: UnitOfWork, by: Person, group: Address, partnership_id: int, now: datetime) -> None:
    """Bind the group to a partnership that the person coordinates.

    Raise UserError where they do not, and where the group belongs to another partnership that they do not look after.
    """
    if partnership_id not in {partnership.id for partnership in permissions.coordinated(work, by)}:
        raise UserError("partnership-not-yours")
    before = groups.partnership_of(work, group)
    if before not in (None, partnership_id):
        _check_bound_to_own(work, by, before)
    groups.bind(work, group, partnership_id, language=by.language)
    if before != partnership_id:
        audit.note(work, now, by.id, "bind", "partnership", partnership_id)


def unbind(work: UnitOfWork, by: Person, group: Address, now: datetime) -> None:
    """Let the group belong to no partnership. Raise UserError where it belongs to none, or to another's."""
    before = groups.partnership_of(work, group)
    if before is None:
        raise UserError("not-bound")
    _check_bound_to_own(work, by, before)
    groups.bind(work, group, None)
    audit.note(work, now, by.id, "unbind", "partnership", before)


def _check_bound_to_own(work: UnitOfWork, by: Person, partnership_id: int | None) -> None:
    if partnership_id is None or not permissions.oversees(by, partnerships.by_id(work, partnership_id)):
        raise UserError("bound-elsewhere")


def note_inside(work: UnitOfWork, group: Address, inside: bool, now: datetime) -> None:
    """Note that the bot was brought into the group, or put out of it."""
    groups.set_left(work, group, None if inside else now)


def migrate(work: UnitOfWork, old: Address, new: Address) -> None:
    """Let a group that has become another go on with what the old one had."""
    groups.migrate(work, old, new)
