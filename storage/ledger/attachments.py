"""Photos and documents: what Telegram holds for us, and what we hold ourselves."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, insert, select, update

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import evidence, records

EVIDENCE = "evidence"  # what the unit of work wakes
WAITING, STORED, REFUSED, DISCARDED = "waiting", "stored", "refused", "discarded"


@dataclass(frozen=True)
class WaitingFile:
    """A photo or document that is not in our own store yet, and who has sent it."""

    id: int
    file_id: str
    person_id: int
    name: str


@dataclass(frozen=True)
class SentFile:
    """A photo or document that somebody has sent; `unique_id` is the same for the same content, by Telegram's word."""

    kind: str
    file_id: str
    unique_id: str
    name: str
    size: int | None


def add(work: UnitOfWork, person_id: int, file: SentFile, now: datetime) -> int:
    """Note a photo or document that somebody has sent, to be fetched, and return its number."""
    work.wanted_workers.add(EVIDENCE)
    return work.insert(insert(evidence), {"person_id": person_id, **vars(file), "state": WAITING, "created_at": now})


def attach(work: UnitOfWork, record_id: int, evidence_ids: Sequence[int]) -> None:
    """Note whose evidence these photos and documents are."""
    work.execute(update(evidence).where(evidence.c.id.in_(evidence_ids)).values(record_id=record_id))


@dataclass(frozen=True)
class Kept:
    """A photo or document, and the record whose it is, if any.

    `sha256` is its hash in our own store, None as long as it is not there.
    """

    id: int
    record_id: int | None
    kind: str
    file_id: str
    name: str
    size: int | None
    sha256: str | None


def of_records(work: UnitOfWork, record_ids: Sequence[int]) -> list[Kept]:
    """Return the photos and documents of these records, by record and in the order in which they came."""
    statement = (
        select(evidence).where(evidence.c.record_id.in_(record_ids)).order_by(evidence.c.record_id, evidence.c.id)
    )
    return [_kept(row) for row in work.rows(statement)]


def by_ids(work: UnitOfWork, evidence_ids: Sequence[int]) -> list[Kept]:
    """Return the photos and documents of these numbers, in the order in which they are named."""
    kept = {row.id: _kept(row) for row in work.rows(select(evidence).where(evidence.c.id.in_(evidence_ids)))}
    return [kept[number] for number in evidence_ids if number in kept]


def _kept(row: Row[Any]) -> Kept:
    return Kept(row.id, row.record_id, row.kind, row.file_id, row.name, row.size, row.sha256)


def of_person(work: UnitOfWork, person_id: int, evidence_id: int) -> SentFile | None:
    """Return a file as the person has sent it; None for another's."""
    row = work.row(select(evidence).where(evidence.c.id == evidence_id, evidence.c.person_id == person_id))
    return None if row is None else SentFile(row.kind, row.file_id, row.unique_id, row.name, row.size)


def seen_in(work: UnitOfWork, unique_id: str) -> str | None:
    """Return the title of a record in which the same file is evidence already; None where there is none."""
    row = work.row(
        select(records.c.title)
        .join(evidence, evidence.c.record_id == records.c.id)
        .where(evidence.c.unique_id == unique_id)
        .limit(1)
    )
    return None if row is None else row.title


def waiting(connection: Connection) -> list[WaitingFile]:
    """Return what is not in our own store yet, oldest first."""
    columns = (evidence.c.id, evidence.c.file_id, evidence.c.person_id, evidence.c.name)
    statement = select(*columns).where(evidence.c.state == WAITING).order_by(evidence.c.id)
    rows = connection.execute(statement.limit(100))
    return [WaitingFile(row.id, row.file_id, row.person_id, row.name) for row in rows]


@dataclass(frozen=True)
class DiscardedFile:
    """What nothing uses: its file has to go, then its row. `sha256` is None where no file is there."""

    id: int
    sha256: str | None


def discarded(connection: Connection) -> list[DiscardedFile]:
    """Return what nothing uses, oldest first."""
    statement = select(evidence.c.id, evidence.c.sha256).where(evidence.c.state == DISCARDED).order_by(evidence.c.id)
    return [DiscardedFile(row.id, row.sha256) for row in connection.execute(statement.limit(100))]


def is_kept(connection: Connection, sha256: str) -> bool:
    """Tell whether anything that is not discarded has this content."""
    kept = (evidence.c.sha256 == sha256) & (evidence.c.state != DISCARDED)
    return connection.execute(select(evidence.c.id).where(kept).limit(1)).first() is not None


def loose(work: UnitOfWork, *, of: int | None = None, before: datetime | None = None) -> set[int]:
    """Return what no record has, of one person or from before a moment.

    What Telegram has not given yet is not old.
    """
    condition = evidence.c.record_id.is_(None) & (evidence.c.state != DISCARDED)
    if of is not None:
        condition &= evidence.c.person_id == of
    if before is not None:
        condition &= (evidence.c.created_at < before) & (evidence.c.state != WAITING)
    return {row.id for row in work.rows(select(evidence.c.id).where(condition))}


_DISCARD = update(evidence).where(evidence.c.id == bindparam("number")).values(state=DISCARDED, name="")


def discard(work: UnitOfWork, evidence_ids: Set[int]) -> None:
    """Discard these: once this is committed, whoever keeps the files takes them away."""
    if evidence_ids:
        work.wanted_workers.add(EVIDENCE)
        work.execute(_DISCARD, [{"number": number} for number in sorted(evidence_ids)])


def remove(work: UnitOfWork, evidence_id: int) -> None:
    """Forget a discarded photo or document, whose file is gone."""
    work.execute(delete(evidence).where(evidence.c.id == evidence_id, evidence.c.state == DISCARDED))


def stored(work: UnitOfWork, evidence_id: int, sha256: str, size: int) -> None:
    """Note that the file is in our own store.

    What was discarded while it was fetched stays so, with a file to be taken away.
    """
    state = case((evidence.c.state == WAITING, STORED), else_=evidence.c.state)
    this = evidence.c.id == evidence_id
    work.execute(update(evidence).where(this).values(state=state, sha256=sha256, size=size))


def refused(work: UnitOfWork, evidence_id: int) -> bool:
    """Note that Telegram does not give the file, and never will: it is too large, or gone.

    Return whether it was still wanted.
    """
    waiting_still = (evidence.c.id == evidence_id) & (evidence.c.state == WAITING)
    return bool(work.execute(update(evidence).where(waiting_still).values(state=REFUSED)).rowcount)
