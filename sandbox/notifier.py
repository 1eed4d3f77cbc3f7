"""Lets any number of tasks wait for "something changed" without polling."""

import asyncio


class Notifier:
    """Wakes all tasks that wait; whoever wakes looks for themselves what has changed."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def notify_all(self) -> None:
        """Wake all tasks that wait now."""
        past, self._event = self._event, asyncio.Event()
        past.set()

    def upcoming(self) -> asyncio.Event:
        """Return the event that the next notification sets, even if nobody waits for it yet."""
        return self._event

    async def wait(self, seconds: float) -> bool:
        """Wait for a notification, so many seconds at most; return whether there was one."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._event.wait()
        except TimeoutError:
            return False
        return True
