"""Statistics beside a figure, against figures worked out by hand and by the standard library."""

import math
import statistics
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.statistics import MeasurementLevel, krippendorff_alpha, variance, wilson


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=20))
def test_the_variance_is_that_of_the_standard_library(values: list[float]) -> None:
    assert variance(values) == pytest.approx(statistics.variance(values), rel=1e-6, abs=1e-6)


@given(st.integers(1, 300), st.integers(0, 300), st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99]))
def test_the_ends_of_the_interval_solve_wilsons_equation(n: int, successes: int, confidence: float) -> None:
    """(p̂ − p)² = z²·p·(1 − p)/n at both ends."""
    successes = min(successes, n)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    for end in wilson(successes, n, confidence):
        assert (successes / n - end) ** 2 == pytest.approx(z * z * end * (1 - end) / n, abs=1e-9)


def test_the_interval_is_exact_at_its_ends_and_narrows_with_the_sample() -> None:
    assert wilson(0, 3)[0] == 0
    assert wilson(3, 3)[1] == 1
    widths = [high - low for low, high in (wilson(n / 2, n) for n in (4, 40, 400))]
    assert widths == sorted(widths, reverse=True)
    assert wilson(5, 10, 0.99)[0] < wilson(5, 10)[0] == wilson(5, 10, 0.95)[0]


@pytest.mark.parametrize(
    ("successes", "n", "confidence", "says"),
    [
        (0, 0, 0.95, "n must be above 0, not 0"),
        (0, -1, 0.95, "n must be above 0, not -1"),
        (0, math.inf, 0.95, "n must be above 0, not inf"),
        (-1, 2, 0.95, r"successes must be 0 to n \(2\), not -1"),
        (3, 2, 0.95, r"successes must be 0 to n \(2\), not 3"),
        (1, 2, 0, "confidence must be between 0 and 1, not 0"),
        (1, 2, 1, "confidence must be between 0 and 1, not 1"),
    ],
)
def test_a_proportion_that_is_none_is_refused(successes: float, n: float, confidence: float, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        wilson(successes, n, confidence)


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 1 - 5 * 4 / 24), ("interval", 1 - 5 * 4 / 34)])
def test_alpha_of_three_units_by_hand(level: MeasurementLevel, alpha: float) -> None:
    """Ratings 1 and 1, 2 and 2, 2 and 3: values 1, 2, 3 occur 2, 3 and 1 times, and 2 meets 3 twice in 6 pairs.

    Nominal: observed 2, expected 2·(2·3 + 2·1 + 3·1) = 22, over 6 − 1. Interval: observed 2, expected 2·(6·1 + 2·4 +
    3·1) = 34.
    """
    expected = {"nominal": 22, "interval": 34}[level]
    assert krippendorff_alpha([[1, 2, 2], [1, 2, 3]], level) == pytest.approx(1 - 5 * 2 / expected)
    assert alpha <= 1


def test_ordinal_differences_count_the_ranks_between() -> None:
    """Between 1 and 3 lie the three ratings of 2, and half of those at the ends: (2 + 3 + 1) − (2 + 1)/2 = 4.5."""
    ratings: list[list[float | None]] = [[1, 2, 2], [1, 2, 3]]
    between = {(1, 2): 2 + 3 - (2 + 3) / 2, (2, 3): 3 + 1 - (3 + 1) / 2, (1, 3): 2 + 3 + 1 - (2 + 1) / 2}
    totals = {1: 2, 2: 3, 3: 1}
    expected = 2 * sum(totals[one] * totals[two] * gap**2 for (one, two), gap in between.items())
    assert krippendorff_alpha(ratings, "ordinal") == pytest.approx(1 - 5 * 2 * between[2, 3] ** 2 / expected)


def test_perfect_agreement_is_one_and_missing_ratings_leave_their_unit_to_the_others() -> None:
    for level in ("nominal", "ordinal", "interval"):
        assert krippendorff_alpha([[1, 2, 5], [1, 2, 5]], level) == 1
        with_gaps: list[list[float | None]] = [[1, 2, 5, None], [1, 2, None, 4], [1, None, 5, None]]
        assert krippendorff_alpha(with_gaps, level) == 1


def test_three_raters_of_a_unit_make_six_pairs_that_count_for_three() -> None:
    """1, 1, 2: the pairs (1, 1) twice and (1, 2), (2, 1) twice each, each divided by 2: observed 2 of 3."""
    assert krippendorff_alpha([[1], [1], [2]], "nominal") == pytest.approx(1 - (3 - 1) * 2 / 4)


@pytest.mark.parametrize(
    "ratings", [[[1, 2]], [[1, 2], [1]], [[1], [math.inf]], [[1, None], [None, 2]], [[3, 3], [3, 3]]]
)
def test_ratings_of_which_nothing_can_be_said_are_refused(ratings: list[list[float | None]]) -> None:
    with pytest.raises(ValueError, match="ratings must"):
        krippendorff_alpha(ratings, "nominal")
