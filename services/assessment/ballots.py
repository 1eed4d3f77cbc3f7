"""Ballots: one tap a question, in any number of sittings, sealed until the survey closes.

Why they are sealed is said in docs/adr/0010-surveys-that-are-anonymous.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from records.addresses import Address
from records.errors import UserError
from records.questionnaire import LEVELS, NO_ANSWER, Questionnaire, SurveyAudience, questionnaires
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of
from records.text import clean, has_words
from services.assessment.sealing import Seal
from storage.assessment import surveys
from storage.assessment.surveys import Survey
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

LONGEST_COMMENT = 500  # characters
FRESH = timedelta(days=1)  # for so long what is typed is taken for the comment


class Ballot(BaseModel):
    """What a person has answered so far, as it is sealed.

    `at`: the number of the question that is next, from 0; after the last one a comment is asked for. `focus`: when that
    was, in the order of all that was shown; `asked`: the same in seconds of Unix time; `aside`: something else was
    begun since, so that no words are taken for the comment before it is asked for again.
    """

    stand: Standpoint
    levels: dict[str, int] = {}
    at: int = 0
    comment: str | None = None
    handed_in: bool = False
    focus: int = 0
    asked: int = 0
    aside: bool = False


@dataclass(frozen=True)
class Respondent:
    """Somebody who answers now: where they stand, and by which ballot."""

    survey: Survey
    questionnaire: Questionnaire
    tag: str
    seal: Seal
    ballot: Ballot
    now: datetime

    @property
    def forgotten(self) -> bool:
        """Tell whether the comment is to be asked for again before words are taken for it."""
        return self.ballot.aside or self.now.timestamp() - self.ballot.asked > FRESH.total_seconds()

    @property
    def complete(self) -> bool:
        """Tell whether the last question was reached: from then on it counts."""
        return self.ballot.at >= len(self.questionnaire.items)


def enter(work: UnitOfWork, code: str, address: Address, person: Person | None, now: datetime) -> Survey:
    """Let in somebody who has opened the public link. Raise UserError for those whom it does not ask."""
    survey = surveys.by_code(work, code)
    if survey is None:
        raise UserError("survey-none")
    partnership = partnerships.by_id(work, survey.partnership_id)
    if person is not None and partnership.side_of(person) is not None:
        raise UserError("survey-outside-only")
    if is_open(survey, partnership, now):
        seal = _seal(work, survey)
        tag = seal.tag(address)
        if surveys.ballot(work, tag) is None:
            _put(work, Respondent(survey, questionnaires()[survey.questionnaire], tag, seal, _blank(None), now))
    return survey


def respondent_for(
    work: UnitOfWork, survey_id: int, address: Address, person: Person | None, now: datetime
) -> Respondent:
    """Return the one who answers. Raise UserError where the survey is not open, or does not ask them."""
    survey = surveys.by_id(work, survey_id)
    if survey is None:
        raise UserError("survey-none")
    questionnaire = questionnaires()[survey.questionnaire]
    side = surveys.side_asked(work, survey.id, person.id) if person else None
    if questionnaire.asked is SurveyAudience.MEMBERS and side is None:
        raise UserError("survey-none")
    if not is_open(survey, partnerships.by_id(work, survey.partnership_id), now):
        raise UserError("survey-closed")
    seal = _seal(work, survey)
    tag = seal.tag(address)
    ballot = _ballot(work, seal, tag)
    if ballot is None and questionnaire.asked is SurveyAudience.PUBLIC:
        raise UserError("survey-none")
    return Respondent(survey, questionnaire, tag, seal, ballot or _blank(side), now)


def answer(work: UnitOfWork, respondent: Respondent, number: int, level: int) -> Respondent:
    """Take the level for the question that is next; an older button changes nothing. Raise UserError."""
    _check_not_handed_in(respondent)
    if level not in (*LEVELS, NO_ANSWER):
        raise UserError("button-old")
    if number != respondent.ballot.at or respondent.complete:
        return respondent
    levels = dict(respondent.ballot.levels)
    key = respondent.questionnaire.items[number].key
    levels.pop(key, None)
    if level != NO_ANSWER:
        levels[key] = level
    return _changed(work, respondent, levels=levels, at=number + 1)


def step_back(work: UnitOfWork, respondent: Respondent) -> Respondent:
    """Go to the question before, to answer it anew. Raise UserError."""
    _check_not_handed_in(respondent)
    return _changed(work, respondent, at=max(0, respondent.ballot.at - 1))


def hand_in(work: UnitOfWork, respondent: Respondent, comment: str | None = None) -> Respondent:
    """End it, with a comment or without. Raise UserError."""
    _check_not_handed_in(respondent)
    if not respondent.complete:
        raise UserError("button-old")
    said = _comment(comment or "")
    if comment is not None and not has_words(said):
        raise UserError("form-needs-words")
    return _changed(work, respondent, comment=said or None, handed_in=True)


def take_sheet(
    work: UnitOfWork, code: str, address: Address, levels: Mapping[str, int], comment: str, now: datetime
) -> None:
    """Take all answers of an outsider at once, and end it: what is sent again changes nothing.

    `levels`: by the keys of the items, `NO_ANSWER` or nothing where there is none. Raise UserError where the survey is
    not open, where no question is answered, on other keys and levels, and on a comment that is too long.
    """
    survey = enter(work, code, address, None, now)
    respondent = respondent_for(work, survey.id, address, None, now)
    _check_not_handed_in(respondent)
    keys = [item.key for item in respondent.questionnaire.items]
    if not levels.keys() <= {*keys} or not set(levels.values()) <= {*LEVELS, NO_ANSWER}:
        raise UserError("button-old")
    given = {key: levels[key] for key in keys if levels.get(key, NO_ANSWER) != NO_ANSWER}
    if not given:
        raise UserError("survey-sheet-empty")
    said = _comment(comment)
    _changed(work, respondent, levels=given, at=len(keys), comment=said if has_words(said) else None, handed_in=True)


def _comment(text: str) -> str:
    said = clean(text, multiline=True)
    if len(said) > LONGEST_COMMENT:
        raise UserError("form-text-too-long", maximum=LONGEST_COMMENT, length=len(said))
    return said


def awaiting_comment(
    work: UnitOfWork, chat: Address, address: Address, person: Person | None, since: int, now: datetime
) -> Respondent | None:
    """Return whose comment is asked for in this chat, unless something else was asked for after that."""
    latest: Respondent | None = None
    for survey_id in surveys.shown_in(work, chat):
        try:
            respondent = respondent_for(work, survey_id, address, person, now)
        except UserError:
            continue
        if respondent.complete and not respondent.ballot.handed_in and respondent.ballot.focus > since:
            latest, since = respondent, respondent.ballot.focus
    return latest


def set_aside(work: UnitOfWork, chat: Address, address: Address, person: Person | None, now: datetime) -> None:
    """Let no words be taken for the comment that is asked for in this chat: something else was begun."""
    respondent = awaiting_comment(work, chat, address, person, 0, now)
    if respondent is not None and not respondent.ballot.aside:
        _with(work, respondent, respondent.ballot.model_copy(update={"aside": True}))


def ask_again(work: UnitOfWork, respondent: Respondent) -> Respondent:
    """Ask for the comment again."""
    return _changed(work, respondent)


def _changed(work: UnitOfWork, respondent: Respondent, **values: object) -> Respondent:
    shown = {"focus": work.next_sequence(), "asked": int(respondent.now.timestamp()), "aside": False}
    return _with(work, respondent, respondent.ballot.model_copy(update=values | shown))


def _with(work: UnitOfWork, respondent: Respondent, ballot: Ballot) -> Respondent:
    after = replace(respondent, ballot=ballot)
    _put(work, after)
    return after


def _put(work: UnitOfWork, respondent: Respondent) -> None:
    sealed = respondent.seal.close(respondent.tag, respondent.ballot.model_dump_json().encode())
    surveys.put_ballot(work, respondent.survey.id, respondent.tag, sealed)


def _ballot(work: UnitOfWork, seal: Seal, tag: str) -> Ballot | None:
    sealed = surveys.ballot(work, tag)
    return _opened(seal, tag, sealed) if sealed is not None else None


def _opened(seal: Seal, tag: str, sealed: bytes) -> Ballot | None:
    content = seal.open(tag, sealed)
    return None if content is None else Ballot.model_validate_json(content)


def _blank(side: Side | None) -> Ballot:
    return Ballot(stand=standpoint_of(side))


def _seal(work: UnitOfWork, survey: Survey) -> Seal:
    assert survey.salt is not None
    return Seal(work.secret, survey.salt)


def _check_not_handed_in(respondent: Respondent) -> None:
    if respondent.ballot.handed_in:
        raise UserError("survey-answered")


def is_open(survey: Survey, partnership: Partnership, now: datetime) -> bool:
    """Tell whether the survey can be answered."""
    return not survey.closed and partnership.today(now) <= survey.closes_on


def _is_complete(survey: Survey, ballot: Ballot | None) -> bool:
    return ballot is not None and ballot.at >= len(questionnaires()[survey.questionnaire].items)


def has_answered(work: UnitOfWork, survey: Survey, address: Address) -> bool:
    """Tell whether whoever is reached there has answered all questions."""
    seal = _seal(work, survey)
    return _is_complete(survey, _ballot(work, seal, seal.tag(address)))


def opened(work: UnitOfWork, survey: Survey) -> list[Ballot | None]:
    """Return all ballots, in no order; None for what was sealed with another secret."""
    seal = _seal(work, survey)
    return [_opened(seal, tag, sealed) for tag, sealed in surveys.ballots(work, survey.id).items()]


def complete(work: UnitOfWork, survey: Survey) -> list[Ballot]:
    """Return all ballots that count, in no order."""
    return [ballot for ballot in opened(work, survey) if ballot is not None and _is_complete(survey, ballot)]
