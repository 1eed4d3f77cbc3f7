"""Waits until nothing is under way any more, so that no test sleeps."""

import asyncio
import time

import aiohttp

from sandbox.bot_api.endpoint import BotApiEndpoint
from sandbox.clock import SandboxClock
from sandbox.state.update_queue import UpdateQueue

ASK_AGAIN = 0.02  # seconds between questions to a bot that is still busy


class IdleMonitor:
    """Whether all updates are confirmed, the clock is known, no call is running, and the bot says it is done."""

    def __init__(
        self, updates: UpdateQueue, clock: SandboxClock, endpoint: BotApiEndpoint, health_url: str | None
    ) -> None:
        self.health_url = health_url
        self._updates = updates
        self._clock = clock
        self._endpoint = endpoint

    async def wait(self, seconds: float) -> str | None:
        """None once all is settled; after so many seconds, the reason why it is not."""
        deadline = time.monotonic() + seconds
        async with aiohttp.ClientSession() as session:
            while True:
                rings = [
                    notifier.upcoming()
                    for notifier in (self._updates.notifier, self._clock.notifier, self._endpoint.notifier)
                ]
                reason = await self._unsettled(session, max(deadline - time.monotonic(), 0.1))
                left = deadline - time.monotonic()
                if reason is None or left <= 0:
                    return reason
                await _any(rings, min(left, ASK_AGAIN if self._own_reason() is None else left))

    def _own_reason(self) -> str | None:
        if waiting := self._updates.pending():
            return f"updates that the bot has not confirmed: {waiting}"
        if self._endpoint.running:
            return f"calls that are running: {self._endpoint.running}"
        if not self._clock.is_acknowledged():
            return "the bot has not read the clock since it was moved"
        return None

    async def _unsettled(self, session: aiohttp.ClientSession, seconds: float) -> str | None:
        made = self._endpoint.made
        reason = self._own_reason() or await self._bot_busy(session, seconds) or self._own_reason()
        if reason is None and self._endpoint.made != made:
            return "the bot has called meanwhile"
        return reason

    async def _bot_busy(self, session: aiohttp.ClientSession, seconds: float) -> str | None:
        if self.health_url is None:
            return None
        limit = aiohttp.ClientTimeout(total=seconds)
        try:
            async with session.get(self.health_url, params={"settled": "1"}, timeout=limit) as answer:
                state = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return f"the bot's health does not answer: {type(error).__name__}"
        return None if isinstance(state, dict) and state.get("settled") is True else f"the bot is busy: {state}"


async def _any(rings: list[asyncio.Event], seconds: float) -> None:
    tasks = [asyncio.create_task(ring.wait()) for ring in rings]
    await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
