"""Queries about the digests that are to be sent: of which week, to whom, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from records.addresses import Address
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.addresses import address_of, address_values
from storage.tables.planning import digest_turns


@dataclass(frozen=True)
class ScheduledDigest:
    """A digest to be sent. `person_id` is None for a group."""

    id: int
    partnership_id: int
    monday: date
    address: Address
    person_id: int | None
    short: bool
    due_at: datetime


@dataclass(frozen=True)
class NewDigest:
    """A digest that is not scheduled yet. `person_id` is None for a group."""

    address: Address
    person_id: int | None
    due_at: datetime
    short: bool


_ADD = Prepared(
    insert(digest_turns), "partnership_id", "monday", "channel", "recipient", "person_id", "short", "due_at"
)


def add(work: UnitOfWork, partnership_id: int, monday: date, digests: Sequence[NewDigest]) -> None:
    """Schedule the digests of a partnership's week."""
    week = {"partnership_id": partnership_id, "monday": monday}
    rows = [week | vars(digest) | address_values(digest.address) for digest in digests]
    work.execute_each(_ADD, rows)


def drop_unsent(work: UnitOfWork, partnership_id: int) -> None:
    """Drop what has not been sent of a partnership's earlier weeks: it is overtaken."""
    mine = (digest_turns.c.partnership_id == partnership_id) & digest_turns.c.done_at.is_(None)
    work.execute(delete(digest_turns).where(mine))


def due(work: UnitOfWork, now: datetime, limit: int) -> list[ScheduledDigest]:
    """Return at most so many of the digests that are due and not sent, the longest due first."""
    here = digest_turns.c.done_at.is_(None) & (digest_turns.c.due_at <= now)
    rows = work.rows(select(digest_turns).where(here).order_by(digest_turns.c.due_at, digest_turns.c.id).limit(limit))
    return [_scheduled(row) for row in rows]


def unsent_to(work: UnitOfWork, person_id: int) -> list[ScheduledDigest]:
    """Return the digests that are to be sent to the person."""
    mine = (digest_turns.c.person_id == person_id) & digest_turns.c.done_at.is_(None)
    return [_scheduled(row) for row in work.rows(select(digest_turns).where(mine))]


def move(work: UnitOfWork, digest_id: int, due_at: datetime) -> None:
    """Have a digest sent at another time."""
    work.execute(update(digest_turns).where(digest_turns.c.id == digest_id).values(due_at=due_at))


def mark_sent(work: UnitOfWork, digest_ids: Sequence[int], now: datetime) -> None:
    """Note that these digests are on their way."""
    work.execute(update(digest_turns).where(digest_turns.c.id.in_(digest_ids)).values(done_at=now))


def remove(work: UnitOfWork, digest_id: int) -> None:
    """Have a digest not sent."""
    work.execute(delete(digest_turns).where(digest_turns.c.id == digest_id))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Forget the digests that were sent and due before that moment."""
    work.execute(delete(digest_turns).where(digest_turns.c.done_at.is_not(None), digest_turns.c.due_at < before))


def _scheduled(row: Row[Any]) -> ScheduledDigest:
    address = address_of(row)
    return ScheduledDigest(row.id, row.partnership_id, row.monday, address, row.person_id, row.short, row.due_at)
