"""Published results and what sides hold against them: rows that are added, and answered, never changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import Row, Select, insert, select, update

from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.results import publications, result_objections


@dataclass(frozen=True)
class Publication:
    """`period` is its code; `revision` and `known_at` say what was known, `method` by which version it was computed;
    `result` are the figures as they were told; `digest` covers them and all that they were computed from."""

    id: int
    partnership_id: int
    period: str
    revision: int
    known_at: date
    method: int
    digest: str
    result: dict[str, JsonValue]
    published_at: datetime
    objections_until: datetime


@dataclass(frozen=True)
class Objection:
    """What a side holds against a result, and what the admin said to it."""

    id: int
    publication_id: int
    side: Side
    reason: str
    at: datetime
    answer: str | None


def _publication(row: Row[Any]) -> Publication:
    return Publication(
        row.id,
        row.partnership_id,
        row.period,
        row.revision,
        row.known_at,
        row.method,
        row.digest,
        row.result,
        row.published_at,
        row.objections_until,
    )


def add(work: UnitOfWork, partnership_id: int, by: int, **values: object) -> int:
    return work.insert(insert(publications), {"partnership_id": partnership_id, "published_by": by, **values})


def by_id(work: UnitOfWork, publication_id: int) -> Publication | None:
    row = work.row(select(publications).where(publications.c.id == publication_id))
    return None if row is None else _publication(row)


def of_period(work: UnitOfWork, partnership_id: int, period: str) -> Publication | None:
    here = (publications.c.partnership_id == partnership_id) & (publications.c.period == period)
    row = work.row(select(publications).where(here))
    return None if row is None else _publication(row)


def of_partnerships(work: UnitOfWork, partnership_ids: list[int]) -> list[Publication]:
    """Newest first."""
    here = publications.c.partnership_id.in_(partnership_ids)
    return [_publication(row) for row in work.rows(select(publications).where(here).order_by(publications.c.id.desc()))]


def object_to(work: UnitOfWork, publication_id: int, side: Side, person_id: int, reason: str, now: datetime) -> int:
    values = {"publication_id": publication_id, "side": side, "person_id": person_id, "reason": reason, "at": now}
    return work.insert(insert(result_objections), values)


_OBJECTION: Select[Any] = select(result_objections).order_by(result_objections.c.id)


def _objection(row: Row[Any]) -> Objection:
    return Objection(row.id, row.publication_id, Side(row.side), row.reason, row.at, row.answer)


def objections(work: UnitOfWork, publication_id: int) -> list[Objection]:
    here = result_objections.c.publication_id == publication_id
    return [_objection(row) for row in work.rows(_OBJECTION.where(here))]


def objection(work: UnitOfWork, objection_id: int) -> Objection | None:
    row = work.row(_OBJECTION.where(result_objections.c.id == objection_id))
    return None if row is None else _objection(row)


def answer(work: UnitOfWork, objection_id: int, person_id: int, text: str, now: datetime) -> None:
    here = update(result_objections).where(result_objections.c.id == objection_id)
    work.execute(here.values(answer=text, answered_by=person_id, answered_at=now))
