"""Queries about the weeks of partnerships, whose figures are frozen when they are over."""

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import JsonValue
from sqlalchemy import insert, select

from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import partnerships
from storage.tables.planning import weeks


@dataclass(frozen=True)
class FrozenWeek:
    """A week's figures as JSON, and when they were frozen."""

    figures: dict[str, JsonValue]
    frozen_at: datetime


def of_week(work: UnitOfWork, partnership_id: int, monday: date) -> FrozenWeek | None:
    """Return the partnership's week that begins on that Monday; None where it is not frozen."""
    here = (weeks.c.partnership_id == partnership_id) & (weeks.c.monday == monday)
    row = work.row(select(weeks).where(here))
    return None if row is None else FrozenWeek(row.figures, row.frozen_at)


def latest(work: UnitOfWork, partnership_id: int, upto: date, count: int) -> list[tuple[date, dict[str, JsonValue]]]:
    """Return Monday and figures of at most so many weeks up to that one, the oldest first.

    Weeks that were never frozen are not among them.
    """
    here = (weeks.c.partnership_id == partnership_id) & (weeks.c.monday <= upto)
    rows = work.rows(select(weeks).where(here).order_by(weeks.c.monday.desc()).limit(count))
    return [(row.monday, row.figures) for row in reversed(rows)]


def has_any(work: UnitOfWork, partnership_id: int) -> bool:
    """Tell whether a week of the partnership has been frozen."""
    return work.row(select(weeks.c.monday).where(weeks.c.partnership_id == partnership_id).limit(1)) is not None


def freeze(
    work: UnitOfWork, partnership_id: int, monday: date, figures: dict[str, JsonValue], now: datetime
) -> FrozenWeek:
    """Keep the figures of a week for good."""
    values = {"partnership_id": partnership_id, "monday": monday, "figures": figures, "frozen_at": now}
    work.execute(insert(weeks), values)
    return FrozenWeek(figures, now)


def going_on(work: UnitOfWork) -> list[tuple[int, str]]:
    """Return the number and the time zone of each partnership that has not ended."""
    statement = select(partnerships.c.id, partnerships.c.time_zone).where(partnerships.c.ended_on.is_(None))
    return [(row.id, row.time_zone) for row in work.rows(statement.order_by(partnerships.c.id))]


def frozen_of(work: UnitOfWork, monday: date) -> set[int]:
    """Return the partnerships whose week from that Monday has been frozen."""
    return {row.partnership_id for row in work.rows(select(weeks.c.partnership_id).where(weeks.c.monday == monday))}
