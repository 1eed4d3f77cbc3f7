"""What all workers have in common: they serve rows that wait, one at a time, and look again."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from storage.engine.lease import LeaseLost

log = logging.getLogger(__name__)
T = TypeVar("T")
LOOK_EVERY = 30.0  # seconds; a new row is heard of at once, this is for what failed before


class Worker(ABC, Generic[T]):
    """Serves waiting rows one at a time; what was not finished waits for the next look, or the next process."""

    def __init__(self) -> None:
        self._arrived = asyncio.Event()
        self.idle = False  # until the first look, which finds what an earlier process has left

    def look(self) -> None:
        """Look for rows soon: something may wait."""
        self.idle = False
        self._arrived.set()

    async def run(self) -> None:
        """Serve what waits, until cancelled."""
        while True:
            self._arrived.clear()
            try:
                for item in await asyncio.to_thread(self._waiting):
                    await self._serve(item)
            except LeaseLost:
                log.info("%s leaves what waits to the process that acts now", type(self).__name__)
                self.idle = True
                return
            except Exception:  # the database may be away for a while; who serves goes on looking
                log.exception("%s was interrupted, and will look again", type(self).__name__)
            self.idle = not self._arrived.is_set()
            try:
                await asyncio.wait_for(self._arrived.wait(), LOOK_EVERY)
            except TimeoutError:
                continue

    @abstractmethod
    def _waiting(self) -> Sequence[T]:
        """Return what waits, oldest first; called in another thread."""

    @abstractmethod
    async def _serve(self, item: T) -> None:
        """Do it, and have the writer note that; whatever may be tried again is logged, not raised."""
