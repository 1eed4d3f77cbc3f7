"""Keeps one visitor from taking the time of all others: so many requests a minute, then none for a while."""

from collections import OrderedDict
from collections.abc import Callable

_REMEMBERED = 2000  # visitors; who comes again after so many others begins anew
_MINUTE = 60.0  # seconds


class RateLimit:
    """How many requests a visitor has left, which grows again as time passes. `seconds` is a clock that only rises."""

    def __init__(self, per_minute: int, seconds: Callable[[], float]) -> None:
        self._per_minute = per_minute
        self._seconds = seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, visitor: str) -> bool:
        """Take one request of the visitor's; tell whether there was one left."""
        now = self._seconds()
        left, since = self._left.pop(visitor, (float(self._per_minute), now))
        left = min(float(self._per_minute), left + (now - since) * self._per_minute / _MINUTE)
        allowed = left >= 1
        self._left[visitor] = (left - 1 if allowed else left, now)
        if len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return allowed
