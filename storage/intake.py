"""Which updates have been handled, and those that could not be."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import delete, insert, select

from storage.tables import set_aside, updates
from storage.unit_of_work import UnitOfWork


def handled(work: UnitOfWork, bot_id: int, update_ids: Sequence[int]) -> set[int]:
    """Which of these updates had their effect already."""
    statement = select(updates.c.update_id).where(updates.c.bot_id == bot_id, updates.c.update_id.in_(update_ids))
    return {row.update_id for row in work.rows(statement)}


def remember(work: UnitOfWork, bot_id: int, update_ids: Sequence[int], now: datetime) -> None:
    rows = [{"bot_id": bot_id, "update_id": number, "received_at": now} for number in update_ids]
    if rows:
        work.execute(insert(updates), rows)


def forget(work: UnitOfWork, *, handled_before: datetime, set_aside_before: datetime) -> None:
    work.execute(delete(updates).where(updates.c.received_at < handled_before))
    work.execute(delete(set_aside).where(set_aside.c.at < set_aside_before))


def put_aside(work: UnitOfWork, incident: str, error: str, update: dict[str, JsonValue], now: datetime) -> None:
    work.insert(insert(set_aside), {"incident": incident, "error": error, "update": update, "at": now})
