"""The ledger that tests of scores are given, on both databases."""

from collections.abc import Iterator

import pytest
from ledgers import NOW, Ledger

from services import sample
from storage.database import Database
from storage.unit_of_work import transaction


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def ledger(request: pytest.FixtureRequest) -> Iterator[Ledger]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        sample.fill(work, NOW, records=0, partnerships=2)
    yield Ledger(database)
    database.close()
