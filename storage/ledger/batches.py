"""Queries about batches: imports of old ledgers as they stand, and what was read of their files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Connection, Row, delete, false, func, insert, or_, select, update

from records.addresses import Address
from records.batches import AT_WORK, IN_LEDGER, MOVING, BatchState, BatchSummary
from records.roles import PartnershipSides, Side
from records.states import OVER, State
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.batches import column_matches, import_batches, import_contents
from storage.tables.records import records

BATCHES = "batches"  # what the unit of work wakes


@dataclass(frozen=True)
class Batch:
    """An old ledger that somebody imports for a side.

    `answers` are what was said about its file, by kind of question; `summary` is what reading it came to. `progress`
    counts what was done of the work that its state asks for, which takes effect at the revision `takes_effect` of the
    partnership. `sample`: the records that the other side is asked to look at, of which `looked_at` names the pages
    that were looked at. `reason`: why it was refused, or could not be read.
    """

    id: int
    partnership_id: int
    side: Side
    person_id: int
    chat: Address
    file_id: str | None
    file_name: str
    digest: str | None
    state: BatchState
    revision: int
    answers: Mapping[str, JsonValue]
    summary: BatchSummary
    progress: int
    takes_effect: int | None
    attempts: int
    seed: int | None
    sample: Sequence[int]
    looked_at: Sequence[int]
    reason: str | None
    decided_by: int | None
    at: datetime
    changed_at: datetime

    @property
    def total(self) -> int:
        """Return how many records its file came to."""
        return self.summary.total


def _batch(row: Row[Any]) -> Batch:
    summary = BatchSummary.model_validate(row.summary)
    return Batch(
        row.id, row.partnership_id, Side(row.side), row.person_id, address_of(row), row.file_id, row.file_name,
        row.digest, BatchState(row.state), row.revision, row.answers, summary, row.progress, row.takes_effect,
        row.attempts, row.seed, row.sample, row.looked_at, row.reason, row.decided_by, row.at, row.changed_at,
    )  # fmt: skip


def add(
    work: UnitOfWork,
    partnership_id: int,
    side: Side,
    person_id: int,
    chat: Address,
    file_name: str,
    now: datetime,
    *,
    file_id: str | None = None,
) -> int:
    """Store a file that waits to be read; return the batch's id."""
    work.wanted_workers.add(BATCHES)
    values: dict[str, object] = {
        "partnership_id": partnership_id, "side": side, "person_id": person_id, **address_values(chat),
        "file_id": file_id, "file_name": file_name[:255], "state": BatchState.WAITING, "answers": {}, "summary": {},
        "sample": [], "looked_at": [], "at": now, "changed_at": now,
    }  # fmt: skip
    number = work.insert(insert(import_batches), values)
    work.execute(insert(import_contents), {"batch_id": number})
    return number


def by_id(work: UnitOfWork, batch_id: int) -> Batch | None:
    """Return a batch by its number, if there is one."""
    row = work.row(select(import_batches).where(import_batches.c.id == batch_id))
    return None if row is None else _batch(row)


def at_work(connection: Connection) -> list[Batch]:
    """Return what is to be gone on with: first what was begun, then by age."""
    statement = select(import_batches).where(import_batches.c.state.in_(AT_WORK))
    order = (import_batches.c.takes_effect.is_(None), import_batches.c.id)
    return [_batch(row) for row in connection.execute(statement.order_by(*order))]


def attempt(work: UnitOfWork, batch: Batch) -> int:
    """Note that its file is about to be read, and return for the how manieth time, from 1."""
    row = work.row(
        update(import_batches)
        .where(import_batches.c.id == batch.id)
        .values(attempts=import_batches.c.attempts + 1)
        .returning(import_batches.c.attempts)
    )
    assert row is not None
    return int(row.attempts)


def every_at_work(work: UnitOfWork) -> list[Batch]:
    """Return what is to be gone on with, of everybody."""
    return at_work(work.connection)


def note_looked_at(work: UnitOfWork, batch: Batch, pages: Sequence[int]) -> Batch:
    """Note which pages of the sample were looked at."""
    work.execute(update(import_batches).where(import_batches.c.id == batch.id).values(looked_at=[*pages]))
    return replace(batch, looked_at=pages)


def change(work: UnitOfWork, batch: Batch, now: datetime, **values: Any) -> Batch:  # Any: of columns
    """Set columns of the batch and raise its revision; return it as it is then."""
    columns = {"revision": batch.revision + 1, "changed_at": now, **values}
    stored = {name: _as_stored(value) for name, value in columns.items()}
    work.execute(update(import_batches).where(import_batches.c.id == batch.id).values(stored))
    changed = replace(batch, **columns)
    if changed.state in AT_WORK:
        work.wanted_workers.add(BATCHES)
    return changed


def _as_stored(value: Any) -> Any:  # Any: of any column
    return value.model_dump(mode="json") if isinstance(value, BatchSummary) else value


def go_on(work: UnitOfWork, batch: Batch, progress: int, *, takes_effect: int | None = None) -> Batch:
    """Note how far the work has come, and for which revision it is; return the batch, which stays what it is."""
    columns = {"progress": progress, "takes_effect": takes_effect or batch.takes_effect}
    work.execute(update(import_batches).where(import_batches.c.id == batch.id).values(columns))
    return replace(batch, progress=progress, takes_effect=takes_effect or batch.takes_effect)


def is_moving(work: UnitOfWork, batch_id: int) -> bool:
    """Tell whether the records of the batch change together at this moment."""
    state = select(import_batches.c.state).where(import_batches.c.id == batch_id)
    row = work.row(state)
    return row is not None and row.state in MOVING


def of_partnership(work: UnitOfWork, partnership_id: int, states: Iterable[BatchState]) -> list[Batch]:
    """Return the batches of a partnership in these states, newest first."""
    here = (import_batches.c.partnership_id == partnership_id) & import_batches.c.state.in_([*states])
    return [_batch(row) for row in work.rows(select(import_batches).where(here).order_by(import_batches.c.id.desc()))]


def of_same_file(work: UnitOfWork, batch: Batch) -> list[Batch]:
    """Return the other imports of the same file into the partnership that stand in the ledger, newest first."""
    others = of_partnership(work, batch.partnership_id, IN_LEDGER)
    return [other for other in others if other.digest == batch.digest and other.id != batch.id]


def waiting_for(work: UnitOfWork, sides: PartnershipSides) -> list[Batch]:
    """Return the batches that wait for these sides of partnerships to look at them, oldest first."""
    if not sides:
        return []
    own = [
        (import_batches.c.partnership_id == number) & (import_batches.c.side == side.other) for number, side in sides
    ]
    waiting = (import_batches.c.state == BatchState.PENDING) & or_(false(), *own)
    return [_batch(row) for row in work.rows(select(import_batches).where(waiting).order_by(import_batches.c.id))]


def sides_waited_for(work: UnitOfWork) -> list[tuple[int, Side]]:
    """Return the partnerships, each with the side that has a batch to look at."""
    waiting = select(import_batches.c.partnership_id, import_batches.c.side)
    rows = work.rows(waiting.where(import_batches.c.state == BatchState.PENDING).distinct())
    return [(row.partnership_id, Side(row.side).other) for row in rows]


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Leave batches that were shown long ago and never written, and forget what was read of their files."""
    old = (import_batches.c.state == BatchState.SHOWN) & (import_batches.c.changed_at < before)
    work.execute(update(import_batches).where(old).values(state=BatchState.LEFT))
    over = select(import_batches.c.id).where(import_batches.c.state.in_([BatchState.LEFT, BatchState.UNREADABLE]))
    work.execute(delete(import_contents).where(import_contents.c.batch_id.in_(over)))


# What was read of a file ----------------------------------------------------------------------------------------------


def keep_tables(work: UnitOfWork, batch: Batch, tables: bytes) -> None:
    """Keep the tables of a file, so that it can be read again with an answer."""
    work.execute(update(import_contents).where(import_contents.c.batch_id == batch.id).values(tables=tables))


def keep_entries(work: UnitOfWork, batch: Batch, entries: bytes) -> None:
    """Keep what reading the tables came to: what would be written, and what not and why."""
    work.execute(update(import_contents).where(import_contents.c.batch_id == batch.id).values(entries=entries))


def kept(work: UnitOfWork, batch: Batch) -> tuple[bytes | None, bytes | None]:
    """Return the tables of a batch's file and what reading them came to, as they were packed."""
    row = work.row(select(import_contents).where(import_contents.c.batch_id == batch.id))
    return (None, None) if row is None else (row.tables, row.entries)


def keep_rejected(work: UnitOfWork, batch: Batch, rejected: bytes) -> None:
    """Keep of what was read only what was not written, for whoever mends it."""
    here = update(import_contents).where(import_contents.c.batch_id == batch.id)
    work.execute(here.values(tables=None, entries=rejected))


def forget_content(work: UnitOfWork, batch: Batch) -> None:
    """Forget what was read of the batch's file: it stands in the ledger now, or never will."""
    work.execute(delete(import_contents).where(import_contents.c.batch_id == batch.id))


def matches_of(work: UnitOfWork, organisation_id: int) -> dict[str, str]:
    """Return which fields the organisation's columns are, by their headings, as somebody has said before."""
    rows = work.rows(select(column_matches).where(column_matches.c.organisation_id == organisation_id))
    return {row.heading: row.field for row in rows}


def keep_match(work: UnitOfWork, organisation_id: int, heading: str, field: str) -> None:
    """Keep which field a column of that heading is; "" is none."""
    here = (column_matches.c.organisation_id == organisation_id) & (column_matches.c.heading == heading)
    work.execute(delete(column_matches).where(here))
    values = {"organisation_id": organisation_id, "heading": heading, "field": field}
    work.execute(insert(column_matches), values)


# The records of a batch -----------------------------------------------------------------------------------------------


def record_ids(work: UnitOfWork, batch_id: int) -> list[int]:
    """Return the numbers of all records that the batch has brought, in their order."""
    rows = work.rows(select(records.c.id).where(records.c.batch_id == batch_id).order_by(records.c.id))
    return [row.id for row in rows]


def of_records(work: UnitOfWork, partnership_id: int) -> dict[int, int]:
    """Return with which batch each of the partnership's records has come, of those that have come with one."""
    here = (records.c.partnership_id == partnership_id) & records.c.batch_id.is_not(None)
    return {row.id: row.batch_id for row in work.rows(select(records.c.id, records.c.batch_id).where(here))}


def known_in(work: UnitOfWork, partnership_id: int) -> list[tuple[str, date, str, str | None]]:
    """Return kind, day, title and natural key of each record of the partnership that counts or waits."""
    columns = (records.c.kind, records.c.event_date, records.c.title, records.c.natural_key)
    here = (records.c.partnership_id == partnership_id) & records.c.state.not_in((*OVER, State.DRAFT))
    return [tuple(row) for row in work.rows(select(*columns).where(here).order_by(records.c.id))]


def fingerprint(work: UnitOfWork, partnership_id: int) -> tuple[int, int]:
    """Return what is otherwise once a record of the partnership was added, or one is over."""
    here = records.c.partnership_id == partnership_id
    open_ones = here & records.c.state.not_in((*OVER, State.DRAFT))
    row = work.row(select(func.max(records.c.id).label("last"), func.count().label("found")).where(open_ones))
    return (row.last or 0, row.found) if row is not None else (0, 0)
