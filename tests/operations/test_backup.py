"""What was backed up comes back: the same rows and files; and nothing is overwritten, or half done, by accident."""

import io
import stat
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from bot.backup import BackupError, back_up, restore
from records.addresses import telegram_address
from samples import build
from storage.engine.database import Database
from storage.engine.unit_of_work import transaction
from storage.people import persons
from storage.tables.whole import metadata


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Database]:
    """A ledger with one row and one file; a table of our own, as the copy must not depend on which there are."""
    database = Database(f"sqlite:///{tmp_path}/there/gongjian.sqlite3")
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        connection.execute(text("CREATE TABLE records (title TEXT)"))
        connection.execute(text("INSERT INTO records VALUES ('主题党日')"))
    evidence = tmp_path / "there" / "files" / "ab" / "abcdef"
    evidence.parent.mkdir(parents=True)
    evidence.write_bytes(b"photo")
    yield database
    database.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path}/here/gongjian.sqlite3")
    yield database
    database.close()


@pytest.fixture
def archive(ledger: Database, tmp_path: Path) -> Path:
    target = tmp_path / "backups" / "monday.tar.gz"
    back_up(ledger, tmp_path / "there" / "files", target)
    return target


def titles(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.scalars(text("SELECT title FROM records ORDER BY rowid")))


def add(database: Database, title: str) -> None:
    with database.engine.begin() as connection:
        connection.execute(text("INSERT INTO records VALUES (:title)"), {"title": title})


def test_a_backup_brings_back_rows_and_files(archive: Path, empty: Database, tmp_path: Path) -> None:
    restore(archive, empty, tmp_path / "here" / "files")
    assert titles(empty) == ["主题党日"]
    assert (tmp_path / "here" / "files" / "ab" / "abcdef").read_bytes() == b"photo"


def test_a_backup_is_one_file_for_its_owner_only(archive: Path) -> None:
    assert [file.name for file in archive.parent.iterdir()] == ["monday.tar.gz"]
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_what_is_not_committed_is_not_in_a_backup(ledger: Database, empty: Database, tmp_path: Path) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(text("INSERT INTO records VALUES ('half')"))
        back_up(ledger, tmp_path / "there" / "files", tmp_path / "meanwhile.tar.gz")
    restore(tmp_path / "meanwhile.tar.gz", empty, tmp_path / "here" / "files")
    assert titles(empty) == ["主题党日"]


def test_a_ledger_with_content_is_replaced_only_when_forced(archive: Path, ledger: Database, tmp_path: Path) -> None:
    add(ledger, "联合党课")
    with pytest.raises(BackupError, match="not empty"):
        restore(archive, ledger, tmp_path / "there" / "files")
    assert titles(ledger) == ["主题党日", "联合党课"]
    restore(archive, ledger, tmp_path / "there" / "files", force=True)
    assert titles(ledger) == ["主题党日"]


def test_a_restored_ledger_can_be_written_and_backed_up_again(archive: Path, empty: Database, tmp_path: Path) -> None:
    restore(archive, empty, tmp_path / "here" / "files")
    add(empty, "座谈会")
    back_up(empty, tmp_path / "here" / "files", archive)
    restore(archive, empty, tmp_path / "here" / "files", force=True)
    assert titles(empty) == ["主题党日", "座谈会"]


def packed(target: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(target, "w:gz") as archive:
        for member in members:
            member.size = 4 if member.isreg() else 0
            archive.addfile(member, io.BytesIO(b"evil"))
    return target


@pytest.mark.parametrize(
    "name", ["../evil", "/tmp/evil", "files/../../evil", "files", "gongjian.sqlite3/evil", "other", "files/..\\evil"]
)
def test_an_archive_cannot_write_elsewhere(name: str, empty: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="does not belong"):
        restore(packed(tmp_path / "a.tar.gz", tarfile.TarInfo(name)), empty, tmp_path / "here" / "files")
    assert not list(tmp_path.rglob("evil"))


def test_an_archive_cannot_bring_links(empty: Database, tmp_path: Path) -> None:
    link = tarfile.TarInfo("files/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc"
    with pytest.raises(BackupError, match="does not belong"):
        restore(packed(tmp_path / "a.tar.gz", link), empty, tmp_path / "here" / "files")


def test_an_archive_without_a_sound_database_changes_nothing(ledger: Database, tmp_path: Path) -> None:
    bad = packed(tmp_path / "a.tar.gz", tarfile.TarInfo("gongjian.sqlite3"), tarfile.TarInfo("files/evil"))
    with pytest.raises(BackupError, match="no intact database"):
        restore(bad, ledger, tmp_path / "there" / "files", force=True)
    assert titles(ledger) == ["主题党日"]
    assert not list(tmp_path.rglob("evil"))


def test_an_archive_that_is_cut_short_changes_nothing(archive: Path, ledger: Database, tmp_path: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(BackupError, match="cannot be read"):
        restore(archive, ledger, tmp_path / "there" / "files", force=True)
    assert titles(ledger) == ["主题党日"]


def test_what_is_not_there_is_told(empty: Database, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no database"):
        back_up(empty, tmp_path, tmp_path / "a.tar.gz")
    with pytest.raises(BackupError, match="no file"):
        restore(tmp_path / "a.tar.gz", empty, tmp_path)


def test_a_backup_of_a_newer_version_is_not_restored(ledger: Database, empty: Database, tmp_path: Path) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('9999')"))
    back_up(ledger, tmp_path / "there" / "files", tmp_path / "a.tar.gz")
    with pytest.raises(BackupError, match="newer version"):
        restore(tmp_path / "a.tar.gz", empty, tmp_path / "here" / "files")
    assert not empty.file.exists()


NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
def filled(sqlite_url: str) -> Iterator[Database]:
    """The sample, with every kind of record in every state."""
    database = Database(sqlite_url)
    with transaction(database) as work:
        build.fill(work, NOON, records=40)
    yield database
    database.close()


@pytest.fixture
def elephant(empty_postgresql_url: str) -> Iterator[Database]:
    database = Database(empty_postgresql_url)
    yield database
    database.close()


def everything(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


def test_a_ledger_grows_out_of_its_file_and_comes_back(
    filled: Database, elephant: Database, empty: Database, tmp_path: Path
) -> None:
    """SQLite to PostgreSQL to SQLite: each time the same rows; and PostgreSQL goes on counting where the file ended."""
    files, archive = tmp_path / "files", tmp_path / "a.tar.gz"
    back_up(filled, files, archive)
    restore(archive, elephant, files)
    assert everything(elephant) == everything(filled)
    with transaction(elephant) as work:
        number = persons.add(work, telegram_address(5005), "新来的人", "zh-CN", NOON)
    assert number == max(row[0] for row in everything(filled)["people"]) + 1
    with pytest.raises(BackupError, match="not empty"):
        restore(archive, elephant, files)
    back_up(elephant, files, archive)
    restore(archive, empty, files)
    assert everything(empty) == everything(elephant)
    restore(archive, elephant, files, force=True)
    assert everything(empty) == everything(elephant)
