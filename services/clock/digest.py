"""The weekly digest 周报: a week's figures, frozen once for both sides, and what a reader is shown of them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from records.calendar import at_local
from services.clock.digest_schedule import schedule
from services.clock.week_figures import SUNDAY, WEEK, WeekFigures, figures
from storage.clock import weeks
from storage.clock.weeks import FrozenWeek
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership

AT_ONCE = 4  # partnerships that are frozen in one transaction: their scores take a moment each
WEEKS_SHOWN, WEEKS_NEEDED = 8, 3  # in a picture, and of these with attendance, so that it shows anything


@dataclass(frozen=True)
class Edition:
    """A digest to be shown. `frozen_at` is None for the week that goes on; `late`: it comes later than was promised."""

    partnership: Partnership
    monday: date
    figures: WeekFigures
    frozen_at: datetime | None
    late: bool = False


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def freeze(work: UnitOfWork, now: datetime) -> bool:
    """Freeze the week that is over, of each partnership in which Monday has begun. Return True where there may be more.

    A week that nobody was there to freeze in its time is frozen late; older ones are left.
    """
    frozen: dict[date, set[int]] = {}
    newly_frozen = 0
    for partnership_id, zone in weeks.going_on(work):
        monday = monday_of(now.astimezone(ZoneInfo(zone)).date()) - WEEK
        if monday not in frozen:
            frozen[monday] = weeks.frozen_of(work, monday)
        if partnership_id in frozen[monday]:
            continue
        partnership = partnerships.by_id(work, partnership_id)
        if partnership.started_on > monday + SUNDAY:
            continue
        if work.isolated(
            "week of partnership", partnership_id, partial(_freeze_in_time, work, partnership, monday, now)
        ):
            newly_frozen += 1
        if newly_frozen >= AT_ONCE:
            return True
    return False


def _freeze_in_time(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> FrozenWeek:
    known_before = weeks.has_any(work, partnership.id)
    frozen = _freeze(work, partnership, monday, now)
    if known_before or _is_fresh(partnership, monday, now):
        schedule(work, partnership, monday)
    return frozen


def _is_fresh(partnership: Partnership, monday: date, now: datetime) -> bool:
    """Tell whether the week has ended just now: nobody begins with a digest that is late."""
    ended = at_local(monday + WEEK, time(), ZoneInfo(partnership.time_zone))
    return now < ended + timedelta(days=1)


def _freeze(work: UnitOfWork, partnership: Partnership, monday: date, now: datetime) -> FrozenWeek:
    known = figures(work, partnership, monday, now).model_dump(mode="json")
    return weeks.freeze(work, partnership.id, monday, known, now)


def edition_of(
    work: UnitOfWork, partnership: Partnership, monday: date, now: datetime, *, late: bool = False
) -> Edition:
    """Return the digest of a week.

    A week that is over has its frozen figures, which are frozen when they are first asked for at the latest; the
    running one has those of the ledger as it stands.
    """
    if monday + WEEK > partnership.today(now):
        return Edition(partnership, monday, figures(work, partnership, monday, now), None, late)

    def read() -> tuple[WeekFigures, datetime]:
        frozen = weeks.of_week(work, partnership.id, monday) or _freeze(work, partnership, monday, now)
        return WeekFigures.model_validate(frozen.figures), frozen.frozen_at

    return Edition(partnership, monday, *work.cached(("week", partnership.id, monday), read), late)


def weeks_up_to(work: UnitOfWork, partnership: Partnership, monday: date) -> list[tuple[date, WeekFigures]]:
    """Return Monday and figures of the weeks that a picture up to that one shows, the oldest first.

    They are as they were frozen, the same for both sides. Empty where too few of them have anything to show.
    """

    def read() -> list[tuple[date, WeekFigures]]:
        frozen = weeks.latest(work, partnership.id, monday, WEEKS_SHOWN)
        known = [(begin, WeekFigures.model_validate(json)) for begin, json in frozen]
        return known if sum(bool(week.attendance) for _, week in known) >= WEEKS_NEEDED else []

    return work.cached(("weeks up to", partnership.id, monday), read)
