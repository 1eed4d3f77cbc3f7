"""How people come in: by an invitation, which is also how the first admin claims the bot."""

import secrets
from datetime import datetime, timedelta

from records.errors import UserError
from records.roles import Role
from storage import audit, people
from storage.people import Person
from storage.unit_of_work import UnitOfWork

VALID = timedelta(days=30)
CLAIM_VALID = timedelta(days=7)


def invite(work: UnitOfWork, by: Person, role: Role, organisation_id: int | None, uses: int, now: datetime) -> str:
    """The code of a new invitation. A coordinator invites to the own organisation only."""
    if Role.ADMIN not in by.roles and (role is Role.ADMIN or not by.coordinates(organisation_id or 0)):
        raise UserError("not-your-role")
    code = secrets.token_urlsafe(16)
    number = people.add_invitation(work, code, role, organisation_id, uses, now + VALID, now, by.id)
    audit.note(work, now, by.id, "invite", "invitation", number, role=role, uses=uses)
    return code


def claim_code(work: UnitOfWork, now: datetime) -> str | None:
    """A one-time code for the first admin; None once there is one."""
    if people.admins(work):
        return None
    code = secrets.token_urlsafe(9)
    people.add_invitation(work, code, Role.ADMIN, None, 1, now + CLAIM_VALID, now, None)
    return code


def join(work: UnitOfWork, telegram_id: int, name: str, language: str, code: str, now: datetime) -> Person:
    """Takes the invitation; taking one again for a role that is held already changes nothing."""
    invitation = people.take_invitation(work, code, now)
    if invitation is None:
        raise UserError("invitation-invalid")
    known = people.by_telegram(work, telegram_id)
    person_id = known.id if known else people.add_person(work, telegram_id, name, language, now)
    held = {(each.role, each.organisation_id) for each in known.memberships} if known else set()
    if (invitation.role, invitation.organisation_id) not in held:
        people.add_membership(work, person_id, invitation.role, invitation.organisation_id, now)
        audit.note(work, now, person_id, "join", "person", person_id, role=invitation.role)
    return people.by_id(work, person_id)
