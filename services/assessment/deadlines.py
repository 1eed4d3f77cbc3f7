"""What is asked of people for a period: it ends on its day, and what was not asked is told before the period closes."""

from dataclasses import dataclass
from datetime import datetime

from records.periods import ReportingPeriod
from records.questionnaire import questionnaires
from services.assessment import rubrics, surveys
from storage.assessment import ratings
from storage.assessment import surveys as stored
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership


@dataclass(frozen=True)
class Unasked:
    """Questionnaires and rubrics without a closed survey or round for a period that ends within the one asked about."""

    questionnaires: tuple[str, ...]
    rubrics: tuple[str, ...]


def close(work: UnitOfWork, now: datetime) -> None:
    """Close the rounds of rating and the surveys whose last day is over."""
    rubrics.close_due(work, now)
    surveys.close_due(work, now)


def unasked(work: UnitOfWork, partnership: Partnership, period: ReportingPeriod) -> Unasked:
    """Return what the period's close still asks for."""
    asked = {
        survey.questionnaire
        for survey in stored.of_partnerships(work, [partnership.id])
        if survey.closed and period.first <= survey.last_day <= period.last
    }
    rated = {
        rating_round.indicator
        for rating_round in ratings.of_partnerships(work, [partnership.id])
        if rating_round.closed and period.first <= rating_round.last_day <= period.last
    }
    return Unasked(
        tuple(name for name in questionnaires() if name not in asked),
        tuple(key for key in rubrics.rubrics() if key not in rated),
    )
