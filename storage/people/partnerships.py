"""Queries about partnerships, each of a college with an enterprise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, insert, or_, select, update

from records.roles import Side
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.people.organisations import Organisation
from storage.people.persons import Person
from storage.tables.people import organisations, partnerships


@dataclass(frozen=True)
class Partnership:
    """A college and an enterprise that work together. `own_review`: each side approves its own records first."""

    id: int
    college: Organisation
    enterprise: Organisation
    time_zone: str
    own_review: bool
    started_on: date
    ended_on: date | None
    agreement_number: str | None

    def open_on(self, day: date) -> bool:
        """Tell whether it holds on that day; the day on which it ends still counts."""
        return self.ended_on is None or day <= self.ended_on

    def organisation(self, side: Side) -> Organisation:
        """Return the organisation on that side."""
        return self.college if side is Side.COLLEGE else self.enterprise

    def sides_of(self, person: Person) -> tuple[Side, ...]:
        """Return the sides to which the person belongs: seldom more than one."""
        return tuple(side for side in Side if self.organisation(side).id in person.organisations)

    def side_of(self, person: Person) -> Side | None:
        """Return the side to which the person belongs; None for somebody of neither."""
        return next(iter(self.sides_of(person)), None)

    def coordinated_by(self, person: Person) -> bool:
        """Tell whether the person is a coordinator of either side."""
        return any(person.coordinates(self.organisation(side).id) for side in Side)

    def today(self, now: datetime) -> date:
        """Return the day that it is in the partnership's time zone."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    @property
    def name(self) -> str:
        """Return how it is called: by its two organisations."""
        return f"{self.college.name} · {self.enterprise.name}"


_college, _enterprise = organisations.alias("college"), organisations.alias("enterprise")
_PARTNERSHIP = (
    select(
        partnerships,
        _college.c.name.label("college_name"),
        _enterprise.c.name.label("enterprise_name"),
    )
    .join(_college, _college.c.id == partnerships.c.college_id)
    .join(_enterprise, _enterprise.c.id == partnerships.c.enterprise_id)
    .order_by(partnerships.c.id)
)
_BY_ID = Prepared(_PARTNERSHIP.where(partnerships.c.id == bindparam("partnership")))
_OF_ORGANISATION = Prepared(
    _PARTNERSHIP.where(
        or_(partnerships.c.college_id == bindparam("own"), partnerships.c.enterprise_id == bindparam("own"))
    )
)


def _partnership(row: Row[Any]) -> Partnership:
    return Partnership(
        row.id,
        Organisation(row.college_id, Side.COLLEGE, row.college_name),
        Organisation(row.enterprise_id, Side.ENTERPRISE, row.enterprise_name),
        row.time_zone,
        row.own_review,
        row.started_on,
        row.ended_on,
        row.agreement_number,
    )


def by_id(work: UnitOfWork, partnership_id: int) -> Partnership:
    """Return the partnership with that id, which exists."""

    def read() -> Partnership:
        row = work.row(_BY_ID, {"partnership": partnership_id})
        assert row is not None
        return _partnership(row)

    return work.cached(("partnership", partnership_id), read)


def every(work: UnitOfWork) -> list[Partnership]:
    """Return all partnerships, in the order in which they were set up."""
    return [_partnership(row) for row in work.rows(_PARTNERSHIP)]


def of_person(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships of the person's organisations; for an admin all."""
    return every(work) if person.is_admin else of_organisations(work, person.organisations)


def of_organisations(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[Partnership]:
    """Return the partnerships of any of these organisations, in the order in which they were set up."""
    own = (of_organisation(work, organisation_id) for organisation_id in organisation_ids)
    by_number = {partnership.id: partnership for partnerships_there in own for partnership in partnerships_there}
    return [by_number[number] for number in sorted(by_number)]


def of_organisation(work: UnitOfWork, organisation_id: int) -> list[Partnership]:
    """Return the partnerships of one organisation."""

    def read() -> list[Partnership]:
        return [_partnership(row) for row in work.rows(_OF_ORGANISATION, {"own": organisation_id})]

    return work.cached(("partnerships", organisation_id), read)


def add(work: UnitOfWork, college_id: int, enterprise_id: int, started_on: date, time_zone: str) -> int:
    """Insert a partnership, and return its id."""
    values = {
        "college_id": college_id,
        "enterprise_id": enterprise_id,
        "started_on": started_on,
        "time_zone": time_zone,
    }
    return work.insert(insert(partnerships), values)


def change(work: UnitOfWork, partnership_id: int, **values: object) -> None:
    """Set columns of a partnership: ended_on, agreement_number, own_review, time_zone."""
    work.execute(update(partnerships).where(partnerships.c.id == partnership_id).values(**values))


def first_time_zone(work: UnitOfWork, organisation_id: int | None) -> str | None:
    """Return the time zone of the organisation's first partnership, with None of the first of all.

    None where there is no partnership.
    """
    statement = select(partnerships.c.time_zone).order_by(partnerships.c.id).limit(1)
    if organisation_id is not None:
        own = or_(partnerships.c.college_id == organisation_id, partnerships.c.enterprise_id == organisation_id)
        statement = statement.where(own)
    row = work.row(statement)
    return row.time_zone if row else None
