"""One archive that holds the whole ledger, database and evidence, and the way back from it.

The database in it is an SQLite file, also where the ledger is in PostgreSQL: each restores what the other backed up.
"""

import re
import shutil
import tarfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.backup_archive import (
    DATABASE,
    FILES,
    ArchiveWriter,
    BackupError,
    Manifest,
    seal,
    sha256_of,
    unpack,
)
from bot.backup_encryption import ENDING, decrypt, encrypt, is_encrypted
from bot.backup_erasures import carry_out_again, of_database
from bot.backup_workplace import settle, workplace
from bot.operator_language import localise
from storage.engine.backup import copy_embedded, evidence_of, has_content, is_ledger, replace_embedded, revision_of
from storage.engine.copying import copy_ledger, has_rows, replace_ledger
from storage.engine.database import Database
from storage.engine.migrate import migrate, newest, present
from storage.people.erasures import ErasedPerson

__all__ = ["BackupError", "Manifest", "back_up", "free_name", "restore", "verify"]
# Evidence is kept as `ab/abcdef…`, by its hash. Beside it lie files that were made to be sent, half-written ones, and
# the key of the surveys: who holds a backup must be able neither to read what one person was sent nor to open ballots.
_EVIDENCE = re.compile(r"[0-9a-f]{2}/[0-9a-f]+")
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Restored:
    """What was in a backup that was restored, and how many people were erased again who had been since it was made.

    `revision` is that of the tables, which stay those of the version that made the backup, unless somebody was erased.
    """

    manifest: Manifest
    erased: int
    revision: str


def back_up(database: Database, files_folder: Path, target: Path, recipient: str = "") -> Manifest:
    """Write ``target``, a .tar.gz readable by its owner only, and return what is in it.

    It appears complete, and read back, or not at all; with a recipient, it is encrypted to that public key.
    """
    if database.embedded and not database.file.exists():
        raise BackupError(localise(f"没有这个数据库：{database.file}。", f"There is no database at {database.file}."))
    with workplace(target.parent) as place:
        _copy_out(database, place / DATABASE)
        packed = place / target.name
        packed.touch(mode=0o600)
        with tarfile.open(packed, "w:gz") as tar:
            writer = ArchiveWriter(tar)
            writer.add(place / DATABASE, DATABASE)
            # After the database: each file that a row names is there, unless nothing uses it any more.
            manifest = _add_evidence(writer, place / DATABASE, files_folder)
            writer.close(manifest)
        seal(packed)
        read = unpack(packed, place, evidence=False)
        assert read is not None, "it has a manifest"
        if recipient:
            plain, packed = packed, place / "encrypted"
            encrypt(plain, packed, recipient)
        settle(packed, target)
    return read


def _add_evidence(writer: ArchiveWriter, copy: Path, files_folder: Path) -> Manifest:
    altered: list[str] = []
    for file in sorted(_evidence_in(files_folder)):
        name = file.relative_to(files_folder).as_posix()
        with suppress(FileNotFoundError):
            part = writer.add(file, f"{FILES}/{name}")
            if _HASH.fullmatch(file.name) and part.sha256 != file.name:
                altered.append(name)
    missing = [name for name in _named_by_rows(copy) if f"{FILES}/{name}" not in writer.parts]
    return Manifest(revision=revision_of(copy), missing=tuple(missing), altered=tuple(altered))


def verify(archive: Path, identity: Path | None = None) -> Manifest:
    """Read a backup as if it were restored, and return what is in it. Raises BackupError where it would not be."""
    with workplace(archive.parent) as place:
        return _unpacked(archive, place, identity, evidence=False)


def restore(
    archive: Path,
    database: Database,
    files_folder: Path,
    *,
    force: bool = False,
    identity: Path | None = None,
    erased: Collection[ErasedPerson] = (),
) -> Restored:
    """Bring back what ``back_up`` wrote. Files that are there and differ are replaced.

    The database is replaced in one step, and nothing is before all of the archive has been checked. `identity` is the
    file of the private key; whoever is `erased`, or is so in the database that is replaced, is erased again.
    """
    if not force and _is_filled(database):
        raise BackupError(
            localise("数据库不是空的，确要替换请加 --force。", "The database is not empty; say --force to replace it.")
        )
    with workplace(database.file.parent if database.embedded else files_folder) as place:
        manifest = _unpacked(archive, place, identity)
        again = _erase_again(place / DATABASE, {*erased, *of_database(database)})
        # Before the database: no row may name a file that is not there yet.
        with workplace(files_folder) as arriving:
            for file in _evidence_in(place / FILES):
                _bring(file, files_folder / file.relative_to(place / FILES), arriving / "file")
        revision = revision_of(place / DATABASE) or newest()
        _bring_in(place / DATABASE, database, revision)
    return Restored(manifest, again, revision)


def _erase_again(copy: Path, erased: Collection[ErasedPerson]) -> int:
    """Carry out in the unpacked database, brought to this version, the erasures that it does not know of."""
    if not erased:
        return 0
    with _embedded_at(copy, newest()) as restored:
        return carry_out_again(restored, erased, datetime.now(UTC))


def free_name(target: Path) -> Path:
    """Return the name, or one beside it where that is taken: an earlier backup is not overwritten."""
    stem, number, name = target.name.removesuffix(".tar.gz"), 1, target
    while name.exists():
        number += 1
        name = target.with_name(f"{stem}-{number}.tar.gz")
    return name


def _unpacked(archive: Path, place: Path, identity: Path | None, *, evidence: bool = True) -> Manifest:
    """Unpack a backup that can be restored; of one without a manifest, return what one would say."""
    if archive.is_file() and is_encrypted(archive):
        opened = place / archive.name.removesuffix(ENDING)
        decrypt(archive, opened, identity)
        archive = opened
    manifest = unpack(archive, place, evidence=evidence)
    if manifest is None and not evidence:
        unpack(archive, place)
    if not is_ledger(place / DATABASE):
        raise BackupError(
            localise(f"{archive}：里面没有完好的数据库。", f"{archive}: holds no intact database of Gongjian.")
        )
    if (revision_of(place / DATABASE) or "") > newest():
        raise BackupError(
            localise(
                f"{archive}：由更新的版本备份，请用那个版本恢复。",
                f"{archive}: was made by a newer version of Gongjian; restore it with that one.",
            )
        )
    if manifest is not None:
        return manifest
    there = {file.relative_to(place / FILES).as_posix(): file for file in _evidence_in(place / FILES)}
    altered = [name for name, file in there.items() if _HASH.fullmatch(file.name) and sha256_of(file) != file.name]
    missing = [name for name in _named_by_rows(place / DATABASE) if name not in there]
    return Manifest(format=1, missing=tuple(missing), altered=tuple(sorted(altered)))


def _named_by_rows(copy: Path) -> Sequence[str]:
    """Return the evidence that the rows of a database name, as paths in the folder of files."""
    return [f"{sha256[:2]}/{sha256}" for sha256 in evidence_of(copy)]


def _copy_out(database: Database, file: Path) -> None:
    if database.embedded:
        copy_embedded(database, file)
        return
    revision = present(database)
    if revision is None or revision > newest():
        raise BackupError(
            localise(
                "数据库里没有台账，或由更新的版本使用过，请用那个版本备份。",
                "The database holds no ledger, or a newer version has used it: back it up with that one.",
            )
        )
    with _embedded_at(file, revision) as copy:
        copy_ledger(database, copy)


def _is_filled(database: Database) -> bool:
    """Tell whether anything would be lost."""
    if database.embedded:
        return has_content(database)
    found = present(database)
    return found is not None and has_rows(database)


def _bring_in(file: Path, database: Database, revision: str) -> None:
    if database.embedded:
        replace_embedded(database, file)
        return
    with _embedded_at(file, revision) as copy:
        replace_ledger(database, copy, revision)


@contextmanager
def _embedded_at(file: Path, revision: str) -> Iterator[Database]:
    """Open a database in that file, at the tables of a revision."""
    database = Database(f"sqlite:///{file}")
    try:
        migrate(database, revision)
        yield database
    finally:
        database.close()


def _evidence_in(folder: Path) -> Iterator[Path]:
    """Yield the evidence in a folder of files."""
    return (
        file
        for file in folder.glob("*/*")
        if _EVIDENCE.fullmatch(file.relative_to(folder).as_posix()) and file.is_file() and not file.is_symlink()
    )


def _bring(file: Path, target: Path, arriving: Path) -> None:
    """Put a file in its place, whole or not at all, by way of one on the same disk."""
    if target.is_file() and sha256_of(target) == sha256_of(file):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, arriving)
    settle(arriving, target)
