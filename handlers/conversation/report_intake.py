"""Keep what people write of what happened, so that it is read once this is committed."""

from handlers.buttons.links import OpenReport
from handlers.conversation.form_state import FormState
from handlers.conversation.received_files import check_size, received
from handlers.kit.incoming import FileMessage, TextMessage
from handlers.kit.replies import Button, Post, Reply, Screen
from handlers.kit.router import Request, commands
from records.attachments import RecordAttachment
from records.errors import UserError
from records.lengths import shortened
from records.messages import Message, message
from records.purposes import Purpose
from records.text import clean
from services.ledger.access import reportable
from storage.chat import drafts, reports
from storage.chat.drafts import Draft
from storage.chat.reports import NewReport, Report
from storage.people import groups
from storage.people.partnerships import Partnership

LOG = "log"  # the command that asks what is to be recorded
SHORTEST = 10  # characters of a text that may tell of something, beside a card that asks nothing
TEXT_FILES = (".docx", ".pdf", ".txt", ".md")
LONG = 30  # characters of an answer that was not understood, from which on it may be a text of what happened
LONGEST = 20_000  # UTF-16 units of a text that are kept


def may_log(request: Request) -> bool:
    """Tell whether the person logs records at all."""
    roles = commands()[LOG].roles
    return request.known is not None and (roles is None or bool(roles & request.known.roles))


def is_another(request: Request, text: TextMessage) -> bool:
    """Tell whether what is written while a card is shown may tell of something else: it is longer than any button."""
    words = clean(text.text)
    return may_log(request) and len(words) >= SHORTEST


def tell(request: Request, text: TextMessage, words: str | None = None) -> list[Reply]:
    """Keep a text to be read: what comes of it is shown below it in a moment.

    `words` are those of it that are meant, where a command stands before them.
    """
    written_at = text.written_at or request.now
    said = shortened(text.text if words is None else words, LONGEST)
    new = NewReport(request.person.address, said, written_at, message_id=text.message_id if request.private else None)
    reports.add(request.work, request.person.id, new, request.now)
    return []


def tell_in_group(request: Request, words: str) -> list[Reply]:
    """Keep what a command in a group answers, or what follows it, and say that it goes on in private.

    That is a text, or a photo or document with what is written beside it. Raises UserError where there is neither.
    """
    event = request.event
    answered = event.replied_to if isinstance(event, TextMessage) else None
    file = answered if isinstance(answered, FileMessage) else None
    said = (answered.text if isinstance(answered, TextMessage) else file.caption if file else "") or words
    if not said and file is None:
        raise UserError("private-only", bot=request.username)
    if file is not None:
        check_size(file)
    bound = groups.partnership_of(request.work, request.chat)
    own = {partnership.id for partnership in reportable(request.work, request.person, request.now)}
    new = NewReport(
        request.person.address,
        shortened(said, LONGEST),
        (answered.written_at if answered else None) or request.now,
        file_id=file.file_id if file is not None and is_text_file(file) else None,
        evidence=(received(request, file),) if file is not None else (),
        partnership_id=bound if bound in own else None,
    )
    report_id = reports.add(request.work, request.person.id, new, request.now)
    private = Button(Message("report-open"), url=OpenReport(report_id).address(request.username))
    return [Post([message("report-here", name=request.person.name)], [[private]])]


def read_held(request: Request, draft: Draft) -> None:
    """Have words read that a draft was not given. Raises UserError where it holds none."""
    state = FormState.model_validate(draft.state)
    if not state.held or not may_log(request):
        raise UserError("button-old")
    new = NewReport(request.person.address, shortened(state.held, LONGEST), request.now)
    reports.add(request.work, request.person.id, new, request.now)
    drafts.note(request.work, draft, state.model_copy(update={"held": ""}).model_dump(mode="json"))


def read_for(request: Request, report_id: int, partnership: Partnership) -> None:
    """Have a text read as one of that partnership. Raises UserError where that is not asked of the person."""
    report = reports.by_id(request.work, report_id)
    if report is None or report.person_id != request.person.id or report.state != reports.ASKING:
        raise UserError("button-old")
    reports.read_again(request.work, report, partnership_id=partnership.id)


def tell_beside(request: Request, file: FileMessage, evidence: RecordAttachment, *, is_text: bool) -> list[Reply]:
    """Keep what is written beside a photo or document, or in it; the file becomes evidence of it."""
    new = NewReport(
        request.person.address,
        shortened(file.caption, LONGEST),
        file.written_at or request.now,
        message_id=file.message_id,
        file_id=file.file_id if is_text else None,
        album=file.album,
        evidence=(evidence,),
    )
    reports.add(request.work, request.person.id, new, request.now)
    return [Screen(Purpose.MENU, [message("report-reading", name=file.name)], move=True)] if is_text else []


def is_text_file(file: FileMessage) -> bool:
    """Tell whether a document is one whose text can be read."""
    return file.kind == "document" and file.name.lower().endswith(TEXT_FILES)


def of_album(request: Request, album: str | None) -> Report | None:
    """Return the text that was written beside the album and has not been read yet, if there is one."""
    report = reports.of_album(request.work, request.person.id, album) if album else None
    return report if report is not None and report.state == reports.WAITING else None
