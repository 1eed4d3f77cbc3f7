"""Lists that people send, as text or as a file: shown as what they would do, before anything is written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from handlers.buttons.conversation import LeaveList, TakeList
from handlers.kit.incoming import FileMessage
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen, put
from handlers.kit.router import Request, declared
from records.errors import UserError
from records.messages import Message, message
from records.subjects import Subject
from services.people.table_file import check_size, read_table
from storage.chat import drafts, imports
from storage.chat.drafts import Draft
from storage.chat.imports import LEFT, READ, TAKEN, Import, Lines
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Person


@dataclass(frozen=True)
class Preview:
    """What is said of the list; `rows` ask what must be known before it can be taken; `count` is how much would be."""

    lines: list[Line]
    count: int
    rows: Rows = ()


@dataclass(frozen=True)
class Importing:
    """What lists of one purpose are for. The flow of the same name, which has the same subject, asks for them.
    `take` writes all that the preview counts, and says so. `read` makes lines of a file's content; `words` is how the
    texts of its buttons begin."""

    name: str
    preview: Callable[[UnitOfWork, Person, Import, datetime], Preview]
    take: Callable[[UnitOfWork, Person, Import, datetime], Message]
    read: Callable[[bytes], Lines] = read_table
    words: str = "import"


@cache
def purposes() -> dict[str, Importing]:
    return {each.name: each for each in declared("IMPORTS") if isinstance(each, Importing)}


def screen(work: UnitOfWork, person: Person, found: Import, now: datetime, *, move: bool) -> Screen:
    """The list as it stands now, with the buttons to take or to leave it."""
    purpose = purposes()[found.purpose]
    preview = purpose.preview(work, person, found, now)
    rows = [*preview.rows]
    if preview.count and not preview.rows:
        rows.append([Button(message(f"{purpose.words}-take", count=preview.count), TakeList(found.id, preview.count))])
    rows.append([Button(Message(f"{purpose.words}-leave"), LeaveList(found.id))])
    return Screen(_purpose(found.id), preview.lines, rows, move=move)


def finished(found: Import, line: Message) -> Screen:
    return Screen(_purpose(found.id), [line])


def _purpose(number: int) -> str:
    return f"import:{number}"


def own_import(request: Request, import_id: int) -> Import:
    """Raises UserError where it is decided on already, gone, or somebody else's."""
    found = imports.by_id(request.work, import_id)
    if found is None or found.person_id != request.person.id or found.state != READ:
        raise UserError("import-gone")
    return found


def preview_of(request: Request, own: Import) -> Preview:
    """Return what taking the list would do now."""
    return purposes()[own.purpose].preview(request.work, request.person, own, request.now)


def take(request: Request, own: Import) -> Screen:
    """Write all that the preview counts, and say so; the list is over then."""
    said = purposes()[own.purpose].take(request.work, request.person, own, request.now)
    imports.finish(request.work, own.id, TAKEN)
    return finished(own, said)


def leave(request: Request, own: Import) -> Screen:
    """Write nothing, and say so; the list is over then."""
    imports.finish(request.work, own.id, LEFT)
    return finished(own, Message(f"{purposes()[own.purpose].words}-left"))


def pasted(request: Request, purpose: str, subject: Subject, lines: Lines) -> list[Reply]:
    """A list that was typed or pasted is shown at once."""
    number = imports.add(request.work, request.person.id, request.chat, purpose, subject, request.now, lines=lines)
    return [screen(request.work, request.person, own_import(request, number), request.now, move=True)]


def sent(request: Request, draft: Draft, file: FileMessage) -> list[Reply]:
    """A file for the flow that asks for lists: it is read after the commit; until then the question stays open."""
    if file.kind != "document":
        raise UserError("table-not-photo")
    check_size(file.size or 0)
    number = imports.add(
        request.work,
        request.person.id,
        request.chat,
        draft.form,
        draft.subject,
        request.now,
        file_id=file.file_id,
    )
    return [Screen(_purpose(number), [message("import-reading", name=file.name)], move=True)]


def arrived(work: UnitOfWork, waiting: Import, lines: Lines, now: datetime) -> None:
    """The file has been read: the list is shown, and nothing is asked any more."""
    if not imports.read(work, waiting.id, lines):
        return
    person, found = directory.by_id(work, waiting.person_id), imports.by_id(work, waiting.id)
    assert found is not None
    _close_question(work, person, found, now)
    put(work, found.chat, person.language, screen(work, person, found, now, move=True), now)


def _close_question(work: UnitOfWork, person: Person, found: Import, now: datetime) -> None:
    latest = drafts.current(work, person.id)
    asking = drafts.find(work, person.id, found.purpose, found.subject)
    if asking is not None:
        drafts.remove(work, asking)
        if asking == latest:
            put(
                work,
                found.chat,
                person.language,
                Screen("draft", [Message(f"{purposes()[found.purpose].words}-read")]),
                now,
            )


def refused(work: UnitOfWork, waiting: Import, reason: Message, now: datetime) -> None:
    """Nothing can be made of the file; the question is still open."""
    if imports.refuse(work, waiting.id):
        person = directory.by_id(work, waiting.person_id)
        put(work, waiting.chat, person.language, Post([reason]), now)
