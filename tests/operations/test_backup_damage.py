"""A backup that is not what it was is refused in a sentence, whatever has become of it; what is missing is told."""

import hashlib
import io
import random
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.backup import BackupError, back_up, free_name, restore, verify
from bot.command_line import app
from samples import build
from storage.engine.database import Database
from storage.engine.unit_of_work import transaction
from storage.ledger import attachments
from storage.ledger.attachments import SentFile
from storage.tables.people import people
from storage.tables.whole import metadata

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
PHOTOS = [f"photo {number}".encode() * 200 for number in range(5)]
Damage = Callable[[bytes, random.Random], bytes]


def kept(folder: Path, content: bytes) -> Path:
    sha256 = hashlib.sha256(content).hexdigest()
    return folder / sha256[:2] / sha256


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def ledger(sqlite_url: str, files: Path) -> Iterator[Database]:
    """The sample with five photos, and what lies beside them."""
    database = Database(sqlite_url)
    with transaction(database) as work:
        build.fill(work, NOON, records=10)
        (person,) = list(work.rows(select(people.c.id).limit(1)))
        for number, photo in enumerate(PHOTOS):
            path = kept(files, photo)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(photo)
            sent = SentFile("photo", f"id{number}", f"unique{number}", "photo.jpg", len(photo))
            stored = attachments.add(work, person.id, sent, NOON)
            attachments.stored(work, stored, path.name, len(photo))
    for beside in (
        "made/7/ledger.xlsx",
        "made/8/my-data.json",
        "surveys.key",
        "ab/abcd.4711",
        ".backup-old/files/ab/ab",
    ):
        (files / beside).parent.mkdir(parents=True, exist_ok=True)
        (files / beside).write_bytes(b"secret")
    yield database
    database.close()


@pytest.fixture
def archive(ledger: Database, files: Path, tmp_path: Path) -> Path:
    target = tmp_path / "backups" / "monday.tar.gz"
    assert back_up(ledger, files, target).is_whole
    return target


def everything(database: Database, files: Path) -> tuple[Any, ...]:
    with database.reading() as connection:
        rows = [sorted(map(repr, connection.execute(select(table)))) for table in metadata.sorted_tables]
    return rows, [kept(files, photo).read_bytes() for photo in PHOTOS]


def flip(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) * 8)
    return content[: at // 8] + bytes([content[at // 8] ^ 1 << at % 8]) + content[at // 8 + 1 :]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def swap(content: bytes, chance: random.Random) -> bytes:
    size = chance.randrange(1, len(content) // 4)
    first, second = sorted(chance.sample(range(0, len(content) - size, size), 2))
    parts = content[:first], content[first : first + size], content[first + size : second]
    return parts[0] + content[second : second + size] + parts[2] + parts[1] + content[second + size :]


def overwrite(content: bytes, chance: random.Random) -> bytes:
    size = chance.randrange(1, 4096)
    at = chance.randrange(len(content))
    return content[:at] + bytes(size) + content[at + size :]


def add(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.randrange(1, 100)) + content[at:]


def is_refused(damaged: Path, tmp_path: Path) -> None:
    target = Database(f"sqlite:///{tmp_path}/other/gongjian.sqlite3")
    with pytest.raises(BackupError) as refusal:
        restore(damaged, target, tmp_path / "other" / "files")
    assert len(str(refusal.value)) < 400
    assert "\n" not in str(refusal.value)
    target.close()
    assert not [path for path in (tmp_path / "other").rglob("*") if path.is_file()]


def damages(archive: Path, tmp_path: Path, count: int) -> None:
    """Each of so many backups, damaged at random, is refused, and nothing of it is there."""
    whole = archive.read_bytes()
    for seed in range(count):
        chance = random.Random(seed)
        damaged: Path = tmp_path / "damaged.tar.gz"
        content = chance.choice((flip, flip, cut, swap, overwrite, add))(whole, chance)
        if content != whole:
            damaged.write_bytes(content)
            is_refused(damaged, tmp_path)


def test_two_hundred_damaged_backups_are_refused(archive: Path, tmp_path: Path) -> None:
    damages(archive, tmp_path, 200)


@pytest.mark.slow
def test_a_thousand_damaged_backups_are_refused(archive: Path, tmp_path: Path) -> None:
    damages(archive, tmp_path, 1000)


def repacked(archive: Path, target: Path, change: Callable[[str, bytes], tuple[str, bytes] | None]) -> Path:
    """The archive, packed anew by other means, with parts changed or left out."""
    with tarfile.open(archive) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            content = old.extractfile(member)
            assert content is not None
            if (changed := change(member.name, content.read())) is not None:
                member.name, member.size = changed[0], len(changed[1])
                new.addfile(member, io.BytesIO(changed[1]))
    return target


def test_parts_that_are_swapped_left_out_or_added_are_refused(archive: Path, tmp_path: Path) -> None:
    first, second = (f"files/{kept(Path(), photo)}" for photo in PHOTOS[:2])
    changes: list[Callable[[str, bytes], tuple[str, bytes] | None]] = [
        lambda name, content: ({first: second, second: first}.get(name, name), content),
        lambda name, content: None if name == first else (name, content),
        lambda name, content: (name.replace(first, "files/ab/ab"), content),
        lambda name, content: (name, content + b"\0" if name == first else content),
        lambda name, content: (name, content),  # as it was, and without its seal
    ]
    for change in changes:
        is_refused(repacked(archive, tmp_path / "changed.tar.gz", change), tmp_path)


def test_the_manifest_alone_finds_what_was_changed_under_a_right_seal(archive: Path, tmp_path: Path) -> None:
    from bot.backup_archive import seal

    first, second = (f"files/{kept(Path(), photo)}" for photo in PHOTOS[:2])
    swapped = repacked(
        archive, tmp_path / "a.tar.gz", lambda name, content: ({first: second, second: first}.get(name, name), content)
    )
    seal(swapped)
    is_refused(swapped, tmp_path)


def test_a_backup_is_a_tar_that_other_programs_read(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "by-tar").mkdir()
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(tmp_path / "by-tar")], check=True)
    names = {
        path.relative_to(tmp_path / "by-tar").as_posix() for path in (tmp_path / "by-tar").rglob("*") if path.is_file()
    }
    assert names == {"gongjian.sqlite3", "manifest.json", *(f"files/{kept(Path(), photo)}" for photo in PHOTOS)}


def legacy(archive: Path, target: Path) -> Path:
    """As version 0.1 and 0.2 wrote them: no manifest, no seal, and all that lay in the folder of files."""
    repacked(archive, target, lambda name, content: None if name == "manifest.json" else (name, content))
    with tarfile.open(target) as old:
        parts = [(member, old.extractfile(member).read()) for member in old]  # type: ignore[union-attr]  # all are files
    with tarfile.open(target, "w:gz") as new:
        for member, content in parts:
            new.addfile(member, io.BytesIO(content))
        made = tarfile.TarInfo("files/made/7/ledger.xlsx")
        made.size = 4
        new.addfile(made, io.BytesIO(b"made"))
    return target


def test_backups_of_released_versions_come_back_and_damaged_ones_do_not(
    archive: Path, ledger: Database, files: Path, tmp_path: Path
) -> None:
    old = legacy(archive, tmp_path / "old.tar.gz")
    assert verify(old).is_whole
    here = Database(f"sqlite:///{tmp_path}/here/gongjian.sqlite3")
    restore(old, here, tmp_path / "here" / "files")
    assert everything(here, tmp_path / "here" / "files") == everything(ledger, files)
    assert not (tmp_path / "here" / "files" / "made").exists()
    whole = old.read_bytes()
    for seed in range(60):
        damaged = tmp_path / "damaged.tar.gz"
        damaged.write_bytes(whole[:20] + flip(whole[20:], random.Random(seed)))
        try:
            verify(damaged)
        except BackupError:
            is_refused(damaged, tmp_path)
        else:  # without a seal, a bit that gzip does not use may be any; what comes back is the same
            restore(damaged, here, tmp_path / "here" / "files", force=True)
            assert everything(here, tmp_path / "here" / "files") == everything(ledger, files)
    here.close()


def test_what_differs_in_the_folder_of_files_is_replaced(archive: Path, ledger: Database, files: Path) -> None:
    before = everything(ledger, files)
    kept(files, PHOTOS[0]).write_bytes(b"rotten")
    kept(files, PHOTOS[1]).unlink()
    restore(archive, ledger, files, force=True)
    assert everything(ledger, files) == before


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def config(ledger: Database, files: Path, tmp_path: Path) -> str:
    file = tmp_path / "config.toml"
    file.write_text(f'[database]\nurl = "{ledger.url}"\n[files]\nfolder = "{files}"\n', "utf-8")
    return str(file)


def test_missing_and_altered_evidence_is_told_with_a_status_of_its_own(
    archive: Path, files: Path, config: str, tmp_path: Path
) -> None:
    assert run("backup", "--verify", str(archive))[0] == 0
    target = str(tmp_path / "a.tar.gz")
    assert run("backup", target, "--config", config)[0] == 0
    kept(files, PHOTOS[0]).unlink()
    kept(files, PHOTOS[1]).write_bytes(b"rotten")
    status, said = run("backup", target, "--config", config)
    assert status == 3
    assert kept(Path(), PHOTOS[0]).as_posix() in said
    assert kept(Path(), PHOTOS[1]).as_posix() in said
    assert run("backup", "--verify", target)[0] == 3
    assert run("restore", target, "--config", config, "--force")[0] == 3
    archive.write_bytes(archive.read_bytes()[:-1])
    assert run("backup", "--verify", str(archive))[0] == 1
    assert run("restore", str(archive), "--config", config, "--force")[0] == 1
    assert run("backup")[0] == run("backup", target, "--verify", target)[0] == 2


def test_what_was_begun_and_killed_is_gone_with_the_next_backup(ledger: Database, files: Path, tmp_path: Path) -> None:
    begins = f"""
import os, sys
from pathlib import Path
from bot.backup_workplace import workplace
with workplace(Path({str(tmp_path / "backups")!r})) as place:
    (place / "half").write_bytes(b"half")
    print(place, flush=True)
    os.kill(os.getpid(), 9)
"""
    killed = subprocess.run(
        [sys.executable, "-c", begins], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    left = Path(killed.stdout.strip())
    assert (left / "half").exists()
    back_up(ledger, files, tmp_path / "backups" / "a.tar.gz")
    assert [path.name for path in (tmp_path / "backups").iterdir()] == ["a.tar.gz"]


def test_a_backup_that_is_being_made_is_left_alone(tmp_path: Path) -> None:
    from bot.backup_workplace import sweep, workplace

    with workplace(tmp_path) as place:
        sweep(tmp_path)
        assert place.exists()
    assert not list(tmp_path.iterdir())


def test_a_backup_before_an_upgrade_overwrites_none(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        names.append(free_name(tmp_path / "before-0022.tar.gz"))
        names[-1].touch()
    assert [name.name for name in names] == ["before-0022.tar.gz", "before-0022-2.tar.gz", "before-0022-3.tar.gz"]
