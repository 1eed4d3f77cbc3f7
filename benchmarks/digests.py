"""Says how near a digest to many chats comes to the rate that is configured: python -m benchmarks.digests [--chats N]

The bot is a process of its own; the sandbox is this one, and refuses what is above that rate, as Telegram does. At
Telegram's own rate (30 a second) ten thousand take some six minutes.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from records.roles import Role
from samples import build
from sandbox.server import Sandbox
from storage.clock import reminders
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction
from storage.people import directory

TOKEN, FIRST = "4242:benchmark", 500_000
WORDS = "共建周报"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """Digests a second from the first second on, how often the sandbox said 429, and the bot's processor time, in
    milliseconds a digest.
    """

    speed: float
    refused: int
    processor: float


def settle(url: str, chats: int) -> None:
    """So many members who subscribe to the short digest."""
    database, now = Database(url), datetime.now(UTC)
    migrate(database)
    with transaction(database) as work:
        build.fill(work, now, 0)
        college = directory.all_organisations(work)[0].id
        for number in range(chats):
            person_id = directory.add_person(work, FIRST + number, f"读者{number}", "zh-CN", now)
            directory.add_membership(work, person_id, Role.MEMBER, college, now)
            reminders.keep_habits(work, person_id, state={"weekly": True})
    database.close()


async def measure(chats: int, rate: int) -> Run:
    sandbox = Sandbox(TOKEN)
    await sandbox.start()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/ledger.sqlite3"
        settle(url, chats)
        async with aiohttp.ClientSession() as session:

            async def tell(path: str, **body: object) -> None:
                async with session.post(f"{sandbox.url}/control/{path}", json=body) as answer:
                    answer.raise_for_status()

            async def is_settled() -> bool:
                async with session.get(f"{sandbox.url}/control/settled", params={"timeout": "1"}) as answer:
                    return bool((await answer.json())["settled"])

            for number in range(chats):
                await tell("users", id=FIRST + number, first_name=f"读者{number}")
                await tell("act", user=FIRST + number, do="start", payload="")  # else nobody may write to them
            await _forget_updates(session, sandbox)
            await tell("clock", to="next_monday_08:59", zone="Asia/Shanghai")
            await tell("limits", per_second=rate, per_chat=1)
            settings = {"DELIVERY__PER_SECOND": f"{rate}", "TELEGRAM__TOKEN": TOKEN, "DATABASE__URL": url,
                        "TELEGRAM__BASE_URL": sandbox.api_url, "CLOCK__URL": f"{sandbox.url}/control/clock",
                        "FILES__FOLDER": str(Path(folder) / "files")}  # fmt: skip
            bot = await asyncio.create_subprocess_exec(
                sys.executable, "-c", "from bot.command_line import main; main()", "run",
                env={**os.environ, **{f"GONGJIAN_{name}": value for name, value in settings.items()}}, cwd=folder,
            )  # fmt: skip
            try:
                while not (sandbox.clock.watched and await is_settled()):
                    await asyncio.sleep(0.1)
                return await _run(sandbox, tell, bot.pid, chats, rate)
            finally:
                bot.terminate()
                await bot.wait()
                await sandbox.stop()


async def _forget_updates(session: aiohttp.ClientSession, sandbox: Sandbox) -> None:
    """That everybody has started the bot: it would answer each of them first."""
    offset = -1
    while True:
        async with session.get(f"{sandbox.api_url}{TOKEN}/getUpdates", params={"offset": offset}) as answer:
            left = (await answer.json())["result"]
        if not left:
            return
        offset = left[-1]["update_id"] + 1


async def _run(sandbox: Sandbox, tell, bot: int, chats: int, burst: int) -> Run:  # type: ignore[no-untyped-def]  # as above
    """The limiter lets a second's worth go at once at the beginning: the clock starts behind that."""
    calls, spent = Calls(sandbox), _processor(bot)
    await tell("clock", to="next_monday_09:00", zone="Asia/Shanghai")
    await calls.reach(burst)
    began = time.monotonic()
    await calls.reach(chats)
    took = time.monotonic() - began
    return Run((chats - burst) / took, calls.refused, 1000 * (_processor(bot) - spent) / chats)


class Calls:
    """How many digests the sandbox has taken and how many it has refused for being too many, from now on."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._api, self._seen = sandbox.endpoint, sandbox.endpoint.made
        self.sent = self.refused = 0

    async def reach(self, sent: int) -> None:
        while True:
            fresh = self._api.calls_after(self._seen)
            self._seen = self._api.made
            self.sent += sum(call["status"] == 200 and WORDS in call["parameters"].get("text", "") for call in fresh)
            self.refused += sum(call["status"] == 429 for call in fresh)
            if self.sent >= sent:
                return
            await self._api.notifier.wait(60)


def _processor(process: int) -> float:
    """Seconds of processor time that it has used, by Linux's count."""
    used = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / TICKS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=200, help="messages a second")
    given = parser.parse_args()
    run = asyncio.run(measure(given.chats, given.rate))
    print(
        f"{given.chats} digests at {given.rate}/s configured: {run.speed:.1f}/s, {run.speed / given.rate:.1%}; "
        f"{run.refused} refused for being too many; {run.processor:.2f} ms of processor time each"
    )


if __name__ == "__main__":
    main()
