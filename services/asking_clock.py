"""What is asked of people ends on its day."""

from datetime import datetime

from services import rubrics, surveys
from storage.unit_of_work import UnitOfWork


def close(work: UnitOfWork, now: datetime) -> None:
    """Closes the rounds of rating and the surveys whose last day is over."""
    rubrics.close_due(work, now)
    surveys.close_due(work, now)
