"""Several programmes in one PostgreSQL database, each in a schema of its own."""

from contextlib import closing

import pytest
from sqlalchemy import text

from bot.settings import objection
from records.addresses import telegram_address
from storage.engine.database import Database
from storage.engine.migrate import migrate, newest, present
from storage.engine.unit_of_work import read_only, transaction
from storage.people import persons
from tests.support.ledgers import NOW

OPTIONS = ("search_path", "lock_timeout", "statement_timeout")


def test_programmes_in_one_database_see_nothing_of_each_other(empty_postgresql_url: str) -> None:
    urls = [f"{empty_postgresql_url}&schema={schema}&options=-c%20statement_timeout%3D9s" for schema in ("one", "two")]
    with closing(Database(urls[0])) as one, closing(Database(urls[1])) as two:
        assert present(one) is None
        migrate(one)
        assert (present(one), present(two)) == (newest(), None)
        migrate(two)
        for database in (one, two):
            with transaction(database) as work:
                assert persons.add(work, telegram_address(5005), database.schema or "", "zh-CN", NOW) == 1
        for database, name in ((one, "one"), (two, "two")):
            with read_only(database) as work:
                assert persons.by_id(work, 1).name == name
                settings = [work.connection.scalar(text(f"SHOW {key}")) for key in OPTIONS]
            assert settings == [name, "5s", "9s"]
        assert str(one.engine.url) != str(two.engine.url), "it tells apart what is kept of each in one process"


@pytest.mark.parametrize("schema", ["A", "one,public", "1", "x" * 64, "a&schema=b"])
def test_a_schema_that_would_need_quotes_is_refused(schema: str) -> None:
    assert "schema" in (objection("database.url", f"postgresql://somebody@somewhere/gongjian?schema={schema}") or "")
