"""Forums in the sandbox: topics, General, and what Telegram refuses there."""

import pytest
from telegram import Bot, Message
from telegram.error import BadRequest

from tests.sandbox.mei import Mei, receive


async def has_a_forum(mei: Mei) -> int:
    group = await mei.post("chats", {"title": "共建群", "members": [mei.id], "forum": True})
    assert group["is_forum"] is True
    return int(group["id"])


async def opens_a_topic(mei: Mei, chat: int) -> int:
    (number,) = (await mei.does("open_topic", chat=chat, name="活动"))["message_ids"]
    return number


async def heard(bot: Bot) -> Message:
    """The newest message that the bot gets."""
    message = (await receive(bot))[-1].message
    assert message is not None
    return message


async def test_messages_in_a_topic_name_it_and_the_bot_can_answer_there(mei: Mei, bot: Bot) -> None:
    chat = await has_a_forum(mei)
    topic = await opens_a_topic(mei, chat)
    created = await heard(bot)
    assert created.forum_topic_created is not None
    assert (created.message_thread_id, created.is_topic_message) == (topic, True)
    await mei.does("text", chat=chat, text="/bind", topic=topic)
    said = await heard(bot)
    assert (said.message_thread_id, said.is_topic_message, said.chat.is_forum) == (topic, True, True)
    sent = await bot.send_message(chat, "好的", message_thread_id=topic)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic, True)
    photo = await bot.send_document(chat, b"file", message_thread_id=topic)
    assert photo.message_thread_id == topic
    assert (await bot.send_message(chat, "General")).message_thread_id is None


async def test_a_topic_that_is_not_there_is_refused_and_so_is_general_by_number(mei: Mei, bot: Bot) -> None:
    chat = await has_a_forum(mei)
    topic = await opens_a_topic(mei, chat)
    plain = (await mei.post("chats", {"title": "x", "members": [mei.id]}))["id"]
    await mei.does("delete_topic", chat=chat, topic=topic)
    for where, number in ((chat, topic), (chat, 1), (plain, topic)):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(where, "x", message_thread_id=number)


async def test_what_is_closed_takes_nothing_until_it_is_opened_again(mei: Mei, bot: Bot) -> None:
    chat = await has_a_forum(mei)
    topic = await opens_a_topic(mei, chat)
    await mei.does("close_topic", chat=chat, topic=topic)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(chat, "x", message_thread_id=topic)
    await mei.does("close_topic", chat=chat)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(chat, "x")
    await mei.does("reopen_topic", chat=chat, topic=topic)
    await bot.send_message(chat, "x", message_thread_id=topic)


async def test_without_the_right_to_write_the_bot_is_refused(mei: Mei, bot: Bot) -> None:
    chat = await has_a_forum(mei)
    await mei.does("set_rights", chat=chat, may_write=False)
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.send_message(chat, "x")


async def test_administrators_can_write_in_the_name_of_the_group(mei: Mei, bot: Bot) -> None:
    chat = await has_a_forum(mei)
    await mei.does("text", chat=chat, text="/bind", anonymous=True)
    said = await heard(bot)
    assert said.sender_chat is not None
    assert said.sender_chat.id == chat
    assert said.from_user is not None
    assert said.from_user.username == "GroupAnonymousBot"


async def test_a_reply_makes_a_thread_that_is_no_topic(mei: Mei, bot: Bot) -> None:
    chat = int((await mei.post("chats", {"title": "共建群", "members": [mei.id]}))["id"])
    sent = await bot.send_message(chat, "各位好")
    await mei.does("text", chat=chat, text="/bind", reply_to=sent.message_id)
    said = await heard(bot)
    assert (said.message_thread_id, said.is_topic_message) == (sent.message_id, None)
