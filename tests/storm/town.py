"""A sandbox in this process, the bot as a process of its own that can be killed, and the database between them."""

import asyncio
import json
import os
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from records.addresses import telegram_address
from samples import build
from samples.partnership import AT_ANY_TIME
from sandbox.server import Sandbox
from services.clock.burden import PER_WEEK
from storage import programme
from storage.clock import preferences
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, transaction
from storage.people import persons

TOKEN = "4242424242:AAE-storm-secret_token"
COMMAND = (sys.executable, "-c", "from bot.command_line import main; main()")
PATIENCE = 60.0  # seconds until a condition that does not come true fails the test
Json = dict[str, Any]  # what the controls answer


def reserved_port() -> socket.socket:
    """A port that nobody but the bot takes, however often it is started again, as long as this is open.

    It is bound and does not listen: the system lends it to nobody, and who wants to listen on it, too, must say that it
    may be bound already, as servers do.
    """
    reservation = socket.socket()
    reservation.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    reservation.bind(("127.0.0.1", 0))
    return reservation


def _lift_the_budget(work: UnitOfWork) -> None:
    """Let everybody have any number of messages: a long storm has more cards than a week's budget allows."""
    programme.keep(work, PER_WEEK, 10_000)
    for sample in build.PEOPLE:
        person = persons.by_address(work, telegram_address(sample.telegram_id))
        assert person is not None
        preferences.keep(work, person.id, AT_ANY_TIME.model_copy(update={"per_week": None}))


class Town:
    """``start`` it, let people act, ``kill`` and ``launch`` the bot at will."""

    def __init__(self, folder: Path, url: str, *, webhook: str = "") -> None:
        self.folder = folder
        self.database = Database(url)
        self.url = f"{url}?timeout=0.5" if self.database.embedded else url
        self.secret = webhook
        self._reservations = reserved_port(), reserved_port()
        self.webhook_port, self.health_port = (each.getsockname()[1] for each in self._reservations)
        self.log = folder / "stderr.txt"
        self.sandbox = Sandbox(TOKEN)
        self.bot: asyncio.subprocess.Process | None = None
        self.launches = 0

    async def start(self) -> None:
        await self.sandbox.start()
        self.session = aiohttp.ClientSession()
        with transaction(self.database) as work:
            build.fill(work, datetime.now(UTC), 0)
            _lift_the_budget(work)
        self.config = self.folder / "config.toml"
        self.config.write_text(self._configuration(), "utf-8")
        for each in build.PEOPLE:
            await self.post("users", id=each.telegram_id, first_name=each.name, language_code=each.language[:2])
        await self.post("health", url=self.health)

    async def stop(self) -> None:
        await self.kill()
        await self.session.close()
        await self.sandbox.stop()
        self.database.close()
        for each in self._reservations:
            each.close()

    @property
    def health(self) -> str:
        return f"http://127.0.0.1:{self.health_port}/health"

    def _configuration(self) -> str:
        sections: dict[str, Json] = {
            "telegram": {"token": TOKEN, "base_url": self.sandbox.api_url, "base_file_url": self.sandbox.file_url},
            "database": {"url": self.url},
            "files": {"folder": str(self.folder / "files")},
            "clock": {"url": f"{self.sandbox.url}/control/clock"},
            "health": {"listen": f"127.0.0.1:{self.health_port}"},
            "delivery": {"per_second": 1000, "per_chat_second": 100, "per_chat_burst": 100},
        }
        if self.secret:
            sections["telegram"]["mode"] = "webhook"
            sections["webhook"] = {
                "listen": f"127.0.0.1:{self.webhook_port}",
                "public_url": f"http://127.0.0.1:{self.webhook_port}/",
                "secret": self.secret,
            }
        lines = []
        for section, keys in sections.items():
            lines += [f"[{section}]", *(f"{key} = {json.dumps(value)}" for key, value in keys.items())]
        return "\n".join(lines) + "\n"

    async def launch(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GONGJIAN_")}
        with self.log.open("ab") as log:
            self.bot = await asyncio.create_subprocess_exec(
                *COMMAND, "run", "--config", str(self.config), cwd=self.folder, env=environment, stdout=log, stderr=log
            )
        self.launches += 1

    async def kill(self, number: signal.Signals = signal.SIGKILL) -> int | None:
        """Ends the bot by a signal and returns its exit status."""
        if self.bot is None:
            return None
        if self.bot.returncode is None:
            self.bot.send_signal(number)
        status = await asyncio.wait_for(self.bot.wait(), PATIENCE)
        self.bot = None
        return status

    async def post(self, path: str, /, **body: object) -> Any:
        async with self.session.post(f"{self.sandbox.url}/control/{path}", json=body) as answer:
            content = await answer.json()
            if answer.status != 200:
                raise LookupError(content["error"])
            return content

    async def get(self, path: str, **query: str) -> Any:
        async with self.session.get(f"{self.sandbox.url}/control/{path}", params=query) as answer:
            assert answer.status == 200, await answer.text()
            return await answer.json()

    async def settled(self, seconds: float = PATIENCE) -> None:
        answer = await self.get("idle", timeout=str(seconds))
        assert answer["idle"], f"{answer}\n{self.logged()[-3000:]}"

    async def changed(self, seconds: float = PATIENCE) -> None:
        """Returns at the next change of any message, so that a condition is looked at again."""
        await asyncio.wait_for(self.sandbox.store.changes.notifier.wait(seconds), seconds + 1)

    def logged(self) -> str:
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What is committed, read beside the bot."""
        with self.database.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(statement)]


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Another process writes, and does not come to an end."""
    other = sqlite3.connect(town.database.file, isolation_level=None, timeout=10)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()
