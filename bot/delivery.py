"""Sends what waits, chat by chat and in order, and notes what became of it."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.clock import Clock
from bot.limits import Limits
from bot.telegram_request import fields, seconds_of
from bot.writer import Committed, NotSaved, Writer
from handlers.dispatch import CallbackAnswer
from records.addresses import Address, telegram_address
from storage.chat.outbox import REFUSED, SENT, STALE, UNKNOWN
from storage.engine.lease import LeaseLost
from storage.engine.outgoing import Delivered, Outgoing
from storage.people import groups, persons

log = logging.getLogger(__name__)
IN_FLIGHT = 8  # at most so many messages may come twice after a kill
EDITS_AT_ONCE = 32
BULK_IN_FLIGHT = 6  # of these, so that an answer never waits behind ten thousand digests
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0  # seconds between tries while Telegram cannot be reached
_NO_PREVIEW = {"is_disabled": True}


class _Gone(Exception):
    """The message that was to be edited is not there any more: it has to be sent anew."""


class Delivery:
    def __init__(self, bot: Bot, writer: Writer, limits: Limits, clock: Clock) -> None:
        self._bot, self._writer, self._limits, self._clock = bot, writer, limits, clock
        self._queues: dict[Address, deque[Outgoing]] = {}
        self._newest: dict[int, int] = {}
        self._message_of: dict[int, int | None] = {}
        self._bare: set[int] = set()  # screens that were shown without a keyboard
        self._arrived: dict[Address, asyncio.Event] = {}
        self._in_flight = asyncio.Semaphore(IN_FLIGHT)
        self._sending = 0  # of these, before their notes
        self._edits = asyncio.Semaphore(EDITS_AT_ONCE)
        self._bulk = asyncio.Semaphore(BULK_IN_FLIGHT)
        self._tasks: set[asyncio.Task[None]] = set()
        self._superseded = False

    @property
    def idle(self) -> bool:
        return not self._tasks

    def take(self, committed: Committed) -> None:
        """Hears what has been committed."""
        for answer in committed.answers:
            self._spawn(self._answer(answer))
        for item in committed.outgoing:
            if item.wanted is not None:
                self._newest[item.id] = item.wanted
            if item.address in self._queues:
                self._queues[item.address].append(item)
                self._arrived[item.address].set()
            else:
                self._queues[item.address] = deque([item])
                self._arrived[item.address] = asyncio.Event()
                self._spawn(self._serve(item.address))

    async def drain(self, seconds: float) -> None:
        """Waits until all is sent, but not for long: what is left is sent by the next process."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("delivery failed", exc_info=error)

    async def _serve(self, address: Address) -> None:
        """All that waits for one chat, one after the other."""
        queue = self._queues[address]
        try:
            while queue and not self._superseded:
                item = queue.popleft()
                if item.quiet_seconds:
                    await self._wait_for_quiet(address, item.quiet_seconds)
                if item.wanted is not None and self._newest[item.id] > item.wanted:
                    continue  # overtaken: a newer state of the screen is in the queue
                try:
                    async with self._bulk if item.bulk else nullcontext():
                        await self._deliver(item)
                except LeaseLost:
                    log.warning("another process delivers now")
                    self._superseded = True
                except Exception:
                    log.exception("row %s was not delivered; the next process tries again", item.id)
        finally:
            del self._queues[address], self._arrived[address]

    async def _wait_for_quiet(self, address: Address, seconds: float) -> None:
        """An album comes as several updates: its screen is shown once nothing more has come for a moment."""
        arrived = self._arrived[address]
        while True:
            arrived.clear()
            try:
                await asyncio.wait_for(arrived.wait(), seconds)
            except TimeoutError:
                return

    async def _deliver(self, item: Outgoing) -> None:
        """Sends it and notes that."""
        if self._is_new(item) or not await self._edited(item):
            await self._new(item)

    async def _edited(self, item: Outgoing) -> bool:
        """Whether its message is there to be edited. That may be repeated and shows the same, so that nobody waits for
        its note."""
        try:
            async with self._edits:
                sent = await self._sent(item)
        except _Gone:
            self._message_of[item.id] = None
            return False
        await self._note(sent, hurried=False)
        return True

    async def _new(self, item: Outgoing) -> None:
        """What a repetition would show twice counts as in flight until the note is saved; the notes of what is sent at
        the same time go together, once the last of it is sent."""
        async with self._in_flight:
            self._sending += 1
            try:
                sent = await self._sent(item)
            finally:
                self._sending -= 1
            await self._note(sent, hurried=not self._sending)

    def _is_new(self, item: Outgoing) -> bool:
        """Whether a new message appears in the chat."""
        return item.wanted is None or item.move or self._message_of.get(item.id, item.message_id) is None

    async def _sent(self, item: Outgoing) -> Delivered:
        """Tries until it is sent or refused for good."""
        pause, timed_out = FIRST_PAUSE, 0
        while True:
            await self._limits.turn(item.address)
            if item.stale_at is not None and self._clock.now() > item.stale_at:
                return Delivered(item, self._message_of.get(item.id, item.message_id), STALE)
            try:
                return Delivered(item, await self._send(item), SENT)
            except RetryAfter as error:
                self._limits.halt(item.address, seconds_of(error))
            except ChatMigrated as error:
                item = await self._moved(item, telegram_address(error.new_chat_id))
            except Forbidden:
                log.info("chat %s does not let the bot in any more", item.address.id)
                await self._remember_blocked(item.address)
                return Delivered(item, None, REFUSED)
            except BadRequest as error:
                log.warning("chat %s refused row %s: %s", item.address.id, item.id, type(error).__name__)
                return Delivered(item, None, REFUSED)
            except InvalidToken:
                log.critical("Telegram does not know this token any more")
                raise
            except TimedOut:
                timed_out += 1
                if self._is_new(item) and timed_out > (item.stale_at is None):
                    log.warning("row %s was sent without an answer: whether it arrived is unknown", item.id)
                    return Delivered(item, None, UNKNOWN)
            except TelegramError as error:
                log.warning("Telegram did not take row %s: %s", item.id, type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _moved(self, item: Outgoing, new: Address) -> Outgoing:
        """The group has become a supergroup: all that is known of it takes the new id, and the row goes there."""
        await _patiently(lambda: self._writer.job(lambda work: groups.migrate(work, item.address, new)))
        self._message_of.pop(item.id, None)
        return replace(item, address=new, message_id=None)

    async def _note(self, delivered: Delivered, *, hurried: bool) -> None:
        await _patiently(lambda: self._writer.note(delivered, hurried=hurried))

    async def _remember_blocked(self, address: Address) -> None:
        """Nothing more is sent there of our own accord until the person, or a group (its number is negative), lets the
        bot in again."""
        now, remember = self._clock.now(), groups.set_left if address.id.startswith("-") else persons.set_blocked
        try:
            await self._writer.job(lambda work: remember(work, address, now))
        except NotSaved:
            log.warning("not saved that chat %s has blocked the bot: it will be found out again", address.id)

    async def _send(self, item: Outgoing) -> int | None:
        """Sends or edits, and returns the message's id."""
        if "commands" in item.content:
            await self._set_commands(item)
            return None
        if item.wanted is None:
            return await self._send_new(item)
        before = self._message_of.get(item.id, item.message_id)
        if before is not None and not item.move:
            message_id = before
            await self._edit(item, message_id)
        else:
            message_id = await self._send_new(item)
            self._message_of[item.id] = message_id
            if before is not None and item.id not in self._bare:
                await self._strip(item.address, before)
        self._message_of[item.id] = message_id
        (self._bare.discard if item.content.get("rows") else self._bare.add)(item.id)
        return message_id

    async def _send_new(self, item: Outgoing) -> int:
        if "attachment" in item.content:
            return await self._send_attachment(item)
        sent = await self._call("sendMessage", chat_id=int(item.address.id), **_shown(item))
        return int(sent["message_id"])

    async def _send_attachment(self, item: Outgoing) -> int:
        attachment, caption = item.content["attachment"], str(item.content["text"])
        assert isinstance(attachment, dict)
        name = str(attachment["file"])
        try:
            file = name if attachment["known"] else await asyncio.to_thread(Path(name).read_bytes)
        except OSError:
            raise BadRequest("the file is gone") from None
        if attachment["photo"]:
            sent = await self._bot.send_photo(int(item.address.id), file, caption=caption, parse_mode="HTML")
        else:
            sent = await self._bot.send_document(
                int(item.address.id), file, caption=caption, filename=Path(name).name, parse_mode="HTML"
            )
        return sent.message_id

    async def _call(self, method: str, **parameters: object) -> Any:  # what the Bot API answers
        """The stored keyboard goes out as it is, and of the answer little is read: PTB's objects for both take longer
        than the sending. Errors are PTB's own."""
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", fields(**parameters))

    async def _edit(self, item: Outgoing, message_id: int) -> None:
        try:
            await self._call("editMessageText", chat_id=int(item.address.id), message_id=message_id, **_shown(item))
        except BadRequest as error:
            if "not modified" in error.message.lower():
                return
            if "not found" in error.message or "can't be edited" in error.message:
                raise _Gone from None
            raise

    async def _strip(self, address: Address, message_id: int) -> None:
        """The older copy of a screen loses its keyboard. If that fails, its buttons answer that they are old."""
        try:
            await self._call("editMessageReplyMarkup", chat_id=int(address.id), message_id=message_id)
        except TelegramError as error:
            if isinstance(error, BadRequest) and "not modified" in error.message.lower():
                return  # it had none
            log.info("an old keyboard stays in chat %s: %s", address.id, type(error).__name__)

    async def _set_commands(self, item: Outgoing) -> None:
        commands = item.content["commands"]
        assert isinstance(commands, list)
        menu = [BotCommand(each["command"], each["description"]) for each in commands if isinstance(each, dict)]  # type: ignore[arg-type]
        await self._bot.set_my_commands(menu, scope=BotCommandScopeChat(int(item.address.id)))

    async def _answer(self, answer: CallbackAnswer) -> None:
        """A tap's answer matters for seconds only: it is tried once."""
        try:
            await self._call("answerCallbackQuery", callback_query_id=answer.callback_id, text=answer.text or None)
        except TelegramError as error:
            log.info("a tap was not answered: %s", type(error).__name__)


def _shown(item: Outgoing) -> dict[str, object]:
    rows = item.content.get("rows")
    return {
        "text": item.content["text"],
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": {"inline_keyboard": rows} if rows else None,
    }


async def _patiently(write: Callable[[], Awaitable[None]]) -> None:
    """Until the database takes it."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await write()
        except NotSaved:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
