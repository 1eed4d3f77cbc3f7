"""The bot's inbox: updates wait here until the bot confirms them, and are delivered again until it does."""

import time
from collections import OrderedDict
from collections.abc import Callable
from itertools import count, islice

from sandbox.bot_api.objects import RawUpdate, Update, UpdateContent
from sandbox.errors import ControlError, conflict
from sandbox.notifier import Notifier
from sandbox.state.ids import first_id

REMEMBERED = 100_000  # updates
MAX_BATCH = 100  # updates that one poll takes
LONGEST_POLL = 50.0  # seconds
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class UpdateQueue:
    """Unconfirmed updates in order, those to deliver once more, and whoever polls.

    As in the Bot API's section "Getting updates": an update is confirmed by a poll whose offset is above its id, or by
    a webhook that takes it.
    """

    def __init__(self, confirmed: Callable[[Update | RawUpdate], None] = lambda update: None) -> None:
        """Let `confirmed` be told of each update that the bot has confirmed."""
        self.notifier = Notifier()
        self.webhook_active = False
        self.allowed_kinds: list[str] = []  # none: all but those of NOT_BY_DEFAULT
        self.waiting: OrderedDict[int, Update | RawUpdate] = OrderedDict()  # by id
        self.open_polls = 0  # that wait for an update
        self._confirmed = confirmed
        self._repeated: dict[int, bool] = {}  # id to whether it was handed out
        self._remembered: OrderedDict[int, Update | RawUpdate] = OrderedDict()  # by id
        self._ids = count(first_id())
        self._latest_poll = 0

    def put(self, content: UpdateContent) -> int | None:
        """Queue an update and return its id; None when the bot has not allowed its kind."""
        kind = next(iter(content))
        if (kind not in self.allowed_kinds) if self.allowed_kinds else (kind in NOT_BY_DEFAULT):
            return None
        number = next(self._ids)
        return self._add(number, {**content, "update_id": number})

    def put_raw(self, update: RawUpdate) -> int:
        """Queue an update that a test made up, whatever it holds, and return the id that it got."""
        number = next(self._ids)
        return self._add(number, {**update, "update_id": number})

    def _add(self, number: int, update: Update | RawUpdate) -> int:
        self.waiting[number] = self._remembered[number] = update
        if len(self._remembered) > REMEMBERED:
            self._remembered.popitem(last=False)
        self.notifier.notify_all()
        return number

    def repeat(self, update_id: int) -> None:
        """Deliver an update once more. Raises ControlError when there was none with that id."""
        if update_id not in self._remembered:
            raise ControlError(f"There was no update {update_id}.")
        if update_id not in self.waiting:
            self._repeated[update_id] = False
            self.notifier.notify_all()

    def newest(self) -> Update | RawUpdate:
        """Return the update that was queued last, confirmed or not."""
        return next(reversed(self._remembered.values()))

    def pending_count(self) -> int:
        """Return how many updates the bot has not confirmed."""
        return len(self.waiting) + len(self._repeated)

    def first(self) -> tuple[int, Update | RawUpdate] | None:
        """Return the id and the update that a webhook is sent next, or None."""
        number = next(iter(self._repeated), None) or next(iter(self.waiting), None)
        return None if number is None else (number, self._remembered[number])

    def confirm(self, update_id: int) -> None:
        """Take one update from the queue, as a webhook does that has answered."""
        if (update := self.waiting.pop(update_id, None)) is not None:
            self._confirmed(update)
        self._repeated.pop(update_id, None)
        self.notifier.notify_all()

    def clear(self) -> None:
        """Drop all pending updates."""
        self.waiting.clear()
        self._repeated.clear()
        self.notifier.notify_all()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update | RawUpdate]:
        """Return what getUpdates answers, waiting up to `timeout` seconds for the first.

        Raises BotApiError 409 when another poll or a webhook takes over.
        """
        self._check_no_webhook()
        self._latest_poll += 1
        this_poll = self._latest_poll
        self.notifier.notify_all()
        self._confirm_before(offset)
        deadline = time.monotonic() + min(timeout, LONGEST_POLL)
        while not self.pending_count():
            self.open_polls += 1
            try:
                notified = await self.notifier.wait(deadline - time.monotonic())
            finally:
                self.open_polls -= 1
            self._check_no_webhook()
            if this_poll != self._latest_poll:
                raise conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            if not notified:
                break
        return self._batch(limit if 1 <= limit <= MAX_BATCH else MAX_BATCH)

    def _check_no_webhook(self) -> None:
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )

    def _confirm_before(self, offset: int) -> None:
        if offset < 0:
            offset = next(islice(reversed(self.waiting), -offset - 1, None), 0)
        for number in [number for number, handed_out in self._repeated.items() if handed_out and number < offset]:
            del self._repeated[number]
        while self.waiting and next(iter(self.waiting)) < offset:
            _, update = self.waiting.popitem(last=False)
            self._confirmed(update)
        self.notifier.notify_all()

    def _batch(self, limit: int) -> list[Update | RawUpdate]:
        repeated = list(islice(self._repeated, limit))
        self._repeated.update(dict.fromkeys(repeated, True))
        fresh = islice(self.waiting.values(), limit - len(repeated))
        return [self._remembered[number] for number in repeated] + list(fresh)
