"""Surveys are begun, answered by taps, closed, and told; strangers answer a public one, and reach nothing else."""

import pytest

from records.questionnaire import questionnaires
from storage.tables.assessment import (
    rectifications,
    survey_answers,
    survey_asked,
    survey_ballots,
    survey_comments,
    surveys,
)
from storage.tables.traffic import set_aside
from tests.support.evaluations import receipt
from tests.support.survey_errands import answers, begins_a_survey, both_sides, looks_at_it
from tests.support.townsfolk import Person, Town

CONTENT = (5, 5, 1, 5, 5, 5, 1, 5)  # reversed items are answered the other way round
SO_SO = (3,) * 8


async def link_of(person: Person) -> str:
    """The payload of the public link that the person was given."""
    return (await person.news()).rpartition("start=")[2].split()[0]


async def test_twelve_people_of_both_sides_answer_and_hear_what_came_of_it(town: Town, li: Person) -> None:
    everybody = await both_sides(town, 6)
    await begins_a_survey(li)
    assert len(town.rows(survey_asked)) == 12
    for at, person in enumerate(everybody):
        await answers(person, CONTENT if at % 2 else SO_SO, "多办些技术攻关" if at == 3 else None)
    await looks_at_it(li)
    await li.sees("校方：6/6 人作答（100%）", "企方：6/6 人作答")
    assert receipt(town, "satisfaction").value is None, "it counts once it is closed"
    await li.taps("现在截止")
    await li.taps("现在截止")
    await li.sees("指数 75.0", "多办些技术攻关", "顺序已打乱", "从头到尾选同一项")
    assert receipt(town, "satisfaction").value == 75
    for person in everybody:
        assert "多办些技术攻关" not in (await person.answers())[-1]["text"] or person is li
    zhang = everybody[0]
    assert "指数 75.0" in (await zhang.answers())[-1]["text"]
    assert not town.rows(survey_ballots)
    await li.taps("意见 1 → 校方整改")
    await li.sees("多办些技术攻关")
    await li.says("2026-12-01")
    await li.taps("提交")
    assert town.rows(rectifications)[0].source == "comment"


async def test_thirty_one_outsiders_answer_the_public_survey_and_reach_nothing_else(town: Town, li: Person) -> None:
    await begins_a_survey(li, "校企共建社会评价问卷")
    payload = await link_of(li)
    outsiders = [await town.moves_in(60_000 + at, f"Outsider {at}", "en") for at in range(31)]
    for person in outsiders:
        await person.opens(payload)
        await answers(person, (4, 4, 2, 4, 4))
    ann = outsiders[0]
    await ann.sees("Submitted, thank you")
    for text in ("/ledger", "/surveys", "/rate", "hello"):
        await ann.says(text)
        await ann.sees("do not know you yet")
    await ann.opens(payload)
    await ann.sees("Submitted, thank you")
    await ann.forges("answer:1:0:5")
    assert ann.toast == "You have already submitted it, thank you! Everybody answers once."
    await town.post("clock", {"to": "2026-12-05T09:00:00+08:00"})
    await town.wakes()
    assert len(town.rows(survey_answers)) == 31
    assert receipt(town, "social_influence").value == 75
    await ann.opens(payload)
    await ann.sees("Index 75.0")
    assert not town.rows(set_aside)


async def test_a_survey_is_resumed_and_a_question_answered_anew(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li)
    await zhang.taps("开始作答")
    await zhang.taps("5 ")
    await zhang.sees("2/8")
    await town.restart()
    await zhang.says("/todo")
    await zhang.sees("请答问卷", "共建满意度问卷")
    await zhang.taps("作答：")
    await zhang.sees("2/8")
    await zhang.taps("上一题")
    await zhang.sees("1/8")
    await zhang.taps("说不清")
    for _ in range(7):
        await zhang.taps("4 ")
    await zhang.sees("题目都答完了")
    await zhang.says("/todo")
    await zhang.sees("没有待办")
    await zhang.says("谢谢")
    await zhang.sees("没有算作意见")
    await zhang.says("x" * 501)
    await zhang.sees("500")
    await zhang.says("很好")
    await zhang.sees("已提交，谢谢您")


async def test_an_old_button_answers_nothing(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li)
    await zhang.taps("开始作答")
    message, data = await zhang.button("5 ")
    await zhang.taps("4 ")
    await zhang.does("tap", message_id=message, data=data, force=True)
    await zhang.sees("2/8")
    for forged in ("answer:1:1:7", "answer:1:99:5", "answer:9:0:5", "answer", "survey_hand_in:1", "survey:0"):
        before = [row.sealed for row in town.rows(survey_ballots)]
        await zhang.forges(forged)
        assert before == [row.sealed for row in town.rows(survey_ballots)]
    assert not town.rows(set_aside)


async def test_nothing_is_opened_below_five_answers(town: Town, li: Person) -> None:
    everybody = await both_sides(town, 5)
    await begins_a_survey(li)
    for person in everybody[:-1]:
        await answers(person, CONTENT, "企方的意见" if person in everybody[5:] else None)
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    await li.sees("校方：5/5", "指数 100.0", "企方：4/5", "不足 5 份，为保护隐私不打开、不显示")
    assert {row.stand for row in town.rows(survey_answers)} == {"college"}
    assert not town.rows(survey_comments)
    missing = receipt(town, "satisfaction").missing
    assert missing is not None
    assert (missing.what, missing.have, missing.need) == ("respondents", 4, 5)


async def test_who_is_silent_is_seen_only_where_it_is_not_anonymous(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li, named=True)
    await zhang.sees("不匿名")
    await answers(zhang, CONTENT)
    await looks_at_it(li)
    shown = await li.sees("还没有答的")
    assert "张伟" not in shown
    assert "赵敏" in shown


async def test_the_same_is_not_asked_twice_and_not_after_it_has_closed(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li)
    await begins_a_survey(li)
    assert li.toast == "这个周期已经发起过这份问卷。"
    assert len(town.rows(surveys)) == 1
    await town.post("clock", {"to": "2026-12-05T09:00:00+08:00"})
    await zhang.taps("开始作答")
    assert zhang.toast == "这份问卷已经截止。"
    assert not town.rows(survey_ballots)


async def test_people_of_both_sides_do_not_answer_the_public_survey(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li, "校企共建社会评价问卷")
    await zhang.opens(await link_of(li))
    await zhang.sees("请双方以外的人来答")
    stranger = await town.moves_in(7001, "Ann", "en")
    await stranger.says("/start")
    await stranger.forges("survey:1")
    await stranger.forges("answer:1:0:5")
    assert not town.rows(survey_ballots)
    await stranger.opens("survey-nothing")
    await stranger.sees("No such survey")


async def test_the_public_link_comes_as_a_picture_too(town: Town, li: Person) -> None:
    await begins_a_survey(li, "校企共建社会评价问卷")
    await li.taps("公开链接和二维码")
    assert (await li.answers())[-1].get("photo")


async def test_a_comment_goes_to_what_was_asked_last(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li)
    await zhang.taps("开始作答")
    for level in CONTENT:
        await zhang.taps(f"{level} ")
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhang.sees("哪一类")
    assert not (await zhang.news()).count("已提交，谢谢您")


async def test_a_comment_that_was_left_takes_no_thanks(town: Town, zhang: Person, li: Person) -> None:
    await begins_a_survey(li)
    await zhang.taps("开始作答")
    for level in CONTENT:
        await zhang.taps(f"{level} ")
    await zhang.says("/ledger")
    await zhang.says("谢谢")
    await zhang.sees("没有算作意见", "请再发一遍")
    await town.moves_to("2026-11-23T12:00:00+08:00")
    await zhang.says("收到")
    await zhang.sees("没有算作意见")
    await zhang.says("建议多安排现场活动")
    await zhang.sees("已提交，谢谢您")


@pytest.mark.parametrize("name", questionnaires())
def test_questionnaires_hold_items_turned_both_ways(name: str) -> None:
    asked = questionnaires()[name]
    assert any(item.reversed for item in asked.items)
    assert asked.is_straight_lined({item.key: 4 for item in asked.items})
    assert not asked.is_straight_lined({item.key: 2 if item.reversed else 4 for item in asked.items})


async def test_of_many_comments_one_is_chosen_and_then_its_side(town: Town, li: Person) -> None:
    everybody = await both_sides(town, 6)
    await begins_a_survey(li)
    for at, person in enumerate(everybody):
        await answers(person, CONTENT, f"意见甲{at}乙" if at < 10 else None)
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    assert [label for label in await li.buttons() if "意见" in label] == ["意见转整改"]
    await li.taps("意见转整改")
    await li.sees("要把哪条意见转为整改")
    assert [label for label in await li.buttons() if label.isdecimal()] == [str(number) for number in range(1, 9)]
    await li.taps("下一页")
    await li.taps("10")
    text = await li.sees("由哪一方整改", "10. 意见甲")
    await li.taps("意见 10 → 企方整改")
    await li.says("2026-12-01")
    await li.taps("提交")
    (rectification,) = town.rows(rectifications)
    assert rectification.problem in text


async def test_a_reversed_item_is_told_as_it_is_counted(town: Town, li: Person) -> None:
    everybody = await both_sides(town, 6)
    await begins_a_survey(li)
    for person in everybody:
        await answers(person, CONTENT)
    await looks_at_it(li)
    await li.taps("现在截止")
    await li.taps("现在截止")
    shown = await li.sees("指数 100.0", "（反向题，已换算）5.0")
    assert "1.0" not in shown.partition("企方")[0]
