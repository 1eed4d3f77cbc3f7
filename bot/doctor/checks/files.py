"""Whether what the bot writes has its folder, room, and no reader but its owner; and whether backups are made."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.backup_folder import backups_in
from bot.doctor.findings import Finding, check, fails_now, fine, note, wrong
from bot.doctor.folders import is_open, nearest
from bot.doctor.surroundings import Surroundings

MEBIBYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 1024 * MEBIBYTE, 100 * MEBIBYTE
OLD_BACKUP = timedelta(days=2)


def _folders(surroundings: Surroundings) -> dict[str, Path]:
    """Return the folders that the bot writes to, by their keys."""
    settings = surroundings.settings
    folders = {"files.folder": settings.files.folder}
    if surroundings.embedded_file is not None:
        folders["database.url"] = surroundings.embedded_file.parent
    if settings.backup.folder is not None:
        folders["backup.folder"] = settings.backup.folder
    if settings.log.file is not None:
        folders["log.file"] = settings.log.file.parent
    return folders


@check("文件夹", "folders")
def folders(surroundings: Surroundings) -> Iterator[Finding]:
    """Look whether each can be written to, or made."""
    writable = True
    for key, folder in _folders(surroundings).items():
        there = nearest(folder)
        if not there.is_dir():
            writable = False
            yield wrong(key, f"{there} 不是文件夹。", f"{there} is no folder.")
        elif not os.access(there, os.W_OK | os.X_OK):
            writable = False
            yield wrong(key, f"当前用户不能写入 {there}。", f"this user may not write to {there}.")
    if writable:
        yield fine("都能写入。", "can all be written to.")


@check("谁能读", "readers")
def readers(surroundings: Surroundings) -> Iterator[Finding]:
    """Look whether others on the machine may read the token or the ledger."""
    private = [
        surroundings.file,
        surroundings.embedded_file,
        surroundings.settings.files.folder,
        surroundings.settings.backup.folder,
    ]
    opened = [path for path in private if path is not None and is_open(path)]
    if opened:
        names = " ".join(map(str, opened))
        yield note(
            "",
            f"其他用户也能，请运行：chmod -R go= {names}",
            f"others may; please run: chmod -R go= {names}",
        )
    else:
        yield fine("只有您。", "you only.")


@check("磁盘", "disk")
def disk(surroundings: Surroundings) -> Iterator[Finding]:
    """Look how much is free where the bot writes, each disk once."""
    by_disk = {nearest(folder).stat().st_dev: (key, folder) for key, folder in _folders(surroundings).items()}
    for key, folder in by_disk.values():
        free = shutil.disk_usage(nearest(folder)).free
        mebibytes = free // MEBIBYTE
        if free < TOO_LITTLE:
            yield fails_now(key, f"只剩 {mebibytes} MB。", f"{mebibytes} MB are free only.")
        elif free < LITTLE:
            yield note(key, f"还剩 {mebibytes} MB。", f"{mebibytes} MB are free.")
        else:
            yield fine(f"还有 {mebibytes // 1024} GB。", f"{mebibytes // 1024} GB are free.")


@check("备份", "backups")
def backups(surroundings: Surroundings) -> Iterator[Finding]:
    """Look whether backups are made, and how old the last one is."""
    folder = surroundings.settings.backup.folder
    if folder is None:
        yield note("backup.folder", "没有填，不会自动备份。", "is empty, so that no backups are made.")
        return
    made = backups_in(folder)
    if not made:
        yield fine("还没有；启动后会备份。", "none yet; the bot makes one once it runs.")
    elif datetime.now(UTC) - made[-1][0] > OLD_BACKUP:
        days = (datetime.now(UTC) - made[-1][0]).days
        yield note("backup.folder", f"最近一份是 {days} 天前的。", f"the last one is {days} days old.")
    else:
        yield fine(f"有 {len(made)} 份。", f"there are {len(made)}.")
