"""Which group belongs to which partnership."""

from datetime import datetime

from records.addresses import Address
from records.errors import UserError
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, groups
from storage.people.directory import Partnership, Person


def to_bind(work: UnitOfWork, by: Person) -> list[Partnership]:
    """The partnerships whose groups the person looks after."""
    return [each for each in directory.partnerships_of(work, by) if _coordinates(by, each)]


def bind(work: UnitOfWork, by: Person, group: Address, partnership_id: int, now: datetime) -> None:
    """A group that belongs to another partnership is given away by that one's coordinators only."""
    if partnership_id not in {each.id for each in to_bind(work, by)}:
        raise UserError("partnership-not-yours")
    before = groups.partnership_of(work, group)
    if before not in (None, partnership_id) and not _looks_after(work, by, before):
        raise UserError("bound-elsewhere")
    groups.bind(work, group, partnership_id, language=by.language)
    if before != partnership_id:
        audit.note(work, now, by.id, "bind", "partnership", partnership_id)


def unbind(work: UnitOfWork, by: Person, group: Address, now: datetime) -> None:
    before = groups.partnership_of(work, group)
    if before is None:
        raise UserError("not-bound")
    if not _looks_after(work, by, before):
        raise UserError("bound-elsewhere")
    groups.bind(work, group, None)
    audit.note(work, now, by.id, "unbind", "partnership", before)


def _looks_after(work: UnitOfWork, by: Person, partnership_id: int | None) -> bool:
    bound = partnership_id is not None and _coordinates(by, directory.partnership(work, partnership_id))
    return bound or by.is_admin


def _coordinates(by: Person, partnership: Partnership) -> bool:
    return any(by.coordinates(each.id) for each in (partnership.college, partnership.enterprise))
