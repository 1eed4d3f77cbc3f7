"""Delivers updates to the bot's webhook, in order, each again and again until the bot takes it."""

import asyncio
import re
from dataclasses import dataclass, field

import aiohttp

from sandbox.bot_api.objects import Object
from sandbox.clock import SandboxClock
from sandbox.errors import bad_request
from sandbox.state.update_queue import UpdateQueue

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
FIRST_RETRY, LONGEST_RETRY = 0.05, 5.0  # seconds; Telegram's own are longer
ANSWER_WITHIN = aiohttp.ClientTimeout(total=60)


@dataclass
class Webhook:
    updates: UpdateQueue
    clock: SandboxClock
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    last_error: Object = field(default_factory=dict)
    _task: asyncio.Task[None] | None = None

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        if url and not re.match(r"https?://[^/\s]+", url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
            raise bad_request("secret token contains unallowed characters")
        await self.stop()
        self.url, self.secret, self.max_connections, self.last_error = url, secret, max_connections or 40, {}
        self.updates.webhook_active = bool(url)
        self.updates.notifier.notify_all()
        if url:
            self._task = asyncio.create_task(self._deliver())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def api(self) -> Object:
        info: Object = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": self.updates.pending(),
        }
        if self.url:
            info["max_connections"] = self.max_connections
        if self.updates.allowed:
            info["allowed_updates"] = self.updates.allowed
        return {**info, **self.last_error}

    async def _deliver(self) -> None:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        pause = FIRST_RETRY
        async with aiohttp.ClientSession(headers=headers, timeout=ANSWER_WITHIN) as session:
            while True:
                update = self.updates.first()
                if update is None:
                    await self.updates.notifier.wait(60)
                elif await self._is_taken(session, update):
                    self.updates.confirm(update["update_id"])
                    pause = FIRST_RETRY
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, LONGEST_RETRY)

    async def _is_taken(self, session: aiohttp.ClientSession, update: Object) -> bool:
        try:
            async with session.post(self.url, json=update, allow_redirects=False) as answer:
                if 200 <= answer.status < 300:
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            reason = f"Connection failed: {type(error).__name__}"
        self.last_error = {"last_error_date": self.clock.stamp(), "last_error_message": reason}
        return False
