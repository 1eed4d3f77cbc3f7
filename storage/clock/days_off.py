"""Queries about the days that are not as the public calendar has them: everybody's, or an organisation's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, insert, or_, select

from records.calendar import DaysOff
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import days_off


@dataclass(frozen=True)
class NotedDays:
    """Days that were noted. `organisation_id` is None where they are everybody's; `working`: work is done on them."""

    id: int
    organisation_id: int | None
    first: date
    last: date
    working: bool
    note: str


def _noted(row: Row[Any]) -> NotedDays:
    return NotedDays(row.id, row.organisation_id, row.first, row.last, row.working, row.note)


def of_organisations(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[NotedDays]:
    """Return the days of everybody, then those of the organisations, in the order in which they decide."""
    wanted = frozenset(organisation_ids)

    def read() -> list[NotedDays]:
        here = or_(days_off.c.organisation_id.is_(None), days_off.c.organisation_id.in_(list(wanted)))
        rows = work.rows(select(days_off).where(here).order_by(days_off.c.organisation_id.is_not(None), days_off.c.id))
        return [_noted(row) for row in rows]

    return work.cached(("days off", wanted), read)


def by_id(work: UnitOfWork, number: int) -> NotedDays | None:
    """Return the days of that number."""
    row = work.row(select(days_off).where(days_off.c.id == number))
    return None if row is None else _noted(row)


def add(work: UnitOfWork, organisation_id: int | None, days: DaysOff, note: str) -> int:
    """Note days of an organisation, or with None everybody's, and return their number."""
    values = {"organisation_id": organisation_id, "first": days.first, "last": days.last, "working": days.working}
    return work.insert(insert(days_off), values | {"note": note})


def remove(work: UnitOfWork, number: int) -> None:
    """Forget the days of that number."""
    work.execute(delete(days_off).where(days_off.c.id == number))
