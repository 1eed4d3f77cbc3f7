"""问卷: begun by those who coordinate, answered by one tap a question, also by strangers with the public link; what
came of it goes back to those who were asked."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import JsonValue

from handlers import conversation
from handlers.asking_forms import asking_context, check_closing, period_of
from handlers.conversation import Flow
from handlers.deep_links import deep_link
from handlers.documents import Document, Made, Making, ask_for
from handlers.forms import Context, Option
from handlers.incoming import Said
from handlers.jobs import Job
from handlers.naming import on_offer
from handlers.notices import Told
from handlers.replies import Button, Line, Post, Reply, Screen, Toast
from handlers.router import COORDINATORS_AND_ADMINS, EVERYBODY, MEMBERS, Command, Listener, Section, Start, Tap, Turn
from handlers.texts import in_language
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
from services.asking import asking_clock, ballots, surveys
from services.asking.ballots import Respondent
from services.ledger.access import partnership_among
from services.ledger.records import today_in
from storage import drafts, people
from storage import surveys as stored
from storage.drafts import Draft
from storage.people import Person
from storage.surveys import SCREENS, Survey
from storage.unit_of_work import UnitOfWork

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


def overview(turn: Turn, rest: str) -> list[Reply]:
    """What I am asked; what I look after; what came of earlier ones."""
    owed = surveys.owed(turn.work, turn.person, turn.now)
    managed = surveys.managed(turn.work, turn.person)
    own = [each.id for each in people.partnerships_of(turn.work, turn.person)]
    found = stored.of_partnerships(turn.work, own)[:MOST]
    ids = {each.id for each in managed}
    rows = [[survey_button(each, turn.language)] for each in owed]
    for each in found:
        label = message("survey-open", title=title_of(each, turn.language), number=each.id)
        if each.partnership_id in ids:
            rows.append([Button(label, f"survey_card:{each.id}")])
        elif each.closed:
            rows.append([Button(label, f"survey_result:{each.id}")])
    lines: list[Line] = [message("surveys-heading", owed=len(owed)), ""]
    lines += [survey_line(turn.work, each, turn.language, turn.now) for each in found]
    offered, more = on_offer(rest, managed, "surveys")
    return [Screen("list", [*lines, *more], [*rows, *begin_buttons(offered)], move=True)]


def begin(turn: Turn, partnership_id: int = 0) -> list[Reply]:
    partnership_among(surveys.managed(turn.work, turn.person), partnership_id)
    return conversation.begin(turn, "survey", subject=f"partnership-{partnership_id}", partnership_id=partnership_id)


def _context(turn: Turn, draft: Draft) -> Context:
    offered = [Option(in_language(turn.language, each.title), name) for name, each in questionnaires().items()]
    return asking_context(turn, draft, questionnaires=offered)


def _begun(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    partnership_id = draft.partnership_id or 0
    today = today_in(people.partnership(turn.work, partnership_id), turn.now)
    given = SurveyForm.validated(answers, today)
    survey = surveys.start(
        turn.work,
        turn.person,
        partnership_id,
        given.questionnaire,
        period_of(given.period, today),
        given.closes_on,
        turn.now,
        anonymous=given.anonymous,
    )
    return [Screen("draft", [Message("survey-begun")]), _card(turn, survey, move=True), *_link(turn, survey)]


def card(turn: Turn, survey_id: int = 0) -> list[Reply]:
    return [_card(turn, _managed(turn, survey_id), move=False)]


def _card(turn: Turn, survey: Survey, *, move: bool) -> Screen:
    return card_screen(turn.work, survey, turn.person, turn.now, move=move)


def _managed(turn: Turn, survey_id: int) -> Survey:
    survey, partnership = surveys.visible(turn.work, turn.person, survey_id)
    if not surveys.may_manage(turn.person, partnership):
        raise UserError("survey-none")
    return survey


def close(turn: Turn, survey_id: int = 0) -> list[Reply]:
    survey = surveys.close(turn.work, turn.person, _managed(turn, survey_id).id, turn.now)
    return [Toast(Message("survey-is-closed")), _card(turn, survey, move=False)]


def link(turn: Turn, survey_id: int = 0) -> list[Reply]:
    """The link as text, and as a picture to print."""
    survey = _managed(turn, survey_id)
    if survey.code is None:
        raise UserError("button-old")
    address = _address(turn, survey)
    return [*_link(turn, survey), ask_for(turn, SURVEY_QR, survey=survey.id, address=address)]


def _link(turn: Turn, survey: Survey) -> list[Reply]:
    return [Post([message("survey-link-is", link=_address(turn, survey))])] if survey.code else []


def _address(turn: Turn, survey: Survey) -> str:
    return deep_link(turn.username, f"survey-{survey.code}")


def _draw_qr(making: Making) -> Made:
    import segno  # few need it

    survey, partnership = surveys.visible(making.work, making.person, int(str(making.parameters["survey"])))
    if not surveys.may_manage(making.person, partnership):
        raise UserError("survey-none")
    path = making.folder / "survey.png"
    segno.make(str(making.parameters["address"]), error="m").save(str(path), scale=12, border=4)
    return Made(path, message("survey-qr", title=title_of(survey, making.person.language)), photo=True)


SURVEY_QR = Document("survey-qr", _draw_qr)


# Those who answer -----------------------------------------------------------------------------------------------------


def open_link(turn: Turn, code: str) -> list[Reply]:
    """Somebody from outside has opened the public link; once it is closed, they read what came of it."""
    if not turn.private:
        raise UserError("private-only", bot=turn.username)
    survey = ballots.enter(turn.work, code, turn.telegram_id, turn.known, turn.now)
    if survey.closed:
        return [Post(result_lines(turn.work, survey, turn.language, turn.now, comments=False))]
    one = _respondent(turn, survey.id)
    if one.ballot.at or one.ballot.handed_in:
        return [question_screen(one, turn.language, move=True)]
    return [_intro(turn.work, survey, turn.language, turn.now, move=True)]


def _intro(
    work: UnitOfWork, survey: Survey, language: str, now: datetime, *, heading: Message | None = None, move: bool
) -> Screen:
    lines: list[Line] = [heading, ""] if heading else []
    lines += intro_lines(work, survey, language, now)
    rows = [[Button(Message("survey-begin-answering"), f"survey:{survey.id}")]]
    return Screen(f"{SCREENS}{survey.id}", lines, rows, move=move)


def _respondent(turn: Turn, survey_id: int) -> Respondent:
    return ballots.respondent(turn.work, survey_id, turn.telegram_id, turn.known, turn.now)


def show(turn: Turn, survey_id: int = 0) -> list[Reply]:
    """The question where it was left, below the list or the card from which it was asked for."""
    return [question_screen(_respondent(turn, survey_id), turn.language, move=True)]


def answer(turn: Turn, survey_id: int = 0, number: int = -1, level: int = -1) -> list[Reply]:
    one = ballots.answer(turn.work, _respondent(turn, survey_id), number, level)
    return [question_screen(one, turn.language, move=False)]


def back(turn: Turn, survey_id: int = 0) -> list[Reply]:
    one = ballots.step_back(turn.work, _respondent(turn, survey_id))
    return [question_screen(one, turn.language, move=False)]


def hand_in(turn: Turn, survey_id: int = 0) -> list[Reply]:
    """Below everything else, as after a comment: otherwise the screen would tell who has written one."""
    one = ballots.hand_in(turn.work, _respondent(turn, survey_id))
    return [question_screen(one, turn.language, move=True)]


def comment(turn: Turn, said: Said) -> list[Reply] | None:
    """Text, where a comment was the last thing that was asked for."""
    draft = drafts.current(turn.work, turn.known.id) if turn.known else None
    since = draft.focus if draft else 0
    one = ballots.awaiting_comment(turn.work, turn.chat_id, turn.telegram_id, turn.known, since, turn.now)
    if one is None:
        return None
    return [question_screen(ballots.hand_in(turn.work, one, said.text), turn.language, move=True)]


def result(turn: Turn, survey_id: int = 0) -> list[Reply]:
    survey, _ = surveys.visible(turn.work, turn.person, survey_id)
    if not survey.closed:
        raise UserError("survey-still-open")
    return [Post(result_lines(turn.work, survey, turn.language, turn.now, comments=False))]


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
FLOWS = [Flow("survey", SurveyForm, _context, _begun)]
STARTS = [Start("survey-", EVERYBODY, open_link)]
LISTENERS = [Listener(comment)]
NEWS = [Told("survey", _told, frozenset({"survey_asked"}))]
DOCUMENTS = [SURVEY_QR]
JOBS = [Job("asking", timedelta(minutes=10), asking_clock.close)]
