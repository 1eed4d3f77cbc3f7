"""Working days, and local times across changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from records.calendar import (
    LONGEST_BREAK,
    DaysOff,
    at_local,
    is_working,
    known_until,
    next_working,
    working_days_later,
    zone_named,
)
from records.errors import UserError

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
MONDAY = date(2026, 11, 23)


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


def test_a_working_day_is_found_at_the_end_of_the_longest_break_and_not_beyond() -> None:
    last = MONDAY + timedelta(days=LONGEST_BREAK - 2)
    assert is_working(last + timedelta(days=1))
    assert next_working(MONDAY, [DaysOff(MONDAY, last)]) == last + timedelta(days=1)
    assert next_working(MONDAY, [DaysOff(MONDAY, last + timedelta(days=1))]) == MONDAY


def test_the_last_exception_that_holds_decides() -> None:
    saturday = MONDAY + timedelta(days=5)
    off, worked = DaysOff(MONDAY, saturday), DaysOff(saturday, saturday, working=True)
    assert [is_working(saturday, each) for each in ((), [off], [off, worked], [worked, off])] == [
        False, False, True, False,
    ]  # fmt: skip
    assert not is_working(MONDAY, [off, worked])
    assert not is_working(MONDAY, [off])
    assert is_working(MONDAY - timedelta(days=3), [off])


@pytest.mark.parametrize(
    ("count", "day"),
    [(0, date(2026, 11, 23)), (1, date(2026, 11, 24)), (4, date(2026, 11, 27)), (5, date(2026, 11, 30))],
)
def test_working_days_are_counted_from_the_first_one(count: int, day: date) -> None:
    saturday = MONDAY - timedelta(days=2)
    assert working_days_later(saturday, count) == working_days_later(MONDAY, count) == day


def test_exceptions_are_heeded_however_they_are_given() -> None:
    off = DaysOff(MONDAY, MONDAY + timedelta(days=1))
    assert next_working(MONDAY, iter([off])) == date(2026, 11, 25)
    assert working_days_later(MONDAY, 2, iter([off])) == date(2026, 11, 27)


def test_a_change_of_the_clocks_is_found_to_the_second() -> None:
    """In 2026 Lord Howe's clocks go from 02:00 to 02:30; Monrovia's went from 23:59:60 to 00:44:30 in 1972."""
    assert at_local(date(2026, 10, 4), time(2, 10), ZoneInfo("Australia/Lord_Howe")) == datetime(
        2026, 10, 3, 15, 30, tzinfo=UTC
    )
    assert at_local(date(1972, 1, 7), time(0, 20), ZoneInfo("Africa/Monrovia")) == datetime(
        1972, 1, 7, 0, 44, 30, tzinfo=UTC
    )
    assert at_local(date(2026, 11, 1), time(1, 30, fold=1), ZoneInfo("America/New_York")) == datetime(
        2026, 11, 1, 5, 30, tzinfo=UTC
    )


@pytest.mark.parametrize(
    ("written", "zone"),
    [("asia/shanghai", "Asia/Shanghai"), (" America/new york ", "America/New_York"), ("utc", "UTC")],
)
def test_a_zone_is_known_in_whatever_case(written: str, zone: str) -> None:
    assert zone_named(written).key == zone


@pytest.mark.parametrize("written", ["", "Mars/Olympus", "EST", "北京" * 40])
def test_what_is_no_zone_is_refused_by_its_name(written: str) -> None:
    with pytest.raises(UserError) as refused:
        zone_named(written)
    assert (refused.value.message.key, refused.value.message.values) == ("time-zone-unknown", {"name": written[:40]})
