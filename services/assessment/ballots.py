"""作答: one tap a question, in any number of sittings, kept as a sealed ballot until the survey closes
(docs/adr/0010-surveys-that-are-anonymous.md)."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, JsonValue

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
from storage.people import directory
from storage.people.directory import Partnership, Person

LONGEST_COMMENT = 500  # characters


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


def enter(work: UnitOfWork, code: str, address: Address, person: Person | None, now: datetime) -> Survey:
    """Somebody has opened the public link. Raises UserError for those whom it does not ask."""
    survey = surveys.by_code(work, code)
    if survey is None:
        raise UserError("survey-none")
    partnership = directory.partnership(work, survey.partnership_id)
    if person is not None and partnership.side_of(person) is not None:
        raise UserError("survey-outside-only")
    if is_open(survey, partnership, now):
        seal = _seal(work, survey)
        tag = seal.tag(address)
        if surveys.ballot(work, tag) is None:
            _put(work, Respondent(survey, questionnaires()[survey.questionnaire], tag, seal, _blank(None)))
    return survey


def respondent(work: UnitOfWork, survey_id: int, address: Address, person: Person | None, now: datetime) -> Respondent:
    """The one who answers. Raises UserError where the survey is not open, or does not ask them."""
    survey = surveys.by_id(work, survey_id)
    if survey is None:
        raise UserError("survey-none")
    questionnaire = questionnaires()[survey.questionnaire]
    side = surveys.side_asked(work, survey.id, person.id) if person else None
    if questionnaire.asked is SurveyAudience.MEMBERS and side is None:
        raise UserError("survey-none")
    if not is_open(survey, directory.partnership(work, survey.partnership_id), now):
        raise UserError("survey-closed")
    seal = _seal(work, survey)
    tag = seal.tag(address)
    ballot = _ballot(work, seal, tag)
    if ballot is None and questionnaire.asked is SurveyAudience.PUBLIC:
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
    work: UnitOfWork, chat: Address, address: Address, person: Person | None, since: int, now: datetime
) -> Respondent | None:
    """Whose comment is asked for in this chat, unless something else was asked for after that."""
    found: Respondent | None = None
    for survey_id in surveys.shown_in(work, chat):
        try:
            one = respondent(work, survey_id, address, person, now)
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
    return not survey.closed and partnership.today(now) <= survey.closes_on


def _is_complete(survey: Survey, ballot: Ballot | None) -> bool:
    return ballot is not None and ballot.at >= len(questionnaires()[survey.questionnaire].items)


def has_answered(work: UnitOfWork, survey: Survey, address: Address) -> bool:
    seal = _seal(work, survey)
    return _is_complete(survey, _ballot(work, seal, seal.tag(address)))


def opened(work: UnitOfWork, survey: Survey) -> list[dict[str, JsonValue] | None]:
    """Each ballot's content, in no order; None for what was sealed with another secret."""
    seal = _seal(work, survey)
    return [seal.open(tag, sealed) for tag, sealed in surveys.ballots(work, survey.id).items()]


def complete(work: UnitOfWork, survey: Survey) -> list[Ballot]:
    """All ballots that count, in no order."""
    ballots = [Ballot.model_validate(content) for content in opened(work, survey) if content is not None]
    return [ballot for ballot in ballots if _is_complete(survey, ballot)]
