"""Results: published by an admin (/publish), read by both sides (/results), objected to, answered, passed on."""

from datetime import timedelta
from typing import Annotated, ClassVar

from pydantic import BaseModel, JsonValue

from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.questions import asking, plain_context
from handlers.exports.results import ResultContent, content_of, page, write_word
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import ADMINS, COORDINATORS, MEMBERS, Command, Request, Section, Tap
from handlers.lookup.score import Asked, asked, of_button, place
from handlers.views.ratings import unasked_lines
from handlers.views.results import full_lines, result_screen
from handlers.views.scores import composite_lines, figure, group_line, when, whose
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.periods import before, quarter_of
from records.questions import Text
from records.subjects import OfObjection, OfPublication
from services.clock import closing
from services.scoring import methods, restatements, scores
from services.scoring import publications as publishing
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score
from storage.chat.drafts import Draft
from storage.people.directory import Partnership
from storage.scoring import publications
from storage.scoring.publications import Publication

MOST = 12  # results in a list


class ResultObjection(Form):
    """What a side holds against a result."""

    texts: ClassVar[str] = "result-objecting"
    reason: Annotated[str, Text(500, multiline=True)]


class ObjectionAnswer(Form):
    """What the admin says to it."""

    texts: ClassVar[str] = "objection-answering"
    answer: Annotated[str, Text(500, multiline=True)]


# To publish ---------------------------------------------------------------------------------------------------------


def publish(request: Request, rest: str) -> list[Reply]:
    """`/publish 江城 2026Q3`: shown first. Where no period is named, the quarter that is over."""
    found = asked(request, rest, "preview", command="publish", otherwise=lambda day: before(quarter_of(day)))
    if not isinstance(found, Asked):
        return [found]
    if done := publications.of_period(request.work, found.partnership.id, found.period.code):
        return [Post([Message("publish-already")]), _result(request, done, found.partnership, move=True)]
    return [_preview(request, scores.score(request.work, found.partnership, found.period, request.now), move=True)]


def preview(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return [_preview(request, of_button(request, partnership_id, period), move=False)]


def _preview(request: Request, score: Score, *, move: bool) -> Screen:
    if score.period.last >= score.knowledge.known_at:
        raise UserError("publish-too-early")
    whole = sheet(score)
    lines: list[Line] = [message("publish-heading", partnership=whose(whole)), when(whole), ""]
    lines += [*composite_lines(whole), "", *(group_line(each, request.language) for each in whole.groups)]
    missing = sum(each.missing is not None and each.missing.reason != "not_due" for each in whole.indicators)
    lines += ["", message("publish-hint", days=publishing.TIME_TO_OBJECT.days, missing=missing)]
    lines += unasked_lines(request.work, score.partnership, score.period, request.language)
    rows = [
        [Button(Message("publish-now"), f"publish:{place(score)}")],
        [Button(Message("score-all-indicators"), f"why:{place(score)}:0")],
    ]
    return Screen("scores", lines, rows, move=move)


def publish_now(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = of_button(request, partnership_id, period)
    done = publishing.publish(request.work, request.person, score.partnership, score.period, request.now)
    return [Toast(Message("published")), _result(request, done, score.partnership, move=True)]


# To read --------------------------------------------------------------------------------------------------------------


def results(request: Request, _rest: str) -> list[Reply]:
    found = publishing.all_visible(request.work, request.person)[:MOST]
    if not found:
        return [Screen("results", [Message("results-none")], move=True)]
    lines: list[Line] = [Message("results-heading"), ""]
    rows = []
    for publication, partnership in found:
        told = publishing.sheet_of(publication)
        lines.append(
            message("results-line", partnership=partnership.name, period=when(told), score=figure(told.composite))
        )
        rows.append(
            [Button(message("results-button", period=when(told), name=partnership.name), f"result:{publication.id}")]
        )
    return [Screen("results", lines, rows, move=True)]


def result(request: Request, publication_id: int = 0) -> list[Reply]:
    publication, partnership = publishing.visible(request.work, request.person, publication_id)
    return [_result(request, publication, partnership, move=True)]


def _result(request: Request, publication: Publication, partnership: Partnership, *, move: bool) -> Screen:
    return result_screen(request.work, request.person, publication, partnership, request.now, move=move)


def full(request: Request, publication_id: int = 0) -> list[Reply]:
    publication, _ = publishing.visible(request.work, request.person, publication_id)
    lines = full_lines(publishing.sheet_of(publication), request.language)
    return [Screen(f"result:{publication_id}", lines, [[Button(Message("form-back"), f"resultcard:{publication_id}")]])]


def card(request: Request, publication_id: int = 0) -> list[Reply]:
    publication, partnership = publishing.visible(request.work, request.person, publication_id)
    return [_result(request, publication, partnership, move=False)]


# To object, and to answer ---------------------------------------------------------------------------------------------


def _may_object(request: Request, publication_id: int) -> None:
    publication, partnership = publishing.visible(request.work, request.person, publication_id)
    if publishing.may_object(request.person, publication, partnership, request.now) is None:
        raise UserError("objection-too-late")


def _objected(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    publication = publishing.object_to(
        request.work, request.person, draft.about(OfPublication).publication, str(answers["reason"]), request.now
    )
    return [Screen("draft", [Message("result-objected")]), *result(request, publication.id)]


def answer_to(request: Request, objection_id: int = 0) -> list[Reply]:
    publishing.open_objection(request.work, objection_id)
    return dialogue.begin(request, "answerto", subject=OfObjection(objection_id), anew=True)


def _answered(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    publication = publishing.answer(
        request.work, request.person, draft.about(OfObjection).objection, str(answers["answer"]), request.now
    )
    return [Screen("draft", [Message("objection-answered")]), *result(request, publication.id)]


# To pass on -----------------------------------------------------------------------------------------------------------


class ResultDocument(BaseModel):
    """The parameters of a result to pass on."""

    publication: int


def as_page(request: Request, publication_id: int = 0) -> list[Reply]:
    return _as(request, PAGE, publication_id)


def as_word(request: Request, publication_id: int = 0) -> list[Reply]:
    return _as(request, WORD, publication_id)


def _as(request: Request, document: Document[ResultDocument], publication_id: int) -> list[Reply]:
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
    told = publishing.sheet_of(publication)
    return message("result-caption", partnership=whose(told), period=when(told), score=figure(told.composite))


PAGE = Document("result_page", ResultDocument, _make_page)
WORD = Document("result_word", ResultDocument, _make_word)
DOCUMENTS = [PAGE, WORD]
COMMANDS = [
    Command("results", MEMBERS, results, place=45, section=Section.LOOK, often=True),
    Command("publish", ADMINS, publish, place=77, section=Section.PROGRAMME, often=True),
]
TAPS = [
    Tap("preview", ADMINS, preview),
    Tap("publish", ADMINS, publish_now),
    Tap("result", MEMBERS, result),
    Tap("resultfull", MEMBERS, full),
    Tap("resultcard", MEMBERS, card),
    Tap("objectto", COORDINATORS, asking("objectto", OfPublication, _may_object)),
    Tap("answerto", ADMINS, answer_to),
    Tap("page", MEMBERS, as_page),
    Tap("word", MEMBERS, as_word),
]
FLOWS = [
    Flow("objectto", ResultObjection, plain_context, as_json(_objected)),
    Flow("answerto", ObjectionAnswer, plain_context, as_json(_answered)),
]
JOBS = [Job("ends of periods", timedelta(hours=1), closing.tell_of_completeness)]
