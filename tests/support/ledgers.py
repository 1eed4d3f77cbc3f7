"""A ledger without a bot: enough where nobody writes or reads in a chat."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, read_only, transaction

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)  # noon on a Friday in Shanghai


@dataclass
class Ledger:
    """Two partnerships of the sample, without records. It is `now` in it."""

    database: Database
    now: datetime = NOW

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        return transaction(self.database)

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        return read_only(self.database)
