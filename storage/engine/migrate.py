"""Brings a database to the tables of this version, one step after the other, after a backup of the embedded one."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, select
from sqlalchemy.schema import CreateSchema
from sqlalchemy.sql import column, table

from storage.engine.database import Database

if TYPE_CHECKING:
    from alembic.config import Config

_STEPS = Path(__file__).parent / "migrations" / "versions"


class NewerDatabase(Exception):
    """The database is at a revision that this version does not know."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the database is at {revision}")
        self.revision = revision


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
    from alembic import command

    check_age(database)
    config = _config()
    with database.engine.begin() as connection:
        if database.schema is not None:
            connection.execute(CreateSchema(database.schema, if_not_exists=True))
        config.attributes["connection"] = connection
        command.upgrade(config, to)
