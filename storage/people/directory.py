"""Queries about people, and the organisations and partnerships that they belong to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, insert, or_, select, update

from records.attendance import Branch, RosterEntry
from records.roles import Role, Side
from storage.engine.prepared import Prepared, in_parts, one_of_these
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import branches, memberships, organisations, partnerships, people, roster


@dataclass(frozen=True)
class Membership:
    role: Role
    organisation_id: int | None


@dataclass(frozen=True)
class Person:
    id: int
    telegram_id: int
    name: str
    language: str
    memberships: tuple[Membership, ...]
    blocked: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(membership.role for membership in self.memberships)

    @property
    def organisations(self) -> frozenset[int]:
        return frozenset(each.organisation_id for each in self.memberships if each.organisation_id is not None)

    @property
    def is_admin(self) -> bool:
        """Tell whether the person runs the programme."""
        return Role.ADMIN in self.roles

    def coordinates(self, organisation_id: int) -> bool:
        """Tell whether the person is a coordinator of the organisation."""
        return Membership(Role.COORDINATOR, organisation_id) in self.memberships


@dataclass(frozen=True)
class Organisation:
    id: int
    side: Side
    name: str


@dataclass(frozen=True)
class Partnership:
    """`college` and `enterprise` are its two organisations."""

    id: int
    college: Organisation
    enterprise: Organisation
    time_zone: str
    own_review: bool
    started_on: date
    ended_on: date | None
    agreement_number: str | None

    def open_on(self, day: date) -> bool:
        """Whether it holds on that day; the day on which it ends still counts."""
        return self.ended_on is None or day <= self.ended_on

    def organisation(self, side: Side) -> Organisation:
        return self.college if side is Side.COLLEGE else self.enterprise

    def sides_of(self, person: Person) -> tuple[Side, ...]:
        """The sides that the person is of: seldom more than one."""
        return tuple(side for side in Side if self.organisation(side).id in person.organisations)

    def side_of(self, person: Person) -> Side | None:
        """The side on which the person is; None for somebody of neither."""
        return next(iter(self.sides_of(person)), None)

    def coordinated_by(self, person: Person) -> bool:
        """Tell whether the person is a coordinator of either side."""
        return any(person.coordinates(self.organisation(side).id) for side in Side)

    def today(self, now: datetime) -> date:
        """Return the day that it is in the partnership's time zone."""
        return now.astimezone(ZoneInfo(self.time_zone)).date()

    @property
    def name(self) -> str:
        return f"{self.college.name} · {self.enterprise.name}"


_WHO = (people.c.id, people.c.telegram_id, people.c.name, people.c.language, people.c.blocked_at)
_PERSON = (
    select(*_WHO, memberships.c.role, memberships.c.organisation_id)
    .outerjoin(memberships, (memberships.c.person_id == people.c.id) & memberships.c.until.is_(None))
    .order_by(people.c.id, memberships.c.id)
)
_BY_TELEGRAM = Prepared(_PERSON.where(people.c.telegram_id == bindparam("telegram_id")))
_EXPECTED = Prepared(_PERSON.where(one_of_these(people.c.telegram_id)))
_BY_ID = Prepared(_PERSON.where(people.c.id == bindparam("person_id")))


def _people(rows: Sequence[Row[Any]]) -> list[Person]:
    found: dict[int, Person] = {}
    for row in rows:
        known = found.get(row.id)
        had = known.memberships if known else ()
        if row.role is not None:
            had = (*had, Membership(Role(row.role), row.organisation_id))
        found[row.id] = Person(row.id, row.telegram_id, row.name, row.language, had, row.blocked_at is not None)
    return list(found.values())


def by_telegram(work: UnitOfWork, telegram_id: int) -> Person | None:
    def read() -> Person | None:
        return next(iter(_people(work.rows(_BY_TELEGRAM, {"telegram_id": telegram_id}))), None)

    return work.once(("person", telegram_id), read)


def expect(work: UnitOfWork, telegram_ids: Collection[int]) -> list[Person]:
    """Reads all of these together, ahead of who asks for them one by one. Strangers are not among what it returns."""
    found = [person for part in in_parts(telegram_ids) for person in _people(work.rows(_EXPECTED, part))]
    known = {person.telegram_id: person for person in found}
    for telegram_id in telegram_ids:
        work.know(("person", telegram_id), known.get(telegram_id))
    return found


def by_id(work: UnitOfWork, person_id: int) -> Person:
    return _people(work.rows(_BY_ID, {"person_id": person_id}))[0]


def coordinators(work: UnitOfWork, organisation_id: int) -> list[Person]:
    found = _people(work.rows(_PERSON.where(memberships.c.organisation_id == organisation_id)))
    return [person for person in found if person.coordinates(organisation_id)]


def every_coordinator(work: UnitOfWork) -> list[Person]:
    return _people(work.rows(_PERSON.where(memberships.c.role == Role.COORDINATOR)))


def admins(work: UnitOfWork) -> list[Person]:
    return _people(work.rows(_PERSON.where(memberships.c.role == Role.ADMIN)))


def add_person(work: UnitOfWork, telegram_id: int, name: str, language: str, now: datetime) -> int:
    return work.insert(
        insert(people), {"telegram_id": telegram_id, "name": name, "language": language, "created_at": now}
    )


def set_language(work: UnitOfWork, person_id: int, language: str) -> None:
    work.execute(update(people).where(people.c.id == person_id).values(language=language))


def set_blocked(work: UnitOfWork, telegram_id: int, at: datetime | None) -> None:
    work.execute(update(people).where(people.c.telegram_id == telegram_id).values(blocked_at=at))


def add_membership(work: UnitOfWork, person_id: int, role: Role, organisation_id: int | None, now: datetime) -> None:
    work.insert(
        insert(memberships),
        {"person_id": person_id, "role": role, "organisation_id": organisation_id, "since": now},
    )


def end_membership(work: UnitOfWork, person_id: int, role: Role, organisation_id: int | None, now: datetime) -> None:
    """The row stays, with the time until which it held."""
    held = (memberships.c.person_id == person_id) & (memberships.c.role == role) & memberships.c.until.is_(None)
    here = (
        memberships.c.organisation_id == organisation_id if organisation_id else memberships.c.organisation_id.is_(None)
    )
    work.execute(update(memberships).where(held, here).values(until=now))


def set_name(work: UnitOfWork, person_id: int, name: str) -> None:
    work.execute(update(people).where(people.c.id == person_id).values(name=name))


def of_organisations(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[Person]:
    """Everybody who belongs to one of them now, with all that they are."""
    of_them = select(memberships.c.person_id).where(
        memberships.c.organisation_id.in_(set(organisation_ids)), memberships.c.until.is_(None)
    )
    return _people(work.rows(_PERSON.where(people.c.id.in_(of_them))))


def everybody(work: UnitOfWork) -> list[Person]:
    """Also those who have left, but not those who were erased."""
    return _people(work.rows(_PERSON.where(people.c.erased_at.is_(None))))


def add_organisation(work: UnitOfWork, side: Side, name: str) -> int:
    return work.insert(insert(organisations), {"side": side, "name": name})


def organisation_named(work: UnitOfWork, name: str) -> int | None:
    row = work.row(select(organisations.c.id).where(organisations.c.name == name))
    return row.id if row else None


def all_organisations(work: UnitOfWork) -> list[Organisation]:
    rows = work.rows(select(organisations).order_by(organisations.c.id))
    return [Organisation(row.id, Side(row.side), row.name) for row in rows]


def add_branch(work: UnitOfWork, organisation_id: int, name: str) -> int:
    return work.insert(insert(branches), {"organisation_id": organisation_id, "name": name})


_BRANCHES = Prepared(
    select(branches).where(branches.c.organisation_id == bindparam("organisation")).order_by(branches.c.id)
)


def branches_of(work: UnitOfWork, organisation_id: int) -> tuple[Branch, ...]:
    def read() -> tuple[Branch, ...]:
        rows = work.rows(_BRANCHES, {"organisation": organisation_id})
        return tuple(Branch(row.id, row.name) for row in rows)

    return work.once(("branches", organisation_id), read)


def add_partnership(work: UnitOfWork, college_id: int, enterprise_id: int, started_on: date, time_zone: str) -> int:
    values = {
        "college_id": college_id,
        "enterprise_id": enterprise_id,
        "started_on": started_on,
        "time_zone": time_zone,
    }
    return work.insert(insert(partnerships), values)


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
_PARTNERSHIP_BY_ID = Prepared(_PARTNERSHIP.where(partnerships.c.id == bindparam("partnership")))
_PARTNERSHIPS_OF = Prepared(
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


def partnership(work: UnitOfWork, partnership_id: int) -> Partnership:
    def read() -> Partnership:
        row = work.row(_PARTNERSHIP_BY_ID, {"partnership": partnership_id})
        assert row is not None
        return _partnership(row)

    return work.once(("partnership", partnership_id), read)


def every_partnership(work: UnitOfWork) -> list[Partnership]:
    return [_partnership(row) for row in work.rows(_PARTNERSHIP)]


def partnerships_of(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Those of the person's organisations; an admin sees all."""
    if Role.ADMIN in person.roles:
        return [_partnership(row) for row in work.rows(_PARTNERSHIP)]
    found = {each.id: each for own in person.organisations for each in partnerships_with(work, own)}
    return [found[number] for number in sorted(found)]


def partnerships_with(work: UnitOfWork, organisation_id: int) -> list[Partnership]:
    """Those of one organisation."""

    def read() -> list[Partnership]:
        return [_partnership(row) for row in work.rows(_PARTNERSHIPS_OF, {"own": organisation_id})]

    return work.once(("partnerships", organisation_id), read)


def add_to_roster(
    work: UnitOfWork,
    organisation_id: int,
    branch_id: int,
    name: str,
    party_member: bool,
    joined_on: date,
    left_on: date | None = None,
) -> int:
    return work.insert(
        insert(roster),
        {
            "organisation_id": organisation_id,
            "branch_id": branch_id,
            "name": name,
            "party_member": party_member,
            "joined_on": joined_on,
            "left_on": left_on,
        },
    )


_ROSTER = Prepared(
    select(roster).where(
        roster.c.branch_id == bindparam("branch"),
        roster.c.joined_on <= bindparam("day"),
        or_(roster.c.left_on.is_(None), roster.c.left_on > bindparam("day")),
    )
)


def roster_on(work: UnitOfWork, day: date, branch_ids: Sequence[int]) -> tuple[RosterEntry, ...]:
    """Who was on the roster of these branches on that day."""

    def read() -> tuple[RosterEntry, ...]:
        rows = [row for branch in sorted(set(branch_ids)) for row in work.rows(_ROSTER, {"branch": branch, "day": day})]
        rows.sort(key=lambda row: int(row.id))
        return tuple(RosterEntry(row.id, row.name, row.branch_id, row.party_member, row.continues_id) for row in rows)

    return work.once(("roster", day, tuple(branch_ids)), read)


def names_of(work: UnitOfWork, person_ids: Collection[int]) -> dict[int, str]:
    return {
        row.id: row.name for row in work.rows(select(people.c.id, people.c.name).where(people.c.id.in_(person_ids)))
    }
