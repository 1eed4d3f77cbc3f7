"""Backups are made by the clock, read back, rotated and told of; and none undoes an erasure."""

import asyncio
import json
import logging
import stat
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pyrage
import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from typer.testing import CliRunner

from bot import backup_folder
from bot.backup import BackupError, back_up, restore, verify
from bot.command_line import app
from bot.settings import SettingsError, load
from samples import build
from services.people import privacy
from storage.engine.database import Database
from storage.engine.unit_of_work import read_only, transaction
from storage.people import erasures, persons
from storage.tables.people import people
from tests.support.townsfolk import Town

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
IDENTITY = pyrage.x25519.Identity.generate()


@pytest.fixture
async def watched() -> AsyncIterator[tuple[str, list[str]]]:
    """A watcher: its address, and the calls that it has had."""
    calls: list[str] = []

    async def called(request: web.Request) -> web.Response:
        calls.append(request.path)
        return web.Response()

    application = web.Application()
    application.router.add_get("/ping", called)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/ping", calls
    await runner.cleanup()


@pytest.fixture
async def backing_up(
    sqlite_url: str, tmp_path: Path, watched: tuple[str, list[str]]
) -> AsyncIterator[tuple[Town, Path, list[str]]]:
    """A town whose bot backs up at three in the morning, and keeps two."""
    town = Town(sqlite_url)
    folder = tmp_path / "backups"
    town.sections["backup"] = {"folder": folder, "at": "03:00", "keep": 2, "ping_url": watched[0]}
    await town.start()
    yield town, folder, watched[1]
    await town.stop()


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_a_backup_is_made_each_day_read_back_rotated_and_told_of(
    backing_up: tuple[Town, Path, list[str]],
) -> None:
    town, folder, calls = backing_up
    assert [name[:18] for name in names(folder)] == ["gongjian-20261120T"], "the first one at the first start"
    await town.moves_to("2026-11-21T02:59:00+08:00")
    assert len(names(folder)) == 1
    await town.moves_to("2026-11-21T03:01:00+08:00")
    assert names(folder)[1].startswith("gongjian-20261120T1901")
    await town.restart()
    assert len(names(folder)) == 2, "the folder says that it was made"
    await town.moves_to("2026-11-24T12:00:00+08:00")
    assert [name[9:17] for name in names(folder)] == ["20261120", "20261124"], "two are kept, and none made afterwards"
    assert len(calls) == 3
    for name in names(folder):
        assert verify(folder / name).is_whole
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


async def test_a_backup_that_fails_is_logged_not_told_of_and_made_later(
    backing_up: tuple[Town, Path, list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    town, folder, calls = backing_up
    (folder / "erased.json").write_text("nonsense", "utf-8")
    await town.moves_to("2026-11-21T03:01:00+08:00")
    assert "no backup was made" in caplog.text
    (folder / "erased.json").unlink()
    await town.moves_to("2026-11-21T03:15:00+08:00")
    assert (len(names(folder)), len(calls)) == (1, 1)
    await town.moves_to("2026-11-21T03:40:00+08:00")
    assert (len(names(folder)), len(calls)) == (2, 2)


async def test_missing_evidence_is_logged_and_keeps_older_backups(
    backing_up: tuple[Town, Path, list[str]], caplog: pytest.LogCaptureFixture
) -> None:
    town, folder, calls = backing_up
    zhang = town.people[1001]
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改某一项")
    await zhang.taps("佐证材料")
    await zhang.sends_photos(1)
    (photo,) = [file for file in town.files.glob("??/*") if file.is_file()]
    photo.unlink()
    for day in (21, 22, 23):
        await town.moves_to(f"2026-11-{day}T03:01:00+08:00")
    assert len(names(folder)) == 4, "twice as many as usual are kept"
    assert len(calls) == 1
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert len(errors) == 3
    assert all("1 pieces of evidence are missing" in error for error in errors)


@given(after=st.integers(0, 366 * 86400), at=st.times(), later=st.integers(0, 3 * 86400))
def test_what_is_due_is_due_once_a_day(
    tmp_path_factory: pytest.TempPathFactory, after: int, at: time, later: int
) -> None:
    folder, before = tmp_path_factory.mktemp("backups"), NOON + timedelta(seconds=after)
    at, now = at.replace(fold=0), before + timedelta(seconds=later)
    assert backup_folder.is_due(folder, at, SHANGHAI, before)
    backup_folder.name_for(folder, before, encrypted=bool(later % 2)).touch()
    assert not backup_folder.is_due(folder, at, SHANGHAI, before)
    assert backup_folder.is_due(folder, at, SHANGHAI, before - timedelta(days=400)), "one from the future is none"
    if later >= 86400:
        assert backup_folder.is_due(folder, at, SHANGHAI, now)


@pytest.fixture
def ledger(sqlite_url: str) -> Iterator[Database]:
    database = Database(sqlite_url)
    with transaction(database) as work:
        build.fill(work, NOON, records=10)
    yield database
    database.close()


def is_erased_by_an_admin(database: Database, number: int) -> None:
    with transaction(database) as work:
        admin = persons.admins(work)[0]
        person_id = work.rows(select(people.c.id).where(people.c.telegram_id == number))[0].id
        erasure = erasures.add(work, person_id, NOON)
        privacy.decide(work, persons.by_id(work, admin.id), erasure, True, NOON)


def names_of(database: Database) -> set[str]:
    with read_only(database) as work:
        return {row.name for row in work.rows(select(people.c.name))}


def test_an_erasure_is_carried_out_again_where_the_ledger_is_there(ledger: Database, tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    back_up(ledger, tmp_path / "files", archive)
    is_erased_by_an_admin(ledger, 1001)
    assert restore(archive, ledger, tmp_path / "files", force=True).erased == 1
    assert "张伟" not in names_of(ledger)
    assert restore(archive, ledger, tmp_path / "files", force=True).erased == 1
    back_up(ledger, tmp_path / "files", archive)
    assert restore(archive, ledger, tmp_path / "files", force=True).erased == 0


async def test_an_erasure_is_carried_out_again_where_only_the_backups_are_left(
    backing_up: tuple[Town, Path, list[str]], tmp_path: Path
) -> None:
    town, folder, _ = backing_up
    await town.moves_to("2026-11-21T03:01:00+08:00")
    is_erased_by_an_admin(town.database, 1001)
    await town.wakes()
    (erased,) = json.loads((folder / "erased.json").read_text("utf-8"))
    assert erased.keys() == {"person", "since"}
    config = tmp_path / "elsewhere.toml"
    config.write_text(
        f'[database]\nurl = "sqlite:///{tmp_path}/else/where.sqlite3"\n[files]\nfolder = "{tmp_path}/else/files"\n',
        "utf-8",
    )
    archive = str(folder / [name for name in names(folder) if name.endswith(".gz")][-1])
    result = await asyncio.to_thread(CliRunner().invoke, app, ["restore", archive, "--config", str(config)])
    assert result.exit_code == 0, result.output
    elsewhere = Database(f"sqlite:///{tmp_path}/else/where.sqlite3")
    assert "张伟" not in names_of(elsewhere)
    assert "李娜" in names_of(elsewhere)
    elsewhere.close()


def test_somebody_else_of_the_same_number_is_not_erased(ledger: Database, tmp_path: Path) -> None:
    archive = tmp_path / "a.tar.gz"
    back_up(ledger, tmp_path / "files", archive)
    others = {erasures.ErasedPerson(number, NOON - timedelta(days=1)) for number in range(20)}
    assert restore(archive, ledger, tmp_path / "files", force=True, erased=others).erased == 0
    assert "张伟" in names_of(ledger)


def test_an_encrypted_backup_is_opened_by_its_key_only(ledger: Database, tmp_path: Path) -> None:
    archive, key, other = tmp_path / "a.tar.gz.age", tmp_path / "key.txt", tmp_path / "other.txt"
    key.write_text(f"# public key: {IDENTITY.to_public()}\n{IDENTITY}\n", "utf-8")
    other.write_text(f"{pyrage.x25519.Identity.generate()}\n", "utf-8")
    back_up(ledger, tmp_path / "files", archive, str(IDENTITY.to_public()))
    assert "张伟".encode() not in archive.read_bytes()
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert verify(archive, key).is_whole
    for wrong in (None, other, tmp_path / "none.txt", archive):
        with pytest.raises(BackupError):
            verify(archive, wrong)
    here = Database(f"sqlite:///{tmp_path}/here/gongjian.sqlite3")
    restore(archive, here, tmp_path / "here" / "files", identity=key)
    assert names_of(here) == names_of(ledger)
    here.close()
    content = archive.read_bytes()
    for at in range(0, len(content), len(content) // 40):
        archive.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        with pytest.raises(BackupError):
            restore(archive, ledger, tmp_path / "files", force=True, identity=key)


async def test_a_start_removes_what_killed_backups_and_restores_have_left(town: Town) -> None:
    for folder in (town.files, town.database.file.parent):
        (folder / ".backup-dead").mkdir()
        (folder / ".backup-dead" / "lock").touch()
    await town.restart()
    assert not [*town.files.glob(".backup-*"), *town.database.file.parent.glob(".backup-*")]


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(ledger: Database, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    config = tmp_path / "config.toml"
    config.write_text(f'[database]\nurl = "{ledger.url}"\n[backup]\nfolder = "{tmp_path}/file/backups"\n', "utf-8")
    result = CliRunner().invoke(app, ["backup", "--config", str(config)])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "rights and space" in result.output


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('at = "25:00"', "backup.at"),
        ("keep = 0", "backup.keep"),
        ('ping_url = "hc-ping.com"', "backup.ping_url"),
        ('encrypt_to = "age1nonsense"', "backup.encrypt_to"),
        ('encrypt_to = "AGE-SECRET-KEY-1QQQ"', "backup.encrypt_to"),
    ],
)
def test_what_is_set_wrongly_is_told_by_its_key(line: str, key: str, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f"[backup]\n{line}\n", "utf-8")
    with pytest.raises(SettingsError) as refusal:
        load(config)
    assert [problem.key for problem in refusal.value.problems] == [key]
