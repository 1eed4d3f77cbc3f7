"""Queries about people: where they are reached, which roles they hold, and in which organisations."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from records.addresses import Address, telegram_address, telegram_number
from records.roles import Role
from storage.engine.prepared import Prepared, in_parts, one_of_these
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import memberships, people


@dataclass(frozen=True)
class Membership:
    """A role that somebody holds: in an organisation, or, as an admin, in none."""

    role: Role
    organisation_id: int | None


@dataclass(frozen=True)
class Person:
    """Somebody whom the bot knows, with the roles that they hold now. `blocked`: they have stopped the bot."""

    id: int
    address: Address
    name: str
    language: str
    memberships: tuple[Membership, ...]
    blocked: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles that the person holds anywhere."""
        return frozenset(membership.role for membership in self.memberships)

    @property
    def organisations(self) -> frozenset[int]:
        """Return the ids of the organisations to which the person belongs."""
        return frozenset(held.organisation_id for held in self.memberships if held.organisation_id is not None)

    @property
    def coordinated(self) -> frozenset[int]:
        """Return the ids of the organisations of which the person is a coordinator."""
        return frozenset(number for number in self.organisations if self.coordinates(number))

    @property
    def is_admin(self) -> bool:
        """Tell whether the person runs the programme."""
        return Role.ADMIN in self.roles

    def coordinates(self, organisation_id: int) -> bool:
        """Tell whether the person is a coordinator of the organisation."""
        return Membership(Role.COORDINATOR, organisation_id) in self.memberships


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
    by_number: dict[int, Person] = {}
    for row in rows:
        known = by_number.get(row.id)
        held = known.memberships if known else ()
        if row.role is not None:
            held = (*held, Membership(Role(row.role), row.organisation_id))
        address = telegram_address(row.telegram_id)
        by_number[row.id] = Person(row.id, address, row.name, row.language, held, row.blocked_at is not None)
    return list(by_number.values())


def by_address(work: UnitOfWork, address: Address) -> Person | None:
    """Return the person who is reached there; None for a stranger."""

    def read() -> Person | None:
        return next(iter(_people(work.rows(_BY_TELEGRAM, {"telegram_id": telegram_number(address)}))), None)

    return work.cached(("person", address), read)


def expect(work: UnitOfWork, addresses: Collection[Address]) -> list[Person]:
    """Read all of these together, ahead of who asks for them one by one, and return them without the strangers."""
    numbers = [number for address in addresses if (number := telegram_number(address)) is not None]
    expected = [person for part in in_parts(numbers) for person in _people(work.rows(_EXPECTED, part))]
    known = {person.address: person for person in expected}
    for address in addresses:
        work.cache(("person", address), known.get(address))
    return expected


def by_id(work: UnitOfWork, person_id: int) -> Person:
    """Return the person with that id, which exists."""
    return _people(work.rows(_BY_ID, {"person_id": person_id}))[0]


def coordinators_of(work: UnitOfWork, organisation_id: int) -> list[Person]:
    """Return the coordinators of the organisation."""
    belonging = _people(work.rows(_PERSON.where(memberships.c.organisation_id == organisation_id)))
    return [person for person in belonging if person.coordinates(organisation_id)]


def every_coordinator(work: UnitOfWork) -> list[Person]:
    """Return the coordinators of all organisations, with their memberships as coordinators only."""
    return _people(work.rows(_PERSON.where(memberships.c.role == Role.COORDINATOR)))


def admins(work: UnitOfWork) -> list[Person]:
    """Return the admins, with their memberships as admins only."""
    return _people(work.rows(_PERSON.where(memberships.c.role == Role.ADMIN)))


def of_organisations(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[Person]:
    """Return everybody who belongs to one of the organisations now, with all their memberships."""
    belonging = select(memberships.c.person_id).where(
        memberships.c.organisation_id.in_(set(organisation_ids)), memberships.c.until.is_(None)
    )
    return _people(work.rows(_PERSON.where(people.c.id.in_(belonging))))


def everybody(work: UnitOfWork) -> list[Person]:
    """Return everybody, also those who have left, but not those who were erased."""
    return _people(work.rows(_PERSON.where(people.c.erased_at.is_(None))))


def names_of(work: UnitOfWork, person_ids: Collection[int]) -> dict[int, str]:
    """Return the names of these people, by id."""
    statement = select(people.c.id, people.c.name).where(people.c.id.in_(person_ids))
    return {row.id: row.name for row in work.rows(statement)}


def add(work: UnitOfWork, address: Address, name: str, language: str, now: datetime) -> int:
    """Insert a person without a role, and return their id."""
    values = {"telegram_id": telegram_number(address), "name": name, "language": language, "created_at": now}
    return work.insert(insert(people), values)


def set_language(work: UnitOfWork, person_id: int, language: str) -> None:
    """Set the language in which the person reads."""
    work.execute(update(people).where(people.c.id == person_id).values(language=language))


def set_blocked(work: UnitOfWork, address: Address, at: datetime | None) -> None:
    """Note since when the person has stopped the bot; None: they have let it in again."""
    work.execute(update(people).where(people.c.telegram_id == telegram_number(address)).values(blocked_at=at))


def set_name(work: UnitOfWork, person_id: int, name: str) -> None:
    """Set how the person is called."""
    work.execute(update(people).where(people.c.id == person_id).values(name=name))


def add_membership(work: UnitOfWork, person_id: int, role: Role, organisation_id: int | None, now: datetime) -> None:
    """Insert a role of the person from now on."""
    values = {"person_id": person_id, "role": role, "organisation_id": organisation_id, "since": now}
    work.insert(insert(memberships), values)


def end_membership(work: UnitOfWork, person_id: int, role: Role, organisation_id: int | None, now: datetime) -> None:
    """End a role of the person; its row stays, with the time until which it held."""
    held = (memberships.c.person_id == person_id) & (memberships.c.role == role) & memberships.c.until.is_(None)
    here = (
        memberships.c.organisation_id == organisation_id if organisation_id else memberships.c.organisation_id.is_(None)
    )
    work.execute(update(memberships).where(held, here).values(until=now))
