"""The samples of confirmed records that admins check, quarter by quarter."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from records.states import State
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.records import records, spot_checks


@dataclass(frozen=True)
class SpotCheck:
    """A record of a sample that an admin checks. `sound` is None as long as nobody has looked.

    A record that was voided has been dealt with, too.
    """

    id: int
    period: str
    record_id: int
    title: str
    state: State
    sound: bool | None

    @property
    def done(self) -> bool:
        """Tell whether it has been looked at."""
        return self.sound is not None or self.state in (State.VOID, State.WITHDRAWN)


_CHECK: Select[Any] = select(spot_checks, records.c.title, records.c.state.label("record_state")).join(
    records, records.c.id == spot_checks.c.record_id
)


def _check(row: Row[Any]) -> SpotCheck:
    return SpotCheck(row.id, row.period, row.record_id, row.title, State(row.record_state), row.sound)


def of_period(work: UnitOfWork, period: str) -> list[SpotCheck]:
    """Return the sample of a period, by the period's code."""
    return [_check(row) for row in work.rows(_CHECK.where(spot_checks.c.period == period).order_by(spot_checks.c.id))]


def unchecked(work: UnitOfWork) -> dict[str, int]:
    """Return how many records of samples nobody has looked at, by the period's code."""
    statement = _CHECK.where(spot_checks.c.sound.is_(None)).order_by(spot_checks.c.id)
    return Counter(check.period for check in map(_check, work.rows(statement)) if not check.done)


def by_id(work: UnitOfWork, check_id: int) -> SpotCheck | None:
    """Return the spot check of that number."""
    row = work.row(_CHECK.where(spot_checks.c.id == check_id))
    return None if row is None else _check(row)


def eligible(work: UnitOfWork, first: date, last: date) -> list[int]:
    """Return the ids of the confirmed records of these days, in order."""
    of_period = records.c.event_date.between(first, last) & records.c.confirmed_version.is_not(None)
    return [row.id for row in work.rows(select(records.c.id).where(of_period).order_by(records.c.id))]


def add(work: UnitOfWork, period: str, record_id: int, now: datetime) -> None:
    """Add a record to the sample of a period."""
    work.execute(insert(spot_checks), {"period": period, "record_id": record_id, "drawn_at": now})


def mark_sound(work: UnitOfWork, check_id: int, by: int, now: datetime) -> None:
    """Note that somebody has found the record as it says."""
    work.execute(
        update(spot_checks).where(spot_checks.c.id == check_id).values(sound=True, checked_by=by, checked_at=now)
    )
