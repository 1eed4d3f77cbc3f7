"""Each period closes with a short assessment by each side (总结评价): what was achieved, what was wanting, and what is
next."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import JsonValue

from records.errors import UserError
from records.periods import ReportingPeriod
from services.assessment.nil_returns import own_side
from storage import audit
from storage.assessment import assessments
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Partnership, Person
from storage.scoring import publications


def check_assessable(
    work: UnitOfWork, by: Person, partnership: Partnership, period: ReportingPeriod, now: datetime
) -> None:
    """Raises UserError on somebody else's partnership, a period that has not begun, and one whose results are out."""
    own_side(by, partnership)
    if period.first > partnership.today(now):
        raise UserError("period-in-future")
    if publications.of_period(work, partnership.id, period.code) is not None:
        raise UserError("assess-published")


def assess(
    work: UnitOfWork,
    by: Person,
    partnership: Partnership,
    period: ReportingPeriod,
    answers: Mapping[str, JsonValue],
    now: datetime,
) -> None:
    """The own side's; a later one takes its place until the results are published. Raises UserError as above."""
    check_assessable(work, by, partnership, period, now)
    side = own_side(by, partnership)
    assessments.add(work, partnership.id, period.code, side, answers, by.id, now)
    audit.note(work, now, by.id, "assess", "partnership", partnership.id, period=period.code, side=side)
