"""What a record says, as facts of a measure: the calculator is told them as observations."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from records.form import Form
from records.roles import Side

ONE_DAY = timedelta(days=1)
_NEXT_MONTH = relativedelta(months=1, day=1)


@dataclass(frozen=True)
class Fact:
    """One quantity of a measure, of a side and a subject where there is one, on the days it is about (both included).

    `category` is the sort within the measure: a type of resource, a level of recognition.
    """

    measure: str
    starts_on: date
    ends_on: date
    quantity: float
    side: Side | None = None
    subject: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class Circumstances:
    """What a record's facts depend on beside its answers.

    `side` reports the record; `counterpart` is what the other side filled in, if it did. `identities`: for each roster
    entry of both sides on the day, the human whose entry it is; `expected`: the entries of party members among them.
    `own_outlets`: whose each medium is, by its name as `plain_name` writes it.
    """

    side: Side
    counterpart: Form | None
    identities: Mapping[int, int]
    expected: Set[int]
    own_outlets: Mapping[str, Side] = field(default_factory=dict)


def split_by_month(starts_on: date, ends_on: date) -> Iterator[tuple[date, date]]:
    """Yield the parts of a spell that lie in each calendar month: first and last day, both included."""
    first = starts_on
    while first <= ends_on:
        next_month = first + _NEXT_MONTH
        yield first, min(ends_on, next_month - ONE_DAY)
        first = next_month
