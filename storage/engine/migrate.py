"""Brings a database to the tables of this version, one step after the other, after a backup of the embedded one."""

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, select
from sqlalchemy.schema import CreateSchema
from sqlalchemy.sql import column, table

from storage.engine.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

_ONE_AT_A_TIME = Lock()  # Alembic keeps what it works on in a global of the process
_STEPS = Path(__file__).parent / "migrations" / "versions"


class NewerDatabase(Exception):
    """The database is at a revision that this version does not know.

    As far as that is known: which version acted on it last, and the backup from before the upgrade.
    """

    def __init__(self, revision: str, version: str = "", backup: Path | None = None) -> None:
        super().__init__(f"the database is at {revision}")
        self.revision, self.version, self.backup = revision, version, backup


def _config() -> "Config":
    # Alembic costs 11 MB and 0.2 s: imported only where it is used.
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def newest() -> str:
    """Return the revision that this version needs: the number that the last step's file begins with."""
    return max(file.name.partition("_")[0] for file in _STEPS.glob("[0-9]*_*.py"))


def present(database: Database) -> str | None:
    """Return the revision that the database is at; None when it is empty."""
    with database.reading() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.scalar(select(column("version_num")).select_from(table("alembic_version")))


def check_age(database: Database) -> str | None:
    """Return the revision that the database is at, as ``present`` does. Raises NewerDatabase."""
    revision = present(database)
    if revision is not None and revision > newest():
        raise NewerDatabase(revision)
    return revision


def migrate(database: Database, to: str = "head") -> None:
    """Run the steps that are missing up to this revision, all in one transaction. Raises NewerDatabase."""
    check_age(database)
    with database.engine.begin() as connection:
        migrate_within(connection, database.schema, to)


def migrate_within(connection: Connection, schema: str | None, to: str = "head") -> None:
    """Run the steps that are missing up to this revision in a transaction that is open."""
    from alembic import command

    if schema is not None:
        connection.execute(CreateSchema(schema, if_not_exists=True))
    config = _config()
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, to)
