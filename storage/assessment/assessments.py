"""How each side sees a period, in its own words."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import insert, select

from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.results import assessments


def add(
    work: UnitOfWork,
    partnership_id: int,
    period: str,
    side: Side,
    answers: Mapping[str, JsonValue],
    person_id: int,
    now: datetime,
) -> int:
    values = {"partnership_id": partnership_id, "period": period, "side": side, "answers": dict(answers)}
    return work.insert(insert(assessments), values | {"person_id": person_id, "at": now})


def of_period(work: UnitOfWork, partnership_id: int, period: str) -> dict[Side, dict[str, JsonValue]]:
    """The newest of each side that has one."""
    here = (assessments.c.partnership_id == partnership_id) & (assessments.c.period == period)
    rows = work.rows(select(assessments.c.side, assessments.c.answers).where(here).order_by(assessments.c.id))
    return {Side(row.side): row.answers for row in rows}
