"""Tells how near a digest to many chats comes to the rate that is configured.

python -m benchmarks.digests [--chats N] [--rate N]

The bot is a process of its own; the sandbox is this one, and refuses what is above that rate, as Telegram does. At
Telegram's own rate (30 a second) ten thousand take some six minutes.
"""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from records.addresses import telegram_address
from records.notifications import NotificationPreferences
from records.roles import Role
from samples import build
from sandbox.bot_api.rate_limits import RateLimitSettings
from sandbox.control.requests import Start
from sandbox.server import Sandbox
from storage.clock import preferences
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction
from storage.people import organisations, persons

TOKEN = "4242:benchmark"
FIRST_READER = 500_000
TIME_ZONE = "Asia/Shanghai"
TITLE = "共建周报"  # in the text of each digest
TICKS = os.sysconf("SC_CLK_TCK")  # a second


@dataclass(frozen=True)
class Result:
    """How a run went: digests a second, refusals for being too many, and milliseconds of processor time a digest."""

    speed: float
    refused: int
    processor: float


def fill(url: str, readers: int) -> None:
    """Fill a database with the sample, and with so many members who subscribe to the short digest."""
    database, now = Database(url), datetime.now(UTC)
    migrate(database)
    with transaction(database) as work:
        build.fill(work, now, 0)
        college = organisations.every(work)[0].id
        for number in range(readers):
            address = telegram_address(FIRST_READER + number)
            person_id = persons.add(work, address, f"读者{number}", "zh-CN", now)
            persons.add_membership(work, person_id, Role.MEMBER, college, now)
            preferences.keep(work, person_id, NotificationPreferences(weekly=True))
    database.close()


async def measure(readers: int, rate: int) -> Result:
    """Let the bot send a digest to so many readers at so many messages a second, and return how that went."""
    sandbox = Sandbox(TOKEN)
    await sandbox.start()
    try:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/ledger.sqlite3"
            fill(url, readers)
            for number in range(readers):
                sandbox.store.put_user(FIRST_READER + number, f"读者{number}")
                sandbox.actions.perform(Start(user=FIRST_READER + number))  # else nobody may write to them
            sandbox.updates.clear()  # the bot would answer each of them first
            sandbox.clock.move_to("next_monday_08:59", TIME_ZONE)
            sandbox.limits.set(RateLimitSettings(per_second=rate, per_chat=1))
            async with _bot(sandbox, url, Path(folder), rate) as process:
                while not (sandbox.clock.has_readers and await sandbox.idle_monitor.wait(1) is None):
                    await asyncio.sleep(0.1)
                return await _send_digests(sandbox, process, readers, rate)
    finally:
        await sandbox.stop()


@asynccontextmanager
async def _bot(sandbox: Sandbox, url: str, folder: Path, rate: int) -> AsyncIterator[int]:
    """Run the bot on a database; yield the number of its process."""
    settings = {
        "DELIVERY__PER_SECOND": f"{rate}",
        "TELEGRAM__TOKEN": TOKEN,
        "TELEGRAM__BASE_URL": sandbox.api_url,
        "DATABASE__URL": url,
        "CLOCK__URL": f"{sandbox.url}/control/clock",
        "FILES__FOLDER": str(folder / "files"),
    }
    environment = {**os.environ, **{f"GONGJIAN_{name}": value for name, value in settings.items()}}
    command = (sys.executable, "-c", "from bot.command_line import main; main()", "run")
    bot = await asyncio.create_subprocess_exec(*command, env=environment, cwd=folder)
    try:
        yield bot.pid
    finally:
        bot.terminate()
        await bot.wait()


async def _send_digests(sandbox: Sandbox, process: int, readers: int, burst: int) -> Result:
    """Move the clock to the digests, and measure from when the limiter's first second's worth has gone at once."""
    calls, processor = CallCounter(sandbox), _processor_time(process)
    sandbox.clock.move_to("next_monday_09:00", TIME_ZONE)
    await calls.wait_for(burst)
    started = time.monotonic()
    await calls.wait_for(readers)
    seconds = time.monotonic() - started
    milliseconds = 1000 * (_processor_time(process) - processor)
    return Result((readers - burst) / seconds, calls.refused, milliseconds / readers)


class CallCounter:
    """Counts the digests that the sandbox has taken, and those that it has refused for being too many, from now on."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._endpoint = sandbox.endpoint
        self._last = sandbox.endpoint.call_count
        self._sent = 0
        self.refused = 0

    async def wait_for(self, sent: int) -> None:
        """Return once the sandbox has taken so many digests."""
        while True:
            calls = self._endpoint.calls_after(self._last)
            self._last = self._endpoint.call_count
            self._sent += sum(call["status"] == 200 and TITLE in str(call["parameters"].get("text")) for call in calls)
            self.refused += sum(call["status"] == 429 for call in calls)
            if self._sent >= sent:
                return
            await self._endpoint.notifier.wait(60)


def _processor_time(process: int) -> float:
    """Return the seconds of processor time that a process has used, by Linux's count."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def main() -> None:
    """Print how near the rate came to the one that is configured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=10_000)
    parser.add_argument("--rate", type=int, default=200, help="messages a second")
    options = parser.parse_args()
    result = asyncio.run(measure(options.chats, options.rate))
    print(
        f"{options.chats} digests at {options.rate}/s configured: {result.speed:.1f}/s, "
        f"{result.speed / options.rate:.1%}; {result.refused} refused for being too many; "
        f"{result.processor:.2f} ms of processor time each"
    )


if __name__ == "__main__":
    main()
