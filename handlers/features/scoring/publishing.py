"""Results: published by an admin (/publish), read by both sides (/results), objected to, answered, passed on."""

from datetime import datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import BaseModel

from handlers.buttons.scoring import (
    AnswerObjection,
    ExplainScore,
    ListResults,
    ObjectToResult,
    PreviewResult,
    PublishResult,
    ReturnToResult,
    SendResultPage,
    SendResultWord,
    ShowResult,
    ShowResultIndicators,
    ShowScore,
)
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import asking_about, plain_context
from handlers.exports.results import ResultContent, content_of, page, write_word
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import ADMINS, MEMBERS, MEMBERS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.lookup.score import Asked, asked, partnership_and_span, score_of
from handlers.views.figures import figure
from handlers.views.ratings import unasked_lines
from handlers.views.results import full_lines, result_screen
from handlers.views.scores import composite_lines, group_line, when, whose
from records.errors import UserError
from records.form import Form, deciding
from records.messages import Message, message
from records.notices import News, NewsKind
from records.periods import before, quarter_of
from records.purposes import Purpose, ResultPurpose
from records.questions import Text
from records.subjects import OfObjection, OfPublication
from services.clock import closing
from services.scoring import methods, restatements, scores
from services.scoring import publications as publishing
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import publications
from storage.scoring.publications import Publication

MOST = 12  # results on a page


class ResultObjection(Form):
    """What a side holds against a result."""

    texts: ClassVar[str] = "result-objecting"
    reason: Annotated[str, Text(500, multiline=True)]


class ObjectionAnswer(Form):
    """What an admin says to an objection."""

    texts: ClassVar[str] = "objection-answering"
    answer: Annotated[str, Text(500, multiline=True)]


# To publish ---------------------------------------------------------------------------------------------------------


def publish(request: Request, rest: str) -> list[Reply]:
    """Show what would be published, of the quarter that is over unless a period is named: `/publish 江城 2026Q3`."""
    wanted = asked(request, rest, PreviewResult, "publish", otherwise=lambda day: before(quarter_of(day)))
    if not isinstance(wanted, Asked):
        return [wanted]
    already = publications.of_period(request.work, wanted.partnership.id, wanted.period.code)
    if already is not None:
        return [Post([Message("publish-already")]), _result(request, already, wanted.partnership, move=True)]
    return [_preview(request, scores.score(request.work, wanted.partnership, wanted.period, request.now), move=True)]


def preview(request: Request, press: PreviewResult) -> list[Reply]:
    """Show what would be published."""
    return [_preview(request, score_of(request, press), move=False)]


def _preview(request: Request, score: Score, *, move: bool) -> Screen:
    if score.period.last >= score.knowledge.known_at:
        raise UserError("publish-too-early")
    whole, here = sheet(score), partnership_and_span(score)
    lines: list[Line] = [message("publish-heading", partnership=whose(whole)), when(whole), ""]
    lines += [*composite_lines(whole), "", *(group_line(group, request.language) for group in whole.groups)]
    missing = sum(
        indicator.missing is not None and indicator.missing.reason != "not_due" for indicator in whole.indicators
    )
    lines += ["", message("publish-hint", days=publishing.TIME_TO_OBJECT.days, missing=missing)]
    lines += unasked_lines(request.work, score.partnership, score.period, request.language)
    rows = [
        [Button(Message("publish-now"), PublishResult(*here))],
        [Button(Message("score-all-indicators"), ExplainScore(*here))],
    ]
    return Screen(Purpose.SCORES, lines, rows, move=move)


def publish_now(request: Request, press: PublishResult) -> list[Reply]:
    """Publish the result of a period to both sides."""
    score = score_of(request, press)
    published = publishing.publish(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("published")), _result(request, published, score.partnership, move=True)]


# To read --------------------------------------------------------------------------------------------------------------


def results(request: Request, _rest: str) -> list[Reply]:
    """List the results that the person may read, the newest first: `/results`."""
    return [_results(request, 0, move=True)]


def turn_results(request: Request, press: ListResults) -> list[Reply]:
    """Show another page of them in place."""
    return [_results(request, press.page, move=False)]


def _results(request: Request, number: int, *, move: bool) -> Screen:
    page_shown = page_of(publishing.all_visible(request.work, request.person), number, MOST)
    if not page_shown.count:
        return Screen(Purpose.RESULTS, [Message("results-none")], move=move)
    lines: list[Line] = [Message("results-heading"), ""]
    rows = []
    for publication, partnership in page_shown.items:
        published, name = publishing.sheet_of(publication), partnership.name
        lines.append(
            message("results-line", partnership=name, period=when(published), score=figure(published.composite))
        )
        rows.append([Button(message("results-button", period=when(published), name=name), ShowResult(publication.id))])
    return Screen(Purpose.RESULTS, lines, [*rows, page_shown.turning(ListResults)], move=move)


def result(request: Request, press: ShowResult) -> list[Reply]:
    """Show a result below everything else."""
    return [_result(request, *publishing.visible(request.work, request.person, press.publication), move=True)]


def _result(request: Request, publication: Publication, partnership: Partnership, *, move: bool) -> Screen:
    return result_screen(request.work, request.person, publication, partnership, request.now, move=move)


def indicators(request: Request, press: ShowResultIndicators) -> list[Reply]:
    """Show all indicators of a result in its place."""
    publication, _ = publishing.visible(request.work, request.person, press.publication)
    lines = full_lines(publishing.sheet_of(publication), request.language)
    back = Button(Message("form-back"), ReturnToResult(publication.id))
    return [Screen(ResultPurpose(publication.id), lines, [[back]])]


def card(request: Request, press: ReturnToResult) -> list[Reply]:
    """Show a result again where its indicators stood."""
    return [_result(request, *publishing.visible(request.work, request.person, press.publication), move=False)]


# To object, and to answer ---------------------------------------------------------------------------------------------


def _objectionable(request: Request, press: ObjectToResult) -> OfPublication:
    """Return the result. Raises UserError where the person may not object to it."""
    publication, partnership = publishing.visible(request.work, request.person, press.publication)
    if publishing.may_object(request.person, publication, partnership, request.now) is None:
        raise UserError("objection-too-late")
    return OfPublication(publication.id)


def _objected(request: Request, draft: Draft, answers: ResultObjection) -> list[Reply]:
    publication = publishing.object_to(
        request.work, request.person, draft.about(OfPublication).publication, answers.reason, request.now
    )
    return [Screen(Purpose.DRAFT, [Message("result-objected")]), *result(request, ShowResult(publication.id))]


def _answerable(request: Request, press: AnswerObjection) -> OfObjection:
    """Return the objection. Raises UserError where it is answered."""
    return OfObjection(publishing.open_objection(request.work, press.objection).id)


def _answered(request: Request, draft: Draft, answers: ObjectionAnswer) -> list[Reply]:
    publication = publishing.answer(
        request.work, request.person, draft.about(OfObjection).objection, answers.answer, request.now
    )
    return [Screen(Purpose.DRAFT, [Message("objection-answered")]), *result(request, ShowResult(publication.id))]


# To pass on -----------------------------------------------------------------------------------------------------------


class ResultDocument(BaseModel):
    """The parameters of a result to pass on."""

    publication: int


def send_page(request: Request, press: SendResultPage) -> list[Reply]:
    """Send a result as a page."""
    return _send(request, PAGE, press.publication)


def send_word(request: Request, press: SendResultWord) -> list[Reply]:
    """Send a result as a document for Word."""
    return _send(request, WORD, press.publication)


def _send(request: Request, document: Document[ResultDocument], publication_id: int) -> list[Reply]:
    publishing.visible(request.work, request.person, publication_id)
    ask_for(request, document, ResultDocument(publication=publication_id))
    return [Toast(Message("document-coming"))]


def _content(context: DocumentContext, wanted: ResultDocument) -> tuple[Publication, ResultContent]:
    """Return a publication and what it says: as published, with what is known since, by the method of then."""
    publication, partnership = publishing.visible(context.work, context.person, wanted.publication)
    restated = restatements.of_publication(context.work, partnership, publication, context.now)
    catalogue = methods.numbered(context.work, publication.method).catalogue
    return publication, content_of(publication, partnership, restated, catalogue, context.person.language)


def _make_page(context: DocumentContext, wanted: ResultDocument) -> DocumentFile:
    publication, content = _content(context, wanted)
    path = context.folder / f"result-{publication.period}.html"
    path.write_text(page(content, context.person.language), encoding="utf-8")
    return DocumentFile(path, _caption(publication))


def _make_word(context: DocumentContext, wanted: ResultDocument) -> DocumentFile:
    publication, content = _content(context, wanted)
    path = context.folder / f"result-{publication.period}.docx"
    write_word(path, content, context.person.language)
    return DocumentFile(path, _caption(publication))


def _caption(publication: Publication) -> Message:
    published = publishing.sheet_of(publication)
    return message(
        "result-caption", partnership=whose(published), period=when(published), score=figure(published.composite)
    )


PAGE = Document("result_page", ResultDocument, _make_page)
WORD = Document("result_word", ResultDocument, _make_word)
DOCUMENTS = [PAGE, WORD]
# To be told ---------------------------------------------------------------------------------------------------------


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | None:
    """Show the result, below what has happened to it. That it was objected to is for admins to hear."""
    if news.kind is NewsKind.RESULT_OBJECTED and not reader.is_admin:
        return None
    publication, partnership = publishing.visible(work, reader, news.subject_id)
    return result_screen(work, reader, publication, partnership, now, heading=heading, move=True)


def _tell_complete(work: UnitOfWork, reader: Person, news: News, _: Message, now: datetime) -> Post | None:
    """Tell an admin that both sides have said all of the quarter before."""
    if not reader.is_admin:
        return None
    partnership = partnerships.by_id(work, news.subject_id)
    period = before(quarter_of(partnership.today(now)))
    heading = message("news-period-complete", name=reader.name, partnership=partnership.name, period=period.label)
    unasked = unasked_lines(work, partnership, period, reader.language)
    return Post([heading, *unasked], [[Button(Message("command-scores"), ShowScore(partnership.id, period.span))]])


COMMANDS = [
    Command("results", MEMBERS, results, place=45, section=Section.LOOK, often=MEMBERS_AND_ADMINS),
    Command("publish", ADMINS, publish, place=77, section=Section.PROGRAMME, often=ADMINS),
]
BUTTONS = [
    OnPress(PreviewResult, preview),
    OnPress(PublishResult, publish_now),
    OnPress(ListResults, turn_results),
    OnPress(ShowResult, result),
    OnPress(ShowResultIndicators, indicators),
    OnPress(ReturnToResult, card),
    OnPress(ObjectToResult, asking_about("objectto", _objectionable)),
    OnPress(AnswerObjection, asking_about("answerto", _answerable)),
    OnPress(SendResultPage, send_page),
    OnPress(SendResultWord, send_word),
]
NEWS = [
    OnNews([NewsKind.PUBLISHED, NewsKind.RESULT_OBJECTED, NewsKind.OBJECTION_ANSWERED], _tell),
    OnNews([NewsKind.PERIOD_COMPLETE], _tell_complete),
]
FLOWS = [
    Flow("objectto", deciding(ResultObjection, "result-object"), plain_context, _objected),
    Flow("answerto", deciding(ObjectionAnswer, "objection-answer-send"), plain_context, _answered),
]
JOBS = [Job("ends of periods", timedelta(hours=1), closing.tell_of_completeness)]
