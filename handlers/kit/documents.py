"""Files that people can ask for: declared by features, made off the writer's thread, sent when they are ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from pydantic import JsonValue

from handlers.kit.replies import Post
from handlers.kit.router import Request, declared
from records.messages import Message, message
from storage.chat import documents
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Person

LARGEST = 50_000_000  # bytes of a file that a bot may send, by Telegram's Bot API


@dataclass(frozen=True)
class Making:
    """What a document is made from. `work` only reads; the file goes into `folder`; `evidence` says where the content
    of a hash is kept."""

    work: UnitOfWork
    person: Person
    now: datetime
    parameters: Mapping[str, JsonValue]
    folder: Path
    evidence: Callable[[str], Path]


@dataclass(frozen=True)
class Made:
    """`photo`: it is shown in the chat rather than attached as a file. `further`: what is sent after it, where one file
    would be more than Telegram takes."""

    path: Path
    caption: Message
    photo: bool = False
    further: tuple["Made", ...] = ()


@dataclass(frozen=True)
class Document:
    """`make` runs in another thread. Whether the person may have it is checked there too: a row can be old. Raises
    UserError where there is nothing to make."""

    name: str
    make: Callable[[Making], Made]


@cache
def kinds_of_document() -> dict[str, Document]:
    return {each.name: each for each in declared("DOCUMENTS") if isinstance(each, Document)}


def ask_for(request: Request, document: Document, **parameters: JsonValue) -> Post:
    """Notes the wish, and what the person reads until the file comes."""
    documents.add(request.work, request.person.id, request.chat_id, document.name, parameters, request.now)
    return Post([message("document-coming")])
