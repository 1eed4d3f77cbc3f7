"""Names below an axis: as many as fit beside each other, the last one always."""

import pytest

from handlers.views.charts import named_places


@pytest.mark.parametrize(
    ("names", "places"),
    [
        (["Nov 2026"] * 12, [1, 3, 5, 7, 9, 11]),
        (["2026年11月"] * 12, [2, 5, 8, 11]),
        (["Q3 2026"] * 4, [0, 1, 2, 3]),
        (["2026年第三季度"] * 8, [1, 3, 5, 7]),
        (["11.23"] * 8, list(range(8))),
        (["Nov 2026"], [0]),
    ],
)
def test_names_do_not_run_into_each_other(names: list[str], places: list[int]) -> None:
    assert named_places(names, inches=5.2, size=12) == places
