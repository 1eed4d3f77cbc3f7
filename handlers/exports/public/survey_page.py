"""The page on which the public answers a survey, all questions at once; once it is closed, what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from handlers.exports.public.page_frames import SERVED, page_html
from handlers.exports.public.places import PagePlace
from handlers.kit.replies import Line
from handlers.kit.texts import in_language
from handlers.views.surveys import result_lines, title_of
from records.messages import Message, message
from records.periods import parse_period
from records.questionnaire import LEVELS, NO_ANSWER, Questionnaire, questionnaires
from services.assessment.ballots import is_open
from storage.assessment.surveys import Survey
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships

_NAME = "survey/{}"


@dataclass(frozen=True)
class LevelChoice:
    """One of the levels that a question offers, or no answer."""

    value: int
    words: Line
    is_chosen: bool


@dataclass(frozen=True)
class SurveyQuestion:
    """A question with its levels, and the key by which its answer is sent."""

    key: str
    words: str
    levels: Sequence[LevelChoice]


@dataclass(frozen=True)
class FilledSheet:
    """What somebody has filled in: the level of each question, and a comment."""

    levels: Mapping[str, int]
    comment: str = ""


@dataclass(frozen=True)
class SurveyPage:
    """What the page of a survey says; without questions it only tells something."""

    title: str
    period: Line
    partnership: str
    lines: Sequence[Line]
    questions: Sequence[SurveyQuestion] = ()
    comment: str = ""
    problem: Line | None = None


BLANK = FilledSheet({})


def name_of_survey(code: str) -> str:
    """Return the name of the page of a survey, by the code of its public link."""
    return _NAME.format(code)


def survey_html(
    work: UnitOfWork,
    survey: Survey,
    place: PagePlace,
    now: datetime,
    sheet: FilledSheet = BLANK,
    *,
    told: Line | None = None,
    problem: Line | None = None,
) -> str:
    """Return the page of a survey. `told` is said instead of the questions, `problem` above what was filled in."""
    language = place.language
    questionnaire = questionnaires()[survey.questionnaire]
    partnership = partnerships.by_id(work, survey.partnership_id)
    period = parse_period(survey.period, max(survey.first_day, partnership.today(now)))
    asks = is_open(survey, partnership, now) and told is None
    about = message("public-survey-about", period=period.label, closes=survey.closes_on)
    lines: Sequence[Line] = [told] if told else result_lines(work, survey, language, now)[1:] if survey.closed else []
    if asks:
        lines = [message("public-survey-intro", count=len(questionnaire.items)), Message("survey-is-anonymous")]
    content = SurveyPage(
        title=title_of(survey, language),
        period=about,
        partnership=partnership.name,
        lines=[line for line in lines or [Message("survey-closed")] if line],
        questions=_questions(questionnaire, sheet, language) if asks else (),
        comment=sheet.comment,
        problem=problem,
    )
    return page_html(place, "survey", content, SERVED)


def _questions(questionnaire: Questionnaire, sheet: FilledSheet, language: str) -> list[SurveyQuestion]:
    words: dict[int, Line] = {level: in_language(language, questionnaire.levels[str(level)]) for level in LEVELS[::-1]}
    words[NO_ANSWER] = Message("survey-no-answer")
    return [
        SurveyQuestion(
            item.key,
            in_language(language, item),
            [LevelChoice(level, said, sheet.levels.get(item.key) == level) for level, said in words.items()],
        )
        for item in questionnaire.items
    ]
