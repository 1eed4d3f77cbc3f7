"""Times of day wherever they stand in a text: what is part of a day's figures, or of how long, is none."""

import pytest

from records.reading.attendance_tokens import folded
from records.reading.times import to_time
from records.reports.drafts import TextSpan
from records.reports.said_times import said_times


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("下午3点，5点结束", [900, 1020]), ("上午九点，十点半散会", [540, 630]), ("0点", [0]), ("at 9", [540]),
        ("25点", []), ("9点61分", []), ("14:70", []), ("3点比较好", []), ("用时2:30小时", []),
        ("from one thirty to three fifteen", [90]), ("at two forty-five", [165]), ("room one twenty", []),
        ("14.00-15.45", [840]), ("11.12-11.15", []),
    ],
)  # fmt: skip
def test_times_are_the_times_of_day(text: str, minutes: list[int]) -> None:
    assert [said.start.minutes for said in said_times(folded(text), [])] == minutes


def test_figures_within_a_day_are_no_time_and_those_behind_it_are() -> None:
    text = "10-12 at 9:30, then 14:00"
    assert [to_time(said.start.minutes).hour for said in said_times(text, [TextSpan(0, 13), TextSpan(14, 15)])] == [14]
