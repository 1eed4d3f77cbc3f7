"""The folder into which the clock has backups made: their names, which is due, and how many are kept."""

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.backup_encryption import ENDING
from records.calendar import at_local

_NAME = re.compile(r"gongjian-(\d{8}T\d{6}Z)\.tar\.gz(?:\.age)?")
_MOMENT = "%Y%m%dT%H%M%SZ"


def name_for(folder: Path, now: datetime, *, encrypted: bool) -> Path:
    """Return where the backup of a moment is kept; their names are in the order in which they were made."""
    return folder / f"gongjian-{now.astimezone(UTC):{_MOMENT}}.tar.gz{ENDING if encrypted else ''}"


def backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups that the clock has made, oldest first, each with its moment."""
    if not folder.is_dir():
        return []
    named = [(match[1], file) for file in folder.iterdir() if (match := _NAME.fullmatch(file.name))]
    return sorted((datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC), file) for moment, file in named)


def is_due(folder: Path, at: time, zone: ZoneInfo, now: datetime) -> bool:
    """Tell whether none was made since the time of day that is set; one from the future counts for nothing."""
    today = now.astimezone(zone).date()
    due = at_local(today, at, zone)
    if due > now:
        due = at_local(today - timedelta(days=1), at, zone)
    return not any(due <= moment <= now for moment, _ in backups_in(folder))


def rotate(folder: Path, keep: int, newest: Path) -> None:
    """Remove the oldest backups but so many; the newest stays in any case."""
    others = [file for _, file in backups_in(folder) if file != newest]
    for file in others[: max(0, len(others) - (keep - 1))]:
        file.unlink(missing_ok=True)
