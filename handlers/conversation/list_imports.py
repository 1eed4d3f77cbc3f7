"""Show lists that people send, as text or as a file, as what they would do, before anything is written."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from foreign_files.sheets import LARGEST, MOST_LINES, Reason, Sheet, Unreadable, check_size
from handlers.buttons.conversation import ChooseSheet, LeaveList, ShowListPage, TakeList, UndoList
from handlers.conversation.list_pages import pages_of
from handlers.kit.incoming import FileMessage
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen, put
from handlers.kit.router import Request, declared
from records.errors import UserError
from records.lengths import shortened, utf16_length
from records.messages import Message, message
from records.purposes import ImportPurpose, Purpose
from records.reading.table_rows import PassedRow, joined
from records.subjects import Subject
from records.text import clean
from storage.chat import drafts, imports
from storage.chat.drafts import Draft
from storage.chat.imports import LEFT, READ, TAKEN, Import, Lines
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person

LONGEST_TEXT = 4096  # UTF-16 units of a message, at which Telegram cuts what is pasted
SHORTEST_CUT = (
    3500  # units from which on a text may have been cut: that is done at the end of a line where there is one
)
BETWEEN_PARTS = timedelta(seconds=60)  # in which the parts of a list come
MOST_SHEETS_ASKED = 12
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
    """What is said of the list; `rows` ask what must be known before it can be taken; `count` is how much would be.

    `items` say what each of its lines comes to, on as many pages as that takes. `take` is what the button to take it
    says, where that differs from other lists of the purpose.
    """

    lines: list[Line]
    count: int
    rows: Rows = ()
    items: Sequence[Line] = ()
    take: Message | None = None


@dataclass(frozen=True, order=True)
class Fit:
    """How well the lines of a sheet fit a purpose: whether its heading is there, and how many could be taken."""

    heading: bool = False
    lines: int = 0


@dataclass(frozen=True)
class Importing:
    """What lists of one purpose are for; features list theirs under `IMPORTS`.

    The flow of the same name, which has the same subject, asks for them. `take` writes all that the preview counts, and
    says so; `words` is how the texts of its buttons begin. `split` makes lines of a text that was pasted. `read` makes
    lines of a file that is no table but text of ours; of a table's sheets those are meant of which `fit` says most.
    `undo` takes back what `take` has written, and says so.
    """

    name: str
    preview: Callable[[UnitOfWork, Person, Import, datetime], Preview]
    take: Callable[[UnitOfWork, Person, Import, datetime], Message]
    split: Callable[[str], Lines]
    fit: Callable[[UnitOfWork, Import, datetime], Fit] = lambda _work, _imported, _now: Fit()
    read: Callable[[bytes], Lines] | None = None
    words: str = "import"
    undo: Callable[[UnitOfWork, Person, Import, datetime], Message] | None = None


@cache
def purposes() -> dict[str, Importing]:
    """Return what lists are for, by the name of the purpose."""
    return {importing.name: importing for importing in declared("IMPORTS") if isinstance(importing, Importing)}


def screen(work: UnitOfWork, person: Person, imported: Import, now: datetime, *, move: bool, page: int = 0) -> Screen:
    """Return the list as it stands now, a page of its lines, and the buttons to take or to leave it."""
    purpose, preview = purposes()[imported.purpose], _preview(work, person, imported, now)
    pages = pages_of(preview.items)
    items = page_of(pages, page, 1)
    rows = [*preview.rows, items.turning(lambda number: ShowListPage(imported.id, number))]
    if preview.count and not preview.rows:
        label = preview.take or message(f"{purpose.words}-take", count=preview.count)
        rows.append([Button(label, TakeList(imported.id, preview.count))])
    rows.append([Button(Message(f"{purpose.words}-leave"), LeaveList(imported.id))])
    counted = [message("import-page", page=items.number + 1, pages=len(pages))] if len(pages) > 1 else []
    lines = [*preview.lines, *items.items[0], *counted]
    return Screen(ImportPurpose(imported.id), lines, list(filter(None, rows)), move=move)


def _preview(work: UnitOfWork, person: Person, imported: Import, now: datetime) -> Preview:
    """Return what taking the list would do now, or the question which sheet is meant."""
    if imported.sheets and imported.sheet is None:
        rows = [
            [Button(message("import-sheet-button", sheet=name, count=count), ChooseSheet(imported.id, at))]
            for at, (name, count) in enumerate(imported.sheets)
        ]
        return Preview([message("import-which-sheet", count=len(rows))], 0, rows)
    preview = purposes()[imported.purpose].preview(work, person, imported, now)
    if imported.sheet is None:
        return preview
    name = imported.sheets[imported.sheet][0]
    others = imported.unread_sheets + len(imported.sheets) - 1
    return replace(preview, lines=[message("import-sheet", sheet=name, others=others), *preview.lines])


def passed_lines(passed: Iterable[PassedRow]) -> list[Line]:
    """Return what is said of rows that are no entries: titles, totals and notes."""
    return [message("import-passed", line=row.number, text=shortened(row.text, 40)) for row in passed]


def finished(imported: Import, line: Message, *, undo: bool = False) -> Screen:
    """Return what the list has come to, in its place, with a button to take it back."""
    rows = [[Button(Message("import-undo"), UndoList(imported.id))]] if undo else []
    return Screen(ImportPurpose(imported.id), [line], rows)


def own_import(request: Request, import_id: int) -> Import:
    """Return a list of the person's. Raises UserError where it is decided on, gone, or somebody else's."""
    imported = imports.by_id(request.work, import_id)
    if imported is None or imported.person_id != request.person.id or imported.state != READ:
        raise UserError("import-gone")
    return imported


def preview_of(request: Request, own: Import) -> Preview:
    """Return what taking the list would do now."""
    return _preview(request.work, request.person, own, request.now)


def take(request: Request, own: Import) -> Screen:
    """Write all that the preview counts, and say so; the list is over then."""
    said = purposes()[own.purpose].take(request.work, request.person, own, request.now)
    imports.finish(request.work, own.id, TAKEN)
    return finished(own, said, undo=purposes()[own.purpose].undo is not None)


def own_taken(request: Request, import_id: int) -> Import:
    """Return a list of the person's that was taken. Raise UserError for any other."""
    taken = imports.by_id(request.work, import_id)
    if taken is None or taken.person_id != request.person.id or taken.state != TAKEN:
        raise UserError("import-gone")
    return taken


def undo(request: Request, import_id: int) -> Screen:
    """Take back what a list of the person's has written, and say so. Raise UserError where it cannot be."""
    taken = own_taken(request, import_id)
    take_back = purposes()[taken.purpose].undo
    if take_back is None:
        raise UserError("import-gone")
    return finished(taken, take_back(request.work, request.person, taken, request.now))


def leave(request: Request, own: Import) -> Screen:
    """Write nothing, and say so; the list is over then."""
    imports.finish(request.work, own.id, LEFT)
    return finished(own, Message(f"{purposes()[own.purpose].words}-left"))


def choose_sheet(request: Request, own: Import, sheet: int) -> None:
    """Note which sheet of a file is meant."""
    imports.choose_sheet(request.work, own, sheet)


def pasted(request: Request, purpose: str, subject: Subject, text: str) -> list[Reply]:
    """Keep a list that was typed or pasted, and show it at once."""
    lines = purposes()[purpose].split(text)
    number = imports.add(request.work, request.person.id, request.chat, purpose, subject, request.now, lines=lines)
    imports.note_part(request.work, own_import(request, number), utf16_length(text), request.now)
    return [screen(request.work, request.person, own_import(request, number), request.now, move=True)]


def continued(request: Request, typed: str) -> list[Reply] | None:
    """Put a text together with the list before, whose end it is; None where it is none.

    Telegram cuts a text at 4,096 units into messages that come one after the other.
    """
    if request.known is None or not request.private:
        return None
    since = request.now - BETWEEN_PARTS
    before = imports.part_before(request.work, request.known.id, since=since, least=SHORTEST_CUT)
    if before is None or before.chat != request.chat or before.sheets:
        return None
    text = clean(typed, multiline=True, tabs=True)
    lines = joined(before.lines, purposes()[before.purpose].split(text))
    imports.add_lines(request.work, before, lines)
    imports.note_part(request.work, before, utf16_length(text), request.now)
    return [screen(request.work, request.known, own_import(request, before.id), request.now, move=True)]


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
    meant = _meant(work, waiting, sheets, now)
    whole = [(sheet.name, sheet.rows) for sheet in meant if not sheet.too_long]
    if not whole:
        raise UserError("table-too-long", maximum=MOST_LINES)
    if not imports.read(work, waiting.id, whole, unread=len(sheets) - len(whole)):
        return
    person, imported = persons.by_id(work, waiting.person_id), imports.by_id(work, waiting.id)
    assert imported is not None
    _close_question(work, person, imported, now)
    put(work, imported.chat, person.language, screen(work, person, imported, now, move=True), now)


def _meant(work: UnitOfWork, waiting: Import, sheets: Sequence[Sheet], now: datetime) -> Sequence[Sheet]:
    """Return the sheets that may be meant: those with the heading of such a list, or else the one that fits best."""
    if len(sheets) == 1:
        return sheets
    fit = purposes()[waiting.purpose].fit
    fits = [fit(work, replace(waiting, lines=sheet.rows), now) for sheet in sheets]
    headed = [sheet for sheet, how in zip(sheets, fits, strict=True) if how.heading and how.lines]
    return headed[:MOST_SHEETS_ASKED] or [sheets[fits.index(max(fits))]]


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
