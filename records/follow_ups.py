"""长效跟踪: what was adopted is asked after, months later: whether it is still in use, and if not, why."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from dateutil.relativedelta import relativedelta

STAGES = (6, 12, 24)  # months after the day from which an indicator counts it
OPEN_DAYS = 180  # that a question waits: then the next stage asks
# What is followed up: the measures by which indicators 4, 9 and 10 count resources, practices and conversions.
ADOPTED = ("teaching_resource", "teaching_resource_revised", "practice", "conversion")


class NoLongerBecause(StrEnum):
    """Why something is in use no longer."""

    REPLACED = "replaced"
    COOPERATION_ENDED = "cooperation_ended"
    PEOPLE_LEFT = "people_left"
    NOT_USEFUL = "not_useful"
    OTHER = "other"


def in_use_measure(adopted: str) -> str:
    """Return the measure of the answers about what was adopted by that measure."""
    return f"{adopted}_in_use"


def due_on(adopted_on: date, months: int) -> date:
    """Return the day on which the stage of so many months falls due."""
    return adopted_on + relativedelta(months=months)


def stages_due(adopted_on: date, after: date, until: date) -> Iterator[int]:
    """Yield the stages, in months, that fall due after one day and until another."""
    return (months for months in STAGES if after < due_on(adopted_on, months) <= until)
