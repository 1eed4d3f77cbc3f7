"""What counts and is no record opens from the receipt: rectifications, items of a rubric, the results of surveys."""

from tests.support.rating_errands import begins, invites, rates_all
from tests.support.rectification_errands import raises, reports_it_as_mended
from tests.support.survey_errands import answers, begins_a_survey, both_sides, looks_at_it
from tests.support.townsfolk import Person, Town


async def test_a_rectification_is_a_tap_from_the_receipt(town: Town, li: Person, chen: Person) -> None:
    await raises(chen, "College", due="2026-11-20")
    await reports_it_as_mended(li)
    await chen.taps("Verify")
    await raises(li, "企方", problem="安全培训未留记录", due="2026-11-20")
    await li.says("/why 整改")
    await li.sees("数值：1 ÷ 2 × 100 = 50")
    await li.taps("整改 2 项")
    await li.sees("期内到期 2 项", "#1 会议记录不完整：按期完成，已销号", "#2 安全培训未留记录：未完成")
    await li.taps("#1 会议记录")
    await li.sees("已销号", "补齐记录")
    await li.says("/why 整改")
    await li.taps("整改 2 项")
    await li.taps("返回")
    await li.sees(" 问题整改完成率")


async def test_the_items_of_a_rubric_are_told_once_nobody_is_known_by_them(
    town: Town, zhou: Person, li: Person, chen: Person, zhang: Person
) -> None:
    await begins(zhou)
    await invites(zhou, "李娜", "Chen Jie", "张伟")
    for rater, level in ((li, 4), (chen, 5), (zhang, 3)):
        await rater.says("/rate")
        await rater.forges("rate:1")
        await rates_all(rater, level)
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")
    await li.says("/why 组织建设完善度 2026Q4")
    await li.sees("组织设置：校方 75、企方 75", "数值：450 ÷ 6 = 75")
    assert not any("评分情况" in label for label in await li.buttons())
    await zhou.says("/why 组织建设完善度 2026Q4")
    await zhou.taps("评分情况：组织建设完善度")
    await zhou.sees("中位数 4")


async def test_of_two_raters_neither_learns_what_the_other_said(
    town: Town, zhou: Person, li: Person, chen: Person
) -> None:
    await begins(zhou)
    await invites(zhou, "李娜", "Chen Jie")
    for rater, level in ((li, 4), (chen, 5)):
        await rater.says("/rate")
        await rater.forges("rate:1")
        await rates_all(rater, level)
    await zhou.taps("现在截止")
    await zhou.taps("现在截止")
    await chen.says("/why organisations 2026Q4")
    seen = await chen.sees("Fewer than 3 raters per item", "Value: 525 ÷ 6 = 87.5")
    assert "College 87.5" not in seen


async def test_a_survey_opens_as_the_result_that_everybody_was_told(town: Town, li: Person) -> None:
    for person in await both_sides(town, 6):
        if person.id == 1001:
            await begins_a_survey(li)
        await answers(person, (5, 5, 1, 5, 5, 5, 1, 5))
    await li.says("/why 满意度 2026Q4")
    assert not any("问卷结果" in label for label in await li.buttons())
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    await li.says("/why 满意度 2026Q4")
    await li.sees("数值：(100 + 100) ÷ 2 = 100")
    await li.taps("问卷结果：共建满意度问卷")
    await li.sees("指数 100")
