"""Databases of a test's own, on either of the two that the bot runs on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from storage.engine.database import Database
from storage.engine.migrate import migrate


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
