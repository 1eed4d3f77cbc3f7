"""What a record says, as measures that the indicators add up."""

from dataclasses import dataclass
from datetime import date

from records.roles import Side


@dataclass(frozen=True)
class Fact:
    """One measure of a record, of a side and a subject where there is one, on the days it is about (both included)."""

    measure: str
    starts_on: date
    ends_on: date
    quantity: float
    side: Side | None = None
    subject: str | None = None
