"""Surveys 问卷: begun by those who coordinate, answered by one tap a question, told to those who were asked.

Strangers answer, too, with a public link.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, ClassVar

from pydantic import BaseModel, JsonValue

from handlers.buttons.assessment import (
    AnswerQuestion,
    BeginSurvey,
    ChooseComment,
    ChooseCommentSide,
    CloseSurvey,
    ContinueSurvey,
    GoBackInSurvey,
    HandInSurvey,
    ListSurveys,
    ShowSurvey,
    ShowSurveyLink,
    ShowSurveyResult,
)
from handlers.buttons.links import OpenSurvey
from handlers.conversation import dialogue
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.round_forms import asking_context, check_closing, offered_period
from handlers.kit.deeds import Deed
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.incoming import TextMessage
from handlers.kit.jobs import Job
from handlers.kit.news import OnNews
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.kit.router import MEMBERS, Command, OnLink, OnPress, OnText, Request, Section
from handlers.kit.texts import in_language
from handlers.lookup.partnerships import on_offer
from handlers.views.surveys import (
    begin_buttons,
    card_screen,
    comment_again_screen,
    comment_side_screen,
    comments_screen,
    intro_screen,
    question_screen,
    result_lines,
    survey_button,
    survey_line,
    title_of,
)
from records.errors import UserError
from records.form import Form
from records.messages import Message, message
from records.notices import News, NewsKind
from records.purposes import Purpose
from records.questionnaire import questionnaires
from records.questions import Choice, Day, YesNo
from records.subjects import OfPartnership
from services.assessment import ballots, deadlines, survey_results, surveys
from services.assessment.ballots import Respondent
from services.assessment.survey_results import comment_for
from services.ledger.access import partnership_among
from services.permissions import overseen
from storage import programme
from storage.assessment import surveys as stored
from storage.assessment.surveys import Survey
from storage.chat import drafts
from storage.chat.drafts import Draft
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.persons import Person

MOST = 8  # surveys on a page


class SurveyForm(Form):
    """What is asked, about which period, and until when."""

    texts: ClassVar[str] = "survey-form"
    submits: ClassVar[str] = "form-start"
    asked_first: ClassVar[tuple[str, ...]] = ("questionnaire", "period", "closes_on", "anonymous")

    questionnaire: Annotated[str, Choice(source="questionnaires")]
    period: Annotated[str, Choice(source="periods")]
    closes_on: Annotated[date, Day(future=True)]
    anonymous: Annotated[bool, YesNo()] = True

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Raise UserError where the day on which it closes has passed."""
        check_closing(answers.get("closes_on"), today)


# Those who coordinate -------------------------------------------------------------------------------------------------


def overview(request: Request, rest: str) -> list[Reply]:
    """Show what the person is asked, what they look after, and what came of earlier surveys."""
    return [_overview(request, rest, 0, move=True)]


def turn_overview(request: Request, press: ListSurveys) -> list[Reply]:
    """Show another page of it in place."""
    return [_overview(request, "", press.page, move=False)]


def _overview(request: Request, rest: str, number: int, *, move: bool) -> Screen:
    owed = surveys.owed(request.work, request.person, request.now)
    managed = overseen(request.work, request.person)
    own = [partnership.id for partnership in partnerships.of_person(request.work, request.person)]
    page = page_of(stored.of_partnerships(request.work, own), number, MOST)
    looked_after = {partnership.id for partnership in managed}
    rows = [[survey_button(survey, request.language)] for survey in owed]
    for survey in page.items:
        label = message("survey-open", title=title_of(survey, request.language), number=survey.id)
        if survey.partnership_id in looked_after:
            rows.append([Button(label, ShowSurvey(survey.id))])
        elif survey.closed:
            rows.append([Button(label, ShowSurveyResult(survey.id))])
    lines: list[Line] = [message("surveys-heading", owed=len(owed)), ""]
    lines += [survey_line(request.work, survey, request.language, request.now) for survey in page.items]
    offered, more = on_offer(rest, managed, "surveys")
    turning = page.turning(ListSurveys)
    return Screen(Purpose.LIST, [*lines, *more], [*rows, turning, *begin_buttons(offered)], move=move)


def begin(request: Request, press: BeginSurvey) -> list[Reply]:
    """Ask what a new survey asks."""
    partnership = partnership_among(overseen(request.work, request.person), press.partnership)
    return dialogue.begin(request, "survey", subject=OfPartnership(partnership.id), partnership_id=partnership.id)


def _context(request: Request, draft: Draft) -> Context:
    offered = [
        Option(in_language(request.language, questionnaire.title), name)
        for name, questionnaire in questionnaires().items()
    ]
    return asking_context(request, draft, questionnaires=offered)


def _start(request: Request, draft: Draft, answers: SurveyForm) -> list[Reply]:
    partnership = partnerships.by_id(request.work, draft.about(OfPartnership).partnership)
    survey = surveys.start(
        request.work,
        request.person,
        partnership.id,
        answers.questionnaire,
        offered_period(answers.period, partnership.today(request.now)),
        answers.closes_on,
        request.now,
        anonymous=answers.anonymous,
    )
    return [
        Screen(Purpose.DRAFT, [Message("survey-begun")]),
        _card(request, survey, move=True),
        *_link(request, survey),
    ]


def card(request: Request, press: ShowSurvey) -> list[Reply]:
    """Show how many have answered, and what came of it."""
    survey, _ = surveys.managed(request.work, request.person, press.survey)
    return [_card(request, survey, press.page, move=False)]


def _card(request: Request, survey: Survey, number: int = 0, *, move: bool) -> Screen:
    return card_screen(request.work, survey, request.person, request.now, number, move=move)


def ask_whether_to_close(request: Request, press: CloseSurvey) -> Deed:
    """Say what is closed, and how many have answered."""
    survey, partnership = surveys.managed(request.work, request.person, press.survey)
    if survey.closed:
        raise UserError("survey-closed")
    answered = sum(turnout.answered for turnout in surveys.turnout(request.work, survey))
    title = title_of(survey, request.language)
    asked = message("survey-close-ask", title=title, partnership=partnership.name, count=answered)
    return Deed(asked, Message("survey-close"))


def close(request: Request, press: CloseSurvey) -> list[Reply]:
    """Close a survey before its day."""
    survey = surveys.close(request.work, request.person, press.survey, request.now)
    return [Toast(Message("survey-is-closed")), _card(request, survey, move=False)]


def choose_comment(request: Request, press: ChooseComment) -> list[Reply]:
    """Ask which comment is to become a rectification."""
    survey, _ = surveys.managed(request.work, request.person, press.survey)
    if not survey.closed:
        raise UserError("button-old")
    return [comments_screen(request.work, survey, press.page)]


def choose_comment_side(request: Request, press: ChooseCommentSide) -> list[Reply]:
    """Ask which side is to put right what the comment says."""
    comment, _ = comment_for(request.work, request.person, press.comment)
    return [comment_side_screen(request.work, comment)]


def send_link(request: Request, press: ShowSurveyLink) -> list[Reply]:
    """Send the public link as text, and as a picture to print."""
    survey, _ = surveys.managed(request.work, request.person, press.survey)
    if survey.code is None:
        raise UserError("button-old")
    picture = SurveyQr(survey=survey.id, address=_address(request, survey))
    return [*_link(request, survey), ask_for(request, SURVEY_QR, picture)]


def _link(request: Request, survey: Survey) -> list[Reply]:
    if not survey.code:
        return []
    lines: list[Line] = [message("survey-link-is", link=_address(request, survey))]
    public = programme.public_address(request.work)
    if public:
        english = "en/" if request.language == "en" else ""
        lines.append(message("survey-web-link-is", link=f"{public}/{english}survey/{survey.code}"))
    return [Post(lines)]


def _address(request: Request, survey: Survey) -> str:
    assert survey.code is not None
    return OpenSurvey(survey.code).address(request.username)


class SurveyQr(BaseModel):
    """The parameters of a survey's picture to print: the survey, and the address of its public link."""

    survey: int
    address: str


def _draw_qr(context: DocumentContext, wanted: SurveyQr) -> DocumentFile:
    import segno  # few need it

    survey, _ = surveys.managed(context.work, context.person, wanted.survey)
    path = context.folder / "survey.png"
    segno.make(wanted.address, error="m").save(str(path), scale=12, border=4)
    return DocumentFile(path, message("survey-qr", title=title_of(survey, context.person.language)), photo=True)


SURVEY_QR = Document("survey-qr", SurveyQr, _draw_qr)


# Those who answer -----------------------------------------------------------------------------------------------------


def open_link(request: Request, link: OpenSurvey) -> list[Reply]:
    """Let in somebody from outside who has opened the public link; once it is closed, they read what came of it."""
    if not request.private:
        raise UserError("private-only", bot=request.username)
    survey = ballots.enter(request.work, link.code, request.sender, request.known, request.now)
    if survey.closed:
        return [_result(request, survey)]
    respondent = _respondent(request, survey.id)
    if respondent.ballot.at or respondent.ballot.handed_in:
        return [question_screen(respondent, request.language, move=True)]
    return [intro_screen(request.work, survey, request.language, request.now)]


def _respondent(request: Request, survey_id: int) -> Respondent:
    return ballots.respondent_for(request.work, survey_id, request.sender, request.known, request.now)


def show(request: Request, press: ContinueSurvey) -> list[Reply]:
    """Show the question where it was left, below the list or the card from which it was asked for."""
    respondent = _respondent(request, press.survey)
    if respondent.complete and not respondent.ballot.handed_in:
        respondent = ballots.ask_again(request.work, respondent)
    return [question_screen(respondent, request.language, move=True)]


def answer(request: Request, press: AnswerQuestion) -> list[Reply]:
    """Take the level, and show the next question."""
    respondent = _respondent(request, press.survey)
    answered = ballots.answer(request.work, respondent, press.question, press.level)
    return [question_screen(answered, request.language, move=False)]


def go_back(request: Request, press: GoBackInSurvey) -> list[Reply]:
    """Show the question before."""
    respondent = ballots.step_back(request.work, _respondent(request, press.survey))
    return [question_screen(respondent, request.language, move=False)]


def hand_in(request: Request, press: HandInSurvey) -> list[Reply]:
    """Thank below everything else, as after a comment: otherwise the screen would tell who has written one."""
    respondent = ballots.hand_in(request.work, _respondent(request, press.survey))
    return [question_screen(respondent, request.language, move=True)]


def comment(request: Request, said: TextMessage) -> list[Reply] | None:
    """Take text as the comment, where that was the last thing that was asked for."""
    draft = drafts.current(request.work, request.known.id) if request.known else None
    since = draft.focus if draft else 0
    respondent = ballots.awaiting_comment(request.work, request.chat, request.sender, request.known, since, request.now)
    if respondent is None:
        return None
    if respondent.forgotten:
        return [comment_again_screen(ballots.ask_again(request.work, respondent), request.language)]
    return [question_screen(ballots.hand_in(request.work, respondent, said.text), request.language, move=True)]


def show_result(request: Request, press: ShowSurveyResult) -> list[Reply]:
    """Show what came of a survey that is closed."""
    survey, _ = surveys.visible(request.work, request.person, press.survey)
    if not survey.closed:
        raise UserError("survey-still-open")
    return [_result(request, survey)]


def _result(request: Request, survey: Survey) -> Post:
    return Post(result_lines(request.work, survey, request.language, request.now))


def _tell(work: UnitOfWork, reader: Person, news: News, heading: Message, now: datetime) -> Screen | Post | None:
    survey = stored.by_id(work, news.subject_id)
    if survey is None:
        return None
    if not survey.closed:
        return intro_screen(work, survey, reader.language, now, heading=heading)
    if all(cell.index is None for cell in survey_results.results(work, survey)):
        return Post([message("survey-closed-too-few", name=reader.name)])
    return Post([heading, "", *result_lines(work, survey, reader.language, now)])


COMMANDS = [Command("surveys", MEMBERS, overview, place=47, section=Section.TASKS)]
BUTTONS = [
    OnPress(ListSurveys, turn_overview),
    OnPress(BeginSurvey, begin),
    OnPress(ShowSurvey, card),
    OnPress(CloseSurvey, close, ask_whether_to_close),
    OnPress(ShowSurveyLink, send_link),
    OnPress(ChooseComment, choose_comment),
    OnPress(ChooseCommentSide, choose_comment_side),
    OnPress(ShowSurveyResult, show_result),
    OnPress(ContinueSurvey, show),
    OnPress(AnswerQuestion, answer),
    OnPress(GoBackInSurvey, go_back),
    OnPress(HandInSurvey, hand_in),
]
FLOWS = [Flow("survey", SurveyForm, _context, _start)]
LINKS = [OnLink(OpenSurvey, open_link)]
TEXTS = [OnText(comment)]
NEWS = [OnNews([NewsKind.SURVEY_ASKED, NewsKind.SURVEY_CLOSED], _tell)]
DOCUMENTS = [SURVEY_QR]
JOBS = [Job("asking", timedelta(minutes=10), deadlines.close)]
