"""Raters of both sides and from outside rate a rubric; each sees the evidence and own ratings only, until it closes."""

import pytest

from records.roles import Side
from records.standpoints import Standpoint
from services.assessment.rater_agreement import RatedItem, agreement
from storage.assessment.ratings import Rating
from storage.tables.assessment import raters, rating_rounds, ratings
from storage.tables.records import audit
from tests.support.errands import is_confirmed
from tests.support.evaluations import receipt
from tests.support.rating_errands import begins, invites, rates_all
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def ann(town: Town) -> Person:
    """Somebody from outside, whom the bot does not know."""
    return await town.moves_in(7001, "Ann", "en")


async def test_two_raters_of_both_sides_rate_all_items(town: Town, zhou: Person, li: Person, chen: Person) -> None:
    await begins(zhou)
    await invites(zhou, "李娜", "Chen Jie")
    await li.sees("请您为共建评分")
    await li.says("/todo")
    await li.sees("请评分", "组织建设完善度")
    await li.taps("评分：组织建设完善度")
    await li.sees("1/6 组织设置", "1 分：倒退", "5 分：计划完成")
    await rates_all(li, 4)
    await li.sees("您都评完了")
    await chen.taps("Rate: ")
    await rates_all(chen, 5)
    await chen.sees("All rated")
    assert receipt(town, "organisation_improvement").value is None, "a rating can be revised until the close"
    await zhou.taps("#1")
    await zhou.sees("李娜（校方）：6/6", "Chen Jie（企方）：6/6", "中位数 4.5，4–5，2 人", "完全一致的比例：0%")
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")
    assert receipt(town, "organisation_improvement").value == 87.5
    assert "rubric_close" in [row.action for row in town.rows(audit)]


async def test_what_was_not_asked_is_told_before_a_period_is_published(town: Town, zhou: Person, li: Person) -> None:
    await begins(zhou, period="2026年第三季度")
    await zhou.says("/publish 2026Q3")
    await zhou.sees("还没有发起", "共建满意度问卷", "组织建设完善度", "教学模式创新度")
    await town.post("clock", {"to": "2026-12-05T09:00:00+08:00"})
    await town.wakes()
    await zhou.says("/publish 2026Q3")
    assert "组织建设完善度" not in (await zhou.news()).rpartition("还没有发起")[2]


async def test_a_rater_sees_evidence_but_no_other_rating(
    town: Town, zhou: Person, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await begins(zhou)
    await invites(zhou, "李娜", "Chen Jie")
    await li.taps("评分：")
    shown = await li.sees("可以参考的台账", "学习工匠精神")
    assert "中位数" not in shown
    await li.taps("学习工匠精神")
    await li.sees("台账 #1", "一号车间")
    await rates_all(li, 2)
    await chen.taps("Rate: ")
    assert "Your rating:" not in await chen.sees("1/6")
    await rates_all(chen, 5)
    assert ": 2" not in await chen.sees("(College): 5")


async def test_a_rating_is_revised_until_the_close_and_not_after(town: Town, zhou: Person, li: Person) -> None:
    await begins(zhou)
    await invites(zhou, "李娜")
    await li.taps("评分：")
    await rates_all(li, 4)
    await li.taps("✎ 组织设置（校方）")
    await li.sees("您评的是 4 分")
    message, data = await li.button("1")
    await li.does("tap", message_id=message, data=data)
    assert sorted(row.level for row in town.rows(ratings)) == [1, 4, 4, 4, 4, 4]
    await town.post("clock", {"to": "2026-12-05T09:00:00+08:00"})
    await li.forges("rated:1:1:5")
    assert li.toast == "这轮评分已经截止，不能再改。"
    await town.wakes()
    assert town.rows(rating_rounds)[0].closed_at is not None
    missing = receipt(town, "organisation_improvement").missing
    assert missing is not None
    assert missing.what == "raters"


async def test_raters_of_one_side_only_do_not_make_a_round(town: Town, zhou: Person, zhang: Person, li: Person) -> None:
    await begins(zhou)
    await invites(zhou, "李娜", "张伟")
    for person in (li, zhang):
        await person.taps("评分：")
        await rates_all(person, 4)
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")
    assert zhou.toast == "评分人不能都来自一方，请再邀请另一方或外部人员。"
    assert town.rows(rating_rounds)[0].closed_at is None


async def test_somebody_from_outside_rates_by_a_link_that_serves_once(
    town: Town, zhou: Person, li: Person, ann: Person
) -> None:
    await begins(zhou)
    await invites(zhou, "李娜")
    await zhou.taps("外部评分人")
    code = (await zhou.news()).rpartition("start=")[2].strip()
    await ann.opens(code)
    await ann.sees("1/6 Organisational setting")
    await rates_all(ann, 4)
    await ann.says("/ledger")
    await ann.sees("do not know you yet")
    bo = await town.moves_in(7002, "Bo", "en")
    await bo.opens(code)
    await bo.sees("no longer valid")
    await bo.forges("rated:1:1:5")
    assert [row.stand for row in town.rows(raters)] == ["college", "outside"]
    await li.taps("评分：")
    await rates_all(li, 4)
    await zhou.says("/rubrics")
    await zhou.taps("#1")
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")
    assert receipt(town, "organisation_improvement").value == 75


async def test_the_same_is_not_rated_twice_and_an_item_is_made_a_rectification(town: Town, zhou: Person) -> None:
    await begins(zhou)
    await begins(zhou)
    assert zhou.toast == "这个周期已经发起过这一项的评分。"
    assert len(town.rows(rating_rounds)) == 1
    await zhou.forges("rectify:1:0:3:100")
    await zhou.sees("组织设置：评分中位数 —")


def test_agreement_of_raters() -> None:
    items = [RatedItem("setting", Side.COLLEGE), RatedItem("rules", Side.COLLEGE)]
    given = [
        Rating(person, Standpoint.COLLEGE if person == 1 else Standpoint.OUTSIDE, rated.item, rated.side, level)
        for person, levels in {1: (1, 4), 2: (1, 5)}.items()
        for rated, level in zip(items, levels, strict=True)
    ]
    found = agreement(given, items)
    assert [(each.lowest, each.highest, each.median) for each in found.items] == [(1, 1, 1), (4, 5, 4.5)]
    assert found.percent == 50
    assert found.alpha is not None
    assert 0 < found.alpha < 1
    assert agreement(given[:1], items).alpha is None
