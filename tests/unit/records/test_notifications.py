"""Working days and hours, local times across changes of the clock, silence and room for another message."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from records.calendar import DaysOff, at_local, is_working, known_until, next_working
from records.notifications import Availability, NotificationPreferences, ReminderHistory, is_silent, may_notify

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
BEGIN = datetime(2026, 8, 1, tzinfo=UTC)  # a year that goes beyond what the table of holidays knows


def test_substituted_days_are_known_and_beyond_the_table_weekends_and_the_holidays_of_the_law() -> None:
    assert is_working(date(2026, 2, 14)), "a Saturday that is worked on"
    assert not is_working(date(2026, 2, 20))
    beyond = known_until() + 1
    assert not is_working(date(beyond, 10, 1))
    november = [date(beyond, 11, day) for day in range(1, 31)]
    assert [is_working(day) for day in november] == [day.weekday() < 5 for day in november]


@given(st.builds(datetime.combine, st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.times()), st.sampled_from(ZONES))
@settings(max_examples=200)
def test_a_local_time_is_the_first_moment_at_which_clocks_show_it_or_later(when: datetime, name: str) -> None:
    zone, wanted = ZoneInfo(name), when.replace(second=0, microsecond=0)
    moment = at_local(wanted.date(), wanted.time(), zone)
    shown = moment.astimezone(zone).replace(tzinfo=None)
    assert shown >= wanted
    assert shown - wanted <= timedelta(hours=1)
    earlier = (moment - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
    assert earlier < wanted or earlier < shown


def test_a_time_that_is_left_out_means_the_first_after_it_and_one_that_comes_twice_the_first() -> None:
    new_york = ZoneInfo("America/New_York")
    assert at_local(date(2026, 3, 8), time(2, 30), new_york) == datetime(2026, 3, 8, 7, tzinfo=UTC)
    assert at_local(date(2026, 11, 1), time(1, 30), new_york) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert at_local(date(2028, 2, 29), time(9), new_york) == datetime(2028, 2, 29, 14, tzinfo=UTC)


def test_the_next_working_day_is_looked_for_across_holidays_and_not_for_ever() -> None:
    assert next_working(date(2026, 10, 1)) == date(2026, 10, 8)
    endless = DaysOff(date(2026, 1, 1), date(2030, 1, 1))
    assert next_working(date(2026, 10, 1), [endless]) == date(2026, 10, 1)


def test_silence_counts_from_the_second_telling() -> None:
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    assert not is_silent(None, now)
    assert not is_silent(ReminderHistory(1, now - timedelta(days=9)), now)
    assert not is_silent(ReminderHistory(2, now - timedelta(days=1)), now)
    assert is_silent(ReminderHistory(2, now - timedelta(days=2)), now)


def test_the_same_hour_means_at_any_time() -> None:
    availability = Availability(
        NotificationPreferences(quiet_from=time(0), quiet_until=time(0), rest_days=True), ZoneInfo("Asia/Shanghai")
    )
    assert all(may_notify(availability, BEGIN + timedelta(hours=hour)) for hour in range(24 * 8))
