"""问卷: begun for a period, answered by one tap a question, sealed until they close, then opened all at once and
shuffled, so that no answer leads to a person (docs/adr/0010-surveys-that-are-anonymous.md)."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import SystemRandom
from statistics import fmean
from typing import TypeVar

from pydantic import BaseModel, JsonValue

from records.errors import UserError
from records.facts import Fact
from records.notices import News
from records.periods import Period
from records.questionnaire import LEVELS, NO_ANSWER, Asked, Questionnaire, questionnaires
from records.roles import Role, Side
from records.standpoints import Standpoint, standpoint_of
from records.text import clean, has_words
from services.records import today_in
from services.sealing import Seal, new_salt
from storage import audit, facts, people, surveys
from storage.people import Partnership, Person
from storage.surveys import AskedPerson, Comment, OpenedAnswer, Survey, Turnout
from storage.unit_of_work import UnitOfWork

T = TypeVar("T")
LEAST = 5  # answers of a cell, below which nothing of it is opened or shown
LONGEST_COMMENT = 500  # characters
LARGEST_NUMBER = 2**53  # of an opened answer or comment: random, so that it tells no order
SATISFIED = 4


class Ballot(BaseModel):
    """What a person has answered so far, as it is sealed. `at`: the number of the question that is next, from 0; after
    the last one a comment is asked for. `focus`: when that was, in the order of all that was shown."""

    stand: Standpoint
    levels: dict[str, int] = {}
    at: int = 0
    comment: str | None = None
    handed_in: bool = False
    focus: int = 0


@dataclass(frozen=True)
class Respondent:
    """Somebody who answers: where they stand, and by which ballot."""

    survey: Survey
    questionnaire: Questionnaire
    tag: str
    seal: Seal
    ballot: Ballot

    @property
    def complete(self) -> bool:
        """Whether the last question was reached: from then on it counts."""
        return self.ballot.at >= len(self.questionnaire.items)


@dataclass(frozen=True)
class Result:
    """One cell of a survey. `index`: the mean over respondents, 0 to 100; `satisfied`: how many of a hundred answers
    are at the upper two levels; `items`: the mean level of each. None and empty where too few have answered."""

    turnout: Turnout
    index: float | None
    satisfied: float | None
    items: Mapping[str, float]
    straight: int


# Beginning ------------------------------------------------------------------------------------------------------------


def may_manage(person: Person, partnership: Partnership) -> bool:
    return Role.ADMIN in person.roles or any(person.coordinates(partnership.organisation(side).id) for side in Side)


def managed(work: UnitOfWork, person: Person) -> list[Partnership]:
    return [each for each in people.partnerships_of(work, person) if may_manage(person, each)]


def start(
    work: UnitOfWork,
    by: Person,
    partnership_id: int,
    name: str,
    period: Period,
    closes_on: date,
    now: datetime,
    *,
    anonymous: bool = True,
) -> Survey:
    """Asks everybody of both sides, or makes the public link. Raises UserError."""
    partnership = people.partnership(work, partnership_id)
    if not may_manage(by, partnership):
        raise UserError("partnership-not-yours")
    if closes_on < (today := today_in(partnership, now)):
        raise UserError("closing-day-past", today=today)
    alike = (each for each in surveys.of_partnerships(work, [partnership_id]) if each.questionnaire == name)
    if any(each.period == period.code for each in alike):
        raise UserError("survey-known")
    public = questionnaires()[name].asked is Asked.PUBLIC
    number = surveys.add(
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
    audit.note(work, now, by.id, "survey_start", "survey", number)
    if not public:
        _ask(work, number, partnership)
    return _existing(work, number)


def _ask(work: UnitOfWork, number: int, partnership: Partnership) -> None:
    asked = {
        person.id: partnership.side_of(person) or side
        for side in Side
        for person in people.of_organisations(work, [partnership.organisation(side).id])
    }
    surveys.ask(work, number, asked.items())
    work.news += [News("survey_asked", person_id, number) for person_id in asked]


# Answering ------------------------------------------------------------------------------------------------------------


def enter(work: UnitOfWork, code: str, telegram_id: int, person: Person | None, now: datetime) -> Survey:
    """Somebody has opened the public link. Raises UserError for those whom it does not ask."""
    survey = surveys.by_code(work, code)
    if survey is None:
        raise UserError("survey-none")
    partnership = people.partnership(work, survey.partnership_id)
    if person is not None and partnership.side_of(person) is not None:
        raise UserError("survey-outside-only")
    if is_open(survey, partnership, now):
        seal = _seal(work, survey)
        tag = seal.tag(telegram_id)
        if surveys.ballot(work, tag) is None:
            _put(work, Respondent(survey, questionnaires()[survey.questionnaire], tag, seal, _blank(None)))
    return survey


def respondent(work: UnitOfWork, survey_id: int, telegram_id: int, person: Person | None, now: datetime) -> Respondent:
    """The one who answers. Raises UserError where the survey is not open, or does not ask them."""
    survey = surveys.by_id(work, survey_id)
    if survey is None:
        raise UserError("survey-none")
    questionnaire = questionnaires()[survey.questionnaire]
    side = surveys.side_asked(work, survey.id, person.id) if person else None
    if questionnaire.asked is Asked.MEMBERS and side is None:
        raise UserError("survey-none")
    if not is_open(survey, people.partnership(work, survey.partnership_id), now):
        raise UserError("survey-closed")
    seal = _seal(work, survey)
    tag = seal.tag(telegram_id)
    ballot = _ballot(work, seal, tag)
    if ballot is None and questionnaire.asked is Asked.PUBLIC:
        raise UserError("survey-none")
    return Respondent(survey, questionnaire, tag, seal, ballot or _blank(side))


def answer(work: UnitOfWork, one: Respondent, number: int, level: int) -> Respondent:
    """The level for the question that is next; an older button changes nothing. Raises UserError."""
    _check_not_handed_in(one)
    if level not in (*LEVELS, NO_ANSWER):
        raise UserError("button-old")
    if number != one.ballot.at or one.complete:
        return one
    levels = dict(one.ballot.levels)
    key = one.questionnaire.items[number].key
    levels.pop(key, None)
    if level != NO_ANSWER:
        levels[key] = level
    return _changed(work, one, levels=levels, at=number + 1)


def step_back(work: UnitOfWork, one: Respondent) -> Respondent:
    """To the question before, to answer it anew."""
    _check_not_handed_in(one)
    return _changed(work, one, at=max(0, one.ballot.at - 1))


def hand_in(work: UnitOfWork, one: Respondent, comment: str | None = None) -> Respondent:
    """The end, with a comment or without. Raises UserError."""
    _check_not_handed_in(one)
    if not one.complete:
        raise UserError("button-old")
    said = clean(comment or "", multiline=True)
    if comment is not None and not has_words(said):
        raise UserError("form-needs-words")
    if len(said) > LONGEST_COMMENT:
        raise UserError("form-text-too-long", maximum=LONGEST_COMMENT, length=len(said))
    return _changed(work, one, comment=said or None, handed_in=True)


def awaiting_comment(
    work: UnitOfWork, chat_id: int, telegram_id: int, person: Person | None, since: int, now: datetime
) -> Respondent | None:
    """Whose comment is asked for in this chat, unless something else was asked for after that."""
    found: Respondent | None = None
    for survey_id in surveys.shown_in(work, chat_id):
        try:
            one = respondent(work, survey_id, telegram_id, person, now)
        except UserError:
            continue
        if one.complete and not one.ballot.handed_in and one.ballot.focus > since:
            found, since = one, one.ballot.focus
    return found


def _changed(work: UnitOfWork, one: Respondent, **values: object) -> Respondent:
    ballot = one.ballot.model_copy(update=values | {"focus": work.next_sequence()})
    after = Respondent(one.survey, one.questionnaire, one.tag, one.seal, ballot)
    _put(work, after)
    return after


def _put(work: UnitOfWork, one: Respondent) -> None:
    surveys.put_ballot(work, one.survey.id, one.tag, one.seal.close(one.tag, one.ballot.model_dump(mode="json")))


def _ballot(work: UnitOfWork, seal: Seal, tag: str) -> Ballot | None:
    sealed = surveys.ballot(work, tag)
    content = seal.open(tag, sealed) if sealed is not None else None
    return None if content is None else Ballot.model_validate(content)


def _blank(side: Side | None) -> Ballot:
    return Ballot(stand=standpoint_of(side))


def _seal(work: UnitOfWork, survey: Survey) -> Seal:
    assert survey.salt is not None
    return Seal(work.secret, survey.salt)


def _check_not_handed_in(one: Respondent) -> None:
    if one.ballot.handed_in:
        raise UserError("survey-answered")


def is_open(survey: Survey, partnership: Partnership, now: datetime) -> bool:
    return not survey.closed and today_in(partnership, now) <= survey.closes_on


# Looking on -----------------------------------------------------------------------------------------------------------


def visible(work: UnitOfWork, person: Person | None, survey_id: int) -> tuple[Survey, Partnership]:
    """For those who are asked and those who manage it. Raises UserError, the same for none and for another's."""
    survey = surveys.by_id(work, survey_id)
    if survey is None or person is None:
        raise UserError("survey-none")
    partnership = people.partnership(work, survey.partnership_id)
    concerned = may_manage(person, partnership) or partnership.side_of(person) is not None
    if not concerned and surveys.side_asked(work, survey.id, person.id) is None:
        raise UserError("survey-none")
    return survey, partnership


def turnout(work: UnitOfWork, survey: Survey) -> list[Turnout]:
    """How many were asked and have answered; while it runs, in numbers only."""
    if survey.closed:
        return surveys.turnout_of(work, survey.id)
    return _turnout(survey, surveys.asked_in(work, survey.id), _complete(work, survey))


def _turnout(survey: Survey, asked: Sequence[AskedPerson], ballots: Sequence[Ballot]) -> list[Turnout]:
    stands = list(Side) if questionnaires()[survey.questionnaire].asked is Asked.MEMBERS else [None]
    found = []
    for stand in map(standpoint_of, stands):
        answered = sum(ballot.stand is stand for ballot in ballots)
        of_stand = sum(person.side == stand.value for person in asked)
        found.append(Turnout(stand, of_stand, answered, opened=answered >= LEAST))
    return found


def silent(work: UnitOfWork, survey: Survey) -> list[AskedPerson]:
    """Who has not answered yet. Raises UserError where the survey is anonymous."""
    if survey.anonymous:
        raise UserError("survey-anonymous")
    if survey.closed:
        return []
    seal = _seal(work, survey)
    return [
        person
        for person in surveys.asked_in(work, survey.id)
        if not _has_answered(survey, _ballot(work, seal, seal.tag(person.telegram_id)))
    ]


def _has_answered(survey: Survey, ballot: Ballot | None) -> bool:
    return ballot is not None and ballot.at >= len(questionnaires()[survey.questionnaire].items)


def _complete(work: UnitOfWork, survey: Survey) -> list[Ballot]:
    """All ballots that count, in no order."""
    ballots = [Ballot.model_validate(content) for content in _opened(work, survey) if content is not None]
    return [ballot for ballot in ballots if _has_answered(survey, ballot)]


def sealed_otherwise(work: UnitOfWork) -> list[int]:
    """The running surveys with ballots that the process's secret does not open: it has been changed."""
    return [survey.id for survey in surveys.running(work) if None in _opened(work, survey)]


def _opened(work: UnitOfWork, survey: Survey) -> list[dict[str, JsonValue] | None]:
    """Each ballot's content, in no order; None for what was sealed with another secret."""
    seal = _seal(work, survey)
    return [seal.open(tag, sealed) for tag, sealed in surveys.ballots(work, survey.id).items()]


def owed(work: UnitOfWork, person: Person, now: datetime) -> list[Survey]:
    """The surveys that the person is asked and has not answered."""
    found = []
    for survey in surveys.asked_of(work, person.id):
        if is_open(survey, people.partnership(work, survey.partnership_id), now):
            seal = _seal(work, survey)
            if not _has_answered(survey, _ballot(work, seal, seal.tag(person.telegram_id))):
                found.append(survey)
    return found


# Closing --------------------------------------------------------------------------------------------------------------


def close(work: UnitOfWork, by: Person, survey_id: int, now: datetime) -> Survey:
    """Ends it before its day. Raises UserError."""
    survey, partnership = visible(work, by, survey_id)
    if not may_manage(by, partnership):
        raise UserError("not-your-role")
    if survey.closed:
        raise UserError("survey-closed")
    _close(work, survey, by.id, now)
    return _existing(work, survey.id)


def close_due(work: UnitOfWork, now: datetime) -> None:
    """Surveys whose last day is over."""
    for survey in surveys.running(work):
        if today_in(people.partnership(work, survey.partnership_id), now) > survey.closes_on:
            _close(work, survey, None, now)


def _close(work: UnitOfWork, survey: Survey, by: int | None, now: datetime) -> None:
    """Opens the answers of each cell that has enough of them, all at once and shuffled; those of the others never."""
    ballots, asked = _complete(work, survey), surveys.asked_in(work, survey.id)
    counted = _turnout(survey, asked, ballots)
    opened = {each.stand for each in counted if each.opened}
    taken = [ballot for ballot in ballots if ballot.stand in opened]
    questionnaire = questionnaires()[survey.questionnaire]
    answers = [
        OpenedAnswer(number, ballot.stand, ballot.levels, questionnaire.straight(ballot.levels))
        for number, ballot in shuffled(taken)
    ]
    comments = [
        Comment(number, survey.id, ballot.comment)
        for number, ballot in shuffled([each for each in taken if each.comment])
        if ballot.comment
    ]
    surveys.close(work, survey.id, counted, answers, comments, now)
    facts.add(work, survey.partnership_id, _facts(survey, counted, answers), now)
    audit.note(work, now, by, "survey_close", "survey", survey.id)
    work.news += [News("survey_closed", person.person_id, survey.id) for person in asked]


def _facts(survey: Survey, counted: Sequence[Turnout], answers: Sequence[OpenedAnswer]) -> list[Fact]:
    """What was asked, of how many, and what was answered; of a cell that stays sealed only how many answered it."""
    items = [
        _fact(survey, "item", -1 if item.reversed else 1, item=item.key)
        for item in questionnaires()[survey.questionnaire].items
    ]
    asked = [_fact(survey, "asked", cell.asked, cell.stand) for cell in counted if cell.asked]
    sealed = [cell for cell in counted if cell.answered and not cell.opened]
    withheld = [_fact(survey, "withheld", cell.answered, cell.stand) for cell in sealed]
    return [*items, *asked, *withheld, *_said(survey, answers)]


def _said(survey: Survey, answers: Sequence[OpenedAnswer]) -> list[Fact]:
    return [
        _fact(survey, "answer", level, answer.stand, key, f"{survey.id}:{answer.id}")
        for answer in answers
        for key, level in answer.levels.items()
    ]


def _fact(
    survey: Survey,
    sort: str,
    quantity: float,
    stand: Standpoint = Standpoint.OUTSIDE,
    item: str | None = None,
    who: str | None = None,
) -> Fact:
    side = None if stand is Standpoint.OUTSIDE else Side(stand.value)
    measure = f"{questionnaires()[survey.questionnaire].measure}_{sort}"
    return Fact(measure, survey.first_day, survey.last_day, quantity, side, who, item)


def facts_of_imported(
    survey: Survey, more_asked: Sequence[tuple[Standpoint, int]], answers: Sequence[OpenedAnswer]
) -> list[Fact]:
    """What is known beside what was known when it closed."""
    more = [_fact(survey, "asked", count, stand) for stand, count in more_asked if count]
    return [*more, *_said(survey, answers)]


def shuffled(things: Sequence[T]) -> list[tuple[int, T]]:
    """Under random numbers, in the order of these."""
    numbers = sorted(SystemRandom().sample(range(1, LARGEST_NUMBER), len(things)))
    return list(zip(numbers, SystemRandom().sample(things, len(things)), strict=True))


# Results --------------------------------------------------------------------------------------------------------------


def results(work: UnitOfWork, survey: Survey) -> list[Result]:
    """What came of a closed survey, cell by cell."""
    questionnaire, answers = questionnaires()[survey.questionnaire], surveys.answers_of(work, survey.id)
    return [
        _result(questionnaire, each, [answer for answer in answers if answer.stand is each.stand])
        for each in surveys.turnout_of(work, survey.id)
    ]


def _result(questionnaire: Questionnaire, turnout: Turnout, answers: Sequence[OpenedAnswer]) -> Result:
    if not turnout.opened or len(answers) < LEAST:
        return Result(turnout, None, None, {}, 0)
    turned = [_turned(questionnaire, answer.levels) for answer in answers]
    every = [level for levels in turned for level in levels.values()]
    items = {
        item.key: fmean(given)
        for item in questionnaire.items
        if len(given := [answer.levels[item.key] for answer in answers if item.key in answer.levels]) >= LEAST
    }
    means = [fmean(levels.values()) for levels in turned if levels]
    return Result(
        turnout,
        (fmean(means) - 1) * 25 if means else None,
        100 * sum(level >= SATISFIED for level in every) / len(every) if every else None,
        items,
        sum(answer.straight for answer in answers),
    )


def _turned(questionnaire: Questionnaire, levels: Mapping[str, int]) -> dict[str, int]:
    """Reversed items the right way round."""
    reversed_items = {item.key for item in questionnaire.items if item.reversed}
    return {key: 6 - level if key in reversed_items else level for key, level in levels.items()}


def comment_for(work: UnitOfWork, by: Person, comment_id: int) -> tuple[Comment, Partnership]:
    """A comment, for those who manage the survey. Raises UserError."""
    comment = surveys.comment(work, comment_id)
    survey = surveys.by_id(work, comment.survey_id) if comment else None
    if comment is None or survey is None:
        raise UserError("survey-none")
    partnership = people.partnership(work, survey.partnership_id)
    if not may_manage(by, partnership):
        raise UserError("survey-none")
    return comment, partnership


def _existing(work: UnitOfWork, survey_id: int) -> Survey:
    survey = surveys.by_id(work, survey_id)
    assert survey is not None
    return survey
