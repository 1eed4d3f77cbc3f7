"""Makes a file that somebody has asked for, on a session that only reads; where it runs is its caller's matter."""

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from bot.workers.evidence import path_of
from handlers.kit.documents import DocumentContext, kinds_of_document
from records.messages import Message
from storage.chat.documents import WantedDocument
from storage.engine.database import Database
from storage.engine.unit_of_work import read_only
from storage.people import persons


class MadeFile(NamedTuple):
    """A file that was made: where it is, what is said below it, and whether it is shown rather than attached."""

    path: str
    caption: Message
    photo: bool


class DocumentFailed(Exception):
    """A file could not be made, for a reason that nobody expected, by its name."""


class Maker(Protocol):
    """Whoever makes files, one at a time."""

    async def make(self, wanted: WantedDocument, now: datetime) -> list[MadeFile]:
        """Return the files that the row asks for. Raises UserError or DocumentFailed."""

    async def end(self) -> None:
        """Give up what is needed for making, until it is asked for again."""


def make(database: Database, files: Path, wanted: WantedDocument, now: datetime) -> list[MadeFile]:
    """Make what a row asks for, in a folder below `made/`. Raises UserError where there is nothing to make."""
    folder = files / "made" / str(wanted.id)
    folder.mkdir(parents=True, exist_ok=True)
    with read_only(database) as work:
        person = persons.by_id(work, wanted.person_id)
        context = DocumentContext(work, person, now, folder, partial(path_of, files))
        first = kinds_of_document()[wanted.kind].make_wanted(context, wanted)
    return [MadeFile(str(each.path), each.caption, each.photo) for each in (first, *first.further)]
