"""People who are read ahead of who asks for them are the same, also after something was changed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from storage import people
from storage.database import Database
from storage.unit_of_work import UnitOfWork, transaction

NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def work(request: pytest.FixtureRequest) -> Iterator[UnitOfWork]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        yield work
    database.close()


def test_whoever_is_expected_is_found_as_without_that(work: UnitOfWork) -> None:
    for number in (1, 2, 3):
        people.add_person(work, number, f"person {number}", "en", NOW)
    alone = [people.by_telegram(work, number) for number in (1, 2, 3, 4)]
    people.set_language(work, 999, "en")  # whatever is written, all is read anew
    people.expect(work, {1, 2, 3, 4})
    assert [people.by_telegram(work, number) for number in (1, 2, 3, 4)] == alone
    assert alone[-1] is None


def test_a_change_is_seen_by_who_comes_later_in_the_batch(work: UnitOfWork) -> None:
    number = people.add_person(work, 1, "person", "en", NOW)
    people.expect(work, {1, 2})
    people.set_language(work, number, "zh-CN")
    people.add_person(work, 2, "newcomer", "en", NOW)
    first, second = people.by_telegram(work, 1), people.by_telegram(work, 2)
    assert first is not None
    assert second is not None
    assert (first.language, second.name) == ("zh-CN", "newcomer")
