"""Copies an embedded database whole, out and back in, in one step each, even while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.engine.database import Database

BACKUPS = "backups"  # what the unit of work wakes


def copy_embedded(database: Database, path: Path) -> None:
    """Write what is committed to ``path``, as one file that needs no journal beside it."""
    with closing(_open(database.file)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def replace_embedded(database: Database, path: Path) -> None:
    """Make the database what ``path`` is, in one transaction: a crash leaves it as it was, or as wanted."""
    database.close()
    with closing(_open(path)) as source, closing(sqlite3.connect(database.file, timeout=5)) as target:
        source.backup(target)


def is_ledger(path: Path) -> bool:
    """Tell whether the file is an undamaged database that our migrations have made."""
    try:
        with closing(_open(path)) as source:
            sound = source.execute("PRAGMA quick_check").fetchone() == ("ok",)
            return sound and "alembic_version" in _tables(source)
    except sqlite3.DatabaseError:
        return False


def revision_of(path: Path) -> str | None:
    """Return which of our migrations has made it what it is."""
    with closing(_open(path)) as source:
        row = source.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def evidence_of(path: Path) -> list[str]:
    """Return the hashes of the photos and documents that rows say to be in our own store."""
    with closing(_open(path)) as source:
        if "evidence" not in _tables(source):
            return []
        rows = source.execute(
            "SELECT DISTINCT sha256 FROM evidence WHERE state = 'stored' AND sha256 IS NOT NULL ORDER BY sha256"
        )
        return [str(sha256) for (sha256,) in rows]


def has_content(database: Database) -> bool:
    """Tell whether there is a row in any table that would be lost."""
    if not database.file.exists():
        return False
    with closing(_open(database.file)) as source:
        tables = _tables(source) - {"alembic_version"}
        return any(source.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone() for table in tables)


def _open(path: Path) -> sqlite3.Connection:
    """Open an existing database; connecting by the plain name would make an empty one."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=5)


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
