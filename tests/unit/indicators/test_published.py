"""Figures that others have published come out the same."""

import math

import pytest

from indicators.aggregate import arithmetic, geometric
from indicators.normalise import linear
from indicators.statistics import MeasurementLevel, krippendorff_alpha, wilson
from indicators.weigh import ahp, entropy

HOUSE = """
    1    5    3    7    6    6    1/3  1/4
    1/5  1    1/3  5    3    3    1/5  1/7
    1/3  3    1    6    3    4    6    1/5
    1/7  1/5  1/6  1    1/3  1/4  1/7  1/8
    1/6  1/3  1/3  3    1    1/2  1/5  1/6
    1/6  1/3  1/4  4    2    1    1/5  1/6
    3    5    1/6  7    5    5    1    1/2
    4    7    5    8    6    6    2    1
"""
DRINKS = """
    1    9    5    2    1    1    1/2
    1/9  1    1/3  1/9  1/9  1/9  1/9
    1/5  3    1    1/3  1/4  1/3  1/9
    1/2  9    3    1    1/2  1    1/3
    1    9    4    2    1    2    1/2
    1    9    3    1    1/2  1    1/3
    2    9    9    3    2    3    1
"""
FOUR_OBSERVERS = """
    1 2 3 3 2 1 4 1 2 . . .
    1 2 3 3 2 2 4 1 2 5 . 3
    . 3 3 3 2 3 4 2 2 5 1 .
    1 2 3 3 2 4 4 1 2 5 1 .
"""


def matrix(text: str) -> list[list[float]]:
    def number(entry: str) -> float:
        above, _, below = entry.partition("/")
        return float(above) / float(below or 1)

    return [[number(entry) for entry in line.split()] for line in text.strip().splitlines()]


def ratings(text: str) -> list[list[float | None]]:
    return [[None if entry == "." else float(entry) for entry in line.split()] for line in text.strip().splitlines()]


def test_saaty_1990_buying_a_house() -> None:
    """T. L. Saaty, How to make a decision: the analytic hierarchy process, EJOR 48 (1990) 9–26: λmax 9.669, C.R.
    0.169."""
    found = ahp(matrix(HOUSE))
    published = (0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333)
    assert found.weights == pytest.approx(published, abs=0.0006)
    assert found.consistency_ratio == pytest.approx(0.169, abs=0.0006)
    assert found.consistency_ratio * 1.41 * 7 + 8 == pytest.approx(9.669, abs=0.0006)
    assert found.worst_pair == (2, 6)  # neighbourhood 6 times the general condition, which both else contradict


def test_saaty_2008_drinks() -> None:
    """T. L. Saaty, Decision making with the analytic hierarchy process, Int. J. Services Sciences 1 (2008): drinks in
    the US, consistency ratio 0.022."""
    found = ahp(matrix(DRINKS))
    assert found.weights == pytest.approx((0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327), abs=0.0006)
    assert found.consistency_ratio == pytest.approx(0.022, abs=0.0006)


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_krippendorff_2011_four_observers(level: MeasurementLevel, alpha: float) -> None:
    """K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: missing data, three levels."""
    assert krippendorff_alpha(ratings(FOUR_OBSERVERS), level) == pytest.approx(alpha, abs=0.0006)


@pytest.mark.parametrize(
    ("first", "second", "alpha"),
    [("0100000010", "1110010000", 0.095), ("aabbdcccedda", "babbbccceddd", 0.692)],
)
def test_krippendorff_2011_two_observers(first: str, second: str, alpha: float) -> None:
    """The same, examples A (binary) and B (nominal)."""
    rows = [[float(ord(entry)) for entry in row] for row in (first, second)]
    assert krippendorff_alpha(rows, "nominal") == pytest.approx(alpha, abs=0.0006)


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_newcombe_1998_score_intervals(successes: int, n: int, low: float, high: float) -> None:
    """R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998)
    857–872, table I, method 3, which is Wilson's of 1927."""
    assert wilson(successes, n) == pytest.approx((low, high), abs=0.00006)


def test_undp_2020_human_development_index() -> None:
    """UNDP, Human Development Report 2020, technical note 1: 0.6971, 0.3447 and 0.5506 (income 3,829) make 0.510."""
    income = linear(math.log(3829), math.log(100), math.log(75_000))
    assert income / 100 == pytest.approx(0.5506, abs=0.00006)
    index = geometric([69.71, 34.47, income], [1, 1, 1])
    assert index is not None
    assert index / 100 == pytest.approx(0.510, abs=0.0006)


def test_undp_2014_human_development_index_of_costa_rica() -> None:
    """UNDP, Human Development Report 2014, technical note 1: life expectancy 79.93, schooling 8.37 and 13.5 years,
    income 13,012 make 0.763."""
    life = linear(79.93, 20, 85)
    education = arithmetic([linear(8.37, 0, 15), linear(13.5, 0, 18)], [1, 1])
    income = linear(math.log(13_012), math.log(100), math.log(75_000))
    index = geometric([life, education, income], [1, 1, 1])
    assert index is not None
    assert index / 100 == pytest.approx(0.763, abs=0.0006)


def test_oecd_2008_compensability() -> None:
    """OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 6: 21, 1, 1, 1 and 6, 6, 6, 6 have the same
    arithmetic mean, and geometric ones of 2.14 and 6."""
    uneven, even, weights = [21, 1, 1, 1], [6, 6, 6, 6], [1, 1, 1, 1]
    assert arithmetic(uneven, weights) == arithmetic(even, weights) == pytest.approx(6)
    assert geometric(uneven, weights) == pytest.approx(2.14, abs=0.006)
    assert geometric(even, weights) == pytest.approx(6)


def test_shannon_1948_entropy_of_unequal_chances() -> None:
    """C. E. Shannon, A Mathematical Theory of Communication (1948), § 7: chances of 1/2, 1/4, 1/8, 1/8 have 7/4 bits,
    of the 2 that four equal ones have; so such a column spreads by 1/8, and one of two equal chances of four by
    1/2."""
    assert entropy([[4, 2, 1, 1], [1, 1, 0, 0]]) == pytest.approx([0.125 / 0.625, 0.5 / 0.625])
