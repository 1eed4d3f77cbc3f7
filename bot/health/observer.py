"""Looks at the process and at what it stands on: the database, Telegram, the disk, the clock's jobs and backups."""

import asyncio
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock, Reading
from bot.health.snapshot import ProcessRole, Snapshot, Stored
from bot.intake import Polling
from bot.schedule import JobResult, JobRuns, Schedule
from bot.settings import Settings
from bot.workers.backups import BackupWorker
from bot.writer import Writer
from records.alerts import DatabaseCause
from services.operation.alerts import SystemState
from storage.chat import outbox
from storage.engine.causes import cause_of
from storage.engine.database import Database, DatabaseError
from storage.engine.migrate import newest
from storage.operation import incidents

FRESH = 1.0  # seconds for which what the database has said is said again
PATIENCE = 3.0  # seconds in which it answers a question
HEARTBEAT = 20.0  # seconds: the lease is renewed every five, and a lock is waited for five more
STILL_FULL = 30.0  # seconds: of a disk that is full, what is small may still find room, and the next is refused


class WebhookState:
    """What Telegram says of its calls, which reach nobody where the way to us is broken."""

    def __init__(self, bot: Bot, url: str, clock: Clock) -> None:
        self._bot, self._url, self._clock = bot, url, clock
        self.pending: int | None = None
        self.error = ""
        self.answered = clock.reading()  # by Telegram, of its calls
        self.received = clock.reading()  # the latest call that was saved

    def note_received(self) -> None:
        """Note that a call was saved."""
        self.received = self._clock.reading()

    async def ask(self) -> None:
        """Ask Telegram. An error is over once a later call was saved, or nothing waits any more."""
        try:
            told = await self._bot.get_webhook_info()
        except TelegramError:
            return
        self.answered, self.pending = self._clock.reading(), told.pending_update_count
        failed = told.last_error_date is not None and told.last_error_date >= self.received.moment.replace(
            microsecond=0
        )
        if told.url != self._url:
            self.error = "another URL is set" if told.url else "no URL is set"
        elif told.pending_update_count and failed:
            self.error = told.last_error_message or "unknown"
        else:
            self.error = ""


class Observer:
    """One process. As it begins to act, its parts are told with ``acts``."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        clock: Clock,
        is_idle: Callable[[], bool],
        free_space: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._database, self._settings, self._clock, self._is_idle = database, settings, clock, is_idle
        self.free_space = free_space  # in bytes, where a folder is
        self.role = ProcessRole.STARTING
        self._writer: Writer | None = None
        self._schedule: Schedule | None = None
        self._polling: Polling | None = None
        self._backups: BackupWorker | None = None
        self.webhook: WebhookState | None = None
        self._began = clock.reading()
        self._asking: asyncio.Task[tuple[DatabaseCause | None, Stored | None]] | None = None
        self._answer: tuple[DatabaseCause | None, Stored | None] = None, None
        self._asked: float | None = None
        self._version, self._schema = version("gongjian"), newest()

    def acts(self, writer: Writer, schedule: Schedule, backups: BackupWorker, polling: Polling | None) -> None:
        """Note that the process acts, by these parts."""
        self._writer, self._schedule, self._backups, self._polling = writer, schedule, backups, polling
        self._began = self._clock.reading()
        self.role = ProcessRole.ACTING

    async def look(self) -> Snapshot:
        """Return how the process is. The database is asked, unless it was within the last second."""
        if self._asked is None or self._clock.passed() - self._asked > FRESH:
            await self._ask_database()
        return self._snapshot()

    async def look_anew(self) -> Snapshot:
        """Return how the process is, and ask the database, and Telegram of its calls, in any case."""
        if self.webhook is not None:
            await self.webhook.ask()
        await self._ask_database()
        return self._snapshot()

    async def _ask_database(self) -> None:
        """Ask in another thread. While an answer stays away, no other question is asked."""
        asking = self._asking
        if asking is None:
            asking = self._asking = asyncio.create_task(asyncio.to_thread(self._read_database))
        done, _ = await asyncio.wait({asking}, timeout=PATIENCE)
        self._asked = self._clock.passed()
        self._answer = asking.result() if done else (DatabaseCause.SILENT, None)
        if done and self._asking is asking:  # several may have waited for it
            self._asking = None

    def _read_database(self) -> tuple[DatabaseCause | None, Stored | None]:
        try:
            self._database.probe()
            with self._database.reading() as connection:
                waiting, oldest = outbox.depth(connection)
                return None, Stored(waiting, oldest, incidents.count_open(connection))
        except DatabaseError as error:
            return cause_of(error.orig), None

    def _snapshot(self) -> Snapshot:
        acting = self.role is ProcessRole.ACTING
        writer, schedule, polling = self._writer, self._schedule, self._polling
        return Snapshot(
            self.role,
            self._clock.reading(),
            self._state(),
            self._version,
            "sqlite" if self._database.embedded else "postgresql",
            self._schema,
            idle=acting and writer is not None and writer.waiting == 0 and self._is_idle(),
            waiting_for_writer=writer.waiting if writer else 0,
            last_commit=writer.last_commit if writer else None,
            last_poll=polling.last_saved if polling else None,
            refused=writer.refused if writer else {},
            runs=schedule.runs if schedule else {},
            webhook_pending=self.webhook.pending if self.webhook else None,
            stored=self._answer[1],
        )

    def _state(self) -> SystemState:
        if self.role is not ProcessRole.ACTING:
            return SystemState(database=self._answer[0], disk_free=self._disk_free())
        runs: Mapping[str, JobRuns] = self._schedule.runs if self._schedule else {}
        folder = self._settings.backup.folder
        return SystemState(
            database=self._answer[0] or self._refusal(),
            telegram_silence=self._silence(),
            webhook_error=self.webhook.error if self.webhook else "",
            failed_jobs=tuple(job for job, run in runs.items() if run.latest is JobResult.FAILED),
            backup=self._latest_backup(folder),
            backups_since=None if folder is None else self._began.moment,
            backup_failed=self._backups is not None and self._backups.failed,
            disk_free=self._disk_free(),
        )

    def _refusal(self) -> DatabaseCause | None:
        """Return why nothing is written, by the latest transaction, or by its absence."""
        if self._writer is None:
            return None
        if self._writer.refuses is None and self._age(self._writer.last_commit) > HEARTBEAT:
            return DatabaseCause.SILENT
        if self._writer.refuses is None and self._writer.latest_refusal is not None:
            cause, reading = self._writer.latest_refusal
            return cause if cause is DatabaseCause.FULL and self._age(reading) < STILL_FULL else None
        return self._writer.refuses

    def _silence(self) -> float:
        if self._polling is not None:
            return self._age(self._polling.last_answered)
        return 0.0 if self.webhook is None else self._age(self.webhook.answered)

    def _age(self, reading: Reading) -> float:
        return self._clock.passed() - reading.passed

    def _latest_backup(self, folder: Path | None) -> datetime | None:
        if folder is None:
            return None
        from bot.backup_folder import backups_in  # most processes make no backups

        made = backups_in(folder)
        return made[-1][0] if made else None

    def _disk_free(self) -> dict[str, int]:
        folders = {
            "database": self._database.file.parent if self._database.embedded else None,
            "files": self._settings.files.folder,
            "backups": self._settings.backup.folder,
        }
        there = {what: folder for what, folder in folders.items() if folder is not None and folder.is_dir()}
        return {what: self.free_space(folder) for what, folder in there.items()}
