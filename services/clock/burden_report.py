"""Burden, published: how many messages people had that they did not ask for, and how long a record takes them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from statistics import median

from records.form import heading_of
from records.registry import KINDS
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import waiting

WEEKS = 4
QUARTER = timedelta(days=90)


@dataclass(frozen=True)
class WeekOfMessages:
    """What people had in a week.

    `people` are those who had any; `each`: messages a person of these; `most`: what one person had.
    """

    monday: date
    people: int
    messages: int
    most: int

    @property
    def each(self) -> float:
        """Return how many messages a person had on average, of those who had any."""
        return self.messages / self.people if self.people else 0.0


@dataclass(frozen=True)
class Effort:
    """The median of the seconds from the first question to the submission, of `count` records of a kind."""

    heading: str
    median: int
    count: int


@dataclass(frozen=True)
class ModelledEffort:
    """What an everyday task takes on one road, as `benchmarks.burden` measures it; seconds without the typing."""

    road: str
    taps: int
    messages: int
    seconds: int


# An activity with one absentee and three photos, by the road on which it is logged; docs/benchmarks.md has all tasks.
MODELLED = (
    ModelledEffort("form", 7, 3, 22),
    ModelledEffort("text", 1, 1, 6),
    ModelledEffort("event", 5, 0, 12),
)


@dataclass(frozen=True)
class BurdenReport:
    """What the bot costs people: messages by week, the newest first, and time by kind of record."""

    weeks: tuple[WeekOfMessages, ...]
    kinds: tuple[Effort, ...]


def report(work: UnitOfWork, now: datetime) -> BurdenReport:
    """Return the report of the last weeks and of the records of the last ninety days.

    The weeks begin on Monday 00:00 UTC; this one is the first.
    """
    this = datetime.combine(now.date() - timedelta(days=now.weekday()), datetime.min.time(), UTC)
    weeks = [_week(work, this - timedelta(weeks=back)) for back in range(WEEKS)]
    seconds = waiting.seconds_to_submit(work, now - QUARTER)
    kinds = [
        Effort(heading_of(KINDS[kind]), round(median(taken)), len(taken))
        for kind in KINDS
        if (taken := seconds.get(kind))
    ]
    return BurdenReport(tuple(weeks), tuple(kinds))


def _week(work: UnitOfWork, monday: datetime) -> WeekOfMessages:
    counts = reminders.sent_between(work, monday, monday + timedelta(weeks=1))
    return WeekOfMessages(monday.date(), len(counts), sum(counts.values()), max(counts.values(), default=0))
