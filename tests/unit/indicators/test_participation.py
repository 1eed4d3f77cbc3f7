"""Indicator 1 at its edges: the participation of party members."""

import pytest

from indicators.evidence import Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    COLLEGE,
    JULY,
    activity,
    missing,
    observation,
    receipt,
    standing,
)


def test_delegates_count_as_activity_and_not_as_participation() -> None:
    observations = activity(1, JULY) + activity(2, AUGUST, 4, 4) + activity(3, AUGUST, 1, 1, "discussion")
    assert receipt("activity_frequency", observations).numerator == 3
    found = receipt("participation_rate", observations)
    assert found.value == pytest.approx(90)
    assert found.left_out == (LeftOutRecord(3, Standing.OF_DELEGATES),)


def test_a_roster_that_changes_in_mid_period_is_expected_day_by_day() -> None:
    """One college member leaves after the first event, two join before the second."""
    observations = activity(1, JULY, 5, 5) + activity(2, AUGUST, 5, 5)
    left = f"roster:{COLLEGE}4"
    observations = [each for each in observations if not (each.record == 2 and each.subject == left)]
    observations += [
        observation("attendance", AUGUST, came, side=COLLEGE, subject=f"roster:new{came}", record=2) for came in (0, 1)
    ]
    found = receipt("participation_rate", observations)
    assert (found.beside["college_present"], found.beside["college_expected"]) == (10, 11)
    assert found.value == pytest.approx((100 * 10 / 11 + 100) / 2)
    assert found.beside["reach"] == pytest.approx((100 * 6 / 7 + 100) / 2)


def test_a_person_counts_once_per_event() -> None:
    observations = activity(1, JULY, 3, 3) + activity(2, AUGUST, 3, 3)
    again = [each._replace() for each in observations if each.measure == "attendance"]
    assert receipt("participation_rate", observations + again).value == pytest.approx(60)


def test_participation_needs_events_members_and_both_attendances() -> None:
    one = activity(1, JULY)
    assert missing(receipt("participation_rate", one)) == (MissingReason.INSUFFICIENT, 1, 2, "events")
    few = [each for each in one + activity(2, AUGUST) if not (each.subject or "").endswith("4")]
    assert missing(receipt("participation_rate", few)) == (MissingReason.INSUFFICIENT, 4, 5, "party_members")
    half = one + [each for each in activity(2, AUGUST) if each.measure != "attendance" or each.side == COLLEGE]
    reason = (MissingReason.INSUFFICIENT, 50, 80, "events_with_both_attendances")
    assert missing(receipt("participation_rate", half)) == reason


def test_participation_of_one_side_or_of_nobody_expected() -> None:
    observations = activity(1, JULY) + activity(2, AUGUST)
    college = [each for each in observations if each.measure != "attendance" or each.side == COLLEGE]
    assert missing(receipt("participation_rate", college)) == (MissingReason.ONE_SIDE_ONLY,)
    nobody = [each for each in observations if each.measure != "attendance"]
    assert missing(receipt("participation_rate", nobody)) == (MissingReason.UNDEFINED_DENOMINATOR,)


def test_an_activity_of_an_old_ledger_that_names_nobody_is_left_out() -> None:
    observations = activity(1, JULY) + activity(2, AUGUST) + activity(3, AUGUST)
    unnamed = [observation("joint", AUGUST, record=3)]
    found = receipt("participation_rate", observations + unnamed)
    assert found.left_out == (LeftOutRecord(3, Standing.WITHOUT_NAMES),)
    waiting = receipt("participation_rate", observations + standing(unnamed, Standing.WAITING))
    assert [each.record for each in waiting.counted] == [1, 2, 3]
