"""A ledger without a bot: enough where nobody writes or reads in a chat."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from services import sample
from storage.database import Database
from storage.unit_of_work import UnitOfWork, looking, transaction

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)  # noon on a Friday in Shanghai


@dataclass
class Ledger:
    """Two partnerships of the sample, without records. It is `now` in it."""

    database: Database
    now: datetime = NOW

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        return transaction(self.database)

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        return looking(self.database)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        sample.fill(work, NOW, records=0, partnerships=2)
    yield Ledger(database)
    database.close()
