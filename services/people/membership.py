"""Who belongs where in which role: roles given and taken by admins, people who leave or are let go."""

from collections.abc import Sequence
from datetime import datetime

from records.errors import UserError
from records.notices import News, NewsKind
from records.roles import Role
from services.people.roster import let_claims_go
from services.permissions import check_admin, manages
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import invitations, organisations, persons
from storage.people.persons import Membership, Person


def known_people(work: UnitOfWork, by: Person) -> list[Person]:
    """Return the people of the organisations that the person coordinates; for an admin everybody, also who has left."""
    if by.is_admin:
        return persons.everybody(work)
    return persons.of_organisations(work, by.coordinated)


def known_person(work: UnitOfWork, by: Person, person_id: int) -> Person:
    """Return somebody whom the person looks after. Raise UserError, the same where there is none and for another's."""
    known = next((person for person in known_people(work, by) if person.id == person_id), None)
    if known is None:
        raise UserError("person-none")
    return known


def may_end(by: Person, whose: Person) -> list[Membership]:
    """Return the memberships that the person may end: own ones, and those of organisations looked after."""

    def may(held: Membership) -> bool:
        return by.is_admin or (held.organisation_id is not None and manages(by, held.organisation_id))

    return [held for held in whose.memberships if by.id == whose.id or may(held)]


def end(work: UnitOfWork, by: Person, whose: Person, membership: Membership, now: datetime) -> None:
    """End a role; what was done in it stays. Raise UserError where the person may not, and on the last admin's."""
    if membership not in may_end(by, whose):
        raise UserError("not-your-role")
    if membership.role is Role.ADMIN and len(persons.admins(work)) < 2:
        raise UserError("last-admin")
    lose(work, whose, membership, now)
    left = membership.organisation_id
    if left is not None and left not in persons.by_id(work, whose.id).organisations:
        let_claims_go(work, by, whose.id, left, now)
    _changed(work, by, whose, "leave" if by.id == whose.id else "remove_role", membership, now)


def lose(work: UnitOfWork, whose: Person, ended: Membership, now: datetime) -> None:
    """Take a role from somebody, and with it the invitations that were made in it."""
    persons.end_membership(work, whose.id, ended.role, ended.organisation_id, now)
    if ended.role is Role.MEMBER:
        return
    for invitation in invitations.made_by(work, whose.id):
        in_that_role = ended.role is Role.ADMIN or invitation.organisation_id == ended.organisation_id
        if invitation.holds(now) and in_that_role:
            invitations.change(work, invitation.id, revoked_at=now)


def leave(work: UnitOfWork, person: Person, now: datetime) -> None:
    """End all of the person's roles at once. Raise UserError on the last admin."""
    for membership in person.memberships:
        end(work, person, person, membership, now)


def leave_organisation(work: UnitOfWork, person: Person, organisation_id: int | None, now: datetime) -> None:
    """End the person's roles in one organisation; None: as an admin. Leaving again changes nothing.

    Raise UserError on the last admin.
    """
    for membership in roles_in(person, organisation_id):
        end(work, person, person, membership, now)


def roles_in(person: Person, organisation_id: int | None) -> list[Membership]:
    """Return the person's roles in one organisation; None: in none, as an admin."""
    return [held for held in person.memberships if held.organisation_id == organisation_id]


def give(work: UnitOfWork, by: Person, whose: Person, membership: Membership, now: datetime) -> None:
    """Give somebody a further role. Raise UserError unless an admin does (a coordinator invites), and on one held."""
    check_admin(by)
    known = {organisation.id for organisation in organisations.every(work)}
    if (membership.role is Role.ADMIN) != (membership.organisation_id is None) or (
        membership.organisation_id is not None and membership.organisation_id not in known
    ):
        raise UserError("button-old")
    if membership in whose.memberships:
        raise UserError("role-held")
    persons.add_membership(work, whose.id, membership.role, membership.organisation_id, now)
    _changed(work, by, whose, "give_role", membership, now)


def on_offer(work: UnitOfWork, by: Person, whose: Person) -> Sequence[Membership]:
    """Return the further roles that an admin may give somebody: where they are; to one who is nowhere, any."""
    if not by.is_admin:
        return []
    where = whose.organisations or {organisation.id for organisation in organisations.every(work)}
    possible = [Membership(role, number) for number in sorted(where) for role in (Role.MEMBER, Role.COORDINATOR)]
    return [further for further in (*possible, Membership(Role.ADMIN, None)) if further not in whose.memberships]


def _changed(work: UnitOfWork, by: Person, whose: Person, action: str, membership: Membership, now: datetime) -> None:
    audit.note(
        work, now, by.id, action, "person", whose.id, role=membership.role, organisation=membership.organisation_id
    )
    if by.id != whose.id:
        work.news.append(News(NewsKind.ROLES, whose.id, whose.id))
