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
from storage.people.directory import Person
from storage.scoring import facts


@dataclass(frozen=True)
class AnswerPlan:
    """What taking the list would do."""

    taken: tuple[AnswerLine, ...]
    refused: tuple[RefusedAnswer, ...]


def check(work: UnitOfWork, by: Person, survey_id: int) -> Survey:
    """Raises UserError unless the person manages the survey, it has closed, and nothing was imported yet."""
    survey, partnership = asking.visible(work, by, survey_id)
    if not asking.may_manage(by, partnership):
        raise UserError("survey-none")
    if not survey.closed:
        raise UserError("answers-still-open")
    if any(answer.imported for answer in surveys.answers_of(work, survey.id)):
        raise UserError("answers-imported")
    return survey


def plan(work: UnitOfWork, by: Person, found: Import) -> AnswerPlan:
    """Raises UserError where the heading is not the questionnaire's, or a cell would have too few answers."""
    survey = check(work, by, found.about(OfSurvey).survey)
    _, partnership = asking.visible(work, by, survey.id)
    names = {partnership.organisation(side).name: side for side in Side}
    taken, refused = parse_answers(found.lines, questionnaires()[survey.questionnaire], names)
    there = Counter(answer.stand for answer in surveys.answers_of(work, survey.id))
    for stand, count in Counter(standpoint_of(line.side) for line in taken).items():
        if count + there[stand] < asking.LEAST:
            raise UserError("answers-too-few", count=count, least=asking.LEAST)
    return AnswerPlan(tuple(taken), tuple(refused))


def take(work: UnitOfWork, by: Person, found: Import, now: datetime) -> int:
    """Writes all that the plan takes, shuffled, and returns how many that are."""
    survey = check(work, by, found.about(OfSurvey).survey)
    lines = plan(work, by, found).taken
    asked = questionnaires()[survey.questionnaire]
    answers = [
        OpenedAnswer(number, standpoint_of(line.side), line.levels, asked.is_straight_lined(line.levels), imported=True)
        for number, line in asking.shuffled(lines)
    ]
    more: list[tuple[Standpoint, int]] = []
    for stand, count in Counter(answer.stand for answer in answers).items():
        more.append((stand, surveys.count_imported(work, survey.id, stand, count)))
    surveys.add_answers(work, survey.id, answers)
    facts.add(work, survey.partnership_id, facts_of_imported(survey, more, answers), now)
    audit.note(work, now, by.id, "survey_import", "survey", survey.id, None, taken=len(answers))
    return len(answers)
