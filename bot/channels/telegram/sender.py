"""Sends, changes and answers over the Bot API, and tells its errors in the words of channels."""

import asyncio
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.channels.channel import (
    MessageGone,
    Moved,
    Paused,
    Refused,
    ShutOut,
    Silenced,
    TopicLost,
    Unanswered,
    Unreachable,
)
from bot.channels.telegram.limits import Limits, is_group
from bot.channels.telegram.rendering import TelegramMenu, TelegramMessage, render
from bot.channels.telegram.requests import fields, seconds_of
from handlers.dispatch import CallbackAnswer
from handlers.kit.texts import plain
from records.addresses import Address, telegram_address, telegram_number, telegram_topic, without_topic
from records.content import Attachment, Content
from records.lengths import shortened

log = logging.getLogger(__name__)
ANSWERED_WITHIN = 150.0  # seconds in which Telegram takes the answer to a tap
SHORT_TIMEOUT = 5.0  # seconds of a call for which nobody waits long
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0  # seconds between tries
TRIES = 3  # at taking a keyboard away
LONGEST_TOAST = 200  # UTF-16 units, by Telegram's Bot API
_NO_PREVIEW = {"is_disabled": True}
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
_NO_RIGHT = ("not enough rights", "no rights to send", "chat_write_forbidden", "chat_restricted", "topic_closed")
_NOBODY_THERE = (  # what Telegram says of a chat, and not of what is sent there
    *("chat not found", "user not found", "peer_id_invalid", "deactivated", "not enough rights", "have no rights"),
    *("chat_write_forbidden", "chat_restricted", "topic_closed"),
)


class TelegramChannel:
    """Telegram, as delivery speaks to it."""

    def __init__(self, bot: Bot, limits: Limits) -> None:
        """`limits` are how fast Telegram lets the bot speak."""
        self._bot, self._limits = bot, limits

    def render(self, content: Content) -> TelegramMessage | TelegramMenu:
        """Return the content as HTML and an inline keyboard, or as a command menu."""
        return render(content)

    def is_group(self, address: Address) -> bool:
        """Tell groups from people."""
        return is_group(address)

    async def turn(self, address: Address) -> None:
        """Return when a message to this chat may be sent."""
        await self._limits.turn(address)

    async def send(self, address: Address, rendered: TelegramMessage | TelegramMenu) -> int | None:
        """Send a new message and return its id, or set the chat's command menu."""
        with self._told(address):
            if isinstance(rendered, TelegramMenu):
                menu = [BotCommand(name, does) for name, does in rendered.commands]
                await self._bot.set_my_commands(menu, scope=BotCommandScopeChat(_chat(address)))
                return None
            if rendered.attachment is not None:
                return await self._send_file(address, rendered.attachment, rendered.text)
            place = {"chat_id": _chat(address), "message_thread_id": telegram_topic(address)}
            sent = await self._call("sendMessage", **place, **_shown(rendered), reply_parameters=_quoting(rendered))
            return int(sent["message_id"])

    async def edit(self, address: Address, message_id: int, rendered: TelegramMessage | TelegramMenu) -> None:
        """Change a message to this. That it shows the same already is no error."""
        if not isinstance(rendered, TelegramMessage):
            raise TypeError("a command menu is no message that can be changed")
        with self._told(address):
            try:
                await self._call("editMessageText", chat_id=_chat(address), message_id=message_id, **_shown(rendered))
            except BadRequest as error:
                if _is_unmodified(error):
                    return
                if "not found" in error.message or "can't be edited" in error.message:
                    raise MessageGone from None
                raise

    async def drop_buttons(self, address: Address, message_id: int) -> None:
        """Take the keyboard off an older copy of a screen, after all that is more urgent.

        Where that fails, its buttons answer that they are old.
        """
        for _ in range(TRIES):
            await self._limits.spare_turn(address)
            try:
                await self._call_briefly("editMessageReplyMarkup", chat_id=_chat(address), message_id=message_id)
            except RetryAfter as error:
                self._limits.halt(address, seconds_of(error))
            except TelegramError as error:
                if not _is_unmodified(error):  # else it had none
                    log.info("an old keyboard stays in chat %s: %s", address.id, type(error).__name__)
                return
            else:
                return

    async def answer(self, answer: CallbackAnswer) -> None:
        """Answer a tap, again and again as long as Telegram takes an answer: until then the button goes on turning."""
        until, pause = time.monotonic() + ANSWERED_WITHIN, FIRST_PAUSE
        toast = shortened(plain(answer.language, answer.toast), LONGEST_TOAST) if answer.toast else None
        while (failure := await self._failure_to_answer(answer.callback_id, toast)) is not None:
            pause = seconds_of(failure) if isinstance(failure, RetryAfter) else pause
            is_final = isinstance(failure, BadRequest | Forbidden | InvalidToken)  # it is too old, or nobody's
            if is_final or time.monotonic() + pause > until:
                log.info("a tap was not answered: %s", type(failure).__name__)
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _failure_to_answer(self, callback_id: str, toast: str | None) -> TelegramError | None:
        """Answer a tap, and return why that failed; None where it did not."""
        try:
            await self._call_briefly("answerCallbackQuery", callback_query_id=callback_id, text=toast)
        except TelegramError as error:
            return error
        return None

    @contextmanager
    def _told(self, address: Address) -> Iterator[None]:
        """Raise what Telegram says as what it means. InvalidToken stays what it is: no waiting mends it."""
        try:
            yield
        except RetryAfter as error:
            self._limits.halt(address, seconds_of(error))
            raise Paused from None
        except ChatMigrated as error:
            raise Moved(telegram_address(error.new_chat_id)) from None
        except Forbidden:
            raise ShutOut from None
        except BadRequest as error:
            said = error.message.lower()
            if telegram_topic(address) is not None and any(each in said for each in _NO_TOPIC):
                raise TopicLost(without_topic(address)) from None
            if is_group(address) and any(each in said for each in _NO_RIGHT):
                raise Silenced(error.message[:80]) from None
            raise Refused(error.message[:80], whatever_it_says=any(each in said for each in _NOBODY_THERE)) from None
        except InvalidToken:
            log.critical("Telegram does not know this token any more")
            raise
        except TimedOut:
            raise Unanswered from None
        except TelegramError as error:
            raise Unreachable(type(error).__name__) from None

    async def _send_file(self, address: Address, attachment: Attachment, caption: str) -> int:
        name = attachment.file
        try:
            file = name if attachment.known else await asyncio.to_thread(Path(name).read_bytes)
        except OSError:
            raise Refused("the file is gone") from None
        if attachment.photo:
            sent = await self._bot.send_photo(
                _chat(address), file, caption=caption, message_thread_id=telegram_topic(address), parse_mode="HTML"
            )
        else:
            sent = await self._bot.send_document(
                _chat(address),
                file,
                caption=caption,
                filename=Path(name).name,
                message_thread_id=telegram_topic(address),
                parse_mode="HTML",
            )
        return sent.message_id

    async def _call(self, method: str, **parameters: object) -> Any:  # what the Bot API answers
        """Call the Bot API with plain JSON. Raises TelegramError.

        Of the answer little is read: PTB's objects for keyboards and messages take longer than the sending.
        """
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", fields(**parameters))

    async def _call_briefly(self, method: str, **parameters: object) -> None:
        """Call the Bot API for something that nobody waits long for. Raises TelegramError."""
        limit = min(SHORT_TIMEOUT, self._bot.request.read_timeout or SHORT_TIMEOUT)
        await self._bot.request.post(f"{self._bot.base_url}/{method}", fields(**parameters), read_timeout=limit)


def _chat(address: Address) -> int:
    number = telegram_number(address)
    assert number is not None, "the address of another channel"
    return number


def _shown(message: TelegramMessage) -> dict[str, object]:
    return {
        "text": message.text,
        "parse_mode": "HTML",
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": {"inline_keyboard": message.keyboard} if message.keyboard else None,
    }


def _quoting(message: TelegramMessage) -> dict[str, object] | None:
    """Return the message that this one quotes; where it is gone by now, this one is sent all the same."""
    if message.replies_to is None:
        return None
    return {"message_id": message.replies_to, "allow_sending_without_reply": True}


def _is_unmodified(error: TelegramError) -> bool:
    return isinstance(error, BadRequest) and "not modified" in error.message.lower()
