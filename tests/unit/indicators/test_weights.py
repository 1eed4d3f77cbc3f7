"""Weights by comparison and by spread, on matrices and columns that can be followed by hand."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indicators.weigh import RANDOM_INDEX, ahp, entropy, equal

# T. L. Saaty, The Analytic Hierarchy Process (1980): the random index of matrices of 1 to 15 rows.
PUBLISHED = (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)


def test_the_random_index_is_the_published_one() -> None:
    assert RANDOM_INDEX == PUBLISHED


@pytest.mark.parametrize("n", range(1, 8))
def test_equal_weights_add_up(n: int) -> None:
    assert equal(n) == [1 / n] * n


@pytest.mark.parametrize("entry", [9.0, 1 / 9, 1.0])
def test_two_cannot_contradict_each_other(entry: float) -> None:
    found = ahp([[1, entry], [1 / entry, 1]])
    assert found.weights == pytest.approx((entry / (1 + entry), 1 / (1 + entry)))
    assert (found.consistency_ratio, found.worst_pair) == (0, None)


@given(st.lists(st.floats(1 / 9, 9), min_size=3, max_size=9))
@example([1 / 3, 1, 7, 0.7])
def test_who_never_contradicts_themselves_has_a_ratio_of_nothing(weights: list[float]) -> None:
    """Whatever the eigenvalue is rounded to, it never says less than nothing."""
    found = ahp([[one / other for other in weights] for one in weights])
    assert 0 <= found.consistency_ratio < 1e-9
    assert found.weights == pytest.approx([weight / sum(weights) for weight in weights])
    assert found.worst_pair is None


def test_one_alone_weighs_everything() -> None:
    assert ahp([[1]]).weights == (1,)
    assert (ahp([[1]]).consistency_ratio, ahp([[1]]).worst_pair) == (0, None)


@pytest.mark.parametrize(("size", "index"), [*enumerate(PUBLISHED[2:], 3)])
def test_the_ratio_is_the_index_of_the_eigenvalue_over_the_random_one(size: int, index: float) -> None:
    """One comparison is 2 where all others are 1: λ is then the positive root of its characteristic equation."""
    matrix = [[1.0] * size for _ in range(size)]
    matrix[0][1], matrix[1][0] = 2.0, 0.5
    found = ahp(matrix)
    largest = _largest_eigenvalue(matrix)
    assert found.consistency_ratio == pytest.approx((largest - size) / (size - 1) / index, rel=1e-6)
    assert size == 3 or found.worst_pair == (0, 1)  # of three comparisons none contradicts more than the others


def _largest_eigenvalue(matrix: list[list[float]]) -> float:
    """Return it by the power method."""
    vector = [1.0] * len(matrix)
    for _ in range(200):
        product = [math.fsum(entry * other for entry, other in zip(row, vector, strict=True)) for row in matrix]
        total = math.fsum(product)
        vector = [entry / total for entry in product]
    row = [math.fsum(entry * other for entry, other in zip(row, vector, strict=True)) for row in matrix]
    return math.fsum(row) / math.fsum(vector)


@given(
    st.lists(st.sampled_from([1 / 9, 1 / 5, 0.5, 1.0, 3.0, 7.0, 9.0]), min_size=105, max_size=105), st.integers(1, 15)
)
@example([9.0, 1 / 9] * 52 + [9.0], 15)
def test_the_weights_are_the_eigenvector_that_lapack_finds(judgements: list[float], size: int) -> None:
    matrix = np.ones((size, size))
    for (i, j), judgement in zip(combinations(range(size), 2), judgements, strict=False):
        matrix[i, j], matrix[j, i] = judgement, 1 / judgement
    values, vectors = np.linalg.eig(matrix)
    expected = np.abs(vectors[:, np.argmax(values.real)].real)
    assert ahp(matrix.tolist()).weights == pytest.approx((expected / expected.sum()).tolist(), rel=1e-12)


def test_what_people_round_is_reciprocal_within_a_hundredth() -> None:
    assert ahp([[1, 3], [0.33, 1]]).weights == pytest.approx((0.75, 0.25), abs=0.002)
    assert ahp([[1, 3], [0.3366, 1]])
    with pytest.raises(ValueError, match=r"row 2, column 1 must be 1 divided by row 1, column 2 \(3\), not 0.34"):
        ahp([[1, 3], [0.34, 1]])


@pytest.mark.parametrize(
    ("matrix", "says"),
    [
        ([[1.0] * 16] * 16, "matrix must have 1 to 15 rows, not 16"),
        ([[1, 2, 3], [0.5, 1], [1 / 3, 1, 1]], "row 2 must have 3 entries, not 2"),
        ([[1, 0], [1, 1]], "above 0: row 1, column 2 is 0"),
        ([[1, 2], [-1, 1]], "above 0: row 2, column 1 is -1"),
        ([[1, 2], [0.5, math.inf]], "above 0: row 2, column 2 is inf"),
        ([[1, 2], [0.5, 2]], "row 2, column 2 must be 1, not 2"),
    ],
)
def test_a_matrix_that_is_none_is_refused_where_it_is_wrong(matrix: list[list[float]], says: str) -> None:
    with pytest.raises(ValueError, match=says.replace("(", r"\(")):
        ahp(matrix)


def test_fifteen_can_be_compared() -> None:
    assert ahp([[1.0] * 15] * 15).weights == pytest.approx([1 / 15] * 15)


def test_a_column_weighs_by_one_less_its_entropy() -> None:
    """1, 3 has entropy −(¼ ln ¼ + ¾ ln ¾) ÷ ln 2 = 0.8113; 0, 5 has none; 2, 2 tells nothing apart."""
    spreads = [1 - 0.811278, 1.0, 0.0]
    weights = [spread / sum(spreads) for spread in spreads]
    assert entropy([[1, 3], [0, 5], [2, 2]]) == pytest.approx(weights, abs=1e-6)
    assert entropy([[1, 3]]) == [1.0]


def test_columns_of_three_are_measured_against_three() -> None:
    """1, 1, 0 has entropy ln 2 ÷ ln 3; 1, 0, 0 has none."""
    spreads = [1 - math.log(2) / math.log(3), 1.0]
    assert entropy([[1, 1, 0], [1, 0, 0]]) == pytest.approx([spread / sum(spreads) for spread in spreads])


@pytest.mark.parametrize("size", [5, 13, 19])
def test_a_column_that_hardly_differs_weighs_nothing_and_never_less(size: int) -> None:
    """Its entropy may be rounded to more than there is."""
    hardly = [3.0] * (size - 1) + [math.nextafter(3.0, 4.0)]
    weights = entropy([hardly, [1.0] + [0.0] * (size - 1)])
    assert min(weights) >= 0
    assert weights == pytest.approx([0, 1])


@pytest.mark.parametrize("columns", [[[1, 2], [1, 2, 3]], [[1], [2]], [[]]])
def test_columns_of_other_lengths_are_refused(columns: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="the same number of values, at least two"):
        entropy(columns)


@pytest.mark.parametrize("value", [-0.001, math.inf, math.nan])
def test_values_that_are_no_amounts_are_refused(value: float) -> None:
    with pytest.raises(ValueError, match="finite values of at least 0"):
        entropy([[1, 2], [0, value]])
