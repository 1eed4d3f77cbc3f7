"""Connections that stay open: what a server may do to them, and that no call hears the answer to another."""

import asyncio
import gc
import ssl
import warnings
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.channels.telegram.connection_pool import MOST, Disconnected, OpenConnections

CERTIFICATE = Path(__file__).with_name("localhost.pem")  # with its key; of no use but here
Answer = Callable[[bytes, asyncio.StreamWriter], None]


def answering(content: bytes, status: str = "200 OK", *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(content)}", *headers, "", ""]).encode() + content


class Server:
    """Reads whole requests and does with each what the test says; counts connections."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self.connections, self.requests = answer, 0, list[bytes]()
        self.serving = set[asyncio.Task[None] | None]()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.serving.add(asyncio.current_task())
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
                body = await reader.readexactly(int(length.split()[1]))
                self.requests.append(head + body)
                self._answer(body, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            with suppress(ConnectionError, ssl.SSLError):
                await writer.wait_closed()


@asynccontextmanager
async def served(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[tuple[Server, OpenConnections]]:
    server = Server(answer)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    port = listening.sockets[0].getsockname()[1]
    connections = OpenConnections(f"{'https' if tls else 'http'}://localhost:{port}")
    try:
        yield server, connections
    finally:
        connections.close()
        await asyncio.gather(*filter(None, server.serving))
        listening.close()


async def test_calls_one_after_the_other_share_a_connection() -> None:
    async with served(lambda body, writer: writer.write(answering(b"heard " + body, "400 Bad Request"))) as (
        server,
        to,
    ):
        for word in (b"one", b"two", b"three"):
            assert await to.post("/bot1:a/say?x=1", word, 5) == (400, b"heard " + word)
    assert server.connections == 1
    assert server.requests[0].startswith(b"POST /bot1:a/say?x=1 HTTP/1.1\r\nHost: localhost:")


async def test_calls_at_the_same_time_hear_each_their_own_answer() -> None:
    async with served(lambda body, writer: writer.write(answering(body))) as (server, to):
        words = [str(number).encode() for number in range(2 * MOST)]
        assert await asyncio.gather(*(to.post("/", word, 5) for word in words)) == [(200, word) for word in words]
    assert server.connections == MOST


async def test_an_answer_in_pieces_is_put_together() -> None:
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n"
    hints = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
    async with served(lambda _, writer: writer.writelines([hints, chunks[:50], chunks[50:]])) as (server, to):
        for _ in range(2):
            assert await to.post("/", b"{}", 5) == (200, b"onetwo")
    assert server.connections == 1


@pytest.mark.parametrize(
    "said",
    [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", b"<html>Please log in</html>\r\n\r\n"],
    ids=["nothing", "half", "nonsense"],
)
async def test_what_is_no_whole_answer_is_a_connection_lost(said: bytes) -> None:
    def answer(_body: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(said)
        writer.close()

    async with served(answer) as (server, to):
        for _ in range(2):
            with pytest.raises(Disconnected):
                await to.post("/", b"{}", 5)
    assert server.connections == 2


async def test_a_server_that_ends_the_connection_is_asked_over_another() -> None:
    def answer(body: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answering(body, "200 OK", "Connection: close"))
        writer.close()

    async with served(answer) as (server, to):
        for word in (b"one", b"two"):
            assert await to.post("/", word, 5) == (200, word)
    assert server.connections == 2


async def test_an_answer_that_comes_too_late_is_nobodys() -> None:
    waiting: list[asyncio.StreamWriter] = []

    def answer(body: bytes, writer: asyncio.StreamWriter) -> None:
        if body == b"slow":
            waiting.append(writer)
        else:
            waiting[0].write(answering(b"slow"))
            writer.write(answering(body))

    async with served(answer) as (server, to):
        with pytest.raises(TimeoutError):
            await to.post("/", b"slow", 0.05)
        assert await to.post("/", b"quick", 5) == (200, b"quick")
    assert server.connections == 2


async def test_a_call_that_is_cancelled_while_it_connects_leaves_no_socket_open() -> None:
    async with served(lambda body, writer: writer.write(answering(body))) as (_, to):
        for steps in range(16):
            call = asyncio.create_task(to.post("/", b"{}", 5))
            for _step in range(steps):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            to.close()
        await to.post("/", b"{}", 5)  # what was closed is so by now
        with warnings.catch_warnings(record=True) as leaks:
            warnings.simplefilter("always", ResourceWarning)
            gc.collect()
        assert not [str(leak.message) for leak in leaks]


async def test_nobody_there_is_told() -> None:
    async with served(lambda _body, _writer: None) as (_, to):
        pass
    with pytest.raises(Disconnected):
        await to.post("/", b"{}", 5)


async def test_a_certificate_is_asked_for_and_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(CERTIFICATE)

    def echo(body: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answering(body))

    async with served(echo, tls) as (_, to):
        with pytest.raises(Disconnected):
            await to.post("/", b"{}", 5)
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    async with served(echo, tls) as (_, to):
        assert await to.post("/", b"{}", 5) == (200, b"{}")
