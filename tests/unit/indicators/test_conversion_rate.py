"""Indicator 10 at its edges: results that were converted."""

from datetime import date, timedelta

from indicators.evidence import Observation, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    JULY,
    missing,
    observation,
    receipt,
)


def patents(number: int, on: date = JULY, category: str = "patent") -> list[Observation]:
    return [observation("result", on, category=category, subject=f"CN{n}", record=n) for n in range(number)]


def converted(number: int, on: date = AUGUST) -> list[Observation]:
    return [
        observation("conversion", on, 0, category="licence", subject=f"CN{n}", record=100 + n) for n in range(number)
    ]


def test_four_results_are_too_few_and_five_are_enough() -> None:
    four = receipt("conversion_rate", patents(4) + converted(4))
    assert missing(four) == (MissingReason.INSUFFICIENT, 4, 5, "results")
    five = receipt("conversion_rate", patents(5) + converted(1))
    assert (five.numerator, five.denominator, five.value, five.score) == (1, 5, 20, 40)
    assert receipt("conversion_rate", patents(5)).value == 0
    assert missing(receipt("conversion_rate", [])) == (MissingReason.NO_RECORDS,)


def test_the_cohort_is_of_thirty_six_months_and_of_convertible_results() -> None:
    first = date(2023, 10, 1)
    assert receipt("conversion_rate", patents(5, first)).value == 0
    day_before = patents(5, first - timedelta(days=1))
    assert missing(receipt("conversion_rate", day_before)) == (MissingReason.NO_RECORDS,)
    papers = receipt("conversion_rate", patents(5, category="paper"))
    assert missing(papers) == (MissingReason.UNDEFINED_DENOMINATOR,)
    assert LeftOutRecord(0, Standing.NOT_CONVERTIBLE) in papers.left_out
    old = receipt("conversion_rate", [*patents(5), observation("conversion", JULY, 0, subject="older", record=9)])
    assert LeftOutRecord(9, Standing.OUTSIDE_COHORT) in old.left_out


def test_what_is_converted_after_the_period_does_not_count_in_it() -> None:
    assert receipt("conversion_rate", patents(5) + converted(3, date(2026, 10, 2))).value == 0
