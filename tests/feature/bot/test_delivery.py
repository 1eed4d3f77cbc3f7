"""Calls that hang to their limit, and a database that lets people wait: nobody waits for ever, nothing comes often."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import writer
from handlers.buttons.conversation import ContinueDraft
from handlers.dispatch import CallbackAnswer
from handlers.kit.replies import Attachment, Button, Post, Screen, put
from records.addresses import telegram_address
from records.messages import Message
from records.purposes import Purpose
from samples import build
from storage.tables.traffic import posts, screens
from tests.support.townsfolk import Person, Town

UNKNOWN_COMMAND = "/help"  # what an unknown command is answered with


@pytest.fixture
async def brisk(sqlite_url: str) -> AsyncIterator[Town]:
    """A bot that gives a call one second."""
    town = Town(sqlite_url, call_timeout=1)
    await town.start()
    yield town
    await town.stop()


async def _fault(town: Town, kind: str, method: str, count: int) -> None:
    await town.post("faults", {"kinds": [kind], "methods": [method], "count": count})


async def _copies(person: Person, text: str) -> int:
    return sum(text in message["text"] for message in await person.answers())


async def test_an_edit_that_hangs_is_repeated_until_it_is_shown(brisk: Town) -> None:
    zhang = brisk.people[1001]
    await zhang.says("/activity")
    await _fault(brisk, "timeout", "editMessageText", 2)
    await zhang.taps("昨天")
    await zhang.sees("是哪一类活动")
    assert await _copies(zhang, "是哪一类活动") == 1


async def test_a_post_that_hangs_is_repeated_once(brisk: Town) -> None:
    zhang = brisk.people[1001]
    await _fault(brisk, "timeout", "sendMessage", 1)
    await zhang.says("/nonsense")
    await zhang.sees(UNKNOWN_COMMAND)
    assert [row.state for row in brisk.rows(posts)][-1] == "sent"


async def test_a_post_that_hangs_again_is_given_up_and_the_next_is_sent(brisk: Town) -> None:
    zhang = brisk.people[1001]
    await _fault(brisk, "timeout", "sendMessage", 2)
    await zhang.says("/nonsense")
    await zhang.sees_nothing_new()
    assert [row.state for row in brisk.rows(posts)][-1] == "unknown"
    await zhang.says("/whoami")
    await zhang.sees("张伟")


async def test_a_post_whose_answers_come_too_late_is_there_twice_at_most(brisk: Town) -> None:
    zhang = brisk.people[1001]
    before = await _copies(zhang, UNKNOWN_COMMAND)
    await _fault(brisk, "late", "sendMessage", 9)
    await zhang.says("/nonsense")
    assert await _copies(zhang, UNKNOWN_COMMAND) == before + 2


async def test_a_question_that_hangs_is_posted_twice_at_most_and_asked_again_on_the_next_word(brisk: Town) -> None:
    zhang = brisk.people[1001]
    await _fault(brisk, "late", "sendMessage", 9)
    await zhang.says("/activity")
    assert await _copies(zhang, "哪一天举行的") == 2
    await brisk.post("faults", {"rate": 0})
    await zhang.says("昨天")
    await zhang.sees("是哪一类活动")


async def owes_a_draft(town: Town, zhang: Person) -> None:
    """It is reminded of on Monday at nine."""
    await zhang.says("/activity")
    await zhang.says("2026-11-19")
    await town.moves_to("2026-11-20T18:00:00+08:00")


def is_reminded(messages: list[dict[str, object]]) -> int:
    return sum("没写完的草稿" in str(message["text"]) for message in messages)


async def test_a_reminder_that_hangs_is_not_repeated(brisk: Town) -> None:
    zhang = brisk.people[1001]
    await owes_a_draft(brisk, zhang)
    await _fault(brisk, "late", "sendMessage", 50)
    await brisk.moves_to("2026-11-23T09:00:00+08:00")
    await brisk.post("faults", {"rate": 0})
    assert is_reminded(await zhang.answers()) == 1, "it has arrived, and its answer came too late"
    await brisk.moves_to("2026-11-25T09:00:00+08:00")
    assert is_reminded(await zhang.answers()) == 2, "two working days later it is told again"


async def test_a_reminder_that_cannot_be_sent_for_long_is_dropped_and_not_sent_at_night(
    town: Town, zhang: Person
) -> None:
    await owes_a_draft(town, zhang)
    await town.post("faults", {"kinds": ["reset"], "methods": ["sendMessage"], "rate": 1})
    await town.post("clock", {"to": "2026-11-23T09:00:00+08:00"})
    while not [row for row in town.rows(screens) if row.purpose == "reminder"]:
        await town.sandbox.endpoint.notifier.wait(1)
    await town.post("clock", {"to": "2026-11-23T23:00:00+08:00"})
    await town.post("faults", {"rate": 0})
    await town.settles()
    assert is_reminded(await zhang.answers()) == 0
    assert not [row for row in town.rows(screens) if row.purpose == "reminder"]
    await town.moves_to("2026-11-25T09:00:00+08:00")
    assert is_reminded(await zhang.answers()) == 1


async def test_a_tap_is_answered_empty_while_the_database_is_slow_and_not_again_after(
    town: Town, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ANSWER_AFTER", 0.1)
    await zhang.says("/activity")
    message, data = await zhang.button("昨天")
    go = threading.Event()
    held = asyncio.ensure_future(town.application.writer.job(lambda _work: go.wait(20)))
    await asyncio.sleep(0)
    await zhang.does("tap", message_id=message, data=data, force=True, settle=False)
    told = await town.get(f"callbacks/{zhang.last['callback_id']}", wait=10)
    assert (told["answered"], told["text"]) == (True, None)
    assert not await zhang.news()
    go.set()
    assert await held
    await zhang.settles()
    await zhang.sees("是哪一类活动")
    calls = [call for call in await town.get("calls") if call["method"] == "answerCallbackQuery"]
    assert len(calls) == 1


async def test_a_tap_is_answered_after_the_commit_with_the_handlers_toast(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    message, data = await zhang.button("昨天")
    await zhang.says("昨天")
    go = threading.Event()
    held = asyncio.ensure_future(town.application.writer.job(lambda _work: go.wait(20)))
    await asyncio.sleep(0)
    await zhang.does("tap", message_id=message, data=data, force=True, settle=False)
    assert not (await town.get(f"callbacks/{zhang.last['callback_id']}"))["answered"]
    go.set()
    assert await held
    await zhang.settles()
    assert zhang.toast


@pytest.mark.parametrize(("megabytes", "state"), [(12, "sent"), (51, "refused")])
async def test_a_file_that_is_too_large_is_refused_once_and_holds_nothing_up(
    town: Town, tmp_path: Path, megabytes: int, state: str
) -> None:
    file, zhang = tmp_path / "ledger.bin", town.people[1001]
    file.write_bytes(bytes(megabytes * 1024 * 1024))
    post = Post(["账"], attachment=Attachment(str(file)))
    await town.application.writer.job(
        lambda work: put(work, telegram_address(1001), "zh-CN", post, town.application.clock.now())
    )
    await zhang.says("/whoami")
    await zhang.sees("张伟")
    assert [row.state for row in town.rows(posts) if "attachment" in row.content] == [state]


async def test_a_screen_that_was_shown_without_a_keyboard_is_not_told_to_lose_it(town: Town, zhang: Person) -> None:
    async def told() -> int:
        return [call["method"] for call in await town.get("calls")].count("editMessageReplyMarkup")

    await zhang.says("/activity")
    await zhang.says("昨天")
    assert await told() == 1, "the first question has one"
    await zhang.taps("取消")
    await zhang.taps("放弃")
    await zhang.says("/activity")
    assert await told() == 1
    await zhang.says("昨天")
    assert await told() == 2


async def test_whoever_speaks_in_the_same_moment_is_known_as_oneself(town: Town) -> None:
    go = threading.Event()
    held = asyncio.ensure_future(town.application.writer.job(lambda _work: go.wait(20)))
    await asyncio.sleep(0)
    assert len(build.PEOPLE) > writer.MANY
    for each in build.PEOPLE:
        await town.people[each.telegram_id].does("text", text="/whoami", settle=False)
    go.set()
    assert await held
    await town.settles()
    for each in build.PEOPLE:
        await town.people[each.telegram_id].sees(each.name)


async def calls(town: Town, method: str) -> int:
    return [call["method"].lower() for call in await town.get("calls")].count(method.lower())


@pytest.mark.parametrize("kind", ["500", "429", "reset", "nonsense"])
async def test_an_answer_to_a_tap_that_fails_is_given_again(town: Town, zhang: Person, kind: str) -> None:
    await zhang.says("/activity")
    message, data = await zhang.button("昨天")
    await zhang.says("昨天")
    await _fault(town, kind, "answerCallbackQuery", 2)
    await zhang.does("tap", message_id=message, data=data, force=True)
    assert zhang.toast == "这个按钮已失效，请看最新一条消息。"


async def test_an_answer_that_telegram_does_not_take_any_more_is_given_once(town: Town, zhang: Person) -> None:
    await town.application.channels["telegram"].answer(CallbackAnswer("telegram", "77", Message("button-old"), "zh-CN"))
    assert await calls(town, "answerCallbackQuery") == 1


async def test_nothing_is_edited_that_says_the_same_already(town: Town, zhang: Person) -> None:
    edits = await calls(town, "editMessageText")
    post = Screen(Purpose.LIST, ["一样的话"], [[Button("看", ContinueDraft(1))]])

    async def shows(screen: Screen) -> None:
        now = town.application.clock.now()
        await town.application.writer.job(lambda work: put(work, telegram_address(1001), "zh-CN", screen, now))
        await town.settles()

    await shows(post)
    await shows(post)
    assert await calls(town, "editMessageText") == edits
    await shows(replace(post, rows=()))
    await shows(replace(post, lines=["另外的话"]))
    assert await calls(town, "editMessageText") == edits + 2
    await shows(post)
    await zhang.sees("一样的话")
    await town.restart()
    await shows(post)
    assert await calls(town, "editMessageText") == edits + 3
    refused = [call for call in await town.get("calls") if "not modified" in str(call["description"])]
    assert not refused


async def test_an_old_keyboard_is_taken_away_once_telegram_allows_it(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await _fault(town, "429", "editMessageReplyMarkup", 2)
    await zhang.says("昨天")
    await zhang.sees("是哪一类活动")
    (first, *_) = [message for message in await zhang.answers() if "哪一天举行的" in message["text"]]
    assert "reply_markup" not in first
    assert await calls(town, "editMessageReplyMarkup") == 3
