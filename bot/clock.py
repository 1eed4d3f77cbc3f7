"""What time it is: the machine's, or the sandbox's, which people can move."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import aiohttp

log = logging.getLogger(__name__)
FIRST_TRIES = 5  # before a process starts without having been told


class Reading(NamedTuple):
    """When something happened: the moment, and the steady seconds by which its age is told."""

    moment: datetime
    passed: float


class Clock:
    """UTC now, shifted by an offset that is zero on Telegram."""

    def __init__(self) -> None:
        self._offset = timedelta()
        self._version: str | None = None

    def now(self) -> datetime:
        """Return the moment that it is, in UTC."""
        return datetime.now(UTC) + self._offset

    def reading(self) -> Reading:
        """Return the moment, with what passes steadily meanwhile."""
        return Reading(self.now(), self.passed())

    def passed(self) -> float:
        """Return a number of seconds that only rises, and never leaps, as the moments may."""
        return time.monotonic()

    async def read(self, url: str) -> None:
        """Read what the sandbox's clock says now: to be known before anything is due."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
            for _ in range(FIRST_TRIES):
                if await self._ask(session, url, {}):
                    return

    async def follow(self, url: str, moved: Callable[[], Awaitable[None]]) -> None:
        """Keep to the sandbox's clock until cancelled.

        After each move `moved` is awaited, and only then is the move acknowledged: who waits until all is idle waits
        for what was due, too.
        """
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                before = self._version
                if await self._ask(session, url, {"version": before} if before else {}) and self._version != before:
                    await moved()

    async def _ask(self, session: aiohttp.ClientSession, url: str, known: dict[str, str]) -> bool:
        try:
            async with session.get(url, params={"client": "bot", **known}) as answer:
                told = await answer.json()
            self._offset = timedelta(seconds=told["offset"])
            self._version = str(told["version"])
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
            log.warning("the clock does not answer: %s", type(error).__name__)
            await asyncio.sleep(1)
            return False
        return True
