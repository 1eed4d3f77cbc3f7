"""Scores are read, opened and understood in chat, and each record behind them is a tap away."""

import re

import pytest

from storage.tables.traffic import set_aside
from tests.support.books import composite, keeps_books
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def books(town: Town) -> Town:
    await keeps_books(town)
    return town


async def test_a_coordinator_reads_the_scores_of_the_year_to_date(books: Town, li: Person, chen: Person) -> None:
    await li.says("/scores")
    await li.sees(
        "江城职业技术学院 · 江城精工有限公司", "2026–2027学年，截至", f"综合得分 {composite(books)}", "数据完整度 "
    )
    await li.sees("主办次数：校方占 67%，企方占 33%", "待确认的台账全部确认后")
    await chen.says("/scores")
    await chen.sees(f"Overall score {composite(books)}", "academic year 2026–2027", "How the sides share the work")


async def test_the_receipt_opens_down_to_the_card_of_a_record(books: Town, li: Person) -> None:
    await li.says("/scores")
    await li.taps("组织建设")
    await li.sees("1 党员参与率 75.8（81.7%）", "2 党建活动频次", "3 组织建设完善度 —（没有记录）")
    await li.taps("1 党员参与率")
    await li.sees("校方：12 ÷ 15 × 100 = 80", "怎么算", "贡献：75.76 × ")
    await li.sees("计入 3 条，未计入 3 条", "再增加一条类似 #3", "综合得分 ↓ ")
    await li.taps("未计入 3 条")
    await li.sees("#4 座谈会：支委会、座谈会等，不计参与率", "#5 主题党日 2026-11-18：待确认", "已作废")
    await li.taps("返回")
    await li.taps("计入 3 条")
    await li.taps("#1")
    await li.sees("主题党日 2026-09-10")
    assert not books.rows(set_aside)


async def test_every_receipt_can_be_read_in_both_languages(books: Town, li: Person, chen: Person) -> None:
    for number in range(1, 14):
        await li.says(f"/why {number}")
        await li.sees("怎么算", "权重")
        await chen.says(f"/why {number}")
        await chen.sees("Formula", "Weight")
    assert not books.rows(set_aside)


async def test_english_writes_money_in_full(books: Town, chen: Person) -> None:
    await chen.says("/why 7")
    shown = (await chen.answers())[-1]["text"]
    value, gap, target = (int(sum_.replace(",", "")) for sum_ in re.findall(r"CNY ([\d,]+)/year", shown)[:3])
    assert target == 5_000_000
    assert value + gap == target
    assert value > 1_000_000
    assert "10,000 CNY" not in shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("/why 参与率", "1 党员参与率"),
        ("/why conversion 2026Y", "10 科研成果转化率"),
        ("/why 江城 6 本季度", "2026年第四季度"),
        ("/scores 2026Q3", "2026年第三季度"),
        ("/scores last term", "2025–2026学年第二学期"),
        ("/scores 精工 上个月", "2026年10月"),
    ],
)
async def test_names_and_periods_are_understood_loosely(books: Town, li: Person, said: str, shown: str) -> None:
    await li.says(said)
    await li.sees(shown)


async def test_what_may_mean_several_is_asked_by_buttons(books: Town, li: Person) -> None:
    await li.says("/why 创新")
    await li.sees("要看哪个指标", "9 党建创新实践数", "11 教学模式创新度")
    await li.taps("11 教学模式创新度")
    await li.sees("暂无数值：没有记录")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/scores 火星", "没有找到“火星”"),
        ("/why 999", "没有找到“999”"),
        ("/scores 2031Q1", "还没有开始"),
    ],
)
async def test_what_is_not_understood_is_told_in_a_sentence(books: Town, li: Person, said: str, told: str) -> None:
    await li.says(said)
    await li.sees(told)


async def test_another_period_is_a_tap_away_and_compared_with_the_one_before(books: Town, li: Person) -> None:
    await li.says("/scores 本季度")
    await li.taps("换个周期")
    await li.taps("2026年10月")
    await li.sees("2026年10月", "综合得分")
    await li.says("/scores 本季度")
    await li.sees("比上一周期", "上一周期")


async def test_a_record_that_the_other_side_still_works_on_has_no_title_here(
    books: Town, zhang: Person, chen: Person
) -> None:
    """The college has not passed it yet: the enterprise must not read what it is about."""
    await logs_an_activity(zhang, "还没想好怎么说")
    await chen.says("/why 2")
    await chen.taps("Not counted")
    shown = await chen.sees("in review on the other side")
    assert "还没想好怎么说" not in shown


async def test_an_old_or_forged_button_is_refused(books: Town, li: Person) -> None:
    await li.says("/scores")
    for data in (
        "scores:1:0",
        "scores:1:20260901",
        "group:1:202609010365:9",
        "why:1:202609010365:99",
        "scores:7:202609010365",
    ):
        await li.forges(data)
        assert li.toast
    assert not books.rows(set_aside)
