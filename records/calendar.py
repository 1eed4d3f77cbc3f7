"""Working days, with substituted ones 调休, and what a local time of day means on a given day."""

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
    """Days, from `first` to `last`, that are not as the public calendar has them. `working`: work is done on them."""

    first: date
    last: date
    working: bool = False


@dataclass(frozen=True)
class _PublicCalendar:
    """China's public calendar, as far as it is not simply Monday to Friday.

    The package `holidays`, of which the file is made (scripts/working_days), holds every country on earth: 17 MB and
    0.14 s of each start.
    """

    known_until: int
    off: frozenset[date]
    worked: frozenset[date]

    def is_working(self, day: date) -> bool:
        return day in self.worked if day.weekday() >= SATURDAY else day not in self.off


@cache
def _public_calendar() -> _PublicCalendar:
    table = tomllib.loads((Path(__file__).parent / "working_days.toml").read_text(encoding="utf-8"))
    return _PublicCalendar(table["known_until"], frozenset(table["off"]), frozenset(table["worked"]))


def known_until() -> int:
    """Return the last year whose substituted days are known: the government names them a few weeks before it."""
    return _public_calendar().known_until


def is_working(day: date, exceptions: Iterable[DaysOff] = ()) -> bool:
    """Return whether people work on a day.

    The last exception that holds decides; without one the public calendar, which beyond its last year knows weekends
    and the holidays that the law names, and nothing of substituted days.
    """
    decisions = [exception.working for exception in exceptions if exception.first <= day <= exception.last]
    return decisions[-1] if decisions else _public_calendar().is_working(day)


def is_public_holiday(day: date) -> bool:
    """Return whether the day is a holiday, or at a weekend that a holiday makes longer; an ordinary weekend is neither.

    Substituted working days are neither.
    """
    public = _public_calendar()
    if public.is_working(day):
        return False
    return any(_reaches_holiday(public, day, timedelta(days=step)) for step in (1, -1))


def _reaches_holiday(public: _PublicCalendar, day: date, step: timedelta) -> bool:
    """Tell whether a day off that is no ordinary weekend follows, in that direction, before a day of work."""
    while not public.is_working(day):
        if day in public.off:
            return True
        day += step
    return False


def next_working(day: date, exceptions: Iterable[DaysOff] = ()) -> date:
    """Return the day itself if people work on it, else the first working day after it.

    Where there is none within `LONGEST_BREAK` days, it is the day itself.
    """
    known_exceptions = tuple(exceptions)
    for later in range(LONGEST_BREAK):
        if is_working(day + timedelta(days=later), known_exceptions):
            return day + timedelta(days=later)
    return day


def working_days_later(day: date, count: int, exceptions: Iterable[DaysOff] = ()) -> date:
    """Return the working day that is so many working days after a day; for 0 the first one from that day on."""
    known_exceptions = tuple(exceptions)
    working_day = next_working(day, known_exceptions)
    for _ in range(count):
        working_day = next_working(working_day + timedelta(days=1), known_exceptions)
    return working_day


def at_local(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which the zone's clocks show a time on a day.

    A time that a change of the clocks leaves out means the first one after it; a time that comes twice means the first.
    """
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
    """Return the time zone of a name, in whatever case it is typed. Raises UserError where there is none."""
    name = _zone_names().get(written.strip().replace(" ", "_").casefold())
    if name is None or ("/" not in name and name != "UTC"):
        raise UserError("time-zone-unknown", name=written[:40])
    return ZoneInfo(name)


@cache
def _zone_names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}
