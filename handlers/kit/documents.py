"""Files that people can ask for: declared by features, made off the writer's thread, sent when they are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, PlainSerializer

from handlers.kit.replies import Post
from handlers.kit.router import Request, declared
from records.messages import Message, message
from records.periods import Span
from storage.chat import documents
from storage.chat.documents import WantedDocument
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

LARGEST = 50_000_000  # bytes of a file that a bot may send, by Telegram's Bot API

P = TypeVar("P", bound=BaseModel)


class NoParameters(BaseModel):
    """The parameters of a document that needs none."""


class EventFileParameters(BaseModel):
    """The parameters of a document about a planned event; `username` is the bot's."""

    event_id: int
    username: str


# Days among a document's parameters, stored as a button has them: in one number.
StoredSpan = Annotated[
    Span,
    BeforeValidator(lambda stored: Span.of_number(stored) if isinstance(stored, int) else stored),
    PlainSerializer(lambda span: span.number, return_type=int),
]


@dataclass(frozen=True)
class DocumentContext:
    """What a document is made with, whatever its parameters.

    `work` only reads, `person` is who asked, the file goes into `folder`, and `content_path` says where the content of
    a hash is kept.
    """

    work: UnitOfWork
    person: Person
    now: datetime
    folder: Path
    content_path: Callable[[str], Path]


@dataclass(frozen=True)
class DocumentFile:
    """A file that was made.

    `photo`: it is shown in the chat rather than attached; `further`: what is sent after it, where one file would be
    more than Telegram takes.
    """

    path: Path
    caption: Message
    photo: bool = False
    further: tuple["DocumentFile", ...] = ()


@dataclass(frozen=True)
class Document(Generic[P]):
    """A kind of file that can be asked for, with the model of its parameters.

    `make` runs in another thread. Whether the person may have the file is checked there too: a row can be old. It
    raises UserError where there is nothing to make.
    """

    name: str
    parameters: type[P]
    make: Callable[[DocumentContext, P], DocumentFile]

    def make_wanted(self, context: DocumentContext, wanted: WantedDocument) -> DocumentFile:
        """Make the file that a row asks for. Raises UserError where there is nothing to make."""
        return self.make(context, wanted.parameters(self.parameters))


@cache
def kinds_of_document() -> dict[str, Document[Any]]:  # each of its own parameters
    """Return all declared documents by name."""
    return {document.name: document for document in declared("DOCUMENTS") if isinstance(document, Document)}


def ask_for(request: Request, document: Document[P], parameters: P) -> Post:
    """Note that the person wants the document, and return what they read until it comes."""
    documents.add(request.work, request.person.id, request.chat, document.name, parameters, request.now)
    return Post([message("document-coming")])
