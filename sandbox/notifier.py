"""Lets any number of tasks wait for "something changed" without polling."""

import asyncio


class Notifier:
    """Wakes everyone who waits when it rings; whoever wakes looks for themselves what has changed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify_all(self) -> None:
        rung, self._event = self._event, asyncio.Event()
        rung.set()

    def upcoming(self) -> asyncio.Event:
        """Is set by the next ring after this call, even if nobody waits yet."""
        return self._event

    async def wait(self, seconds: float) -> bool:
        """Whether it rang within so many seconds."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._event.wait()
        except TimeoutError:
            return False
        return True
