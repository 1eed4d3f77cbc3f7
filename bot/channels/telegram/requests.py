"""Calls the Bot API over aiohttp: with PTB's stock class, sends ran 2 to 19 times slower."""

import json
import os
from functools import lru_cache
from io import BytesIO
from typing import Any, cast
from urllib.parse import urlsplit

import aiohttp
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.connection_pool import Disconnected, OpenConnections
from bot.telegram_causes import name_of
from records.json_text import json_bytes, json_value

os.environ.setdefault("PTB_TIMEDELTA", "true")  # pauses as PTB will tell them; as they were, each raises a warning
_TOO_LARGE = 413
_JSON = {"Content-Type": "application/json"}
_Timeout = float | None | Any  # PTB's own marker for "not given"


class Unreadable(TelegramError):
    """An answer is whole, and yet too deep, or has too long a number, for anybody to read it."""

    def __init__(self, payload: bytes) -> None:
        super().__init__("the answer cannot be read")
        self.payload = payload


class AiohttpRequest(BaseRequest):
    """One pool of connections; a call takes so many seconds at most, unless it says otherwise.

    Nothing that it logs or raises holds the URL, which carries the token.
    """

    def __init__(self, proxy: str = "", read_timeout: float = 25.0) -> None:
        self._proxy = proxy or None
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Return how many seconds a call takes at most."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Make the pool."""
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64))

    async def shutdown(self) -> None:
        """Close what is open."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _seconds(self, given: _Timeout) -> float:
        return given if isinstance(given, int | float) else self._read_timeout

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer. PTB's own method logs an answer that it cannot read, with what people have written in it."""
        try:
            told = json_value(payload.decode("utf-8", "replace"))
        except json.JSONDecodeError:
            raise TelegramError("the answer is no JSON") from None
        except (ValueError, RecursionError):
            raise Unreadable(payload) from None
        if not isinstance(told, dict) or (told.get("ok") is not False and "result" not in told):
            raise TelegramError("the answer is not the Bot API's")
        return told

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a call, and return status and content of the answer. Raises TimedOut, or NetworkError."""
        await self.initialize()
        assert self._session is not None
        limit = aiohttp.ClientTimeout(total=self._seconds(read_timeout), connect=5)
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=limit, proxy=self._proxy
            ) as answer:
                if answer.status == _TOO_LARGE:
                    # PTB would take it for a fault of the network and have it tried again, for ever.
                    raise BadRequest("the request is too large")
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(name_of(error)) from None


class BotApiRequest(AiohttpRequest):
    """The same, except that small calls of the Bot API go over connections that stay open."""

    def __init__(self, proxy: str = "", read_timeout: float = 25.0) -> None:
        super().__init__(proxy, read_timeout)
        self._servers: dict[str, OpenConnections] = {}

    async def shutdown(self) -> None:
        """Close what is open."""
        while self._servers:
            self._servers.popitem()[1].close()
        await super().shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: _Timeout = BaseRequest.DEFAULT_NONE,
        *timeouts: _Timeout,
        **more_timeouts: _Timeout,
    ) -> tuple[int, bytes]:
        """Make a call, and return status and content of the answer. Raises TimedOut, or NetworkError."""
        if request_data is None or request_data.contains_files or self._proxy:
            return await super().do_request(url, method, request_data, read_timeout, *timeouts, **more_timeouts)
        server, target = _split(url)
        if server not in self._servers:
            self._servers[server] = OpenConnections(server)
        body = json_bytes(request_data.json_parameters)
        try:
            return await self._servers[server].post(target, body, self._seconds(read_timeout))
        except TimeoutError:
            raise TimedOut from None
        except Disconnected as error:
            raise NetworkError(str(error)) from None


@lru_cache(64)
def _split(url: str) -> tuple[str, str]:
    """Return the server's address, and what is asked of it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}", f"{parts.path}?{parts.query}" if parts.query else parts.path


def seconds_of(error: RetryAfter) -> float:
    """Return for how many seconds Telegram asks to wait."""
    after = error.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())


class _Fields:
    """What this class reads of PTB's RequestData, which is final and made of PTB's objects only."""

    contains_files = False

    def __init__(self, json_parameters: dict[str, object]) -> None:
        self.json_parameters = json_parameters


def fields(**values: object) -> RequestData:
    """Return a call's parameters, as plain JSON values; None is left out."""
    return cast(RequestData, _Fields({name: value for name, value in values.items() if value is not None}))


def _body(request_data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """Return the body and its type. As a form, Chinese would be quoted byte by byte, for as long as sending takes."""
    if request_data is None:
        return None, None
    if request_data.contains_files:
        return _multipart(request_data), None
    return json_bytes(request_data.json_parameters), _JSON


def _multipart(request_data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)  # a file's name is to be read by people
    for name, (filename, content, media_type) in request_data.multipart_data.items():
        read_bit_by_bit = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, read_bit_by_bit, filename=filename, content_type=media_type)
    return form
