"""Nothing that arrives is lost, done twice, or in the way of the rest."""

import asyncio
import signal

import pytest

from tests.storm.people import MEMBER, Person, button, text
from tests.storm.story import Storyteller
from tests.storm.town import TOKEN, Town, locked

pytestmark = pytest.mark.slow  # bots in processes of their own, which are killed and started

SECRET = "storm-webhook_secret"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def test_an_update_that_cannot_be_read_is_set_aside(story: Storyteller) -> None:
    town, member = story.town, story.member
    await town.kill()
    unreadable: list[dict[str, object]] = [
        {"message": {"message_id": "张伟"}},
        {"callback_query": 7},
        {"message": {"chat": []}},
        {},
    ]
    for broken in unreadable:
        await member.does("raw", update=broken)
    await member.does("text", text="/activity")
    await town.launch()
    await member.sees(text("1/5"), "/activity behind broken updates")
    await town.settled()
    assert len(town.rows("SELECT incident FROM set_aside")) == 3
    assert town.logged().count("incident") == 3
    assert "张伟" not in town.logged()


async def test_an_update_that_comes_again_has_its_effect_once(story: Storyteller) -> None:
    town, member = story.town, story.member
    await member.says("/activity", text("1/5"))
    await member.says("昨天", button("=:theory_study"))
    said = await member.does("text", text="未知的类别")
    await member.sees(text("✗"))
    await town.settled()
    revision = town.rows("SELECT revision FROM drafts")
    for _ in range(3):
        await member.does("repeat", update_id=said["update_ids"][0])
        await town.settled()
    assert town.rows("SELECT revision FROM drafts") == revision
    before = len(await member.chat())
    await member.does("repeat", update_id=said["update_ids"][0])
    await town.settled()
    assert len(await member.chat()) == before


async def test_a_tap_that_comes_again_is_answered_again(story: Storyteller) -> None:
    town, member = story.town, story.member
    await member.says("/language", button("language"))
    shown = next(each for each in await member.chat() if "reply_markup" in each)
    data = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    tapped = await member.does("tap", message_id=shown["message_id"], data=data)
    assert (await town.get(f"callbacks/{tapped['callback_id']}", wait="10"))["answered"]
    await town.settled()
    calls = len(await _calls(town, "answerCallbackQuery"))
    await member.does("repeat", update_id=tapped["update_ids"][0])
    await town.settled()
    assert len(await _calls(town, "answerCallbackQuery")) == calls + 1


async def _calls(town: Town, method: str) -> list[object]:
    return [call for call in await town.get("calls") if call["method"] == method]


async def test_another_poller_is_told_of_and_outlasted(story: Storyteller) -> None:
    town = story.town
    for _ in range(2):
        async with town.session.get(f"{town.sandbox.api_url}{TOKEN}/getUpdates", params={"timeout": "1"}) as answer:
            assert answer.status in (200, 409)
    await story.tell()
    await story.check()
    assert "another process polls with this token" in town.logged()


async def test_an_orderly_end_finishes_what_was_begun(story: Storyteller) -> None:
    """Everything that was handed out is saved, answered and confirmed, and the process ends well."""
    town, member = story.town, story.member
    for _ in range(20):
        await member.does("text", text="/whoami")
    ring = town.sandbox.endpoint.notifier.upcoming()
    await asyncio.wait_for(ring.wait(), 10)
    assert await town.kill(signal.SIGTERM) == 0
    handled = {row[0] for row in town.rows("SELECT update_id FROM updates")}
    assert not handled & set(town.sandbox.updates.waiting)
    assert town.rows("SELECT id FROM posts WHERE state = 'waiting'") == []
    await town.launch()
    await town.settled()
    answers = [each for each in await member.chat() if each["from"]["is_bot"]]
    assert len(answers) >= 21
    story.check_log()


async def test_the_story_by_webhook_with_kills(webhook_story: Storyteller) -> None:
    town = webhook_story.town

    async def reap() -> None:
        for _ in range(3):
            await town.sandbox.updates.notifier.wait(5)
            await town.kill()
            await town.launch()

    reaper = asyncio.create_task(reap())
    while not reaper.done():
        await webhook_story.tell()
    await reaper
    await webhook_story.check()
    assert SECRET not in town.logged()


async def test_the_webhook_takes_nothing_from_strangers(webhook_story: Storyteller) -> None:
    town = webhook_story.town
    update = {"update_id": 1, "message": {"text": "/log"}}
    for headers in ({}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: SECRET + "x"}):
        async with town.session.post(_hook(town), json=update, headers=headers) as answer:
            assert answer.status == 403
    for body in (b"nonsense", b"[]", b"{}", b'{"update_id": "x"}'):
        async with town.session.post(_hook(town), data=body, headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 400
    assert town.rows("SELECT update_id FROM updates WHERE update_id = 1") == []


async def test_the_webhook_answers_once_it_is_saved(webhook_story: Storyteller) -> None:
    """And an update that is delivered again is taken again, without a second effect."""
    town = webhook_story.town
    member = Person(town, MEMBER)
    await member.says("/activity", text("1/5"))
    again = {**town.sandbox.updates.newest(), "update_id": 77}
    for _ in range(3):
        async with town.session.post(_hook(town), json=again, headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 200
            assert town.rows("SELECT count(*) FROM updates WHERE update_id = 77") == [(1,)]


async def test_the_webhook_refuses_what_cannot_be_saved_and_takes_it_when_it_comes_again(
    webhook_story: Storyteller,
) -> None:
    town = webhook_story.town
    update = {"update_id": 78, "message": {"text": "/log"}}
    headers = {SECRET_HEADER: SECRET}
    with locked(town):
        async with town.session.post(_hook(town), json=update, headers=headers) as answer:
            assert answer.status == 503
    async with town.session.post(_hook(town), json=update, headers=headers) as answer:
        assert answer.status == 200
    assert town.rows("SELECT count(*) FROM updates WHERE update_id = 78") == [(1,)]


def _hook(town: Town) -> str:
    return f"http://127.0.0.1:{town.webhook_port}/"
