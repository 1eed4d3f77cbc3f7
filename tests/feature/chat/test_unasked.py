"""What people write and send when nothing is asked: slips of the keyboard, their own words, photos first."""

import base64

import pytest

from storage.tables.records import drafts, evidence
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import PIXEL, Person, Town


@pytest.mark.parametrize(
    "typed",
    ["／log", "、log", "/ log", "／ＬＯＧ", "/LOG", "\\log", "＼log", "/log。", "／log@gongjian_bot", "/记台账"],
)
async def test_a_slash_of_another_keyboard_is_a_slash(town: Town, zhang: Person, typed: str) -> None:
    await zhang.says(typed)
    await zhang.sees("记哪一类")


async def test_what_stands_on_the_key_of_the_slash_is_no_command_where_there_is_none(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("昨天", "主题党日", "、学习工匠精神"):
        await zhang.says(answer)
    await zhang.sees("在哪里")


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("我想记一条活动", "哪一天举行"),
        ("昨天的活动怎么记", "记哪一类"),
        ("记台账", "记哪一类"),
        ("签到", "活动"),
        ("我要请假", "活动"),
        ("台账", "已确认的台账"),
        ("看看台账", "已确认的台账"),
        ("怎么用？", "您可以这样用"),
        ("请问这个怎么使用", "您可以这样用"),
        ("帮助", "您可以这样用"),
        ("我的待办", "待办"),
        ("周报", "周报"),
        ("help", "您可以这样用"),
    ],
)
async def test_own_words_mean_a_command(town: Town, zhang: Person, words: str, seen: str) -> None:
    await zhang.says(words)
    await zhang.sees(seen)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("I want to log an activity", "What date was it"),
        ("how do I use this?", "What you can do"),
        ("check in", "No event is planned"),
        ("the ledger", "Nothing is confirmed yet"),
        ("show me my to-do list", "Nothing to do"),
    ],
)
async def test_own_words_mean_a_command_in_english(town: Town, chen: Person, words: str, seen: str) -> None:
    await chen.says(words)
    await chen.sees(seen)


@pytest.mark.parametrize("words", ["谢谢", "收到", "好的", "今天天气不错", "ok", "数控加工"])
async def test_other_words_mean_none(town: Town, zhang: Person, words: str) -> None:
    await zhang.says(words)
    await zhang.sees("现在没有要填的内容")


async def test_words_that_may_mean_several_name_them(town: Town, zhang: Person) -> None:
    await zhang.says("问卷和整改")
    await zhang.sees("您要找的可能是", "/surveys", "/rectifications")


async def test_own_words_are_answers_where_something_is_asked(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("昨天", "主题党日", "签到"):
        await zhang.says(answer)
    await zhang.sees("标题：签到")


async def test_photos_first_go_into_the_record_that_is_chosen(town: Town, zhang: Person) -> None:
    await zhang.sends_photos(3)
    shown = await zhang.sees("照片 3 张", "先替您留着", "记哪一类")
    assert shown.count("先替您留着") == 1
    await zhang.taps("联合活动")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.sees("佐证材料：相册 1 组（照片 3 张）")
    await zhang.taps("提交")
    assert [row.record_id for row in town.rows(evidence)] == [1, 1, 1]


async def test_photos_go_into_a_draft_that_was_left(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhang.says("/my")
    await zhang.sends_photos(1)
    await zhang.sees("照片 1 张", "记哪一类")
    await zhang.taps("✎ ")
    assert len(town.rows(drafts)[0].state["answers"]["evidence"]) == 1


async def test_a_caption_beside_evidence_is_kept(town: Town, zhang: Person) -> None:
    content = base64.b64encode(PIXEL).decode()
    await zhang.does("photos", files=[{"name": "a.png", "base64": content}], caption="双方在一号车间合影")
    await zhang.taps("联合活动")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.sees("双方在一号车间合影")
    await zhang.taps("提交")
    await zhang.taps("佐证材料")
    await zhang.sees("双方在一号车间合影")


@pytest.mark.parametrize("kind", ["video", "audio", "animation"])
async def test_a_video_is_asked_for_as_a_file(town: Town, zhang: Person, kind: str) -> None:
    user = {"id": 1001, "is_bot": False, "first_name": "张伟", "language_code": "zh"}
    message = {"message_id": 5000, "date": 1795147200, "chat": {"id": 1001, "type": "private"}, "from": user}
    file = {"file_id": "a", "file_unique_id": "b", "duration": 3, "width": 1, "height": 1}
    await zhang.does("raw", update={"message": {**message, kind: file}})
    await zhang.sees("请以“文件”方式发送")


async def test_a_mistyped_command_that_is_edited_is_done(town: Town, zhang: Person) -> None:
    await zhang.says("/lgo")
    await zhang.sees("/log")
    await zhang.edits(zhang.last["message_ids"][0], "/log")
    await zhang.sees("记哪一类")


async def test_who_logs_nothing_is_told_so(town: Town, zhou: Person) -> None:
    await zhou.sends_photos(2)
    assert (await zhou.news()).count("现在没有要填的内容") == 1


async def test_photos_of_a_day_ago_are_forgotten(town: Town, zhang: Person) -> None:
    await zhang.sends_photos(1)
    await town.moves_to("2026-11-22T12:00:00+08:00")
    await logs_an_activity(zhang)
    assert [row.record_id for row in town.rows(evidence)] == [None]
