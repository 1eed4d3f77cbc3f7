"""Each period closes with a short assessment by each side (总结评价).

It says what came of the period, what was wanting, and what is next.
"""

from datetime import datetime

from records.assessments import Assessment
from records.errors import UserError
from records.periods import ReportingPeriod
from records.roles import Side
from services.permissions import own_side
from storage import audit
from storage.assessment import assessments
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import publications


def check_assessable(
    work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime
) -> Side:
    """Return the side for which the person assesses the period.

    Raise UserError on somebody else's partnership, a period that has not begun, and one whose results are out.
    """
    side = own_side(by, partnership)
    if period.first > partnership.today(now):
        raise UserError("period-in-future")
    if publications.of_period(work, partnership.id, period.code) is not None:
        raise UserError("assess-published")
    return side


def said_before(
    work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime
) -> Assessment | None:
    """Return what the person's side has said of the period so far. Raise UserError as `check_assessable`."""
    side = check_assessable(work, by, partnership, period, now)
    return assessments.of_period(work, partnership.id, period.code).get(side)


def assess(
    work: UnitOfWork,
    by: Person,
    partnership: Partnership,
    period: ReportingPeriod,
    assessment: Assessment,
    now: datetime,
) -> None:
    """Keep the own side's assessment, in place of an earlier one. Raise UserError as `check_assessable`."""
    side = check_assessable(work, by, partnership, period, now)
    assessments.add(work, partnership.id, period.code, side, assessment, by.id, now)
    audit.note(work, now, by.id, "assess", "partnership", partnership.id, period=period.code, side=side)
