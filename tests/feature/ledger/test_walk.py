"""The road from a message to a confirmed record, walked by the people of both sides, in both languages."""

import asyncio

import pytest

from storage.tables.records import drafts, facts, records
from storage.tables.traffic import set_aside, updates
from tests.support.townsfolk import Person, Town

CHINESE = {
    "Joint activity": "联合活动",
    "Yesterday": "昨天",
    "Themed Party day": "主题党日",
    "Change": "修改",
    "Add details": "补充选填内容",
    "Evidence": "佐证材料",
    "Guests": "列席",
    "Place": "地点",
    "Done": "完成",
    "Submit": "提交",
    "Skip": "跳过",
    "On business": "因公",
    "Sick leave": "病假",
    "4 of 5 present": "应到 5，实到 4",
    "5 of 6 present": "应到 6，实到 5",
    "1 album (3 photos)": "相册 1 组（照片 3 张）",
    "Others present": "记为名册外到场",
    "awaiting internal review": "待本方审核",
    "awaiting the other side": "待对方确认",
    "awaiting your confirmation": "待本方确认",
    "confirmed": "已确认",
    "returned": "已退回",
    "Returned because": "退回原因",
    "✓ Approve": "✓ 审核通过",
    "✓ Confirm": "✓ 确认",
    "← Return": "← 退回",
    "✎ Revise": "修改退回项",
    "no longer works": "已失效",
    "voided": "已作废",
    "Withdraw": "撤回",
    "withdrawn": "已撤回",
    "Raise objection": "提出异议",
    "Continue": "继续填写",
    "Discard": "放弃",
    "unfinished": "没写完",
    "discarded": "已放弃",
    "Decide: void": "裁定：作废",
}


class Words:
    """What is written in English, as the language of the walk has it."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, english: str) -> str:
        return english if self.language == "en" else CHINESE[english]


@pytest.fixture(params=["zh-CN", "en"])
async def words(request: pytest.FixtureRequest, any_town: Town) -> Words:
    """The language, which everybody has chosen by taps."""
    for person in any_town.people.values():
        await person.says("/language")
        await person.taps("English" if request.param == "en" else "中文")
    return Words(request.param)


async def log_a_theme_day(zhang: Person, word: Words) -> None:
    """Up to the card of the draft."""
    await zhang.says("/log")
    await zhang.taps(word("Joint activity"))
    await zhang.taps(word("Yesterday"))
    await zhang.taps(word("Themed Party day"))
    await zhang.says("学习工匠精神")
    await zhang.says("精工一号车间")
    await zhang.taps("王强")
    await zhang.taps(word("On business"))
    await zhang.taps(word("Done"))
    await zhang.sees("学习工匠精神", "精工一号车间", word("4 of 5 present"))


async def log_quickly(zhang: Person) -> None:
    """A record that waits for the own side, in the sample's own languages."""
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("提交")
    await zhang.sees("待本方审核")


async def confirm_with_six(chen: Person, word: Words) -> None:
    await chen.taps(word("✓ Confirm"))
    await chen.taps("何雪")
    await chen.taps(word("Sick leave"))
    await chen.taps(word("Done"))


def count_facts(town: Town) -> dict[tuple[str, str | None], tuple[int, float]]:
    """Of each measure and side, how many facts hold now and what they add up to."""
    told: dict[tuple[str, str | None], tuple[int, float]] = {}
    for fact in town.rows(facts):
        if fact.known_until is None and fact.state == "confirmed" and fact.measure != "answered":
            count, total = told.get((fact.measure, fact.side), (0, 0.0))
            told[fact.measure, fact.side] = count + 1, total + fact.quantity
    return told


async def test_a_theme_day_is_logged_returned_mended_and_confirmed(any_town: Town, words: Words) -> None:
    zhang, li, chen = (any_town.people[number] for number in (1001, 1002, 2002))
    await log_a_theme_day(zhang, words)

    await zhang.taps(words("Change"))
    await zhang.taps(words("Guests"))
    await zhang.says("钱七、孙八")
    await zhang.taps(words("Done"))
    await zhang.taps(words("Change"))
    await zhang.taps(words("Evidence"))
    await zhang.sends_photos(3)
    await zhang.sees(words("1 album (3 photos)"))
    await zhang.taps(words("Done"))
    await zhang.taps(words("Submit"))
    await zhang.sees(words("awaiting internal review"))

    await li.sees("学习工匠精神", "钱七", words("1 album (3 photos)"))
    await li.taps(words("✓ Approve"))
    await chen.sees("学习工匠精神", words("4 of 5 present"))
    assert "王强" not in await chen.news()

    await chen.taps(words("← Return"))
    await chen.taps(words("Place"))
    await chen.taps(words("Done"))
    await chen.says("是二号车间")
    await chen.taps(words("← Return"))
    await zhang.sees(words("Returned because"), "是二号车间")

    await zhang.taps(words("✎ Revise"))
    await zhang.says("精工二号车间")
    await zhang.taps(words("Submit"))
    await li.sees("精工二号车间")
    await li.taps(words("✓ Approve"))
    await confirm_with_six(chen, words)
    await chen.sees(words("confirmed"), words("4 of 5 present"), words("5 of 6 present"), "何雪")

    for person, own, others in ((zhang, "王强", "何雪"), (chen, "何雪", "王强")):
        await person.says("/ledger")
        await person.taps("#1 学习工匠精神")
        shown = await person.sees("精工二号车间", words("4 of 5 present"), words("5 of 6 present"), own)
        assert others not in shown, "reasons of absence are for the own side"
    told = {
        ("activity", None): (1, 1.0),
        ("presence", "college"): (1, 4.0),
        ("attendance", "college"): (5, 4.0),
        ("presence", "enterprise"): (1, 5.0),
        ("attendance", "enterprise"): (6, 5.0),
    }
    assert count_facts(any_town) == told
    assert not any_town.rows(set_aside)


async def test_an_album_that_nobody_asked_for_is_answered_once(town: Town, zhang: Person) -> None:
    before = len(await zhang.answers())
    await zhang.sends_photos(3)
    await zhang.sees("照片 3 张", "先替您留着")
    assert len(await zhang.answers()) == before + 1


async def test_a_draft_survives_a_restart(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("2026-11-19")
    await zhang.taps("主题党日")
    await town.restart()
    await zhang.says("学习工匠精神")
    await zhang.says("一号车间")
    await zhang.taps("全部到齐")
    await town.restart()
    await zhang.taps("提交")
    await zhang.sees("#1 学习工匠精神", "待本方审核")


async def test_updates_that_come_again_change_nothing(town: Town, zhang: Person) -> None:
    await log_quickly(zhang)
    everything = (drafts, records, facts, updates)
    before, numbers = town.state(*everything), [row.update_id for row in town.rows(updates)]
    shown = await zhang.messages()
    for number in numbers:
        await zhang.does("repeat", update_id=number)
    assert town.state(*everything) == before
    assert await zhang.messages() == shown


async def test_an_old_button_shows_the_present_state_and_does_nothing(town: Town, zhang: Person, li: Person) -> None:
    await zhang.says("/activity")
    question, yesterday = await zhang.button("昨天")
    await zhang.taps("今天")
    await zhang.does("tap", message_id=question, data=yesterday, force=True)
    assert "已失效" in str(zhang.toast)
    assert [draft.state["answers"]["event_date"] for draft in town.rows(drafts)] == ["2026-11-20"]

    await zhang.says("/cancel")
    await zhang.taps("放弃")
    await log_quickly(zhang)
    card, passing = await li.button("审核通过")
    await zhang.taps("撤回")
    await zhang.says("记错了")
    await zhang.taps("撤回")
    await li.does("tap", message_id=card, data=passing, force=True)
    assert "已失效" in str(li.toast)
    await li.sees("已撤回")
    assert [record.state for record in town.rows(records)] == ["withdrawn"]


async def test_tapping_twice_makes_one_record(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    message, submit = await zhang.button("提交")
    for _ in range(2):
        await zhang.does("tap", message_id=message, data=submit, force=True, settle=False)
    await zhang.settles()
    assert "已提交、放弃或过期" in str(zhang.toast)
    assert len(town.rows(records)) == 1


async def test_logging_again_offers_the_draft_that_is_there(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhang.says("/activity")
    await zhang.sees("没写完的联合活动")
    await zhang.taps("继续填写")
    await zhang.sees("2026年11月19日", "是哪一类活动")
    await zhang.says("/activity")
    await zhang.taps("放弃")
    await zhang.taps("放弃")
    await zhang.sees("已放弃")
    assert not town.rows(drafts)


async def test_an_edited_message_amends_its_answer(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    said = {}
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间"):
        await zhang.says(answer)
        said[answer] = zhang.last["message_ids"][0]
    await zhang.edits(said["昨天"], "前天")
    await zhang.edits(said["主题党日"], "座谈会")
    await zhang.edits(said["一号车间"], "二号车间")
    await zhang.sees("2026年11月18日", "座谈会", "学习工匠精神", "二号车间", "本方谁到场了")
    await zhang.edits(said["学习工匠精神"], "👍")
    await zhang.sees("请用文字作答", "学习工匠精神")
    await zhang.says("除了王强都到了")
    await zhang.edits(zhang.last["message_ids"][0], "除了刘洋都到了")
    await zhang.sees("请选择刘洋的缺席原因")
    await zhang.taps("病假")
    await zhang.taps("完成")
    await zhang.edits(said["一号车间"], "三号车间")
    await zhang.sees("三号车间", "缺席：刘洋（病假）")
    await zhang.taps("提交")
    before = town.state(records)
    await zhang.edits(said["一号车间"], "四号车间")
    await zhang.sees("改动：", "地点：三号车间 → 四号车间")
    assert town.state(records) == before, "it is offered, and changes nothing by itself"


async def test_a_wrong_answer_can_be_put_right_by_editing_it(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("明天")
    await zhang.sees("今天或之前", "哪一天")
    await zhang.edits(zhang.last["message_ids"][0], "昨天")
    await zhang.sees("2026年11月19日", "是哪一类活动")


async def test_an_objection_is_decided_by_an_admin(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await log_quickly(zhang)
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.says("We were not there.")
    await chen.taps("Raise objection")
    await zhang.sees("有异议", "We were not there.")
    await zhou.sees("请您裁定")
    await zhou.says("/pending")
    await zhou.taps("#1")
    await zhou.taps("裁定：作废")
    await zhou.says("双方核实，活动未举行。")
    await zhou.taps("裁定：作废")
    for person, voided in ((zhang, "已作废"), (li, "已作废"), (chen, "void")):
        await person.sees(voided)
    assert not count_facts(town)


async def test_an_objection_sent_back_asks_for_the_fields_that_the_admin_ticked(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await log_quickly(zhang)
    await li.taps("← 退回")
    await li.taps("标题")
    await li.taps("完成")
    await li.says("写全称")
    await li.taps("← 退回")
    await zhang.taps("修改退回项")
    await zhang.says("学习工匠精神主题党日")
    await zhang.taps("提交")
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.says("It was elsewhere.")
    await chen.taps("Raise objection")
    await zhou.taps("裁定：退回")
    await zhou.taps("地点")
    await zhou.taps("完成")
    await zhou.says("地点以企方为准")
    await zhou.taps("裁定：退回")
    await zhang.sees("地点以企方为准")
    await zhang.taps("修改退回项")
    await zhang.sees("在哪里举行")


async def test_a_record_that_the_other_side_was_not_asked_about_is_withdrawn_quietly(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await log_quickly(zhang)
    await zhang.taps("撤回")
    await zhang.says("记错了")
    await zhang.taps("撤回")
    await li.sees("已撤回")
    assert "学习工匠精神" not in str(await chen.answers())


async def test_what_was_asked_of_the_other_side_is_withdrawn_with_its_knowledge(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await log_quickly(zhang)
    await li.taps("审核通过")
    await zhang.taps("撤回")
    await zhang.says("重复填报")
    await zhang.taps("撤回")
    await chen.sees("withdrawn")
    assert "✓ Confirm" not in await chen.buttons()


async def test_of_two_who_confirm_and_return_at_once_one_wins_and_the_other_is_told(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    link = await invitation(town, chen)
    sun = await town.moves_in(2003, "孙磊")
    await sun.opens(link)
    await log_quickly(zhang)
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    await sun.taps("← 退回")
    await sun.taps("地点")
    await sun.taps("完成")
    await sun.says("地点不对")
    await asyncio.gather(chen.taps("All present", settle=False), sun.taps("← 退回", settle=False))
    await chen.settles()
    await sun.settles()
    state = town.rows(records)[0].state
    assert state in ("confirmed", "returned")
    if state == "confirmed":
        assert "这条台账现在是“已确认”" in (sun.toast or "")
    else:
        assert "This record is now “returned”" in f"{chen.toast} {await chen.news()}"
    assert bool(count_facts(town)) == (state == "confirmed")
    assert not town.rows(set_aside)


async def invitation(town: Town, by: Person) -> str:
    """The code of a link for another coordinator of the side."""
    await by.says("/invite")
    await by.taps("coordinator")
    return (await by.sees("https://t.me/")).rpartition("start=")[2].strip()
