"""The running record of everything that changed, which the page follows and tests wait on."""

from collections import deque
from itertools import islice

from sandbox.notifier import Notifier
from sandbox.state.snapshots import Change, ChangeContent

KEPT_CHANGES = 20_000


class ChangeLog:
    """Numbers each change, and keeps the newest for those who follow."""

    def __init__(self) -> None:
        self.notifier = Notifier()
        self.last = 0
        self._kept: deque[Change] = deque(maxlen=KEPT_CHANGES)

    def next_number(self) -> int:
        """Take the number of a change that is recorded at once."""
        self.last += 1
        return self.last

    def record(self, content: ChangeContent, number: int | None = None) -> None:
        """Publish a change under its own number, or under one taken before with next_number."""
        self._kept.append({**content, "number": number or self.next_number()})
        self.notifier.notify_all()

    def after(self, number: int) -> list[Change]:
        """Return the changes after one, oldest first, as far as they are kept."""
        count = min(max(self.last - number, 0), len(self._kept))
        return list(islice(self._kept, len(self._kept) - count, None))
