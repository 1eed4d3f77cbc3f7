"""What is stored about me, as a file; and my erasure, which an admin decides."""

import json
from datetime import timedelta

from handlers.conversation.questions import page
from handlers.kit.documents import Document, DocumentContext, DocumentFile, NoParameters, ask_for
from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Reply, Toast, put
from handlers.kit.router import ADMINS, EVERYBODY, Command, Request, Section, Tap
from handlers.notices import erasure_screen
from records.errors import UserError
from records.messages import Message
from services.clock import housekeeping
from services.people import privacy
from storage.people import directory, erasures


def privacy_(request: Request, _rest: str) -> list[Reply]:
    _check_known(request)
    rows = [[Button(Message("privacy-file-button"), "privacy_file")]]
    if erasures.open_of(request.work, request.known.id if request.known else 0) is None:
        rows.append([Button(Message("erasure-ask-button"), "erasure_ask:0")])
    lines = [Message("privacy-heading"), Message("privacy-what"), Message("privacy-rights")]
    return [page(request, lines, rows), *_to_decide(request)]


def _to_decide(request: Request) -> list[Reply]:
    """An admin finds here again what waits for a decision."""
    if not request.person.is_admin:
        return []
    found = erasures.undecided(request.work)
    return [
        erasure_screen(request.work, each, request.person, move=True)
        for each in found
        if each.person_id != request.person.id
    ]


def _check_known(request: Request) -> None:
    if request.known is None:
        raise UserError("privacy-nothing")


def _make(context: DocumentContext, _: NoParameters) -> DocumentFile:
    path = context.folder / "gongjian-privacy.json"
    stored = privacy.stored_about(context.work, context.person)
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=2), encoding="utf-8")
    return DocumentFile(path, Message("privacy-caption"))


FILE = Document("privacy", NoParameters, _make)


def file(request: Request) -> list[Reply]:
    _check_known(request)
    return [ask_for(request, FILE, NoParameters())]


def ask(request: Request, sure: int = 0) -> list[Reply]:
    """Asks once, as it cannot be undone."""
    _check_known(request)
    if not sure:
        yes = Button(Message("erasure-yes"), "erasure_ask:1")
        return [page(request, [Message("erasure-ask")], [[yes, Button(Message("erasure-no"), "erasure_ask:2")]])]
    if sure == 1:
        privacy.ask_for_erasure(request.work, request.person, request.now)
        return [page(request, [Message("erasure-asked")])]
    return privacy_(request, "")


def decide(request: Request, erasure_id: int = 0, granted: int = 0) -> list[Reply]:
    """All admins see what was decided; the name is on no screen any more."""
    privacy.decide(request.work, request.person, erasure_id, bool(granted), request.now)
    found = erasures.by_id(request.work, erasure_id)
    assert found is not None
    for admin in directory.admins(request.work):
        if admin.id != found.person_id and not admin.blocked:
            put(request.work, admin.address, admin.language, erasure_screen(request.work, found, admin), request.now)
    return [Toast(Message("done"))]


COMMANDS = [Command("privacy", EVERYBODY, privacy_, place=94, section=Section.OWN)]
TAPS = [Tap("privacy_file", EVERYBODY, file), Tap("erasure_ask", EVERYBODY, ask), Tap("erasure", ADMINS, decide)]
DOCUMENTS = [FILE]
JOBS = [Job("housekeeping", timedelta(hours=1), housekeeping.forget)]
