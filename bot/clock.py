"""What time it is: the machine's, or the sandbox's, which people can move."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import aiohttp

log = logging.getLogger(__name__)


class Clock:
    """UTC now, shifted by an offset that is zero on Telegram."""

    def __init__(self) -> None:
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    async def follow(self, url: str) -> None:
        """Keeps to the sandbox's clock until cancelled."""
        version: str | None = None
        limit = aiohttp.ClientTimeout(total=60)
        async with aiohttp.ClientSession(timeout=limit) as session:
            while True:
                try:
                    async with session.get(
                        url, params={"client": "bot"} | ({"version": version} if version else {})
                    ) as answer:
                        told = await answer.json()
                    self._offset = timedelta(seconds=told["offset"])
                    version = str(told["version"])
                except (aiohttp.ClientError, TimeoutError, KeyError, ValueError) as error:
                    log.warning("the clock does not answer: %s", type(error).__name__)
                    await asyncio.sleep(1)
