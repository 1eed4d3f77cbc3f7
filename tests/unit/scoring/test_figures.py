"""Values are written with their units as a reader's own office writes them."""

import pytest

from handlers.kit.texts import plain
from handlers.views.figures import difference, mark, quantity


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (12.5, "times/year", "12.5 times/year"),
        (40.0, "%", "40%"),
        (3.0, "", "3"),
        (None, "%", "—%"),
        (248.8636, "CNY 10,000/year", "CNY 2,488,636/year"),
        (-1.5, "CNY 10,000/year", "CNY -15,000/year"),
        (2.0, "CNY 10,000", "CNY 20,000"),
    ],
)
def test_a_value_stands_with_its_unit_and_money_in_full(value: float | None, unit: str, written: str) -> None:
    assert plain("en", quantity(value, unit)) == written


def test_results_that_were_published_with_the_older_unit_read_the_same() -> None:
    assert plain("en", quantity(120.0, "× 10,000 CNY/year")) == "CNY 1,200,000/year"


def test_chinese_counts_money_in_ten_thousands() -> None:
    assert plain("zh-CN", quantity(120.0, "万元/年")) == "120 万元/年"


def test_percentages_differ_by_percentage_points_and_sums_by_a_sum() -> None:
    assert plain("en", difference(2.5, "%")) == "2.5 percentage points"
    assert plain("en", difference(251.1364, "CNY 10,000/year")) == "CNY 2,511,364/year"


def test_the_ends_of_a_score_range_are_bare_figures_but_for_money() -> None:
    assert plain("en", mark(20.0, "jobs")) == "20"
    assert plain("en", mark(500.0, "CNY 10,000/year")) == "CNY 5,000,000/year"
