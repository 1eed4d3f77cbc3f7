"""What is asked of people ends on its day."""

from datetime import datetime

from services import rubrics
from storage.unit_of_work import UnitOfWork


def close(work: UnitOfWork, now: datetime) -> None:
    """Closes the rounds whose last day is over."""
    rubrics.close_due(work, now)
