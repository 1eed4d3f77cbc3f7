"""One transaction of the writer: statements, savepoints, and the numbers that order what is sent."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.base import Executable

from records.notices import EventChanged, News, Notice
from storage.engine.database import Database, DatabaseError
from storage.engine.outgoing import Outgoing
from storage.engine.prepared import Prepared, Values
from storage.tables.records import drafts
from storage.tables.traffic import posts, screens, updates

T = TypeVar("T")
log = logging.getLogger(__name__)


class SequenceNumbers:
    """Numbers that only rise, also across restarts; one holder (the writer) draws them."""

    def __init__(self, database: Database) -> None:
        with database.reading() as connection:
            highest = [
                connection.scalar(select(func.max(column)))
                for column in (posts.c.sequence, screens.c.sequence, drafts.c.focus)
            ]
        self._last = max((number or 0 for number in highest), default=0)

    def next(self) -> int:
        """Return the next number."""
        self._last += 1
        return self._last


_OF_EVERY_STEP = (drafts, posts, screens, updates)


class SavepointNeeded(BaseException):
    """Something has to be undone in a transaction that is without savepoints: all of it, to be done again with them.

    It is no Exception, so that nobody on the way takes it for a failure of a piece.
    """


class UnitOfWork:
    """What services and queries are handed. Only the writer opens and commits it.

    Without `savepoints` it is quicker, and raises SavepointNeeded where one was needed. `secret` is the process's own,
    and nowhere in the database. `truncates_journal`: what was deleted shall be gone from the database's files, too,
    once this is committed. `wanted_workers` are the names of those who have something to do then.
    """

    def __init__(
        self, connection: Connection, sequence: SequenceNumbers, *, savepoints: bool = True, secret: bytes = b""
    ) -> None:
        self.connection = connection
        self._savepoints = savepoints
        self._writes = 0
        self._cache: dict[object, Any] = {}
        self.next_sequence = sequence.next
        self.secret = secret
        self.truncates_journal = False
        self.outgoing: list[Outgoing] = []
        self.notices: list[Notice] = []
        self.news: list[News] = []
        self.events: list[EventChanged] = []
        self.wanted_workers: set[str] = set()

    @property
    def database(self) -> str:
        """Return which database it is of: several may be open in one process."""
        return str(self.connection.engine.url)

    def execute(self, statement: Executable | Prepared, values: Any = None) -> Any:  # Any: SQLAlchemy's untyped results
        """Run a statement, and return a prepared one's rows, or another one's result."""
        if isinstance(statement, Prepared):
            self._note(statement.statement, prepared=True)
            return statement.on(self.connection, values or {})
        self._note(statement, prepared=False)
        return self.connection.execute(statement, values)

    def execute_each(self, statement: Prepared, rows: Sequence[Values]) -> None:
        """Run the same statement for each row, in one go."""
        if rows:
            self._note(statement.statement, prepared=True)
            statement.each(self.connection, rows)

    def cached(self, key: object, read: Callable[[], T]) -> T:
        """Return what many steps read and few change, read once in a transaction.

        It is read again only after something was written that is not of every step: drafts, replies and update ids.
        Who writes a draft puts into the cache what holds now.
        """
        if key not in self._cache:
            self._cache[key] = read()
        return self._cache[key]  # type: ignore[no-any-return]  # what `read` returned

    def cache(self, key: object, value: object) -> None:
        """Put into the cache what would otherwise be read once it is asked for."""
        self._cache[key] = value

    def uncache(self, key: object) -> None:
        """Take out of the cache what has changed, or may have."""
        self._cache.pop(key, None)

    def _note(self, statement: Executable, *, prepared: bool) -> None:
        if not statement.is_select:
            self._writes += 1
            if not (prepared and getattr(statement, "table", None) in _OF_EVERY_STEP):
                self._cache.clear()

    def rows(self, statement: Executable | Prepared, values: Any = None) -> Sequence[Row[Any]]:
        """Return the rows that a query finds."""
        result = self.execute(statement, values)
        return result if isinstance(result, list) else result.all()

    def by_column(self, statement: Prepared, values: Values) -> list[Sequence[Any]]:  # Any: as above
        """Return the columns of what would be rows."""
        self._note(statement.statement, prepared=True)
        return statement.by_column(self.connection, values)

    def row(self, statement: Executable | Prepared, values: Any = None) -> Row[Any] | None:
        """Return the first row that a query finds; None where it finds none."""
        result = self.execute(statement, values)
        return next(iter(result), None) if isinstance(result, list) else result.first()

    def insert(self, statement: Executable, values: Any = None) -> int:
        """Run an INSERT of one row, and return its id."""
        return int(self.execute(statement, values).inserted_primary_key[0])

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what happens inside if it raises, what was to be sent included; what went before stays."""
        raised = [(queue, len(queue)) for queue in (self.outgoing, self.notices, self.news, self.events)]
        writes_before = self._writes
        try:
            with self.connection.begin_nested() if self._savepoints else nullcontext():
                yield
        except DatabaseError:
            raise
        except Exception as error:
            for queue, length in raised:
                del queue[length:]
            if self._writes > writes_before:
                self._cache.clear()
            if not self._savepoints and (self._writes > writes_before or isinstance(error, DBAPIError)):
                raise SavepointNeeded from error
            raise

    def isolated(self, what: str, number: int, run: Callable[[], T]) -> T | None:
        """Return what `run` returns; None where it fails unexpectedly, which is undone and logged.

        Of many that are due, none may hold up the others for ever.
        """
        try:
            with self.savepoint():
                return run()
        except DatabaseError:
            raise
        except Exception:  # whatever it is: it was expected of none, and all of them come again
            log.exception("the %s %s failed; it is left for the next time", what, number)
            return None


class _NoSequenceNumbers(SequenceNumbers):
    """Those of a unit of work that only reads, and draws none."""

    def __init__(self) -> None:
        self._last = 0


@contextmanager
def read_only(database: Database) -> Iterator[UnitOfWork]:
    """Open a unit of work on what is committed, in any thread; the database refuses to write in it."""
    with database.reading() as connection:
        yield UnitOfWork(connection, _NoSequenceNumbers())


@contextmanager
def transaction(database: Database, sequence: SequenceNumbers | None = None) -> Iterator[UnitOfWork]:
    """Open a unit of work, all of which is committed together at the end, or not at all."""
    with database.engine.begin() as connection:
        yield UnitOfWork(connection, sequence or SequenceNumbers(database))
