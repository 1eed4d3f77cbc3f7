"""Days of old ledgers, in every style in which they are written."""

from datetime import date

import pytest

from records.old_ledgers.days import DateOrder, WrittenDay, read_day
from records.old_ledgers.dry_run import RowReason
from records.old_ledgers.tables import CellForm
from records.old_ledgers.time_frame import DayRules, Needs, SettledDay, TimeFrame, frame_of, settle

RULES = DayRules(range(2016, 2028))


def day_of(cell: str, frame: TimeFrame = TimeFrame(), form: CellForm = CellForm.TEXT) -> date | RowReason:  # noqa: B008
    written = read_day(cell, form)
    settled = settle(written, frame, RULES) if isinstance(written, WrittenDay) else written
    return settled.day if isinstance(settled, SettledDay) else settled


@pytest.mark.parametrize(
    "cell",
    [
        "2025.3.5",
        "2025/3/5",
        "2025年3月5日",
        "20250305",
        "45721",
        "２０２５年３月５日",
        "2025-03-05（周三）",
        "25.3.5",
        "二〇二五年三月五日",
        "2025年3月5日下午2点半",
        "2025-03-05 14:30",
        "2025年3月5日（星期三）14:00",
        "2025.3.5—3.7",
        "2025年3月5-7日",
        "5 March 2025",
        "March 5, 2025",
        "'2025-03-05",
        "2025 年 3 月 5 日",
        "2025-03-05 00:00:00",
        "2025年3月5日、12日",
        "5-7 March 2025",
        "March 5-7, 2025",
        "2025.3.5/6",
        "3/5-3/16/2025",
        "Wednesday 5 March 2025 at 2 pm",
    ],
)
def test_a_day_with_its_year_is_read_in_every_style(cell: str) -> None:
    assert day_of(cell) == date(2025, 3, 5)


@pytest.mark.parametrize("cell", ["3月5日", "3.5", "3/5", "三月五日", "3月5日下午", "3月5-7日", "3月5号"])
def test_a_day_without_a_year_takes_that_of_its_frame_and_of_none_asks(cell: str) -> None:
    assert day_of(cell, TimeFrame(2024)) == date(2024, 3, 5)
    assert day_of(cell, TimeFrame(academic=2024)) == date(2025, 3, 5)
    with pytest.raises(Needs):
        day_of(cell)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("5月下旬", RowReason.AMBIGUOUS_DATE),
        ("2025年5月", RowReason.AMBIGUOUS_DATE),
        ("2025年植树节", RowReason.AMBIGUOUS_DATE),
        ("2025.2.30", RowReason.IMPOSSIBLE_DATE),
        ("31/11/2025", RowReason.IMPOSSIBLE_DATE),
        ("待定", RowReason.NO_DATE),
        ("(空)", RowReason.NO_DATE),
        ("", RowReason.NO_DATE),
        ("#REF!", RowReason.UNREADABLE_CELL),
        ("=C6+7", RowReason.UNREADABLE_CELL),
    ],
)
def test_what_is_no_day_says_why(cell: str, reason: RowReason) -> None:
    assert day_of(cell) is reason


def test_a_number_that_may_be_the_first_or_the_tenth_is_neither() -> None:
    assert day_of("4.1", TimeFrame(2025), CellForm.NUMBER) is RowReason.AMBIGUOUS_DATE
    assert day_of("4.7", TimeFrame(2025), CellForm.NUMBER) == date(2025, 4, 7)
    assert day_of("4.1", TimeFrame(2025)) == date(2025, 4, 1)


def test_the_order_of_day_and_month_is_asked_where_nothing_tells_it() -> None:
    written = read_day("05/03/2025", CellForm.TEXT)
    assert isinstance(written, WrittenDay)
    with pytest.raises(Needs, match="date_order"):
        settle(written, TimeFrame(), RULES)
    day_first = settle(written, TimeFrame(), DayRules(RULES.years, DateOrder.DAY_FIRST))
    assert day_first == SettledDay(date(2025, 3, 5))
    assert day_of("25/03/2025") == date(2025, 3, 25)


@pytest.mark.parametrize(
    ("title", "frame"),
    [
        ("2024年校企党建台账", TimeFrame(2024)),
        ("填报日期：2024年12月27日", TimeFrame()),
        ("2024—2025学年第一学期", TimeFrame(academic=2024)),
        ("2024年1月—2025年12月", TimeFrame()),
        ("3月", TimeFrame(month=3)),
        ("宣传报道统计表（2025年1—6月）", TimeFrame(2025)),
        ("2024年9月至2025年6月", TimeFrame(academic=2024)),
        ("二〇二五年度", TimeFrame(2025)),
        ("机电2301班", TimeFrame()),
    ],
)
def test_titles_tell_the_year(title: str, frame: TimeFrame) -> None:
    assert frame_of(title) == frame
