"""What cannot be computed is refused with the argument's name and what would be right, never a silent NaN."""

import math
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.aggregate import arithmetic, geometric
from indicators.evidence import Evidence, Observation, Period
from indicators.normalise import linear, saturating, saturating_uncut
from indicators.statistics import krippendorff_alpha, wilson
from indicators.weigh import RANDOM_INDEX, ahp, entropy, equal
from tests.unit.indicators.partnership import KNOWN_AT, STARTED, about, evaluation, observation

NAN = math.nan
REFUSED: list[tuple[str, Callable[[], object]]] = [
    ("value must be", lambda: linear(NAN, 0, 1)),
    ("value must be", lambda: saturating(math.inf, 1)),
    ("target must be above low", lambda: linear(1, 5, 5)),
    ("target must be above 0", lambda: saturating(1, 0)),
    ("n must be at least 1", lambda: equal(0)),
    ("matrix must have 1 to 15 rows", lambda: ahp([])),
    ("matrix must be square: row 2", lambda: ahp([[1, 2], [0.5]])),
    ("matrix entries must be above 0: row 1, column 2", lambda: ahp([[1, -2], [-0.5, 1]])),
    ("matrix entries must be above 0: row 1, column 2", lambda: ahp([[1, NAN], [NAN, 1]])),
    ("row 2, column 1 must be 1 divided by row 1, column 2", lambda: ahp([[1, 2], [2, 1]])),
    ("row 1, column 1 must be 1, not 2", lambda: ahp([[2]])),
    ("columns must hold at least one indicator", lambda: entropy([])),
    ("columns must all have the same number", lambda: entropy([[1, 2], [1]])),
    ("columns must all have the same number", lambda: entropy([[1]])),
    ("columns must hold finite values of at least 0", lambda: entropy([[1, -1]])),
    ("columns must hold finite values of at least 0", lambda: entropy([[1, NAN]])),
    ("columns must differ", lambda: entropy([[3, 3], [0, 0]])),
    ("scores must hold at least one", lambda: arithmetic([], [])),
    ("weights must be as many as scores", lambda: arithmetic([1], [1, 2])),
    ("weights must be finite and at least 0", lambda: arithmetic([1], [-1])),
    ("weights must be finite and at least 0", lambda: arithmetic([1], [NAN])),
    ("weights must not all be 0", lambda: geometric([1, 2], [0, 0])),
    ("scores must be 0 to 100", lambda: arithmetic([NAN], [1])),
    ("scores must be 0 to 100", lambda: geometric([101], [1])),
    ("floor must be", lambda: geometric([1], [1], floor=0)),
    ("n must be above 0", lambda: wilson(0, 0)),
    ("successes must be 0 to n", lambda: wilson(3, 2)),
    ("confidence must be between", lambda: wilson(1, 2, 1)),
    ("ratings must come from at least two raters", lambda: krippendorff_alpha([[1, 2]], "nominal")),
    ("a row of the same length", lambda: krippendorff_alpha([[1, 2], [1]], "nominal")),
    ("finite numbers or None", lambda: krippendorff_alpha([[NAN], [1]], "interval")),
    ("at least one unit that two raters rated", lambda: krippendorff_alpha([[1, None], [None, 2]], "nominal")),
    ("at least two different values", lambda: krippendorff_alpha([[3, 3], [3, 3]], "ordinal")),
    ("level must be one of nominal, ordinal", lambda: krippendorff_alpha([[1, 2], [1, 1]], "ratio")),  # type: ignore[arg-type]  # the point
    ("ends_on of a period", lambda: Period(date(2026, 2, 1), date(2026, 1, 1))),
    ("ends_on of an observation", lambda: Observation("mode", date(2026, 2, 1), date(2026, 1, 1), 1)),
    ("quantity of an observation", lambda: observation("mode", KNOWN_AT, NAN)),
    ("share of an observation", lambda: observation("mode", KNOWN_AT, share=0)),
    ("active_until must not be before", lambda: Evidence((), KNOWN_AT, KNOWN_AT, STARTED)),
    ("period must begin by 2026-10-08", lambda: evaluation([], Period(date(2027, 1, 1), date(2027, 3, 31)))),
    ("key must be one of participation_rate", lambda: evaluation([]).receipt("happiness")),
]


@pytest.mark.parametrize(("says", "call"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_wrong_is_said(says: str, call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=says):
        call()


def test_facts_that_cannot_be_are_refused() -> None:
    period = Period(date(2026, 7, 1), date(2026, 9, 30))
    for wrong, says in (
        (about(period, "organisation_rating", 7, category="rules", side="college", subject="college:1"), "from 1 to 5"),
        (about(period, "organisation_rating", 3, category="rules", side="college", subject="mei"), "college:<rater>"),
        (about(period, "satisfaction_answer", 3, category="other", side="college", subject="c1"), "items asked"),
    ):
        with pytest.raises(ValueError, match=says):
            evaluation([wrong], period)


finite = st.floats(-1e6, 1e6)
score = st.floats(0, 100)
weight = st.floats(0.01, 100)


@given(finite, st.floats(-1e3, 1e3), st.floats(0.01, 1e3))
def test_normalised_values_are_scores(value: float, low: float, width: float) -> None:
    assert 0 <= linear(value, low, low + width) <= 100
    assert 0 <= saturating(value, width) <= 100


@given(finite, finite, st.floats(0.01, 1e3))
def test_a_higher_value_never_scores_lower(one: float, other: float, target: float) -> None:
    low, high = sorted((one, other))
    assert linear(low, 0, target) <= linear(high, 0, target)
    assert saturating_uncut(low, target) <= saturating_uncut(high, target)


@given(st.lists(st.tuples(st.none() | score, weight), min_size=1), st.data())
def test_means_stay_between_the_scores_and_follow_them(
    entries: list[tuple[float | None, float]], data: st.DataObject
) -> None:
    scores, weights = [entry for entry, _ in entries], [each for _, each in entries]
    for join in (arithmetic, geometric):
        mean = join(scores, weights)
        known = [max(entry, 1.0 if join is geometric else 0.0) for entry in scores if entry is not None]
        if not known:
            assert mean is None
            continue
        assert mean is not None
        assert min(known) - 1e-9 <= mean <= max(known) + 1e-9
        number = data.draw(st.sampled_from([i for i, entry in enumerate(scores) if entry is not None]))
        raised = [*scores[:number], 100.0, *scores[number + 1 :]]
        assert (join(raised, weights) or 0) >= mean - 1e-9
        order = data.draw(st.permutations(range(len(entries))))
        again = join([scores[i] for i in order], [weights[i] for i in order])
        assert again == pytest.approx(mean, abs=1e-9)


@settings(deadline=None)  # the first call imports NumPy
@given(st.lists(weight, min_size=1, max_size=len(RANDOM_INDEX)))
def test_consistent_comparisons_give_back_their_weights(weights: list[float]) -> None:
    found = ahp([[one / other for other in weights] for one in weights])
    assert found.weights == pytest.approx([each / sum(weights) for each in weights], rel=1e-6)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-6)
    assert found.worst_pair is None


def test_one_contradiction_is_found() -> None:
    weights = [4.0, 2.0, 1.0, 1.0]
    matrix = [[one / other for other in weights] for one in weights]
    matrix[1][3], matrix[3][1] = 1 / 9, 9.0
    found = ahp(matrix)
    assert found.worst_pair == (1, 3)
    assert found.consistency_ratio > 0.10


@given(st.lists(st.lists(st.floats(0, 100), min_size=3, max_size=3), min_size=1, max_size=6))
def test_entropy_weights_add_up(columns: list[list[float]]) -> None:
    if all(len(set(column)) == 1 for column in columns):
        with pytest.raises(ValueError, match="must differ"):
            entropy(columns)
        return
    weights = entropy(columns)
    assert sum(weights) == pytest.approx(1)
    assert all(each >= 0 for each in weights)


def test_a_zero_and_a_constant_column_are_weighed() -> None:
    assert entropy([[0, 1], [5, 5], [0, 0]]) == [1.0, 0.0, 0.0]


def test_equal_weights_are_equal() -> None:
    assert equal(4) == [0.25] * 4


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share(n: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, n))
    low, high = wilson(successes, n)
    assert 0 <= low <= successes / n <= high <= 1


@given(st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=2, max_size=5))
def test_alpha_is_at_most_one_and_sees_no_order_of_raters(rows: list[list[int]]) -> None:
    if len({value for row in rows for value in row}) < 2:
        return
    alpha = krippendorff_alpha(rows, "ordinal")
    assert alpha <= 1 + 1e-12
    assert krippendorff_alpha(rows[::-1], "ordinal") == pytest.approx(alpha)
