"""What is stored about me, as a file; and my erasure, which an admin decides."""

from datetime import datetime, timedelta

from handlers.buttons.people import AskForErasure, AskForPrivacyFile, DecideErasure, ErasureStep, ShowErasure
from handlers.conversation.short_questions import page
from handlers.kit.deeds import Deed
from handlers.kit.documents import Document, DocumentContext, DocumentFile, NoParameters, ask_for
from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.replies import Button, Post, Reply, Screen, Toast, put
from handlers.kit.router import EVERYBODY, Command, OnPress, Request, Section
from handlers.views.erasures import erasure_screen
from records.errors import UserError
from records.messages import Message, message
from records.notices import News, NewsKind
from services.clock import housekeeping
from services.people import privacy
from storage.engine.unit_of_work import UnitOfWork
from storage.people import erasures, persons
from storage.people.persons import Person


def show_rights(request: Request, _rest: str = "") -> list[Reply]:
    """Say what is stored and which rights the person has; an admin finds again what waits for a decision."""
    _check_known(request)
    rows = [[Button(Message("privacy-file-button"), AskForPrivacyFile())]]
    if erasures.open_of(request.work, request.person.id) is None:
        rows.append([Button(Message("erasure-ask-button"), AskForErasure())])
    lines = [Message("privacy-heading"), Message("privacy-what"), Message("privacy-rights")]
    waiting = privacy.to_decide(request.work, request.person)
    return [
        page(request, lines, rows),
        *(erasure_screen(request.work, erasure, request.person, move=True) for erasure in waiting),
    ]


def _check_known(request: Request) -> None:
    if request.known is None:
        raise UserError("privacy-nothing")


def _make(context: DocumentContext, _: NoParameters) -> DocumentFile:
    path = context.folder / "gongjian-privacy.json"
    path.write_text(privacy.stored_about(context.work, context.person), encoding="utf-8")
    return DocumentFile(path, Message("privacy-caption"))


FILE = Document("privacy", NoParameters, _make)


def send_file(request: Request, _press: AskForPrivacyFile) -> list[Reply]:
    """Send what is stored about the person, once it is made."""
    _check_known(request)
    return [ask_for(request, FILE, NoParameters())]


def ask_for_erasure(request: Request, press: AskForErasure) -> list[Reply]:
    """Ask the admins for the person's erasure, after one question: it cannot be undone."""
    _check_known(request)
    match press.step:
        case ErasureStep.ASK:
            rows = [
                [
                    Button(Message("erasure-yes"), AskForErasure(ErasureStep.CONFIRM)),
                    Button(Message("erasure-no"), AskForErasure(ErasureStep.GIVE_UP)),
                ]
            ]
            return [page(request, [Message("erasure-ask")], rows)]
        case ErasureStep.CONFIRM:
            privacy.ask_for_erasure(request.work, request.person, request.now)
            return [page(request, [Message("erasure-asked")])]
        case ErasureStep.GIVE_UP:
            return show_rights(request)


def ask_whether_to_erase(request: Request, press: DecideErasure) -> Deed | None:
    """Say whose name goes for good. Who is refused can ask again."""
    erasure = privacy.open_erasure(request.work, request.person, press.erasure)
    if not press.granted:
        return None
    who = persons.by_id(request.work, erasure.person_id).name
    return Deed(message("erasure-grant-ask", who=who), Message("erasure-grant-button"))


def show_erasure(request: Request, press: ShowErasure) -> list[Reply]:
    """Show an erasure that somebody asks for, or what was decided on it."""
    erasure = privacy.seen(request.work, request.person, press.erasure)
    return [erasure_screen(request.work, erasure, request.person, move=True)]


def decide(request: Request, press: DecideErasure) -> list[Reply]:
    """Decide on an erasure. All admins see what was decided; the name is on no screen any more."""
    decision = privacy.decide(request.work, request.person, press.erasure, press.granted, request.now)
    for admin in decision.told:
        screen = erasure_screen(request.work, decision.erasure, admin)
        put(request.work, admin.address, admin.language, screen, request.now)
    return [Toast(Message("done"))]


def _tell_asked(work: UnitOfWork, reader: Person, news: News, _: Message, now: datetime) -> Screen | None:
    erasure = erasures.by_id(work, news.subject_id)
    return erasure_screen(work, erasure, reader, move=True) if erasure is not None and reader.is_admin else None


def _tell_refused(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Post:
    return Post([heading])


COMMANDS = [Command("privacy", EVERYBODY, show_rights, place=94, section=Section.OWN)]
BUTTONS = [
    OnPress(AskForPrivacyFile, send_file),
    OnPress(AskForErasure, ask_for_erasure),
    OnPress(ShowErasure, show_erasure),
    OnPress(DecideErasure, decide, ask_whether_to_erase),
]
DOCUMENTS = [FILE]
NEWS = [OnNews([NewsKind.ERASURE_ASKED], _tell_asked), OnNews([NewsKind.ERASURE_REFUSED], _tell_refused)]
JOBS = [
    Job("housekeeping", timedelta(hours=1), housekeeping.forget),
    Job("backup", timedelta(minutes=5), housekeeping.look_for_backups),
]
