"""Answers collected elsewhere join a survey that has closed, and stay marked as such."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from records.answer_list import AnswerLine, RefusedAnswer, parse_answers
from records.errors import UserError
from records.questionnaire import questionnaires
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of
from records.subjects import OfSurvey
from services.assessment import surveys as asking
from services.assessment.survey_facts import facts_of_imported
from storage import audit
from storage.assessment import surveys
from storage.assessment.surveys import OpenedAnswer, Survey
from storage.chat.imports import Import
from storage.engine.unit_of_work import UnitOfWork
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts


@dataclass(frozen=True)
class AnswerPlan:
    """What taking a list would do to the survey that it is for."""

    survey: Survey
    taken: tuple[AnswerLine, ...]
    refused: tuple[RefusedAnswer, ...]


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
    taken, refused = parse_answers(imported.lines, questionnaires()[survey.questionnaire], sides)
    there = Counter(answer.stand for answer in surveys.answers_of(work, survey.id))
    for stand, count in Counter(standpoint_of(line.side) for line in taken).items():
        if count + there[stand] < asking.LEAST:
            raise UserError("answers-too-few", count=count, least=asking.LEAST)
    return AnswerPlan(survey, tuple(taken), tuple(refused))


def take(work: UnitOfWork, by: Person, imported: Import, now: datetime) -> int:
    """Write all that the plan takes, shuffled, and return how many answers that are. Raise UserError as `plan`."""
    planned = plan(work, by, imported)
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
