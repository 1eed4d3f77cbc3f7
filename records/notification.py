"""When somebody may be disturbed, how often, and when what they were told is told again, all of it computed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from records.calendar import LONGEST_BREAK, DaysOff, at_local, is_working, working_days_later, zone_named
from records.errors import UserError
from records.form import Form
from records.questions import Choice, Day, Moment, Number, Text, YesNo

BUDGET = 3  # private messages a person and week that the person did not ask for, unless an admin has set another number
LARGEST_BUDGET = 20  # that an admin can allow
WEEK = timedelta(days=7)
REPEAT_AFTER = (2, 5)  # working days of silence until the second telling, and until each later one


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 is Monday."""
        return list(Weekday).index(self)


class NotificationPreferences(Form):
    """How somebody wants to be told. The same hour for `quiet_from` and `quiet_until`: at any hour."""

    texts: ClassVar[str] = "habits"

    remind_at: Annotated[time, Moment()] = time(9)
    quiet_from: Annotated[time, Moment()] = time(20)
    quiet_until: Annotated[time, Moment()] = time(8)
    rest_days: Annotated[bool, YesNo()] = False
    per_week: Annotated[int | None, Number(LARGEST_BUDGET)] = (
        None  # 0: nothing but digests; None: as many as are allowed
    )
    weekly: Annotated[bool | None, YesNo()] = None
    digest_day: Annotated[Weekday, Choice()] = Weekday.MONDAY
    digest_at: Annotated[time, Moment()] = time(9)
    time_zone: Annotated[str | None, Text(40, hint=True)] = None
    leave_from: Annotated[date | None, Day(future=True)] = None
    leave_until: Annotated[date | None, Day(future=True)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        zone, first, last = (answers.get(name) for name in ("time_zone", "leave_from", "leave_until"))
        if isinstance(zone, str):
            zone_named(zone)
        if isinstance(first, str) and isinstance(last, str) and last < first:
            raise UserError("leave-ends-before-it-begins")


@dataclass(frozen=True)
class Availability:
    """A person's habits where they live, with the days on which nobody works or they are away. `budget`: the
    programme's, below which the person's own may be."""

    habits: NotificationPreferences
    zone: ZoneInfo
    days_off: tuple[DaysOff, ...] = ()
    snoozed_until: datetime | None = None
    budget: int = BUDGET

    @property
    def per_week(self) -> int:
        own = self.habits.per_week
        return self.budget if own is None else min(own, self.budget)

    def works_on(self, day: date) -> bool:
        return is_working(day, self.days_off)

    def is_away(self, day: date) -> bool:
        """On leave; a leave without an end lasts until it is taken back."""
        first, last = self.habits.leave_from, self.habits.leave_until
        return (first is not None and first <= day and (last is None or day <= last)) or (
            first is None and last is not None and day <= last
        )


def may_notify(rhythm: Availability, now: datetime) -> bool:
    """Whether a private message may go out now, as far as day and hour are concerned."""
    local = now.astimezone(rhythm.zone)
    if rhythm.is_away(local.date()) or _is_quiet(rhythm.habits, local.time()):
        return False
    return rhythm.habits.rest_days or rhythm.works_on(local.date())


def _is_quiet(habits: NotificationPreferences, at: time) -> bool:
    begin, end = habits.quiet_from, habits.quiet_until
    return begin <= at < end if begin <= end else at >= begin or at < end


def next_permitted(rhythm: Availability, now: datetime) -> datetime:
    """Now, or the next moment at which day and hour allow a private message; now where none is in sight."""
    if may_notify(rhythm, now):
        return now
    today = now.astimezone(rhythm.zone).date()
    mornings = (
        at_local(today + timedelta(days=later), rhythm.habits.quiet_until, rhythm.zone)
        for later in range(LONGEST_BREAK)
    )
    return next((at for at in mornings if at > now and may_notify(rhythm, at)), now)


def may_remind(rhythm: Availability, now: datetime) -> bool:
    """Reminders wait for the person's own hour, too, and for the end of a snooze. An hour within the quiet ones means
    as soon as they are over."""
    habits, local = rhythm.habits, now.astimezone(rhythm.zone)
    at = habits.quiet_until if _is_quiet(habits, habits.remind_at) else habits.remind_at
    snoozed = rhythm.snoozed_until is not None and now < rhythm.snoozed_until
    return may_notify(rhythm, now) and local.time() >= at and not snoozed


def has_room(rhythm: Availability, sent: Sequence[datetime], now: datetime) -> bool:
    """Whether the budget of the seven days up to now is not used up. Messages that a clock which was set back has put
    into the future count, too."""
    return sum(now - WEEK < at < now + WEEK for at in sent) < rhythm.per_week


@dataclass(frozen=True)
class ReminderHistory:
    """How often somebody was told of one thing, and when last."""

    times: int
    last_at: datetime


def is_due(rhythm: Availability, told: ReminderHistory | None, now: datetime) -> bool:
    """Whether something that is owed is to be told (again): at once, after two working days, then once a week."""
    if told is None or told.times == 0:
        return True
    wait = REPEAT_AFTER[min(told.times, len(REPEAT_AFTER)) - 1]
    last = told.last_at.astimezone(rhythm.zone).date()
    return now.astimezone(rhythm.zone).date() >= working_days_later(last + timedelta(days=1), wait - 1, rhythm.days_off)


def is_silent(told: ReminderHistory | None, now: datetime) -> bool:
    """Whether others are to be told: the second telling has gone unanswered, too, for two days."""
    return (
        told is not None and told.times >= len(REPEAT_AFTER) and told.last_at <= now - timedelta(days=REPEAT_AFTER[0])
    )


def days_from(rhythm: Availability, now: datetime, days: int) -> datetime:
    """The beginning, in UTC, of the day that is so many days from today."""
    day = now.astimezone(rhythm.zone).date() + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=rhythm.zone).astimezone(UTC)
