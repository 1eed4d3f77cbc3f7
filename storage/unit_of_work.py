"""One transaction of the writer: statements, savepoints, and the numbers that order what is sent."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.sql.base import Executable

from records.notices import News, Notice
from storage.database import Database
from storage.outgoing import Outgoing
from storage.tables import drafts, posts, screens


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


class UnitOfWork:
    """What services and queries are handed. Only the writer opens and commits it."""

    def __init__(self, connection: Connection, sequence: Order) -> None:
        self.connection = connection
        self.next_sequence = sequence.next
        self.outgoing: list[Outgoing] = []
        self.notices: list[Notice] = []
        self.news: list[News] = []
        self.wakes: set[str] = set()  # who has something to do once this is committed

    def execute(self, statement: Executable, values: object = None) -> Any:  # SQLAlchemy's results are untyped rows
        return self.connection.execute(statement, values)  # type: ignore[call-overload]  # rows or one mapping

    def rows(self, statement: Executable, values: object = None) -> Sequence[Row[Any]]:
        return self.execute(statement, values).all()  # type: ignore[no-any-return]  # as above

    def row(self, statement: Executable, values: object = None) -> Row[Any] | None:
        return self.execute(statement, values).first()  # type: ignore[no-any-return]  # as above

    def insert(self, statement: Executable, values: object = None) -> int:
        """Runs an INSERT of one row and returns its id."""
        return int(self.execute(statement, values).inserted_primary_key[0])

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What happens inside is undone if it raises, what was to be sent included; what went before stays."""
        sent, told, new = len(self.outgoing), len(self.notices), len(self.news)
        try:
            with self.connection.begin_nested():
                yield
        except BaseException:
            del self.outgoing[sent:], self.notices[told:], self.news[new:]
            raise


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
