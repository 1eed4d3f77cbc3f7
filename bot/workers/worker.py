"""What all workers have in common: they serve rows that wait, one at a time, and look again."""

import asyncio
import logging
import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Self, TypeVar

from pydantic import JsonValue

from records.incidents import IncidentKind
from records.messages import Message
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents

log = logging.getLogger(__name__)
T = TypeVar("T")
LOOK_EVERY = 30.0  # seconds; a new row is heard of at once, this is for what failed before


@dataclass(frozen=True)
class WorkerFailure:
    """What no rule expects, under the incident's number that people are told; `error` is its type."""

    number: str
    error: str

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Return a failure under a number of its own."""
        return cls(secrets.token_hex(4), type(error).__name__)

    @property
    def told(self) -> Message:
        """Return what is said to whoever waits for it."""
        return Message("incident", {"number": self.number})

    def put_aside(self, work: UnitOfWork, kind: IncidentKind, kept: Mapping[str, JsonValue], now: datetime) -> None:
        """Keep what it can be run from again, for an admin to look at."""
        incidents.put_aside(work, self.number, self.error, kept, now, kind)


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
