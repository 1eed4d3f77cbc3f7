"""Results: published by an admin (/publish), read by both sides (/results), objected to, answered, passed on."""

from datetime import timedelta
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.asking import asking, plain_context
from handlers.conversation import Flow
from handlers.documents import Document, Made, Making, ask_for
from handlers.jobs import Job
from handlers.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.router import ADMINS, COORDINATORS, MEMBERS, Command, Section, Tap, Turn
from handlers.score_asked import Asked, asked, of_button, place
from handlers.views.ratings import unasked_lines
from handlers.views.results import full_lines, page, result_screen, write_word
from handlers.views.scores import composite_lines, figure, group_line, when, whose
from indicators.catalogue import Catalogue
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.periods import before, quarter_of
from records.questions import Text
from services.clock import closing
from services.scoring import methods, restatements, scores
from services.scoring import publications as publishing
from services.scoring.score_sheet import sheet
from services.scoring.scores import Score
from storage import publications
from storage.drafts import Draft
from storage.people import Partnership
from storage.publications import Publication

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


def publish(turn: Turn, rest: str) -> list[Reply]:
    """`/publish 江城 2026Q3`: shown first. Where no period is named, the quarter that is over."""
    found = asked(turn, rest, "preview", command="publish", otherwise=lambda day: before(quarter_of(day)))
    if not isinstance(found, Asked):
        return [found]
    if done := publications.of_period(turn.work, found.partnership.id, found.period.code):
        return [Post([Message("publish-already")]), _result(turn, done, found.partnership, move=True)]
    return [_preview(turn, scores.score(turn.work, found.partnership, found.period, turn.now), move=True)]


def preview(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return [_preview(turn, of_button(turn, partnership_id, period), move=False)]


def _preview(turn: Turn, score: Score, *, move: bool) -> Screen:
    if score.period.last >= score.knowledge.known_at:
        raise UserError("publish-too-early")
    whole = sheet(score)
    lines: list[Line] = [message("publish-heading", partnership=whose(whole)), when(whole), ""]
    lines += [*composite_lines(whole), "", *(group_line(each, turn.language) for each in whole.groups)]
    missing = sum(each.missing is not None and each.missing.reason != "not_due" for each in whole.indicators)
    lines += ["", message("publish-hint", days=publishing.TIME_TO_OBJECT.days, missing=missing)]
    lines += unasked_lines(turn.work, score.partnership, score.period, turn.language)
    rows = [
        [Button(Message("publish-now"), f"publish:{place(score)}")],
        [Button(Message("score-all-indicators"), f"why:{place(score)}:0")],
    ]
    return Screen("scores", lines, rows, move=move)


def publish_now(turn: Turn, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    score = of_button(turn, partnership_id, period)
    done = publishing.publish(turn.work, turn.person, score.partnership, score.period, turn.now)
    return [Toast(Message("published")), _result(turn, done, score.partnership, move=True)]


# To read --------------------------------------------------------------------------------------------------------------


def results(turn: Turn, _rest: str) -> list[Reply]:
    found = publishing.all_visible(turn.work, turn.person)[:MOST]
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


def result(turn: Turn, publication_id: int = 0) -> list[Reply]:
    publication, partnership = publishing.visible(turn.work, turn.person, publication_id)
    return [_result(turn, publication, partnership, move=True)]


def _result(turn: Turn, publication: Publication, partnership: Partnership, *, move: bool) -> Screen:
    return result_screen(turn.work, turn.person, publication, partnership, turn.now, move=move)


def full(turn: Turn, publication_id: int = 0) -> list[Reply]:
    publication, _ = publishing.visible(turn.work, turn.person, publication_id)
    lines = full_lines(publishing.sheet_of(publication), turn.language)
    return [Screen(f"result:{publication_id}", lines, [[Button(Message("form-back"), f"resultcard:{publication_id}")]])]


def card(turn: Turn, publication_id: int = 0) -> list[Reply]:
    publication, partnership = publishing.visible(turn.work, turn.person, publication_id)
    return [_result(turn, publication, partnership, move=False)]


# To object, and to answer ---------------------------------------------------------------------------------------------


def _may_object(turn: Turn, publication_id: int) -> None:
    publication, partnership = publishing.visible(turn.work, turn.person, publication_id)
    if publishing.may_object(turn.person, publication, partnership, turn.now) is None:
        raise UserError("objection-too-late")


def _objected(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    publication = publishing.object_to(turn.work, turn.person, int(draft.subject), str(answers["reason"]), turn.now)
    return [Screen("draft", [Message("result-objected")]), *result(turn, publication.id)]


def answer_to(turn: Turn, objection_id: int = 0) -> list[Reply]:
    publishing.open_objection(turn.work, objection_id)
    return conversation.begin(turn, "answerto", subject=str(objection_id), anew=True)


def _answered(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    publication = publishing.answer(turn.work, turn.person, int(draft.subject), str(answers["answer"]), turn.now)
    return [Screen("draft", [Message("objection-answered")]), *result(turn, publication.id)]


# To pass on -----------------------------------------------------------------------------------------------------------


def as_page(turn: Turn, publication_id: int = 0) -> list[Reply]:
    return _as(turn, PAGE, publication_id)


def as_word(turn: Turn, publication_id: int = 0) -> list[Reply]:
    return _as(turn, WORD, publication_id)


def _as(turn: Turn, document: Document, publication_id: int) -> list[Reply]:
    publishing.visible(turn.work, turn.person, publication_id)
    ask_for(turn, document, publication=publication_id)
    return [Toast(Message("document-coming"))]


def _asked_for(making: Making) -> tuple[Publication, Partnership, restatements.Restatement | None, Catalogue]:
    """What was published, what is known since, and the method that it was calculated by."""
    number = making.parameters["publication"]
    assert isinstance(number, int)
    publication, partnership = publishing.visible(making.work, making.person, number)
    restated = restatements.of_publication(making.work, partnership, publication, making.now)
    return publication, partnership, restated, methods.numbered(making.work, publication.method).catalogue


def _make_page(making: Making) -> Made:
    publication, partnership, restated, catalogue = _asked_for(making)
    path = making.folder / f"result-{publication.period}.html"
    text = page(publication, partnership, restated, catalogue, making.person.language)
    path.write_text(text, encoding="utf-8")
    return Made(path, _caption(publication))


def _make_word(making: Making) -> Made:
    publication, partnership, restated, catalogue = _asked_for(making)
    path = making.folder / f"result-{publication.period}.docx"
    write_word(path, publication, partnership, restated, catalogue, making.person.language)
    return Made(path, _caption(publication))


def _caption(publication: Publication) -> Message:
    told = publishing.sheet_of(publication)
    return message("result-caption", partnership=whose(told), period=when(told), score=figure(told.composite))


PAGE = Document("result_page", _make_page)
WORD = Document("result_word", _make_word)
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
    Tap("objectto", COORDINATORS, asking("objectto", _may_object)),
    Tap("answerto", ADMINS, answer_to),
    Tap("page", MEMBERS, as_page),
    Tap("word", MEMBERS, as_word),
]
FLOWS = [
    Flow("objectto", ResultObjection, plain_context, _objected),
    Flow("answerto", ObjectionAnswer, plain_context, _answered),
]
JOBS = [Job("ends of periods", timedelta(hours=1), closing.tell_of_completeness)]
