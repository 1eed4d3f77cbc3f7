"""Opens the database, SQLite or PostgreSQL, so that what has been committed survives a power cut."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import NullPool

DatabaseError = DBAPIError


def parse_url(url: str) -> URL:
    """The URL with the driver that is ours filled in; ValueError says what would be right."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("should be like sqlite:///data/gongjian.sqlite3 or postgresql://user@host/name") from None
    match parsed.get_backend_name():
        case "sqlite":
            if not parsed.database or parsed.database == ":memory:":
                raise ValueError("needs a file: sqlite:///data/gongjian.sqlite3")
            return parsed
        case "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
    raise ValueError("should begin with sqlite:/// or postgresql://")


class Database:
    """One database; ``writing`` is for the one writer, ``reading`` for everybody else, in any thread."""

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        if self.embedded:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine = self._engine()

    @property
    def file(self) -> Path:
        """The file of an embedded database."""
        return Path(str(self.url.database))

    def _engine(self) -> Engine:
        if not self.embedded:
            return create_engine(self.url, pool_pre_ping=True)
        engine = create_engine(self.url, poolclass=NullPool, connect_args={"check_same_thread": False, "timeout": 5})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writer's connection, to be kept for many transactions."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent look at what is committed; writing in it is refused."""
        with self.engine.connect().execution_options(reading=True) as connection:
            if not self.embedded:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # our own BEGIN: the driver's deferred one loses updates
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("PRAGMA query_only=ON" if reading else "PRAGMA query_only=OFF")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
