"""Queries about records and their versions: the rows themselves, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, Select, bindparam, func, insert, or_, select, update

from records.form import Form
from records.record import Record
from records.registry import KINDS
from records.roles import Side
from records.states import OVER, State
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import record_joins, record_versions, records


@dataclass(frozen=True)
class StoredRecord:
    """A record as it stands.

    `answers` are the author's, `counterpart` what the other side filled in, both as JSON of `version`.
    `confirmed_version` is the one that counts, also while a correction waits; `asked_version` the newest that the other
    side was asked about. `title` and `event_date` are the confirmed one's, or the newest one's as long as none was
    confirmed. `batch_id`: the import that it came with.
    """

    id: int
    partnership_id: int
    side: Side
    kind: str
    state: State
    version: int
    confirmed_version: int | None
    asked_version: int | None
    revision: int
    author_id: int
    event_date: date
    title: str
    good_practice: bool
    changed_at: datetime
    answers: dict[str, JsonValue]
    counterpart: dict[str, JsonValue] | None
    batch_id: int | None = None

    @property
    def correcting(self) -> bool:
        """Tell whether a version newer than the confirmed one is on its way."""
        return self.confirmed_version is not None and self.version != self.confirmed_version

    def read(self) -> Record:
        """Return the author's answers as the form of the record's kind."""
        return KINDS[self.kind].model_validate(self.answers)

    def read_counterpart(self) -> Form | None:
        """Return the other side's answers as their form; None where there are none."""
        form = KINDS[self.kind].counterpart
        return None if form is None or self.counterpart is None else form.model_validate(self.counterpart)


@dataclass(frozen=True)
class Description:
    """What is kept of a version in the record itself, to list and to find it by."""

    event_date: date
    title: str
    mode: str | None
    search: str
    natural_key: str | None


def _with_version(version: ColumnElement[int | None]) -> Select[Any]:
    return select(records, record_versions.c.answers, record_versions.c.counterpart).join(
        record_versions, (record_versions.c.record_id == records.c.id) & (record_versions.c.version == version)
    )


# What a query about records begins with, by which of the versions it shows; `stored` reads the rows.
NEWEST = _with_version(records.c.version)
CONFIRMED = _with_version(records.c.confirmed_version)
COUNTING = _with_version(func.coalesce(records.c.confirmed_version, records.c.version))


def stored(row: Row[Any]) -> StoredRecord:
    """Return the record of a row that one of these queries has read."""
    return StoredRecord(
        row.id,
        row.partnership_id,
        Side(row.side),
        row.kind,
        State(row.state),
        row.version,
        row.confirmed_version,
        row.asked_version,
        row.revision,
        row.author_id,
        row.event_date,
        row.title,
        row.good_practice,
        row.changed_at,
        row.answers,
        row.counterpart,
        row.batch_id,
    )


def as_it_counts(row: Row[Any]) -> StoredRecord:
    """Return the record of a row of `COUNTING`: the version that counts, or the newest where none was confirmed."""
    record = stored(row)
    if record.confirmed_version is None:
        return record
    return replace(record, version=record.confirmed_version, state=State.CONFIRMED)


_BY_ID = NEWEST.where(records.c.id == bindparam("record"))
_VERSION_BY_ID = _with_version(bindparam("its_version")).where(records.c.id == bindparam("record"))
_CONFIRMED_BY_ID = CONFIRMED.where(records.c.id == bindparam("record"))


def by_id(work: UnitOfWork, record_id: int) -> StoredRecord | None:
    """Return the record with its newest version; None where there is none of that number."""
    row = work.row(_BY_ID, {"record": record_id})
    return None if row is None else stored(row)


def by_ids(work: UnitOfWork, record_ids: Sequence[int]) -> dict[int, StoredRecord]:
    """Return those of the records that there are, by number, each with its newest version."""
    rows = work.rows(NEWEST.where(records.c.id.in_(record_ids)))
    return {row.id: stored(row) for row in rows}


def as_confirmed(work: UnitOfWork, record: StoredRecord) -> StoredRecord:
    """Return the record as its confirmed version has it."""
    row = work.row(_CONFIRMED_BY_ID, {"record": record.id})
    assert row is not None
    return replace(stored(row), version=row.confirmed_version, state=State.CONFIRMED)


def answers_of_version(work: UnitOfWork, record_id: int, version: int) -> dict[str, JsonValue] | None:
    """Return what the author filled in in that version; None where there is none of that number."""
    row = work.row(_VERSION_BY_ID, {"record": record_id, "its_version": version})
    return None if row is None else dict(row.answers)


def add(
    work: UnitOfWork,
    partnership_id: int,
    side: Side,
    answers: Record,
    author_id: int,
    description: Description,
    now: datetime,
) -> StoredRecord:
    """Add a record of the side, which is a draft until it is submitted."""
    values = {
        "partnership_id": partnership_id,
        "side": side,
        "kind": answers.kind,
        "state": State.DRAFT,
        "version": 1,
        "revision": 1,
        "author_id": author_id,
        "created_at": now,
        "changed_at": now,
        **vars(description),
    }
    number = work.insert(insert(records), values)
    add_version(work, number, 1, answers, None, author_id, now)
    return _existing(work, number)


def add_version(
    work: UnitOfWork,
    record_id: int,
    version: int,
    answers: Record,
    counterpart: dict[str, JsonValue] | None,
    author_id: int,
    now: datetime,
) -> None:
    """Add a version of a record; `counterpart` is the other side's part, taken over as it was stored."""
    values = {
        "record_id": record_id,
        "version": version,
        "answers": answers.to_json(),
        "counterpart": counterpart,
        "author_id": author_id,
        "created_at": now,
    }
    work.execute(insert(record_versions), values)


def last_version(work: UnitOfWork, record_id: int) -> int:
    """Return the number of the last version, also of a correction that was given up: it is not used again."""
    row = work.row(select(func.max(record_versions.c.version)).where(record_versions.c.record_id == record_id))
    assert row is not None
    return int(row[0])


def set_counterpart(work: UnitOfWork, record: StoredRecord, counterpart: Form) -> StoredRecord:
    """Keep the other side's part of the record's version, and return the record with it."""
    filled_in = counterpart.to_json()
    work.execute(
        update(record_versions)
        .where(record_versions.c.record_id == record.id, record_versions.c.version == record.version)
        .values(counterpart=filled_in)
    )
    return replace(record, counterpart=filled_in)


def change(work: UnitOfWork, record: StoredRecord, now: datetime, **values: Any) -> StoredRecord:  # Any: of columns
    """Set columns of the record and raise its revision; return it as it is then."""
    columns = {"revision": record.revision + 1, "changed_at": now, **values}
    work.execute(update(records).where(records.c.id == record.id).values(columns))
    if columns.get("version", record.version) != record.version:
        return _existing(work, record.id)
    return replace(record, **columns)


def describe(work: UnitOfWork, record_id: int, description: Description) -> None:
    """Keep what the record is listed and found by."""
    work.execute(update(records).where(records.c.id == record_id).values(vars(description)))


def _existing(work: UnitOfWork, record_id: int) -> StoredRecord:
    record = by_id(work, record_id)
    assert record is not None
    return record


_LATEST = Prepared(
    NEWEST.where(records.c.author_id == bindparam("author"), records.c.kind == bindparam("its_kind"))
    .order_by(records.c.id.desc())
    .limit(1)
)


def latest_of(work: UnitOfWork, author_id: int, kind: str) -> StoredRecord | None:
    """Return the newest record of a kind that the person has reported."""
    row = work.row(_LATEST, {"author": author_id, "its_kind": kind})
    return None if row is None else stored(row)


def join(work: UnitOfWork, record_id: int, person_id: int, now: datetime) -> bool:
    """Note that the person reports the same event; return False where that is known."""
    values = {"record_id": record_id, "person_id": person_id}
    known = (record_joins.c.record_id == record_id) & (record_joins.c.person_id == person_id)
    if work.row(select(record_joins.c.record_id).where(known)) is not None:
        return False
    work.execute(insert(record_joins), values | {"at": now})
    return True


_ALIKE = NEWEST.where(
    records.c.partnership_id == bindparam("partnership"),
    records.c.kind == bindparam("its_kind"),
    *(records.c.state != state for state in (*OVER, State.DRAFT)),
).order_by(records.c.id.desc())
_SIMILAR = Prepared(_ALIKE.where(records.c.event_date == bindparam("day")))
_SIMILAR_OF_KEY = Prepared(
    _ALIKE.where(
        or_(
            records.c.natural_key == bindparam("its_key"),
            (records.c.event_date == bindparam("day")) & records.c.natural_key.is_(None),
        )
    )
)


def similar(
    work: UnitOfWork, partnership_id: int, kind: str, event_date: date, natural_key: str | None
) -> list[StoredRecord]:
    """Return records that may be the same.

    They are of this kind, in this partnership, with the same natural key, or on the same day where one of the two has
    no key.
    """
    values = {"partnership": partnership_id, "its_kind": kind, "day": event_date}

    def read() -> list[StoredRecord]:
        if natural_key:
            return [stored(row) for row in work.rows(_SIMILAR_OF_KEY, values | {"its_key": natural_key})]
        return [stored(row) for row in work.rows(_SIMILAR, values)]

    return work.cached(("similar", *values.values(), natural_key), read)


def named(work: UnitOfWork, partnership_id: int, kind: str, side: Side) -> list[StoredRecord]:
    """Return records of a kind that others can refer to by their natural key, newest first.

    That are those that stand, and the open ones of that side.
    """
    condition = (
        (records.c.partnership_id == partnership_id)
        & (records.c.kind == kind)
        & records.c.natural_key.is_not(None)
        & ((records.c.side == side) | records.c.confirmed_version.is_not(None))
        & records.c.state.not_in((*OVER, State.DRAFT))
    )
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id.desc()))]


def partnerships_with(work: UnitOfWork, natural_key: str) -> int:
    """Count the partnerships in which the thing of this natural key is recorded."""
    condition = (records.c.natural_key == natural_key) & records.c.state.not_in((*OVER, State.DRAFT))
    row = work.row(select(func.count(records.c.partnership_id.distinct())).where(condition))
    return row[0] if row else 0
