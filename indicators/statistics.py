"""Statistics that stand beside a figure: how sure it is, and whether those who rated agree."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import permutations
from statistics import NormalDist
from typing import Literal, get_args

MeasurementLevel = Literal["nominal", "ordinal", "interval"]


def wilson(successes: float, n: float, confidence: float = 0.95) -> tuple[float, float]:
    """Return Wilson's score interval of a proportion, low and high from 0 to 1, without correction for continuity.

    `successes` of `n` cases; `confidence` lies between 0 and 1. Raises ValueError on n = 0, on more successes than
    cases, and on another confidence. E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
    Inference, JASA 22 (1927) 209–212.
    """
    if not (math.isfinite(n) and n > 0):
        raise ValueError(f"n must be above 0, not {n}")
    if not 0 <= successes <= n:
        raise ValueError(f"successes must be 0 to n ({n}), not {successes}")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must be between 0 and 1, not {confidence}")
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share = successes / n
    centre = share + z * z / (2 * n)
    half_width = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low = 0.0 if successes == 0 else (centre - half_width) / (1 + z * z / n)
    high = 1.0 if successes == n else (centre + half_width) / (1 + z * z / n)
    return low, high


def variance(values: Sequence[float]) -> float:
    """Return the unbiased variance of a sample of two or more values, in their unit squared.

    In floats, which is enough for a standard error: the standard library calculates with fractions, which takes ten
    times as long.
    """
    mean = math.fsum(values) / len(values)
    return math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)


def krippendorff_alpha(ratings: Sequence[Sequence[float | None]], level: MeasurementLevel) -> float:
    """Return the agreement of raters beyond chance: 1 where it is perfect, 0 where it is as chance would have it.

    `ratings` has a row for each rater and a column for each unit; None is not rated. `level` is the level of
    measurement. Raises ValueError on another shape or level, and where alpha is undefined: no unit with two ratings,
    or all ratings the same. K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
    """
    coincidences = _coincidences(ratings)
    totals: dict[float, float] = defaultdict(float)
    for (value, _), times in coincidences.items():
        totals[value] += times
    if len(totals) < 2:
        raise ValueError("ratings must hold at least two different values, or agreement cannot be told from chance")
    difference = _squared_difference(level, totals)
    observed = math.fsum(times * difference(*pair) for pair, times in coincidences.items())
    expected = math.fsum(totals[one] * totals[two] * difference(one, two) for one, two in permutations(totals, 2))
    return 1 - (math.fsum(totals.values()) - 1) * observed / expected


def _coincidences(ratings: Sequence[Sequence[float | None]]) -> Mapping[tuple[float, float], float]:
    """Return how often two values met within a unit: each of its pairs, divided by its number of ratings less one."""
    if len(ratings) < 2:
        raise ValueError(f"ratings must come from at least two raters, not {len(ratings)}")
    if len({len(row) for row in ratings}) != 1:
        raise ValueError("ratings must have a row of the same length for each rater")
    coincidences: dict[tuple[float, float], float] = defaultdict(float)
    for unit in zip(*ratings, strict=True):
        values = [value for value in unit if value is not None]
        if not all(map(math.isfinite, values)):
            raise ValueError("ratings must be finite numbers or None")
        for pair in permutations(values, 2):
            coincidences[pair] += 1 / (len(values) - 1)
    if not coincidences:
        raise ValueError("ratings must hold at least one unit that two raters rated")
    return coincidences


def _squared_difference(level: MeasurementLevel, totals: Mapping[float, float]) -> Callable[[float, float], float]:
    """Return the squared difference of two values at a level of measurement; `totals`: how often each value occurs."""
    if level == "nominal":
        return lambda one, two: float(one != two)
    if level == "interval":
        return lambda one, two: (one - two) ** 2
    if level == "ordinal":
        return lambda one, two: _ranks_between(min(one, two), max(one, two), totals) ** 2
    raise ValueError(f"level must be one of {', '.join(get_args(MeasurementLevel))}, not {level}")


def _ranks_between(low: float, high: float, totals: Mapping[float, float]) -> float:
    within = math.fsum(times for value, times in totals.items() if low <= value <= high)
    return within - (totals[low] + totals[high]) / 2
