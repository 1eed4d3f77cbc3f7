"""What the calculator is told: the facts of one partnership, kept by whoever keeps the records, as known on a day.

Each measure has one shape. Where nothing else is said, a fact stands on the day it is about (`starts_on` = `ends_on`).
A fact of `attendance` may be of several subjects, with a space between them.

| measure | category | side | subject | quantity |
|---|---|---|---|---|
| `activity` | of the activity | the host | | 1 |
| `presence` | | whose people | | people of that side who were there |
| `attendance` | | whose member | `roster:<human>` | 1 present, 0 absent; party members who were expected |
| `mode` | one of the five modes | | | 1 |
| `answered` | | who answered | | days until the other side answered the record |
| `exchange` | of the exchange | whose people go | person, or `headcount:<record>` | persons; on the day it begins |
| `exchange_spell` | as above | as above | as above | person-days, one row a month |
| `teaching_resource`, `teaching_resource_revised` | of the resource | | number, or `record:<id>` | 1; when accepted |
| `project` | level | who leads | contract number | 1, one row a month, clipped to it |
| `result` | of the result | | registration number | 1; when registered |
| `conversion` | way | | registration number | CNY, 0 if not told; when converted |
| `output_value` | | | what it comes from | 10,000 CNY × agreed share; a net loss is negative |
| `jobs` | | | | jobs; on the day on which they have lasted six months |
| `practice` | highest recognition | | the practice | 1; on the day on which it was in use three months |
| `mention` | `positive`, `neutral`, `negative` | owner of an own outlet | outlet | reach, 0 if unknown |

Facts about a period: `starts_on` to `ends_on` is that period, and they belong to each period in which it ends.

| measure | category | side | subject | quantity |
|---|---|---|---|---|
| `nil_return` | | who attests | an indicator's key, or `*` for all counts | 1 |
| `organisation_rating`, `teaching_rating` | item | organisation rated | `<side, or outside>:<rater>` | level 1–5 |
| `satisfaction_item`, `outside_item` | item | | | 1, or −1 where the item is reversed |
| `satisfaction_asked` | | whose people | | how many were asked |
| `satisfaction_answer` | item | whose respondent | respondent | level 1–5 |
| `outside_answer` | item | | respondent | level 1–5 |
| `satisfaction_withheld`, `outside_withheld` | | whose respondents | | how many answers stay sealed, as too few |

A rectification is a few dated facts with the same subject. They are few, and wanted from the beginning of the
partnership, since what is overdue is carried over.

| measure | side | on the day |
|---|---|---|
| `rectification_due` | who has to mend it | on which it is due; once it has passed it moves no more |
| `rectification_closed` | who closed it | on which it was closed |
| `rectification_verified` | who verified it | on which it was verified; counts if it is the other side |
| `rectification_reopened` | | on which it was opened again |
"""

import math
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
# Of these one fact may have several subjects, with a space between them, of whom all else is the same.
MEASURES_OF_SEVERAL = frozenset({"attendance"})


class Side(StrEnum):
    COLLEGE = "college"
    ENTERPRISE = "enterprise"

    @property
    def other(self) -> "Side":
        return Side.ENTERPRISE if self is Side.COLLEGE else Side.COLLEGE


class Standing(StrEnum):
    """Whether a fact counts, and if not, why. The first eight are said by who keeps the records, the others are
    found."""

    COUNTS = "counts"
    WAITING = "waiting"
    RETURNED = "returned"
    OBJECTED = "objected"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    NOT_YET = "not_yet"
    NOT_ACTIVE = "not_active"
    ONE_SIDED = "one_sided"
    OF_DELEGATES = "of_delegates"
    OVER_CAP = "over_cap"
    NO_CREDIT = "no_credit"
    OWN_OUTLET = "own_outlet"
    NOT_CONVERTIBLE = "not_convertible"
    OUTSIDE_COHORT = "outside_cohort"


class _Fields(NamedTuple):
    measure: str
    starts_on: date
    ends_on: date
    quantity: float
    category: str | None = None
    side: Side | None = None
    subject: str | None = None
    record: int | None = None
    share: float = 1.0
    standing: Standing = Standing.COUNTS


class Fact(_Fields):
    """One measure of a record. `share`: a key that n partnerships hold counts 1/n in each. `record`: whose fact it
    is. A tuple, since a score is made of thousands. Raises ValueError on what cannot be."""

    __slots__ = ()

    def __new__(
        cls,
        measure: str,
        starts_on: date,
        ends_on: date,
        quantity: float,
        category: str | None = None,
        side: Side | None = None,
        subject: str | None = None,
        record: int | None = None,
        share: float = 1.0,
        standing: Standing = Standing.COUNTS,
    ) -> "Fact":
        if ends_on < starts_on:
            raise ValueError(f"ends_on of a fact ({measure}) must not be before starts_on {starts_on}")
        if not math.isfinite(quantity):
            raise ValueError(f"quantity of a fact ({measure}) must be a finite number, not {quantity}")
        if not 0 < share <= 1:
            raise ValueError(f"share of a fact ({measure}) must be above 0 and at most 1, not {share}")
        fields = (measure, starts_on, ends_on, quantity, category, side, subject, record, share, standing)
        return tuple.__new__(cls, fields)

    @property
    def subjects(self) -> Sequence[str | None]:
        if self.subject is None or self.measure not in MEASURES_OF_SEVERAL:
            return (self.subject,)
        return self.subject.split(" ")

    def apart(self) -> Iterator["Fact"]:
        """One fact for each of its subjects."""
        return (self._replace(subject=subject) for subject in self.subjects)


@dataclass(frozen=True)
class Period:
    """Days from `starts_on` to `ends_on`, both included."""

    starts_on: date
    ends_on: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValueError(f"ends_on of a period must not be before starts_on {self.starts_on}")

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def before(self) -> "Period":
        """The period before: as many months where it is made of whole months, else as many days."""
        following = self.ends_on + ONE_DAY
        if self.starts_on.day == following.day == 1:
            months = (following.year - self.starts_on.year) * 12 + following.month - self.starts_on.month
            return Period(months_later(self.starts_on, -months), self.starts_on - ONE_DAY)
        return Period(self.starts_on - timedelta(days=self.days), self.starts_on - ONE_DAY)


@dataclass(frozen=True)
class Evidence:
    """All facts of a partnership that `evidence_windows` asks for (or `headline_windows`), and the days on which it was
    active. `known_at` is the day up to which is known: nothing after it has happened yet."""

    facts: tuple[Fact, ...]
    known_at: date
    active_from: date
    active_until: date | None = None

    def __post_init__(self) -> None:
        if self.active_until is not None and self.active_until < self.active_from:
            raise ValueError(f"active_until must not be before active_from {self.active_from}")


def months_later(day: date, months: int) -> date:
    """The same day of the month, or the month's last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
