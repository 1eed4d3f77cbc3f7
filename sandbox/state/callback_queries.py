"""Presses of inline buttons, which the bot must answer in time."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.bot_api.formatting import utf16_length
from sandbox.errors import ControlError, bad_request
from sandbox.state.snapshots import CallbackAnswer
from sandbox.state.store import Store

LIFETIME = timedelta(seconds=150)
ANSWER_LIMIT = 200  # UTF-16 units


@dataclass
class CallbackQuery:
    """One press of a button, and the bot's answer once there is one."""

    id: str
    chat_id: int
    pressed_at: datetime
    answer: CallbackAnswer | None = None

    def snapshot(self) -> CallbackAnswer:
        """Return the answer as the page sees it, also while there is none."""
        return self.answer or {"answered": False, "text": None, "show_alert": False}


class CallbackQueries:
    """Every press and its answer, found by the id that the update carried."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._queries: dict[str, CallbackQuery] = {}

    def add(self, chat_id: int) -> CallbackQuery:
        """Note a press that happens now, under a new id."""
        query = CallbackQuery(str(secrets.randbits(62)), chat_id, self._store.clock.now())
        self._queries[query.id] = query
        return query

    def get(self, query_id: str) -> CallbackQuery:
        """Return the query with an id. Raises ControlError when there was none."""
        if query_id not in self._queries:
            raise ControlError(f"There was no callback {query_id}.")
        return self._queries[query_id]

    def answer(self, query_id: str, text: str, show_alert: bool, url: str | None) -> None:
        """Show the person the bot's answer; the first one stays. Raises BotApiError when it comes too late."""
        query = self._queries.get(query_id)
        if query is None or self._store.clock.now() - query.pressed_at > LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if utf16_length(text) > ANSWER_LIMIT:
            raise bad_request("MESSAGE_TOO_LONG")
        if query.answer is None:
            query.answer = {"answered": True, "text": text or None, "show_alert": show_alert}
            if url:
                query.answer["url"] = url
            self._store.changes.record(
                {"type": "callback_query", "chat_id": query.chat_id, "callback_query": {"id": query.id, **query.answer}}
            )
