"""Photos and documents: what Telegram holds for us, and what we hold ourselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from storage.tables.records import evidence, records
from storage.unit_of_work import UnitOfWork

EVIDENCE = "evidence"  # what the unit of work wakes
WAITING, STORED, REFUSED = "waiting", "stored", "refused"


@dataclass(frozen=True)
class WaitingFile:
    id: int
    file_id: str


def add(
    work: UnitOfWork,
    person_id: int,
    kind: str,
    file_id: str,
    unique_id: str,
    name: str,
    size: int | None,
    now: datetime,
) -> int:
    work.wakes.add(EVIDENCE)
    values = {"person_id": person_id, "kind": kind, "file_id": file_id, "unique_id": unique_id, "name": name}
    return work.insert(insert(evidence), values | {"size": size, "state": WAITING, "created_at": now})


def attach(work: UnitOfWork, record_id: int, evidence_ids: Sequence[int]) -> None:
    work.execute(update(evidence).where(evidence.c.id.in_(evidence_ids)).values(record_id=record_id))


@dataclass(frozen=True)
class Kept:
    """A photo or document, and the record whose it is, if any. `sha256` is its hash in our own store, None as long as
    it is not there."""

    id: int
    record_id: int | None
    kind: str
    file_id: str
    name: str
    size: int | None
    sha256: str | None


def of_records(work: UnitOfWork, record_ids: Sequence[int]) -> list[Kept]:
    statement = (
        select(evidence).where(evidence.c.record_id.in_(record_ids)).order_by(evidence.c.record_id, evidence.c.id)
    )
    return [_kept(row) for row in work.rows(statement)]


def by_ids(work: UnitOfWork, evidence_ids: Sequence[int]) -> list[Kept]:
    """In the order in which they are named."""
    found = {row.id: _kept(row) for row in work.rows(select(evidence).where(evidence.c.id.in_(evidence_ids)))}
    return [found[number] for number in evidence_ids if number in found]


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.id, row.record_id, row.kind, row.file_id, row.name, row.size, row.sha256)


def seen_in(work: UnitOfWork, unique_id: str) -> str | None:
    """The title of a record in which the same file is evidence already."""
    row = work.row(
        select(records.c.title)
        .join(evidence, evidence.c.record_id == records.c.id)
        .where(evidence.c.unique_id == unique_id)
        .limit(1)
    )
    return None if row is None else row.title


def waiting(connection: Connection) -> list[WaitingFile]:
    """What is not in our own store yet, oldest first."""
    statement = select(evidence.c.id, evidence.c.file_id).where(evidence.c.state == WAITING).order_by(evidence.c.id)
    return [WaitingFile(row.id, row.file_id) for row in connection.execute(statement.limit(100))]


def stored(work: UnitOfWork, evidence_id: int, sha256: str, size: int) -> None:
    work.execute(update(evidence).where(evidence.c.id == evidence_id).values(state=STORED, sha256=sha256, size=size))


def refused(work: UnitOfWork, evidence_id: int) -> None:
    """Telegram does not give it, and never will: it is too large, or gone."""
    work.execute(update(evidence).where(evidence.c.id == evidence_id).values(state=REFUSED))
