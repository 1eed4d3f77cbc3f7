"""What every test may ask for: a town with the sample people in it, on SQLite or PostgreSQL; and no other network."""

import socket
from collections.abc import AsyncIterator, Callable, Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import writer
from samples import build
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import transaction
from tests.support.databases import migrated_database, postgresql_database, postgresql_server
from tests.support.ledgers import NOW, Ledger
from tests.support.townsfolk import Person, Town

# How long an example takes says how busy the machine is. The same examples are tried each time: what fails then
# fails by a change. To look for others: --hypothesis-profile patient.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", settings.get_profile("patient"), derandomize=True, database=None)
settings.load_profile("repeatable")


def _is_near(host: object) -> bool:
    if not isinstance(host, str | bytes) or not host or host == "localhost":
        return True  # none: this machine, or a socket of its file system
    try:
        return ip_address(host if isinstance(host, str) else host.decode()).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever leaves this machine fails the test."""

    def guarded(connect: Callable[..., object]) -> Callable[..., object]:
        def call(here: socket.socket, address: object) -> object:
            if isinstance(address, tuple) and not _is_near(address[0]):
                pytest.fail(f"a test wanted the network: {address}")
            return connect(here, address)

        return call

    lookup = socket.getaddrinfo

    def near_lookup(host: object, *more: object, **options: object) -> object:
        if not _is_near(host):
            pytest.fail(f"a test looked up a host: {host!r}")
        return lookup(host, *more, **options)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", near_lookup)


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine is, a tap is answered with the handler's toast."""
    monkeypatch.setattr(writer, "ANSWER_AFTER", 60.0)


@pytest.fixture(scope="session")
def _empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file without rows, to be copied."""
    file = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    database.close()
    return file


@pytest.fixture
def sqlite_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with migrated_database("sqlite", request, tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def _server() -> Iterator[str]:
    """One PostgreSQL for each worker."""
    with postgresql_server() as url:
        yield url


@pytest.fixture
def empty_postgresql_url(_server: str) -> Iterator[str]:
    with postgresql_database(_server) as url:
        yield url


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with migrated_database("postgresql", request, tmp_path) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    """A ledger without a bot, on both databases."""
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        build.fill(work, NOW, records=0, partnerships=2)
    yield Ledger(database)
    database.close()


@pytest.fixture
async def town(sqlite_url: str) -> AsyncIterator[Town]:
    """The bot among the people of the sample, who have no records yet."""
    town = Town(sqlite_url)
    await town.start()
    yield town
    await town.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
async def any_town(request: pytest.FixtureRequest) -> AsyncIterator[Town]:
    """The same on both databases."""
    town = Town(request.getfixturevalue(f"{request.param}_url"))
    await town.start()
    yield town
    await town.stop()


@pytest.fixture
async def empty_town(sqlite_url: str) -> AsyncIterator[Town]:
    """A bot that nobody has claimed."""
    town = Town(sqlite_url)
    await town.start(inhabited=False)
    yield town
    await town.stop()


@pytest.fixture
def zhang(town: Town) -> Person:
    """张伟, a member of the college."""
    return town.people[1001]


@pytest.fixture
def li(town: Town) -> Person:
    """李娜, the college's coordinator."""
    return town.people[1002]


@pytest.fixture
def chen(town: Town) -> Person:
    """Chen Jie, the enterprise's coordinator, who reads English."""
    return town.people[2002]


@pytest.fixture
def zhou(town: Town) -> Person:
    """周主任, the admin."""
    return town.people[9001]
