"""Statements of every step, compiled once: SQLAlchemy's own way to the driver takes five times what they take."""

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    CompoundSelect,
    Connection,
    Delete,
    Dialect,
    Insert,
    Select,
    Update,
    bindparam,
)
from sqlalchemy.exc import DBAPIError

Values = Mapping[str, object]
Convert = Callable[[Any], Any]  # Any: from what we hold to what a driver takes, or back


TOGETHER = 16  # numbers that one statement asks for


def one_of_these(column: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the condition that the column is among the numbers that `in_parts` gives."""
    return column.in_([bindparam(f"each_{place}") for place in range(TOGETHER)])


def in_parts(numbers: Collection[int]) -> Iterator[Values]:
    """Yield values for a statement with `one_of_these`, which is run for each part of the numbers.

    It has the same words however many there are, so that it is compiled once; the last number fills it up.
    """
    ordered = sorted(numbers)
    for at in range(0, len(ordered), TOGETHER):
        part = ordered[at : at + TOGETHER]
        part += part[-1:] * (TOGETHER - len(part))
        yield {f"each_{place}": number for place, number in enumerate(part)}


class Prepared:
    """A statement of SQLAlchemy's that the driver runs itself, with the same types and the same errors.

    Its parameters are its `bindparam`s; those of an INSERT are the columns that are named here.
    """

    def __init__(self, statement: Select[Any] | CompoundSelect[Any] | Insert | Update | Delete, *columns: str) -> None:
        self.statement, self.columns = statement, columns
        self._compiled: dict[str, _Compiled] = {}

    def on(self, connection: Connection, values: Values) -> list[Any]:
        """Run it, and return its rows as named tuples; none where it returns nothing."""
        return self._on(connection).run(_cursor(connection), values)

    def by_column(self, connection: Connection, values: Values) -> list[Sequence[Any]]:
        """Run it, and return its rows column by column: of thousands of rows it takes half of the time."""
        return self._on(connection).by_column(_cursor(connection), values)

    def each(self, connection: Connection, rows: Sequence[Values]) -> None:
        """Run it for each of these, without an answer."""
        self._on(connection).run_each(_cursor(connection), rows)

    def _on(self, connection: Connection) -> "_Compiled":
        if not connection.in_transaction():
            connection.begin()
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _Compiled(self, dialect)
        return compiled


def _cursor(connection: Connection) -> Any:  # Any: of sqlite3 or psycopg
    """Return the one cursor for all that a connection runs, since each is read to its end at once.

    Psycopg takes half as long to make one as to run a small statement.
    """
    cursors = connection.info
    if "cursor" not in cursors:
        driver: Any = connection.connection.driver_connection
        cursors["cursor"] = driver.cursor()
    return cursors["cursor"]


class _Compiled:
    """The statement in the words of one database."""

    def __init__(self, prepared: Prepared, dialect: Dialect) -> None:
        compiled: Any = prepared.statement.compile(dialect=dialect, column_keys=list(prepared.columns) or None)
        self._columns = list(prepared.statement.exported_columns)
        assert dialect.loaded_dbapi is not None
        self._dialect, self._driver_error = dialect, dialect.loaded_dbapi.Error
        self._sql, self._order = str(compiled), compiled.positiontup
        binds = {name: bind for bind, name in compiled.bind_names.items()}  # a name may stand in several places
        self._constants = {name: bind.value for name, bind in binds.items() if not bind.required}
        self._write = {
            name: convert
            for name, bind in binds.items()
            if not isinstance(bind.type, Boolean)  # drivers take Python's own
            and (convert := bind.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }
        self._places = [(name, self._write.get(name)) for name in self._order or ()]
        self._row: Any = namedtuple("Row", [column.key for column in self._columns])  # type: ignore[misc]
        self._read: list[tuple[int, Convert]] | None = None

    def run(self, cursor: Any, values: Values) -> list[Any]:  # Any: a cursor of sqlite3 or psycopg
        found = self._found(cursor, values)
        rows = zip(*self._understood(found), strict=True) if self._read else found
        return list(map(self._row._make, rows))

    def by_column(self, cursor: Any, values: Values) -> list[Sequence[Any]]:
        return self._understood(self._found(cursor, values))

    def _found(self, cursor: Any, values: Values) -> list[Any]:
        """Return the rows as the driver gives them."""
        try:
            cursor.execute(self._sql, self._given(values))
            found: list[Any] = cursor.fetchall() if self._columns else []
        except self._driver_error as error:
            raise self._as_ours(error) from error
        if self._read is None:
            self._read = self._readers(cursor.description or ())
        return found

    def run_each(self, cursor: Any, rows: Sequence[Values]) -> None:
        try:
            cursor.executemany(self._sql, [self._given(values) for values in rows])
        except self._driver_error as error:
            raise self._as_ours(error) from error

    def _given(self, values: Values) -> Mapping[str, Any] | list[Any]:
        """Return the parameters as the driver takes them: by name, or in the order of their marks."""
        given = {**self._constants, **values} if self._constants else values
        if self._order is not None:
            return [given[name] if convert is None else convert(given[name]) for name, convert in self._places]
        return {**given, **{name: convert(given[name]) for name, convert in self._write.items()}}

    def _as_ours(self, error: Exception) -> Exception:
        return DBAPIError.instance(
            self._sql, None, error, self._driver_error, hide_parameters=True, dialect=self._dialect
        )

    def _readers(self, description: Sequence[Any]) -> list[tuple[int, Convert]]:
        """How columns are read may depend on the driver's word for their type, which comes with the first answer."""
        return _needed(
            (place, column.type.dialect_impl(self._dialect).result_processor(self._dialect, told[1]))
            for place, (column, told) in enumerate(zip(self._columns, description, strict=True))
        )

    def _understood(self, rows: Iterable[Any]) -> list[Sequence[Any]]:
        """Columns, each value as we hold it."""
        columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(self._columns)
        for place, convert in self._read or ():
            columns[place] = list(map(convert, columns[place]))
        return columns


def _needed(converts: Iterable[tuple[Any, Convert | None]]) -> list[tuple[Any, Convert]]:
    return [(key, convert) for key, convert in converts if convert is not None]
