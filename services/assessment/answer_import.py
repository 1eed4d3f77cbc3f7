"""Answers collected elsewhere join a survey that has closed, and stay marked as such."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from records.errors import UserError
from records.questionnaire import questionnaires
from records.reading.answer_list import AnswerLine, RefusedAnswer, parse_answers
from records.reading.table_rows import PassedRow
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of
from records.subjects import OfSurvey
from services.assessment import surveys as asking
from services.assessment.survey_facts import facts_of_imported
from storage import audit
from storage.assessment import surveys
from storage.assessment.surveys import OpenedAnswer, Survey
from storage.chat import imports
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

_EACH = "each"  # among the choices: whether rows that say the same are of one person each


@dataclass(frozen=True)
class AnswerPlan:
    """What taking a list would do to the survey that it is for; `passed` are its titles, totals and notes.

    `repeated`: so many rows say what others say, and whether they are of others must be known before any are taken.
    """

    survey: Survey
    taken: tuple[AnswerLine, ...]
    refused: tuple[RefusedAnswer, ...]
    passed: tuple[PassedRow, ...] = ()
    repeated: int = 0


def check(work: UnitOfWork, by: Person, survey_id: int) -> tuple[Survey, Partnership]:
    """Return the survey and its partnership.

    Raise UserError unless the person looks after it, it has closed, and nothing was imported yet.
    """
    survey, partnership = asking.managed(work, by, survey_id)
    if not survey.closed:
        raise UserError("answers-still-open")
    if any(answer.imported for answer in surveys.answers_of(work, survey.id)):
        raise UserError("answers-imported")
    return survey, partnership


def plan(work: UnitOfWork, by: Person, imported: Import) -> AnswerPlan:
    """Return what taking the list would do.

    Raise UserError where the heading is not the questionnaire's, or a cell would have too few answers.
    """
    survey, partnership = check(work, by, imported.about(OfSurvey).survey)
    sides = {partnership.organisation(side).name: side for side in Side}
    parsed = parse_answers(imported.lines, questionnaires()[survey.questionnaire], sides)
    each = imported.choices.get(_EACH)
    if parsed.repeated and each is None:
        return AnswerPlan(survey, parsed.lines, parsed.refused, parsed.passed, len(parsed.repeated))
    taken = [line for line in parsed.lines if each or line.number not in parsed.repeated]
    there = Counter(answer.stand for answer in surveys.answers_of(work, survey.id))
    for stand, count in Counter(standpoint_of(line.side) for line in taken).items():
        if count + there[stand] < asking.LEAST:
            raise UserError("answers-too-few", count=count, least=asking.LEAST)
    return AnswerPlan(survey, tuple(taken), parsed.refused, parsed.passed)


def count_repeated(work: UnitOfWork, by: Person, imported: Import, each: bool) -> None:
    """Say whether rows that say the same are of one person each, or the same sheet. Raise UserError as `check`."""
    if not isinstance(imported.subject, OfSurvey):
        raise UserError("button-old")
    check(work, by, imported.about(OfSurvey).survey)
    imports.choose(work, imported, **{_EACH: each})


def fitting_lines(work: UnitOfWork, imported: Import) -> int:
    """Return how many of the rows could be taken as answers to the survey; none where the heading is not its own."""
    survey = surveys.by_id(work, imported.about(OfSurvey).survey)
    if survey is None:
        return 0
    partnership = partnerships.by_id(work, survey.partnership_id)
    try:
        sides = {partnership.organisation(side).name: side for side in Side}
        return len(parse_answers(imported.lines, questionnaires()[survey.questionnaire], sides).lines)
    except UserError:
        return 0


def take(work: UnitOfWork, by: Person, imported: Import, now: datetime) -> int:
    """Write all that the plan takes, shuffled, and return how many answers that are. Raise UserError as `plan`."""
    planned = plan(work, by, imported)
    if planned.repeated:
        raise UserError("button-old")
    survey = planned.survey
    questionnaire = questionnaires()[survey.questionnaire]
    answers = [
        OpenedAnswer(
            number,
            standpoint_of(line.side),
            line.levels,
            questionnaire.is_straight_lined(line.levels),
            imported=True,
        )
        for number, line in asking.shuffled(planned.taken)
    ]
    more_asked: list[tuple[Standpoint, int]] = []
    for stand, count in Counter(answer.stand for answer in answers).items():
        more_asked.append((stand, surveys.count_imported(work, survey.id, stand, count)))
    surveys.add_answers(work, survey.id, answers)
    facts.add(work, survey.partnership_id, facts_of_imported(survey, more_asked, answers), now)
    audit.note(work, now, by.id, "survey_import", "survey", survey.id, None, taken=len(answers))
    return len(answers)
