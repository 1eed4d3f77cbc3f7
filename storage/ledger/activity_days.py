"""Queries about the days on which joint activities were held."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from records.kinds.joint_activity import JointActivity
from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import records

_GONE = (State.DRAFT, State.WITHDRAWN, State.VOID)


def last_days(work: UnitOfWork, partnership_ids: Sequence[int]) -> dict[int, date]:
    """Return the day of the newest joint activity in each of these partnerships, by their ids; none where none is told.

    One that waits is there, too: who has yet to confirm it was there.
    """
    own = records.c.partnership_id.in_(partnership_ids)
    held = own & (records.c.kind == JointActivity.kind) & records.c.state.not_in(_GONE)
    newest = select(records.c.partnership_id, func.max(records.c.event_date).label("day")).where(held)
    return {row.partnership_id: row.day for row in work.rows(newest.group_by(records.c.partnership_id))}


def days_since(work: UnitOfWork, partnership_ids: Sequence[int], first: date) -> dict[int, list[date]]:
    """Return the days of the joint activities since that day, by partnership; a day with two of them is there twice."""
    own = records.c.partnership_id.in_(partnership_ids) & (records.c.event_date >= first)
    held = own & (records.c.kind == JointActivity.kind) & records.c.state.not_in(_GONE)
    days: dict[int, list[date]] = {}
    for row in work.rows(select(records.c.partnership_id, records.c.event_date).where(held)):
        days.setdefault(row.partnership_id, []).append(row.event_date)
    return days
