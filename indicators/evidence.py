"""What the calculator is told: observations of one partnership, as known on a day, by whoever keeps the records.

Each measure has one shape. Where nothing else is said, an observation stands on the day it is about (`starts_on` =
`ends_on`). One of `attendance` may be of several subjects, with a space between them.

| measure | category | side | subject | quantity |
|---|---|---|---|---|
| `activity` | of the activity | the host | | 1 |
| `presence` | | whose people | | people of that side who were there |
| `attendance` | | whose member | `roster:<human>` | 1 present, 0 absent; party members who were expected |
| `joint` | | | | 1; both sides have signed that people of both were there, but not all are named (old ledgers) |
| `counted` | `expected` or `present` | whose people, none where it is not told | | people, where there are no names |
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
| `reached` | `teachers`, `students` or `staff` | | | people; of an activity |
| `gave`, `gained` | `college`, `enterprise` or `both` | | | 1; of an activity |
| `topic` | the topic of study | | | 1; of an activity |
| `force` | high-end, intelligent or green | | | 1; of a project or a result |
| `stage` | how far a result has come | | | 1; when converted |
| `mention` | `positive`, `neutral`, `negative` | owner of an own outlet | outlet | reach, 0 if unknown |

Of `teaching_resource`, `teaching_resource_revised`, `practice` and `conversion` there is also `<measure>_in_use`: what
a side says months later, on the day on which it says so. Category: how many months; side: who says so; subject: as
there; quantity: 1 still in use, 0 no longer.

Observations about a period: `starts_on` to `ends_on` is that period, and they belong to each period in which it ends.

| measure | category | side | subject | quantity |
|---|---|---|---|---|
| `nil_return` | | who attests | an indicator's key, or `*` for all counts | 1 |
| `organisation_rating`, `teaching_rating` | item | organisation rated | `<side, or outside>:<rater>` | level 1–5 |
| `satisfaction_item`, `outside_item` | item | | | 1, or −1 where the item is reversed |
| `satisfaction_asked` | | whose people | | how many were asked |
| `satisfaction_answer` | item | whose respondent | respondent | level 1–5 |
| `outside_answer` | item | | respondent | level 1–5 |
| `satisfaction_withheld`, `outside_withheld` | | whose respondents | | how many answers stay sealed, as too few |

A rectification is a few dated observations with the same subject. They are few, and wanted from the beginning of the
partnership, since what is overdue is carried over.

| measure | side | on the day |
|---|---|---|
| `rectification_due` | who has to mend it | on which it is due; once it has passed it moves no more |
| `rectification_closed` | who closed it | on which it was closed |
| `rectification_verified` | who verified it | on which it was verified; counts if it is the other side |
| `rectification_reopened` | | on which it was opened again |
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)
# Of these one observation may have several subjects, with a space between them, of whom all else is the same.
MEASURES_OF_SEVERAL = frozenset({"attendance"})

SideName = Literal["college", "enterprise"]  # which side of the partnership, named as whoever keeps the records does
SIDES: tuple[SideName, ...] = ("college", "enterprise")


class Standing(StrEnum):
    """Whether an observation counts, and if not, why.

    The first eight are said by who keeps the records; the others are found by the definitions.
    """

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
    WITHOUT_NAMES = "without_names"
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
    side: SideName | None = None
    subject: str | None = None
    record: int | None = None
    share: float = 1.0
    standing: Standing = Standing.COUNTS


class Observation(_Fields):
    """One quantity of a measure, of a partnership, on the days from `starts_on` to `ends_on`, both included.

    `category`, `side` and `subject` are what the measure's row in the table above says. `record` is the number of the
    record that it comes from, None where it comes from none. `share`: of a key that n partnerships hold, 1/n counts in
    each. A tuple, since a score is made of thousands. Raises ValueError on days out of order, on a quantity that is
    not finite, and on a share that is not above 0 and at most 1.
    """

    __slots__ = ()

    def __new__(
        cls,
        measure: str,
        starts_on: date,
        ends_on: date,
        quantity: float,
        category: str | None = None,
        side: SideName | None = None,
        subject: str | None = None,
        record: int | None = None,
        share: float = 1.0,
        standing: Standing = Standing.COUNTS,
    ) -> "Observation":
        """Check the fields and make the tuple."""
        if ends_on < starts_on:
            raise ValueError(f"ends_on of an observation ({measure}) must not be before starts_on {starts_on}")
        if not math.isfinite(quantity):
            raise ValueError(f"quantity of an observation ({measure}) must be a finite number, not {quantity}")
        if not 0 < share <= 1:
            raise ValueError(f"share of an observation ({measure}) must be above 0 and at most 1, not {share}")
        fields = (measure, starts_on, ends_on, quantity, category, side, subject, record, share, standing)
        return tuple.__new__(cls, fields)

    @property
    def subjects(self) -> Sequence[str | None]:
        """The subjects one by one; a single None where there is none."""
        if self.subject is None or self.measure not in MEASURES_OF_SEVERAL:
            return (self.subject,)
        return self.subject.split(" ")

    def split_by_subject(self) -> Iterator["Observation"]:
        """Yield one observation for each of the subjects, alike in all else."""
        return (self._replace(subject=subject) for subject in self.subjects)


@dataclass(frozen=True)
class Period:
    """The days from `starts_on` to `ends_on`, both included. Raises ValueError where they are out of order."""

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
        """The number of days."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def before(self) -> "Period":
        """The period before: as many months where this one is made of whole months, else as many days."""
        day_after = self.ends_on + ONE_DAY
        if self.starts_on.day == day_after.day == 1:
            length = relativedelta(day_after, self.starts_on)
            return Period(self.starts_on - length, self.starts_on - ONE_DAY)
        return Period(self.starts_on - timedelta(days=self.days), self.starts_on - ONE_DAY)


@dataclass(frozen=True)
class Evidence:
    """All observations of a partnership that `evidence_windows` asks for (or `headline_windows`), and its active days.

    `known_at` is the day up to which is known: nothing after it has happened yet. The partnership was active from
    `active_from` to `active_until`, both included; None: it still is. Raises ValueError where they are out of order.
    """

    observations: tuple[Observation, ...]
    known_at: date
    active_from: date
    active_until: date | None = None

    def __post_init__(self) -> None:
        if self.active_until is not None and self.active_until < self.active_from:
            raise ValueError(f"active_until must not be before active_from {self.active_from}")
