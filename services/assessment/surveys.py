"""Surveys 问卷: begun for a period, looked on while they run, closed.

Then their ballots are opened all at once and shuffled, so that no answer leads to a person
(docs/adr/0010-surveys-that-are-anonymous.md).
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from random import SystemRandom
from typing import TypeVar

from records.errors import UserError
from records.notices import News, NewsKind
from records.periods import ReportingPeriod
from records.questionnaire import SurveyAudience, questionnaires
from records.roles import Side
from records.standpoints import standpoint_of
from services.assessment import ballots
from services.assessment.ballots import Ballot, is_open
from services.assessment.sealing import new_salt
from services.assessment.survey_facts import facts_of_closed
from services.permissions import belongs, check_oversees, oversees
from storage import audit
from storage.assessment import surveys
from storage.assessment.surveys import AskedPerson, Comment, OpenedAnswer, Survey, Turnout
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

T = TypeVar("T")
LEAST = 5  # answers of a cell, below which nothing of it is opened or shown
LARGEST_NUMBER = 2**53  # of an opened answer or comment: random, so that it tells no order


def start(
    work: UnitOfWork,
    by: Person,
    partnership_id: int,
    name: str,
    period: ReportingPeriod,
    closes_on: date,
    now: datetime,
    *,
    anonymous: bool = True,
) -> Survey:
    """Begin a survey: ask everybody of both sides, or make the public link.

    Raise UserError unless the person looks after the partnership, on a day that has passed, and where the questionnaire
    is asked about that period already.
    """
    partnership = partnerships.by_id(work, partnership_id)
    check_oversees(by, partnership)
    if closes_on < (today := partnership.today(now)):
        raise UserError("closing-day-past", today=today)
    earlier = surveys.of_partnerships(work, [partnership_id])
    if any((survey.questionnaire, survey.period) == (name, period.code) for survey in earlier):
        raise UserError("survey-known")
    public = questionnaires()[name].asked is SurveyAudience.PUBLIC
    survey_id = surveys.add(
        work,
        partnership_id=partnership_id,
        questionnaire=name,
        period=period.code,
        first_day=period.first,
        last_day=period.last,
        closes_on=closes_on,
        anonymous=anonymous or public,
        code=secrets.token_urlsafe(12) if public else None,
        salt=new_salt(),
        started_by=by.id,
        started_at=now,
    )
    audit.note(work, now, by.id, "survey_start", "survey", survey_id)
    if not public:
        _ask(work, survey_id, partnership)
    return _existing(work, survey_id)


def _ask(work: UnitOfWork, survey_id: int, partnership: Partnership) -> None:
    asked = {
        person.id: partnership.side_of(person) or side
        for side in Side
        for person in persons.of_organisations(work, [partnership.organisation(side).id])
    }
    surveys.ask(work, survey_id, asked.items())
    work.news += [News(NewsKind.SURVEY_ASKED, person_id, survey_id) for person_id in asked]


def visible(work: UnitOfWork, person: Person | None, survey_id: int) -> tuple[Survey, Partnership]:
    """Return the survey and its partnership, for those who are asked and those who manage it.

    Raise UserError, the same where there is none and where it is another's.
    """
    survey = surveys.by_id(work, survey_id)
    if survey is None or person is None:
        raise UserError("survey-none")
    partnership = partnerships.by_id(work, survey.partnership_id)
    if not belongs(person, partnership) and surveys.side_asked(work, survey.id, person.id) is None:
        raise UserError("survey-none")
    return survey, partnership


def managed(work: UnitOfWork, by: Person, survey_id: int) -> tuple[Survey, Partnership]:
    """Return the survey and its partnership, for those who look after it. Raise UserError as `visible`."""
    survey, partnership = visible(work, by, survey_id)
    if not oversees(by, partnership):
        raise UserError("survey-none")
    return survey, partnership


def turnout(work: UnitOfWork, survey: Survey) -> list[Turnout]:
    """Return how many were asked and have answered, by where they stand; while it runs, no more than that."""
    if survey.closed:
        return surveys.turnout_of(work, survey.id)
    return _turnout(survey, surveys.asked_in(work, survey.id), ballots.complete(work, survey))


def _turnout(survey: Survey, asked: Sequence[AskedPerson], cast: Sequence[Ballot]) -> list[Turnout]:
    stands = list(Side) if questionnaires()[survey.questionnaire].asked is SurveyAudience.MEMBERS else [None]
    turnouts = []
    for stand in map(standpoint_of, stands):
        answered = sum(ballot.stand is stand for ballot in cast)
        of_stand = sum(person.side == stand.value for person in asked)
        turnouts.append(Turnout(stand, of_stand, answered, opened=answered >= LEAST))
    return turnouts


def silent(work: UnitOfWork, survey: Survey) -> list[AskedPerson]:
    """Return who has not answered yet. Raise UserError where the survey is anonymous."""
    if survey.anonymous:
        raise UserError("survey-anonymous")
    if survey.closed:
        return []
    asked = surveys.asked_in(work, survey.id)
    return [person for person in asked if not ballots.has_answered(work, survey, person.address)]


def sealed_otherwise(work: UnitOfWork) -> list[int]:
    """Return the ids of running surveys with ballots that the process's secret does not open: it has been changed."""
    return [survey.id for survey in surveys.running(work) if None in ballots.opened(work, survey)]


def owed(work: UnitOfWork, person: Person, now: datetime) -> list[Survey]:
    """Return the open surveys that the person is asked and has not answered."""
    return [
        survey
        for survey in surveys.asked_of(work, person.id)
        if is_open(survey, partnerships.by_id(work, survey.partnership_id), now)
        and not ballots.has_answered(work, survey, person.address)
    ]


def close(work: UnitOfWork, by: Person, survey_id: int, now: datetime) -> Survey:
    """End the survey before its day. Raise UserError where it has ended, and as `managed`."""
    survey, _ = managed(work, by, survey_id)
    if survey.closed:
        raise UserError("survey-closed")
    _close(work, survey, by.id, now)
    return _existing(work, survey.id)


def close_due(work: UnitOfWork, now: datetime) -> None:
    """Close the surveys whose last day is over."""
    for survey in surveys.running(work):
        if partnerships.by_id(work, survey.partnership_id).today(now) > survey.closes_on:
            _close(work, survey, None, now)


def _close(work: UnitOfWork, survey: Survey, by: int | None, now: datetime) -> None:
    """Open the answers of each cell that has enough of them, all at once and shuffled; those of the others never."""
    cast, asked = ballots.complete(work, survey), surveys.asked_in(work, survey.id)
    counted = _turnout(survey, asked, cast)
    opened = {turnout.stand for turnout in counted if turnout.opened}
    taken = [ballot for ballot in cast if ballot.stand in opened]
    questionnaire = questionnaires()[survey.questionnaire]
    answers = [
        OpenedAnswer(number, ballot.stand, ballot.levels, questionnaire.is_straight_lined(ballot.levels))
        for number, ballot in shuffled(taken)
    ]
    comments = [
        Comment(number, survey.id, comment)
        for number, comment in shuffled([ballot.comment for ballot in taken if ballot.comment])
    ]
    surveys.close(work, survey.id, counted, answers, comments, now)
    facts.add(work, survey.partnership_id, facts_of_closed(survey, counted, answers), now)
    audit.note(work, now, by, "survey_close", "survey", survey.id)
    work.news += [News(NewsKind.SURVEY_CLOSED, person.person_id, survey.id) for person in asked]


def shuffled(items: Sequence[T]) -> list[tuple[int, T]]:
    """Return the items in random order, under random numbers that rise."""
    numbers = sorted(SystemRandom().sample(range(1, LARGEST_NUMBER), len(items)))
    return list(zip(numbers, SystemRandom().sample(items, len(items)), strict=True))


def _existing(work: UnitOfWork, survey_id: int) -> Survey:
    survey = surveys.by_id(work, survey_id)
    assert survey is not None
    return survey
