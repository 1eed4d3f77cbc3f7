"""Makes the sandbox fail on purpose, repeatably, as networks and Telegram do."""

import asyncio
import random
from dataclasses import dataclass
from typing import get_args

from pydantic import BaseModel

from sandbox.notifier import Notifier
from sandbox.state.snapshots import FaultKind, FaultsSnapshot

KINDS: tuple[FaultKind, ...] = get_args(FaultKind)


class FaultSettings(BaseModel, frozen=True):
    """Which calls fail, and how. Without `methods` all do; `count` is of calls; delays are in seconds."""

    rate: float = 1.0
    kinds: tuple[FaultKind, ...] = KINDS
    methods: tuple[str, ...] | None = None
    count: int | None = None
    delay: float = 0.1
    retry_after: int = 1
    seed: int = 0
    people: bool = False  # whether what people send meets the faults, too


NONE = FaultSettings(rate=0)


@dataclass(frozen=True)
class Fault:
    """What one call meets."""

    kind: FaultKind
    delay: float  # seconds
    retry_after: int  # seconds
    carried_out: bool  # of nonsense: whether the call is done and its answer cut short, or never done


class Faults:
    """Decides for each call whether it fails; none does until settings say so."""

    def __init__(self) -> None:
        self._notifier = Notifier()
        self.set(NONE)

    def set(self, settings: FaultSettings) -> None:
        """Let calls fail as settings say, from now on, in the order that their seed gives."""
        self._settings = settings
        self._active = settings.rate > 0 and bool(settings.kinds)
        self._methods = None if settings.methods is None else {method.lower() for method in settings.methods}
        self._left = settings.count
        self._random = random.Random(settings.seed)
        self._notifier.notify_all()

    def clear(self) -> None:
        """Let no call fail any more."""
        self.set(NONE)

    def snapshot(self) -> FaultsSnapshot:
        """Return what the page is told."""
        settings = self._settings
        kinds = list(settings.kinds) if self._active and self._left != 0 else []
        rate = settings.rate if self._active else 0.0
        return {"kinds": kinds, "rate": rate, "delay": settings.delay, "people": settings.people}

    async def hold_up_person(self) -> None:
        """Let a person who sends something wait: for the delay, or until Telegram can be reached again."""
        while self._active and self._settings.people and self._settings.kinds != ("delay",):
            await self._notifier.upcoming().wait()
        if self._active and self._settings.people:
            await asyncio.sleep(self._settings.delay)

    def next(self, method: str) -> Fault | None:
        """Return the fault that a call meets, in lower case, and count it; None when there is none."""
        if not self._active or self._left == 0 or (self._methods is not None and method not in self._methods):
            return None
        if self._random.random() >= self._settings.rate:
            return None
        if self._left is not None:
            self._left -= 1
        settings = self._settings
        kind = self._random.choice(settings.kinds)
        return Fault(kind, settings.delay, settings.retry_after, self._random.random() < 0.5)
