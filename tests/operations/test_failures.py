"""What fails is told in a sentence with its key, and a traceback never; status 2 says that a restart mends nothing."""

import errno
import re
import socket
import sqlite3
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from telegram.error import InvalidToken, NetworkError, TimedOut
from typer.testing import CliRunner

from bot.command_line import app
from bot.commands.failures import failure_of
from bot.health.server import serve
from bot.settings import Settings
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.refusals import AnyDatabaseError, Refusal, refusal_of
from tests.support.databases import postgresql_database

NOWHERE = "http://127.0.0.1:1"
COMMANDS = (("migrate",), ("demo",), ("backup", "out.tar.gz"), ("score", "--partnership", "江城"))


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def gongjian(*said: str, database: str = "sqlite:///ledger.sqlite3", telegram: str = "") -> tuple[int, str]:
    """Return how a command ends, and what it says is wrong; an error that it does not explain is raised."""
    text = f'[telegram]\ntoken = "1:a"\n{telegram}\n[database]\nurl = "{database}"\n'
    Path("config.toml").write_text(text, "utf-8")
    ran = CliRunner().invoke(app, said)
    if ran.exception is not None and not isinstance(ran.exception, SystemExit):
        raise ran.exception
    return ran.exit_code, ran.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_file_that_is_no_database(command: tuple[str, ...]) -> None:
    Path("ledger.sqlite3").write_text("my diary\n" * 1000, "utf-8")
    assert gongjian(*command) == (2, "database.url: the file is not a database.\n")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_database_of_a_newer_version(command: tuple[str, ...]) -> None:
    with closing(sqlite3.connect("ledger.sqlite3")) as connection:
        connection.execute("CREATE TABLE alembic_version AS SELECT '9999' AS version_num")
        connection.commit()
    status, said = gongjian(*command)
    if command[0] == "backup":
        assert (status, said) == (0, "")  # it can be backed up, and restored by the version that made it
    else:
        assert status == 2
        assert said.startswith("database.url: a newer version of Gongjian has written it (9999).")


def test_places_where_no_database_can_be() -> None:
    Path("folder").mkdir()
    Path("file").touch()
    cannot = "the file cannot be opened; please check path and rights."
    assert gongjian("migrate", database="sqlite:///folder") == (2, f"database.url: {cannot}\n")
    status, said = gongjian("migrate", database="sqlite:///file/ledger.sqlite3")
    assert (status, said.split(";")[0]) == (2, "database.url: cannot use file")


def test_a_database_that_is_locked() -> None:
    url = "sqlite:///ledger.sqlite3?timeout=0"
    gongjian("migrate", database=url)
    with closing(sqlite3.connect("ledger.sqlite3", isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        assert gongjian("demo", database=url) == (1, "database.url: another program locks the database.\n")


def test_a_server_that_is_not_there() -> None:
    said = "database.url: the server cannot be reached.\n"
    assert gongjian("migrate", database="postgresql://user@127.0.0.1:1/ledger") == (1, said)


@pytest.fixture
def server(_server: str) -> Iterator[str]:
    with postgresql_database(_server) as url, psycopg.connect(_server, autocommit=True) as connection:
        connection.execute("CREATE ROLE poor LOGIN")
        yield url
        connection.execute("DROP ROLE poor")


def test_a_role_without_rights_and_a_server_without_the_database(server: str) -> None:
    poor = server.replace("postgres:", "poor")
    assert gongjian("migrate", database=poor) == (2, "database.url: this user may not write to the database.\n")
    login = "database.url: the server refused the login; please check user and password.\n"
    assert gongjian("migrate", database=server.replace("postgres:", "nobody")) == (2, login)
    none = "database.url: the server has no such database; create it first.\n"
    assert gongjian("migrate", database=re.sub(r"/test_\w+", "/none", server)) == (2, none)
    database = Database(server)
    migrate(database)
    database.close()
    assert gongjian("demo", database=poor) == (2, "database.url: this user may not write to the database.\n")


def test_a_full_disk() -> None:
    database = Database("sqlite:///ledger.sqlite3")
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(AnyDatabaseError) as caught:
            connection.exec_driver_sql("CREATE TABLE one (a)")
    database.close()
    assert refusal_of(caught.value) is Refusal.FULL
    failure = failure_of(caught.value, Settings())
    assert str(failure) == "database.url: the disk of the database is full."
    full = failure_of(OSError(errno.ENOSPC, "No space left on device", "data/files/made/1"), Settings())
    assert full == ("files.folder", "the disk is full.", 1)


def test_telegram_through_nothing() -> None:
    refused = "no connection is made; a proxy may be needed."
    assert gongjian("invite", telegram=f'base_url = "{NOWHERE}/bot"') == (1, f"telegram.base_url: {refused}\n")
    proxy = "the proxy cannot be reached; please check its port, and that it runs."
    assert gongjian("invite", telegram=f'proxy = "{NOWHERE}"') == (1, f"telegram.proxy: {proxy}\n")


def _secured(connection: socket.socket, tls: bool) -> socket.socket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).with_name("localhost.pem"))
    with suppress(OSError):
        return context.wrap_socket(connection, server_side=True) if tls else connection
    return connection


@contextmanager
def answering(answer: bytes, *, tls: bool = False) -> Iterator[int]:
    """A server that gives everybody the same answer; its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listening.accept()
                    with suppress(OSError), _secured(connection, tls) as talk:
                        talk.recv(65536)
                        talk.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
            (2, "the proxy refused; please check user and password: http://user:password@host:port."),
        ),
        (
            b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
            (1, "the proxy answers 502; please check that it reaches Telegram."),
        ),
    ],
)
def test_a_proxy_that_refuses(answer: bytes, said: tuple[int, str]) -> None:
    with answering(answer) as port:
        status, told = gongjian("invite", telegram=f'proxy = "http://user:wrong@127.0.0.1:{port}"')
        assert (status, told) == (said[0], f"telegram.proxy: {said[1]}\n")
        status, told = gongjian("doctor", telegram=f'proxy = "http://user:wrong@127.0.0.1:{port}"')
        assert status == said[0]


def test_a_certificate_that_is_not_trusted() -> None:
    with answering(b"", tls=True) as port:
        status, told = gongjian("invite", telegram=f'base_url = "https://127.0.0.1:{port}/bot"')
    assert (status, told.split(";")[0]) == (2, "telegram.base_url: the certificate is not to be trusted")


@pytest.mark.parametrize(
    ("error", "key", "words", "status"),
    [
        (InvalidToken(), "telegram.token", "is not known to Telegram", 2),
        (NetworkError("ClientConnectorDNSError"), "telegram.base_url", "cannot be resolved", 1),
        (NetworkError("ClientConnectorCertificateError"), "telegram.base_url", "is not to be trusted", 2),
        (NetworkError("ClientHttpProxyError"), "telegram.proxy", "the proxy refused", 2),
        (NetworkError(ssl.SSLError.__name__), "telegram.base_url", "TLS failed", 1),
        (TimedOut(), "telegram.base_url", "there is no answer", 1),
        (NetworkError("Unknown: /bot1:a/getMe"), "telegram.base_url", "(NetworkError)", 1),
        (NetworkError("SomethingNew"), "telegram.base_url", "(SomethingNew)", 1),
    ],
)
def test_why_telegram_is_not_reached(error: Exception, key: str, words: str, status: int) -> None:
    failure = failure_of(error, Settings())
    assert failure is not None
    assert (failure.key, words in failure.reason, failure.status) == (key, True, status)


async def test_a_port_that_is_taken_and_an_address_of_another_machine() -> None:
    from aiohttp import web

    runner, port = await serve(web.Application(), "127.0.0.1", 0)
    settings = Settings.model_validate({"health": {"listen": f"127.0.0.1:{port}"}})
    with pytest.raises(OSError, match="in use") as taken:
        await serve(web.Application(), "127.0.0.1", port)
    assert failure_of(taken.value, settings) == ("health.listen", "the port is taken.", 1)
    with pytest.raises(OSError, match="assign") as elsewhere:
        await serve(web.Application(), "198.51.100.1", port)
    assert failure_of(elsewhere.value, settings) == ("health.listen", "is no address of this machine.", 2)
    await runner.cleanup()


def test_a_configuration_that_cannot_be_written() -> None:
    ran = CliRunner().invoke(app, ["init", "nowhere/config.toml"], input="1:a\n\n\n\n\n")
    assert (ran.exit_code, ran.stderr.splitlines()[-1]) == (
        1,
        "nowhere/config.toml cannot be written (No such file or directory).",
    )


def test_what_nobody_expects_is_not_explained_away() -> None:
    assert failure_of(ZeroDivisionError(), Settings()) is None
