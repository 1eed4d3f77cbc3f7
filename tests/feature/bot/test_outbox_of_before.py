"""An outbox that version 0.1.0 has left comes up in this one: what waited is sent, once, and what is shown goes on."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from handlers.buttons.conversation import ContinueDraft
from handlers.kit.replies import Button, Screen, put
from records.addresses import telegram_address
from records.purposes import Purpose
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import posts, screens
from tests.support.townsfolk import NOON_FRIDAY, TOKEN, Person, Town

RELEASED = "0015"  # the tables of version 0.1.0
AT = "2026-11-20 04:00:00"
CONTINUE = {"text": "继续 & 提交", "callback_data": "go:1"}


@pytest.fixture
async def town(tmp_path: Any) -> AsyncIterator[Town]:
    """Of the bot there is only its database yet."""
    town = Town(f"sqlite:///{tmp_path}/released.sqlite3")
    await town.sandbox.start()
    town.session = aiohttp.ClientSession()
    await town.post("clock", {"to": NOON_FRIDAY})
    yield town
    await town.stop()


@pytest.fixture
async def zhang(town: Town) -> Person:
    """Has greeted the bot, which has taken that, so that the bot may write."""
    zhang = await town.moves_in(1001, "张伟")
    await zhang.does("start", settle=False)
    update = (await calls(town, "getUpdates"))[0]["update_id"]
    await calls(town, "getUpdates", offset=update + 1)
    return zhang


async def calls(town: Town, method: str, **parameters: object) -> Any:  # what the Bot API answers
    """Call as the released bot did."""
    async with town.session.post(f"{town.sandbox.api_url}{TOKEN}/{method}", json=parameters) as answer:
        return (await answer.json())["result"]


def left_by_released_bot(url: str, rows: Mapping[str, list[dict[str, object]]]) -> None:
    """A database of the released version, in which Zhang Wei is known, with these rows."""
    database = Database(url)
    migrate(database, to=RELEASED)
    person = {"id": 1, "telegram_id": 1001, "name": "张伟", "language": "zh-CN", "created_at": AT}
    with database.engine.begin() as connection:
        for table, all_values in {"people": [person], **rows}.items():
            for values in all_values:
                marks = ", ".join(f":{name}" for name in values)
                connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"), values)
    migrate(database)
    database.close()


def post(words: str, state: str, sequence: int, **more: object) -> dict[str, object]:
    content = json.dumps({"text": words, "rows": [], **more})
    row = {"chat_id": 1001, "content": content, "bulk": False, "sequence": sequence}
    return row | {"state": state, "at": AT, "key": f"key {sequence}"}


def screen(purpose: str, content: object, sequence: int, **more: object) -> dict[str, object]:
    row = {"chat_id": 1001, "purpose": purpose, "content": json.dumps(content), "wanted": 1, "shown": 0, "move": False}
    return row | {"quiet_seconds": 0, "sequence": sequence, "at": AT, "message_id": None} | more


async def test_what_waited_is_sent_once_and_as_it_was(town: Town, zhang: Person, tmp_path: Any) -> None:
    file = tmp_path / "ledger.txt"
    file.write_text("台账")
    left_by_released_bot(
        town.url,
        {
            "posts": [
                post("早已<b>发出</b>", "sent", 1),
                post("等着的 &lt;话&gt; <b>一</b>", "waiting", 2),
                post("台账来了", "waiting", 4, attachment={"file": str(file), "photo": False, "known": False}),
            ],
            "screens": [
                screen("draft", {"text": "是哪一类？", "rows": [[CONTINUE]]}, 3, move=True),
                screen("commands", {"commands": [{"command": "log", "description": "填报 & 记录"}]}, 5),
            ],
        },
    )
    await town.starts_bot()
    said = [str(message.get("text", message.get("caption"))) for message in await zhang.answers()]
    assert said == ["等着的 <话> 一", "是哪一类？", "台账来了"]
    assert await zhang.buttons() == [CONTINUE["text"]]
    assert (await zhang.button("继续"))[1] == CONTINUE["callback_data"]
    assert (await town.get("bot", user=1001))["commands"] == [{"command": "log", "description": "填报 & 记录"}]
    assert {row.state for row in town.rows(posts)} == {"sent"}
    assert all(row.shown == row.wanted for row in town.rows(screens))
    await town.restart()
    assert len(await zhang.answers()) == 3


async def test_a_screen_on_show_is_changed_where_it_stands_and_loses_its_keyboard_when_it_moves(
    town: Town, zhang: Person
) -> None:
    keyboard = {"inline_keyboard": [[CONTINUE]]}
    shown = [await calls(town, "sendMessage", chat_id=1001, text=words, reply_markup=keyboard) for words in "甲乙"]
    left_by_released_bot(
        town.url,
        {
            "screens": [
                screen(name, {"text": words, "rows": [[CONTINUE]]}, 1, shown=1, message_id=message["message_id"])
                for name, words, message in zip(("list", "draft"), "甲乙", shown, strict=True)
            ]
        },
    )
    await town.starts_bot()
    assert [message["text"] for message in await zhang.answers()] == ["甲", "乙"], "nothing was wanted"
    now = town.application.clock.now()

    def write(work: UnitOfWork) -> None:
        for reply in (
            Screen(Purpose.LIST, ["丙"], [[Button("好", ContinueDraft(2))]]),
            Screen(Purpose.DRAFT, ["丁"], move=True),
        ):
            put(work, telegram_address(1001), "zh-CN", reply, now)

    await town.application.writer.job(write)
    await town.settles()
    assert [message["text"] for message in await zhang.answers()] == ["丙", "乙", "丁"]
    assert await zhang.buttons() == ["好"], "the older copy of what has moved has none any more"


async def test_a_screen_that_waits_to_change_a_message_changes_it(town: Town, zhang: Person) -> None:
    message = await calls(town, "sendMessage", chat_id=1001, text="旧的")
    waiting = screen(
        "list", {"text": "<i>新</i>的", "rows": []}, 1, wanted=2, shown=1, message_id=message["message_id"]
    )
    left_by_released_bot(town.url, {"screens": [waiting]})
    await town.starts_bot()
    assert [message["text"] for message in await zhang.answers()] == ["新的"]
    assert [row.message_id for row in town.rows(screens)] == [message["message_id"]]
