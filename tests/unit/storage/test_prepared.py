"""A prepared statement says and understands the same as SQLAlchemy's own way, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Table, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.engine.database import Database
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork, transaction
from storage.tables.people import people
from storage.tables.traffic import screens

NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
PERSON = {"telegram_id": 2**52 - 1, "name": "欧阳 ' ; %s ? 明镕", "language": "zh-CN", "created_at": NOW}
SCREEN = {
    "channel": "telegram",
    "recipient": "-1",
    "purpose": "draft",
    "content": {"文": [1, None, "字"]},
    "has_buttons": True,
    "wanted": 1,
    "shown": 0,
}
SCREEN |= {"move": True, "quiet_seconds": 0.7, "sequence": 2**40, "at": NOW}
ADD_PERSON = Prepared(insert(people).returning(people.c.id), *PERSON)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def work(request: pytest.FixtureRequest) -> Iterator[UnitOfWork]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    with transaction(database) as work:
        yield work
    database.close()


@pytest.mark.parametrize(("table", "values"), [(people, PERSON), (screens, SCREEN)], ids=["people", "screens"])
def test_what_is_written_and_read_is_the_same_either_way(
    work: UnitOfWork, table: Table, values: dict[str, Any]
) -> None:
    add, read = insert(table).returning(table.c.id), select(table).where(table.c.id == bindparam("row"))
    prepared = work.row(Prepared(add, *values), values)
    assert prepared is not None
    found, plainly = work.row(Prepared(read), {"row": prepared.id}), work.row(read, {"row": prepared.id})
    assert found is not None
    assert plainly is not None
    assert found._asdict() == plainly._asdict()
    assert {name: found._asdict()[name] for name in values} == values


def test_constants_of_a_statement_are_kept_apart_from_its_parameters(work: UnitOfWork) -> None:
    for number in range(3):
        work.execute(ADD_PERSON, {**PERSON, "telegram_id": number})
    first = Prepared(select(people.c.telegram_id).where(people.c.telegram_id != bindparam("not")).limit(1))
    assert [row.telegram_id for row in work.rows(first, {"not": 0})] == [1]
    assert [row.telegram_id for row in work.rows(first, {"not": 1})] == [0]


def test_its_errors_are_those_of_sqlalchemy(work: UnitOfWork) -> None:
    work.execute(ADD_PERSON, PERSON)
    with pytest.raises(IntegrityError), work.savepoint():
        work.execute(ADD_PERSON, PERSON)
    assert len(work.rows(select(people))) == 1


def test_a_database_that_refuses_is_told_of_as_such(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    rename = Prepared(update(people).where(people.c.id == bindparam("who")).values(name="x"))
    with database.reading() as connection, pytest.raises(OperationalError):
        rename.on(connection, {"who": 1})
    database.close()
