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
    """`content` is TOML: what is otherwise than in the packaged method. Number 0 is the packaged one."""

    number: int
    content: str
    since: datetime | None = None
    by: str | None = None


PACKAGED = StoredMethod(0, "")
_METHOD = select(methods, people.c.name).join(people, people.c.id == methods.c.person_id)


def _method(row: Row[Any] | None) -> StoredMethod:
    return PACKAGED if row is None else StoredMethod(row.number, row.content, row.since, row.name)


def at(work: UnitOfWork, moment: datetime) -> StoredMethod:
    """The one that held at that moment."""
    held = _METHOD.where(methods.c.since <= moment)
    return _method(work.row(held.order_by(methods.c.number.desc()).limit(1)))


def by_number(work: UnitOfWork, number: int) -> StoredMethod:
    return _method(work.row(_METHOD.where(methods.c.number == number)))


def history(work: UnitOfWork) -> list[StoredMethod]:
    """Newest first."""
    return [_method(row) for row in work.rows(_METHOD.order_by(methods.c.number.desc()).limit(20))]


def add(work: UnitOfWork, content: str, version: str, person_id: int, now: datetime) -> int:
    return work.insert(insert(methods), {"content": content, "version": version, "since": now, "person_id": person_id})
