"""Brings photos and documents into our own store, as Telegram's file ids die with the token.

What was discarded is taken away.
"""

import asyncio
import hashlib
import logging
import os
from pathlib import Path

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from handlers.kit.replies import Post, put
from records.messages import message
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments
from storage.ledger.attachments import DiscardedFile, WaitingFile
from storage.people import persons

log = logging.getLogger(__name__)


def path_of(folder: Path, sha256: str) -> Path:
    """Return where the content of this hash is kept."""
    return folder / sha256[:2] / sha256


class EvidenceWorker(Worker[WaitingFile | DiscardedFile]):
    """Keeps files by the hash of their content: ``ab/abcdef…``. The same photo twice is one file.

    As one thing is done at a time, no content arrives while it is taken away.
    """

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock, folder: Path) -> None:
        super().__init__()
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock
        self._folder = folder

    def _waiting(self) -> list[WaitingFile | DiscardedFile]:
        with self._database.reading() as connection:
            return [*attachments.waiting(connection), *attachments.discarded(connection)]

    async def _serve(self, item: WaitingFile | DiscardedFile) -> None:
        await (self._fetch(item) if isinstance(item, WaitingFile) else self._take_away(item))

    async def _take_away(self, discarded: DiscardedFile) -> None:
        """Remove the file, and then the row: what was begun is found again."""
        try:
            await asyncio.to_thread(self._unlink, discarded.sha256)
            await self._writer.job(lambda work: attachments.remove(work, discarded.id))
        except (NotSaved, OSError) as error:
            log.warning("evidence %s was not taken away yet: %s", discarded.id, type(error).__name__)

    def _unlink(self, sha256: str | None) -> None:
        if sha256 is not None:
            with self._database.reading() as connection:
                kept = attachments.is_kept(connection, sha256)
            if not kept:
                path_of(self._folder, sha256).unlink(missing_ok=True)

    async def _fetch(self, waiting: WaitingFile) -> None:
        try:
            file = await self._bot.get_file(waiting.file_id)
            content = bytes(await file.download_as_bytearray())
            sha256 = await asyncio.to_thread(self._keep, content)
            await self._writer.job(lambda work: attachments.stored(work, waiting.id, sha256, len(content)))
        except BadRequest as error:
            log.warning("evidence %s is not to be had: %s", waiting.id, type(error).__name__)
            await self._writer.job(lambda work: self._refuse(work, waiting))
        except (TelegramError, NotSaved, OSError) as error:
            log.warning("evidence %s was not fetched, and will be tried again: %s", waiting.id, type(error).__name__)

    def _refuse(self, work: UnitOfWork, waiting: WaitingFile) -> None:
        """Give a file up, and tell whoever has sent it, as it would be missed only when it is looked for."""
        if attachments.refused(work, waiting.id):
            person = persons.by_id(work, waiting.person_id)
            told = Post([message("evidence-not-fetched", name=waiting.name)], key=f"evidence-not-fetched:{waiting.id}")
            put(work, person.address, person.language, told, self._clock.now())

    def _keep(self, content: bytes) -> str:
        """Write the file whole or not at all, and return its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        target = path_of(self._folder, sha256)
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            partial = target.with_suffix(f".{os.getpid()}")
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(target)
        return sha256
