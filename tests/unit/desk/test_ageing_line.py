"""All partnerships stand on the line, in its bounds, whatever their days."""

from hypothesis import given
from hypothesis import strategies as st

from desk.ageing_line import BASE, RIGHT, ageing_line


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.none() | st.integers(0, 5000), max_size=60))
def test_each_partnership_is_one_dot_or_among_those_without_an_activity(ages: dict[str, int | None]) -> None:
    line = ageing_line(ages, 60)
    assert len(line.dots) + line.never == len(ages) == line.count
    assert all(0 <= dot.x <= RIGHT + 10 and 0 < dot.y < BASE for dot in line.dots)
    assert all(dot.late == (dot.days > 60) for dot in line.dots)
    assert [days for days, _ in line.ticks] == sorted({days for days, _ in line.ticks})
