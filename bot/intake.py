"""Brings updates in, and lets Telegram forget them only after they have been committed."""

import asyncio
import hmac
import json
import logging
import time
from typing import Any

from aiohttp import web
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.writer import NotSaved, Raw, Writer

log = logging.getLogger(__name__)
WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
LARGEST_UPDATE = 1024 * 1024  # bytes


class Polling:
    """Long polling. The next offset, which confirms, moves only past what is committed."""

    def __init__(self, bot: Bot, request: BaseRequest, writer: Writer) -> None:
        self._bot, self._request, self._writer = bot, request, writer
        self._offset: int | None = None
        self.last_success = time.monotonic()

    async def run(self) -> None:
        """Until cancelled; cancelling between two batches loses nothing. Raises InvalidToken."""
        pause = FIRST_PAUSE
        while True:
            try:
                batch = await self._fetch(POLL_SECONDS)
                self.last_success = time.monotonic()
                if batch:
                    await asyncio.shield(self._writer.updates(batch))
                    self._offset = int(batch[-1]["update_id"]) + 1
                pause = FIRST_PAUSE
                continue
            except InvalidToken:
                raise
            except RetryAfter as error:
                after = error.retry_after
                pause = float(after if isinstance(after, int) else after.total_seconds())
            except Conflict:
                log.error("another process polls with this token")
            except TelegramError as error:
                log.warning("no updates: %s", type(error).__name__)
                await self._request.shutdown()  # a connection that went silent is not used again
            except NotSaved:
                log.error("not saved; the same updates are asked for again")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def confirm(self) -> None:
        """Tells Telegram at the end what has been taken; without it the next process is told again, harmlessly."""
        if self._offset is not None:
            try:
                await self._fetch(0, limit=1)
            except TelegramError as error:
                log.info("the last batch is not confirmed: %s", type(error).__name__)

    async def _fetch(self, seconds: int, limit: int = 100) -> list[Raw]:
        """Raw updates: one that PTB cannot parse must not hold up the batch."""
        query = f"timeout={seconds}&limit={limit}&allowed_updates={json.dumps(WANTED, separators=(',', ':'))}"
        if self._offset is not None:
            query += f"&offset={self._offset}"
        answer: Any = await self._request.post(f"{self._bot.base_url}/getUpdates?{query}", read_timeout=seconds + 5)
        if not isinstance(answer, list) or not all(isinstance(each, dict) and "update_id" in each for each in answer):
            raise TelegramError("the answer to getUpdates is no list of updates")
        return answer


def webhook_application(writer: Writer, secret: str) -> web.Application:
    """Answers 200 only after the commit; otherwise Telegram delivers again."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=403)
        try:
            raw = await request.json()
            int(raw["update_id"])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        try:
            await asyncio.shield(writer.updates([raw]))
        except NotSaved:
            return web.Response(status=503)
        return web.Response()

    application = web.Application(client_max_size=LARGEST_UPDATE)
    application.router.add_post("/", receive)
    return application
