"""Keep which updates have been handled, and those that could not be."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select

from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import set_aside, updates

_HANDLED = Prepared(
    select(updates.c.update_id).where(
        updates.c.bot_id == bindparam("bot"), updates.c.update_id.between(bindparam("first"), bindparam("last"))
    )
)
KEPT = 1000  # updates that are kept at least, however old: more than Telegram has under way at any moment
_REMEMBER = Prepared(insert(updates), "bot_id", "update_id", "received_at")


def handled(work: UnitOfWork, bot_id: int, update_ids: Sequence[int]) -> set[int]:
    """Return which of these updates had their effect already."""
    values = {"bot": bot_id, "first": min(update_ids), "last": max(update_ids)}
    return {row.update_id for row in work.rows(_HANDLED, values)}.intersection(update_ids)


def remember(work: UnitOfWork, bot_id: int, update_ids: Sequence[int], now: datetime) -> None:
    """Note that these updates have had their effect."""
    rows = [{"bot_id": bot_id, "update_id": number, "received_at": now} for number in update_ids]
    work.execute_each(_REMEMBER, rows)


def forget(work: UnitOfWork, *, handled_before: datetime, set_aside_before: datetime) -> None:
    """Delete which updates were handled, and those that were set aside, before these moments.

    The last ones that were handled are kept: a clock that leaps makes all of them old, and they may come again.
    """
    newest = select(updates.c.received_at).order_by(updates.c.received_at.desc()).offset(KEPT - 1).limit(1)
    old = (updates.c.received_at < handled_before) & (updates.c.received_at < newest.scalar_subquery())
    work.execute(delete(updates).where(old))
    work.execute(delete(set_aside).where(set_aside.c.at < set_aside_before))
