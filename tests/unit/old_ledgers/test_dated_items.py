"""Cells that tell several activities, each behind its own day."""

import pytest

from records.old_ledgers.dated_items import dated_items


@pytest.mark.parametrize(
    ("cell", "days", "titles"),
    [
        ("3月5日，义诊；3月20日，座谈会", [(3, 5), (3, 20)], ["义诊", "座谈会"]),
        ("1.3月5日，义诊；\n2.3月20日，座谈会。", [(3, 5), (3, 20)], ["义诊", "座谈会"]),
        ("（1）3月5日上午义诊\n（2）3月6日 座谈", [(3, 5), (3, 6)], ["上午义诊", "座谈"]),
        ("2025.3.5 义诊", [(3, 5)], ["义诊"]),
        ("5 Mar: Clinic; 20 Mar: Meeting", [(3, 5), (3, 20)], ["Clinic", "Meeting"]),
    ],
)
def test_each_activity_has_the_day_that_stands_before_it(
    cell: str, days: list[tuple[int, int]], titles: list[str]
) -> None:
    items = dated_items(cell)
    assert [(item.day.month, item.day.day) for item in items] == days
    assert [item.title for item in items] == titles


@pytest.mark.parametrize(
    "cell", ["", "3个支部参加", "3月5日", "义诊；3月20日，座谈会", "3月计划：义诊", "3-5 人一组研讨"]
)
def test_a_cell_of_which_a_part_has_no_day_holds_no_such_activities(cell: str) -> None:
    assert dated_items(cell) == []
