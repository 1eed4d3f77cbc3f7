"""The rows of a batch's records: written in slices that nobody sees, then changed together in one short statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, select, update

from records.states import OVER, State
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.batches import Batch
from storage.ledger.bulk import insert_rows, next_record, tell_counter
from storage.ledger.record_rows import NEWEST, Description, StoredRecord, stored
from storage.tables.records import record_versions, records

_RECORD = (
    "id", "partnership_id", "side", "kind", "state", "version", "revision", "author_id", "created_at", "changed_at",
    "batch_id", "event_date", "title", "mode", "search", "natural_key",
)  # fmt: skip
_VERSION = ("record_id", "version", "answers", "counterpart", "author_id", "created_at")


@dataclass(frozen=True)
class BatchEntry:
    """An entry of a batch as it is written: what both sides' parts say, as JSON, and by what it is listed and found."""

    kind: str
    answers: Mapping[str, JsonValue]
    counterpart: Mapping[str, JsonValue] | None
    description: Description


def add_unseen(work: UnitOfWork, batch: Batch, entries: Sequence[BatchEntry], now: datetime) -> None:
    """Add records that nobody sees until all of the batch are there."""
    first = next_record(work)
    rows: list[tuple[Any, ...]] = []
    versions: list[tuple[Any, ...]] = []
    for number, entry in enumerate(entries, first):
        about = entry.description
        rows.append((
            number, batch.partnership_id, batch.side, entry.kind, State.DRAFT, 1, 1, batch.person_id, now, now,
            batch.id, about.event_date, about.title, about.mode, about.search, about.natural_key,
        ))  # fmt: skip
        versions.append((number, 1, entry.answers, entry.counterpart, batch.person_id, now))
    insert_rows(work, records, _RECORD, rows)
    insert_rows(work, record_versions, _VERSION, versions)
    tell_counter(work)


def remove_unseen(work: UnitOfWork, batch: Batch, limit: int) -> int:
    """Remove so many of the records that nobody has seen yet; return how many there were."""
    unseen = (records.c.batch_id == batch.id) & (records.c.state == State.DRAFT)
    numbers = [row.id for row in work.rows(select(records.c.id).where(unseen).order_by(records.c.id).limit(limit))]
    if numbers:
        work.execute(record_versions.delete().where(record_versions.c.record_id.in_(numbers)))
        work.execute(records.delete().where(records.c.id.in_(numbers)))
    return len(numbers)


def show_all(work: UnitOfWork, batch: Batch, now: datetime) -> None:
    """Let the batch's records stand in the ledger, where they wait for the other side together."""
    _change(work, batch, records.c.state == State.DRAFT, now, state=State.BATCHED, asked_version=1)


def confirm_all(work: UnitOfWork, batch: Batch, now: datetime) -> None:
    """Let all count that wait with the batch."""
    values = {"state": State.CONFIRMED, "confirmed_version": records.c.version}
    _change(work, batch, records.c.state == State.BATCHED, now, **values)


def withdraw_all(work: UnitOfWork, batch: Batch, now: datetime) -> None:
    """Let none of the batch count any more, whatever has become of each since."""
    standing = records.c.state.not_in(OVER)
    _change(work, batch, standing, now, state=State.WITHDRAWN, confirmed_version=None, good_practice=False)


def _change(
    work: UnitOfWork,
    batch: Batch,
    which: ColumnElement[bool],
    now: datetime,
    **values: Any,  # Any: of columns
) -> None:
    here = (records.c.batch_id == batch.id) & which
    work.execute(update(records).where(here).values(revision=records.c.revision + 1, changed_at=now, **values))


def some_waiting(work: UnitOfWork, batch: Batch, limit: int) -> list[StoredRecord]:
    """Return so many of the records that wait with the batch, those after its progress, in their order."""
    here = (records.c.batch_id == batch.id) & (records.c.state == State.BATCHED) & (records.c.id > batch.progress)
    return [stored(row) for row in work.rows(NEWEST.where(here).order_by(records.c.id).limit(limit))]


def some_ids(work: UnitOfWork, batch: Batch, limit: int) -> list[int]:
    """Return the numbers of so many of the batch's records, those after its progress, in their order."""
    here = (records.c.batch_id == batch.id) & (records.c.id > batch.progress)
    return [row.id for row in work.rows(select(records.c.id).where(here).order_by(records.c.id).limit(limit))]


def page_of(work: UnitOfWork, batch_id: int, offset: int, limit: int) -> tuple[list[StoredRecord], int]:
    """Return some of the batch's records, in their order, and how many there are."""
    numbers = select(records.c.id).where(records.c.batch_id == batch_id).order_by(records.c.id)
    rows = work.rows(numbers)
    wanted = [row.id for row in rows[offset : offset + limit]]
    found = work.rows(NEWEST.where(records.c.id.in_(wanted)).order_by(records.c.id))
    return [stored(row) for row in found], len(rows)
