"""Waits until nothing is under way any more, so that no test sleeps."""

import asyncio
import time

import aiohttp

from sandbox.bot_api.endpoint import BotApiEndpoint
from sandbox.clock import SandboxClock
from sandbox.state.update_queue import UpdateQueue

ASK_AGAIN = 0.02  # seconds between questions to a bot that is still busy


class IdleMonitor:
    """Knows whether all updates are confirmed, the clock is known, no call is running, and the bot says it is idle."""

    def __init__(self, updates: UpdateQueue, clock: SandboxClock, endpoint: BotApiEndpoint) -> None:
        self.health_url: str | None = None  # where the bot says whether it is idle
        self._updates = updates
        self._clock = clock
        self._endpoint = endpoint

    async def wait(self, seconds: float) -> str | None:
        """Return None once all is idle, or after so many seconds the reason why it is not."""
        deadline = time.monotonic() + seconds
        notifiers = (self._updates.notifier, self._clock.notifier, self._endpoint.notifier)
        async with aiohttp.ClientSession() as session:
            while True:
                events = [notifier.upcoming() for notifier in notifiers]
                reason = await self._reason(session, max(deadline - time.monotonic(), 0.1))
                left = deadline - time.monotonic()
                if reason is None or left <= 0:
                    return reason
                await _wait_for_any(events, min(left, ASK_AGAIN if self._own_reason() is None else left))

    async def _reason(self, session: aiohttp.ClientSession, seconds: float) -> str | None:
        """Return why all is not idle; the sandbox is looked at before and after the bot, which may have acted."""
        call_count = self._endpoint.call_count
        reason = self._own_reason() or await self._bot_reason(session, seconds) or self._own_reason()
        if reason is None and self._endpoint.call_count != call_count:
            return "the bot has called meanwhile"
        return reason

    def _own_reason(self) -> str | None:
        if pending := self._updates.pending_count():
            return f"updates that the bot has not confirmed: {pending}"
        if running := self._endpoint.running_calls:
            return f"calls that are running: {running}"
        if not self._clock.is_acknowledged():
            return "the bot has not read the clock since it was moved"
        return None

    async def _bot_reason(self, session: aiohttp.ClientSession, seconds: float) -> str | None:
        if self.health_url is None:
            return None
        limit = aiohttp.ClientTimeout(total=seconds)
        try:
            async with session.get(self.health_url, timeout=limit) as answer:
                health = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as error:
            return f"the bot's health does not answer: {type(error).__name__}"
        return None if isinstance(health, dict) and health.get("idle") is True else f"the bot is busy: {health}"


async def _wait_for_any(events: list[asyncio.Event], seconds: float) -> None:
    tasks = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
