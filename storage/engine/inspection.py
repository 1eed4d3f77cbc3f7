"""Looks at a server's database as an operator would: its version, and what the role that is used may do."""

from typing import NamedTuple

from storage.engine.database import Database

OLDEST_SERVER = 15  # the oldest PostgreSQL that the bot is tested with

_LOOK = """
SELECT current_setting('server_version_num')::int / 10000,
       coalesce(has_schema_privilege(current_schema(), 'CREATE'),
                has_database_privilege(current_database(), 'CREATE')),
       (SELECT coalesce(bool_and(has_table_privilege(oid, 'SELECT, INSERT, UPDATE, DELETE')), true)
          FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'),
       pg_is_in_recovery()
"""


class ServerState(NamedTuple):
    """The version of a server, and what the role may do in the database."""

    version: int
    may_create: bool
    may_write: bool
    is_standby: bool


def inspect_server(database: Database) -> ServerState:
    """Return what a PostgreSQL says. Raises DBAPIError where it cannot be asked."""
    with database.reading() as connection:
        return ServerState(*connection.exec_driver_sql(_LOOK).one())
