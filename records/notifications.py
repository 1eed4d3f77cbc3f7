"""Notifications: when somebody may be sent one, how many, and when something is said again."""

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
ONE_DIGEST_FROM = 4  # partnerships of a coordinator who has not said whether one digest of all is wanted
WEEK = timedelta(days=7)
REPEAT_AFTER = (2, 5)  # working days of silence until the second reminder, and until each later one


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """The number of the day, where Monday is 0."""
        return list(Weekday).index(self)


class NotificationPreferences(Form):
    """How somebody wants to be notified.

    The same hour for `quiet_from` and `quiet_until` means at any hour. `per_week`: private messages that were not asked
    for; 0 is nothing but digests, None as many as the programme allows. `digests_together`: one digest of all
    partnerships that the person coordinates; None: where they are many.
    """

    texts: ClassVar[str] = "habits"
    submits: ClassVar[str] = "form-save"

    remind_at: Annotated[time, Moment()] = time(9)
    quiet_from: Annotated[time, Moment(around=time(21))] = time(20)
    quiet_until: Annotated[time, Moment(around=time(7))] = time(8)
    rest_days: Annotated[bool, YesNo()] = False
    per_week: Annotated[int | None, Number(LARGEST_BUDGET)] = None
    weekly: Annotated[bool | None, YesNo()] = None
    digests_together: Annotated[bool | None, YesNo()] = None
    digest_day: Annotated[Weekday, Choice()] = Weekday.MONDAY
    digest_at: Annotated[time, Moment()] = time(9)
    time_zone: Annotated[str | None, Text(40, hint=True)] = None
    leave_from: Annotated[date | None, Day(future=True)] = None
    leave_until: Annotated[date | None, Day(future=True)] = None

    def one_digest_for(self, partnerships: int) -> bool:
        """Return whether whoever coordinates so many partnerships reads one digest of all, instead of one each."""
        wanted = partnerships >= ONE_DIGEST_FROM if self.digests_together is None else self.digests_together
        return wanted and partnerships > 1

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check zone and leave. Raises UserError on a zone that is none, and on a leave that ends before it begins."""
        zone, first, last = (answers.get(name) for name in ("time_zone", "leave_from", "leave_until"))
        if isinstance(zone, str):
            zone_named(zone)
        if isinstance(first, str) and isinstance(last, str) and last < first:
            raise UserError("leave-ends-before-it-begins")


@dataclass(frozen=True)
class Availability:
    """When a person can be notified: the preferences, where they live, and the days on which nobody works.

    `budget` is the programme's, of private messages a week, below which the person's own may be.
    """

    preferences: NotificationPreferences
    zone: ZoneInfo
    days_off: tuple[DaysOff, ...] = ()
    snoozed_until: datetime | None = None
    budget: int = BUDGET

    @property
    def per_week(self) -> int:
        """The number of private messages a week that the person may be sent unasked."""
        own = self.preferences.per_week
        return self.budget if own is None else min(own, self.budget)

    def works_on(self, day: date) -> bool:
        """Return whether people work on a day, where the person lives."""
        return is_working(day, self.days_off)

    def is_away(self, day: date) -> bool:
        """Return whether the person is on leave on a day; a leave without an end lasts until it is taken back."""
        first, last = self.preferences.leave_from, self.preferences.leave_until
        return (first is not None and first <= day and (last is None or day <= last)) or (
            first is None and last is not None and day <= last
        )


def may_notify(availability: Availability, now: datetime) -> bool:
    """Return whether a private message may go out now, as far as day and hour are concerned."""
    local = now.astimezone(availability.zone)
    if availability.is_away(local.date()) or _is_quiet(availability.preferences, local.time()):
        return False
    return availability.preferences.rest_days or availability.works_on(local.date())


def _is_quiet(preferences: NotificationPreferences, at: time) -> bool:
    begin, end = preferences.quiet_from, preferences.quiet_until
    return begin <= at < end if begin <= end else at >= begin or at < end


def next_permitted(availability: Availability, now: datetime) -> datetime:
    """Return the next moment at which day and hour allow a private message: now if they do, or if none is in sight."""
    if may_notify(availability, now):
        return now
    today = now.astimezone(availability.zone).date()
    mornings = (
        at_local(today + timedelta(days=later), availability.preferences.quiet_until, availability.zone)
        for later in range(LONGEST_BREAK)
    )
    return next((at for at in mornings if at > now and may_notify(availability, at)), now)


def may_remind(availability: Availability, now: datetime) -> bool:
    """Return whether a reminder may go out now: it waits for the person's own hour, too, and for the end of a snooze.

    An hour within the quiet ones means as soon as they are over.
    """
    preferences, local = availability.preferences, now.astimezone(availability.zone)
    at = preferences.quiet_until if _is_quiet(preferences, preferences.remind_at) else preferences.remind_at
    snoozed = availability.snoozed_until is not None and now < availability.snoozed_until
    return may_notify(availability, now) and local.time() >= at and not snoozed


def has_room(availability: Availability, sent: Sequence[datetime], now: datetime) -> bool:
    """Return whether the budget of the seven days up to now is not used up by the messages sent at these moments.

    Messages that a clock which was set back has put into the future count, too.
    """
    return sum(now - WEEK < at < now + WEEK for at in sent) < availability.per_week


@dataclass(frozen=True)
class ReminderHistory:
    """How often somebody was reminded of one thing, and when last."""

    times: int
    last_at: datetime


def is_due(availability: Availability, history: ReminderHistory | None, now: datetime) -> bool:
    """Return whether a person is to be reminded (again): at once, after two working days, then once a week."""
    if history is None or history.times == 0:
        return True
    wait = REPEAT_AFTER[min(history.times, len(REPEAT_AFTER)) - 1]
    last = history.last_at.astimezone(availability.zone).date()
    return now.astimezone(availability.zone).date() >= working_days_later(
        last + timedelta(days=1), wait - 1, availability.days_off
    )


def is_silent(history: ReminderHistory | None, now: datetime) -> bool:
    """Return whether others are to be told: the second reminder has gone unanswered, too, for two days."""
    if history is None:
        return False
    return history.times >= len(REPEAT_AFTER) and history.last_at <= now - timedelta(days=REPEAT_AFTER[0])


def days_from(availability: Availability, now: datetime, days: int) -> datetime:
    """Return the beginning, in UTC, of the person's day that is so many days from today."""
    day = now.astimezone(availability.zone).date() + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=availability.zone).astimezone(UTC)
