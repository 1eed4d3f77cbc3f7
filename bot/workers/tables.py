"""Reads the tables that people send after the commit, in another thread, and has what they say shown."""

import asyncio
import logging
import secrets

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from handlers.conversation import list_imports
from records.errors import UserError
from records.messages import Message
from services.people.table_file import check_size
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.database import Database

log = logging.getLogger(__name__)


class TableWorker(Worker[Import]):
    """One at a time; what is read is kept as lines, the file itself is not."""

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock) -> None:
        super().__init__()
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock

    def _waiting(self) -> list[Import]:
        with self._database.reading() as connection:
            return imports.waiting(connection)

    async def _serve(self, waiting: Import) -> None:
        try:
            content = await self._fetch(str(waiting.file_id))
            read = list_imports.purposes()[waiting.purpose].read
            lines = await asyncio.to_thread(read, content)
            now = self._clock.now()
            await self._writer.job(lambda work: list_imports.arrived(work, waiting, lines, now))
        except UserError as error:
            await self._refuse(waiting, error.message)
        except BadRequest:
            await self._refuse(waiting, Message("table-not-fetched"))
        except (TelegramError, NotSaved, OSError) as error:
            log.warning("import %s was not read, and will be tried again: %s", waiting.id, type(error).__name__)
        except Exception:
            number = secrets.token_hex(4)
            log.exception("incident %s: import %s", number, waiting.id)
            await self._refuse(waiting, Message("incident", {"number": number}))

    async def _fetch(self, file_id: str) -> bytes:
        found = await self._bot.get_file(file_id)
        check_size(found.file_size or 0)
        return bytes(await found.download_as_bytearray())

    async def _refuse(self, waiting: Import, reason: Message) -> None:
        now = self._clock.now()
        try:
            await self._writer.job(lambda work: list_imports.refused(work, waiting, reason, now))
        except NotSaved:
            log.error("import %s was refused but that was not saved; it is read again", waiting.id)
