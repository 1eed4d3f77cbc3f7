"""When somebody may be notified, how many messages there may be, and when a reminder is sent again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.calendar import DaysOff
from records.errors import UserError
from records.form import fields_of
from records.notifications import (
    BUDGET,
    LARGEST_BUDGET,
    Availability,
    NotificationPreferences,
    ReminderHistory,
    Weekday,
    days_from,
    has_room,
    is_due,
    is_silent,
    may_notify,
    may_remind,
    next_permitted,
)
from records.questions import Number

SHANGHAI = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2026, 8, 1, tzinfo=UTC)  # a year that goes beyond what the table of holidays knows
TODAY = date(2026, 11, 23)  # a Monday
NOON = datetime(2026, 11, 23, 12, tzinfo=SHANGHAI)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def availability(*days_off: DaysOff, **preferences: object) -> Availability:
    return Availability(NotificationPreferences.model_validate(preferences), SHANGHAI, days_off)


def at(hour: int, minute: int = 0, *, day: int = 23) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def test_weekdays_are_numbered_from_monday() -> None:
    assert [day.number for day in Weekday] == list(range(7))
    assert Weekday(TODAY.strftime("%A").lower()).number == TODAY.weekday() == 0


def test_silence_counts_from_the_second_telling() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert is_silent(None, now) is False
    assert not is_silent(ReminderHistory(1, now - timedelta(days=9)), now)
    assert not is_silent(ReminderHistory(2, now - timedelta(days=1)), now)
    assert is_silent(ReminderHistory(2, now - timedelta(days=2)), now)


def test_the_same_hour_means_at_any_time() -> None:
    availability = Availability(
        NotificationPreferences(quiet_from=time(0), quiet_until=time(0), rest_days=True), ZoneInfo("Asia/Shanghai")
    )
    assert all(may_notify(availability, BEGIN + timedelta(hours=hour)) for hour in range(24 * 8))


@pytest.mark.parametrize(
    ("hour", "minute", "may"),
    [(7, 59, False), (8, 0, True), (19, 59, True), (20, 0, False), (23, 59, False), (0, 0, False)],
)
def test_quiet_hours_go_over_midnight(hour: int, minute: int, may: bool) -> None:
    assert may_notify(availability(), at(hour, minute)) is may


@pytest.mark.parametrize(("hour", "minute", "may"), [(12, 59, True), (13, 0, False), (14, 29, False), (14, 30, True)])
def test_quiet_hours_may_lie_within_a_day(hour: int, minute: int, may: bool) -> None:
    resting = availability(quiet_from=time(13), quiet_until=time(14, 30))
    assert may_notify(resting, at(hour, minute)) is may


def test_nobody_is_notified_on_days_off_who_does_not_want_it() -> None:
    holiday = DaysOff(TODAY, TODAY)
    assert not may_notify(availability(holiday), NOON)
    assert may_notify(availability(holiday, rest_days=True), NOON)
    assert not may_notify(availability(), at(12, day=28)), "a Saturday"
    assert availability().works_on(TODAY)
    assert not availability(holiday).works_on(TODAY)


@pytest.mark.parametrize(
    ("first", "last", "away"),
    [
        (None, None, []),
        (TODAY, None, [0, 1, 2]),
        (TODAY + DAY, None, [1, 2]),
        (None, TODAY, [-2, -1, 0]),
        (TODAY, TODAY + DAY, [0, 1]),
        (TODAY - DAY, TODAY, [-1, 0]),
    ],
)
def test_a_leave_lasts_from_its_first_day_to_its_last(first: date | None, last: date | None, away: list[int]) -> None:
    leaving = availability(leave_from=first, leave_until=last)
    assert [days for days in range(-2, 3) if leaving.is_away(TODAY + days * DAY)] == away
    assert may_notify(leaving, NOON) is (0 not in away)


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        (at(12), at(12)),
        (at(7), at(8)),
        (at(20), at(8, day=24)),
        (at(20, day=27), at(8, day=30)),
        (at(8, day=28), at(8, day=30)),
    ],
)
def test_what_may_not_go_out_now_waits_for_the_next_working_morning(now: datetime, moment: datetime) -> None:
    assert next_permitted(availability(), now) == moment


def test_where_no_moment_is_in_sight_it_is_now() -> None:
    assert next_permitted(availability(leave_from=TODAY), at(12)) == at(12)


@given(st.integers(0, 24 * 60))
def test_the_next_permitted_moment_is_permitted(minutes: int) -> None:
    now = BEGIN + timedelta(minutes=7 * minutes)
    moment = next_permitted(availability(), now)
    assert moment >= now
    assert may_notify(availability(), moment)


@pytest.mark.parametrize(
    ("preferences", "earliest"),
    [
        ({}, at(9)),
        ({"remind_at": time(15, 30)}, at(15, 30)),
        ({"remind_at": time(6)}, at(8)),
        ({"remind_at": time(20)}, at(8)),
        ({"remind_at": time(19, 59)}, at(19, 59)),
    ],
)
def test_reminders_wait_for_the_persons_hour_or_the_end_of_quiet(
    preferences: dict[str, time], earliest: datetime
) -> None:
    asked = availability(**preferences)
    assert may_remind(asked, earliest)
    assert not may_remind(asked, earliest - timedelta(minutes=1))


def test_reminders_wait_for_the_end_of_a_snooze() -> None:
    assert may_remind(replace(availability(), snoozed_until=at(12)), at(12))
    assert not may_remind(replace(availability(), snoozed_until=at(12) + timedelta(minutes=1)), at(12))


def test_the_budget_is_the_programmes_or_the_persons_own_below_it() -> None:
    assert availability().per_week == BUDGET == 3
    assert availability(per_week=1).per_week == 1
    assert availability(per_week=0).per_week == 0
    assert Availability(NotificationPreferences(per_week=9), SHANGHAI, budget=5).per_week == 5
    assert Availability(NotificationPreferences(), SHANGHAI, budget=5).per_week == 5


@pytest.mark.parametrize(
    ("sent", "room"),
    [
        ([], True),
        ([NOON - DAY, NOON - DAY], True),
        ([NOON - DAY, NOON, NOON + DAY], False),
        ([NOON - 7 * DAY, NOON - DAY, NOON - DAY], True),
        ([NOON - 7 * DAY + HOUR, NOON - DAY, NOON - DAY], False),
        ([NOON + 7 * DAY, NOON - DAY, NOON - DAY], True),
    ],
)
def test_there_is_room_while_fewer_were_sent_in_seven_days(sent: list[datetime], room: bool) -> None:
    assert has_room(availability(), sent, NOON) is room


@pytest.mark.parametrize(
    ("times", "days", "due"),
    [(0, 0, True), (1, 1, False), (1, 2, True), (2, 4, False), (2, 7, True), (9, 4, False), (9, 7, True)],
)
def test_a_reminder_is_sent_again_after_two_working_days_and_then_after_five(times: int, days: int, due: bool) -> None:
    last = datetime(2026, 11, 16, 12, tzinfo=UTC)  # a Monday; after seven days it is the next
    assert is_due(availability(), ReminderHistory(times, last), last + days * DAY) is due


def test_days_off_put_a_reminder_off() -> None:
    last = datetime(2026, 11, 16, 12, tzinfo=UTC)
    holiday = DaysOff(date(2026, 11, 17), date(2026, 11, 17))
    assert not is_due(availability(holiday), ReminderHistory(1, last), last + 2 * DAY)
    assert is_due(availability(holiday), ReminderHistory(1, last), last + 3 * DAY)
    assert is_due(availability(), None, last)


def test_a_day_begins_where_the_person_lives() -> None:
    late = datetime(2026, 11, 22, 17, tzinfo=UTC)  # 01:00 on the 23rd in Shanghai
    assert days_from(availability(), late, 0) == datetime(2026, 11, 22, 16, tzinfo=UTC)
    assert days_from(availability(), late, 7) == datetime(2026, 11, 29, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"time_zone": "Mars/Olympus"}, "time-zone-unknown"),
        ({"leave_from": "2026-11-24", "leave_until": "2026-11-23"}, "leave-ends-before-it-begins"),
    ],
)
def test_preferences_that_cannot_be_are_refused(answers: dict[str, JsonValue], key: str) -> None:
    with pytest.raises(UserError) as refused:
        NotificationPreferences.validated(answers, TODAY)
    assert refused.value.message.key == key


def test_a_leave_of_one_day_and_one_without_an_end_are_taken() -> None:
    one_day: dict[str, JsonValue] = {"leave_from": "2026-11-24", "leave_until": "2026-11-24"}
    for answers in (one_day, {"leave_from": "2026-11-24"}, {"leave_until": "2026-11-24"}, {"time_zone": "utc"}):
        assert NotificationPreferences.validated(answers, TODAY).to_json() == answers


def test_whoever_says_nothing_is_reminded_at_nine_and_has_a_digest_on_monday_at_nine() -> None:
    usual = NotificationPreferences()
    assert (usual.remind_at, usual.digest_day, usual.digest_at) == (time(9), Weekday.MONDAY, time(9))
    assert (usual.quiet_from, usual.quiet_until, usual.rest_days) == (time(20), time(8), False)
    assert (usual.per_week, usual.weekly, usual.time_zone, usual.leave_from, usual.leave_until) == (None,) * 5


def test_an_admin_can_allow_twenty_messages_a_week() -> None:
    (question,) = [field.question for field in fields_of(NotificationPreferences) if field.name == "per_week"]
    assert question == Number(20)
    assert LARGEST_BUDGET == 20
