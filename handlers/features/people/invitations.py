"""Invitations: made with one tap, then changed, watched and revoked by who made them."""

from datetime import date, datetime

from handlers.conversation.questions import page
from handlers.kit.deep_links import deep_link
from handlers.kit.replies import Button, Line, Reply, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.views.invitations import ROLES, invite_as, invite_button
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role
from services.people import joining, organisations
from storage.people import directory, invitations
from storage.people.invitations import Invitation

USES = (1, 10, 50, 200)
DAYS = (1, 7, 30, 90)
SHOWN = 10
MANY = 20  # organisations; beyond that they are searched


def invite(request: Request, _rest: str) -> list[Reply]:
    """Whom to invite, and the invitations that still hold."""
    admin = request.person.is_admin
    organisations = _own(request)
    rows = [
        [invite_button(each, role) for role in ROLES[:2]]
        for each in (organisations if len(organisations) <= MANY else [])
    ]
    if len(organisations) > MANY:
        rows.append([Button(message("setup-organisations", count=len(organisations)), "organisations")])
    if admin:
        everywhere = Message("whoami-everywhere")
        rows.append([Button(invite_as(Role.ADMIN, everywhere), f"invite:0:{ROLES.index(Role.ADMIN)}")])
    made = invitations.made_by(request.work, None if admin else request.person.id)
    holding = [each for each in made if each.holds(request.now)]
    lines: list[Line] = [Message("invite-ask")]
    if holding:
        lines += ["", message("invite-holding", count=len(holding))]
    rows += [[Button(_line(request, each), f"invitation:{each.id}")] for each in holding[:SHOWN]]
    return [page(request, lines, rows)]


def _own(request: Request) -> list[directory.Organisation]:
    if request.person.is_admin and not directory.all_organisations(request.work):
        return []
    return organisations.managed(request.work, request.person)


def _line(request: Request, invitation: Invitation) -> Message:
    return message(
        "invitation-line",
        role=Message(f"role-{invitation.role}"),
        organisation=_organisation(request, invitation),
        uses=invitation.uses_left,
        until=_day(request, invitation, invitation.expires_at),
    )


def _whom(request: Request, invitation: Invitation) -> Message:
    return message(
        "invite-button", organisation=_organisation(request, invitation), role=Message(f"role-{invitation.role}")
    )


def _day(request: Request, invitation: Invitation, at: datetime) -> date:
    """As the organisation's calendar has it."""
    return at.astimezone(organisations.time_zone_of(request.work, invitation.organisation_id)).date()


def _organisation(request: Request, invitation: Invitation) -> Line:
    names = {each.id: each.name for each in directory.all_organisations(request.work)}
    return names.get(invitation.organisation_id or 0, Message("whoami-everywhere"))


def invite_to(request: Request, organisation_id: int = 0, number: int = 0) -> list[Reply]:
    if number >= len(ROLES):
        raise UserError("button-old")
    if organisation_id:
        organisations.managed_one(request.work, request.person, organisation_id)
    made = joining.invite(request.work, request.person, ROLES[number], organisation_id or None, request.now)
    return show(request, made)


def show(request: Request, invitation_id: int = 0) -> list[Reply]:
    """The invitation with its link, who has come in by it, and what can be changed."""
    found = joining.own_invitation(request.work, request.person, invitation_id)
    lines: list[Line] = [_line(request, found) if found.holds(request.now) else _whom(request, found)]
    used = invitations.used_by(request.work, found.id)
    lines += [message("invitation-used-by", name=name, at=_day(request, found, at)) for name, at in used[-20:]]
    if not found.holds(request.now):
        return [page(request, [*lines, Message("invitation-over")], [_back()])]
    link = deep_link(request.username, found.code)
    lines += ["", message("invite-link", link=link)]
    uses = [Button(message("invitation-uses", uses=each), f"invitation_uses:{found.id}:{each}") for each in USES]
    days = [Button(message("invitation-days", days=each), f"invitation_days:{found.id}:{each}") for each in DAYS]
    return [page(request, lines, [uses, days, [Button(Message("invitation-revoke"), f"revoke:{found.id}")], _back()])]


def _back() -> list[Button]:
    return [Button(Message("invitation-all"), "invitations")]


def set_uses(request: Request, invitation_id: int = 0, uses: int = 0) -> list[Reply]:
    joining.set_uses(request.work, request.person, invitation_id, uses, request.now)
    return [Toast(Message("done")), *show(request, invitation_id)]


def set_days(request: Request, invitation_id: int = 0, days: int = 0) -> list[Reply]:
    joining.set_days(request.work, request.person, invitation_id, days, request.now)
    return [Toast(Message("done")), *show(request, invitation_id)]


def revoke(request: Request, invitation_id: int = 0) -> list[Reply]:
    joining.revoke(request.work, request.person, invitation_id, request.now)
    return [Toast(Message("invitation-revoked")), *show(request, invitation_id)]


COMMANDS = [Command("invite", COORDINATORS_AND_ADMINS, invite, place=60, section=Section.SIDE, often=True)]
TAPS = [
    Tap("invite", COORDINATORS_AND_ADMINS, invite_to),
    Tap("invitations", COORDINATORS_AND_ADMINS, lambda request: invite(request, "")),
    Tap("invitation", COORDINATORS_AND_ADMINS, show),
    Tap("invitation_uses", COORDINATORS_AND_ADMINS, set_uses),
    Tap("invitation_days", COORDINATORS_AND_ADMINS, set_days),
    Tap("revoke", COORDINATORS_AND_ADMINS, revoke),
]
