"""Weights: equal ones, from comparisons of pairs (AHP 层次分析法), or from the spread of the data (entropy 熵权法)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import mul

# The mean consistency index of random reciprocal matrices of 1 to 15 rows. T. L. Saaty, The Analytic Hierarchy
# Process (1980).
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)
_MOST_SQUARINGS = 60  # the most contradictory matrices take about fifteen
_RECIPROCAL_WITHIN = 0.01 + 1e-9  # people write 0.33 for 1/3


@dataclass(frozen=True)
class AhpWeights:
    """The weights that comparisons of pairs lead to, and how far the comparisons contradict each other.

    `weights` add up to 1. `consistency_ratio` is 0 where nothing contradicts. `worst_pair`: row and column, from 0, of
    the comparison that fits the weights least; None if all fit.
    """

    weights: tuple[float, ...]
    consistency_ratio: float
    worst_pair: tuple[int, int] | None


def equal(n: int) -> list[float]:
    """Return n equal weights that add up to 1. Raises ValueError on n below 1."""
    if n < 1:
        raise ValueError(f"n must be at least 1, not {n}")
    return [1 / n] * n


def ahp(matrix: Sequence[Sequence[float]]) -> AhpWeights:
    """Return the weights that a matrix of comparisons leads to: its principal eigenvector.

    `matrix[i][j]` says how many times i outweighs j. The consistency ratio is (λmax − n)/(n − 1) over the random index;
    Saaty advises to ask again above 0.10. Raises ValueError unless the matrix is square, positive and reciprocal, with
    1 to 15 rows. T. L. Saaty, Decision making with the analytic hierarchy process, Int. J. Services Sciences 1 (2008)
    83–98.
    """
    _check_comparisons(matrix)
    size = len(matrix)
    weights, largest_eigenvalue = _principal_eigenvector(matrix)
    consistency_index = max(0.0, (largest_eigenvalue - size) / (size - 1)) if size > 2 else 0.0
    consistency_ratio = consistency_index / RANDOM_INDEX[size - 1] if size > 2 else 0.0
    return AhpWeights(weights, consistency_ratio, _worst_pair(matrix, weights))


def _principal_eigenvector(matrix: Sequence[Sequence[float]]) -> tuple[tuple[float, ...], float]:
    """Return the principal eigenvector of a positive matrix, adding up to 1, and its eigenvalue.

    It is what the shares of the rows of the matrix's powers tend to, so the matrix is squared until they stay as they
    are (Saaty 1980; Perron and Frobenius say that there is one with positive entries, and one only). NumPy would cost
    15 MB, which stay in the memory of the bot.
    """
    power, shares = matrix, _shares_of_rows(matrix)
    for _ in range(_MOST_SQUARINGS):
        columns = list(zip(*power, strict=True))
        largest = max(map(max, power))  # keeps the entries from growing out of range
        power = [[math.fsum(map(mul, row, column)) / largest**2 for column in columns] for row in power]
        before, shares = shares, _shares_of_rows(power)
        if all(math.isclose(new, old, rel_tol=1e-15) for new, old in zip(shares, before, strict=True)):
            break
    eigenvalue = math.fsum(math.fsum(map(mul, row, shares)) for row in matrix)  # as the shares add up to 1
    return shares, eigenvalue


def _shares_of_rows(matrix: Sequence[Sequence[float]]) -> tuple[float, ...]:
    sums = [math.fsum(row) for row in matrix]
    total = math.fsum(sums)
    return tuple(row_sum / total for row_sum in sums)


def _worst_pair(matrix: Sequence[Sequence[float]], weights: tuple[float, ...]) -> tuple[int, int] | None:
    def misfit(pair: tuple[int, int]) -> float:
        i, j = pair
        return abs(math.log(matrix[i][j] * weights[j] / weights[i]))

    worst = max(combinations(range(len(weights)), 2), key=misfit, default=None)
    return worst if worst is not None and misfit(worst) > 1e-6 else None


def _check_comparisons(matrix: Sequence[Sequence[float]]) -> None:
    size = len(matrix)
    if not 1 <= size <= len(RANDOM_INDEX):
        raise ValueError(f"matrix must have 1 to {len(RANDOM_INDEX)} rows, not {size}")
    for i, row in enumerate(matrix):
        if len(row) != size:
            raise ValueError(f"matrix must be square: row {i + 1} must have {size} entries, not {len(row)}")
        for j, entry in enumerate(row):
            if not (math.isfinite(entry) and entry > 0):
                raise ValueError(f"matrix entries must be above 0: row {i + 1}, column {j + 1} is {entry}")
            if j <= i and abs(entry * matrix[j][i] - 1) > _RECIPROCAL_WITHIN:
                right = "1" if i == j else f"1 divided by row {j + 1}, column {i + 1} ({matrix[j][i]})"
                raise ValueError(f"matrix must be reciprocal: row {i + 1}, column {j + 1} must be {right}, not {entry}")


def entropy(columns: Sequence[Sequence[float]]) -> list[float]:
    """Return weights, adding up to 1, by how much the partnerships differ in each indicator.

    `columns`: one list of values (at least 0) an indicator, in the same order of at least two partnerships. An
    indicator weighs 1 − e, where e is its Shannon entropy ÷ ln n; one in which all are the same weighs nothing. Raises
    ValueError on other shapes or values, and where no column tells the partnerships apart. C. E. Shannon, A
    Mathematical Theory of Communication, Bell System Technical Journal 27 (1948) 379–423.
    """
    if not columns:
        raise ValueError("columns must hold at least one indicator")
    if len({len(column) for column in columns}) != 1 or len(columns[0]) < 2:
        raise ValueError("columns must all have the same number of values, at least two")
    for column in columns:
        if not all(math.isfinite(value) and value >= 0 for value in column):
            raise ValueError("columns must hold finite values of at least 0")
    diversities = [_diversity(column) for column in columns]
    total = math.fsum(diversities)
    if total <= 0:
        raise ValueError("columns must differ between partnerships in at least one indicator")
    return [diversity / total for diversity in diversities]


def _diversity(column: Sequence[float]) -> float:
    """Return 1 − the entropy of a column's shares ÷ ln n: 0 where all are the same, 1 where one has everything."""
    total = math.fsum(column)
    if len(set(column)) == 1 or total == 0:
        return 0.0
    shares = [value / total for value in column]
    evenness = -math.fsum(share * math.log(share) for share in shares if share > 0) / math.log(len(column))
    return max(0.0, 1 - evenness)
