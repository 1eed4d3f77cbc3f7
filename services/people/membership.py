"""Who belongs where in which role: roles given and taken by admins, people who leave or are let go."""

from collections.abc import Sequence
from datetime import datetime

from records.errors import UserError
from records.notices import News, NewsKind
from records.roles import Role
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, invitations
from storage.people.directory import Membership, Person


def known_people(work: UnitOfWork, by: Person) -> list[Person]:
    """Those of the organisations that the person looks after; for an admin everybody, also those who have left."""
    if by.is_admin:
        return directory.everybody(work)
    return directory.of_organisations(work, _coordinated(by))


def known_person(work: UnitOfWork, by: Person, person_id: int) -> Person:
    """Raises UserError, the same for none and for another side's."""
    found = next((each for each in known_people(work, by) if each.id == person_id), None)
    if found is None:
        raise UserError("person-none")
    return found


def may_end(by: Person, whose: Person) -> list[Membership]:
    """The memberships that the person may end: own ones; a coordinator those of the own organisation; admins all."""
    own = _coordinated(by)
    return [
        each
        for each in whose.memberships
        if by.id == whose.id or by.is_admin or (each.organisation_id in own and each.role is not Role.ADMIN)
    ]


def end(work: UnitOfWork, by: Person, whose: Person, membership: Membership, now: datetime) -> None:
    """The role is held no more; what was done in it stays. The last admin cannot go."""
    if membership not in may_end(by, whose):
        raise UserError("not-your-role")
    if membership.role is Role.ADMIN and len(directory.admins(work)) < 2:
        raise UserError("last-admin")
    lose(work, whose, membership, now)
    _changed(work, by, whose, "leave" if by.id == whose.id else "remove_role", membership, now)


def lose(work: UnitOfWork, whose: Person, ended: Membership, now: datetime) -> None:
    """The role, and with it the invitations that were made in it."""
    directory.end_membership(work, whose.id, ended.role, ended.organisation_id, now)
    if ended.role is Role.MEMBER:
        return
    for made in invitations.made_by(work, whose.id):
        if made.holds(now) and (ended.role is Role.ADMIN or made.organisation_id == ended.organisation_id):
            invitations.change(work, made.id, revoked_at=now)


def leave(work: UnitOfWork, person: Person, now: datetime) -> None:
    """All roles at once."""
    for membership in person.memberships:
        end(work, person, person, membership, now)


def give(work: UnitOfWork, by: Person, whose: Person, membership: Membership, now: datetime) -> None:
    """A further role. Admins only: a coordinator invites."""
    if not by.is_admin:
        raise UserError("not-your-role")
    known = {each.id for each in directory.all_organisations(work)}
    if (membership.role is Role.ADMIN) != (membership.organisation_id is None) or (
        membership.organisation_id is not None and membership.organisation_id not in known
    ):
        raise UserError("button-old")
    if membership in whose.memberships:
        raise UserError("role-held")
    directory.add_membership(work, whose.id, membership.role, membership.organisation_id, now)
    _changed(work, by, whose, "give_role", membership, now)


def on_offer(work: UnitOfWork, by: Person, whose: Person) -> Sequence[Membership]:
    """Return the further roles that an admin may give somebody: where they are; to one who is nowhere, any."""
    if not by.is_admin:
        return []
    where = whose.organisations or {each.id for each in directory.all_organisations(work)}
    possible = [Membership(role, number) for number in sorted(where) for role in (Role.MEMBER, Role.COORDINATOR)]
    return [each for each in (*possible, Membership(Role.ADMIN, None)) if each not in whose.memberships]


def _coordinated(by: Person) -> set[int]:
    return {
        each.organisation_id
        for each in by.memberships
        if each.role is Role.COORDINATOR and each.organisation_id is not None
    }


def _changed(work: UnitOfWork, by: Person, whose: Person, action: str, membership: Membership, now: datetime) -> None:
    audit.note(
        work, now, by.id, action, "person", whose.id, role=membership.role, organisation=membership.organisation_id
    )
    if by.id != whose.id:
        work.news.append(News(NewsKind.ROLES, whose.id, whose.id))
