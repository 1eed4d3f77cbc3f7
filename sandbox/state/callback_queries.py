"""Presses of inline buttons, which the bot must answer in time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.bot_api.formatting import units
from sandbox.bot_api.objects import Object
from sandbox.errors import ControlError, bad_request
from sandbox.state.store import Store

LIFETIME = timedelta(seconds=150)
ANSWER_LIMIT = 200  # UTF-16 units


@dataclass
class Callback:
    id: str
    chat: int
    at: datetime
    answer: Object | None = None

    def control(self) -> Object:
        return {"answered": self.answer is not None, **(self.answer or {"text": None, "show_alert": False})}


class CallbackQueries:
    """Every press and its answer, found by the id that the update carried."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Callback] = {}

    def press(self, chat: int) -> Callback:
        callback = Callback(str(secrets.randbits(62)), chat, self._store.clock.now())
        self._known[callback.id] = callback
        return callback

    def get(self, number: str) -> Callback:
        if number not in self._known:
            raise ControlError(f"There was no callback {number}.")
        return self._known[number]

    def answer(self, number: str, text: str, show_alert: bool, url: str | None) -> None:
        """Show the person the bot's answer; the first one stays. Raises BotApiError when it comes too late."""
        callback = self._known.get(number)
        if callback is None or self._store.clock.now() - callback.at > LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if units(text) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        if callback.answer is None:
            callback.answer = {"text": text or None, "show_alert": show_alert, **({"url": url} if url else {})}
            self._store.changes.record("callback", callback.chat, {"id": callback.id, **callback.control()})
