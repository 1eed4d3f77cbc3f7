"""Delivers updates to the bot's webhook, in order, each again and again until the bot takes it."""

import asyncio
import re

import aiohttp

from sandbox.bot_api.objects import RawUpdate, Update, WebhookInfo
from sandbox.clock import SandboxClock
from sandbox.errors import bad_request
from sandbox.state.update_queue import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_RETRY, LONGEST_RETRY = 0.05, 5.0  # seconds; Telegram's own are longer
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)
MAX_CONNECTIONS = 40


class Webhook:
    """Where the bot wants its updates sent, and the task that sends them; without an address there is none."""

    def __init__(self, updates: UpdateQueue, clock: SandboxClock) -> None:
        self._updates = updates
        self._clock = clock
        self._url = ""
        self._secret = ""
        self._max_connections = MAX_CONNECTIONS
        self._certified = False
        self._last_error: tuple[int, str] | None = None  # Unix time and reason
        self._task: asyncio.Task[None] | None = None

    async def set(self, url: str, secret: str, max_connections: int, *, certified: bool = False) -> None:
        """Send updates to another address, or to none. `certified`: a certificate came with it.

        Raises BotApiError as Telegram does for what cannot be an address.
        """
        if url and not re.match(r"https?://[^/\s]+", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        await self.stop()
        self._url, self._secret, self._last_error = url, secret, None
        self._certified = certified
        self._max_connections = max_connections or MAX_CONNECTIONS
        self._updates.webhook_active = bool(url)
        self._updates.notifier.notify_all()
        if url:
            self._task = asyncio.create_task(self._deliver())

    async def stop(self) -> None:
        """Send nothing any more, and wait until the task has ended."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def info(self) -> WebhookInfo:
        """Return what getWebhookInfo answers."""
        info: WebhookInfo = {
            "url": self._url,
            "has_custom_certificate": self._certified,
            "pending_update_count": self._updates.pending_count(),
        }
        if self._url:
            info["max_connections"] = self._max_connections
        if self._updates.allowed_kinds:
            info["allowed_updates"] = self._updates.allowed_kinds
        if self._last_error is not None:
            info["last_error_date"], info["last_error_message"] = self._last_error
        return info

    async def _deliver(self) -> None:
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        pause = FIRST_RETRY
        async with aiohttp.ClientSession(headers=headers, timeout=ANSWER_WITHIN) as session:
            while True:
                first = self._updates.first()
                if first is None:
                    await self._updates.notifier.wait(60)
                    continue
                update_id, update = first
                if await self._send(session, update):
                    self._updates.confirm(update_id)
                    pause = FIRST_RETRY
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_RETRY)

    async def _send(self, session: aiohttp.ClientSession, update: Update | RawUpdate) -> bool:
        """Send an update and return whether the bot has taken it; what went wrong is noted."""
        try:
            async with session.post(self._url, json=update, allow_redirects=False) as answer:
                if 200 <= answer.status < 300:
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            reason = f"Connection failed: {type(error).__name__}"
        self._last_error = self._clock.unix_time(), reason
        return False
