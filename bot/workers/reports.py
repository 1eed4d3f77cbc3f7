"""Reads what people have written of what happened, after the commit and off the writer's thread, and has it shown."""

import asyncio
import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.table_process import text_of
from bot.workers.worker import Worker, WorkerFailure
from bot.writer import NotSaved, Writer
from foreign_files.sheets import Unreadable
from handlers.conversation import report_drafts
from records.errors import UserError
from records.incidents import IncidentKind
from records.messages import Message
from records.text import kebab
from services.ledger.report_reading import ReadingOfReport, read_report
from storage.chat import reports
from storage.chat.reports import Report
from storage.engine.database import Database, DatabaseError
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork, read_only

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 2  # to read a text: whatever ends us while we read it, is not begun for ever


class ReportWorker(Worker[Report]):
    """One text at a time, each in another thread, and nobody else waits meanwhile; for `files` there is another one."""

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock, *, files: bool) -> None:
        super().__init__()
        self._files = files
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock

    def _waiting(self) -> list[Report]:
        with self._database.reading() as connection:
            return reports.waiting(connection, files=self._files)

    async def _serve(self, report: Report) -> None:
        try:
            attempt = await self._writer.job(lambda work: reports.begin(work, report))
            if attempt > MOST_ATTEMPTS:
                raise UserError("report-not-read")
            text = await self._text(report)
            reading = await asyncio.to_thread(self._read, report, text)
            now, username = self._clock.now(), self._bot.username
            await self._writer.job(lambda work: report_drafts.arrived(work, report, reading, now, username))
        except UserError as error:
            await self._refuse(report, error.message)
        except Unreadable as error:
            await self._refuse(report, Message(f"document-{kebab(error.reason)}"))
        except BadRequest:
            await self._refuse(report, Message("table-not-fetched"))
        except (TelegramError, NotSaved, OSError, *DatabaseError) as error:
            log.warning("report %s was not read, and will be tried again: %s", report.id, type(error).__name__)
        except LeaseLost:
            raise
        except Exception as error:  # whatever it is: it is this text's, and the next one is another
            failure = WorkerFailure.of(error)
            log.exception("incident %s: report %s", failure.number, report.id)
            await self._refuse(report, failure.told, failure)

    async def _text(self, report: Report) -> str:
        """Return what was written, and behind it what the file says that came with it."""
        if report.file_id is None:
            return report.text
        found = await self._bot.get_file(report.file_id)
        said = await text_of(bytes(await found.download_as_bytearray()))
        return f"{report.text}\n\n{said.text}".strip()

    def _read(self, report: Report, text: str) -> ReadingOfReport:
        with read_only(self._database) as work:
            return read_report(work, report, text, self._clock.now())

    async def _refuse(self, report: Report, reason: Message, failure: WorkerFailure | None = None) -> None:
        now, username = self._clock.now(), self._bot.username

        def note(work: UnitOfWork) -> None:
            report_drafts.refused(work, report, reason, now, username)
            if failure is not None:
                failure.put_aside(work, IncidentKind.REPORT, {"report": report.id}, now)

        try:
            await self._writer.job(note)
        except NotSaved:
            log.error("report %s was refused but that was not saved; it is read again", report.id)
