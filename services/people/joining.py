"""How people come in: by an invitation, which is also how the first admin claims the bot."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from records.addresses import Address
from records.errors import UserError
from records.roles import Role
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, invitations
from storage.people.directory import Person
from storage.people.invitations import Invitation

DAYS = 30
CLAIM_VALID = timedelta(days=7)
MOST_USES, MOST_DAYS = 500, 365
USES = {Role.MEMBER: 50, Role.COORDINATOR: 1, Role.ADMIN: 1}  # at first


def invite(work: UnitOfWork, by: Person, role: Role, organisation_id: int | None, now: datetime) -> int:
    """The number of a new invitation. A coordinator invites to the own organisation only; admins belong to none."""
    if (role is Role.ADMIN) != (organisation_id is None):
        raise UserError("button-old")
    if not by.is_admin and (role is Role.ADMIN or not by.coordinates(organisation_id or 0)):
        raise UserError("not-your-role")
    code, uses = secrets.token_urlsafe(16), USES[role]
    number = invitations.add(work, code, role, organisation_id, uses, now + timedelta(days=DAYS), now, by.id)
    audit.note(work, now, by.id, "invite", "invitation", number, role=role, uses=uses)
    return number


def own_invitation(work: UnitOfWork, by: Person, invitation_id: int) -> Invitation:
    """Raises UserError, the same for none and for another's. Admins see all; nobody else sees one for admins."""
    found = invitations.by_id(work, invitation_id)
    if found is None or found.created_by is None or (not by.is_admin and found.created_by != by.id):
        raise UserError("invitation-none")
    return found


def set_uses(work: UnitOfWork, by: Person, invitation_id: int, uses: int, now: datetime) -> None:
    """How many may still come in by it."""
    found = _holding(work, by, invitation_id)
    if not 1 <= uses <= MOST_USES:
        raise UserError("button-old")
    invitations.change(work, found.id, uses_left=uses)
    audit.note(work, now, by.id, "change_invitation", "invitation", found.id, uses=uses)


def set_days(work: UnitOfWork, by: Person, invitation_id: int, days: int, now: datetime) -> None:
    """For how long from now on it holds."""
    found = _holding(work, by, invitation_id)
    if not 1 <= days <= MOST_DAYS:
        raise UserError("button-old")
    invitations.change(work, found.id, expires_at=now + timedelta(days=days))
    audit.note(work, now, by.id, "change_invitation", "invitation", found.id, days=days)


def revoke(work: UnitOfWork, by: Person, invitation_id: int, now: datetime) -> None:
    """Nobody comes in by it any more. Revoking again changes nothing."""
    found = own_invitation(work, by, invitation_id)
    if not found.revoked:
        invitations.change(work, found.id, revoked_at=now)
        audit.note(work, now, by.id, "revoke_invitation", "invitation", found.id)


def _holding(work: UnitOfWork, by: Person, invitation_id: int) -> Invitation:
    found = own_invitation(work, by, invitation_id)
    if found.organisation_id is not None and not by.is_admin and not by.coordinates(found.organisation_id):
        raise UserError("not-your-role")
    if found.revoked:
        raise UserError("invitation-revoked-already")
    return found


def claim_code(work: UnitOfWork, now: datetime) -> str | None:
    """A one-time code for the first admin; None once there is one."""
    return None if directory.admins(work) else operators_code(work, now)


def operators_code(work: UnitOfWork, now: datetime) -> str:
    """A one-time code for an admin, from whoever operates the bot. Once one of these was used, the others are worth
    nothing."""
    code = secrets.token_urlsafe(9)
    number = invitations.add(work, code, Role.ADMIN, None, 1, now + CLAIM_VALID, now, None)
    audit.note(work, now, None, "invite", "invitation", number, role=Role.ADMIN, uses=1)
    return code


@dataclass(frozen=True)
class Joined:
    """`organisation_id`: the one to which the person did not belong before."""

    person: Person
    organisation_id: int | None


def join(work: UnitOfWork, address: Address, name: str, language: str, code: str, now: datetime) -> Joined:
    """Takes the invitation; taking one again for a role that is held already changes nothing. Who has come in by it and
    has gone since, or was let go, does not come back by it."""
    invitation = invitations.by_code(work, code)
    if invitation is None or not invitation.holds(now):
        raise UserError("invitation-invalid")
    if invitation.created_by is None:
        invitations.revoke_others_of_the_operator(work, invitation.id, now)
    known = directory.by_address(work, address)
    person_id = known.id if known else directory.add_person(work, address, name, language, now)
    held = {(each.role, each.organisation_id) for each in known.memberships} if known else set()
    if (invitation.role, invitation.organisation_id) not in held:
        if audit.done_by(work, person_id, "join", "invitation", invitation.id):
            raise UserError("invitation-invalid")
        invitations.change(work, invitation.id, uses_left=invitation.uses_left - 1)
        directory.add_membership(work, person_id, invitation.role, invitation.organisation_id, now)
        audit.note(work, now, person_id, "join", "invitation", invitation.id, role=invitation.role)
    before = known.organisations if known else frozenset()
    new = invitation.organisation_id if invitation.organisation_id not in before else None
    return Joined(directory.by_id(work, person_id), new)
