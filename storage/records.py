"""Queries about records, their versions, facts and audit rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Row, bindparam, func, insert, or_, select, update

from records.facts import Fact
from records.roles import Side
from records.states import State
from storage.prepared import Prepared
from storage.tables import audit, facts, partnerships, record_versions, records
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class StoredRecord:
    """A record as it stands. `answers` are the author's, `counterpart` what the other side filled in."""

    id: int
    partnership_id: int
    side: Side
    kind: str
    state: State
    version: int
    revision: int
    author_id: int
    event_date: date
    title: str
    answers: dict[str, JsonValue]
    counterpart: dict[str, JsonValue] | None


_RECORD = select(records, record_versions.c.answers, record_versions.c.counterpart).join(
    record_versions,
    (record_versions.c.record_id == records.c.id) & (record_versions.c.version == records.c.version),
)


def _record(row: Row[Any]) -> StoredRecord:
    return StoredRecord(
        row.id,
        row.partnership_id,
        Side(row.side),
        row.kind,
        State(row.state),
        row.version,
        row.revision,
        row.author_id,
        row.event_date,
        row.title,
        row.answers,
        row.counterpart,
    )


def by_id(work: UnitOfWork, record_id: int) -> StoredRecord | None:
    row = work.row(_RECORD.where(records.c.id == record_id))
    return None if row is None else _record(row)


def add(
    work: UnitOfWork,
    partnership_id: int,
    side: Side,
    kind: str,
    author_id: int,
    event_date: date,
    title: str,
    answers: dict[str, JsonValue],
    now: datetime,
) -> int:
    number = work.insert(
        insert(records),
        {
            "partnership_id": partnership_id,
            "side": side,
            "kind": kind,
            "state": State.DRAFT,
            "version": 1,
            "revision": 1,
            "author_id": author_id,
            "event_date": event_date,
            "title": title,
            "created_at": now,
            "changed_at": now,
        },
    )
    add_version(work, number, 1, answers, author_id, now)
    return number


def add_version(
    work: UnitOfWork, record_id: int, version: int, answers: dict[str, JsonValue], author_id: int, now: datetime
) -> None:
    work.execute(
        insert(record_versions),
        {"record_id": record_id, "version": version, "answers": answers, "author_id": author_id, "created_at": now},
    )


def set_counterpart(work: UnitOfWork, record: StoredRecord, counterpart: dict[str, JsonValue]) -> None:
    work.execute(
        update(record_versions)
        .where(record_versions.c.record_id == record.id, record_versions.c.version == record.version)
        .values(counterpart=counterpart)
    )


def change(work: UnitOfWork, record: StoredRecord, now: datetime, **values: object) -> None:
    """Sets columns of the record and raises its revision."""
    work.execute(
        update(records).where(records.c.id == record.id).values(revision=record.revision + 1, changed_at=now, **values)
    )


_LATEST = Prepared(
    _RECORD.where(records.c.author_id == bindparam("author"), records.c.kind == bindparam("its_kind"))
    .order_by(records.c.id.desc())
    .limit(1)
)


def latest_of(work: UnitOfWork, author_id: int, kind: str) -> StoredRecord | None:
    row = work.row(_LATEST, {"author": author_id, "its_kind": kind})
    return None if row is None else _record(row)


def of_author(work: UnitOfWork, author_id: int, limit: int = 10) -> list[StoredRecord]:
    statement = _RECORD.where(records.c.author_id == author_id).order_by(records.c.id.desc()).limit(limit)
    return [_record(row) for row in work.rows(statement)]


def waiting_for(work: UnitOfWork, sides: Sequence[tuple[int, Side]]) -> list[StoredRecord]:
    """What waits for these sides of partnerships, oldest first: own records to pass, the other side's to confirm."""
    if not sides:
        return []
    conditions = [
        (records.c.partnership_id == partnership)
        & (
            ((records.c.side == side) & (records.c.state == State.WAITING_OWN))
            | ((records.c.side == side.other) & (records.c.state == State.WAITING_OTHER))
        )
        for partnership, side in sides
    ]
    return [_record(row) for row in work.rows(_RECORD.where(or_(*conditions)).order_by(records.c.id).limit(50))]


def objected(work: UnitOfWork) -> list[StoredRecord]:
    return [_record(row) for row in work.rows(_RECORD.where(records.c.state == State.OBJECTED).order_by(records.c.id))]


def ledger(work: UnitOfWork, partnership_ids: Sequence[int], offset: int, limit: int) -> tuple[list[StoredRecord], int]:
    """The confirmed records, newest first, and how many there are."""
    condition = records.c.partnership_id.in_(partnership_ids) & (records.c.state == State.CONFIRMED)
    count = work.row(select(func.count()).select_from(records).where(condition))
    order = (records.c.event_date.desc(), records.c.id.desc())
    rows = work.rows(_RECORD.where(condition).order_by(*order).offset(offset).limit(limit))
    return [_record(row) for row in rows], count[0] if count else 0


def note(
    work: UnitOfWork,
    now: datetime,
    person_id: int | None,
    action: str,
    subject: str,
    subject_id: int,
    version: int | None = None,
    **details: JsonValue,
) -> None:
    """An audit row: who did what, to which version, when."""
    work.insert(
        insert(audit),
        {
            "at": now,
            "person_id": person_id,
            "action": action,
            "subject": subject,
            "subject_id": subject_id,
            "version": version,
            "details": details,
        },
    )


def last_note(work: UnitOfWork, record_id: int, *actions: str) -> dict[str, JsonValue] | None:
    """The details of the latest of these actions on the record."""
    statement = select(audit.c.details).where(
        audit.c.subject == "record", audit.c.subject_id == record_id, audit.c.action.in_(actions)
    )
    row = work.row(statement.order_by(audit.c.id.desc()).limit(1))
    return None if row is None else row.details


def replace_facts(work: UnitOfWork, record: StoredRecord, state: State, new: Iterable[Fact], now: datetime) -> None:
    """Closes the facts of the record that were known and opens these, at the partnership's next revision."""
    row = work.row(
        update(partnerships)
        .where(partnerships.c.id == record.partnership_id)
        .values(revision=partnerships.c.revision + 1, revised_at=now)
        .returning(partnerships.c.revision)
    )
    assert row is not None
    still_known = (facts.c.record_id == record.id) & facts.c.known_until.is_(None)
    work.execute(update(facts).where(still_known).values(known_until=row.revision))
    rows = [
        {
            "record_id": record.id,
            "version": record.version,
            "state": state,
            "partnership_id": record.partnership_id,
            "measure": fact.measure,
            "side": fact.side,
            "subject": fact.subject,
            "month": fact.starts_on.year * 100 + fact.starts_on.month,
            "starts_on": fact.starts_on,
            "ends_on": fact.ends_on,
            "quantity": fact.quantity,
            "known_from": row.revision,
        }
        for fact in new
    ]
    if rows:
        work.execute(insert(facts), rows)


def was_ever(work: UnitOfWork, record_id: int, state: State) -> bool:
    """Whether the record has been in this state: facts are closed, never removed."""
    statement = select(facts.c.id).where(facts.c.record_id == record_id, facts.c.state == state).limit(1)
    return work.row(statement) is not None
