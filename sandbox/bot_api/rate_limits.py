"""Telegram's sending rates, enforced when asked for: so many a second in all, a chat, a group a minute."""

import math
import time
from dataclasses import dataclass

from pydantic import BaseModel

from sandbox.errors import too_many_requests


class RateLimitSettings(BaseModel, frozen=True, extra="forbid"):
    """Messages that may be sent; a rate of None is not enforced."""

    per_second: float | None = None
    per_chat: float | None = None  # a second
    chat_burst: int = 5
    group_per_minute: float | None = None


@dataclass
class _Bucket:
    level: float
    filled_at: float


class RateLimits:
    """Token buckets in real time, one for each chat, each group, and one for all."""

    def __init__(self) -> None:
        self.settings = RateLimitSettings()
        self._buckets: dict[object, _Bucket] = {}

    def set(self, settings: RateLimitSettings) -> None:
        """Enforce other rates, with full buckets."""
        self.settings = settings
        self._buckets.clear()

    def spend(self, chat_id: int, messages: int = 1) -> None:
        """Count messages to a chat. Raises BotApiError 429 with the seconds to wait when a bucket is empty."""
        now = time.monotonic()
        buckets = []
        for key, rate, size in self._enforced(chat_id):
            bucket = self._buckets.setdefault(key, _Bucket(size, now))
            bucket.level, bucket.filled_at = min(size, bucket.level + (now - bucket.filled_at) * rate), now
            if bucket.level < 1:
                raise too_many_requests(max(1, math.ceil((1 - bucket.level) / rate)))
            buckets.append(bucket)
        for bucket in buckets:
            bucket.level -= messages

    def _enforced(self, chat_id: int) -> list[tuple[object, float, float]]:
        """Return the key of each bucket that concerns a chat, its rate a second and its size."""
        settings = self.settings
        enforced: list[tuple[object, float, float]] = []
        if settings.per_chat:
            enforced.append((("chat", chat_id), settings.per_chat, settings.chat_burst))
        if settings.group_per_minute and chat_id < 0:
            enforced.append((("group", chat_id), settings.group_per_minute / 60, settings.group_per_minute))
        if settings.per_second:
            enforced.append(("all", settings.per_second, settings.per_second))
        return enforced
