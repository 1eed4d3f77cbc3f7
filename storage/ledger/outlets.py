"""Queries about media of an organisation's own."""

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from records.text import plain_name
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.assessment import own_outlets


@dataclass(frozen=True)
class Outlet:
    """An own outlet of an organisation. `key` is the name as it is compared."""

    id: int
    organisation_id: int
    name: str
    key: str


def of_organisation(work: UnitOfWork, organisation_id: int) -> list[Outlet]:
    """Return the organisation's own outlets."""
    statement = select(own_outlets).where(own_outlets.c.organisation_id == organisation_id).order_by(own_outlets.c.id)
    return [Outlet(row.id, row.organisation_id, row.name, row.key) for row in work.rows(statement)]


def by_id(work: UnitOfWork, outlet_id: int) -> Outlet | None:
    """Return the outlet of that number."""
    row = work.row(select(own_outlets).where(own_outlets.c.id == outlet_id))
    return None if row is None else Outlet(row.id, row.organisation_id, row.name, row.key)


def add(work: UnitOfWork, organisation_id: int, name: str) -> int:
    """Note an own outlet of an organisation, and return its number."""
    values = {"organisation_id": organisation_id, "name": name, "key": plain_name(name)}
    return work.insert(insert(own_outlets), values)


def remove(work: UnitOfWork, outlet_id: int) -> None:
    """Forget an outlet."""
    work.execute(delete(own_outlets).where(own_outlets.c.id == outlet_id))
