"""The controls: clock, faults, webhooks, the stream, and knowing when all is idle."""

import asyncio
import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import NetworkError, RetryAfter, TelegramError

from sandbox.server import Sandbox
from tests.sandbox.mei import TOKEN, Mei, receive


def test_it_binds_to_loopback_only() -> None:
    with pytest.raises(ValueError, match="loopback only"):
        Sandbox(TOKEN, host="0.0.0.0")


async def test_all_is_idle_once_the_update_is_confirmed(mei: Mei, bot: Bot) -> None:
    assert (await mei.get("idle", timeout="0"))["idle"]
    await mei.does("text", text="x")
    assert "1" in (await mei.get("idle", timeout="0"))["reason"]
    waiting = asyncio.create_task(mei.get("idle"))
    await receive(bot)
    assert await waiting == {"idle": True}


async def test_a_watcher_hears_of_the_clock_and_acknowledges_it(mei: Mei) -> None:
    version = (await mei.get("clock"))["version"]
    watching = asyncio.create_task(mei.get("clock", version=str(version)))
    while not mei.sandbox.clock.has_readers:
        await asyncio.sleep(0)
    moved = await mei.post("clock", {"to": "next_monday_09:00", "zone": "Asia/Shanghai"})
    local = datetime.fromisoformat(moved["now"]).astimezone(ZoneInfo("Asia/Shanghai"))
    assert (local.weekday(), local.hour, local.minute) == (0, 9, 0)
    assert (await watching)["version"] == version + 1
    assert "clock" in (await mei.get("idle", timeout="0"))["reason"]
    again = asyncio.create_task(mei.get("clock", version=str(version + 1)))
    assert (await mei.get("idle"))["idle"]
    await mei.post("clock", {"reset": True})
    assert abs((await again)["offset"]) < 1


async def test_faults_happen_as_often_as_told(mei: Mei, bot: Bot) -> None:
    await mei.does("text", text="x")
    for kind, error in {
        "429": RetryAfter,
        "500": NetworkError,
        "reset": NetworkError,
        "nonsense": TelegramError,
    }.items():
        await mei.post("faults", {"kinds": [kind], "methods": ["sendMessage"], "count": 1})
        with pytest.raises(error):
            await bot.send_message(mei.id, kind)
        await bot.send_message(mei.id, f"after {kind}")
    await mei.post("faults", {"kinds": ["lost"], "methods": ["sendMessage"], "count": 1})
    with pytest.raises(NetworkError):
        await bot.send_message(mei.id, "lost")
    assert (await mei.sees())[-1]["text"] == "lost"


async def test_a_webhook_is_tried_until_it_takes_the_updates_in_order(mei: Mei, bot: Bot) -> None:
    seen: list[tuple[str | None, str]] = []

    async def take(request: web.Request) -> web.Response:
        update = await request.json()
        seen.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), update["message"]["text"]))
        return web.Response(status=500 if len(seen) < 3 else 200)

    application = web.Application()
    application.router.add_post("/hook", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    await bot.set_webhook(f"http://127.0.0.1:{runner.addresses[0][1]}/hook", secret_token="s3cret")
    with pytest.raises(TelegramError, match="webhook is active"):
        await bot.get_updates()
    await mei.does("text", text="一")
    await mei.does("text", text="二")
    assert (await mei.get("idle"))["idle"]
    assert seen == [("s3cret", "一")] * 3 + [("s3cret", "二")]
    assert "500" in str((await bot.get_webhook_info()).last_error_message)
    await bot.delete_webhook()
    await runner.cleanup()


async def test_the_stream_tells_each_change_once(mei: Mei) -> None:
    await mei.does("text", text="你好")
    async with mei.session.get(f"{mei.sandbox.url}/control/stream", params={"after": "0"}) as stream:
        changes: list[dict[str, Any]] = []
        while len(changes) < 3:
            line = (await stream.content.readline()).decode()
            if line.startswith("data: "):
                changes.append(json.loads(line[6:]))
            if len(changes) == 2:
                await mei.does("text", text="再见")
                line = ""
            if len(changes) == 2 and not line:
                while not (line := (await stream.content.readline()).decode()).startswith("data: "):
                    pass
                changes.append(json.loads(line[6:]))
    assert [change["type"] for change in changes] == ["user", "message", "message"]
    assert changes[2]["chat_id"] == mei.id
    assert changes[2]["message"]["text"] == "再见"


async def test_taps_on_missing_buttons_are_refused_unless_forged(mei: Mei, bot: Bot) -> None:
    await mei.does("text", text="x")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("是", callback_data="yes")]])
    sent = await bot.send_message(mei.id, "?", reply_markup=markup)
    action = {"user": mei.id, "action": "tap", "message_id": sent.message_id, "data": "no"}
    assert "no such button" in (await mei.post("actions", action, 400))["error"]
    assert (await mei.post("actions", {**action, "force": True}))["callback_id"]


async def test_chats_show_the_last_message_and_what_is_unread(mei: Mei, bot: Bot) -> None:
    await mei.does("text", text="x")
    await bot.send_message(mei.id, "一")
    await bot.send_message(mei.id, "二")
    (chat,) = await mei.get("chats", user=str(mei.id))
    assert (chat["unread"], chat["last"]["text"]) == (2, "二")
    await mei.get(f"chats/{mei.id}/messages", reader=str(mei.id))
    assert (await mei.get("chats", user=str(mei.id)))[0]["unread"] == 0
    calls = await mei.get("calls", after="0")
    assert [call["method"] for call in calls] == ["getMe", "sendMessage", "sendMessage"]


async def test_other_sites_are_refused(sandbox: Sandbox, mei: Mei) -> None:
    headers: dict[str, str]
    for headers in ({"Origin": "https://example.org"}, {"Host": "example.org"}):
        async with mei.session.get(f"{sandbox.url}/control/users", headers=headers) as answer:
            assert answer.status == 403


async def test_a_raw_update_gets_an_id(mei: Mei, sandbox: Sandbox) -> None:
    done = await mei.does("raw", update={"something_new": {"x": 1}})
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{sandbox.api_url}{TOKEN}/getUpdates") as answer,
    ):
        assert (await answer.json())["result"] == [{"something_new": {"x": 1}, "update_id": done["update_ids"][0]}]
