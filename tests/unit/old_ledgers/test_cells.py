"""Single cells of old ledgers: numbers with their units, choices, times, and answers in whatever words."""

from datetime import date, time
from decimal import Decimal

import pytest

from records.form import fields_of
from records.old_ledgers.answers import Inquiry
from records.old_ledgers.column_words import column_words
from records.old_ledgers.days import DateOrder, WrittenDay, read_day, read_times
from records.old_ledgers.dry_run import LedgerQuestion, QuestionKind, RowReason
from records.old_ledgers.sides import SideNames
from records.old_ledgers.situation import ImportSituation, Partner
from records.old_ledgers.tables import CellForm
from records.old_ledgers.time_frame import ANY_DAYS, DayRules, Needs, SettledDay, TimeFrame, settle
from records.old_ledgers.values import (
    CellContext,
    count,
    is_lost_number,
    money,
    number_in,
    option,
    percent,
    read_value,
    unit_in,
)
from records.registry import KINDS
from records.roles import Side

SIDES = SideNames(
    ImportSituation(date(2026, 11, 30), date(2024, 1, 15), Side.COLLEGE, {Side.COLLEGE: Partner("江北学院")})
)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("约3,500人", "3500"), ("90,5", "90.5"), ("１２", "12"), ("1.2.3", None), ("若干", None)],
)
def test_a_number_is_read_however_its_thousands_and_decimals_are_divided(cell: str, number: str | None) -> None:
    assert number_in(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("cell", "unit", "amount"),
    [
        ("1.2亿", None, 12_000.0),
        ("35千元", None, 3.5),
        ("8,000元", "万元", 0.8),
        ("12", "万元", 12.0),
        ("面议", "万元", None),
    ],
)
def test_money_is_read_in_the_unit_of_its_cell_before_that_of_its_column(
    cell: str, unit: str | None, amount: float | None
) -> None:
    assert money(cell, unit) == amount


@pytest.mark.parametrize(
    ("text", "unit"),
    [("金额（千元）", "千元"), ("产值/亿元", "亿元"), ("RMB", "元"), ("10,000 CNY", "万元"), ("金额", None)],
)
def test_a_unit_of_money_is_told_by_a_heading(text: str, unit: str | None) -> None:
    assert unit_in(text) == unit


def test_a_share_is_in_per_cent_however_it_is_shown() -> None:
    assert percent("0.6", CellForm.PERCENT, "") == percent("60%", CellForm.TEXT, "") == 60.0
    assert percent("0.6", CellForm.NUMBER, "%") == 0.6
    assert percent("较高", CellForm.TEXT, "") is None


@pytest.mark.parametrize(
    ("cell", "number"), [("1.2万", 12_000), ("2k", 2_000), ("12个", 12), ("2.5", None), ("多", None)]
)
def test_a_count_is_a_whole_number(cell: str, number: int | None) -> None:
    assert count(cell) == number


@pytest.mark.parametrize(
    ("cell", "category"),
    [
        ("主题党日（联合）", "theme_day"),
        ("党员志愿服务活动", "volunteering"),
        ("党课+参观", None),
        ("拔河", None),
    ],
)
def test_a_choice_is_named_in_whole_or_by_the_one_word_within(cell: str, category: str | None) -> None:
    assert option(column_words()["joint_activity"], "category", cell) == category


@pytest.mark.parametrize(
    ("kind", "name", "cell", "context", "value"),
    [
        ("joint_activity", "place", "#REF!", CellContext(CellForm.ERROR), None),
        ("joint_activity", "place", "待定", CellContext(), None),
        ("joint_activity", "until", "5月下旬", CellContext(), None),
        ("joint_activity", "until", "2025.3.7", CellContext(), "2025-03-07"),
        ("joint_activity", "host", "校方", CellContext(), "college"),
        ("joint_activity", "host", "江北学院航海系", CellContext(), "college"),
        ("public_mention", "link", "无", CellContext(link="https://news.example.com/1"), "https://news.example.com/1"),
    ],
)
def test_a_field_takes_from_a_cell_only_what_it_says(
    kind: str, name: str, cell: str, context: CellContext, value: str | None
) -> None:
    field = next(field for field in fields_of(KINDS[kind]) if field.name == name)
    assert read_value(field, column_words()[kind], cell, context, SIDES) == value


@pytest.mark.parametrize(
    ("cell", "form", "lost"),
    [
        ("9.787E+12", CellForm.TEXT, True),
        ("330106199001011000", CellForm.NUMBER, True),
        ("330106199001011000", CellForm.TEXT, True),
        ("330106199001011234", CellForm.TEXT, False),
        ("HY-2025-01", CellForm.TEXT, False),
    ],
)
def test_a_number_of_which_figures_are_lost_is_known(cell: str, form: CellForm, lost: bool) -> None:
    assert is_lost_number(cell, form) is lost


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("99999", RowReason.AMBIGUOUS_DATE),
        ("2025.3.5 待定", RowReason.AMBIGUOUS_DATE),
        ("5月下旬 14:00", RowReason.AMBIGUOUS_DATE),
        ("12月第1 14:00", RowReason.AMBIGUOUS_DATE),
        ("3月5日、12日、19日", WrittenDay(None, 3, 5)),
        ("3月5日、下旬", RowReason.AMBIGUOUS_DATE),
        ("3月5日至7日", WrittenDay(None, 3, 5, until=WrittenDay(day=7))),
        ("5 March 2025 to 7 March 2025", WrittenDay(2025, 3, 5, until=WrittenDay(2025, 3, 7))),
    ],
)
def test_of_several_days_the_first_counts_and_what_is_none_is_handed_back(
    cell: str, written: WrittenDay | RowReason
) -> None:
    assert read_day(cell, CellForm.TEXT) == written


@pytest.mark.parametrize(
    ("cell", "times"),
    [
        ("14:00-16:30", (time(14), time(16, 30))),
        ("0.375", (time(9), None)),
        ("下午", (None, None)),
        ("另约", (None, None)),
    ],
)
def test_times_are_read_also_as_parts_of_a_day(cell: str, times: tuple[time | None, time | None]) -> None:
    assert read_times(cell) == times


RULES = DayRules(range(2016, 2028))


@pytest.mark.parametrize(
    ("cell", "frame", "settled"),
    [
        ("12月30日-1月2日", TimeFrame(2025), SettledDay(date(2025, 12, 30), date(2026, 1, 2))),
        ("2月27日-30日", TimeFrame(2025), SettledDay(date(2025, 2, 27))),
        ("2月29日", TimeFrame(2025), RowReason.IMPOSSIBLE_DATE),
        ("29日", TimeFrame(2025, month=4), SettledDay(date(2025, 4, 29))),
        ("29日", TimeFrame(2025), RowReason.AMBIGUOUS_DATE),
    ],
)
def test_days_are_completed_by_what_stands_around_them(
    cell: str, frame: TimeFrame, settled: SettledDay | RowReason
) -> None:
    written = read_day(cell, CellForm.TEXT)
    assert isinstance(written, WrittenDay)
    assert settle(written, frame, RULES) == settled


def test_a_day_that_the_answered_order_does_not_allow_is_impossible() -> None:
    written = WrittenDay(unordered=(5, 3, 2025))
    assert settle(written, TimeFrame(), DayRules(RULES.years, DateOrder.YEAR_FIRST)) is RowReason.IMPOSSIBLE_DATE
    with pytest.raises(Needs, match="date_order"):
        settle(written, TimeFrame(), ANY_DAYS)


@pytest.mark.parametrize(
    ("given", "frame"),
    [
        (2025, TimeFrame(2025)),
        ("2025年", TimeFrame(2025)),
        ("2024-2025学年", TimeFrame(academic=2024)),
        ("2024/25", TimeFrame(academic=2024)),
        ({"三月": "2023", "四月": "2025"}, TimeFrame(2025)),
        ({"三月": "2023"}, TimeFrame()),
        (["2025"], TimeFrame(2025)),
        (["2024", "2025"], TimeFrame()),
        ("去年", TimeFrame()),
    ],
)
def test_the_year_is_answered_for_the_file_or_for_a_sheet(given: object, frame: TimeFrame) -> None:
    assert Inquiry({"year": given}).year("四月") == frame  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ("day_first", DateOrder.DAY_FIRST),
        ("日/月/年", DateOrder.DAY_FIRST),
        ("MM/DD/YYYY", DateOrder.MONTH_FIRST),
        ("月日年", DateOrder.MONTH_FIRST),
        ("年月日", DateOrder.YEAR_FIRST),
        ("随便", None),
    ],
)
def test_the_order_of_day_and_month_is_answered_in_any_words(given: str, order: DateOrder | None) -> None:
    assert Inquiry({"date_order": given}).order("四月") == order


def test_unit_kind_and_columns_are_answered_by_what_they_are_about() -> None:
    inquiry = Inquiry(
        {"unit": "千元", "kind": "宣传报道", "columns": {"何物": "title", "四月/几时": "event_date", "丙": ""}}
    )
    assert inquiry.unit("金额") == "千元"
    assert inquiry.kind("四月") == "public_mention"
    assert inquiry.columns("四月", ["何物", "几时", "", "丙", "丁"]) == {0: "title", 1: "event_date", 3: ""}
    nothing = Inquiry({"columns": "甲"})
    assert (nothing.unit("金额"), nothing.kind("四月"), nothing.columns("四月", ["甲"])) == (None, None, {})


def test_a_question_is_asked_once_and_known_as_answered() -> None:
    inquiry = Inquiry({"year": {"四月": 2025}})
    for _ in range(2):
        inquiry.ask(LedgerQuestion(QuestionKind.YEAR), "四月")
        inquiry.ask(LedgerQuestion(QuestionKind.DATE_ORDER))
    assert [(asked.kind, asked.answered) for asked in inquiry.asked.values()] == [
        (QuestionKind.YEAR, True),
        (QuestionKind.DATE_ORDER, False),
    ]
