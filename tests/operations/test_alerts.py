"""What is wrong is right in health, in metrics and in the admins' chat within a minute, and so is its end."""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from aiohttp import web
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import event

from bot.health.observer import WebhookState
from bot.writer import NotSaved
from records.addresses import telegram_address
from records.notifications import NotificationPreferences
from services.operation.alerts import SILENCE
from storage.clock import preferences
from storage.engine.database import Database, DatabaseError
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents
from storage.people import persons
from storage.tables.traffic import alerts
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def hasty(sqlite_url: str) -> AsyncIterator[Town]:
    """A town whose bot does not wait long for a lock."""
    town = Town(f"{sqlite_url}?timeout=0.1")
    await town.start()
    yield town
    await town.stop()


@pytest.fixture
def admin(hasty: Town) -> Person:
    return hasty.people[9001]


async def health(town: Town) -> tuple[int, list[str]]:
    async with town.session.get(f"http://127.0.0.1:{town.application.health_port}/health") as answer:
        told = await answer.json()
        return answer.status, told["reasons"]


async def metric(town: Town, name: str, **labels: str) -> float:
    async with town.session.get(f"http://127.0.0.1:{town.application.health_port}/metrics") as answer:
        families = text_string_to_metric_families(await answer.text())
        samples = [sample for family in families for sample in family.samples if sample.name == name]
    return next(sample.value for sample in samples if labels.items() <= sample.labels.items())


async def looks(town: Town, *, after: float = 0.0) -> None:
    town.clock.leap(after)
    await town.application.watch.look()


@contextmanager
def locked(town: Town) -> Iterator[None]:
    with closing(sqlite3.connect(town.database.file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def gone(town: Town) -> Iterator[None]:
    away = town.database.file.with_suffix(".away")
    town.database.file.rename(away)
    yield
    assert not town.database.file.exists(), "no empty one takes its place"
    away.rename(town.database.file)


@contextmanager
def every_connection(town: Town, pragma: str, undo: str) -> Iterator[None]:
    """Limit each connection by a pragma. In the end all are undone, also one with which somebody writes just then."""
    limited: list[sqlite3.Connection] = []

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        limited.append(connection)
        connection.execute(pragma)

    event.listen(town.database.engine, "connect", limit)
    town.database.close()
    yield
    event.remove(town.database.engine, "connect", limit)
    for connection in limited:
        with suppress(sqlite3.ProgrammingError):  # it is closed
            connection.execute(undo)


def read_only(town: Town) -> AbstractContextManager[None]:
    return every_connection(town, "PRAGMA query_only=ON", "PRAGMA query_only=OFF")


def full(town: Town) -> AbstractContextManager[None]:
    return every_connection(town, "PRAGMA max_page_count=1", "PRAGMA max_page_count=4294967294")


async def writes_much(town: Town) -> None:
    now = town.application.clock.now()
    await town.application.writer.job(
        lambda work: incidents.put_aside(work, "1", "Error", {"text": "x" * 1_000_000}, now)
    )


@pytest.mark.parametrize(
    ("fails", "cause", "said"),
    [
        (locked, "locked", "数据库被别的程序锁住"),
        (gone, "gone", "数据库连不上"),
        (read_only, "read-only", "数据库只能读，不能写"),
        (full, "full", "数据库所在的磁盘满了"),
    ],
)
async def test_a_database_that_takes_nothing(
    hasty: Town, admin: Person, fails: Callable[[Town], AbstractContextManager[None]], cause: str, said: str
) -> None:
    await looks(hasty)
    with fails(hasty):
        if cause == "full":
            with pytest.raises(NotSaved):
                await writes_much(hasty)
        await looks(hasty)
        assert await health(hasty) == (503, [f"database: {cause}"])
        assert await metric(hasty, "gongjian_healthy") == 0
        assert await metric(hasty, "gongjian_alert", kind="database") == 1
        assert await metric(hasty, "gongjian_database_errors_total", cause=cause) > 0
        assert said not in await admin.news(), "what is over at once is not told"
        await looks(hasty, after=20)
        await admin.sees("机器人现在不能保存任何内容", said)
        await looks(hasty, after=10)
        assert (await admin.news()).count("不能保存") == 1
    hasty.clock.leap(31)
    await hasty.people[1001].says("/todo")
    await looks(hasty)
    await hasty.settles()
    assert await health(hasty) == (200, [])
    assert await metric(hasty, "gongjian_alert", kind="database") == 0
    await admin.sees("机器人运行已恢复正常", f"：{said}")
    assert [(row.kind, row.until is None) for row in hasty.rows(alerts)] == [("database", False)]


async def test_telegram_that_cannot_be_reached(hasty: Town, admin: Person) -> None:
    await looks(hasty)
    await hasty.post("faults", {"kinds": ["reset"]})
    await looks(hasty, after=SILENCE + 1)
    assert await health(hasty) == (503, ["telegram"])
    async with hasty.session.delete(f"{hasty.sandbox.url}/control/faults"):
        before = hasty.application.polling.last_answered
    await admin.says("/todo")
    assert hasty.application.polling.last_answered != before
    await looks(hasty)
    await hasty.settles()
    assert await health(hasty) == (200, [])
    assert "机器人运行已恢复正常" in str(await admin.answers())
    assert "连不上 Telegram" in str(await admin.answers())


async def test_a_webhook_that_does_not_answer(hasty: Town, admin: Person) -> None:
    application = hasty.application
    states: list[WebhookState] = []

    async def receive(_request: web.Request) -> web.Response:
        states[0].note_received()
        return web.Response()

    runner = web.AppRunner(web.Application())
    runner.app.router.add_post("/", receive)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    await site.stop()
    url = f"http://127.0.0.1:{port}/"
    states.append(WebhookState(application.bot, url, application.clock))
    application.observer.webhook = states[0]
    await application.bot.set_webhook(url)
    await looks(hasty)
    assert await health(hasty) == (200, [])
    await admin.does("text", text="/todo", settle=False)
    while not (await application.bot.get_webhook_info()).last_error_message:
        await hasty.sandbox.updates.notifier.wait(0.05)
    await looks(hasty)
    assert await health(hasty) == (503, ["webhook: Connection failed: ClientConnectorError"])
    assert await metric(hasty, "gongjian_webhook_pending_updates") == 1
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    while (await application.bot.get_webhook_info()).pending_update_count:
        await hasty.sandbox.updates.notifier.wait(0.05)
    await looks(hasty)
    assert await health(hasty) == (200, [])
    await application.bot.delete_webhook()
    await runner.cleanup()
    await hasty.settles()
    assert "Telegram 送不到 webhook" in str(await admin.answers())
    assert "机器人运行已恢复正常" in str(await admin.answers())


async def test_what_is_not_urgent_waits_for_the_hours_and_is_told_once(hasty: Town, admin: Person) -> None:
    def keeps_usual_hours(work: UnitOfWork) -> None:
        zhou = persons.by_address(work, telegram_address(admin.id))
        assert zhou is not None
        preferences.keep(work, zhou.id, NotificationPreferences())

    await hasty.application.writer.job(keeps_usual_hours)
    free = 10_000_000_000
    hasty.application.observer.free_space = lambda _folder: free
    await hasty.moves_to("2026-11-21T23:30:00+08:00")  # a Saturday night
    await looks(hasty)
    free = 420_000_000
    await looks(hasty)
    await hasty.settles()
    assert await health(hasty) == (200, [])
    assert await metric(hasty, "gongjian_disk_free_bytes", of="database") == free
    assert "磁盘快满了" not in str(await admin.answers()), "it is night"
    await hasty.moves_to("2026-11-23T10:30:00+08:00")
    await admin.sees("机器人的运行需要您看一下", "数据库所在的磁盘快满了，只剩大约 400 MB")
    free = 10_000_000_000
    await looks(hasty)
    await hasty.settles()
    await admin.sees("机器人运行已恢复正常", "✓")
    assert str(await admin.answers()).count("磁盘快满了") == 2, "of the database and of the files, in one card"


def test_a_file_in_the_place_of_another_is_not_written_to(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/ledger.sqlite3")
    with database.writing() as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE leases (name TEXT)")
    with database.writing() as connection, connection.begin():
        connection.exec_driver_sql("INSERT INTO leases VALUES ('a')")
    (tmp_path / "ledger.sqlite3").rename(tmp_path / "away.sqlite3")
    (tmp_path / "ledger.sqlite3").touch()
    with pytest.raises(DatabaseError), database.writing():
        pass
    database.close()


@contextmanager
def altered(town: Town, how: str, back: str) -> Iterator[None]:
    """A server that does otherwise, for those who connect from now on; all connections are ended."""
    server = town.database.url.set(drivername="postgresql", database="postgres").render_as_string(False)
    name = town.database.url.database
    with psycopg.connect(server, autocommit=True) as connection:

        def alter(what: str) -> None:
            connection.execute(f'ALTER DATABASE "{name}" {what}'.encode())
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

        alter(how)
        yield
        alter(back)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "back", "cause"),
    [
        ("ALLOW_CONNECTIONS false", "ALLOW_CONNECTIONS true", "gone"),
        ("SET default_transaction_read_only = on", "SET default_transaction_read_only = off", "read-only"),
    ],
)
async def test_a_server_that_is_stopped_or_only_reads(postgresql_url: str, how: str, back: str, cause: str) -> None:
    town = Town(postgresql_url)
    await town.start()
    admin = town.people[9001]
    await looks(town)
    with altered(town, how, back):
        await looks(town)  # the connection has ended
        await looks(town)
        assert await health(town) == (503, [f"database: {cause}"])
        await looks(town, after=20)
        await admin.sees("机器人现在不能保存任何内容")
    await town.people[1001].says("/todo")
    await looks(town)
    await town.settles()
    assert await health(town) == (200, [])
    assert "机器人运行已恢复正常" in str(await admin.answers())
    await town.stop()
