"""Copies every row of a ledger into another database, SQLite or PostgreSQL either way.

So one kind of backup serves both, and a ledger can grow out of its file.
"""

from sqlalchemy import Connection, Table, delete, exists, insert, literal, select, text

from storage.engine.database import Database
from storage.tables.whole import metadata

_AT_ONCE = 1000  # rows in memory


def copy_rows(source: Database, target: Database) -> None:
    """Make the target what the source is, in one look and one transaction. Both are at this version's tables."""
    with source.reading() as look, target.engine.begin() as work:
        for table in reversed(metadata.sorted_tables):
            work.execute(delete(table))
        for table in metadata.sorted_tables:
            every_row = look.execute(select(table).execution_options(yield_per=_AT_ONCE))
            for rows in every_row.partitions():
                work.execute(insert(table), [dict(row._mapping) for row in rows])
            _count_on(work, table)


def has_rows(database: Database) -> bool:
    """Tell whether there is a row in any table. The database is at this version's tables."""
    with database.reading() as look:
        return any(
            look.scalar(select(exists(select(literal(1)).select_from(table)))) for table in metadata.sorted_tables
        )


def _count_on(work: Connection, table: Table) -> None:
    """Move on the counter by which PostgreSQL numbers rows, which has not heard of the numbers that were given here."""
    if work.dialect.name != "postgresql" or "id" not in table.primary_key.columns:
        return
    newest = f"SELECT max(id) FROM {table.name}"  # a table of ours, by its own name
    work.execute(text(f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), ({newest}))"))
