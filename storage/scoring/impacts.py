"""What each confirmation moved: expected in its transaction, computed after it, and kept for the record's card."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import StoredRecord
from storage.tables.records import impacts

IMPACTS = "impacts"  # what is woken
WAITING, COMPUTED = "waiting", "computed"


@dataclass(frozen=True)
class MovedFigure:
    """An indicator's value, or the composite, before and after a confirmation. None: there was none."""

    key: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class StoredImpact:
    """What a confirmation moved.

    `before` and `after` are the partnership's revisions around it; `person_id` is who confirmed.
    """

    record_id: int
    version: int
    person_id: int
    before: int
    after: int
    at: datetime
    moved: Sequence[MovedFigure]


def _impact(row: Row[Any]) -> StoredImpact:
    moved = [MovedFigure(**figure) for figure in row.moved]
    return StoredImpact(row.record_id, row.version, row.person_id, row.before, row.after, row.at, moved)


def expect(work: UnitOfWork, record: StoredRecord, person_id: int, revision: int, now: datetime) -> None:
    """Note that the record was just confirmed, at this revision of its partnership; what it moved is computed later."""
    work.wanted_workers.add(IMPACTS)
    values = {"record_id": record.id, "version": record.version, "person_id": person_id, "at": now}
    work.execute(insert(impacts), values | {"before": revision - 1, "after": revision, "state": WAITING, "moved": []})


def waiting(connection: Connection) -> list[StoredImpact]:
    """Return what is still to be computed, the first confirmations first."""
    statement = select(impacts).where(impacts.c.state == WAITING).order_by(impacts.c.at, impacts.c.record_id)
    return [_impact(row) for row in connection.execute(statement.limit(100))]


def save(work: UnitOfWork, impact: StoredImpact, moved: Sequence[MovedFigure]) -> None:
    """Keep what the confirmation moved."""
    here = (impacts.c.record_id == impact.record_id) & (impacts.c.version == impact.version)
    figures = [asdict(figure) for figure in moved]
    work.execute(update(impacts).where(here).values(state=COMPUTED, moved=figures))


def compute_again(work: UnitOfWork, record_id: int, version: int) -> bool:
    """Have it computed what that confirmation moved, though it was tried before; return whether it is still known."""
    work.wanted_workers.add(IMPACTS)
    here = (impacts.c.record_id == record_id) & (impacts.c.version == version)
    return bool(work.execute(update(impacts).where(here).values(state=WAITING)).rowcount)


def drop_waiting(work: UnitOfWork) -> None:
    """Leave out the impacts of a ledger that was filled in one go: nobody waits to read what each record moved."""
    work.execute(update(impacts).where(impacts.c.state == WAITING).values(state=COMPUTED))


def of_record(work: UnitOfWork, record_id: int, version: int) -> StoredImpact | None:
    """Return the impact of a version of a record; None where it was not confirmed."""
    here = (impacts.c.record_id == record_id) & (impacts.c.version == version)
    row = work.row(select(impacts).where(here))
    return None if row is None else _impact(row)
