"""Makes backups by the clock, reads each back, removes old ones, and tells a watcher that it was done."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import aiohttp

from bot.clock import Clock
from bot.settings import Settings
from bot.workers.worker import Worker
from storage.engine.database import Database, DatabaseError

if TYPE_CHECKING:
    from bot.backup import Manifest

log = logging.getLogger(__name__)
AGAIN_AFTER = timedelta(minutes=30)  # what has failed, as on a full disk, is not tried at each look
PING = aiohttp.ClientTimeout(total=10)


class BackupWorker(Worker[datetime]):
    """One a day, into the folder that is set; without one, none. What is due is in the folder."""

    def __init__(self, database: Database, clock: Clock, settings: Settings) -> None:
        super().__init__()
        self._database, self._clock, self._settings = database, clock, settings.backup
        self._files, self._zone = settings.files.folder, ZoneInfo(settings.programme.time_zone)
        self._not_before: datetime | None = None
        self.failed = False  # whether the latest attempt did

    def _waiting(self) -> Sequence[datetime]:
        folder, now = self._settings.folder, self._clock.now()
        if folder is None or (self._not_before is not None and now < self._not_before):
            return []
        from bot import backup_erasures, backup_folder  # only now: most processes make no backups
        from bot.backup import BackupError

        try:
            backup_erasures.keep(folder, self._database)
        except (BackupError, OSError) as error:
            self._put_off(now, error)
            return []
        return [now] if backup_folder.is_due(folder, self._settings.at, self._zone, now) else []

    async def _serve(self, item: datetime) -> None:
        from bot.backup import BackupError  # as above
        from bot.backup_folder import name_for

        assert self._settings.folder is not None
        target = name_for(self._settings.folder, item, encrypted=bool(self._settings.encrypt_to))
        try:
            manifest = await asyncio.to_thread(self._make, target)
        except (BackupError, OSError, *DatabaseError) as error:
            self._put_off(item, error)
            return
        self.failed = False
        if manifest.is_whole:
            log.info("backed up to %s", target.name)
            await self._ping()
        else:
            log.error(
                "backed up to %s, where %s pieces of evidence are missing and %s are not what they were",
                target.name, len(manifest.missing), len(manifest.altered),
            )  # fmt: skip

    def _make(self, target: Path) -> "Manifest":
        """Make one, and keep as many as are set; twice as many where evidence is missing, which older ones may have."""
        from bot.backup import back_up  # as above
        from bot.backup_folder import rotate

        manifest = back_up(self._database, self._files, target, self._settings.encrypt_to)
        keep = self._settings.keep if manifest.is_whole else 2 * self._settings.keep
        rotate(target.parent, keep, target)
        return manifest

    def _put_off(self, now: datetime, error: Exception) -> None:
        reason = type(error).__name__ if isinstance(error, DatabaseError) else error
        log.error("no backup was made, and it is tried again in half an hour: %s", reason)
        self._not_before, self.failed = now + AGAIN_AFTER, True

    async def _ping(self) -> None:
        """Tell a watcher, which raises the alarm when it does not hear of a backup for too long."""
        if not self._settings.ping_url:
            return
        try:
            async with aiohttp.ClientSession(timeout=PING) as session, session.get(self._settings.ping_url) as answer:
                if not answer.ok:
                    log.warning("the watcher of backups has answered %s", answer.status)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("the watcher of backups was not reached: %s", type(error).__name__)
