"""A town to test in: the sandbox, the bot on a database of its own, and people who write to it and read its answers."""

import asyncio
import base64
import tempfile
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Table, select

from bot.application import Application
from bot.channels.channel import Channel
from bot.clock import Clock
from bot.settings import Settings
from bot.workers import document_making
from bot.workers.document_making import DocumentFailed, MadeFile, Maker
from records.errors import UserError
from samples import build
from sandbox.server import Sandbox
from storage.chat.documents import WantedDocument
from storage.engine.database import Database

TOKEN = "4242:secret"
PATIENCE = 60  # seconds until what does not come fails the test: a busy machine is no reason
NOON_FRIDAY = "2026-11-20T12:00:00+08:00"
PIXEL = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02\0\0\0"


class LeapingClock(Clock):
    """A clock by which any time has passed, without a wait."""

    def __init__(self) -> None:
        super().__init__()
        self._leapt = 0.0

    def passed(self) -> float:
        return super().passed() + self._leapt

    def leap(self, seconds: float) -> None:
        self._leapt += seconds


class Town:
    """It is noon on Friday, 20 November 2026, in Shanghai. ``start`` once; ``restart`` is a new process of the bot."""

    def __init__(self, url: str, *, call_timeout: float = 25) -> None:
        self.url, self.call_timeout, self.time_zone = url, call_timeout, "Asia/Shanghai"
        self.sandbox = Sandbox(TOKEN, username="gongjian_bot")
        self.people: dict[int, Person] = {}
        self.sections: dict[str, object] = {}  # of the settings, beside those that every town has
        self.channels: dict[str, Channel[Any]] = {}  # that the bot has beside its own, also after a restart
        self._folder = tempfile.TemporaryDirectory(prefix="gongjian-files-")
        self.files = Path(self._folder.name)

    async def start(self, *, inhabited: bool = True) -> None:
        await self.sandbox.start()
        self.session = aiohttp.ClientSession()
        await self.post("clock", {"to": NOON_FRIDAY})
        await self.starts_bot()
        if inhabited:
            now = self.application.clock.now()
            await self.application.writer.job(lambda work: build.fill(work, now, records=0))
            for each in build.PEOPLE:
                person = await self.moves_in(each.telegram_id, each.name, each.language[:2])
                await person.does("start", settle=False)
            await self.settles()

    async def stop(self) -> None:
        await self.stops_bot()
        await self.session.close()
        await self.sandbox.stop()
        self._folder.cleanup()

    async def restart(self) -> None:
        await self.stops_bot()
        await self.starts_bot()

    def maker(self) -> Maker | None:
        """Who makes files; None: a process of its own, which takes a second to start."""
        return MakerInThread(self)

    async def starts_bot(self) -> None:
        settings = Settings.model_validate(
            {
                "telegram": {
                    "token": TOKEN,
                    "base_url": self.sandbox.api_url,
                    "base_file_url": self.sandbox.file_url,
                    "timeout": self.call_timeout,
                },
                "database": {"url": self.url},
                "files": {"folder": self.files},
                "clock": {"url": f"{self.sandbox.url}/control/clock"},
                "health": {"listen": "127.0.0.1:0"},
                "programme": {"time_zone": self.time_zone},
                "delivery": {
                    "per_second": 1000,
                    "per_chat_second": 100,
                    "per_chat_burst": 100,
                    "per_group_minute": 6000,
                },
                **self.sections,
            }
        )
        self.database = Database(self.url)
        self.clock = LeapingClock()
        self.application = Application(settings, self.database, self.clock, self.maker())
        self.application.channels.update(self.channels)
        await self.application.start()
        clock = self.sandbox.clock
        while abs((self.application.clock.now() - clock.now()).total_seconds()) > 1:
            assert await clock.notifier.wait(PATIENCE), "the bot does not read the clock"
        await self.post("health", {"url": f"http://127.0.0.1:{self.application.health_port}"})
        await self.settles()

    async def stops_bot(self) -> None:
        await self.post("health", {"url": None})
        await self.application.stop()
        self.database.close()

    async def moves_in(self, number: int, name: str, language: str = "zh") -> "Person":
        """Somebody new on this Telegram; the bot does not know them yet."""
        await self.post("users", {"id": number, "first_name": name, "language_code": language})
        self.people[number] = Person(self, number)
        return self.people[number]

    async def post(self, path: str, body: object, status: int = 200) -> Any:
        async with self.session.post(f"{self.sandbox.url}/control/{path}", json=body) as answer:
            content = await answer.json()
            assert answer.status == status, content
            return content

    async def get(self, path: str, **query: str | int) -> Any:
        async with self.session.get(f"{self.sandbox.url}/control/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def file(self, file_id: str) -> bytes:
        """What was sent as a file."""
        async with self.session.get(f"{self.sandbox.url}/control/files/{file_id}") as answer:
            assert answer.status == 200
            return await answer.read()

    async def settles(self) -> None:
        """Until the bot has done all that it was asked."""
        answer = await self.get("idle", timeout=PATIENCE)
        assert answer["idle"], answer

    async def moves_to(self, time: str) -> None:
        """The clock shows that time, and all that is due by then has been done."""
        await self.post("clock", {"to": time})
        await self.settles()

    async def wakes(self) -> None:
        """The clock's jobs run, as they would within minutes."""
        await self.application.schedule.wake()
        await self.settles()

    def rows(self, table: Table) -> list[Any]:  # SQLAlchemy's rows are untyped
        """All that is committed in a table, in order of its key."""
        with self.database.reading() as connection:
            return list(connection.execute(select(table).order_by(*table.primary_key.columns)))

    def state(self, *tables: Table) -> list[list[Any]]:
        """What must be the same before and after something that must change nothing."""
        return [[tuple(row) for row in self.rows(table)] for table in tables]


class MakerInThread:
    """Makes files without a process."""

    def __init__(self, town: Town) -> None:
        self._database, self._files = town.database, town.files

    async def make(self, wanted: WantedDocument, now: datetime) -> list[MadeFile]:
        try:
            return await asyncio.to_thread(document_making.make, self._database, self._files, wanted, now)
        except UserError:
            raise
        except Exception as error:
            raise DocumentFailed(type(error).__name__) from error

    async def end(self) -> None:
        pass


@dataclass
class Person:
    """Writes, taps and reads in their private chat with the bot, or in a group that they were told of."""

    town: Town
    id: int
    chat: int | None = None
    topic: int | None = None
    toast: str | None = None
    last: dict[str, Any] = field(default_factory=dict)
    _before: dict[int, str] = field(default_factory=dict)

    def in_group(self, chat: int) -> "Person":
        return Person(self.town, self.id, chat)

    def in_topic(self, topic: int | None) -> "Person":
        """Of the group; None is General."""
        return Person(self.town, self.id, self.chat, topic)

    async def opens_topic(self, name: str) -> "Person":
        """In the topic that they have opened in the group."""
        await self.does("open_topic", name=name)
        return self.in_topic(self.last["message_ids"][0])

    async def does(self, action: str, *, settle: bool = True, **more: object) -> dict[str, Any]:
        """One act, and all that follows from it."""
        self._before = {message["message_id"]: _words(message) for message in await self.messages()}
        self.toast = None
        where = {"user": self.id, "chat": self.chat, "topic": self.topic}
        self.last = await self.town.post("actions", {**where, "action": action, **more})
        if settle:
            await self.settles()
        return self.last

    async def settles(self) -> None:
        await self.town.settles()
        if callback := self.last.get("callback_id"):
            self.toast = (await self.town.get(f"callbacks/{callback}", wait=5))["text"]

    async def says(self, text: str) -> None:
        await self.does("text", text=text)

    async def opens(self, payload: str) -> None:
        await self.does("start", payload=payload)

    async def edits(self, message_id: int, text: str) -> None:
        await self.does("edit", message_id=message_id, text=text)

    async def sends_photos(self, count: int = 1, name: str = "photo") -> None:
        content = [base64.b64encode(PIXEL + f"{name}{number}".encode()).decode() for number in range(count)]
        files = [{"name": f"{name}{number}.png", "base64": each} for number, each in enumerate(content)]
        await self.does("photos", files=files)

    async def sends_file(self, name: str, content: bytes) -> None:
        await self.does("document", name=name, base64=base64.b64encode(content).decode())

    async def taps(self, label: str, *, settle: bool = True) -> None:
        """The button with such a label, on the newest message that has one."""
        message, data = await self.button(label)
        await self.does("tap", message_id=message, data=data, settle=settle)

    async def forges(self, data: str) -> None:
        """A tap with data of one's own making, on the newest message of the bot."""
        await self.does("tap", message_id=(await self.answers())[-1]["message_id"], data=data, force=True)

    async def button(self, label: str) -> tuple[int, str]:
        """The message and the data of a button that is on show."""
        for message in reversed(await self.answers()):
            for button in _buttons(message):
                if label in button["text"]:
                    return message["message_id"], button["callback_data"]
        raise AssertionError(f"no button {label}; there are {await self.buttons()}")

    async def buttons(self) -> list[str]:
        """The labels of the buttons on show, oldest message first."""
        return [button["text"] for message in await self.answers() for button in _buttons(message)]

    async def messages(self) -> list[dict[str, Any]]:
        found = await self.town.get(f"chats/{self.chat or self.id}/messages", limit=1000)
        here = [message for message in found if not message.get("deleted")]
        return [message for message in here if self.topic in (None, message.get("message_thread_id"))]

    async def answers(self) -> list[dict[str, Any]]:
        return [message for message in await self.messages() if message["from"]["is_bot"]]

    async def news(self) -> str:
        """What the bot has written or changed since this person's latest act."""
        return "\n\n".join(
            _words(message)
            for message in await self.answers()
            if self._before.get(message["message_id"]) != _words(message)
        )

    async def sees(self, *texts: str) -> str:
        """Asserts that these are in the news, or else in the bot's latest message, and returns it."""
        shown = await self.news() or _words((await self.answers())[-1])
        for text in texts:
            assert text in shown, f"no {text!r} in:\n{shown}"
        return shown

    async def sees_nothing_new(self) -> None:
        assert not await self.news()


def _words(message: dict[str, Any]) -> str:
    """A message's text, or what stands below its file."""
    return str(message.get("text", message.get("caption", "")))


def _buttons(message: dict[str, Any]) -> list[dict[str, str]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row if "callback_data" in button]
