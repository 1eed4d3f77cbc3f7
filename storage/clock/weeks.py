"""Queries about weekly digests: the frozen figures, and to whom they go when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Row, delete, insert, select, update

from records.addresses import Address
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.people import partnerships
from storage.tables.planning import digest_turns, weeks


@dataclass(frozen=True)
class Turn:
    """One digest to be sent. `person_id` is None for a group."""

    id: int
    partnership_id: int
    monday: date
    address: Address
    person_id: int | None
    short: bool
    due_at: datetime


@dataclass(frozen=True)
class FrozenWeek:
    figures: dict[str, JsonValue]
    frozen_at: datetime


def of_week(work: UnitOfWork, partnership_id: int, monday: date) -> FrozenWeek | None:
    here = (weeks.c.partnership_id == partnership_id) & (weeks.c.monday == monday)
    row = work.row(select(weeks).where(here))
    return None if row is None else FrozenWeek(row.figures, row.frozen_at)


def latest(work: UnitOfWork, partnership_id: int, upto: date, count: int) -> list[tuple[date, dict[str, JsonValue]]]:
    """The figures of at most so many weeks up to that one, the oldest first; weeks that were never frozen are not among
    them."""
    here = (weeks.c.partnership_id == partnership_id) & (weeks.c.monday <= upto)
    rows = work.rows(select(weeks).where(here).order_by(weeks.c.monday.desc()).limit(count))
    return [(row.monday, row.figures) for row in reversed(rows)]


def has_any(work: UnitOfWork, partnership_id: int) -> bool:
    return work.row(select(weeks.c.monday).where(weeks.c.partnership_id == partnership_id).limit(1)) is not None


def freeze(
    work: UnitOfWork, partnership_id: int, monday: date, figures: dict[str, JsonValue], now: datetime
) -> FrozenWeek:
    values = {"partnership_id": partnership_id, "monday": monday, "figures": figures, "frozen_at": now}
    work.execute(insert(weeks), values)
    return FrozenWeek(figures, now)


def going_on(work: UnitOfWork) -> list[tuple[int, str]]:
    """The number and the time zone of each partnership that has not ended."""
    statement = select(partnerships.c.id, partnerships.c.time_zone).where(partnerships.c.ended_on.is_(None))
    return [(row.id, row.time_zone) for row in work.rows(statement.order_by(partnerships.c.id))]


def frozen_of(work: UnitOfWork, monday: date) -> set[int]:
    """The partnerships whose week has been frozen."""
    return {row.partnership_id for row in work.rows(select(weeks.c.partnership_id).where(weeks.c.monday == monday))}


_ADD_TURN = Prepared(
    insert(digest_turns), "partnership_id", "monday", "channel", "recipient", "person_id", "short", "due_at"
)


@dataclass(frozen=True)
class NewTurn:
    """`person_id` is None for a group."""

    address: Address
    person_id: int | None
    due_at: datetime
    short: bool


def add_turns(work: UnitOfWork, partnership_id: int, monday: date, turns: Sequence[NewTurn]) -> None:
    week = {"partnership_id": partnership_id, "monday": monday}
    rows = [week | vars(turn) | address_values(turn.address) for turn in turns]
    work.execute_each(_ADD_TURN, rows)


def drop_open(work: UnitOfWork, partnership_id: int) -> None:
    """What has not been sent of earlier weeks is overtaken."""
    mine = (digest_turns.c.partnership_id == partnership_id) & digest_turns.c.done_at.is_(None)
    work.execute(delete(digest_turns).where(mine))


def due(work: UnitOfWork, now: datetime, limit: int) -> list[Turn]:
    here = digest_turns.c.done_at.is_(None) & (digest_turns.c.due_at <= now)
    rows = work.rows(select(digest_turns).where(here).order_by(digest_turns.c.due_at, digest_turns.c.id).limit(limit))
    return [_turn(row) for row in rows]


def open_of(work: UnitOfWork, person_id: int) -> list[Turn]:
    mine = (digest_turns.c.person_id == person_id) & digest_turns.c.done_at.is_(None)
    return [_turn(row) for row in work.rows(select(digest_turns).where(mine))]


def move(work: UnitOfWork, turn_id: int, due_at: datetime) -> None:
    work.execute(update(digest_turns).where(digest_turns.c.id == turn_id).values(due_at=due_at))


def done(work: UnitOfWork, turn_ids: Sequence[int], now: datetime) -> None:
    work.execute(update(digest_turns).where(digest_turns.c.id.in_(turn_ids)).values(done_at=now))


def remove(work: UnitOfWork, turn_id: int) -> None:
    work.execute(delete(digest_turns).where(digest_turns.c.id == turn_id))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    work.execute(delete(digest_turns).where(digest_turns.c.done_at.is_not(None), digest_turns.c.due_at < before))


def _turn(row: Row[Any]) -> Turn:
    address = address_of(row)
    return Turn(row.id, row.partnership_id, row.monday, address, row.person_id, row.short, row.due_at)
