"""Queries about surveys: what is asked of whom, sealed ballots while one runs, and what was opened when it closed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Row, bindparam, delete, insert, select, update

from records.addresses import Address, telegram_address
from records.purposes import SurveyPurpose
from records.roles import Side
from records.standpoints import Standpoint
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.assessment import (
    survey_answers,
    survey_asked,
    survey_ballots,
    survey_comments,
    survey_turnout,
    surveys,
)
from storage.tables.people import people
from storage.tables.traffic import screens


@dataclass(frozen=True)
class Survey:
    """`closes_on` is its last day. `code` leads outsiders to it; `salt` is there as long as it runs."""

    id: int
    partnership_id: int
    questionnaire: str
    period: str
    first_day: date
    last_day: date
    closes_on: date
    anonymous: bool
    code: str | None
    salt: bytes | None

    @property
    def closed(self) -> bool:
        """Tell whether it has ended."""
        return self.salt is None


@dataclass(frozen=True)
class AskedPerson:
    """Somebody who is asked by name, as of that side."""

    person_id: int
    address: Address
    name: str
    side: Side


@dataclass(frozen=True)
class Turnout:
    """How many of those who stand there were asked and have answered; from outside nobody is asked by name.

    `opened`: there were enough answers for nobody to be known by them; `imported`: how many of them were collected
    elsewhere.
    """

    stand: Standpoint
    asked: int
    answered: int
    opened: bool
    imported: int = 0


@dataclass(frozen=True)
class OpenedAnswer:
    """What one of those asked has answered. `straight`: one level all the way down; `imported`: collected elsewhere."""

    id: int
    stand: Standpoint
    levels: dict[str, int]
    straight: bool
    imported: bool = False


@dataclass(frozen=True)
class Comment:
    """What one of those asked has written; `id` is random."""

    id: int
    survey_id: int
    text: str


def _survey(row: Row[Any]) -> Survey:
    return Survey(
        row.id,
        row.partnership_id,
        row.questionnaire,
        row.period,
        row.first_day,
        row.last_day,
        row.closes_on,
        row.anonymous,
        row.code,
        row.salt,
    )


def by_id(work: UnitOfWork, survey_id: int) -> Survey | None:
    """Return the survey with that id."""
    row = work.row(select(surveys).where(surveys.c.id == survey_id))
    return None if row is None else _survey(row)


def by_code(work: UnitOfWork, code: str) -> Survey | None:
    """Return the survey whose public link has that code."""
    row = work.row(select(surveys).where(surveys.c.code == code))
    return None if row is None else _survey(row)


def of_partnerships(work: UnitOfWork, partnership_ids: Sequence[int]) -> list[Survey]:
    """Return the surveys of these partnerships, the newest first."""
    statement = select(surveys).where(surveys.c.partnership_id.in_(partnership_ids)).order_by(surveys.c.id.desc())
    return [_survey(row) for row in work.rows(statement)]


def running(work: UnitOfWork) -> list[Survey]:
    """Return all surveys that have not ended."""
    return [_survey(row) for row in work.rows(select(surveys).where(surveys.c.salt.is_not(None)))]


def asked_of(work: UnitOfWork, person_id: int) -> list[Survey]:
    """Return the running surveys in which the person is asked, the one that closes first at the beginning."""
    statement = (
        select(surveys)
        .join(survey_asked, survey_asked.c.survey_id == surveys.c.id)
        .where(survey_asked.c.person_id == person_id, surveys.c.salt.is_not(None))
        .order_by(surveys.c.closes_on, surveys.c.id)
    )
    return [_survey(row) for row in work.rows(statement)]


def add(work: UnitOfWork, **values: object) -> int:
    """Insert a survey with these columns, and return its id."""
    return work.insert(insert(surveys), values)


def ask(work: UnitOfWork, survey_id: int, people_by_side: Iterable[tuple[int, Side]]) -> None:
    """Note who is asked, by id, and as of which side."""
    rows = [{"survey_id": survey_id, "person_id": person_id, "side": side} for person_id, side in people_by_side]
    if rows:
        work.execute(insert(survey_asked), rows)


def asked_in(work: UnitOfWork, survey_id: int) -> list[AskedPerson]:
    """Return who is asked by name, in order of their sides and names."""
    statement = (
        select(survey_asked, people.c.telegram_id, people.c.name)
        .join(people, people.c.id == survey_asked.c.person_id)
        .where(survey_asked.c.survey_id == survey_id)
        .order_by(survey_asked.c.side, people.c.name)
    )
    return [
        AskedPerson(row.person_id, telegram_address(row.telegram_id), row.name, Side(row.side))
        for row in work.rows(statement)
    ]


def side_asked(work: UnitOfWork, survey_id: int, person_id: int) -> Side | None:
    """Return the side as of which the person is asked; None where they are not."""
    this = (survey_asked.c.survey_id == survey_id) & (survey_asked.c.person_id == person_id)
    row = work.row(select(survey_asked.c.side).where(this))
    return None if row is None else Side(row.side)


# Ballots --------------------------------------------------------------------------------------------------------------


def ballot(work: UnitOfWork, tag: str) -> bytes | None:
    """Return the sealed ballot under that tag."""
    row = work.row(select(survey_ballots.c.sealed).where(survey_ballots.c.tag == tag))
    return None if row is None else bytes(row.sealed)


def ballots(work: UnitOfWork, survey_id: int) -> dict[str, bytes]:
    """Return all sealed ballots of a survey, by tag."""
    rows = work.rows(select(survey_ballots).where(survey_ballots.c.survey_id == survey_id))
    return {row.tag: bytes(row.sealed) for row in rows}


_RESEAL = (
    update(survey_ballots).where(survey_ballots.c.tag == bindparam("its_tag")).values(sealed=bindparam("its_content"))
)


def put_ballot(work: UnitOfWork, survey_id: int, tag: str, sealed: bytes) -> None:
    """Put a sealed ballot in place of the one before."""
    if work.execute(_RESEAL, {"its_tag": tag, "its_content": sealed}).rowcount == 0:
        work.execute(insert(survey_ballots), {"tag": tag, "survey_id": survey_id, "sealed": sealed})


_OPEN = Prepared(select(surveys.c.id).where(surveys.c.closed_at.is_(None)).limit(1))
_SHOWN_IN = Prepared(
    select(screens.c.purpose).where(
        screens.c.channel == bindparam("its_channel"),
        screens.c.recipient == bindparam("its_recipient"),
        screens.c.purpose > SurveyPurpose.beginning(),
        screens.c.purpose < f"{SurveyPurpose.beginning()}~",
    )
)


def shown_in(work: UnitOfWork, chat: Address) -> list[int]:
    """Return the surveys that have a screen in a chat. Those that are closed have none anywhere."""
    if not work.cached("an open survey", lambda: work.row(_OPEN, {})):
        return []
    rows = work.rows(_SHOWN_IN, {"its_channel": chat.channel, "its_recipient": chat.id})
    return [SurveyPurpose.unpack(row.purpose).survey for row in rows]


# Closing --------------------------------------------------------------------------------------------------------------


def close(
    work: UnitOfWork,
    survey_id: int,
    turnout: Sequence[Turnout],
    answers: Sequence[OpenedAnswer],
    comments: Sequence[Comment],
    now: datetime,
) -> None:
    """Close a survey: what is counted and opened comes, what was sealed goes, and with it who was at it."""
    work.execute(delete(survey_ballots).where(survey_ballots.c.survey_id == survey_id))
    work.execute(delete(screens).where(screens.c.purpose == SurveyPurpose(survey_id).pack()))
    work.execute(update(surveys).where(surveys.c.id == survey_id).values(salt=None, closed_at=now))
    for of_stand in turnout:
        work.execute(insert(survey_turnout), vars(of_stand) | {"survey_id": survey_id})
    add_answers(work, survey_id, answers)
    for comment in comments:
        work.execute(insert(survey_comments), vars(comment))
    work.truncates_journal = True


def add_answers(work: UnitOfWork, survey_id: int, answers: Sequence[OpenedAnswer]) -> None:
    """Insert opened answers."""
    for answer in answers:
        work.execute(insert(survey_answers), vars(answer) | {"survey_id": survey_id})


def count_imported(work: UnitOfWork, survey_id: int, stand: Standpoint, count: int) -> int:
    """Count so many more who were asked and have answered elsewhere; return how many more were asked than was known.

    Who was invited here and has not answered stays so: nothing tells that an answer from elsewhere is theirs.
    """
    before = next((turnout for turnout in turnout_of(work, survey_id) if turnout.stand is stand), None)
    if before is None:
        return 0
    asked = before.asked + count if before.asked else 0
    this = (survey_turnout.c.survey_id == survey_id) & (survey_turnout.c.stand == stand)
    values = {"answered": before.answered + count, "asked": asked, "imported": before.imported + count, "opened": True}
    work.execute(update(survey_turnout).where(this).values(values))
    return asked - before.asked


def turnout_of(work: UnitOfWork, survey_id: int) -> list[Turnout]:
    """Return the turnout of a closed survey, by where people stand."""
    statement = select(survey_turnout).where(survey_turnout.c.survey_id == survey_id).order_by(survey_turnout.c.stand)
    return [
        Turnout(Standpoint(row.stand), row.asked, row.answered, row.opened, row.imported)
        for row in work.rows(statement)
    ]


def answers_of(work: UnitOfWork, survey_id: int) -> list[OpenedAnswer]:
    """Return the opened answers, in the order of their numbers, which are random."""
    statement = select(survey_answers).where(survey_answers.c.survey_id == survey_id).order_by(survey_answers.c.id)
    return [
        OpenedAnswer(row.id, Standpoint(row.stand), _levels(row.levels), row.straight, row.imported)
        for row in work.rows(statement)
    ]


def _levels(stored: dict[str, JsonValue]) -> dict[str, int]:
    return {key: level for key, level in stored.items() if isinstance(level, int)}


def comments_of(work: UnitOfWork, survey_id: int) -> list[Comment]:
    """Return the comments, in the order of their numbers, which are random."""
    statement = select(survey_comments).where(survey_comments.c.survey_id == survey_id).order_by(survey_comments.c.id)
    return [Comment(row.id, row.survey_id, row.text) for row in work.rows(statement)]


def comment(work: UnitOfWork, comment_id: int) -> Comment | None:
    """Return the comment with that number."""
    row = work.row(select(survey_comments).where(survey_comments.c.id == comment_id))
    return None if row is None else Comment(row.id, row.survey_id, row.text)
