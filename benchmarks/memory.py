"""Tells how much memory the bot has while people use all of it: a curve, act by act.

python -m benchmarks.memory [--acts 3000] [--seed 1] [--every 250] [--gongjian .venv/bin/gongjian]

The bot is a process of its own, `gongjian run` as it is installed. Who acts, says any command, presses any button that
is on show, or writes what nobody expects; charts and exports are among it. An hour of a programme of three hundred
people is about 3,000 acts.
"""

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import psutil

from handlers.kit.router import commands
from samples import build
from sandbox.server import Sandbox
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction

TOKEN = "1234567890:benchmark"
NOT_SAID = {"leave", "privacy"}  # whoever has left is not answered any more
NONSENSE = ["昨天", "全部到齐", "除了王强都到了", "=1+1", "🙂" * 400, "<b>&", "2026-11-19", "主题党日", "x" * 3900]


class Bot:
    """The process of the bot, on a ledger of the sample's."""

    def __init__(self, folder: Path, sandbox: Sandbox, gongjian: Path) -> None:
        url = f"sqlite:///{folder}/gongjian.sqlite3"
        database = Database(url)
        migrate(database)
        with transaction(database) as work:
            build.fill(work, datetime.now(UTC))
        database.close()
        with closing(socket.socket()) as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
        self.health = f"http://127.0.0.1:{port}/health"
        settings = {
            "TELEGRAM__TOKEN": TOKEN,
            "TELEGRAM__BASE_URL": f"{sandbox.url}/bot",
            "TELEGRAM__BASE_FILE_URL": f"{sandbox.url}/file/bot",
            "DATABASE__URL": url,
            "FILES__FOLDER": str(folder / "files"),
            "HEALTH__LISTEN": f"127.0.0.1:{port}",
            "LOG__LEVEL": "WARNING",
            "DELIVERY__PER_SECOND": "100000",
            "DELIVERY__PER_CHAT_SECOND": "1000",
            "DELIVERY__PER_CHAT_BURST": "1000",
        }
        environment = {**os.environ, **{f"GONGJIAN_{name}": value for name, value in settings.items()}}
        self.process = subprocess.Popen([str(gongjian), "run"], env=environment, cwd=folder, stdout=subprocess.DEVNULL)

    def megabytes(self) -> tuple[float, float]:
        """Return the resident memory of the process, and of those that it has started."""
        process = psutil.Process(self.process.pid)
        children = sum(child.memory_info().rss for child in process.children(recursive=True))
        return process.memory_info().rss / 1024**2, children / 1024**2

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(20)


class Crowd:
    """People of the sample, who do anything."""

    def __init__(self, session: aiohttp.ClientSession, url: str, seed: int) -> None:
        self._session, self._url, self._random = session, url, random.Random(seed)
        self._people = [person.telegram_id for person in build.PEOPLE]
        self._commands = sorted(set(commands()) - NOT_SAID)

    async def arrive(self) -> None:
        """Have everybody known to the sandbox, and press Start."""
        for person in build.PEOPLE:
            user = {"id": person.telegram_id, "first_name": person.name, "language_code": person.language[:2]}
            await self._post("users", user)
            await self._post("actions", {"user": person.telegram_id, "action": "start"})

    async def act(self) -> None:
        """Let somebody do something."""
        person = self._random.choice(self._people)
        buttons = await self._buttons(person)
        if buttons and self._random.random() < 0.6:
            message_id, data = self._random.choice(buttons)
            await self._post("actions", {"user": person, "action": "tap", "message_id": message_id, "data": data})
        else:
            said = f"/{self._random.choice(self._commands)}"
            text = said if self._random.random() < 0.7 else self._random.choice(NONSENSE)
            await self._post("actions", {"user": person, "action": "text", "text": text})

    async def settle(self) -> None:
        """Wait until the bot has done all of it."""
        async with self._session.get(f"{self._url}/control/idle", params={"timeout": 60}) as answer:
            await answer.json()

    async def _buttons(self, person: int) -> Sequence[tuple[int, str]]:
        where = f"{self._url}/control/chats/{person}/messages"
        async with self._session.get(where, params={"limit": 4}) as answer:
            messages: list[dict[str, Any]] = await answer.json()  # JSON of the sandbox
        return [
            (message["message_id"], button["callback_data"])
            for message in messages
            for row in message.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
            if "callback_data" in button
        ]

    async def _post(self, path: str, body: dict[str, object]) -> None:
        async with self._session.post(f"{self._url}/control/{path}", json=body) as answer:
            await answer.read()


async def curve(acts: int, seed: int, every: int, gongjian: Path) -> None:
    """Print the memory after so many acts, again and again."""
    sandbox = Sandbox(TOKEN, username="gongjian_bot")
    await sandbox.start()
    with tempfile.TemporaryDirectory(prefix="gongjian-memory-") as folder:
        bot = Bot(Path(folder), sandbox, gongjian)
        try:
            async with aiohttp.ClientSession() as session:
                crowd = Crowd(session, sandbox.url, seed)
                sandbox.idle_monitor.health_url = bot.health
                await crowd.arrive()
                await crowd.settle()
                print("acts  bot MB  workers MB", flush=True)
                for act in range(acts + 1):
                    if act % every == 0:
                        await crowd.settle()
                        own, others = bot.megabytes()
                        print(f"{act:5d}  {own:6.1f}  {others:6.1f}", flush=True)
                    await crowd.act()
                    if act % 10 == 9:
                        await crowd.settle()
        finally:
            await asyncio.to_thread(bot.stop)  # the sandbox answers meanwhile
    await sandbox.stop()


def main() -> None:
    """Read the command line, and measure."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--acts", type=int, default=3000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--every", type=int, default=250)
    installed = Path(sys.executable).parent / "gongjian"
    arguments.add_argument("--gongjian", type=Path, default=installed, help="of an environment as requirements.lock is")
    given = arguments.parse_args()
    asyncio.run(curve(given.acts, given.seed, given.every, given.gongjian))


if __name__ == "__main__":
    main()
