"""Telegram's sending rates, enforced when asked for: so many a second in all, a chat, a group a minute."""

import math
import time
from dataclasses import dataclass, field

from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError, too_many_requests


@dataclass
class _Bucket:
    level: float
    at: float


@dataclass
class RateLimits:
    """Token buckets in real time. A rate of None is not enforced."""

    per_second: float | None = None
    per_chat: float | None = None
    chat_burst: int = 5
    group_per_minute: float | None = None
    _buckets: dict[object, _Bucket] = field(default_factory=dict)

    def set(self, wish: Object) -> None:
        known = {"per_second", "per_chat", "chat_burst", "group_per_minute"}
        if unknown := sorted(wish.keys() - known):
            raise ControlError(f"There is no limit called {unknown[0]}; there are {', '.join(sorted(known))}.")
        self.per_second = wish.get("per_second")
        self.per_chat = wish.get("per_chat")
        self.chat_burst = int(wish.get("chat_burst", 5))
        self.group_per_minute = wish.get("group_per_minute")
        self._buckets.clear()

    def api(self) -> Object:
        return {
            "per_second": self.per_second,
            "per_chat": self.per_chat,
            "chat_burst": self.chat_burst,
            "group_per_minute": self.group_per_minute,
        }

    def spend(self, chat: int, messages: int = 1) -> None:
        """Count messages to a chat. Raises BotApiError 429 with the seconds to wait when a bucket is empty."""
        wanted: list[tuple[object, float, float]] = []
        if self.per_chat:
            wanted.append((("chat", chat), self.per_chat, self.chat_burst))
        if self.group_per_minute and chat < 0:
            wanted.append((("group", chat), self.group_per_minute / 60, self.group_per_minute))
        if self.per_second:
            wanted.append(("all", self.per_second, self.per_second))
        now = time.monotonic()
        buckets = []
        for key, rate, size in wanted:
            bucket = self._buckets.setdefault(key, _Bucket(size, now))
            bucket.level, bucket.at = min(size, bucket.level + (now - bucket.at) * rate), now
            if bucket.level < 1:
                raise too_many_requests(max(1, math.ceil((1 - bucket.level) / rate)))
            buckets.append(bucket)
        for bucket in buckets:
            bucket.level -= messages
