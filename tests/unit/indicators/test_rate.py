"""What all counts per year have in common: exposure and nil returns."""

from datetime import date, timedelta

import pytest

from indicators.evidence import Period, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    COLLEGE,
    JULY,
    QUARTER,
    missing,
    nil,
    observation,
    receipt,
)

COUNTS = (
    "activity_frequency",
    "teaching_resources",
    "research_projects",
    "talent_exchange",
    "innovative_practices",
)


@pytest.mark.parametrize("key", COUNTS)
def test_nothing_is_missing_until_both_sides_return_nil(key: str) -> None:
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, nil(QUARTER, sides=[COLLEGE]))) == (MissingReason.NO_RECORDS,)
    for returned in (nil(QUARTER), nil(QUARTER, key)):
        zero = receipt(key, returned)
        assert (zero.value, zero.score, zero.missing) == (0, 0, None)


def test_a_nil_return_for_another_indicator_or_part_of_the_period_is_none() -> None:
    assert missing(receipt("teaching_resources", nil(QUARTER, "talent_exchange"))) == (MissingReason.NO_RECORDS,)
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert missing(receipt("teaching_resources", nil(july))) == (MissingReason.NO_RECORDS,)
    rest = Period(date(2026, 8, 1), date(2026, 9, 30))
    assert receipt("teaching_resources", nil(july) + nil(rest)).value == 0


def test_a_record_makes_a_nil_return_pointless() -> None:
    course = observation("teaching_resource", JULY, category="course", subject="1", record=1)
    assert receipt("teaching_resources", [course, *nil(QUARTER)]).value == pytest.approx(365 / 92)


def test_twenty_active_days_make_no_rate_and_thirty_do() -> None:
    began = QUARTER.ends_on - timedelta(days=19)
    course = observation("teaching_resource", QUARTER.ends_on, category="course", subject="1", record=1)
    found = receipt("teaching_resources", [course], active_from=began)
    assert missing(found) == (MissingReason.INSUFFICIENT, 20, 30, "active_days")
    thirty = receipt("teaching_resources", [course], active_from=began - timedelta(days=10))
    assert (thirty.numerator, thirty.denominator) == (1, 30)
    assert thirty.value == pytest.approx(365 / 30)


def test_no_active_day_is_an_undefined_denominator() -> None:
    ended = date(2026, 6, 30)
    for key in COUNTS:
        assert missing(receipt(key, [], active_until=ended)) == (MissingReason.UNDEFINED_DENOMINATOR,)


def test_days_after_what_is_known_are_not_active() -> None:
    course = observation("teaching_resource", JULY, category="course", subject="1", record=1)
    assert receipt("teaching_resources", [course], known_at=date(2026, 8, 31)).denominator == 62


def test_what_lies_before_the_partnership_or_after_what_is_known_is_listed() -> None:
    observations = [
        observation("practice", day, category="own", subject=str(day), record=day.day) for day in (JULY, AUGUST)
    ]
    found = receipt("innovative_practices", observations, active_from=date(2026, 7, 10), known_at=date(2026, 8, 1))
    assert found.left_out == (LeftOutRecord(3, Standing.NOT_ACTIVE), LeftOutRecord(7, Standing.NOT_YET))
