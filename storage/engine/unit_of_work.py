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


class Order:
    """Numbers that only rise, also across restarts; one holder (the writer) draws them."""

    def __init__(self, database: Database) -> None:
        with database.reading() as connection:
            highest = [
                connection.scalar(select(func.max(column)))
                for column in (posts.c.sequence, screens.c.sequence, drafts.c.focus)
            ]
        self._last = max((number or 0 for number in highest), default=0)

    def next(self) -> int:
        self._last += 1
        return self._last


_OF_EVERY_STEP = (drafts, posts, screens, updates)


class MustUndo(BaseException):
    """Something has to be undone in a transaction that is without savepoints: all of it, to be done again with them.
    No Exception, so that nobody on the way takes it for a failure of a piece."""


class UnitOfWork:
    """What services and queries are handed. Only the writer opens and commits it. Without `savepoints` it is quicker,
    and MustUndo where one was needed. `secret` is the process's own, and nowhere in the database; `wipe`: what was
    deleted shall be gone from its files, too, once this is committed."""

    def __init__(
        self, connection: Connection, sequence: Order, *, savepoints: bool = True, secret: bytes = b""
    ) -> None:
        self.connection = connection
        self._savepoints = savepoints
        self._writes = 0
        self._known: dict[object, Any] = {}
        self.next_sequence = sequence.next
        self.secret = secret
        self.wipe = False
        self.outgoing: list[Outgoing] = []
        self.notices: list[Notice] = []
        self.news: list[News] = []
        self.events: list[EventChanged] = []
        self.wakes: set[str] = set()  # who has something to do once this is committed

    @property
    def database(self) -> str:
        """Which database it is of: several may be open in one process."""
        return str(self.connection.engine.url)

    def execute(self, statement: Executable | Prepared, values: Any = None) -> Any:  # Any: SQLAlchemy's untyped results
        """A prepared statement's rows, or another one's result."""
        if isinstance(statement, Prepared):
            self._note(statement.statement, prepared=True)
            return statement.on(self.connection, values or {})
        self._note(statement, prepared=False)
        return self.connection.execute(statement, values)

    def execute_each(self, statement: Prepared, rows: Sequence[Values]) -> None:
        """The same statement for each, in one go."""
        if rows:
            self._note(statement.statement, prepared=True)
            statement.each(self.connection, rows)

    def once(self, key: object, read: Callable[[], T]) -> T:
        """What many steps read and few change, read once in a transaction: again only after something was written but
        drafts, replies and update ids by the statements of every step. Who writes a draft says what is known now."""
        if key not in self._known:
            self._known[key] = read()
        return self._known[key]  # type: ignore[no-any-return]  # what `read` returned

    def know(self, key: object, value: object) -> None:
        """What would otherwise be read once it is asked for."""
        self._known[key] = value

    def forget(self, key: object) -> None:
        """It has changed, or may have."""
        self._known.pop(key, None)

    def _note(self, statement: Executable, *, prepared: bool) -> None:
        if not statement.is_select:
            self._writes += 1
            if not (prepared and getattr(statement, "table", None) in _OF_EVERY_STEP):
                self._known.clear()

    def rows(self, statement: Executable | Prepared, values: Any = None) -> Sequence[Row[Any]]:
        found = self.execute(statement, values)
        return found if isinstance(found, list) else found.all()

    def by_column(self, statement: Prepared, values: Values) -> list[Sequence[Any]]:  # Any: as above
        """The columns of what would be rows."""
        self._note(statement.statement, prepared=True)
        return statement.by_column(self.connection, values)

    def row(self, statement: Executable | Prepared, values: Any = None) -> Row[Any] | None:
        found = self.execute(statement, values)
        return next(iter(found), None) if isinstance(found, list) else found.first()

    def insert(self, statement: Executable, values: Any = None) -> int:
        """Runs an INSERT of one row and returns its id."""
        return int(self.execute(statement, values).inserted_primary_key[0])

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What happens inside is undone if it raises, what was to be sent included; what went before stays."""
        sent, told, new, written = len(self.outgoing), len(self.notices), len(self.news), self._writes
        changed = len(self.events)
        try:
            with self.connection.begin_nested() if self._savepoints else nullcontext():
                yield
        except DatabaseError:
            raise
        except Exception as error:
            del self.outgoing[sent:], self.notices[told:], self.news[new:], self.events[changed:]
            if self._writes > written:
                self._known.clear()
            if not self._savepoints and (self._writes > written or isinstance(error, DBAPIError)):
                raise MustUndo from error
            raise

    def apart(self, what: str, number: int, run: Callable[[], T]) -> T | None:
        """What `run` returns; None where it fails unexpectedly, which is undone and told in the log: of many that are
        due, none may hold up the others for ever."""
        try:
            with self.savepoint():
                return run()
        except DatabaseError:
            raise
        except Exception:  # whatever it is: it was expected of none, and all of them come again
            log.exception("the %s %s failed; it is left for the next time", what, number)
            return None


class _NoOrder(Order):
    """Of a unit of work that only reads."""

    def __init__(self) -> None:
        self._last = 0


@contextmanager
def looking(database: Database) -> Iterator[UnitOfWork]:
    """Queries on what is committed, in any thread; the database refuses to write in it."""
    with database.reading() as connection:
        yield UnitOfWork(connection, _NoOrder())


@contextmanager
def transaction(database: Database, sequence: Order | None = None) -> Iterator[UnitOfWork]:
    """Everything inside is committed together at the end, or not at all."""
    with database.engine.begin() as connection:
        yield UnitOfWork(connection, sequence or Order(database))
