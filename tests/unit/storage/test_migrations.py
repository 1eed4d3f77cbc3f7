"""The migrations lead to exactly the tables that the code declares, on both databases, and can be run again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from storage.engine.database import Database
from storage.engine.migrate import migrate, newest, present
from storage.tables.whole import metadata


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database(request.getfixturevalue(request.param))
    yield database
    database.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/gongjian.sqlite3"


@pytest.fixture
def postgresql(empty_postgresql_url: str) -> str:
    return empty_postgresql_url


def test_an_empty_database_has_no_revision(database: Database) -> None:
    assert present(database) is None


def test_migrations_make_the_tables_that_are_declared(database: Database) -> None:
    migrate(database)
    assert present(database) == newest()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    assert set(inspect(database.engine).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_migrating_again_changes_nothing(database: Database) -> None:
    migrate(database)
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO organisations (side, name) VALUES ('college', '职院')"))
    migrate(database)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT name FROM organisations")) == "职院"


def test_drafts_that_were_about_a_record_are_told_to_be(database: Database) -> None:
    migrate(database)
    subjects = {"return": "7:2", "joint_activity": "new", "assess": "1:202609010091", "plan-change": "3:1"}
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO people (id, telegram_id, name, language, created_at)"
                " VALUES (1, 1, '张伟', 'zh-CN', '2026-11-20 10:00:00')"
            )
        )
        for form, subject in subjects.items():
            connection.execute(
                text(
                    "INSERT INTO drafts (person_id, form, subject, revision, focus, state, updated_at)"
                    " VALUES (1, :form, :subject, 1, 1, '{}', '2026-11-20 10:00:00')"
                ),
                {"form": form, "subject": subject},
            )
        connection.execute(text("UPDATE alembic_version SET version_num = '0014'"))
    migrate(database)
    with database.reading() as connection:
        after = {row.form: row.subject for row in connection.execute(text("SELECT form, subject FROM drafts"))}
    assert after == {**subjects, "return": "record-7:2"}
