"""Groups with topics: answered in the topic, announced in the one that was chosen, and what to do where that fails."""

from typing import Any

import pytest
import pytest_asyncio

from storage.tables.people import chats
from storage.tables.planning import waiting_news
from storage.tables.traffic import set_aside
from tests.support.errands import plans
from tests.support.townsfolk import Person, Town


@pytest_asyncio.fixture
async def forum(town: Town, li: Person) -> Person:
    """李娜 in the topic 共建 of the partnership's group."""
    members = [1001, 1002, 2001, 2002, 9001]
    group = (await town.post("chats", {"title": "共建群", "members": members, "forum": True}))["id"]
    return await li.in_group(group).opens_topic("共建")


def threads(messages: list[dict[str, Any]], text: str) -> list[int | None]:
    """The topics of the messages that say it."""
    return [message.get("message_thread_id") for message in messages if text in message.get("text", "")]


async def test_a_command_in_a_topic_is_answered_there_and_notices_come_there(
    town: Town, forum: Person, li: Person
) -> None:
    await forum.says("/bind")
    await forum.sees("本群已与", "通知发到这个话题")
    await plans(li)
    everywhere = await forum.in_topic(None).answers()
    assert threads(everywhere, "安排了一场共建活动") == [forum.topic]
    await town.moves_to("2026-11-25T13:30:00+08:00")
    assert threads(await forum.in_topic(None).answers(), "今天有活动") == [forum.topic]
    zhao = town.people[2001].in_group(forum.chat or 0).in_topic(forum.topic)
    await zhao.taps("✓ 签到")
    await zhao.sees("企方 1 人")
    assert [(row.id, row.topic) for row in town.rows(chats)] == [(forum.chat, forum.topic)]
    assert not town.rows(set_aside)


async def test_what_is_asked_in_a_topic_is_answered_in_it(town: Town, forum: Person, zhou: Person) -> None:
    await forum.says("/scores@gongjian_bot")
    assert threads(await forum.in_topic(None).answers(), "t.me/gongjian_bot") == [forum.topic]


async def test_another_topic_is_chosen_and_the_card_in_the_old_one_follows(
    town: Town, forum: Person, li: Person
) -> None:
    await forum.says("/bind")
    await plans(li)
    other = await forum.in_topic(None).opens_topic("活动")
    await other.says("/bind")
    await other.sees("通知发到这个话题")
    await li.taps("✎ 修改")
    await li.taps("修改某一项")
    await li.taps("地点")
    await li.says("二号车间")
    await li.taps("保存")
    assert "二号车间" in (await forum.answers())[-1]["text"]
    assert threads(await forum.in_topic(None).answers(), "活动安排有变动") == [forum.topic, other.topic]


async def test_general_is_no_topic_that_could_be_named(town: Town, forum: Person, li: Person) -> None:
    general = forum.in_topic(None)
    await general.says("/bind")
    await plans(li)
    assert threads(await general.answers(), "安排了一场共建活动") == [None]
    assert [row.topic for row in town.rows(chats)] == [None]


async def test_a_thread_of_replies_is_no_topic(town: Town, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await town.settles()
    here = li.in_group(group)
    greeting = (await here.answers())[0]["message_id"]
    await here.does("text", text="/bind", reply_to=greeting)
    await here.sees("本群已与")
    assert [row.topic for row in town.rows(chats)] == [None]


@pytest.mark.parametrize("action", ["close_topic", "delete_topic"])
async def test_a_topic_that_is_closed_or_gone_gives_way_to_general_and_coordinators_hear(
    town: Town, forum: Person, li: Person, chen: Person, action: str
) -> None:
    await forum.says("/bind")
    await forum.in_topic(None).does(action, topic=forum.topic)
    await plans(li)
    assert threads(await forum.in_topic(None).answers(), "安排了一场共建活动") == [None]
    assert [row.topic for row in town.rows(chats)] == [None]
    await town.wakes()
    for person, words in ((li, "通知改发到主话题"), (chen, "go to the group's General topic")):
        told = [each for each in await person.answers() if words in each.get("text", "")]
        assert len(told) == 1
    await li.taps("取消活动")
    await li.taps("只取消这场")
    assert threads(await forum.in_topic(None).answers(), "取消了") == [None]
    assert not town.rows(waiting_news)
    assert not town.rows(set_aside)


async def test_a_card_in_a_topic_that_was_closed_since_comes_anew_in_general(
    town: Town, forum: Person, li: Person
) -> None:
    await forum.says("/bind")
    await plans(li)
    await forum.in_topic(None).does("close_topic", topic=forum.topic)
    await li.taps("取消活动")
    await li.taps("只取消这场")
    assert threads(await forum.in_topic(None).answers(), "取消了") == [None]


async def test_where_the_bot_may_not_write_coordinators_hear_once(
    town: Town, forum: Person, li: Person, chen: Person
) -> None:
    await forum.says("/bind")
    await forum.does("set_rights", may_write=False)
    await plans(li)
    await plans(li, title="社区义诊")
    await town.wakes()
    for person, words in ((li, "不能发言"), (chen, "I may not write")):
        assert len([each for each in await person.answers() if words in each.get("text", "")]) == 1
    await forum.does("set_rights", may_write=True)
    await li.taps("取消活动")
    await li.taps("只取消这场")
    assert not town.rows(set_aside)


async def test_a_general_that_is_closed_is_told_too(town: Town, forum: Person, li: Person) -> None:
    general = forum.in_topic(None)
    await general.says("/bind")
    await general.does("close_topic")
    await plans(li)
    await town.wakes()
    assert [each for each in await li.answers() if "不能发言" in each.get("text", "")]


async def test_coordinators_hear_that_the_bot_was_put_out_unless_it_was_them(
    town: Town, forum: Person, li: Person, chen: Person
) -> None:
    await forum.says("/bind")
    bot = {"id": 4242, "is_bot": True, "first_name": "Gongjian"}
    user = {"id": 1002, "is_bot": False, "first_name": "李娜"}
    change = {
        "chat": {"id": forum.chat, "type": "supergroup", "title": "共建群"},
        "from": user,
        "date": 1_700_000_000,
        "old_chat_member": {"user": bot, "status": "member"},
        "new_chat_member": {"user": bot, "status": "left"},
    }
    await li.does("raw", update={"my_chat_member": change})
    await town.wakes()
    assert [each for each in await chen.answers() if "not in the partnership's group any more" in each.get("text", "")]
    assert not [each for each in await li.answers() if "不在共建群里" in each.get("text", "")]


async def test_who_is_anonymous_is_told_what_to_do(town: Town, forum: Person) -> None:
    await forum.does("text", text="/bind", anonymous=True)
    await forum.sees("这条消息没有显示您是谁", "匿名", "https://t.me/gongjian_bot")
    assert not [row for row in town.rows(chats) if row.partnership_id]
    for said in ("大家好", "/bind@other_bot", "/weather"):
        await forum.does("text", text=said, anonymous=True)
    told = [each for each in await forum.answers() if "没有显示您是谁" in each.get("text", "")]
    assert len(told) == 1


async def test_who_is_anonymous_is_told_in_the_group_s_language(town: Town, forum: Person, chen: Person) -> None:
    here = chen.in_group(forum.chat or 0).in_topic(forum.topic)
    await here.says("/bind")
    await here.does("text", text="/unbind", anonymous=True)
    await here.sees("I cannot tell who sent this")


CHANNEL = {"id": -1009, "type": "channel", "title": "校报"}


@pytest.mark.parametrize(
    ("sender", "more", "answered"),
    [
        ({"id": 777000, "is_bot": False, "first_name": "Telegram"}, {"is_automatic_forward": True}, False),
        ({"id": 136817688, "is_bot": True, "first_name": "Channel"}, {}, True),
    ],
)
async def test_what_a_channel_forwards_is_ignored_and_who_writes_as_a_channel_is_told(
    town: Town, forum: Person, sender: dict[str, object], more: dict[str, object], answered: bool
) -> None:
    message = {
        "message_id": 9,
        "date": 1_700_000_000,
        "chat": {"id": forum.chat, "type": "supergroup", "title": "共建群"},
        "from": sender,
        "sender_chat": CHANNEL,
        "text": "/bind",
    }
    await forum.in_topic(None).does("raw", update={"message": message | more})
    told = [each for each in await forum.in_topic(None).answers() if "没有显示您是谁" in each.get("text", "")]
    assert bool(told) == answered
    await forum.does("raw", update={"channel_post": {**message, "chat": CHANNEL}})
    assert not town.rows(set_aside)


async def test_a_slip_in_a_command_that_names_this_bot_is_told_and_another_bot_s_is_not(forum: Person) -> None:
    await forum.says("/bnid@gongjian_bot")
    await forum.sees("/bind")
    for others in ("/bind@other_bot", "/weather", "/weather@other_bot"):
        await forum.says(others)
        await forum.sees_nothing_new()


async def test_who_names_the_bot_in_a_group_is_told_where_to_go_on(forum: Person) -> None:
    await forum.says("@gongjian_bot 我想签到")
    await forum.sees("请到私聊里继续")
    await forum.says("@gongjian_bot2 我想签到")
    await forum.sees_nothing_new()


async def test_a_group_that_moves_keeps_its_binding_and_can_have_topics_then(town: Town, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002], "type": "group"}))["id"]
    await li.in_group(group).says("/bind")
    moved_to = (await town.post(f"chats/{group}/migrate", {}))["id"]
    await town.settles()
    topic = await li.in_group(moved_to).opens_topic("共建")
    await topic.says("/bind")
    await plans(li)
    assert threads(await topic.in_topic(None).answers(), "安排了一场共建活动") == [topic.topic]
    assert [(row.id, row.topic) for row in town.rows(chats)] == [(moved_to, topic.topic)]


async def test_the_digest_of_a_group_comes_in_its_topic(town: Town, forum: Person) -> None:
    await forum.says("/bind")
    await town.moves_to("2026-11-23T09:01:00+08:00")
    everywhere = await forum.in_topic(None).answers()
    assert threads(everywhere, "周报") == [forum.topic]
