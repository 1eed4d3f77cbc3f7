"""Reads the own forms that admins send, in a process of their own, and says at once whether they can be filled."""

import logging
from functools import partial

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.table_process import read_template
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from foreign_files.sheets import Unreadable
from foreign_files.template_package import LARGEST
from handlers.conversation import template_taking
from handlers.exports.template_check import faults_of
from records.templates import TemplateFault, TemplateProblem, TemplateReading
from storage.engine.database import Database
from storage.engine.lease import LeaseLost
from storage.templates import form_templates
from storage.templates.form_templates import FormTemplate

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 2  # to read a file: whatever ends us while we read it, is not begun for ever


class TemplateWorker(Worker[FormTemplate]):
    """One form at a time; only one that can be filled is kept."""

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock) -> None:
        super().__init__()
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock

    def _waiting(self) -> list[FormTemplate]:
        with self._database.reading() as connection:
            return form_templates.waiting(connection)

    async def _serve(self, item: FormTemplate) -> None:
        try:
            attempt = await self._writer.job(lambda work: form_templates.begin(work, item.id))
            if attempt > MOST_ATTEMPTS:
                await self._refuse(item, TemplateProblem.NOT_A_FORM)
                return
            content = await self._fetch(str(item.file_id))
            await self._settle(item, content, await read_template(content))
        except (Unreadable, ValueError):
            await self._refuse(item, TemplateProblem.TOO_LARGE)
        except BadRequest:
            await self._refuse(item, TemplateProblem.NOT_A_FORM)
        except (TelegramError, NotSaved, OSError) as error:
            log.warning("form %s was not read, and will be tried again: %s", item.id, type(error).__name__)
        except LeaseLost:
            raise
        except Exception:
            log.exception("form %s broke the reading", item.id)
            await self._refuse(item, TemplateProblem.NOT_A_FORM)

    async def _settle(self, item: FormTemplate, content: bytes, reading: TemplateReading) -> None:
        faults, now = faults_of(reading, item.purpose), self._clock.now()
        if faults:
            await self._writer.job(partial(template_taking.refused, waiting=item, faults=faults, now=now))
            return
        take = partial(template_taking.taken, waiting=item, reading=reading, content=content, now=now)
        await self._writer.job(take)

    async def _fetch(self, file_id: str) -> bytes:
        found = await self._bot.get_file(file_id)
        if (found.file_size or 0) > LARGEST:
            raise ValueError(found.file_size)
        return bytes(await found.download_as_bytearray())

    async def _refuse(self, item: FormTemplate, problem: TemplateProblem) -> None:
        faults, now = [TemplateFault(problem)], self._clock.now()
        try:
            await self._writer.job(partial(template_taking.refused, waiting=item, faults=faults, now=now))
        except NotSaved:
            log.error("form %s was refused but that was not saved; it is read again", item.id)
