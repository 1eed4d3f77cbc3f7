"""Indicators 4 and 9 at their edges: things added up by credits."""

from datetime import date

import pytest

from indicators.evidence import Observation, Period, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    JULY,
    STARTED,
    missing,
    nil,
    observation,
    receipt,
)


def resource(number: int, on: date, category: str = "course", subject: str | None = None, **more: float) -> Observation:
    return observation(
        "teaching_resource", on, category=category, subject=subject or str(number), record=number, **more
    )


def test_the_same_number_counts_once_also_across_periods() -> None:
    twice = [resource(1, JULY, subject="978"), resource(2, AUGUST, subject="978")]
    found = receipt("teaching_resources", twice)
    assert (found.numerator, found.left_out) == (1, (LeftOutRecord(2, Standing.DUPLICATE),))
    earlier = resource(1, date(2026, 5, 1), subject="978")
    assert missing(receipt("teaching_resources", [earlier, twice[1]])) == (MissingReason.NO_RECORDS,)


def test_a_shared_output_counts_its_share_in_each_partnership() -> None:
    shared = resource(1, JULY, "training_base", share=1 / 3)
    found = receipt("teaching_resources", [shared])
    assert found.numerator == pytest.approx(2 / 3)
    assert found.counted[0].quantity == pytest.approx(2 / 3)


def test_resources_grow_on_the_period_before() -> None:
    observations = [resource(1, date(2026, 5, 1)), resource(2, JULY), resource(3, AUGUST)]
    assert receipt("teaching_resources", observations).beside["growth"] == pytest.approx(100 * (2 / 92 / (1 / 91) - 1))
    assert receipt("teaching_resources", observations[1:]).beside["growth"] is None
    nothing_before = [*observations[1:], *nil(Period(date(2026, 4, 1), date(2026, 6, 30)))]
    assert receipt("teaching_resources", nothing_before).beside["growth"] is None


def test_a_practice_counts_once_at_its_highest_recognition() -> None:
    observations = [
        observation("practice", JULY, category="own", subject="brand", record=1),
        observation("practice", AUGUST, category="nation", subject="brand", record=2),
    ]
    assert receipt("innovative_practices", observations).numerator == 3


def test_a_category_without_credit_is_listed() -> None:
    found = receipt("teaching_resources", [resource(1, JULY, "poster")])
    assert found.left_out == (LeftOutRecord(1, Standing.NO_CREDIT),)


def test_everything_counts_from_the_first_day_of_the_partnership() -> None:
    found = receipt("teaching_resources", [resource(1, STARTED)], Period(STARTED, date(2024, 11, 30)))
    assert found.numerator == 1
