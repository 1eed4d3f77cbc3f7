"""Published results and what sides hold against them: rows that are added, and answered, never changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, JsonValue
from sqlalchemy import Row, Select, insert, select, update

from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.results import publications, result_objections

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Publication:
    """A published result.

    `period` is its code; `revision` and `known_at` say what was known, `method` by which version it was computed;
    `result` are the figures as they were told, as JSON; `digest` covers them and all that they were computed from.
    """

    id: int
    partnership_id: int
    period: str
    revision: int
    known_at: date
    method: int
    digest: str
    result: Mapping[str, JsonValue]
    published_at: datetime
    objections_until: datetime

    def figures(self, model: type[M]) -> M:
        """Return the figures as they were told. Raises ValidationError where the row does not fit the model."""
        return model.model_validate(self.result)


@dataclass(frozen=True)
class Objection:
    """What a side holds against a result, and what the admin said to it; `period` is the code of the result's."""

    id: int
    publication_id: int
    side: Side
    reason: str
    at: datetime
    answer: str | None
    partnership_id: int
    period: str


_PUBLICATION: Select[Any] = select(*(publications.c[field.name] for field in fields(Publication)))


def add(
    work: UnitOfWork,
    partnership_id: int,
    period: str,
    result: BaseModel,
    *,
    revision: int,
    known_at: date,
    method: int,
    digest: str,
    by: int,
    now: datetime,
    objections_until: datetime,
) -> int:
    """Add a result, and return its id."""
    values = {"partnership_id": partnership_id, "period": period, "result": result.model_dump(mode="json")}
    values |= {"revision": revision, "known_at": known_at, "method": method, "digest": digest}
    values |= {"published_by": by, "published_at": now, "objections_until": objections_until}
    return work.insert(insert(publications), values)


def by_id(work: UnitOfWork, publication_id: int) -> Publication | None:
    """Return the result of that id, if there is one."""
    row = work.row(_PUBLICATION.where(publications.c.id == publication_id))
    return None if row is None else Publication(**row._asdict())


def of_period(work: UnitOfWork, partnership_id: int, period: str) -> Publication | None:
    """Return the result of a partnership for the period of that code, if it is published."""
    here = (publications.c.partnership_id == partnership_id) & (publications.c.period == period)
    row = work.row(_PUBLICATION.where(here))
    return None if row is None else Publication(**row._asdict())


def of_partnerships(work: UnitOfWork, partnership_ids: Iterable[int]) -> list[Publication]:
    """Return all results of these partnerships, newest first."""
    here = publications.c.partnership_id.in_(list(partnership_ids))
    return [
        Publication(**row._asdict()) for row in work.rows(_PUBLICATION.where(here).order_by(publications.c.id.desc()))
    ]


def object_to(work: UnitOfWork, publication_id: int, side: Side, person_id: int, reason: str, now: datetime) -> int:
    """Add an objection of a side to a result, and return its id."""
    values = {"publication_id": publication_id, "side": side, "person_id": person_id, "reason": reason, "at": now}
    return work.insert(insert(result_objections), values)


_OBJECTION: Select[Any] = (
    select(result_objections, publications.c.partnership_id, publications.c.period)
    .join(publications, publications.c.id == result_objections.c.publication_id)
    .order_by(result_objections.c.id)
)


def _objection(row: Row[Any]) -> Objection:
    side, place = Side(row.side), (row.partnership_id, row.period)
    return Objection(row.id, row.publication_id, side, row.reason, row.at, row.answer, *place)


def objections(work: UnitOfWork, publication_id: int) -> list[Objection]:
    """Return the objections to a result, oldest first."""
    here = result_objections.c.publication_id == publication_id
    return [_objection(row) for row in work.rows(_OBJECTION.where(here))]


def unanswered(work: UnitOfWork) -> list[Objection]:
    """Return all objections that nobody has answered, oldest first."""
    return [_objection(row) for row in work.rows(_OBJECTION.where(result_objections.c.answered_at.is_(None)))]


def objection(work: UnitOfWork, objection_id: int) -> Objection | None:
    """Return the objection of that id, if there is one."""
    row = work.row(_OBJECTION.where(result_objections.c.id == objection_id))
    return None if row is None else _objection(row)


def answer(work: UnitOfWork, objection_id: int, person_id: int, text: str, now: datetime) -> None:
    """Write the answer to an objection."""
    here = update(result_objections).where(result_objections.c.id == objection_id)
    work.execute(here.values(answer=text, answered_by=person_id, answered_at=now))
