"""What each confirmation moved: expected in its transaction, computed after it, and kept for the record's card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Row, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.tables.records import impacts

IMPACTS = "impacts"  # what is woken
WAITING, COMPUTED = "waiting", "computed"


@dataclass(frozen=True)
class StoredImpact:
    """`before` and `after` are the partnership's revisions around the confirmation; `person_id` who confirmed."""

    record_id: int
    version: int
    person_id: int
    before: int
    after: int
    at: datetime
    moved: Sequence[dict[str, JsonValue]]


def _impact(row: Row[Any]) -> StoredImpact:
    return StoredImpact(row.record_id, row.version, row.person_id, row.before, row.after, row.at, row.moved)


def expect(work: UnitOfWork, record: StoredRecord, person_id: int, revision: int, now: datetime) -> None:
    work.wakes.add(IMPACTS)
    values = {"record_id": record.id, "version": record.version, "person_id": person_id, "at": now}
    work.execute(insert(impacts), values | {"before": revision - 1, "after": revision, "state": WAITING, "moved": []})


def waiting(connection: Connection) -> list[StoredImpact]:
    statement = select(impacts).where(impacts.c.state == WAITING).order_by(impacts.c.at, impacts.c.record_id)
    return [_impact(row) for row in connection.execute(statement.limit(100))]


def save(work: UnitOfWork, impact: StoredImpact, moved: Sequence[dict[str, JsonValue]]) -> None:
    here = (impacts.c.record_id == impact.record_id) & (impacts.c.version == impact.version)
    work.execute(update(impacts).where(here).values(state=COMPUTED, moved=list(moved)))


def drop_waiting(work: UnitOfWork) -> None:
    """Of a ledger that was filled in one go: nobody waits to read what each record of it moved."""
    work.execute(update(impacts).where(impacts.c.state == WAITING).values(state=COMPUTED))


def of_record(work: UnitOfWork, record_id: int, version: int) -> StoredImpact | None:
    here = (impacts.c.record_id == record_id) & (impacts.c.version == version)
    row = work.row(select(impacts).where(here))
    return None if row is None else _impact(row)
