"""Queries about the rating of rubrics: rounds, who rates in them, and how."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from records.roles import Side
from records.standpoints import Standpoint
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.assessment import rater_links, raters, rating_rounds, ratings
from storage.tables.people import people


@dataclass(frozen=True)
class RatingRound:
    """The rating of one rubric (`indicator`) for a partnership and period; `closes_on` is its last day."""

    id: int
    partnership_id: int
    indicator: str
    period: str
    first_day: date
    last_day: date
    closes_on: date
    closed: bool


@dataclass(frozen=True)
class Rater:
    """Somebody who rates in a round, and from where they stand."""

    person_id: int
    name: str
    stand: Standpoint


@dataclass(frozen=True)
class Rating:
    """The level that a person has given to an item of one organisation."""

    person_id: int
    stand: Standpoint
    item: str
    side: Side
    level: int


def _round(row: Row[Any]) -> RatingRound:
    return RatingRound(
        row.id,
        row.partnership_id,
        row.indicator,
        row.period,
        row.first_day,
        row.last_day,
        row.closes_on,
        row.closed_at is not None,
    )


def by_id(work: UnitOfWork, round_id: int) -> RatingRound | None:
    """Return the round with that id."""
    row = work.row(select(rating_rounds).where(rating_rounds.c.id == round_id))
    return None if row is None else _round(row)


def of_partnerships(work: UnitOfWork, partnership_ids: Sequence[int]) -> list[RatingRound]:
    """Return the rounds of these partnerships, the newest first."""
    statement = select(rating_rounds).where(rating_rounds.c.partnership_id.in_(partnership_ids))
    return [_round(row) for row in work.rows(statement.order_by(rating_rounds.c.id.desc()))]


def of_rater(work: UnitOfWork, person_id: int) -> list[RatingRound]:
    """Return the open rounds in which the person rates, the one that closes first at the beginning."""
    statement = (
        select(rating_rounds)
        .join(raters, raters.c.round_id == rating_rounds.c.id)
        .where(raters.c.person_id == person_id, rating_rounds.c.closed_at.is_(None))
        .order_by(rating_rounds.c.closes_on, rating_rounds.c.id)
    )
    return [_round(row) for row in work.rows(statement)]


def open_rounds(work: UnitOfWork) -> list[RatingRound]:
    """Return all rounds that have not been closed."""
    return [_round(row) for row in work.rows(select(rating_rounds).where(rating_rounds.c.closed_at.is_(None)))]


def add(work: UnitOfWork, **values: object) -> int:
    """Insert a round with these columns, and return its id."""
    return work.insert(insert(rating_rounds), values)


def close(work: UnitOfWork, round_id: int, now: datetime) -> None:
    """Close a round."""
    work.execute(update(rating_rounds).where(rating_rounds.c.id == round_id).values(closed_at=now))


def raters_of(work: UnitOfWork, round_id: int) -> list[Rater]:
    """Return the raters of a round, in the order in which they were invited."""
    statement = (
        select(raters, people.c.name)
        .join(people, people.c.id == raters.c.person_id)
        .where(raters.c.round_id == round_id)
        .order_by(raters.c.invited_at, raters.c.person_id)
    )
    return [Rater(row.person_id, row.name, Standpoint(row.stand)) for row in work.rows(statement)]


def add_rater(work: UnitOfWork, round_id: int, person_id: int, stand: Standpoint, now: datetime) -> None:
    """Insert a rater of the round."""
    values = {"round_id": round_id, "person_id": person_id, "stand": stand, "invited_at": now}
    work.execute(insert(raters), values)


def add_link(work: UnitOfWork, code: str, round_id: int, now: datetime) -> None:
    """Insert a link by which one person from outside becomes a rater of the round."""
    work.execute(insert(rater_links), {"code": code, "round_id": round_id, "made_at": now})


def link(work: UnitOfWork, code: str) -> tuple[int, int | None] | None:
    """Return the round that a link leads to, and who has used it."""
    row = work.row(select(rater_links).where(rater_links.c.code == code))
    return None if row is None else (row.round_id, row.used_by)


def use_link(work: UnitOfWork, code: str, person_id: int) -> None:
    """Note who has used the link."""
    work.execute(update(rater_links).where(rater_links.c.code == code).values(used_by=person_id))


def ratings_in(work: UnitOfWork, round_id: int) -> list[Rating]:
    """Return all ratings of a round, person by person."""
    statement = (
        select(ratings, raters.c.stand)
        .join(raters, (raters.c.round_id == ratings.c.round_id) & (raters.c.person_id == ratings.c.person_id))
        .where(ratings.c.round_id == round_id)
        .order_by(ratings.c.person_id, ratings.c.item, ratings.c.side)
    )
    return [
        Rating(row.person_id, Standpoint(row.stand), row.item, Side(row.side), row.level)
        for row in work.rows(statement)
    ]


def put(work: UnitOfWork, round_id: int, person_id: int, item: str, side: Side, level: int, now: datetime) -> None:
    """Put a rating in place of the one before."""
    this = (ratings.c.round_id == round_id) & (ratings.c.person_id == person_id)
    work.execute(delete(ratings).where(this, ratings.c.item == item, ratings.c.side == side))
    values = {"round_id": round_id, "person_id": person_id, "item": item, "side": side}
    work.execute(insert(ratings), values | {"level": level, "at": now})
