"""Indicator 2 at its edges: the frequency of joint activities."""

from datetime import date

from indicators.evidence import Period, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    JULY,
    activity,
    missing,
    observation,
    receipt,
    standing,
)


def test_an_activity_of_one_side_does_not_count() -> None:
    alone = activity(1, JULY, 5, -1)
    found = receipt("activity_frequency", alone)
    assert missing(found) == (MissingReason.ONE_SIDE_ONLY,)
    assert found.left_out == (LeftOutRecord(1, Standing.ONE_SIDED),)
    assert missing(receipt("participation_rate", alone)) == (MissingReason.ONE_SIDE_ONLY,)
    assert receipt("activity_frequency", alone + activity(2, AUGUST)).numerator == 1


def test_an_activity_to_which_nobody_of_the_other_side_came_does_not_count() -> None:
    assert missing(receipt("activity_frequency", activity(1, JULY, 5, 0))) == (MissingReason.ONE_SIDE_ONLY,)


def test_the_fifth_activity_of_a_month_is_over_the_cap_also_where_the_period_starts_in_mid_month() -> None:
    july = [each for day in range(1, 8) for each in activity(day, date(2026, 7, day))]
    found = receipt("activity_frequency", july)
    assert [each.record for each in found.counted] == [1, 2, 3, 4]
    assert found.left_out == tuple(LeftOutRecord(day, Standing.OVER_CAP) for day in (5, 6, 7))
    later = receipt("activity_frequency", july, Period(date(2026, 7, 3), date(2026, 8, 31)))
    assert [each.record for each in later.counted] == [3, 4]


def test_signatures_under_an_old_ledger_stand_for_both_sides_where_they_count() -> None:
    alone = activity(1, JULY, 5, -1)
    signed = [observation("joint", JULY, record=1)]
    assert receipt("activity_frequency", alone + signed).numerator == 1
    for why in (Standing.WAITING, Standing.OBJECTED):
        assert missing(receipt("activity_frequency", alone + standing(signed, why))) == (MissingReason.ONE_SIDE_ONLY,)
