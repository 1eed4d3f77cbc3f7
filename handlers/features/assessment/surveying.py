"""问卷: begun by those who coordinate, answered by one tap a question, also by strangers with the public link; what
came of it goes back to those who were asked."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, JsonValue

from handlers.buttons.links import OpenSurvey
from handlers.conversation import dialogue
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.conversation.round_forms import asking_context, check_closing, period_of
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.incoming import TextMessage
from handlers.kit.jobs import Job
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import (
    COORDINATORS_AND_ADMINS,
    EVERYBODY,
    MEMBERS,
    Command,
    OnLink,
    OnText,
    Request,
    Section,
    Tap,
)
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import on_offer
from handlers.notices import Told
from handlers.views.surveys import (
    begin_buttons,
    card_screen,
    intro_lines,
    question_screen,
    result_lines,
    survey_button,
    survey_line,
    title_of,
)
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News
from records.questionnaire import questionnaires
from records.questions import Choice, Day, YesNo
from records.subjects import OfPartnership
from services.assessment import ballots, deadlines, surveys
from services.assessment.ballots import Respondent
from services.ledger.access import partnership_among
from storage.assessment import surveys as stored
from storage.assessment.surveys import SCREENS, Survey
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Person

MOST = 8  # surveys in the list


class SurveyForm(Form):
    """What is asked, about which period, and until when."""

    texts: ClassVar[str] = "survey-form"
    asked_first: ClassVar[tuple[str, ...]] = ("questionnaire", "period", "closes_on", "anonymous")

    questionnaire: Annotated[str, Choice(source="questionnaires")]
    period: Annotated[str, Choice(source="periods")]
    closes_on: Annotated[date, Day(future=True)]
    anonymous: Annotated[bool, YesNo()] = True

    @classmethod
    def check(cls, answers: Any, today: date) -> None:  # Any: a mapping of JSON
        check_closing(answers.get("closes_on"), today)


# Those who coordinate -------------------------------------------------------------------------------------------------


def overview(request: Request, rest: str) -> list[Reply]:
    """What I am asked; what I look after; what came of earlier ones."""
    owed = surveys.owed(request.work, request.person, request.now)
    managed = surveys.managed(request.work, request.person)
    own = [each.id for each in directory.partnerships_of(request.work, request.person)]
    found = stored.of_partnerships(request.work, own)[:MOST]
    ids = {each.id for each in managed}
    rows = [[survey_button(each, request.language)] for each in owed]
    for each in found:
        label = message("survey-open", title=title_of(each, request.language), number=each.id)
        if each.partnership_id in ids:
            rows.append([Button(label, f"survey_card:{each.id}")])
        elif each.closed:
            rows.append([Button(label, f"survey_result:{each.id}")])
    lines: list[Line] = [message("surveys-heading", owed=len(owed)), ""]
    lines += [survey_line(request.work, each, request.language, request.now) for each in found]
    offered, more = on_offer(rest, managed, "surveys")
    return [Screen("list", [*lines, *more], [*rows, *begin_buttons(offered)], move=True)]


def begin(request: Request, partnership_id: int = 0) -> list[Reply]:
    partnership_among(surveys.managed(request.work, request.person), partnership_id)
    return dialogue.begin(request, "survey", subject=OfPartnership(partnership_id), partnership_id=partnership_id)


def _context(request: Request, draft: Draft) -> Context:
    offered = [Option(in_language(request.language, each.title), name) for name, each in questionnaires().items()]
    return asking_context(request, draft, questionnaires=offered)


def _begun(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    partnership_id = draft.partnership_id or 0
    today = directory.partnership(request.work, partnership_id).today(request.now)
    given = SurveyForm.validated(answers, today)
    survey = surveys.start(
        request.work,
        request.person,
        partnership_id,
        given.questionnaire,
        period_of(given.period, today),
        given.closes_on,
        request.now,
        anonymous=given.anonymous,
    )
    return [Screen("draft", [Message("survey-begun")]), _card(request, survey, move=True), *_link(request, survey)]


def card(request: Request, survey_id: int = 0) -> list[Reply]:
    return [_card(request, _managed(request, survey_id), move=False)]


def _card(request: Request, survey: Survey, *, move: bool) -> Screen:
    return card_screen(request.work, survey, request.person, request.now, move=move)


def _managed(request: Request, survey_id: int) -> Survey:
    survey, partnership = surveys.visible(request.work, request.person, survey_id)
    if not surveys.may_manage(request.person, partnership):
        raise UserError("survey-none")
    return survey


def close(request: Request, survey_id: int = 0) -> list[Reply]:
    survey = surveys.close(request.work, request.person, _managed(request, survey_id).id, request.now)
    return [Toast(Message("survey-is-closed")), _card(request, survey, move=False)]


def link(request: Request, survey_id: int = 0) -> list[Reply]:
    """The link as text, and as a picture to print."""
    survey = _managed(request, survey_id)
    if survey.code is None:
        raise UserError("button-old")
    address = _address(request, survey)
    return [*_link(request, survey), ask_for(request, SURVEY_QR, SurveyQr(survey=survey.id, address=address))]


def _link(request: Request, survey: Survey) -> list[Reply]:
    return [Post([message("survey-link-is", link=_address(request, survey))])] if survey.code else []


def _address(request: Request, survey: Survey) -> str:
    assert survey.code is not None
    return OpenSurvey(survey.code).address(request.username)


class SurveyQr(BaseModel):
    """The parameters of a survey's picture to print: the survey, and the address of its public link."""

    survey: int
    address: str


def _draw_qr(context: DocumentContext, wanted: SurveyQr) -> DocumentFile:
    import segno  # few need it

    survey, partnership = surveys.visible(context.work, context.person, wanted.survey)
    if not surveys.may_manage(context.person, partnership):
        raise UserError("survey-none")
    path = context.folder / "survey.png"
    segno.make(wanted.address, error="m").save(str(path), scale=12, border=4)
    return DocumentFile(path, message("survey-qr", title=title_of(survey, context.person.language)), photo=True)


SURVEY_QR = Document("survey-qr", SurveyQr, _draw_qr)


# Those who answer -----------------------------------------------------------------------------------------------------


def open_link(request: Request, link: OpenSurvey) -> list[Reply]:
    """Somebody from outside has opened the public link; once it is closed, they read what came of it."""
    if not request.private:
        raise UserError("private-only", bot=request.username)
    survey = ballots.enter(request.work, link.code, request.sender, request.known, request.now)
    if survey.closed:
        return [Post(result_lines(request.work, survey, request.language, request.now, comments=False))]
    one = _respondent(request, survey.id)
    if one.ballot.at or one.ballot.handed_in:
        return [question_screen(one, request.language, move=True)]
    return [_intro(request.work, survey, request.language, request.now, move=True)]


def _intro(
    work: UnitOfWork, survey: Survey, language: str, now: datetime, *, heading: Message | None = None, move: bool
) -> Screen:
    lines: list[Line] = [heading, ""] if heading else []
    lines += intro_lines(work, survey, language, now)
    rows = [[Button(Message("survey-begin-answering"), f"survey:{survey.id}")]]
    return Screen(f"{SCREENS}{survey.id}", lines, rows, move=move)


def _respondent(request: Request, survey_id: int) -> Respondent:
    return ballots.respondent(request.work, survey_id, request.sender, request.known, request.now)


def show(request: Request, survey_id: int = 0) -> list[Reply]:
    """The question where it was left, below the list or the card from which it was asked for."""
    return [question_screen(_respondent(request, survey_id), request.language, move=True)]


def answer(request: Request, survey_id: int = 0, number: int = -1, level: int = -1) -> list[Reply]:
    one = ballots.answer(request.work, _respondent(request, survey_id), number, level)
    return [question_screen(one, request.language, move=False)]


def back(request: Request, survey_id: int = 0) -> list[Reply]:
    one = ballots.step_back(request.work, _respondent(request, survey_id))
    return [question_screen(one, request.language, move=False)]


def hand_in(request: Request, survey_id: int = 0) -> list[Reply]:
    """Below everything else, as after a comment: otherwise the screen would tell who has written one."""
    one = ballots.hand_in(request.work, _respondent(request, survey_id))
    return [question_screen(one, request.language, move=True)]


def comment(request: Request, said: TextMessage) -> list[Reply] | None:
    """Text, where a comment was the last thing that was asked for."""
    draft = drafts.current(request.work, request.known.id) if request.known else None
    since = draft.focus if draft else 0
    one = ballots.awaiting_comment(request.work, request.chat, request.sender, request.known, since, request.now)
    if one is None:
        return None
    return [question_screen(ballots.hand_in(request.work, one, said.text), request.language, move=True)]


def result(request: Request, survey_id: int = 0) -> list[Reply]:
    survey, _ = surveys.visible(request.work, request.person, survey_id)
    if not survey.closed:
        raise UserError("survey-still-open")
    return [Post(result_lines(request.work, survey, request.language, request.now, comments=False))]


def _told(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | Post | None:
    survey = stored.by_id(work, news.subject_id)
    if survey is None:
        return None
    if not survey.closed:
        return _intro(work, survey, reader.language, now, heading=heading, move=True)
    return Post([heading, "", *result_lines(work, survey, reader.language, now, comments=False)])


COMMANDS = [Command("surveys", MEMBERS, overview, place=47, section=Section.TASKS)]
TAPS = [
    Tap("survey_begin", COORDINATORS_AND_ADMINS, begin),
    Tap("survey_card", COORDINATORS_AND_ADMINS, card),
    Tap("survey_close", COORDINATORS_AND_ADMINS, close),
    Tap("survey_link", COORDINATORS_AND_ADMINS, link),
    Tap("survey_result", MEMBERS, result),
    # Whoever is asked, strangers with the public link among them; each of these looks for the ballot itself.
    Tap("survey", EVERYBODY, show),
    Tap("answer", EVERYBODY, answer),
    Tap("survey_back", EVERYBODY, back),
    Tap("survey_hand_in", EVERYBODY, hand_in),
]
FLOWS = [Flow("survey", SurveyForm, _context, as_json(_begun))]
LINKS = [OnLink(OpenSurvey, open_link)]
TEXTS = [OnText(comment)]
NEWS = [Told("survey", _told, frozenset({"survey_asked"}))]
DOCUMENTS = [SURVEY_QR]
JOBS = [Job("asking", timedelta(minutes=10), deadlines.close)]
