"""What a ledger holds, table by table, of whatever version and in whichever database it is."""

from typing import Any

from sqlalchemy import MetaData, select

from storage.engine.database import Database


def tables_of(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of each table, in the order of its columns' names; the ones that are found there."""
    with database.reading() as connection:
        found = MetaData()
        found.reflect(connection)
        rows = {}
        for table in found.sorted_tables:
            columns = sorted(table.columns, key=lambda column: str(column.name))
            rows[table.name] = sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
        return rows
