"""A survey as people see it: its questions one by one, how many have answered, and what came of it."""

from collections.abc import Sequence
from datetime import datetime

from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language
from records.messages import Message, message
from records.periods import parse_period
from records.questionnaire import LEVELS, NO_ANSWER, questionnaires
from records.standpoints import Standpoint
from services.assessment import surveys
from services.assessment.ballots import Respondent, is_open
from services.assessment.survey_results import Result, results
from storage.assessment import surveys as stored
from storage.assessment.surveys import SCREENS, Survey, Turnout
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person

MOST_COMMENTS = 20


def title_of(survey: Survey, language: str) -> str:
    return in_language(language, questionnaires()[survey.questionnaire].title)


def survey_line(work: UnitOfWork, survey: Survey, language: str, now: datetime) -> Message:
    partnership = directory.partnership(work, survey.partnership_id)
    key = "survey-line" if is_open(survey, partnership, now) else "survey-line-closed"
    period = parse_period(survey.period, max(survey.first_day, partnership.today(now)))
    return message(key, title=title_of(survey, language), period=period.label, closes=survey.closes_on)


def survey_button(survey: Survey, language: str) -> Button:
    return Button(message("survey-answer", title=title_of(survey, language)), f"survey:{survey.id}")


def intro_lines(work: UnitOfWork, survey: Survey, language: str, now: datetime) -> list[Line]:
    """What somebody should know before the first question."""
    partnership = directory.partnership(work, survey.partnership_id)
    count = len(questionnaires()[survey.questionnaire].items)
    privacy = Message("survey-is-anonymous" if survey.anonymous else "survey-is-not-anonymous")
    return [
        survey_line(work, survey, language, now),
        partnership.name,
        "",
        message("survey-intro", count=count),
        privacy,
    ]


def question_screen(one: Respondent, language: str, *, move: bool) -> Screen:
    """The question that is next, the comment after the last, or thanks. Nothing of earlier answers is on it."""
    survey, items = one.survey, one.questionnaire.items
    purpose = f"{SCREENS}{survey.id}"
    heading = message("survey-title", title=title_of(survey, language))
    if one.ballot.handed_in:
        return Screen(purpose, [heading, "", Message("survey-thanks")], move=move)
    back = [Button(Message("survey-back"), f"survey_back:{survey.id}")]
    if one.complete:
        rows = [[Button(Message("survey-hand-in"), f"survey_hand_in:{survey.id}")], back]
        return Screen(purpose, [heading, "", Message("survey-comment")], rows, move=move)
    at = one.ballot.at
    question = message("survey-question", number=at + 1, of=len(items), question=in_language(language, items[at]))
    means = {level: in_language(language, one.questionnaire.levels[str(level)]) for level in reversed(LEVELS)}
    levels = [[Button(f"{level} {said}", f"answer:{survey.id}:{at}:{level}")] for level, said in means.items()]
    rows = [*levels, [Button(Message("survey-no-answer"), f"answer:{survey.id}:{at}:{NO_ANSWER}")]]
    return Screen(purpose, [heading, "", question], [*rows, *([back] if at else [])], move=move)


def turnout_line(turnout: Turnout) -> Message:
    stand = Message(f"standpoint-{turnout.stand}")
    if not turnout.asked:
        return message("survey-turnout-open", stand=stand, answered=turnout.answered)
    share = 100 * turnout.answered / turnout.asked
    return message("survey-turnout", stand=stand, answered=turnout.answered, asked=turnout.asked, share=f"{share:.0f}")


def card_screen(work: UnitOfWork, survey: Survey, reader: Person, now: datetime, *, move: bool) -> Screen:
    """For those who manage it: how many have answered, the public link, and, once it is closed, what came of it."""
    language = reader.language
    if survey.closed:
        told = result_lines(work, survey, language, now, comments=True)
        more = [Button(Message("answers-import"), f"survey_import:{survey.id}")]
        return Screen(f"survey_card:{survey.id}", told, [*_comment_rows(work, survey), more], move=move)
    lines: list[Line] = [survey_line(work, survey, language, now), ""]
    lines += [turnout_line(each) for each in surveys.turnout(work, survey)]
    rows = []
    if survey.code is not None:
        rows.append([Button(Message("survey-link"), f"survey_link:{survey.id}")])
    if not survey.anonymous:
        silent = tuple(person.name for person in surveys.silent(work, survey))
        lines += ["", message("survey-silent", names=silent) if silent else Message("survey-all-answered")]
    rows.append([Button(Message("survey-close"), f"survey_close:{survey.id}")])
    return Screen(f"survey_card:{survey.id}", lines, rows, move=move)


def result_lines(work: UnitOfWork, survey: Survey, language: str, now: datetime, *, comments: bool) -> list[Line]:
    """What came of a closed survey; comments, shuffled, for those who manage it."""
    lines: list[Line] = [survey_line(work, survey, language, now)]
    for result in results(work, survey):
        lines += ["", turnout_line(result.turnout), *_cell_lines(survey, result, language)]
        if result.turnout.imported:
            lines.append(message("survey-imported", count=result.turnout.imported))
    found = stored.comments_of(work, survey.id)[:MOST_COMMENTS] if comments else []
    if found:
        lines += ["", Message("survey-comments")]
        lines += [message("survey-comment-line", number=at, text=each.text) for at, each in enumerate(found, 1)]
    return lines


def _cell_lines(survey: Survey, result: Result, language: str) -> list[Line]:
    if result.index is None or result.satisfied is None:
        return [message("survey-too-few", least=surveys.LEAST)]
    lines: list[Line] = [
        message("survey-index", index=f"{result.index:.1f}", satisfied=f"{result.satisfied:.0f}"),
        *(
            message("survey-item-mean", question=in_language(language, item), mean=f"{result.items[item.key]:.1f}")
            for item in questionnaires()[survey.questionnaire].items
            if item.key in result.items
        ),
    ]
    return [*lines, message("survey-straight", count=result.straight)] if result.straight else lines


def _comment_rows(work: UnitOfWork, survey: Survey) -> list[list[Button]]:
    """From a comment to a rectification, of either side."""
    return [
        [
            Button(
                message("survey-rectify", number=at, side=Message(f"standpoint-{stand}")),
                f"rectify:{survey.partnership_id}:{side}:2:{comment.id}",
            )
            for side, stand in enumerate((Standpoint.COLLEGE, Standpoint.ENTERPRISE))
        ]
        for at, comment in enumerate(stored.comments_of(work, survey.id)[:MOST_COMMENTS], 1)
    ]


def begin_buttons(partnerships: Sequence[Partnership]) -> list[list[Button]]:
    return [
        [Button(message("survey-begin", partnership=each.name), f"survey_begin:{each.id}")] for each in partnerships
    ]
