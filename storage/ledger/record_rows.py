"""Queries about records and their versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from records.roles import Side
from records.states import OVER, Action, State
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import partnerships
from storage.tables.records import audit, record_joins, record_versions, records


@dataclass(frozen=True)
class StoredRecord:
    """A record as it stands. `answers` are the author's, `counterpart` what the other side filled in, both of
    `version`. `confirmed_version` is the one that counts, also while a correction waits; `asked_version` the newest
    that the other side was asked about. `title` and
    `event_date` are this one's, or the newest one's as long as none was confirmed."""

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

    @property
    def correcting(self) -> bool:
        """Whether a version newer than the confirmed one is on its way."""
        return self.confirmed_version is not None and self.version != self.confirmed_version


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
    )


def as_it_counts(row: Row[Any]) -> StoredRecord:
    """A row of `COUNTING`: the version that counts, or the newest as long as none was confirmed."""
    record = stored(row)
    if record.confirmed_version is None:
        return record
    return replace(record, version=record.confirmed_version, state=State.CONFIRMED)


_BY_ID = NEWEST.where(records.c.id == bindparam("record"))
_CONFIRMED_BY_ID = CONFIRMED.where(records.c.id == bindparam("record"))


def by_id(work: UnitOfWork, record_id: int) -> StoredRecord | None:
    """The record with its newest version."""
    row = work.row(_BY_ID, {"record": record_id})
    return None if row is None else stored(row)


def by_ids(work: UnitOfWork, record_ids: Sequence[int]) -> dict[int, StoredRecord]:
    """Those that there are, each with its newest version."""
    rows = work.rows(NEWEST.where(records.c.id.in_(record_ids)))
    return {row.id: stored(row) for row in rows}


def as_confirmed(work: UnitOfWork, record: StoredRecord) -> StoredRecord:
    """The record as its confirmed version has it."""
    row = work.row(_CONFIRMED_BY_ID, {"record": record.id})
    assert row is not None
    return replace(stored(row), version=row.confirmed_version, state=State.CONFIRMED)


def add(
    work: UnitOfWork,
    partnership_id: int,
    side: Side,
    kind: str,
    author_id: int,
    description: Description,
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
            "created_at": now,
            "changed_at": now,
            **vars(description),
        },
    )
    add_version(work, number, 1, answers, None, author_id, now)
    return number


def add_version(
    work: UnitOfWork,
    record_id: int,
    version: int,
    answers: dict[str, JsonValue],
    counterpart: dict[str, JsonValue] | None,
    author_id: int,
    now: datetime,
) -> None:
    work.execute(
        insert(record_versions),
        {
            "record_id": record_id,
            "version": version,
            "answers": answers,
            "counterpart": counterpart,
            "author_id": author_id,
            "created_at": now,
        },
    )


def last_version(work: UnitOfWork, record_id: int) -> int:
    """Also of a correction that was given up: its number is not used again."""
    row = work.row(select(func.max(record_versions.c.version)).where(record_versions.c.record_id == record_id))
    assert row is not None
    return int(row[0])


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


def describe(work: UnitOfWork, record_id: int, description: Description) -> None:
    work.execute(update(records).where(records.c.id == record_id).values(vars(description)))


_LATEST = Prepared(
    NEWEST.where(records.c.author_id == bindparam("author"), records.c.kind == bindparam("its_kind"))
    .order_by(records.c.id.desc())
    .limit(1)
)


def latest_of(work: UnitOfWork, author_id: int, kind: str) -> StoredRecord | None:
    row = work.row(_LATEST, {"author": author_id, "its_kind": kind})
    return None if row is None else stored(row)


def join(work: UnitOfWork, record_id: int, person_id: int, now: datetime) -> bool:
    """Notes that the person reports the same event; False where that is known."""
    values = {"record_id": record_id, "person_id": person_id}
    known = (record_joins.c.record_id == record_id) & (record_joins.c.person_id == person_id)
    if work.row(select(record_joins.c.record_id).where(known)) is not None:
        return False
    work.execute(insert(record_joins), values | {"at": now})
    return True


_ALIKE = (
    NEWEST.where(
        records.c.partnership_id == bindparam("partnership"),
        records.c.kind == bindparam("its_kind"),
        *(records.c.state != state for state in OVER),
    )
    .order_by(records.c.id.desc())
    .limit(5)
)
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
    """What may be the same: of this kind, in this partnership, with the same natural key, or on the same day where one
    of the two has no key."""
    values = {"partnership": partnership_id, "its_kind": kind, "day": event_date}

    def read() -> list[StoredRecord]:
        if natural_key:
            return [stored(row) for row in work.rows(_SIMILAR_OF_KEY, values | {"its_key": natural_key})]
        return [stored(row) for row in work.rows(_SIMILAR, values)]

    return work.once(("similar", *values.values(), natural_key), read)


def named(work: UnitOfWork, partnership_id: int, kind: str, side: Side) -> list[StoredRecord]:
    """Records of a kind that others can refer to by their natural key, newest first: what stands, and the open ones of
    that side."""
    condition = (
        (records.c.partnership_id == partnership_id)
        & (records.c.kind == kind)
        & records.c.natural_key.is_not(None)
        & ((records.c.side == side) | records.c.confirmed_version.is_not(None))
        & records.c.state.not_in(OVER)
    )
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id.desc()).limit(50))]


def partnerships_with(work: UnitOfWork, natural_key: str) -> int:
    """In how many partnerships the same thing is recorded."""
    condition = (records.c.natural_key == natural_key) & records.c.state.not_in(OVER)
    row = work.row(select(func.count(records.c.partnership_id.distinct())).where(condition))
    return row[0] if row else 0


def waiting_for(work: UnitOfWork, sides: Sequence[tuple[int, Side]]) -> list[StoredRecord]:
    """What waits for these sides of partnerships, oldest first: own records to pass, the other side's to confirm or to
    let go."""
    if not sides:
        return []
    of_others = (State.WAITING_OTHER, State.WITHDRAWING)
    conditions = [
        (records.c.partnership_id == partnership)
        & (
            ((records.c.side == side) & (records.c.state == State.WAITING_OWN))
            | ((records.c.side == side.other) & records.c.state.in_(of_others))
        )
        for partnership, side in sides
    ]
    return [stored(row) for row in work.rows(NEWEST.where(or_(*conditions)).order_by(records.c.id).limit(50))]


def returned_to(work: UnitOfWork, author_id: int) -> list[StoredRecord]:
    condition = (records.c.author_id == author_id) & (records.c.state == State.RETURNED)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(50))]


def returned_in(work: UnitOfWork, sides: Sequence[tuple[int, Side]]) -> list[StoredRecord]:
    """What was returned to anybody of these sides of partnerships."""
    if not sides:
        return []
    own = or_(*((records.c.partnership_id == number) & (records.c.side == side) for number, side in sides))
    condition = own & (records.c.state == State.RETURNED)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(50))]


def authors_of_returned(work: UnitOfWork) -> set[tuple[int, int, Side]]:
    """Whose records were returned, with the partnership and the side for which they were reported."""
    whose = (records.c.author_id, records.c.partnership_id, records.c.side)
    rows = work.rows(select(*whose).where(records.c.state == State.RETURNED).distinct())
    return {(row.author_id, row.partnership_id, Side(row.side)) for row in rows}


def organisations_waited_for(work: UnitOfWork) -> set[int]:
    """Whose coordinators have a record to pass, to confirm or to let go."""
    waiting = (State.WAITING_OWN, State.WAITING_OTHER, State.WITHDRAWING)
    statement = (
        select(records.c.state, records.c.side, partnerships.c.college_id, partnerships.c.enterprise_id)
        .join(partnerships, partnerships.c.id == records.c.partnership_id)
        .where(records.c.state.in_(waiting))
        .distinct()
    )
    return {
        row.college_id if (row.side == Side.COLLEGE) == (row.state == State.WAITING_OWN) else row.enterprise_id
        for row in work.rows(statement)
    }


def objected(work: UnitOfWork) -> list[StoredRecord]:
    condition = records.c.state == State.OBJECTED
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(50))]


def silent(work: UnitOfWork, since: datetime) -> list[StoredRecord]:
    """What has waited for the other side since that moment."""
    condition = (records.c.state == State.WAITING_OTHER) & (records.c.changed_at <= since)
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(500))]


def silent_and_untold(work: UnitOfWork, since: datetime, limit: int) -> list[StoredRecord]:
    """What has waited for the other side since that moment, and of which no silence was noted since."""
    noted = exists().where(
        audit.c.subject == "record",
        audit.c.subject_id == records.c.id,
        audit.c.action == "silent",
        audit.c.at >= records.c.changed_at,
    )
    condition = (records.c.state == State.WAITING_OTHER) & (records.c.changed_at <= since) & ~noted
    return [stored(row) for row in work.rows(NEWEST.where(condition).order_by(records.c.id).limit(limit))]


def seconds_to_submit(work: UnitOfWork, since: datetime) -> dict[str, list[float]]:
    """How many seconds each record took that was submitted since then, by kind; those imported are not among them."""
    statement = (
        select(records.c.kind, audit.c.details)
        .join(audit, (audit.c.subject == "record") & (audit.c.subject_id == records.c.id))
        .where(audit.c.action == Action.SUBMIT, audit.c.at >= since)
    )
    found: dict[str, list[float]] = {}
    for row in work.rows(statement):
        if "seconds" in row.details:
            found.setdefault(row.kind, []).append(float(row.details["seconds"]))
    return found
