"""Old ledgers come in: a file is shown as what it would do, imported whole, signed by the other side, undone whole."""

from datetime import datetime
from typing import Annotated, ClassVar

from handlers.buttons.batches import (
    AnswerBatch,
    AskLedgerFile,
    BatchRows,
    ConfirmBatch,
    GiveBackRows,
    ImportKeptFile,
    RefuseBatch,
    ShowBatch,
    ShowBatchRows,
    SkipBatchQuestion,
    StopBatch,
    UndoBatch,
    WriteBatch,
)
from handlers.conversation import dialogue
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import asking_about, page, plain_context
from handlers.exports.rows_to_mend import RowsToMend, make_rows_to_mend
from handlers.kit.deeds import Deed
from handlers.kit.documents import Document, ask_for
from handlers.kit.incoming import FileMessage
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Reply, Screen
from handlers.kit.router import COORDINATORS, Command, OnPress, Request, Section
from handlers.lookup.partnerships import on_offer, short_names
from handlers.views.batch_rows import rows_screen
from handlers.views.batches import batch_screen
from records.errors import UserError
from records.form import Form, deciding
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.questions import Text
from records.subjects import OfBatch, OfPartnership
from services.ledger import batches
from services.ledger.batches import VisibleBatch
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import attachments
from storage.people.persons import Person

COMMAND = "import"
ROWS_TO_MEND = Document("rows-to-mend", RowsToMend, make_rows_to_mend)
DOCUMENTS = [ROWS_TO_MEND]


class OldLedger(Form):
    """An old ledger, pasted as a table; mostly it comes as a file."""

    texts: ClassVar[str] = "old-ledger"
    rows: Annotated[str, Text(4096, multiline=True, tabs=True, hint=True)]


class BatchRefusal(Form):
    """Why an import is refused."""

    texts: ClassVar[str] = "batch-refusal"
    reason: Annotated[str, Text(500, multiline=True)]


def import_ledger(request: Request, rest: str) -> list[Reply]:
    """Ask for the file of an old ledger, or first of which partnership."""
    own = batches.importable(request.work, request.person)
    if not own:
        raise UserError("partnership-none")
    offered, more = on_offer(rest, own, COMMAND)
    if len(offered) == 1:
        return ask_for_file(request, AskLedgerFile(offered[0].id))
    names = short_names(offered)
    rows = [[Button(names[each.id], AskLedgerFile(each.id))] for each in offered]
    return [page(request, [Message("batch-which-partnership"), *more], rows)]


def ask_for_file(request: Request, press: AskLedgerFile) -> list[Reply]:
    """Ask for the file of an old ledger of that partnership."""
    if press.partnership not in {each.id for each in batches.importable(request.work, request.person)}:
        raise UserError("partnership-not-yours")
    return dialogue.begin(request, "old_ledger", subject=OfPartnership(press.partnership), anew=True)


def _sent(request: Request, draft: Draft, file: FileMessage) -> list[Reply]:
    """Take the file; it is read after the commit."""
    if file.kind != "document":
        raise UserError("table-not-photo")
    partnership_id = draft.about(OfPartnership).partnership
    batch = batches.receive(
        request.work, request.person, partnership_id, request.chat, file.file_id, file.name, request.now,
        size=file.size or 0,
    )  # fmt: skip
    return [page(request, [message("batch-received", file=file.name)]), _screen(request, batch.id, move=True)]


def _pasted(request: Request, draft: Draft, answers: OldLedger) -> list[Reply]:
    batch = batches.receive_text(
        request.work, request.person, draft.about(OfPartnership).partnership, request.chat, answers.rows, request.now
    )
    return [Screen(Purpose.DRAFT, [Message("import-read")]), _screen(request, batch.id, move=True)]


def import_kept(request: Request, press: ImportKeptFile) -> list[Reply]:
    """Import a file that came before anything was asked, or first ask into which partnership."""
    own = batches.importable(request.work, request.person)
    if not press.partnership and len(own) > 1:
        offered, more = on_offer("", own, COMMAND)
        names = short_names(offered)
        rows = [[Button(names[each.id], ImportKeptFile(press.file, each.id))] for each in offered]
        return [page(request, [Message("batch-which-partnership"), *more], rows)]
    file = attachments.of_person(request.work, request.person.id, press.file)
    if file is None or not own:
        raise UserError("button-old")
    partnership_id = press.partnership or own[0].id
    batch = batches.receive(
        request.work, request.person, partnership_id, request.chat, file.file_id, file.name, request.now,
        size=file.size or 0,
    )  # fmt: skip
    return [_screen(request, batch.id, move=True)]


def _screen(request: Request, number: int, *, move: bool) -> Screen:
    seen = batches.visible(request.work, request.person, number)
    return batch_screen(request.work, seen, request.person, move=move)


def show(request: Request, press: ShowBatch) -> list[Reply]:
    """Show an import as it stands."""
    return [_screen(request, press.batch, move=not press.in_place)]


def show_rows(request: Request, press: ShowBatchRows) -> list[Reply]:
    """Show a page of an import's rows, and note what the other side has looked at."""
    seen = batches.visible(request.work, request.person, press.batch)
    if press.rows is BatchRows.SAMPLE:
        looked = batches.look_at_sample(request.work, request.person, seen, press.page)
        seen = VisibleBatch(looked, seen.partnership)
    return [rows_screen(request.work, seen, request.person, request.language, press.rows, press.page)]


def answer(request: Request, press: AnswerBatch) -> list[Reply]:
    """Note what was said about the file, which is read again."""
    batch = batches.answer(request.work, request.person, press.batch, press.question, press.choice, request.now)
    return [_screen(request, batch.id, move=False)]


def skip(request: Request, press: SkipBatchQuestion) -> list[Reply]:
    """Leave a question open."""
    batch = batches.skip(request.work, request.person, press.batch, press.question, request.now)
    return [_screen(request, batch.id, move=False)]


def write(request: Request, press: WriteBatch) -> list[Reply]:
    """Have what was shown written; where the ledger has changed since, it is read again."""
    batch = batches.start(request.work, request.person, press.batch, press.count, request.now)
    return [_screen(request, batch.id, move=False)]


def stop(request: Request, press: StopBatch) -> list[Reply]:
    """Call an import off."""
    batch = batches.stop(request.work, request.person, press.batch, request.now)
    return [_screen(request, batch.id, move=False)]


def give_back(request: Request, press: GiveBackRows) -> list[Reply]:
    """Send the rows that did not come in, to be mended."""
    batch = batches.own(request.work, request.person, press.batch).batch
    return [ask_for(request, ROWS_TO_MEND, RowsToMend(batch=batch.id))]


def confirm(request: Request, press: ConfirmBatch) -> list[Reply]:
    """Sign an import for the other side."""
    batch = batches.confirm(request.work, request.person, press.batch, request.now)
    return [_screen(request, batch.id, move=False)]


def _to_refuse(request: Request, press: RefuseBatch) -> OfBatch:
    return OfBatch(batches.waiting_for_side_of(request.work, request.person, press.batch).id)


def _refused(request: Request, draft: Draft, answers: BatchRefusal) -> list[Reply]:
    number = draft.about(OfBatch).batch
    batches.refuse(request.work, request.person, number, answers.reason, request.now)
    return [Screen(Purpose.DRAFT, [Message("batch-refused-done")]), _screen(request, number, move=True)]


def _ask_whether_to_undo(request: Request, press: UndoBatch) -> Deed | None:
    batch = batches.own(request.work, request.person, press.batch).batch
    return Deed(message("batch-undo-ask", number=batch.id, count=batch.total), Message("batch-undo"))


def undo(request: Request, press: UndoBatch) -> list[Reply]:
    """Take an import back whole."""
    batch = batches.undo(request.work, request.person, press.batch, request.now)
    return [_screen(request, batch.id, move=False)]


def _told(work: UnitOfWork, reader: Person, news: News, heading: Message, _now: datetime) -> Screen:
    seen = batches.visible(work, reader, news.subject_id)
    return batch_screen(work, seen, reader, move=True, heading=heading)


COMMANDS = [Command(COMMAND, COORDINATORS, import_ledger, place=56, section=Section.RECORD)]
BUTTONS = [
    OnPress(AskLedgerFile, ask_for_file),
    OnPress(ImportKeptFile, import_kept),
    OnPress(ShowBatch, show),
    OnPress(ShowBatchRows, show_rows),
    OnPress(AnswerBatch, answer),
    OnPress(SkipBatchQuestion, skip),
    OnPress(WriteBatch, write),
    OnPress(StopBatch, stop),
    OnPress(GiveBackRows, give_back),
    OnPress(ConfirmBatch, confirm),
    OnPress(RefuseBatch, asking_about("batch_refusal", _to_refuse)),
    OnPress(UndoBatch, undo, _ask_whether_to_undo),
]
FLOWS = [
    Flow("old_ledger", OldLedger, plain_context, _pasted, file=_sent),
    Flow("batch_refusal", deciding(BatchRefusal, "batch-refuse"), plain_context, _refused),
]
NEWS = [OnNews([NewsKind.BATCH_ASKED, NewsKind.BATCH_CONFIRMED, NewsKind.BATCH_REFUSED, NewsKind.BATCH_UNDONE], _told)]
