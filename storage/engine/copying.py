"""Copies every row of a ledger into another database, SQLite or PostgreSQL either way.

So one kind of backup serves both, and a ledger can grow out of its file. The tables are those that are found there, so
that a ledger of an earlier version is copied as it is.
"""

from sqlalchemy import JSON, Connection, MetaData, Table, delete, exists, insert, literal, select, text

from storage.engine.database import Database
from storage.engine.migrate import migrate_within
from storage.tables.planning import programme_settings
from storage.tables.whole import metadata

TABLES = "tables"  # the setting of the programme that lists the tables of the version that has acted last
_VERSION = "alembic_version"
_AT_ONCE = 1000  # rows in memory


def copy_ledger(source: Database, target: Database) -> None:
    """Make the target what the source is, in one look and one transaction. Both are at the same revision."""
    with source.reading() as look, target.engine.begin() as work:
        _copy_rows(look, work)


def replace_ledger(target: Database, source: Database, revision: str) -> None:
    """Make the target what the source is, which is at this revision, whatever is there; in one transaction."""
    with source.reading() as look, target.engine.begin() as work:
        _drop_tables(work)
        migrate_within(work, target.schema, revision)
        _copy_rows(look, work)


def _copy_rows(source: Connection, target: Connection) -> None:
    there, here = _tables(source), _tables(target)
    shared = [table for table in here.sorted_tables if table.name in there.tables]
    for table in reversed(shared):
        target.execute(delete(table))
    for table in shared:
        every_row = source.execute(select(there.tables[table.name]).execution_options(yield_per=_AT_ONCE))
        for rows in every_row.partitions():
            target.execute(insert(table), [dict(row._mapping) for row in rows])
        _count_on(target, table)


def has_rows(database: Database) -> bool:
    """Tell whether there is a row in any table of a ledger."""
    with database.reading() as look:
        ours = [table for name, table in _tables(look).tables.items() if name in metadata.tables]
        return any(look.scalar(select(exists(select(literal(1)).select_from(table)))) for table in ours)


def _drop_tables(work: Connection) -> None:
    """Drop the tables of a ledger, of whatever version; those of other programs in the same schema stay.

    Of a newer version, what it has beside ours refers to a table of ours, or is named in its list.
    """
    every_table = MetaData()
    every_table.reflect(work)
    names = {_VERSION, *metadata.tables}
    if programme_settings.name in every_table.tables:
        listed = work.scalar(select(programme_settings.c.value).where(programme_settings.c.name == TABLES))
        names.update(map(str, listed if isinstance(listed, list) else ()))
    before = 0
    while len(names) > before:
        before = len(names)
        names.update(
            table.name
            for table in every_table.tables.values()
            if any(key.column.table.name in names for key in table.foreign_keys)
        )
    every_table.drop_all(work, tables=[table for name, table in every_table.tables.items() if name in names])


def _tables(connection: Connection) -> MetaData:
    """Return the tables of a ledger as they are there, all but the one that says of which version they are."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _metadata: name != _VERSION)
    for table in found.tables.values():
        for column in table.columns:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)  # so that no value stays none, and becomes no JSON
    return found


def _count_on(work: Connection, table: Table) -> None:
    """Move on the counter by which PostgreSQL numbers rows, which has not heard of the numbers that were given here."""
    if work.dialect.name != "postgresql" or "id" not in table.primary_key.columns:
        return
    newest = f"SELECT max(id) FROM {table.name}"  # a table of ours, by its own name
    work.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), ({newest}))"))
