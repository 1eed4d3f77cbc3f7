"""What people meet when Telegram is slow or away, what they see of the bot meanwhile, and how it is restarted."""

import asyncio
import json

import aiohttp
import pytest
from telegram import Bot
from telegram.error import NetworkError

from sandbox.server import Sandbox
from tests.sandbox.mei import PIXEL, Mei, receive


async def test_what_people_send_while_telegram_is_down_goes_through_once_it_is_back(mei: Mei, bot: Bot) -> None:
    await mei.post("faults", {"kinds": ["reset"], "people": True})
    sending = asyncio.create_task(mei.does("text", text="在吗"))
    with pytest.raises(NetworkError):
        await bot.get_me()
    assert not sending.done()
    assert await mei.sees() == []
    assert (await mei.get("faults"))["kinds"] == ["reset"]
    async with mei.session.delete(f"{mei.sandbox.url}/control/faults") as answer:
        assert answer.status == 200
    await sending
    assert [message["text"] for message in await mei.sees()] == ["在吗"]
    assert (await mei.get("faults"))["kinds"] == []


async def test_faults_of_the_bot_alone_do_not_hold_people_up(mei: Mei) -> None:
    await mei.post("faults", {"kinds": ["reset"]})
    assert (await mei.does("text", text="在吗"))["message_ids"]


async def test_a_message_counts_as_received_once_the_bot_has_confirmed_it(mei: Mei, bot: Bot) -> None:
    await mei.does("text", text="一")
    await bot.get_updates()
    assert [message["received"] for message in await mei.sees()] == [False]
    await receive(bot)
    assert [message["received"] for message in await mei.sees()] == [True]


async def test_the_page_hears_that_the_bot_types(mei: Mei, bot: Bot, sandbox: Sandbox) -> None:
    await mei.does("text", text="/start")
    before = sandbox.store.changes.last
    await bot.send_chat_action(mei.id, "typing")
    (change,) = sandbox.store.changes.after(before)
    assert (change["type"], change["chat_id"]) == ("chat_action", mei.id)
    assert change["chat_action"] == {"action": "typing"}


async def test_the_bot_is_restarted_by_whoever_runs_the_sandbox(mei: Mei, sandbox: Sandbox) -> None:
    assert "how the bot is restarted" in (await mei.post("restart", {}, 400))["error"]
    begun, done = asyncio.Event(), asyncio.Event()

    async def restart() -> None:
        begun.set()
        await done.wait()

    sandbox.supervisor.restart_bot = restart
    restarting = asyncio.create_task(mei.post("restart", {}))
    await begun.wait()
    assert (await mei.get("bot"))["restarting"]
    assert "already" in (await mei.post("restart", {}, 400))["error"]
    done.set()
    assert await restarting == {"restartable": True, "restarting": False}


async def test_a_chat_is_read_page_by_page_in_both_directions(mei: Mei) -> None:
    for number in range(5):
        await mei.does("text", text=str(number))
    ids = [message["message_id"] for message in await mei.sees()]

    async def page(**range_: str) -> list[str]:
        return [message["text"] for message in await mei.get(f"chats/{mei.id}/messages", limit="2", **range_)]

    assert await page() == ["3", "4"]
    assert await page(before=str(ids[3])) == ["1", "2"]
    assert await page(after=str(ids[0])) == ["1", "2"]
    assert await page(before=str(ids[0])) == []


async def test_what_is_no_photo_is_refused_in_a_sentence(mei: Mei) -> None:
    action = {"user": mei.id, "action": "photos", "files": [{"name": "台账.jpg", "base64": "aGVsbG8="}]}
    assert (await mei.post("actions", action, 400))["error"] == "台账.jpg cannot be a photo; it can be sent as a file."
    assert await mei.does("photos", files=[{"name": "1.png", "base64": PIXEL}])


async def test_files_come_in_a_form_as_they_are(mei: Mei, bot: Bot) -> None:
    form = aiohttp.FormData()
    form.add_field("action", json.dumps({"user": mei.id, "action": "document", "caption": "请查收"}))
    form.add_field("file", b"a,b", filename='台账 "2026".csv', content_type="text/csv")
    async with mei.session.post(f"{mei.sandbox.url}/control/actions", data=form) as answer:
        assert answer.status == 200, await answer.text()
    (update,) = await receive(bot)
    assert update.message is not None
    assert update.message.document is not None
    assert (update.message.caption, update.message.document.mime_type) == ("请查收", "text/csv")
    content = await (await bot.get_file(update.message.document.file_id)).download_as_bytearray()
    assert content == b"a,b"


async def test_people_have_notes_in_two_languages_an_invitation_and_a_count_of_what_is_unread(
    mei: Mei, bot: Bot
) -> None:
    note = {"zh": "校方联络员", "en": "College coordinator"}
    await mei.post("users", {"id": mei.id, "note": note, "invitation": "abc"})
    await mei.does("text", text="x")
    await bot.send_message(mei.id, "一")
    (person,) = await mei.get("users")
    assert (person["first_name"], person["note"], person["invitation"], person["unread"]) == ("梅", note, "abc", 1)
