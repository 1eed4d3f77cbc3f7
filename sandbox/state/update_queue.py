"""The bot's inbox: updates wait here until the bot confirms them, and are delivered again until it does."""

import time
from collections import OrderedDict
from collections.abc import Callable
from itertools import count, islice

from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError, conflict
from sandbox.notifier import Notifier
from sandbox.state.store import first_number

REMEMBERED = 100_000
BATCH = 100
LONGEST_POLL = 50.0  # seconds
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Unconfirmed updates in order, those to deliver once more, and whoever polls."""

    def __init__(self, confirmed: Callable[[Object], None] = lambda update: None) -> None:
        """`confirmed` is told of each update once the bot has confirmed it."""
        self.notifier = Notifier()
        self._confirmed = confirmed
        self.webhook_active = False
        self.allowed: list[str] = []
        self.waiting: OrderedDict[int, Object] = OrderedDict()
        self._again: dict[int, bool] = {}  # id to whether it was handed out
        self._remembered: OrderedDict[int, Object] = OrderedDict()
        self._ids = count(first_number())
        self.polling = 0  # long polls that wait
        self._poll = 0

    def put(self, kind: str, content: Object) -> int | None:
        """Queue an update; None when the bot has not allowed its kind."""
        if (kind not in self.allowed) if self.allowed else (kind in NOT_BY_DEFAULT):
            return None
        return self.put_raw({kind: content})

    def put_raw(self, update: Object) -> int:
        number = next(self._ids)
        stored = {**update, "update_id": number}
        self.waiting[number] = self._remembered[number] = stored
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        self.notifier.notify_all()
        return number

    def put_again(self, number: int) -> None:
        if number not in self._remembered:
            raise ControlError(f"There was no update {number}.")
        if number not in self.waiting:
            self._again[number] = False
            self.notifier.notify_all()

    def pending(self) -> int:
        return len(self.waiting) + len(self._again)

    def first(self) -> Object | None:
        """The update to deliver next, for a webhook."""
        number = next(iter(self._again), None) or next(iter(self.waiting), None)
        return None if number is None else self._remembered[number]

    def confirm(self, number: int) -> None:
        if (update := self.waiting.pop(number, None)) is not None:
            self._confirmed(update)
        self._again.pop(number, None)
        self.notifier.notify_all()

    def forget(self) -> None:
        self.waiting.clear()
        self._again.clear()
        self.notifier.notify_all()

    def end_poll(self) -> None:
        self._poll += 1
        self.notifier.notify_all()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Object]:
        """What getUpdates answers. Raises BotApiError 409 when another poll or a webhook takes over."""
        self._refuse_with_webhook()
        self.end_poll()
        mine = self._poll
        self._confirm_before(offset)
        deadline = time.monotonic() + min(timeout, LONGEST_POLL)
        while not self.pending():
            self.polling += 1
            try:
                rung = await self.notifier.wait(deadline - time.monotonic())
            finally:
                self.polling -= 1
            self._refuse_with_webhook()
            if mine != self._poll:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            if not rung:
                break
        return self._batch(limit if 1 <= limit <= BATCH else BATCH)

    def _refuse_with_webhook(self) -> None:
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            offset = next(islice(reversed(self.waiting), -offset - 1, None), 0)
        for number in [number for number, handed in self._again.items() if handed and number < offset]:
            del self._again[number]
        while self.waiting and next(iter(self.waiting)) < offset:
            _, update = self.waiting.popitem(last=False)
            self._confirmed(update)
        self.notifier.notify_all()

    def _batch(self, limit: int) -> list[Object]:
        again = list(islice(self._again, limit))
        self._again.update(dict.fromkeys(again, True))
        return [self._remembered[number] for number in again] + list(islice(self.waiting.values(), limit - len(again)))
