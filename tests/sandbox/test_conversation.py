"""A bot written with python-telegram-bot talks with a person through the sandbox, unchanged."""

import asyncio

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter

from sandbox.server import Sandbox
from tests.sandbox.mei import PIXEL, Mei, receive


def keyboard(data: str = "yes") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("确认", callback_data=data)]])


async def opened(mei: Mei, bot: Bot) -> None:
    await mei.does("text", text="/start")
    await receive(bot)


async def test_a_command_arrives_with_its_entity(mei: Mei, bot: Bot) -> None:
    await mei.does("start", payload="invite_7")
    (update,) = await receive(bot)
    assert update.message is not None
    assert update.message.text == "/start invite_7"
    assert update.message.entities[0].type == "bot_command"
    assert update.effective_user is not None
    assert update.effective_user.id == mei.id


async def test_a_tap_is_answered_and_the_message_is_edited(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    sent = await bot.send_message(mei.id, "<b>记录</b> &amp; 签到", parse_mode="HTML", reply_markup=keyboard())
    tapped = await mei.does("tap", message_id=sent.message_id, button="确认")
    (update,) = await receive(bot)
    assert update.callback_query is not None
    assert update.callback_query.data == "yes"
    await bot.answer_callback_query(str(tapped["callback_id"]), "好的")
    await bot.edit_message_text("<i>已确认</i>", mei.id, sent.message_id, parse_mode="HTML")
    answer = await mei.get(f"callbacks/{tapped['callback_id']}", wait="5")
    assert answer == {"answered": True, "text": "好的", "show_alert": False}
    shown = (await mei.sees())[-1]
    assert (shown["text"], shown["edited"], "reply_markup" in shown) == ("已确认", True, False)
    assert shown["entities"] == [{"type": "italic", "offset": 0, "length": 3}]


async def test_updates_come_again_until_they_are_confirmed(mei: Mei, bot: Bot) -> None:
    for text in "一二三":
        await mei.does("text", text=text)
    first = await bot.get_updates(limit=2)
    assert [u.update_id for u in first] == [u.update_id for u in await bot.get_updates(limit=2)]
    (rest,) = await bot.get_updates(offset=first[-1].update_id + 1)
    assert rest.message is not None
    assert rest.message.text == "三"
    assert await bot.get_updates(offset=-1) == (rest,)
    await mei.does("repeat", update_id=first[0].update_id)
    again = await bot.get_updates(offset=rest.update_id + 1)
    assert [u.update_id for u in again] == [first[0].update_id]


async def test_a_long_poll_ends_when_something_arrives(mei: Mei, bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=20))
    await mei.does("text", text="你好")
    assert len(await poll) == 1


async def test_a_second_poller_ends_the_first(mei: Mei, bot: Bot, sandbox: Sandbox) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    while not sandbox.updates.open_polls:
        await asyncio.sleep(0)
    async with Bot(bot.token, base_url=sandbox.api_url) as other:
        await other.get_updates(timeout=0)
    with pytest.raises(Conflict):
        await first


async def test_photos_become_an_album_and_can_be_downloaded(mei: Mei, bot: Bot) -> None:
    files = [{"name": "1.png", "base64": PIXEL}, {"name": "2.png", "base64": PIXEL}]
    await mei.does("photos", files=files, caption="两张")
    one, two = (update.message for update in await receive(bot))
    assert one is not None
    assert two is not None
    assert one.media_group_id == two.media_group_id
    assert (one.caption, two.caption) == ("两张", None)
    assert (one.photo[-1].width, one.photo[-1].height) == (640, 480)
    content = await (await bot.get_file(one.photo[-1].file_id)).download_as_bytearray()
    assert content.startswith(b"\x89PNG")


async def test_the_bot_sends_photos_documents_and_albums(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    photo = await bot.send_photo(mei.id, b"\xff\xd8\xff\xe0picture", caption="图", reply_markup=keyboard())
    await bot.edit_message_caption(mei.id, photo.message_id, caption="新图")
    document = await bot.send_document(mei.id, b"a,b", filename="台账.csv")
    assert document.document is not None
    assert document.document.file_name == "台账.csv"
    again = await bot.send_document(mei.id, document.document.file_id)
    assert again.document == document.document
    album = await bot.send_media_group(mei.id, [InputMediaPhoto(b"\xff\xd8\xff1"), InputMediaPhoto(b"\xff\xd8\xff2")])
    assert len({message.media_group_id for message in album}) == 1
    assert (await mei.sees())[1]["caption"] == "新图"


async def test_refusals_are_worded_as_telegrams(mei: Mei, bot: Bot) -> None:
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "x")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(mei.id, "x")
    await opened(mei, bot)
    sent = await bot.send_message(mei.id, "x", reply_markup=keyboard())
    for text, reason in {
        "字" * 4097: "Message is too long",
        " ": "Message text is empty",
        "<u>x": "Can't parse entities: can't find end tag",
        "<x>y</x>": 'Can\'t parse entities: unsupported start tag "x" at byte offset 0',
    }.items():
        with pytest.raises(BadRequest, match=f"(?i){reason}"):
            await bot.send_message(mei.id, text, parse_mode="HTML")
    await bot.send_message(mei.id, f"<b>{'字' * 4096}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("x", mei.id, sent.message_id, reply_markup=keyboard())
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("y", mei.id, 5)
    with pytest.raises(BadRequest, match=r"(?i)button.data.invalid"):
        await bot.send_message(mei.id, "x", reply_markup=keyboard("字" * 22))
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")
    hers = (await mei.sees())[0]["message_id"]
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("y", mei.id, hers)


async def test_an_unknown_token_is_unauthorized(sandbox: Sandbox) -> None:
    bot = Bot("4242:wrong", base_url=sandbox.api_url)
    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def test_whoever_blocks_the_bot_gets_nothing_until_they_unblock_it(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    await mei.does("block")
    (update,) = await receive(bot)
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(mei.id, "x")
    await mei.does("unblock")
    await bot.send_message(mei.id, "x")


async def test_a_group_moves_and_says_where_to(mei: Mei, bot: Bot) -> None:
    group = await mei.post("chats", {"title": "共建群", "members": [mei.id], "type": "group"})
    (added,) = await receive(bot)
    assert added.my_chat_member is not None
    assert (await bot.get_chat(group["id"])).title == "共建群"
    assert (await bot.get_chat_member(group["id"], mei.id)).status == "creator"
    moved = await mei.post(f"chats/{group['id']}/migrate", {})
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group["id"], "x")
    assert caught.value.new_chat_id == moved["id"]
    await bot.send_message(moved["id"], "x")


async def test_a_late_answer_to_a_tap_is_refused(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    sent = await bot.send_message(mei.id, "x", reply_markup=keyboard())
    tapped = await mei.does("tap", message_id=sent.message_id, data="yes")
    await mei.post("clock", {"add": 151})
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_callback_query(str(tapped["callback_id"]))


async def test_menus_follow_the_persons_language(mei: Mei, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand("log", "Log")])
    await bot.set_my_commands([BotCommand("log", "填报")], language_code="zh")
    assert (await mei.get("bot", user=str(mei.id)))["commands"] == [{"command": "log", "description": "填报"}]
    assert (await bot.get_my_commands())[0].description == "Log"
    with pytest.raises(BadRequest):
        await bot.set_my_commands([BotCommand("log", "x")], language_code="zh-CN")


async def test_too_many_messages_to_a_chat_are_refused_with_a_time(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    await mei.post("limits", {"per_chat": 0.1, "chat_burst": 1})
    await bot.send_message(mei.id, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(mei.id, "x")


async def test_deleted_messages_stay_in_the_history_as_deleted(mei: Mei, bot: Bot) -> None:
    await opened(mei, bot)
    sent = await bot.send_message(mei.id, "x")
    assert await bot.delete_message(mei.id, sent.message_id)
    assert (await mei.sees())[-1]["deleted"]
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(mei.id, sent.message_id)
