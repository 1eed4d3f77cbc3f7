"""Writes many records at once, as rows, where each step's own statements would take hours: samples, benchmarks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import JsonValue
from sqlalchemy import JSON, Dialect, Table, func, select, text, update
from sqlalchemy.types import TypeEngine

from records.facts import Fact
from records.roles import Side
from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger.record_rows import Description
from storage.scoring.facts import note_shared
from storage.tables.people import partnerships
from storage.tables.records import audit, facts, record_versions, records, revisions

Row = tuple[Any, ...]  # values of columns, in their order
_RECORD = (
    "id", "partnership_id", "side", "kind", "state", "version", "confirmed_version", "asked_version", "revision",
    "author_id", "created_at", "changed_at", "event_date", "title", "mode", "search", "natural_key",
)  # fmt: skip
_VERSION = ("record_id", "version", "answers", "counterpart", "author_id", "created_at")
_FACT = (
    "record_id", "version", "state", "partnership_id", "known_from", "measure", "category", "side", "subject", "month",
    "starts_on", "ends_on", "quantity",
)  # fmt: skip
_STEP = ("at", "person_id", "action", "subject", "subject_id", "version", "details")


@dataclass(frozen=True)
class WrittenVersion:
    """What a version of a record holds, as JSON."""

    answers: Mapping[str, JsonValue]
    counterpart: Mapping[str, JsonValue] | None


@dataclass(frozen=True)
class WrittenStep:
    """A step of a record's life, as its history keeps it."""

    at: datetime
    person_id: int
    action: str
    version: int
    details: Mapping[str, JsonValue]


@dataclass(frozen=True)
class WrittenRecord:
    """A record with its versions from the first on, its history, and what is known of it: version, state and fact."""

    id: int
    partnership_id: int
    side: Side
    kind: str
    author_id: int
    description: Description
    created_at: datetime
    changed_at: datetime
    state: State
    version: int
    confirmed_version: int | None
    asked_version: int | None
    revision: int
    versions: Sequence[WrittenVersion]
    facts: Sequence[tuple[int, State, Fact]]
    steps: Sequence[WrittenStep]


def next_record(work: UnitOfWork) -> int:
    """Return the first number that no record has."""
    row = work.row(select(func.coalesce(func.max(records.c.id), 0) + 1))
    assert row is not None
    return int(row[0])


def write(work: UnitOfWork, written: Sequence[WrittenRecord], now: datetime) -> None:
    """Write the records, each known from a revision of its own, in this order."""
    latest = {row.id: row.revision for row in work.rows(select(partnerships.c.id, partnerships.c.revision))}
    known: list[Row] = []
    begun: list[Row] = []
    for record in written:
        latest[record.partnership_id] += 1
        known += _facts(record, latest[record.partnership_id])
        begun.append((record.partnership_id, latest[record.partnership_id], record.changed_at))
    insert_rows(work, records, _RECORD, [_record(record) for record in written])
    insert_rows(work, record_versions, _VERSION, [row for record in written for row in _versions(record)])
    insert_rows(work, facts, _FACT, known)
    insert_rows(work, revisions, ("partnership_id", "revision", "at"), begun)
    insert_rows(work, audit, _STEP, [row for record in written for row in _steps(record)])
    if written:
        numbers = [record.id for record in written]
        note_shared(work, min(numbers), max(numbers))
    for number in {record.partnership_id for record in written}:
        here = update(partnerships).where(partnerships.c.id == number)
        work.execute(here.values(revision=latest[number], revised_at=now))
    tell_counter(work)


def tell_counter(work: UnitOfWork) -> None:
    """Tell the database's own counter of records of the numbers that were given here."""
    if work.connection.dialect.name == "postgresql":
        work.execute(text("SELECT setval(pg_get_serial_sequence('records', 'id'), (SELECT max(id) FROM records))"))


def insert_rows(work: UnitOfWork, table: Table, names: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert the rows, whose values are in the order of the names.

    This goes past SQLAlchemy's own executemany, which takes longer for each row than the database does; its types still
    say how values are stored.
    """
    if not rows:
        return
    dialect = work.connection.dialect
    mark = {"qmark": "?"}.get(dialect.paramstyle, "%s")
    columns = ", ".join(dialect.identifier_preparer.quote(name) for name in names)
    statement = f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join([mark] * len(names))})"
    stored = [_as_stored(table.c[name].type, dialect) for name in names]
    # Column by column, since most columns are stored as they are and the days of the others are often the same.
    columns_of_values = [
        values if process is None else map(process, values)
        for process, values in zip(stored, zip(*rows, strict=True), strict=True)
    ]
    work.connection.exec_driver_sql(statement, list(zip(*columns_of_values, strict=True)))


def _as_stored(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    process = kind.dialect_impl(dialect).bind_processor(dialect)
    return process if process is None or isinstance(kind, JSON) else cache(process)


def _record(record: WrittenRecord) -> Row:
    about = record.description
    return (
        record.id, record.partnership_id, record.side, record.kind, record.state, record.version,
        record.confirmed_version, record.asked_version, record.revision, record.author_id, record.created_at,
        record.changed_at, about.event_date, about.title, about.mode, about.search, about.natural_key,
    )  # fmt: skip


def _versions(record: WrittenRecord) -> Iterator[Row]:
    for number, version in enumerate(record.versions, 1):
        yield record.id, number, version.answers, version.counterpart, record.author_id, record.created_at


def _facts(record: WrittenRecord, revision: int) -> Iterator[Row]:
    for version, state, fact in record.facts:
        day = fact.starts_on
        yield (
            record.id, version, state, record.partnership_id, revision, fact.measure, fact.category, fact.side,
            fact.subject, day.year * 100 + day.month, day, fact.ends_on, fact.quantity,
        )  # fmt: skip


def _steps(record: WrittenRecord) -> Iterator[Row]:
    for step in record.steps:
        yield step.at, step.person_id, step.action, "record", record.id, step.version, step.details
