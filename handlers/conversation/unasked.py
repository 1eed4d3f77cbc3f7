"""Make something of what people write and send when nothing is asked: a command that is meant, photos of an event."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.buttons.batches import ImportKeptFile
from handlers.conversation import loose_files, report_intake, submissions
from handlers.conversation.received_files import check_size, quiet_seconds, received
from handlers.conversation.report_intake import LOG
from handlers.conversation.widgets.attachments import counted
from handlers.kit import spoken
from handlers.kit.incoming import FileMessage, TextMessage
from handlers.kit.replies import Button, Line, Post, Reply, Rows, Screen
from handlers.kit.router import Request, run_command
from records.attachments import RecordAttachment
from records.errors import UserError
from records.messages import Message, message
from storage.chat import reports

_TABLES = (".xlsx", ".xls", ".ods", ".csv", ".tsv")


def said(request: Request, words: str) -> list[Reply]:
    """Do what somebody says in their own words; where several commands may be meant, name them; else return nothing."""
    meant = spoken.meant(request, words)
    if len(meant) == 1:
        return list(run_command(request, meant[0].name, ""))
    lines: list[Line] = [
        message("help-line", command=f"/{each.name}", does=Message(f"command-{each.name}")) for each in meant
    ]
    return [Post([Message("command-which"), *lines])] if meant else []


def told(request: Request, text: TextMessage) -> list[Reply]:
    """Do what is asked for beyond doubt; have what else may tell of something read. Raises UserError for the rest."""
    may_log = report_intake.may_log(request)
    if not (may_log and spoken.says_more(request, text.text)) and (replies := said(request, text.text)):
        return replies
    if may_log:
        return report_intake.tell(request, text)
    raise UserError("nothing-asked")


def sent(request: Request, file: FileMessage) -> list[Reply]:
    """Keep a photo or document, and ask what it is of. Raises UserError where it cannot be kept."""
    if not report_intake.may_log(request):
        return [Post([Message("nothing-asked")], key=_once_an_album(request, file))]
    check_size(file)
    report = report_intake.of_album(request, file.album)
    if report is not None:
        reports.add_evidence(request.work, report, received(request, file))
        return []
    is_text = report_intake.is_text_file(file)
    if file.caption or is_text:
        return report_intake.tell_beside(request, file, received(request, file), is_text=is_text)
    kept = received(request, file)
    return kept_files(request, [kept], [], _as_ledger(request, file, kept), quiet_seconds(file))


def kept_files(
    request: Request, files: Sequence[RecordAttachment], above: Sequence[Line], beside: Rows = (), quiet: float = 0.0
) -> list[Reply]:
    """Keep files of which nothing is known, and ask what they are of; `above` says why it is not known."""
    replies = list(run_command(request, LOG, ""))
    adding = submissions.adding(request)
    kept = [loose_files.add(request, file) for file in files][-1]
    kept_where = Message("files-kept-which" if adding else "files-kept")
    lines: list[Line] = [*above, counted(kept), kept_where, ""]
    return [
        replace(reply, lines=[*lines, *reply.lines], rows=[*adding, *beside, *reply.rows], quiet_seconds=quiet)
        if isinstance(reply, Screen)
        else reply
        for reply in replies
    ]


def _as_ledger(request: Request, file: FileMessage, kept: RecordAttachment) -> Rows:
    """Return the row with the button that imports a coordinator's table as an old ledger."""
    is_table = file.kind == "document" and file.name.lower().endswith(_TABLES)
    if not is_table or not request.person.coordinated or not isinstance(kept.evidence_id, int):
        return []
    return [[Button(Message("file-is-old-ledger"), ImportKeptFile(kept.evidence_id, 0))]]


def _once_an_album(request: Request, file: FileMessage) -> str | None:
    """Return the key of an answer to an album: it is many messages and one thing said, and is answered once."""
    key = f"nothing-asked:{request.chat.id}:{file.album}"
    return key if file.album else None
