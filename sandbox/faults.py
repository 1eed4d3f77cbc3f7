"""Makes the sandbox fail on purpose, repeatably, as networks and Telegram do."""

import asyncio
import random
from dataclasses import dataclass, field

from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError
from sandbox.notifier import Notifier

KINDS = ("429", "500", "reset", "lost", "timeout", "late", "nonsense", "delay")


@dataclass(frozen=True)
class Fault:
    kind: str
    delay: float
    retry_after: int
    whole: bool  # of nonsense: whether the call is done and its answer cut short, or never done


@dataclass
class Faults:
    """Which calls fail, and how; none until told."""

    rate: float = 0.0
    kinds: list[str] = field(default_factory=lambda: list(KINDS))
    methods: frozenset[str] | None = None
    count: int | None = None
    delay: float = 0.1
    retry_after: int = 1
    people: bool = False  # whether what people send meets the faults, too
    notifier: Notifier = field(default_factory=Notifier)
    _random: random.Random = field(default_factory=lambda: random.Random(0))

    def set(self, wish: Object) -> None:
        kinds = [str(kind) for kind in wish.get("kinds", KINDS)]
        if unknown := [kind for kind in kinds if kind not in KINDS]:
            raise ControlError(f"There is no fault of the kind {unknown[0]}.")
        methods = wish.get("methods")
        self.kinds = kinds
        self.rate = float(wish.get("rate", 1.0)) if kinds else 0.0
        self.methods = None if methods is None else frozenset(str(method).lower() for method in methods)
        self.count = None if wish.get("count") is None else int(wish["count"])
        self.delay = float(wish.get("delay", 0.1))
        self.retry_after = int(wish.get("retry_after", 1))
        self.people = bool(wish.get("people", False))
        self.notifier.notify_all()
        self._random = random.Random(wish.get("seed", 0))

    def api(self) -> Object:
        kinds = self.kinds if self.rate and self.count != 0 else []
        return {"kinds": kinds, "rate": self.rate, "delay": self.delay, "people": self.people}

    def clear(self) -> None:
        self.set({"rate": 0})

    async def meet_person(self) -> None:
        """What a person meets who sends something: it takes longer, or waits until Telegram can be reached again."""
        while self.people and self.rate and self.kinds != ["delay"]:
            await self.notifier.upcoming().wait()
        if self.people and self.rate:
            await asyncio.sleep(self.delay)

    def next(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; counts it."""
        if not self.rate or self.count == 0 or (self.methods is not None and method not in self.methods):
            return None
        if self._random.random() >= self.rate:
            return None
        if self.count is not None:
            self.count -= 1
        return Fault(self._random.choice(self.kinds), self.delay, self.retry_after, self._random.random() < 0.5)
