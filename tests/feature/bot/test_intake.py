"""Whatever arrives instead of an update is refused or set aside, and holds up nothing; nothing has its effect twice."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import update

from bot.channels.telegram.requests import AiohttpRequest
from bot.intake import Polling, webhook_application
from services.clock import housekeeping
from storage.chat import intake
from storage.tables.traffic import leases, posts, set_aside, updates
from tests.support.townsfolk import Person, Town

SECRET = "a-secret"
DEEP = "[" * 100_000 + "]" * 100_000


def said(number: object, text: str, **more: object) -> dict[str, object]:
    chat = {"id": 1001, "type": "private"}
    sender = {"id": 1001, "is_bot": False, "first_name": "张伟"}
    return {"update_id": number, "message": {"message_id": 5, "chat": chat, "from": sender, "text": text, **more}}


class Answers(AiohttpRequest):
    """A Telegram that answers getUpdates with what a test has made up, then with nothing for ever."""

    def __init__(self, town: Town, *answers: str) -> None:
        super().__init__()
        self._answers, self.offsets = list(answers), list[str]()
        self.read = asyncio.Event()

    async def do_request(self, url: str, *parts: Any, **more: Any) -> tuple[int, bytes]:
        self.offsets.append(url.partition("&offset=")[2])
        if not self._answers:
            self.read.set()
            await asyncio.Event().wait()
        return 200, f'{{"ok": true, "result": {self._answers.pop(0)}}}'.encode()


async def polls(town: Town, *answers: str) -> list[str]:
    """The bot polls until there is nothing more; the offsets that it has asked from."""
    request = Answers(town, *answers)
    bot = town.application
    polling = asyncio.create_task(Polling(bot.bot, request, bot.writer, bot.clock).run())
    reading = asyncio.create_task(request.read.wait())
    await asyncio.wait({polling, reading}, timeout=60, return_when=asyncio.FIRST_COMPLETED)
    assert not polling.done(), polling.exception()
    assert reading.done()
    polling.cancel()
    await town.settles()
    return request.offsets


ODD: list[object] = [10**30, 2**63, -1, True, 1.5, None, "7", [], {}, float("inf")]


@pytest.mark.parametrize("number", ODD, ids=repr)
async def test_what_has_no_number_is_set_aside_once_and_what_comes_with_it_is_answered(
    town: Town, zhang: Person, number: object
) -> None:
    odd, right = said(number, "/help"), said(70, "/whoami")
    offsets = await polls(town, json.dumps([odd, right]), json.dumps([odd, said(71, "/language")]))
    assert offsets == ["", "71", "72"]
    await zhang.sees("请选择语言")
    assert "张伟" in "".join(message["text"] for message in await zhang.answers())
    assert [row.error for row in town.rows(set_aside)] == ["ValueError"]


async def test_updates_that_are_none_hold_up_nothing(town: Town, zhang: Person) -> None:
    offsets = await polls(town, json.dumps([7, "x", None, [], {}, said(70, "/whoami")]))
    assert offsets == ["", "71"]
    await zhang.sees("张伟")


async def test_an_update_that_is_too_deep_to_be_read_is_set_aside_by_its_number(town: Town, zhang: Person) -> None:
    before, deep, after = json.dumps(said(70, "/help")), f'{{"update_id": 71, "message": {DEEP}}}', said(72, "/whoami")
    together = f"[{before}, {deep}, {json.dumps(after)}]"
    rest = f"[{deep}, {json.dumps(after)}]"
    offsets = await polls(town, together, f"[{before}]", rest, f"[{deep}]", json.dumps([after]))
    assert offsets == ["", "", "71", "71", "72", "73"]
    await zhang.sees("张伟")
    (aside,) = town.rows(set_aside)
    assert aside.update["update_id"] == 71


@pytest.mark.parametrize("depth", [200, 900])
async def test_what_is_deep_but_can_be_read_is_answered(town: Town, zhang: Person, depth: int) -> None:
    deep = "[" * depth + "]" * depth
    update = json.dumps(said(70, "/whoami"))[:-2] + f', "poll": {deep}}}}}'
    wrong = f'{{"update_id": 71, "message": {{"chat": {deep}}}}}'
    assert await polls(town, f"[{update}, {wrong}]", json.dumps([said(72, "/language")])) == ["", "72", "73"]
    await zhang.sees("请选择语言")


async def test_an_answer_that_is_cut_short_is_asked_for_again(town: Town, zhang: Person) -> None:
    whole = json.dumps([said(70, "/whoami")])
    offsets = await polls(town, whole[:-10], whole)
    assert offsets == ["", "", "71"]
    await zhang.sees("张伟")
    assert not town.rows(set_aside)


@pytest.fixture
async def webhook(town: Town) -> AsyncIterator[TestClient[Any, Any]]:
    application = webhook_application(town.application.bot, town.application.writer, SECRET)
    async with TestClient(TestServer(application)) as client:
        yield client


@pytest.mark.parametrize(
    "body",
    [
        *(json.dumps(said(number, "/whoami")) for number in ODD),
        DEEP,
        f'{{"update_id": 5, "message": {DEEP}}}',
        '{"update_id": ' + "9" * 10_000 + "}",
        "7",
        '"update_id"',
        "\udcff",
    ],
    ids=lambda body: body[:40].encode("ascii", "replace").decode(),
)
async def test_a_webhook_with_the_right_secret_refuses_what_is_no_update(
    town: Town, webhook: TestClient[Any, Any], body: str
) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with webhook.post("/", data=body.encode("utf-8", "surrogateescape"), headers=headers) as answer:
        assert answer.status == 400
    async with webhook.post("/", json=said(70, "/whoami"), headers=headers) as answer:
        assert answer.status == 200
    assert not [row for row in town.rows(updates) if row.update_id == 5]


async def test_a_clock_that_leaps_does_not_forget_what_was_handled(town: Town, zhang: Person) -> None:
    await zhang.says("/whoami")
    update_id = zhang.last["update_ids"][0]
    await town.moves_to("2026-12-20T12:00:00+08:00")
    await town.wakes()
    await zhang.does("repeat", update_id=update_id)
    await zhang.sees_nothing_new()


async def test_of_what_was_handled_long_ago_only_the_last_are_kept(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "KEPT", 3)
    now = town.application.clock.now()
    days = [now - timedelta(days=age) for age in (9, 8, 7, 6, 5)]

    def runs(work: Any) -> None:
        for number, day in enumerate(days, 10**6):
            intake.remember(work, 77, [number], day)
        intake.forget(work, handled_before=now - housekeeping.HANDLED_UPDATES, set_aside_before=now)

    await town.application.writer.job(runs)
    assert [row.update_id for row in town.rows(updates) if row.bot_id == 77][:2] != [10**6, 10**6 + 1]


async def test_a_lease_that_is_lost_is_no_failure_of_a_job(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    with town.database.engine.begin() as connection:
        connection.execute(update(leases).values(epoch=leases.c.epoch + 1, holder="another"))
    caplog.set_level(logging.INFO)
    await town.application.schedule.wake()
    told = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert not told, told
    assert "left to the process that acts now" in caplog.text
    assert town.application.standby.lost
    assert not [row for row in town.rows(posts) if row.state == "waiting"]
