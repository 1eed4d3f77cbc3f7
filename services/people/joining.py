"""How people come in: by an invitation, which is also how the first admin claims the bot."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from records.addresses import Address
from records.errors import UserError
from records.notices import News, NewsKind
from records.roles import Role
from services.permissions import check_admin, check_manages, manages
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import invitations, organisations, persons
from storage.people.invitations import Invitation
from storage.people.organisations import Organisation
from storage.people.persons import Membership, Person

DAYS = 30
CLAIM_VALID = timedelta(days=7)
MOST_USES, MOST_DAYS = 500, 365
USES = {Role.MEMBER: 50, Role.COORDINATOR: 1, Role.ADMIN: 1}  # at first


def invite(work: UnitOfWork, by: Person, role: Role, organisation_id: int | None, now: datetime) -> int:
    """Make an invitation, and return its id. An invitation to be an admin is of no organisation.

    Raise UserError unless the person looks after the organisation's people.
    """
    if (role is Role.ADMIN) != (organisation_id is None):
        raise UserError("button-old")
    _check_may_invite(by, organisation_id)
    code, uses = secrets.token_urlsafe(16), USES[role]
    number = invitations.add(work, code, role, organisation_id, uses, now + timedelta(days=DAYS), now, by.id)
    audit.note(work, now, by.id, "invite", "invitation", number, role=role, uses=uses)
    return number


def _check_may_invite(by: Person, organisation_id: int | None) -> None:
    if organisation_id is None:
        check_admin(by)
    else:
        check_manages(by, organisation_id)


def organisations_to_invite(work: UnitOfWork, by: Person) -> list[Organisation]:
    """Return the organisations into which the person invites. Raise UserError where there are none, but for admins."""
    own = [organisation for organisation in organisations.every(work) if manages(by, organisation.id)]
    if not own and not by.is_admin:
        raise UserError("organisation-none")
    return own


def own_invitations(work: UnitOfWork, by: Person) -> list[Invitation]:
    """Return the invitations that the person has made, for an admin everybody's but the operator's; newest first."""
    return invitations.made_by(work, None if by.is_admin else by.id)


def own_invitation(work: UnitOfWork, by: Person, invitation_id: int) -> Invitation:
    """Return an invitation that the person has made, for an admin any but the operator's.

    Raise UserError, the same where there is none and where it is another's.
    """
    invitation = invitations.by_id(work, invitation_id)
    if invitation is None or invitation.created_by is None or not (by.is_admin or invitation.created_by == by.id):
        raise UserError("invitation-none")
    return invitation


def set_uses(work: UnitOfWork, by: Person, invitation_id: int, uses: int, now: datetime) -> None:
    """Set how many may still come in by it. Raise UserError where it was revoked, or the number is out of bounds."""
    invitation = _not_revoked(work, by, invitation_id)
    if not 1 <= uses <= MOST_USES:
        raise UserError("button-old")
    invitations.change(work, invitation.id, uses_left=uses)
    audit.note(work, now, by.id, "change_invitation", "invitation", invitation.id, uses=uses)


def set_days(work: UnitOfWork, by: Person, invitation_id: int, days: int, now: datetime) -> None:
    """Set for how many days from now on it holds. Raise UserError where it was revoked, or they are out of bounds."""
    invitation = _not_revoked(work, by, invitation_id)
    if not 1 <= days <= MOST_DAYS:
        raise UserError("button-old")
    invitations.change(work, invitation.id, expires_at=now + timedelta(days=days))
    audit.note(work, now, by.id, "change_invitation", "invitation", invitation.id, days=days)


def revoke(work: UnitOfWork, by: Person, invitation_id: int, now: datetime) -> None:
    """Let nobody come in by it any more; revoking again changes nothing. Raise UserError for another's."""
    invitation = own_invitation(work, by, invitation_id)
    if not invitation.revoked:
        invitations.change(work, invitation.id, revoked_at=now)
        audit.note(work, now, by.id, "revoke_invitation", "invitation", invitation.id)


def _not_revoked(work: UnitOfWork, by: Person, invitation_id: int) -> Invitation:
    invitation = own_invitation(work, by, invitation_id)
    _check_may_invite(by, invitation.organisation_id)
    if invitation.revoked:
        raise UserError("invitation-revoked-already")
    return invitation


def claim_code(work: UnitOfWork, now: datetime) -> str | None:
    """Return a one-time code for the first admin; None once there is one, or a code that was given and still holds."""
    given = invitations.made_by_operator(work)
    if persons.admins(work) or any(invitation.holds(now) for invitation in given):
        return None
    return operators_code(work, now)


def operators_code(work: UnitOfWork, now: datetime) -> str:
    """Return a one-time code for an admin, from whoever operates the bot.

    Once one of these was used, the others are worth nothing.
    """
    code = secrets.token_urlsafe(9)
    number = invitations.add(work, code, Role.ADMIN, None, 1, now + CLAIM_VALID, now, None)
    audit.note(work, now, None, "invite", "invitation", number, role=Role.ADMIN, uses=1)
    return code


@dataclass(frozen=True)
class Joined:
    """Somebody who has taken an invitation, and the organisation to which they did not belong before."""

    person: Person
    organisation_id: int | None


def further_organisation(work: UnitOfWork, person: Person | None, code: str, now: datetime) -> Invitation | None:
    """Return the invitation, where it would bring somebody who has a role already into an organisation besides.

    That is asked for first. Raise UserError where it does not hold.
    """
    invitation = _held(work, code, now)
    if person is None or not person.memberships or invitation.organisation_id is None:
        return None
    return None if invitation.organisation_id in person.organisations else invitation


def _held(work: UnitOfWork, code: str, now: datetime) -> Invitation:
    invitation = invitations.by_code(work, code)
    if invitation is None or not invitation.holds(now):
        raise UserError("invitation-invalid")
    return invitation


def join(work: UnitOfWork, address: Address, name: str, language: str, code: str, now: datetime) -> Joined:
    """Take an invitation; taking one again for a role that is held already changes nothing.

    The coordinators of an organisation are told of whoever comes in that has a role already.

    Raise UserError where it does not hold, and for whoever has come in by it and has gone since, or was let go.
    """
    invitation = _held(work, code, now)
    if invitation.created_by is None:
        invitations.revoke_others_of_the_operator(work, invitation.id, now)
    known = persons.by_address(work, address)
    person_id = known.id if known else persons.add(work, address, name, language, now)
    if known is None or Membership(invitation.role, invitation.organisation_id) not in known.memberships:
        if audit.done_by(work, person_id, "join", "invitation", invitation.id):
            raise UserError("invitation-invalid")
        invitations.change(work, invitation.id, uses_left=invitation.uses_left - 1)
        persons.add_membership(work, person_id, invitation.role, invitation.organisation_id, now)
        audit.note(work, now, person_id, "join", "invitation", invitation.id, role=invitation.role)
    before = known.organisations if known else frozenset()
    new = invitation.organisation_id if invitation.organisation_id not in before else None
    if known is not None and known.memberships and new is not None:
        coordinators = persons.coordinators_of(work, new)
        told = [coordinator.id for coordinator in coordinators if coordinator.id != person_id]
        work.news += [News(NewsKind.JOINED_FURTHER, coordinator, person_id) for coordinator in told]
    return Joined(persons.by_id(work, person_id), new)
