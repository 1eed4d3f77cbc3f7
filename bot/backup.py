"""One archive that holds the whole ledger, database and evidence, and the way back from it.

The database in it is an SQLite file, also where the ledger is in PostgreSQL: each restores what the other backed up.
"""

import os
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from bot.operator_language import localise
from bot.survey_key import FILE as SURVEY_KEY_FILE
from storage.engine.backup import copy_embedded, has_content, is_ledger, replace_embedded, revision_of
from storage.engine.copying import copy_rows, has_rows
from storage.engine.database import Database
from storage.engine.migrate import migrate, newest, present

DATABASE = "gongjian.sqlite3"
FILES = "files"


class BackupError(Exception):
    """Why nothing was backed up or restored, in a sentence for the operator."""


def back_up(database: Database, files_folder: Path, target: Path) -> None:
    """Write ``target``, a .tar.gz readable by its owner only; it appears complete or not at all."""
    if database.embedded and not database.file.exists():
        raise BackupError(localise(f"没有这个数据库：{database.file}。", f"There is no database at {database.file}."))
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target.parent) as workplace:
        _copy_out(database, workplace / DATABASE)
        packed = workplace / target.name
        packed.touch(mode=0o600)
        with tarfile.open(packed, "w:gz") as archive:
            archive.add(workplace / DATABASE, DATABASE)
            # After the database: each file that a row names is there, unless nothing uses it any more.
            for file in sorted(_regular(files_folder)):
                with suppress(FileNotFoundError):
                    archive.add(file, f"{FILES}/{file.relative_to(files_folder).as_posix()}")
        _settle(packed, target)


def restore(archive: Path, database: Database, files_folder: Path, *, force: bool = False) -> None:
    """Bring back what ``back_up`` wrote. Files that are already there stay; the database is replaced in one step."""
    if not force and _is_filled(database):
        raise BackupError(
            localise("数据库不是空的，确要替换请加 --force。", "The database is not empty; say --force to replace it.")
        )
    with _beside(database.file.parent if database.embedded else files_folder) as workplace:
        _unpack(archive, workplace)
        if not is_ledger(workplace / DATABASE):
            raise BackupError(
                localise(f"{archive}：里面没有完好的数据库。", f"{archive}: holds no intact database of Gongjian.")
            )
        if (revision_of(workplace / DATABASE) or "") > newest():
            raise BackupError(
                localise(
                    f"{archive}：由更新的版本备份，请用那个版本恢复。",
                    f"{archive}: was made by a newer version of Gongjian; restore it with that one.",
                )
            )
        # Before the database: no row may name a file that is not there yet.
        for file in _regular(workplace / FILES):
            _bring(file, files_folder / file.relative_to(workplace / FILES))
        _bring_in(workplace / DATABASE, database)


def _copy_out(database: Database, file: Path) -> None:
    if database.embedded:
        copy_embedded(database, file)
        return
    if present(database) != newest():
        raise BackupError(
            localise(
                "数据库是另一个版本的，请用那个版本备份，或先运行 `.venv/bin/gongjian migrate`。",
                "The database is of another version: back it up with that one, or run `.venv/bin/gongjian migrate`.",
            )
        )
    with _embedded_at(file) as copy:
        copy_rows(database, copy)


def _is_filled(database: Database) -> bool:
    """Tell whether anything would be lost. Tables of another version count as filled: they are not looked into."""
    if database.embedded:
        return has_content(database)
    found = present(database)
    return found is not None and (found != newest() or has_rows(database))


def _bring_in(file: Path, database: Database) -> None:
    if database.embedded:
        replace_embedded(database, file)
        return
    migrate(database)
    with _embedded_at(file) as copy:
        copy_rows(copy, database)


@contextmanager
def _embedded_at(file: Path) -> Iterator[Database]:
    """Open a database in that file, at this version's tables."""
    database = Database(f"sqlite:///{file}")
    try:
        migrate(database)
        yield database
    finally:
        database.close()


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Make a folder that goes away, on the same disk: so a rename out of it is one step."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".backup-", dir=folder) as name:
        yield Path(name)


def _regular(folder: Path) -> Iterator[Path]:
    """Yield all files but the key of the surveys: who holds a backup must not be able to open their ballots."""
    return (
        file for file in folder.rglob("*") if file.is_file() and not file.is_symlink() and file.name != SURVEY_KEY_FILE
    )


def _unpack(archive: Path, workplace: Path) -> None:
    try:
        with tarfile.open(archive, "r:gz") as packed:
            for member in packed:
                content = packed.extractfile(member) if _expected(member) else None
                if content is None:
                    raise BackupError(
                        localise(
                            f"{archive}：不是共建的备份，里面有不该有的 {member.name!r}。",
                            f"{archive}: is no backup of Gongjian; {member.name!r} does not belong in one.",
                        )
                    )
                target = workplace / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                with content, target.open("wb") as file:
                    shutil.copyfileobj(content, file)
    except FileNotFoundError:
        raise BackupError(localise(f"没有这个文件：{archive}。", f"There is no file {archive}.")) from None
    except (tarfile.TarError, zlib.error, EOFError, OSError) as error:
        raise BackupError(
            localise(f"{archive}：读不出来（{error}）。", f"{archive}: cannot be read: {error}")
        ) from error


def _expected(member: tarfile.TarInfo) -> bool:
    """Tell plain files under the two names that back_up writes, and no way out of the folder."""
    path = PurePosixPath(member.name)
    inside = member.name == DATABASE or (path.parts[:1] == (FILES,) and len(path.parts) > 1)
    return member.isreg() and inside and ".." not in path.parts and "\\" not in member.name


def _bring(file: Path, target: Path) -> None:
    if target.exists():
        return  # named after its content: the same name is the same file
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_name(f".{target.name}.arriving")
    shutil.copyfile(file, arriving)
    _settle(arriving, target)


def _settle(file: Path, target: Path) -> None:
    """Give the file its name once it is on the disk."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    file.replace(target)
