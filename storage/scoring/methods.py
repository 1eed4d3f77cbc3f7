"""The methods that a programme has had: the newest holds, and what was computed under an older one can be again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import people
from storage.tables.results import methods


@dataclass(frozen=True)
class StoredMethod:
    """A version of the method. `content` is TOML: what is otherwise than in the packaged method, which is number 0."""

    number: int
    content: str
    since: datetime | None = None
    by: str | None = None


PACKAGED = StoredMethod(0, "")
_METHOD = select(methods.c.number, methods.c.content, methods.c.since, people.c.name.label("by")).join(
    people, people.c.id == methods.c.person_id
)


def _method(row: Row[Any] | None) -> StoredMethod:
    return PACKAGED if row is None else StoredMethod(**row._asdict())


def at(work: UnitOfWork, moment: datetime) -> StoredMethod:
    """Return the one that held at that moment."""
    held = _METHOD.where(methods.c.since <= moment)
    return _method(work.row(held.order_by(methods.c.number.desc()).limit(1)))


def by_number(work: UnitOfWork, number: int) -> StoredMethod:
    """Return the version of that number; the packaged method where there is none."""
    return _method(work.row(_METHOD.where(methods.c.number == number)))


def history(work: UnitOfWork) -> list[StoredMethod]:
    """Return all versions, newest first."""
    return [_method(row) for row in work.rows(_METHOD.order_by(methods.c.number.desc()))]


def add(work: UnitOfWork, content: str, version: str, person_id: int, now: datetime) -> int:
    """Add a version that holds from now on, and return its number. `version` is the catalogue's digest."""
    return work.insert(insert(methods), {"content": content, "version": version, "since": now, "person_id": person_id})
