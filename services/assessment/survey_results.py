"""What came of a closed survey, cell by cell: nothing where too few have answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from records.errors import UserError
from records.questionnaire import Questionnaire, questionnaires
from services.assessment.surveys import LEAST
from services.permissions import oversees
from storage.assessment import surveys
from storage.assessment.surveys import Comment, OpenedAnswer, Survey, Turnout
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

SATISFIED = 4


@dataclass(frozen=True)
class CellResult:
    """What came of one cell of a survey; None and empty where too few have answered.

    `index`: the mean over respondents, 0 to 100; `satisfied`: the answers in a hundred at the upper two levels;
    `items`: the mean level of each, with reversed ones turned, as they are counted; `straight`: how many gave one level
    all the way down.
    """

    turnout: Turnout
    index: float | None
    satisfied: float | None
    items: Mapping[str, float]
    straight: int


def results(work: UnitOfWork, survey: Survey) -> list[CellResult]:
    """Return what came of a closed survey, cell by cell."""
    questionnaire, answers = questionnaires()[survey.questionnaire], surveys.answers_of(work, survey.id)
    return [
        _result(questionnaire, turnout, [answer for answer in answers if answer.stand is turnout.stand])
        for turnout in surveys.turnout_of(work, survey.id)
    ]


def _result(questionnaire: Questionnaire, turnout: Turnout, answers: Sequence[OpenedAnswer]) -> CellResult:
    if not turnout.opened or len(answers) < LEAST:
        return CellResult(turnout, None, None, {}, 0)
    turned = [_turned(questionnaire, answer.levels) for answer in answers]
    every = [level for levels in turned for level in levels.values()]
    items = {
        item.key: fmean(given)
        for item in questionnaire.items
        if len(given := [levels[item.key] for levels in turned if item.key in levels]) >= LEAST
    }
    means = [fmean(levels.values()) for levels in turned if levels]
    return CellResult(
        turnout,
        (fmean(means) - 1) * 25 if means else None,
        100 * sum(level >= SATISFIED for level in every) / len(every) if every else None,
        items,
        sum(answer.straight for answer in answers),
    )


def _turned(questionnaire: Questionnaire, levels: Mapping[str, int]) -> dict[str, int]:
    """Return the levels with reversed items the right way round."""
    reversed_items = {item.key for item in questionnaire.items if item.reversed}
    return {key: 6 - level if key in reversed_items else level for key, level in levels.items()}


def comment_for(work: UnitOfWork, by: Person, comment_id: int) -> tuple[Comment, Partnership]:
    """Return a comment and its partnership, for those who look after the survey. Raise UserError for others."""
    comment = surveys.comment(work, comment_id)
    survey = surveys.by_id(work, comment.survey_id) if comment else None
    if comment is None or survey is None:
        raise UserError("survey-none")
    partnership = partnerships.by_id(work, survey.partnership_id)
    if not oversees(by, partnership):
        raise UserError("survey-none")
    return comment, partnership
