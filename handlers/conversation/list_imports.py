"""Show lists that people send, as text or as a file, as what they would do, before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from foreign_files.reading import check_size
from foreign_files.sheets import LARGEST, MOST_LINES, Reason, Sheet, Unreadable
from handlers.buttons.conversation import LeaveList, TakeList
from handlers.kit.incoming import FileMessage
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen, put
from handlers.kit.router import Request, declared
from records.errors import UserError
from records.messages import Message, message
from records.purposes import ImportPurpose, Purpose
from records.subjects import Subject
from storage.chat import drafts, imports
from storage.chat.drafts import Draft
from storage.chat.imports import LEFT, READ, TAKEN, Import, Lines
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person

REFUSALS = {
    Reason.EMPTY: Message("table-empty"),
    Reason.TOO_LARGE: message("table-too-large", megabytes=LARGEST // 1024 // 1024),
    Reason.TOO_LONG: message("table-too-long", maximum=MOST_LINES),
    Reason.TOO_HEAVY: Message("table-too-heavy"),
    Reason.NOT_READ: Message("table-not-read"),
    Reason.ENCRYPTED: Message("table-encrypted"),
    Reason.PDF: Message("table-pdf"),
    Reason.PICTURE: Message("table-not-photo"),
    Reason.ARCHIVE: Message("table-archive"),
    Reason.OLD_WORD: Message("table-old-word"),
    Reason.NONE_WITHIN: Message("table-none-within"),
}


@dataclass(frozen=True)
class Preview:
    """What is said of the list; `rows` ask what must be known before it can be taken; `count` is how much would be."""

    lines: list[Line]
    count: int
    rows: Rows = ()


@dataclass(frozen=True)
class Importing:
    """What lists of one purpose are for; features list theirs under `IMPORTS`.

    The flow of the same name, which has the same subject, asks for them. `take` writes all that the preview counts, and
    says so. `read` makes lines of a file that is no table but text of ours; `words` is how the texts of its buttons
    begin.
    """

    name: str
    preview: Callable[[UnitOfWork, Person, Import, datetime], Preview]
    take: Callable[[UnitOfWork, Person, Import, datetime], Message]
    read: Callable[[bytes], Lines] | None = None
    words: str = "import"


@cache
def purposes() -> dict[str, Importing]:
    """Return what lists are for, by the name of the purpose."""
    return {importing.name: importing for importing in declared("IMPORTS") if isinstance(importing, Importing)}


def screen(work: UnitOfWork, person: Person, imported: Import, now: datetime, *, move: bool) -> Screen:
    """Return the list as it stands now, with the buttons to take or to leave it."""
    purpose = purposes()[imported.purpose]
    preview = purpose.preview(work, person, imported, now)
    rows = [*preview.rows]
    if preview.count and not preview.rows:
        rows.append(
            [Button(message(f"{purpose.words}-take", count=preview.count), TakeList(imported.id, preview.count))]
        )
    rows.append([Button(Message(f"{purpose.words}-leave"), LeaveList(imported.id))])
    return Screen(ImportPurpose(imported.id), preview.lines, rows, move=move)


def finished(imported: Import, line: Message) -> Screen:
    """Return what the list has come to, in its place."""
    return Screen(ImportPurpose(imported.id), [line])


def own_import(request: Request, import_id: int) -> Import:
    """Return a list of the person's. Raises UserError where it is decided on, gone, or somebody else's."""
    imported = imports.by_id(request.work, import_id)
    if imported is None or imported.person_id != request.person.id or imported.state != READ:
        raise UserError("import-gone")
    return imported


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
    """Keep a list that was typed or pasted, and show it at once."""
    number = imports.add(request.work, request.person.id, request.chat, purpose, subject, request.now, lines=lines)
    return [screen(request.work, request.person, own_import(request, number), request.now, move=True)]


def sent(request: Request, draft: Draft, file: FileMessage) -> list[Reply]:
    """Take a file for a flow that asks for lists: it is read after the commit; until then the question stays open."""
    if file.kind != "document":
        raise UserError("table-not-photo")
    try:
        check_size(file.size or 0)
    except Unreadable as error:
        refusal = REFUSALS[error.reason]
        raise UserError(refusal.key, **refusal.values) from None
    number = imports.add(
        request.work,
        request.person.id,
        request.chat,
        draft.form,
        draft.subject,
        request.now,
        file_id=file.file_id,
    )
    return [Screen(ImportPurpose(number), [message("import-reading", name=file.name)], move=True)]


def arrived(work: UnitOfWork, waiting: Import, sheets: Sequence[Sheet], now: datetime) -> None:
    """Show a list whose file has been read; nothing is asked any more. Raise UserError where it is too long."""
    sheet = sheets[0]
    if sheet.too_long:
        raise UserError("table-too-long", maximum=MOST_LINES)
    if not imports.read(work, waiting.id, sheet.rows):
        return
    person, imported = persons.by_id(work, waiting.person_id), imports.by_id(work, waiting.id)
    assert imported is not None
    _close_question(work, person, imported, now)
    put(work, imported.chat, person.language, screen(work, person, imported, now, move=True), now)


def _close_question(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> None:
    shown = drafts.current(work, person.id)
    question = drafts.find(work, person.id, imported.purpose, imported.subject)
    if question is None:
        return
    drafts.remove(work, question)
    if question == shown:
        words = purposes()[imported.purpose].words
        put(work, imported.chat, person.language, Screen(Purpose.DRAFT, [Message(f"{words}-read")]), now)


def refused(work: UnitOfWork, waiting: Import, reason: Message, now: datetime) -> None:
    """Say why nothing can be made of a file; the question is still open."""
    if imports.refuse(work, waiting.id):
        person = persons.by_id(work, waiting.person_id)
        put(work, waiting.chat, person.language, Post([reason]), now)
