"""What was set aside because it failed, until an admin has dealt with it."""

from sqlalchemy import Connection, func, select

from storage.tables.traffic import set_aside


def count_open(connection: Connection) -> int:
    """Return how many nobody has dealt with."""
    return connection.scalar(select(func.count()).select_from(set_aside)) or 0
