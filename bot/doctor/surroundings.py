"""What checks look at: the settings, the database if there is one, and what Telegram answers."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

import aiohttp
from telegram.error import NetworkError, TimedOut

from bot.settings import Settings
from bot.telegram_causes import name_of
from storage import bound_bot
from storage.engine import lease
from storage.engine.database import Database, parse_url
from storage.engine.migrate import newest, present
from storage.engine.unit_of_work import read_only

_SECONDS = aiohttp.ClientTimeout(total=15, connect=5)


class BotApiAnswer(NamedTuple):
    """What Telegram answered: the status, what it says, and what time it is there."""

    status: int
    content: dict[str, Any]  # Any: JSON
    date: datetime | None

    @property
    def result(self) -> dict[str, Any]:
        """Return the result of a call that succeeded; empty otherwise."""
        result = self.content.get("result")
        return result if isinstance(result, dict) else {}


@dataclass
class Surroundings:
    """One look around, with the configuration that was read from `file`, if from any."""

    settings: Settings
    file: Path | None

    @property
    def token(self) -> str:
        """Return the bot's token."""
        return self.settings.telegram.token.get_secret_value()

    @property
    def bot_id(self) -> int:
        """Return the bot's id, with which its token begins."""
        return int(self.token.partition(":")[0])

    @cached_property
    def embedded_file(self) -> Path | None:
        """Return the file of an embedded database; None where the database is a server's."""
        url = parse_url(self.settings.database.url)
        return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None

    @contextmanager
    def database(self) -> Iterator[Database]:
        """Open the database. Of an embedded one, this makes a file where there is none: look before."""
        database = Database(self.settings.database.url)
        try:
            yield database
        finally:
            database.close()

    @cached_property
    def is_running(self) -> bool:
        """Tell whether a process acts for this bot on this database just now."""
        if self.embedded_file is not None and not self.embedded_file.exists():
            return False
        with self.database() as database:
            if present(database) != newest():
                return False
            with read_only(database) as work:
                return lease.is_held(work, bound_bot.lease_name(self.bot_id), datetime.now(UTC))

    def ask_telegram(self, method: str, **parameters: object) -> BotApiAnswer:
        """Call the Bot API once. Raises NetworkError with the name of what went wrong, never with the URL."""
        return asyncio.run(self._ask(method, parameters))

    @cached_property
    def bot(self) -> BotApiAnswer:
        """Return what Telegram says about the bot. Raises NetworkError."""
        return self.ask_telegram("getMe")

    @cached_property
    def knows_bot(self) -> bool:
        """Tell whether Telegram is reached, and knows the bot: else there is nothing further to ask."""
        try:
            return self.bot.status == HTTPStatus.OK
        except NetworkError:
            return False

    async def _ask(self, method: str, parameters: dict[str, object]) -> BotApiAnswer:
        telegram = self.settings.telegram
        base = telegram.base_url
        start = base.replace("{token}", self.token) if "{token}" in base else base + self.token
        try:
            async with (
                aiohttp.ClientSession(timeout=_SECONDS) as session,
                session.post(f"{start}/{method}", json=parameters, proxy=telegram.proxy or None) as answer,
            ):
                content = await answer.json(content_type=None)
                date = answer.headers.get("Date")
                return BotApiAnswer(
                    answer.status,
                    content if isinstance(content, dict) else {},
                    parsedate_to_datetime(date) if date else None,
                )
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(name_of(error)) from None
        except ValueError:  # a page of whoever stands between
            raise NetworkError("no JSON") from None
