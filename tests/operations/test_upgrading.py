"""Ledgers of every released version come up, after a backup; and there is a way back, told in words."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from bot.command_line import app
from storage import programme
from storage.engine.copying import TABLES
from storage.engine.database import Database
from storage.engine.migrate import newest, present
from storage.engine.unit_of_work import read_only, transaction
from storage.people import organisations, persons
from tests.support.tables import tables_of

RELEASED = sorted(Path(__file__).with_name("released").glob("*.tar.gz"))
REVISIONS = {"0.1.0.tar.gz": "0015", "0.2.0.tar.gz": "0020"}


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/gongjian.sqlite3"
    else:
        url = f"{request.getfixturevalue('empty_postgresql_url')}&schema=college"
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def config(database: Database, tmp_path: Path) -> str:
    file = tmp_path / "config.toml"
    url = database.url.render_as_string(hide_password=False).replace("+psycopg", "")
    file.write_text(f'[database]\nurl = "{url}"\n[files]\nfolder = "{tmp_path}/files"\n', "utf-8")
    return str(file)


def gongjian(*said: str) -> tuple[int, str]:
    ran = CliRunner().invoke(app, said)
    return ran.exit_code, ran.output


@pytest.mark.parametrize("archive", RELEASED, ids=[file.name for file in RELEASED])
def test_a_released_ledger_is_upgraded_and_rolled_back(
    archive: Path, database: Database, config: str, tmp_path: Path
) -> None:
    status, said = gongjian("restore", str(archive), "--config", config)
    assert (status, present(database)) == (0, REVISIONS[archive.name]), said
    assert REVISIONS[archive.name] in said
    as_released = tables_of(database)
    assert len(as_released["records"]) == 12

    status, said = gongjian("migrate", "--config", config)
    assert (status, present(database)) == (0, newest()), said
    (before,) = tmp_path.glob("before-*.tar.gz")
    with read_only(database) as work:
        assert [each.name for each in organisations.every(work)] == ["江城职业技术学院", "江城精工有限公司"]
        assert persons.admins(work)

    before = before.rename(tmp_path / "before-9999.tar.gz")
    _used_by_a_newer_version(database)
    for command in (("migrate",), ("demo",)):
        status, said = gongjian(*command, "--config", config)
        assert status == 2
        assert "9.9.0" in said
        assert f"restore {before} --force" in said.replace("\n", " ")
    status, said = gongjian("restore", str(before), "--config", config)
    assert (status, "--force" in said) == (1, True)
    status, said = gongjian("restore", str(before), "--config", config, "--force")
    assert status == 0, said
    assert tables_of(database) == as_released


def _used_by_a_newer_version(database: Database) -> None:
    """Its tables have a column more, and there are two tables more, of which one refers to another."""
    with transaction(database) as work:
        programme.keep_version(work, "9.9.0")
        programme.keep(work, TABLES, ["people", "seasons"])
    with closing(Database(database.url.render_as_string(hide_password=False))) as newer, newer.engine.begin() as work:
        work.execute(text("ALTER TABLE people ADD COLUMN avatar TEXT"))
        work.execute(text("CREATE TABLE badges (id INTEGER PRIMARY KEY, person_id BIGINT REFERENCES people (id))"))
        work.execute(text("CREATE TABLE seasons (id INTEGER PRIMARY KEY)"))
        work.execute(text("UPDATE alembic_version SET version_num = '9999'"))


@pytest.mark.slow
def test_tables_of_other_programs_in_the_same_schema_stay(empty_postgresql_url: str, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{empty_postgresql_url}"\n[files]\nfolder = "{tmp_path}/files"\n', "utf-8")
    with closing(Database(empty_postgresql_url)) as database:
        with database.engine.begin() as work:
            work.execute(text("CREATE TABLE visitors (name TEXT)"))
            work.execute(text("INSERT INTO visitors VALUES ('somebody else')"))
        for force in ((), ("--force",)):
            assert gongjian("restore", str(RELEASED[-1]), "--config", str(config), *force)[0] == 0
        assert gongjian("migrate", "--config", str(config))[0] == 0
        assert tables_of(database)["visitors"] == [("somebody else",)]


def test_every_release_left_a_backup_here() -> None:
    assert {file.name for file in RELEASED} == set(REVISIONS)
