"""Brings updates in, and lets Telegram forget them only after they have been committed."""

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram.requests import Unreadable, seconds_of
from bot.clock import Clock
from bot.writer import NotSaved, Writer
from handlers.dispatch import unsaved
from handlers.kit.incoming import Blocked, Incoming, Raw, read, update_number
from records.addresses import Address
from storage.engine.lease import LeaseLost

log = logging.getLogger(__name__)
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS, SLACK_SECONDS = 25, 10  # a poll that is answered later than that is given up
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
LONGEST_UNSAVED_PAUSE = 3.0  # the database is near: looking again costs little
_NUMBER = re.compile(rb'"update_id"\s*:\s*([0-9]{1,19})\b')
LARGEST_UPDATE = 1024 * 1024  # bytes


async def patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Repeat a call until Telegram takes it. Raises what no waiting mends: InvalidToken, BadRequest, Forbidden."""
    pause = FIRST_PAUSE
    while True:
        try:
            await call()
            return
        except (InvalidToken, BadRequest, Forbidden):
            raise
        except RetryAfter as error:
            pause = seconds_of(error)
        except TelegramError as error:
            log.warning("Telegram cannot be reached yet: %s", type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _read(raw: Raw) -> Incoming | None:
    """Read an update; None for what nobody waits for."""
    try:
        incoming = read(raw)
    except (ValueError, RecursionError):  # the writer sets it aside, once it can
        return None
    return incoming if incoming and incoming.private and not isinstance(incoming.event, Blocked) else None


class Excuses:
    """Tells each chat once that nothing is saved yet, and again only after something has been saved.

    Directly: the outbox is in the database, which does not answer.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._told: set[Address] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def saved(self) -> None:
        """Note that the database takes things again."""
        self._told.clear()

    def tell(self, batch: Sequence[Raw]) -> None:
        """Tell whoever waits for one of these updates."""
        for incoming in filter(None, (_read(raw) for raw in batch)):
            if incoming.chat not in self._told:
                self._told.add(incoming.chat)
                task = asyncio.create_task(self._say(incoming))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _say(self, incoming: Incoming) -> None:
        try:
            await self._bot.send_message(int(incoming.chat.id), unsaved(incoming.language_code))
        except TelegramError as error:
            log.info("a chat was not told that nothing is saved: %s", type(error).__name__)


class Polling:
    """Long polling. The next offset, which confirms, moves only past what is committed."""

    def __init__(self, bot: Bot, request: BaseRequest, writer: Writer, clock: Clock) -> None:
        self._bot, self._request, self._writer, self._clock = bot, request, writer, clock
        self._excuses = Excuses(bot)
        self._offset: int | None = None
        self._without_number: set[object] = set()  # what stands for a number in updates that were set aside
        self.last_answered = clock.reading()  # a poll, by Telegram
        self.last_saved = self.last_answered  # with all that it brought

    async def run(self) -> None:
        """Poll until cancelled; cancelling between two batches loses nothing. Raises InvalidToken."""
        pause = FIRST_PAUSE
        while True:
            try:
                batch = await self._next()
                self.last_answered = self._clock.reading()
                if batch:
                    await self._save(batch)
                self.last_saved = self._clock.reading()
                pause = FIRST_PAUSE
                continue
            except InvalidToken:
                raise
            except RetryAfter as error:
                pause = seconds_of(error)
            except Conflict:
                log.error("another process polls with this token")
            except TelegramError as error:
                log.warning("no updates: %s", type(error).__name__)
                await self._request.shutdown()  # a connection that went silent is not used again
            except NotSaved:
                log.error("not saved; the same updates are asked for again")
                self._excuses.tell(batch)
                pause = min(pause, LONGEST_UNSAVED_PAUSE)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _save(self, batch: list[Raw]) -> None:
        new = [raw for raw in batch if update_number(raw) is not None or _in_its_place(raw) not in self._without_number]
        if not new:  # they cannot be confirmed, and come again with every poll
            await asyncio.sleep(LONGEST_UNSAVED_PAUSE)
            return
        saving = asyncio.ensure_future(self._writer.updates(new))
        try:
            await asyncio.shield(saving)
        except asyncio.CancelledError:
            await asyncio.wait({saving})  # the batch is finished before the process ends
            if saving.exception() is None:
                self._go_past(new)
            raise
        self._go_past(new)
        self._excuses.saved()

    def _go_past(self, saved: list[Raw]) -> None:
        """Move the offset past what has been saved; what has no number cannot be confirmed, only be remembered."""
        numbers = [update_number(raw) for raw in saved]
        self._offset = next((number + 1 for number in reversed(numbers) if number is not None), self._offset)
        self._without_number.update(_in_its_place(raw) for raw in saved if update_number(raw) is None)

    async def _next(self) -> list[Raw]:
        """Wait for updates. One that cannot be read at all stands there by its number, to be set aside."""
        try:
            return await self._fetch(POLL_SECONDS)
        except Unreadable:
            log.error("an answer cannot be read; its updates are fetched one by one")
        try:
            return await self._fetch(0, limit=1)
        except Unreadable as error:
            named = _NUMBER.search(error.payload)
            if named is None:
                raise
            return [{"update_id": int(named[1]), "message": "it cannot be read"}]

    async def confirm(self) -> None:
        """Tell Telegram at the end what has been taken; without it the next process is told again, harmlessly."""
        if self._offset is not None:
            try:
                await self._fetch(0, limit=1)
            except TelegramError as error:
                log.info("the last batch is not confirmed: %s", type(error).__name__)

    async def _fetch(self, seconds: int, limit: int = 100) -> list[Raw]:
        """Fetch raw updates: one that PTB cannot parse must not hold up the batch."""
        query = f"timeout={seconds}&limit={limit}&allowed_updates={json.dumps(WANTED, separators=(',', ':'))}"
        if self._offset is not None:
            query += f"&offset={self._offset}"
        answer: Any = await self._request.post(
            f"{self._bot.base_url}/getUpdates?{query}", read_timeout=seconds + SLACK_SECONDS
        )
        if not isinstance(answer, list):
            raise TelegramError("the answer to getUpdates is no list of updates")
        return [each if isinstance(each, dict) else {"no update": each} for each in answer]


def _in_its_place(raw: Raw) -> object:
    """Return what an update without a number has instead of it, by which it is known when it comes again."""
    instead = raw.get("update_id")
    return instead if isinstance(instead, int | float | str) else type(instead)


def webhook_application(
    bot: Bot, writer: Writer, secret: str, saved: Callable[[], None] = lambda: None
) -> web.Application:
    """Return a page that answers 200 only after the commit; otherwise Telegram delivers again.

    `saved` is called after each commit.
    """
    excuses = Excuses(bot)

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=403)
        try:
            raw = await request.json()
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(raw, dict) or update_number(raw) is None:
            return web.Response(status=400)
        try:
            await asyncio.shield(writer.updates([raw]))
        except NotSaved:
            excuses.tell([raw])
            return web.Response(status=503)
        except LeaseLost:
            return web.Response(status=503)
        excuses.saved()
        saved()
        return web.Response()

    application = web.Application(client_max_size=LARGEST_UPDATE)
    application.router.add_post("/", receive)
    return application
