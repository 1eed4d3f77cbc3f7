"""Says how near a digest to many chats comes to the rate that is configured: python -m benchmarks.digests [--chats N]

The bot is a process of its own; the sandbox is this one. A rate of Telegram's size (30 a second) would take minutes."""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp

from records.roles import Role
from sandbox.server import Sandbox
from services import sample
from storage import people, reminders
from storage.database import Database
from storage.migrate import migrate
from storage.unit_of_work import transaction

TOKEN, FIRST = "4242:benchmark", 500_000
WORDS = "共建周报"


def settle(url: str, chats: int) -> None:
    """So many members who subscribe to the short digest."""
    database, now = Database(url), datetime.now(UTC)
    migrate(database)
    with transaction(database) as work:
        sample.fill(work, now, 0)
        college = people.all_organisations(work)[0].id
        for number in range(chats):
            person_id = people.add_person(work, FIRST + number, f"读者{number}", "zh-CN", now)
            people.add_membership(work, person_id, Role.MEMBER, college, now)
            reminders.keep_habits(work, person_id, state={"weekly": True})
    database.close()


async def measure(chats: int, rate: int) -> float:
    """Digests a second, from the first to the last."""
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
            await tell("clock", to="next_monday_08:59", zone="Asia/Shanghai")
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
                return await _speed(sandbox, tell, chats, rate)
            finally:
                bot.terminate()
                await bot.wait()
                await sandbox.stop()


async def _speed(sandbox: Sandbox, tell, chats: int, burst: int) -> float:  # type: ignore[no-untyped-def]  # as above
    """The limiter lets a second's worth go at once at the beginning: the clock starts behind that."""
    first = sandbox.api.made
    await tell("clock", to="next_monday_09:00", zone="Asia/Shanghai")
    await _made(sandbox, first + burst)
    began = time.monotonic()
    await _made(sandbox, first + chats)
    return (chats - burst) / (time.monotonic() - began)


async def _made(sandbox: Sandbox, calls: int) -> None:
    while sandbox.api.made < calls:
        await sandbox.api.bell.wait(60)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=200, help="messages a second")
    given = parser.parse_args()
    reached = asyncio.run(measure(given.chats, given.rate))
    print(f"{given.chats} digests at {given.rate}/s configured: {reached:.1f}/s, {reached / given.rate:.0%}")


if __name__ == "__main__":
    main()
