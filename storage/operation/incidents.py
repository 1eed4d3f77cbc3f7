"""What was set aside because it failed, until an admin has dealt with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Row, func, insert, select, update

from records.incidents import IncidentKind, Settlement
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import set_aside


@dataclass(frozen=True)
class Incident:
    """Something that failed: `number` is what people were told, `error` its type, `kept` what it can be run from."""

    id: int
    number: str
    kind: IncidentKind
    error: str
    kept: Mapping[str, JsonValue]
    at: datetime
    settled: Settlement | None


def put_aside(
    work: UnitOfWork,
    number: str,
    error: str,
    kept: Mapping[str, JsonValue],
    now: datetime,
    kind: IncidentKind = IncidentKind.UPDATE,
) -> None:
    """Keep what has failed, under the incident's number, for an admin to look at."""
    values = {"incident": number, "error": error, "update": kept, "at": now, "kind": kind}
    work.insert(insert(set_aside), values)


def count_open(connection: Connection) -> int:
    """Return how many nobody has dealt with."""
    unsettled = select(func.count()).select_from(set_aside).where(set_aside.c.settled.is_(None))
    return connection.scalar(unsettled) or 0


def unsettled(work: UnitOfWork, offset: int, limit: int) -> tuple[Sequence[Incident], int]:
    """Return some of those that nobody has dealt with, the newest first, and how many there are."""
    newest = select(set_aside).where(set_aside.c.settled.is_(None)).order_by(set_aside.c.id.desc())
    rows = work.rows(newest.offset(offset).limit(limit))
    return [_incident(row) for row in rows], count_open(work.connection)


def by_id(work: UnitOfWork, incident_id: int) -> Incident | None:
    """Return one of them; None where there is none, or it was forgotten."""
    row = work.row(select(set_aside).where(set_aside.c.id == incident_id))
    return None if row is None else _incident(row)


def settle(work: UnitOfWork, incident_id: int, how: Settlement, person_id: int, now: datetime) -> bool:
    """Note that an admin has dealt with it; return whether nobody had."""
    still = (set_aside.c.id == incident_id) & set_aside.c.settled.is_(None)
    settled = {"settled": how, "settled_by": person_id, "settled_at": now}
    return bool(work.execute(update(set_aside).where(still).values(**settled)).rowcount)


def _incident(row: Row[Any]) -> Incident:
    settled = None if row.settled is None else Settlement(row.settled)
    return Incident(row.id, row.incident, IncidentKind(row.kind), row.error, row.update, row.at, settled)
