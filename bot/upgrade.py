"""Brings a ledger to the tables of this version, after a backup, and finds the way back from a newer version."""

import re
from pathlib import Path

from bot.backup import BackupError, back_up, free_name, verify
from bot.settings import Settings
from storage import programme
from storage.engine.database import Database
from storage.engine.migrate import NewerDatabase, migrate, newest, present

_BEFORE = re.compile(r"before-(\d+)(?:-\d+)?\.tar\.gz")


def bring_up(database: Database, settings: Settings) -> Path | None:
    """Bring a ledger up, and return the backup that was made before; None where there was nothing to lose.

    Raises NewerDatabase, BackupError.
    """
    current, wanted = present(database), newest()
    if current == wanted:
        return None
    folder = _place(database, settings)
    if current is not None and current > wanted:
        raise NewerDatabase(current, programme.version_of(database), _backup_from_before(folder))
    backup = None
    if current is not None:
        backup = free_name(folder / f"before-{wanted}.tar.gz")
        back_up(database, settings.files.folder, backup)
    migrate(database)
    return backup


def _place(database: Database, settings: Settings) -> Path:
    """Return the folder of backups that are made before an upgrade."""
    if database.embedded:
        return database.file.parent
    return settings.backup.folder or settings.files.folder.parent


def _backup_from_before(folder: Path) -> Path | None:
    """Return the sound backup that was made when this version was left; None where there is none."""
    made = [(int(match[1]), file) for file in folder.glob("before-*") if (match := _BEFORE.fullmatch(file.name))]
    for number, file in sorted(made, key=lambda each: (each[0], -each[1].stat().st_mtime)):
        if number > int(newest()):
            try:
                verify(file)
            except BackupError:
                continue
            return file
    return None
