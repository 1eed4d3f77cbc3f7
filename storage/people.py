"""Queries about organisations, partnerships, people, rosters and invitations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, or_, select, update

from records.attendance import Branch, RosterEntry
from records.roles import Role, Side
from storage.tables import (
    branches,
    chats,
    invitations,
    memberships,
    organisations,
    partnerships,
    people,
    posts,
    roster,
    screens,
)
from storage.unit_of_work import UnitOfWork


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

    def coordinates(self, organisation_id: int) -> bool:
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

    def organisation(self, side: Side) -> Organisation:
        return self.college if side is Side.COLLEGE else self.enterprise

    def side_of(self, person: Person) -> Side | None:
        """The side on which the person is; None for somebody of neither."""
        return next((side for side in Side if self.organisation(side).id in person.organisations), None)

    @property
    def name(self) -> str:
        return f"{self.college.name} · {self.enterprise.name}"


_PERSON = (
    select(people, memberships.c.role, memberships.c.organisation_id)
    .outerjoin(memberships, (memberships.c.person_id == people.c.id) & memberships.c.until.is_(None))
    .order_by(people.c.id, memberships.c.id)
)
_BY_TELEGRAM = _PERSON.where(people.c.telegram_id == bindparam("telegram_id"))
_BY_ID = _PERSON.where(people.c.id == bindparam("person_id"))


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
    return next(iter(_people(work.rows(_BY_TELEGRAM, {"telegram_id": telegram_id}))), None)


def by_id(work: UnitOfWork, person_id: int) -> Person:
    return _people(work.rows(_BY_ID, {"person_id": person_id}))[0]


def coordinators(work: UnitOfWork, organisation_id: int) -> list[Person]:
    found = _people(work.rows(_PERSON.where(memberships.c.organisation_id == organisation_id)))
    return [person for person in found if person.coordinates(organisation_id)]


def members(work: UnitOfWork, organisation_id: int) -> list[Person]:
    """Everybody with a role there."""
    of_it = select(memberships.c.person_id).where(
        memberships.c.organisation_id == organisation_id, memberships.c.until.is_(None)
    )
    return _people(work.rows(_PERSON.where(people.c.id.in_(of_it))))


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


_BRANCHES = select(branches).where(branches.c.organisation_id == bindparam("organisation")).order_by(branches.c.id)


def branches_of(work: UnitOfWork, organisation_id: int) -> tuple[Branch, ...]:
    rows = work.rows(_BRANCHES, {"organisation": organisation_id})
    return tuple(Branch(row.id, row.name) for row in rows)


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
_PARTNERSHIP_BY_ID = _PARTNERSHIP.where(partnerships.c.id == bindparam("partnership"))


def _partnership(row: Row[Any]) -> Partnership:
    return Partnership(
        row.id,
        Organisation(row.college_id, Side.COLLEGE, row.college_name),
        Organisation(row.enterprise_id, Side.ENTERPRISE, row.enterprise_name),
        row.time_zone,
        row.own_review,
    )


def partnership(work: UnitOfWork, partnership_id: int) -> Partnership:
    row = work.row(_PARTNERSHIP_BY_ID, {"partnership": partnership_id})
    assert row is not None
    return _partnership(row)


def touch(work: UnitOfWork, partnership_id: int, now: datetime) -> None:
    """What is known of the partnership has changed: evaluations that were kept are out of date."""
    this = partnerships.c.id == partnership_id
    work.execute(update(partnerships).where(this).values(revision=partnerships.c.revision + 1, revised_at=now))


def partnerships_of(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Those of the person's organisations; an admin sees all."""
    statement = _PARTNERSHIP
    if Role.ADMIN not in person.roles:
        own = person.organisations
        statement = statement.where(or_(partnerships.c.college_id.in_(own), partnerships.c.enterprise_id.in_(own)))
    return [_partnership(row) for row in work.rows(statement)]


def add_to_roster(
    work: UnitOfWork, organisation_id: int, branch_id: int, name: str, party_member: bool, joined_on: date
) -> int:
    return work.insert(
        insert(roster),
        {
            "organisation_id": organisation_id,
            "branch_id": branch_id,
            "name": name,
            "party_member": party_member,
            "joined_on": joined_on,
        },
    )


def roster_on(work: UnitOfWork, day: date, branch_ids: Sequence[int]) -> tuple[RosterEntry, ...]:
    """Who was on the roster of these branches on that day."""
    statement = (
        select(roster)
        .where(
            roster.c.branch_id.in_(branch_ids),
            roster.c.joined_on <= day,
            or_(roster.c.left_on.is_(None), roster.c.left_on > day),
        )
        .order_by(roster.c.id)
    )
    return tuple(RosterEntry(row.id, row.name, row.branch_id, row.party_member) for row in work.rows(statement))


def add_invitation(
    work: UnitOfWork,
    code: str,
    role: Role,
    organisation_id: int | None,
    uses: int,
    expires_at: datetime,
    now: datetime,
    by: int | None,
) -> int:
    return work.insert(
        insert(invitations),
        {
            "code": code,
            "role": role,
            "organisation_id": organisation_id,
            "uses_left": uses,
            "expires_at": expires_at,
            "created_by": by,
            "created_at": now,
        },
    )


@dataclass(frozen=True)
class Invitation:
    id: int
    role: Role
    organisation_id: int | None


def take_invitation(work: UnitOfWork, code: str, now: datetime) -> Invitation | None:
    """Uses an invitation once; None when there is none that still holds."""
    row = work.row(select(invitations).where(invitations.c.code == code, invitations.c.revoked_at.is_(None)))
    if row is None or row.uses_left < 1 or row.expires_at <= now:
        return None
    work.execute(update(invitations).where(invitations.c.id == row.id).values(uses_left=row.uses_left - 1))
    return Invitation(row.id, Role(row.role), row.organisation_id)


def group_partnership(work: UnitOfWork, chat_id: int) -> int | None:
    row = work.row(select(chats.c.partnership_id).where(chats.c.id == chat_id))
    return row.partnership_id if row else None


def bind_group(work: UnitOfWork, chat_id: int, partnership_id: int) -> None:
    if work.execute(update(chats).where(chats.c.id == chat_id).values(partnership_id=partnership_id)).rowcount == 0:
        work.execute(insert(chats), {"id": chat_id, "partnership_id": partnership_id})


def migrate_group(work: UnitOfWork, old_id: int, new_id: int) -> None:
    """A group's new id, also for what waits to be sent there. Its old messages are out of reach."""
    work.execute(update(chats).where(chats.c.id == old_id).values(id=new_id))
    work.execute(update(posts).where(posts.c.chat_id == old_id, posts.c.state == "waiting").values(chat_id=new_id))
    there = select(screens.c.purpose).where(screens.c.chat_id == new_id)
    moving = update(screens).where(screens.c.chat_id == old_id, screens.c.purpose.not_in(there))
    work.execute(moving.values(chat_id=new_id, message_id=None))
