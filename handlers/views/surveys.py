"""A survey as people see it: its questions one by one, how many have answered, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.buttons.assessment import (
    AnswerQuestion,
    BeginSurvey,
    ChooseComment,
    ChooseCommentSide,
    CloseSurvey,
    ContinueSurvey,
    GoBackInSurvey,
    HandInSurvey,
    ImportAnswers,
    RectifyComment,
    ShowSurvey,
    ShowSurveyLink,
)
from handlers.kit.pager import SIZE, PageOf, page_of
from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from records.messages import Message, message
from records.periods import parse_period
from records.purposes import SurveyCardPurpose, SurveyPurpose
from records.questionnaire import LEVELS, NO_ANSWER, questionnaires
from records.roles import Side
from services.assessment import surveys
from services.assessment.ballots import Respondent, is_open
from services.assessment.survey_results import CellResult, results
from storage.assessment import surveys as stored
from storage.assessment.surveys import Comment, Survey, Turnout
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST_COMMENTS = 20
ROW = 4  # buttons


def title_of(survey: Survey, language: str) -> str:
    """Return the questionnaire's title."""
    return in_language(language, questionnaires()[survey.questionnaire].title)


def survey_line(work: UnitOfWork, survey: Survey, language: str, now: datetime) -> Message:
    """Return a survey as one line of a list."""
    partnership = partnerships.by_id(work, survey.partnership_id)
    key = "survey-line" if is_open(survey, partnership, now) else "survey-line-closed"
    period = parse_period(survey.period, max(survey.first_day, partnership.today(now)))
    return message(key, title=title_of(survey, language), period=period.label, closes=survey.closes_on)


def survey_button(survey: Survey, language: str) -> Button:
    """Return the button to answer the survey."""
    return Button(message("survey-answer", title=title_of(survey, language)), ContinueSurvey(survey.id))


def intro_screen(
    work: UnitOfWork, survey: Survey, language: str, now: datetime, *, heading: Message | None = None
) -> Screen:
    """Return what somebody should know before the first question, below everything else."""
    count = len(questionnaires()[survey.questionnaire].items)
    privacy = Message("survey-is-anonymous" if survey.anonymous else "survey-is-not-anonymous")
    lines: list[Line] = [heading, ""] if heading else []
    lines += [
        survey_line(work, survey, language, now),
        partnerships.by_id(work, survey.partnership_id).name,
        "",
        message("survey-intro", count=count),
        privacy,
    ]
    rows = [[Button(Message("survey-begin-answering"), ContinueSurvey(survey.id))]]
    return Screen(SurveyPurpose(survey.id), lines, rows, move=True)


def question_screen(respondent: Respondent, language: str, *, move: bool) -> Screen:
    """Return the question that is next, the comment after the last, or thanks. Nothing of earlier answers is on it."""
    survey, items = respondent.survey, respondent.questionnaire.items
    purpose = SurveyPurpose(survey.id)
    heading = message("survey-title", title=title_of(survey, language))
    if respondent.ballot.handed_in:
        return Screen(purpose, [heading, "", Message("survey-thanks")], move=move)
    back = [Button(Message("survey-back"), GoBackInSurvey(survey.id))]
    if respondent.complete:
        rows = [[Button(Message("survey-hand-in"), HandInSurvey(survey.id))], back]
        return Screen(purpose, [heading, "", Message("survey-comment")], rows, move=move)
    at = respondent.ballot.at
    question = message("survey-question", number=at + 1, of=len(items), question=in_language(language, items[at]))
    means = {level: in_language(language, respondent.questionnaire.levels[str(level)]) for level in reversed(LEVELS)}
    levels = [[Button(f"{level} {said}", AnswerQuestion(survey.id, at, level))] for level, said in means.items()]
    rows = [*levels, [Button(Message("survey-no-answer"), AnswerQuestion(survey.id, at, NO_ANSWER))]]
    return Screen(purpose, [heading, "", question], [*rows, *([back] if at else [])], move=move)


def comment_again_screen(respondent: Respondent, language: str) -> Screen:
    """Return the question for the comment with word that what was typed was not taken, which it does not repeat."""
    screen = question_screen(respondent, language, move=True)
    return replace(screen, lines=[*screen.lines, "", Message("survey-comment-not-taken")])


def turnout_line(turnout: Turnout) -> Message:
    """Return how many of those who stand there have answered."""
    stand = Message(f"standpoint-{turnout.stand}")
    if not turnout.asked:
        return message("survey-turnout-open", stand=stand, answered=turnout.answered)
    share = 100 * turnout.answered / turnout.asked
    return message("survey-turnout", stand=stand, answered=turnout.answered, asked=turnout.asked, share=f"{share:.0f}")


def card_screen(
    work: UnitOfWork, survey: Survey, reader: Person, now: datetime, number: int = 0, *, move: bool
) -> Screen:
    """Return, for those who look after it, how many have answered, the public link, and what came of it once closed."""
    language = reader.language
    if survey.closed:
        comments = page_of([*enumerate(stored.comments_of(work, survey.id), 1)], number, MOST_COMMENTS)
        result = [*result_lines(work, survey, language, now), *_comment_lines(comments)]
        turning = comments.turning(lambda other: ShowSurvey(survey.id, other))
        more = [Button(Message("answers-import"), ImportAnswers(survey.id))]
        return Screen(SurveyCardPurpose(survey.id), result, [*_comment_rows(work, survey), turning, more], move=move)
    lines: list[Line] = [survey_line(work, survey, language, now), ""]
    lines += [turnout_line(turnout) for turnout in surveys.turnout(work, survey)]
    rows = []
    if survey.code is not None:
        rows.append([Button(Message("survey-link"), ShowSurveyLink(survey.id))])
    if not survey.anonymous:
        silent = tuple(person.name for person in surveys.silent(work, survey))
        lines += ["", message("survey-silent", names=silent) if silent else Message("survey-all-answered")]
    rows.append([Button(Message("survey-close"), CloseSurvey(survey.id))])
    return Screen(SurveyCardPurpose(survey.id), lines, rows, move=move)


def result_lines(work: UnitOfWork, survey: Survey, language: str, now: datetime) -> list[Line]:
    """Return what came of a closed survey."""
    lines: list[Line] = [survey_line(work, survey, language, now)]
    for result in results(work, survey):
        lines += ["", turnout_line(result.turnout), *_cell_lines(survey, result, language)]
        if result.turnout.imported:
            lines.append(message("survey-imported", count=result.turnout.imported))
    return lines


def _comment_lines(comments: PageOf[tuple[int, Comment]]) -> list[Line]:
    """Return a page of the comments, shuffled, for those who look after the survey."""
    if not comments.count:
        return []
    lines = [message("survey-comment-line", number=number, text=comment.text) for number, comment in comments.items]
    return ["", Message("survey-comments"), *lines]


def _cell_lines(survey: Survey, result: CellResult, language: str) -> list[Line]:
    if result.index is None or result.satisfied is None:
        return [message("survey-too-few", least=surveys.LEAST)]
    lines: list[Line] = [
        message("survey-index", index=f"{result.index:.1f}", satisfied=f"{result.satisfied:.0f}"),
        *(
            message(
                "survey-item-mean-reversed" if item.reversed else "survey-item-mean",
                question=in_language(language, item),
                mean=f"{result.items[item.key]:.1f}",
            )
            for item in questionnaires()[survey.questionnaire].items
            if item.key in result.items
        ),
    ]
    return [*lines, message("survey-straight", count=result.straight)] if result.straight else lines


def _comment_rows(work: UnitOfWork, survey: Survey) -> list[list[Button]]:
    """Return the way from a comment to a rectification: which one is asked first, where there are several."""
    written = stored.comments_of(work, survey.id)
    if len(written) > 1:
        return [[Button(Message("survey-rectify-comments"), ChooseComment(survey.id))]]
    return [_side_buttons(comment, 1) for comment in written]


def comments_screen(work: UnitOfWork, survey: Survey, number: int) -> Screen:
    """Return a page of the comments, with a button for each."""
    page = page_of(stored.comments_of(work, survey.id), number)
    numbered = list(enumerate(page.items, page.number * page.size + 1))
    lines: list[Line] = [Message("survey-rectify-which"), ""]
    lines += [message("survey-comment-line", number=place, text=comment.text) for place, comment in numbered]
    buttons = [Button(str(place), ChooseCommentSide(comment.id)) for place, comment in numbered]
    rows = [buttons[:ROW], buttons[ROW:], page.turning(lambda other: ChooseComment(survey.id, other))]
    back = [Button(Message("form-back"), ShowSurvey(survey.id))]
    return Screen(SurveyCardPurpose(survey.id), lines, [*filter(None, rows), back])


def comment_side_screen(work: UnitOfWork, comment: Comment) -> Screen:
    """Return the comment with the choice of the side that is to put right what it says."""
    place = [other.id for other in stored.comments_of(work, comment.survey_id)].index(comment.id) + 1
    lines: list[Line] = [
        Message("survey-rectify-side"),
        "",
        message("survey-comment-line", number=place, text=comment.text),
    ]
    back = [Button(Message("form-back"), ChooseComment(comment.survey_id, (place - 1) // SIZE))]
    return Screen(SurveyCardPurpose(comment.survey_id), lines, [_side_buttons(comment, place), back])


def _side_buttons(comment: Comment, number: int) -> list[Button]:
    return [
        Button(
            message("survey-rectify", number=number, side=Message(f"standpoint-{side}")),
            RectifyComment(comment.id, side),
        )
        for side in Side
    ]


def begin_buttons(offered: Sequence[Partnership]) -> list[list[Button]]:
    """Return a button for each of the partnerships, to begin a survey."""
    return [
        [Button(message("survey-begin", partnership=partnership.name), BeginSurvey(partnership.id))]
        for partnership in offered
    ]
