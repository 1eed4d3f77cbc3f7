"""What all tables are made of: the names of constraints, numbers, moments and references."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, Dialect, ForeignKey, Integer, MetaData, TypeDecorator
from sqlalchemy import Column as Col

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only for INTEGER; Telegram's own ids need 64 bits everywhere.
Id = BigInteger().with_variant(Integer, "sqlite")


class UTCTime(TypeDecorator[datetime]):
    """An aware moment, stored as naive UTC (SQLite would return it naive anyhow)."""

    impl = DateTime
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], object]:
        """Return how a moment is given to the driver: for SQLite as text, quicker than SQLAlchemy writes it."""
        if dialect.name != "sqlite":
            return lambda value: self.process_bind_param(value, dialect)
        return lambda value: None if value is None else value.astimezone(UTC).isoformat(" ", "microseconds")[:-6]

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as it is stored."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return a stored moment, aware again."""
        return None if value is None else value.replace(tzinfo=UTC)


def reference(name: str, target: str, *, optional: bool = False, index: bool = False) -> Col[int]:
    """Return a column that refers to the rows of another table."""
    return Col(name, Id, ForeignKey(f"{target}.id"), nullable=optional, index=index)
