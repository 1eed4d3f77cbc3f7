"""The running record of everything that changed, which the page follows and tests wait on."""

from collections import deque
from itertools import islice

from sandbox.bot_api.objects import Object
from sandbox.notifier import Notifier

KEPT = 20_000


class ChangeLog:
    """Numbers each change; the newest are kept for those who follow."""

    def __init__(self) -> None:
        self.notifier = Notifier()
        self.last = 0
        self._kept: deque[Object] = deque(maxlen=KEPT)

    def next_number(self) -> int:
        self.last += 1
        return self.last

    def record(self, kind: str, chat: int | None, content: Object, number: int | None = None) -> None:
        """Publish a change under its own number, or under one taken before with next_number."""
        seq = number or self.next_number()
        self._kept.append({"seq": seq, "type": kind, "chat": chat, kind: content})
        self.notifier.notify_all()

    def after(self, seq: int) -> list[Object]:
        fresh = min(max(self.last - seq, 0), len(self._kept))
        return list(islice(self._kept, len(self._kept) - fresh, None))
