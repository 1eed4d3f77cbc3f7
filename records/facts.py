"""What a record says, as measures that the indicators add up."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date, timedelta

from records.form import Form
from records.roles import Side


@dataclass(frozen=True)
class Fact:
    """One measure of a record, of a side and a subject where there is one, on the days it is about (both included).
    `category` is the sort within the measure: a type of resource, a level of recognition."""

    measure: str
    starts_on: date
    ends_on: date
    quantity: float
    side: Side | None = None
    subject: str | None = None
    category: str | None = None


@dataclass(frozen=True)
class Circumstances:
    """What a record's facts depend on beside its answers. `identities`: for each roster entry of both sides on the day,
    the human whose entry it is; `expected`: the entries of party members among them; `own_outlets`: whose each medium
    is, by its name as `plain_name` writes it."""

    side: Side
    counterpart: Form | None
    identities: Mapping[int, int]
    expected: Set[int]
    own_outlets: Mapping[str, Side] = field(default_factory=dict)


def months(starts_on: date, ends_on: date) -> Iterator[tuple[date, date]]:
    """The parts of a spell that lie in each calendar month, first and last day included."""
    first = starts_on
    while first <= ends_on:
        next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(ends_on, next_month - timedelta(days=1))
        first = next_month


def months_later(day: date, count: int) -> date:
    """The same day so many months later, or that month's last."""
    month = day.year * 12 + day.month - 1 + count
    first = date(month // 12, month % 12 + 1, 1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
