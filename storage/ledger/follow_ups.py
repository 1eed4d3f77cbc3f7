"""Queries about follow-ups: what was adopted and when, what both sides are asked of it, and what they said."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, insert, select, update

from records.follow_ups import ADOPTED, OPEN_DAYS, NoLongerBecause
from records.roles import Side
from records.states import OVER, State
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.follow_ups import follow_ups
from storage.tables.records import facts, records


@dataclass(frozen=True)
class FollowUp:
    """What a side is asked of a record after so many months; `still_used` is None until it has answered.

    `adopted` is the measure by which an indicator counts what was adopted, `title` the record's.
    """

    id: int
    record_id: int
    partnership_id: int
    side: Side
    months: int
    adopted: str
    due_on: date
    still_used: bool | None
    reason: NoLongerBecause | None
    answered_at: datetime | None
    title: str


@dataclass(frozen=True)
class Adopted:
    """A record by which something was adopted on a day, as an indicator counts it."""

    record_id: int
    measure: str
    day: date


def _follow_up(row: Row[Any]) -> FollowUp:
    return FollowUp(
        row.id, row.record_id, row.partnership_id, Side(row.side), row.months, row.adopted, row.due_on, row.still_used,
        NoLongerBecause(row.reason) if row.reason else None, row.answered_at, row.title,
    )  # fmt: skip


_WITH_TITLE: Select[Any] = select(follow_ups, records.c.title).join(records, records.c.id == follow_ups.c.record_id)
_BY_ID = Prepared(_WITH_TITLE.where(follow_ups.c.id == bindparam("follow_up")))
_OF_RECORD = Prepared(
    _WITH_TITLE.where(follow_ups.c.record_id == bindparam("record")).order_by(follow_ups.c.months, follow_ups.c.side)
)


def by_id(work: UnitOfWork, follow_up_id: int) -> FollowUp | None:
    """Return the follow-up of that number."""
    row = work.row(_BY_ID, {"follow_up": follow_up_id})
    return None if row is None else _follow_up(row)


def of_record(work: UnitOfWork, record_id: int) -> list[FollowUp]:
    """Return what both sides were asked of a record, the earliest stage first."""
    return [_follow_up(row) for row in work.rows(_OF_RECORD, {"record": record_id})]


def answered_in(work: UnitOfWork, partnership_id: int) -> list[FollowUp]:
    """Return all that was answered in a partnership, by record, the earliest stage first."""
    condition = (follow_ups.c.partnership_id == partnership_id) & follow_ups.c.still_used.is_not(None)
    order = (follow_ups.c.record_id, follow_ups.c.months, follow_ups.c.side)
    return [_follow_up(row) for row in work.rows(_WITH_TITLE.where(condition).order_by(*order))]


def adopted_in(work: UnitOfWork, partnership_id: int, months: Collection[int]) -> list[Adopted]:
    """Return what the indicators count as adopted in these months, each as a number like 202611."""
    here = and_(
        facts.c.partnership_id == partnership_id,
        facts.c.measure.in_(ADOPTED),
        facts.c.month.in_(months),
        facts.c.known_until.is_(None),
        facts.c.state == State.CONFIRMED,
        facts.c.record_id.is_not(None),
    )
    rows = work.rows(select(facts.c.record_id, facts.c.measure, facts.c.starts_on).where(here).order_by(facts.c.id))
    return [Adopted(row.record_id, row.measure, row.starts_on) for row in rows]


def add(
    work: UnitOfWork, partnership_id: int, adopted: Adopted, months: int, due_on: date, sides: Collection[Side]
) -> None:
    """Add what these sides are asked after so many months."""
    values = {"record_id": adopted.record_id, "partnership_id": partnership_id, "adopted": adopted.measure}
    stage = {"months": months, "due_on": due_on}
    if sides:
        work.execute(insert(follow_ups), [{**values, **stage, "side": side} for side in sides])


def _is_open(today: date) -> ColumnElement[bool]:
    """Return the condition that a follow-up waits for its answer, of a record that counts."""
    return and_(
        follow_ups.c.due_on > today - timedelta(days=OPEN_DAYS),
        follow_ups.c.still_used.is_(None),
        records.c.confirmed_version.is_not(None),
        records.c.state.not_in(OVER),
    )


def open_of(work: UnitOfWork, sides: Sequence[tuple[int, Side]], today: date) -> list[FollowUp]:
    """Return what these sides are asked and have not answered, the oldest first."""
    partnership_ids = {partnership_id for partnership_id, _ in sides}
    condition = _is_open(today) & follow_ups.c.partnership_id.in_(partnership_ids)
    rows = work.rows(_WITH_TITLE.where(condition).order_by(follow_ups.c.due_on, follow_ups.c.id))
    return [each for each in map(_follow_up, rows) if (each.partnership_id, each.side) in sides]


def sides_asked(work: UnitOfWork, today: date) -> set[tuple[int, Side]]:
    """Return the sides that are asked something, each with the partnership's id."""
    columns = select(follow_ups.c.partnership_id, follow_ups.c.side)
    rows = work.rows(columns.join(records, records.c.id == follow_ups.c.record_id).where(_is_open(today)).distinct())
    return {(row.partnership_id, Side(row.side)) for row in rows}


def answer(
    work: UnitOfWork,
    follow_up_id: int,
    still_used: bool,
    reason: NoLongerBecause | None,
    person_id: int,
    now: datetime,
) -> None:
    """Keep what a side says, in place of what it said before."""
    this = follow_ups.c.id == follow_up_id
    values = {"still_used": still_used, "reason": reason, "answered_by": person_id, "answered_at": now}
    work.execute(update(follow_ups).where(this).values(values))
