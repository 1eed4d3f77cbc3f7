"""Has the files made that people have asked for, and sends them."""

import logging
import secrets
import shutil
import time
from collections.abc import Callable, Set
from functools import partial
from pathlib import Path

from pydantic import JsonValue

from bot.clock import Clock
from bot.workers.document_making import DocumentFailed, Maker
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from handlers.kit.replies import Attachment, Post, put
from records.errors import UserError
from records.incidents import IncidentKind
from records.messages import Message
from storage.chat import documents
from storage.chat.documents import MADE, REFUSED, WantedDocument
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents
from storage.people import persons

log = logging.getLogger(__name__)
KEPT_SECONDS = 7 * 24 * 3600.0  # a file that was sent is Telegram's to keep


class DocumentWorker(Worker[WantedDocument]):
    """One at a time, each in a folder of its own below `made/`."""

    def __init__(self, writer: Writer, database: Database, clock: Clock, folder: Path, maker: Maker) -> None:
        super().__init__()
        self._writer, self._database, self._clock, self._folder = writer, database, clock, folder
        self._maker = maker

    async def run(self) -> None:
        """Serve what waits, until cancelled; whoever makes files ends with it."""
        try:
            await super().run()
        finally:
            await self._maker.end()

    def _waiting(self) -> list[WantedDocument]:
        with self._database.reading() as connection:
            self._sweep(documents.known(connection))
            return documents.waiting(connection)

    async def _serve(self, wanted: WantedDocument) -> None:
        try:
            made = await self._maker.make(wanted, self._clock.now())
            posts = [Post([each.caption], attachment=Attachment(each.path, each.photo)) for each in made]
            finish = partial(self._finish, wanted, MADE, posts)
        except UserError as error:
            finish = partial(self._finish, wanted, REFUSED, [Post([error.message])])
        except DocumentFailed as error:
            number = secrets.token_hex(4)
            log.exception("incident %s: document %s of kind %s", number, wanted.id, wanted.kind)
            told = Post([Message("document-failed", {"number": number})])
            finish = partial(self._give_up, wanted, number, str(error), told)
        await self._save(wanted, finish)

    async def _save(self, wanted: WantedDocument, finish: Callable[[UnitOfWork], None]) -> None:
        try:
            await self._writer.job(finish)
        except NotSaved:
            log.error("document %s was made but not saved; it is made again", wanted.id)

    def _finish(self, wanted: WantedDocument, state: str, posts: list[Post], work: UnitOfWork) -> None:
        if documents.finish(work, wanted.id, state):
            person = persons.by_id(work, wanted.person_id)
            for post in posts:
                put(work, wanted.chat, person.language, post, self._clock.now())

    def _give_up(self, wanted: WantedDocument, number: str, error: str, told: Post, work: UnitOfWork) -> None:
        kept: dict[str, JsonValue] = {"document": wanted.id}
        incidents.put_aside(work, number, error, kept, self._clock.now(), IncidentKind.DOCUMENT)
        self._finish(wanted, REFUSED, [told], work)

    def _sweep(self, known: Set[int]) -> None:
        """Remove what was made long ago, and at once what nobody knows of any more, as after an erasure."""
        for folder in (self._folder / "made").glob("*"):
            if folder.name not in map(str, known) or time.time() - folder.stat().st_mtime > KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
