"""Reads the tables that people send after the commit, in a process of their own, and has what they say shown."""

import logging

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.table_process import read_sheets
from bot.workers.worker import Worker, WorkerFailure
from bot.writer import NotSaved, Writer
from foreign_files.sheets import Reason, Sheet, Unreadable, check_size
from handlers.conversation import list_imports
from records.errors import UserError
from records.incidents import IncidentKind
from records.messages import Message
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.database import Database
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 2  # to read a file: whatever ends us while we read it, is not begun for ever


class TableWorker(Worker[Import]):
    """One file at a time, and one of each person before the next of anybody; the file itself is not kept."""

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock) -> None:
        super().__init__()
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock

    def _waiting(self) -> list[Import]:
        with self._database.reading() as connection:
            oldest: dict[int, Import] = {}
            for waiting in imports.waiting(connection):
                oldest.setdefault(waiting.person_id, waiting)
            return list(oldest.values())

    async def _serve(self, waiting: Import) -> None:
        try:
            sheets = await self._read(waiting)
            now = self._clock.now()
            await self._writer.job(lambda work: list_imports.arrived(work, waiting, sheets, now))
        except Unreadable as error:
            await self._refuse(waiting, list_imports.REFUSALS[error.reason])
        except UserError as error:
            await self._refuse(waiting, error.message)
        except BadRequest:
            await self._refuse(waiting, Message("table-not-fetched"))
        except (TelegramError, NotSaved, OSError) as error:
            log.warning("import %s was not read, and will be tried again: %s", waiting.id, type(error).__name__)
            return
        except LeaseLost:
            raise
        except Exception as error:  # whatever it is: it is this file's, and the next one is another
            failure = WorkerFailure.of(error)
            log.exception("incident %s: import %s", failure.number, waiting.id)
            await self._refuse(waiting, failure.told, failure)
        self.look()  # the next of this person

    async def _read(self, waiting: Import) -> list[Sheet]:
        content = await self._fetch(str(waiting.file_id))
        read = list_imports.purposes()[waiting.purpose].read
        if read is not None:
            return [Sheet("", [tuple(line) for line in read(content)])]
        attempt = await self._writer.job(lambda work: imports.begin(work, waiting.id))
        if attempt > MOST_ATTEMPTS:
            raise Unreadable(Reason.TOO_HEAVY)
        return await read_sheets(content)

    async def _fetch(self, file_id: str) -> bytes:
        found = await self._bot.get_file(file_id)
        check_size(found.file_size or 0)
        return bytes(await found.download_as_bytearray())

    async def _refuse(self, waiting: Import, reason: Message, failure: WorkerFailure | None = None) -> None:
        now = self._clock.now()

        def note(work: UnitOfWork) -> None:
            list_imports.refused(work, waiting, reason, now)
            if failure is not None:
                failure.put_aside(work, IncidentKind.IMPORT, {"import": waiting.id}, now)

        try:
            await self._writer.job(note)
        except NotSaved:
            log.error("import %s was refused but that was not saved; it is read again", waiting.id)
