"""The year's dossier 年度总结 (/annual): what was published, as a document that an office signs and seals."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from handlers.buttons.scoring import (
    DossierFormat,
    PreviewResult,
    SendDossier,
    SendProgrammeDossier,
    ShowDossier,
    ShowProgrammeDossier,
)
from handlers.exports.dossier import assembly
from handlers.exports.dossier.blocks import DossierDocument
from handlers.exports.file_names import file_name
from handlers.kit.documents import Document, DocumentContext, DocumentFile, StoredSpan, ask_for
from handlers.kit.replies import Button, Line, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.lookup.periods import period_of
from handlers.lookup.score import asked
from records.messages import Message, message
from records.periods import ReportingPeriod, before, programme_year_of
from records.purposes import Purpose
from services.people.organisations import today_of
from services.permissions import check_admin
from services.scoring import dossiers, scores
from services.scoring.methods import current
from storage.people.partnerships import Partnership
from storage.scoring import publications


class DossierParameters(BaseModel):
    """The parameters of a partnership's dossier."""

    publication: int


class ProgrammeDossierParameters(BaseModel):
    """The parameters of the dossier of the whole programme."""

    period: StoredSpan


def annual(request: Request, rest: str) -> list[Reply]:
    """Offer the dossier of the academic year that is over, or of another period: `/annual 江城 2025-2026`."""
    calendar = current(request.work, request.now).calendar

    def last_year(day: date) -> ReportingPeriod:
        return before(programme_year_of(day, calendar), calendar)

    wanted = asked(request, rest, ShowDossier, "annual", otherwise=last_year)
    if not isinstance(wanted, Screen):
        return [_shown(request, wanted.partnership, wanted.period, move=True)]
    if not request.person.is_admin:
        return [wanted]
    year = last_year(today_of(request.work, None, request.now))
    whole = [Button(Message("dossier-programme-button"), ShowProgrammeDossier(year.span))]
    return [Screen(wanted.purpose, [Message("dossier-which"), *wanted.lines[1:]], [whole, *wanted.rows], move=True)]


def show(request: Request, press: ShowDossier) -> list[Reply]:
    """Show of which result it would be."""
    partnership = scores.scored(request.work, request.person, press.partnership)
    return [_shown(request, partnership, _period(request, press), move=False)]


def _period(request: Request, press: ShowDossier | ShowProgrammeDossier | SendProgrammeDossier) -> ReportingPeriod:
    return period_of(press.span, current(request.work, request.now).calendar)


def _shown(request: Request, partnership: Partnership, period: ReportingPeriod, *, move: bool) -> Screen:
    """Return what is offered. To an admin, the result is offered for publication where it is not published yet."""
    dossiers.check_over(partnership, period, request.now)
    heading = message("dossier-heading", name=partnership.name, period=period.label)
    published = publications.of_period(request.work, partnership.id, period.code)
    if published is None:
        rows = [[Button(Message("dossier-publish"), PreviewResult(partnership.id, period.span))]]
        lines: list[Line] = [heading, "", message("dossier-not-published", period=period.label)]
        return Screen(Purpose.SCORES, lines, rows if request.person.is_admin else [], move=move)
    lines = [heading, "", message("dossier-hint", day=partnership.today(published.published_at))]
    files = [
        Button(Message(f"dossier-{format_.value}"), SendDossier(published.id, format_)) for format_ in DossierFormat
    ]
    whole = [Button(Message("dossier-programme-button"), ShowProgrammeDossier(period.span))]
    return Screen(Purpose.SCORES, lines, [files, *([whole] if request.person.is_admin else [])], move=move)


def show_programme(request: Request, press: ShowProgrammeDossier) -> list[Reply]:
    """Show of which results that of the whole programme would be."""
    period = _period(request, press)
    sources = dossiers.of_programme(request.work, request.person, period, request.now)
    heading = message("dossier-heading", name=Message("dossier-programme-button"), period=period.label)
    files = [
        Button(Message(f"dossier-{format_.value}"), SendProgrammeDossier(press.span, format_))
        for format_ in DossierFormat
    ]
    return [Screen(Purpose.SCORES, [heading, "", message("dossier-hint-programme", count=len(sources))], [files])]


def send(request: Request, press: SendDossier) -> list[Reply]:
    """Send the dossier of a result."""
    dossiers.source(request.work, request.person, press.publication, request.now)
    ask_for(request, OF_PARTNERSHIP[press.format], DossierParameters(publication=press.publication))
    return [Toast(Message("document-coming"))]


def send_programme(request: Request, press: SendProgrammeDossier) -> list[Reply]:
    """Send the dossier of the whole programme."""
    check_admin(request.person)
    ask_for(request, OF_PROGRAMME[press.format], ProgrammeDossierParameters(period=press.span))
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, wanted: DossierParameters, format_: DossierFormat) -> DocumentFile:
    source = dossiers.source(context.work, context.person, wanted.publication, context.now)
    language = context.person.language
    dossier = assembly.of_partnership(source, source.partnership.today(context.now), language)
    path = write(context.folder, dossier, format_, source.publication.published_at)
    return DocumentFile(path, assembly.caption(source))


def _make_programme(
    context: DocumentContext, wanted: ProgrammeDossierParameters, format_: DossierFormat
) -> DocumentFile:
    period = period_of(wanted.period, current(context.work, context.now).calendar)
    sources = dossiers.of_programme(context.work, context.person, period, context.now)
    dossier = assembly.of_programme(sources, today_of(context.work, None, context.now), context.person.language)
    path = write(context.folder, dossier, format_, max(source.publication.published_at for source in sources))
    return DocumentFile(path, message("dossier-caption-programme", period=period.label, count=len(sources)))


def write(folder: Path, dossier: DossierDocument, format_: DossierFormat, made: datetime) -> Path:
    """Write a dossier into a folder, and return its path."""
    from handlers.exports.dossier.word import write_word  # only now: the library costs memory

    path = folder / f"{file_name(dossier.name)}.docx"
    write_word(path, dossier, made)
    return path


OF_PARTNERSHIP = {
    format_: Document(f"dossier-{format_.value}", DossierParameters, partial(_make, format_=format_))
    for format_ in DossierFormat
}
OF_PROGRAMME = {
    format_: Document(
        f"dossier-programme-{format_.value}", ProgrammeDossierParameters, partial(_make_programme, format_=format_)
    )
    for format_ in DossierFormat
}
DOCUMENTS = [*OF_PARTNERSHIP.values(), *OF_PROGRAMME.values()]
COMMANDS = [Command("annual", COORDINATORS_AND_ADMINS, annual, place=46, section=Section.LOOK)]
BUTTONS = [
    OnPress(ShowDossier, show),
    OnPress(ShowProgrammeDossier, show_programme),
    OnPress(SendDossier, send),
    OnPress(SendProgrammeDossier, send_programme),
]
