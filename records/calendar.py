"""Working days, with substituted ones (调休), and what a local time of day means on a given day."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from records.errors import UserError

SATURDAY = 5
LONGEST_BREAK = 120  # days without a working day, after which one is not waited for any longer


@dataclass(frozen=True)
class DaysOff:
    """Days, both included, that are not as the public calendar has them. `working`: work is done on them."""

    first: date
    last: date
    working: bool = False


@dataclass(frozen=True)
class _Public:
    """China's public calendar, as far as it is not simply Monday to Friday. The package `holidays`, of which the file
    is made (scripts/working_days), holds every country on earth: 17 MB and 0.14 s of each start."""

    known_until: int
    off: frozenset[date]
    worked: frozenset[date]

    def is_working(self, day: date) -> bool:
        return day in self.worked if day.weekday() >= SATURDAY else day not in self.off


@cache
def _public() -> _Public:
    found = tomllib.loads((Path(__file__).parent / "working_days.toml").read_text(encoding="utf-8"))
    return _Public(found["known_until"], frozenset(found["off"]), frozenset(found["worked"]))


def known_until() -> int:
    """The last year whose substituted working days are known: the government names them a few weeks before."""
    return _public().known_until


def is_working(day: date, exceptions: Iterable[DaysOff] = ()) -> bool:
    """Whether people work on that day. The last exception that holds decides; without one the public calendar, which
    beyond its last year knows weekends and the holidays that the law names, and nothing of substituted days."""
    decided = [each.working for each in exceptions if each.first <= day <= each.last]
    return decided[-1] if decided else _public().is_working(day)


def next_working(day: date, exceptions: Iterable[DaysOff] = ()) -> date:
    """The day itself, or the first working day after it."""
    known = tuple(exceptions)
    for later in range(LONGEST_BREAK):
        if is_working(day + timedelta(days=later), known):
            return day + timedelta(days=later)
    return day


def working_days_later(day: date, count: int, exceptions: Iterable[DaysOff] = ()) -> date:
    """The working day that is so many working days after this day; 0 is the next one from this day on."""
    known = tuple(exceptions)
    found = next_working(day, known)
    for _ in range(count):
        found = next_working(found + timedelta(days=1), known)
    return found


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which clocks show that time. A time that a change of the clocks leaves out means the first
    one after it; a time that comes twice means the first."""
    local = datetime.combine(day, at.replace(fold=0), tzinfo=zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return moment
    early, late = local.replace(fold=1).astimezone(UTC), moment
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        early, late = (middle, late) if middle.astimezone(zone).utcoffset() == before else (early, middle)
    return late.replace(microsecond=0)


USUAL_ZONE = "Asia/Shanghai"  # where neither a person, a partnership nor the configuration says otherwise


def zone_named(written: str) -> ZoneInfo:
    """The zone of that name, whatever the case in which it was typed. Raises UserError where there is none."""
    found = _zones().get(written.strip().replace(" ", "_").casefold())
    if found is None or ("/" not in found and found != "UTC"):
        raise UserError("time-zone-unknown", name=written[:40])
    return ZoneInfo(found)


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}
