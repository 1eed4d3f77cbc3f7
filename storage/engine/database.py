"""Opens the database, SQLite or PostgreSQL, so that what has been committed survives a power cut."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError
from sqlalchemy.pool import NullPool

from records.json_text import json_text, json_value

# The database is locked, full or gone, and the same may be tried again. A statement that is wrong in itself (a
# constraint, a value out of range) is not among these: tried again for ever, it would hold up everything behind it.
DatabaseError = (OperationalError, InterfaceError)


TRUSTED = 1.0  # seconds that a server's connection is taken to be there without asking
# A server that has become the standby of another one is away, too: its driver counts that among internal errors.
_AWAY = {"ReadOnlySqlTransaction": "OperationalError"}
_COMMON: dict[str, Any] = {  # as create_engine takes them
    "hide_parameters": True,
    "json_serializer": json_text,
    "json_deserializer": json_value,
}
# The writer's connection and two that read are kept: many programmes share a server, and each counts there.
_POOL = {"pool_size": 3, "max_overflow": 12}
_CONNECT_SECONDS, _LOCK_SECONDS = 5, 5  # so that no wait for a server is for ever
SCHEMA = "schema"  # in a URL's query; libpq has no word for it


def parse_url(url: str) -> URL:
    """Return the URL with our driver filled in. Raises ValueError, which says what would be right."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # not a URL, or its port is no number
        raise ValueError("should be like sqlite:///data/gongjian.sqlite3 or postgresql://user@host/name") from None
    match parsed.get_backend_name():
        case "sqlite":
            if parsed.host is not None:
                raise ValueError("needs three slashes: sqlite:///data/gongjian.sqlite3")
            if not parsed.database or parsed.database == ":memory:" or parsed.database.endswith("/"):
                raise ValueError("needs a file: sqlite:///data/gongjian.sqlite3")
            return parsed
        case "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
    raise ValueError("should begin with sqlite:/// or postgresql://")


def has_plain_schema(url: URL) -> bool:
    """Tell whether the schema of a URL, if it names one, can be written without quotes."""
    return re.fullmatch(r"[a-z_][a-z0-9_]{0,62}", str(url.query.get(SCHEMA, "public"))) is not None


def unknown_options(url: URL) -> list[str]:
    """Return what the query of a URL names and the driver does not know."""
    if url.get_backend_name() == "sqlite":
        known = {"timeout"}
    else:
        from psycopg.pq import Conninfo

        known = {SCHEMA, *(option.keyword.decode() for option in Conninfo.get_defaults())}
    return sorted(set(url.query) - known)


def _server_url(url: URL) -> URL:
    """Return the URL as the driver takes it: the schema is one option of the session, beside those that it names."""
    options = [f"-c lock_timeout={_LOCK_SECONDS}s"]
    if schema := url.query.get(SCHEMA):
        options.append(f"-c search_path={schema}")
    named = url.query.get("options", ())
    options += [named] if isinstance(named, str) else named  # after ours, since the last one holds
    return url.difference_update_query([SCHEMA]).update_query_dict({"options": " ".join(options)})


class Database:
    """A database: ``writing`` is for the one writer, ``reading`` for everybody else, in any thread.

    `schema` is that part of a PostgreSQL database in which a programme's tables are; None where the server decides.
    """

    def __init__(self, url: str) -> None:
        self.url = parse_url(url)
        self.embedded = self.url.get_backend_name() == "sqlite"
        self.schema = None if self.embedded or SCHEMA not in self.url.query else str(self.url.query[SCHEMA])
        if self.embedded:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine = self._engine()
        self._writer: Connection | None = None
        self._used = 0.0  # when the writer's connection was
        self._identity: tuple[int, int] | None = None  # of an embedded database's file, since it was first written

    @property
    def file(self) -> Path:
        """Return the file of an embedded database."""
        return Path(str(self.url.database))

    def _engine(self) -> Engine:
        if not self.embedded:
            connect = self._unless_given(connect_timeout=_CONNECT_SECONDS)
            postgresql = create_engine(
                _server_url(self.url), pool_pre_ping=True, **_POOL, **_COMMON, connect_args=connect
            )
            postgresql.dialect.dbapi_exception_translation_map = _AWAY
            return postgresql
        connect = {"check_same_thread": False, **self._unless_given(timeout=5)}
        engine = create_engine(self.url, poolclass=NullPool, **_COMMON, connect_args=connect)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine

    def _unless_given(self, **defaults: object) -> dict[str, object]:
        """Return what the URL's query does not say: `?timeout=1` is how many seconds a locked file is waited for."""
        return {name: value for name, value in defaults.items() if name not in self.url.query}

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open the writer's connection.

        It stays open from one transaction to the next, since opening costs more than a small transaction; after an
        error it is a new one, and after a pause a server is asked whether it is there.
        """
        self._check_file()
        connection, self._writer = self._writer, None
        if connection is not None and not self.embedded and time.monotonic() - self._used > TRUSTED:
            connection.close()
            connection = None
        connection = connection or self.engine.connect()
        try:
            yield connection
        except DatabaseError:
            connection.invalidate()  # the server at its other end may not be the one to write to any more
            connection.close()
            raise
        except BaseException:
            connection.close()
            raise
        self._writer, self._used = connection, time.monotonic()

    def _check_file(self) -> None:
        """Check that an embedded database's file is still the one that is written. Raises OperationalError.

        What is written to a file that was removed or replaced is lost without a word once the process ends.
        """
        if not self.embedded:
            return
        try:
            found = self.file.stat()
        except OSError as error:
            if self._identity is not None:
                raise OperationalError("", {}, error) from error
            return
        known, self._identity = self._identity, (found.st_dev, found.st_ino)
        if known not in (None, self._identity):
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            raise OperationalError("", {}, FileNotFoundError("the database is another file now"))

    def _check_there(self) -> None:
        """Check that the file of an embedded database is there, as an empty one would take its place."""
        if self._identity is not None and not self.file.exists():
            raise OperationalError("", {}, FileNotFoundError(str(self.file)))

    def probe(self) -> None:
        """Ask the database for a row. Raises DatabaseError where it does not answer."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT 1 FROM leases LIMIT 1")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees what is committed at one moment; writing in it is refused."""
        self._check_there()
        with self.engine.connect().execution_options(reading=True) as connection:
            if not self.embedded:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    def truncate_journal(self) -> None:
        """Take what was deleted out of the journal, too.

        Where somebody reads just now, or the disk is full, it stays until the next time, since what is committed
        stands; a PostgreSQL server keeps its own journals.
        """
        if self.embedded:
            with suppress(sqlite3.Error, *DatabaseError), closing(self.engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        self.engine.dispose()


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # our own BEGIN: the driver's deferred one loses updates
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    if reading:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
