"""Queries about assessments: how each side sees a period, in its own words."""

from datetime import datetime

from sqlalchemy import insert, select

from records.assessments import Assessment
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.results import assessments


def add(
    work: UnitOfWork,
    partnership_id: int,
    period: str,
    side: Side,
    assessment: Assessment,
    person_id: int,
    now: datetime,
) -> int:
    """Insert a side's assessment of the period with that code, and return its id."""
    values = {"partnership_id": partnership_id, "period": period, "side": side, "answers": assessment.to_json()}
    return work.insert(insert(assessments), values | {"person_id": person_id, "at": now})


def of_period(work: UnitOfWork, partnership_id: int, period: str) -> dict[Side, Assessment]:
    """Return the newest assessment of each side that has one."""
    here = (assessments.c.partnership_id == partnership_id) & (assessments.c.period == period)
    rows = work.rows(select(assessments.c.side, assessments.c.answers).where(here).order_by(assessments.c.id))
    return {Side(row.side): Assessment.model_validate(row.answers) for row in rows}
