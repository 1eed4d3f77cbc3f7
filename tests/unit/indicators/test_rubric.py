"""Indicators 3 and 11 at their edges: rubrics."""

from indicators.evidence import SIDES, Observation, Period
from indicators.measurement import MissingReason
from tests.unit.indicators.partnership import (
    COLLEGE,
    QUARTER,
    about,
    missing,
    receipt,
)


def rate(levels: dict[str, float], measure: str = "organisation_rating", period: Period = QUARTER) -> list[Observation]:
    """Each rater gives the same level to all three items of both organisations."""
    items = ("setting", "rules", "working_standard")
    return [
        about(period, measure, level, category=item, side=side, subject=rater)
        for rater, level in levels.items()
        for item in items
        for side in SIDES
    ]


def test_a_rubric_takes_the_median_of_the_raters() -> None:
    assert receipt("organisation_improvement", rate({"college:1": 5, "college:2": 2, "enterprise:1": 4})).value == 75


def test_a_rubric_needs_two_raters_of_both_sides_and_most_items() -> None:
    key = "organisation_improvement"
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, rate({"college:1": 3}))) == (MissingReason.INSUFFICIENT, 1, 2, "raters")
    assert missing(receipt(key, rate({"college:1": 3, "college:2": 3}))) == (MissingReason.ONE_SIDE_ONLY,)
    both = rate({"college:1": 3, "enterprise:1": 3})
    four = [each for each in both if each.category != "rules"]
    assert missing(receipt(key, four))[0] is MissingReason.INSUFFICIENT
    five = [each for each in both if (each.category, each.side) != ("rules", COLLEGE)]
    assert receipt(key, five).value == 50


def test_a_rubric_says_what_changed_on_the_period_before() -> None:
    now = rate({"college:1": 4, "enterprise:1": 4})
    before = rate({"college:1": 3, "enterprise:1": 3}, period=QUARTER.before)
    assert receipt("organisation_improvement", now + before).beside["change"] == 25
    assert receipt("organisation_improvement", now).beside["change"] is None
