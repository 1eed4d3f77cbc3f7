"""Connections to one server that stay open, for small calls: a third of the time that a client for every purpose takes.

The bytes are taken apart by httptools; proxies, uploads, downloads and long polls stay aiohttp's.
"""

import asyncio
import http
import socket
import ssl
import time
from urllib.parse import urlsplit

from aiohappyeyeballs import start_connection
from httptools import HttpParserError, HttpResponseParser

CONNECTING = 5.0  # seconds
MOST = 64  # connections at a time
KEPT = 15.0  # seconds that an idle connection is trusted: a server closes it when it pleases
NEXT_ADDRESS = 0.25  # seconds until the next of a host's addresses is tried as well (RFC 8305)


class Disconnected(Exception):
    """The connection was not made, or was lost before the whole answer was there."""


class OpenConnections:
    """Connections to the server of a URL, whose path is not used.

    There are as many as there are calls at the same time, up to MOST; further calls wait.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._tls = ssl.create_default_context() if parts.scheme == "https" else None
        self._host, self._port = parts.hostname or "", parts.port or (443 if self._tls else 80)
        self._head = f"Host: {parts.netloc.rpartition('@')[2]}\r\nContent-Type: application/json\r\nContent-Length: "
        self._idle: list[_Connection] = []
        self._free = asyncio.Semaphore(MOST)

    async def post(self, target: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """Post the body, and return status and content of the answer.

        Raises TimeoutError, or Disconnected: then nobody knows whether the call had its effect.
        """
        head = f"POST {target} HTTP/1.1\r\n{self._head}{len(body)}\r\n\r\n"
        async with asyncio.timeout(seconds), self._free:
            connection = self._idle_one() or await self._new()
            try:
                answer = await connection.call(head.encode() + body)
            except BaseException:
                connection.close()  # what comes over it now would be taken for the answer to another call
                raise
            if connection.reusable:
                connection.idle_since = time.monotonic()
                self._idle.append(connection)
            else:
                connection.close()
        return answer

    def close(self) -> None:
        """Close the connections that are idle."""
        while self._idle:
            self._idle.pop().close()

    def _idle_one(self) -> "_Connection | None":
        """Return the idle connection used last, so that those too many grow old; None where none can be trusted."""
        oldest = time.monotonic() - KEPT
        while self._idle:
            connection = self._idle.pop()
            if connection.reusable and connection.idle_since > oldest:
                return connection
            connection.close()
        return None

    async def _new(self) -> "_Connection":
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(CONNECTING):
                places = await loop.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
                # asyncio's own race loses a socket that was connected when the call is cancelled.
                connected = await start_connection(places, happy_eyeballs_delay=NEXT_ADDRESS)
                _, connection = await loop.create_connection(
                    lambda: _Connection(loop), sock=connected, ssl=self._tls,
                    server_hostname=self._host if self._tls else None,
                )  # fmt: skip
        except OSError as error:  # a TimeoutError, too: what took so long was not the answer
            raise Disconnected(type(error).__name__) from None
        return connection


class _Connection(asyncio.Protocol):
    """One call at a time. The methods that begin with `on_` are called by the parser."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._parser = HttpResponseParser(self)
        self._content: list[bytes] = []
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self.reusable = True
        self.idle_since = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    async def call(self, request: bytes) -> tuple[int, bytes]:
        self._answer = self._loop.create_future()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except HttpParserError as error:
            self._fail(type(error).__name__)
            self.close()

    def on_body(self, body: bytes) -> None:
        self._content.append(body)

    def on_message_complete(self) -> None:
        if self._parser.get_status_code() < http.HTTPStatus.OK:
            return  # more is to come
        content, self._content = b"".join(self._content), []
        self.reusable = self.reusable and self._parser.should_keep_alive()
        if self._answer is None or self._answer.done():
            self.close()  # nobody has asked
        else:
            self._answer.set_result((self._parser.get_status_code(), content))

    def eof_received(self) -> None:
        """Where a server gives no length, the content ends with the connection; of ours none does that."""

    def connection_lost(self, error: Exception | None) -> None:
        self.reusable = False
        self._fail(type(error).__name__ if error else "closed by the server")

    def close(self) -> None:
        self.reusable = False
        self._transport.close()

    def _fail(self, why: str) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(Disconnected(why))
