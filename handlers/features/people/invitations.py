"""Invitations: made with one tap, then changed, watched and revoked by who made them."""

from datetime import date, datetime

from handlers.buttons.people import (
    Invite,
    ListInvitations,
    ListOrganisations,
    RevokeInvitation,
    SetInvitationDays,
    SetInvitationUses,
    ShowInvitation,
)
from handlers.conversation.short_questions import page
from handlers.kit.deeds import Deed
from handlers.kit.deep_links import deep_link
from handlers.kit.pager import page_of
from handlers.kit.replies import Button, Line, Post, Reply, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.views.invitations import invite_as, invite_button
from records.messages import Message, message
from records.roles import Role
from services.people import joining
from services.people import organisations as looked_after
from storage.people import invitations, organisations
from storage.people.invitations import Invitation

USES = (1, 10, 50, 200)
DAYS = (1, 7, 30, 90)
SHOWN = 10
SHOWN_USES = 20
MANY = 20  # organisations; beyond that they are searched


def invite(request: Request, _rest: str) -> list[Reply]:
    """Show whom one can invite, and the invitations that still hold."""
    return _invite(request, 0)


def _invite(request: Request, number: int) -> list[Reply]:
    own = joining.organisations_to_invite(request.work, request.person)
    rows = [[Button(message("setup-organisations", count=len(own)), ListOrganisations())]]
    if len(own) <= MANY:
        inviting = (Role.MEMBER, Role.COORDINATOR)
        rows = [[invite_button(organisation, role) for role in inviting] for organisation in own]
    if request.person.is_admin:
        rows.append([invite_button(None, Role.ADMIN)])
    own_invitations = joining.own_invitations(request.work, request.person)
    holding = [invitation for invitation in own_invitations if invitation.holds(request.now)]
    lines: list[Line] = [Message("invite-ask")]
    if holding:
        lines += ["", message("invite-holding", count=len(holding))]
    held = page_of(holding, number, SHOWN)
    rows += [[Button(_line(request, invitation), ShowInvitation(invitation.id))] for invitation in held.items]
    return [page(request, lines, [*rows, held.turning(ListInvitations)])]


def _line(request: Request, invitation: Invitation) -> Message:
    return message(
        "invitation-line",
        role=Message(f"role-{invitation.role}"),
        organisation=_organisation(request, invitation),
        uses=invitation.uses_left,
        until=_day(request, invitation, invitation.expires_at),
    )


def _day(request: Request, invitation: Invitation, at: datetime) -> date:
    """Return the day of that moment by the organisation's calendar."""
    return looked_after.today_of(request.work, invitation.organisation_id, at)


def _organisation(request: Request, invitation: Invitation) -> Line:
    return organisations.names(request.work).get(invitation.organisation_id or 0, Message("whoami-everywhere"))


def invite_to(request: Request, press: Invite) -> list[Reply]:
    """Make an invitation, and show it."""
    if press.organisation is not None:
        looked_after.managed_one(request.work, request.person, press.organisation)
    number = joining.invite(request.work, request.person, press.role, press.organisation, request.now)
    return [*_shown(request, number), _to_forward(request, number)]


def _to_forward(request: Request, invitation_id: int) -> Post:
    """Return a message that can be passed on as it is."""
    invitation = joining.own_invitation(request.work, request.person, invitation_id)
    link = deep_link(request.username, invitation.code)
    if invitation.organisation_id is None:
        return Post([message("invite-forward-admin", link=link)])
    return Post([message("invite-forward", organisation=_organisation(request, invitation), link=link)])


def show(request: Request, press: ShowInvitation) -> list[Reply]:
    """Show an invitation."""
    return _shown(request, press.invitation, press.page)


def _shown(request: Request, invitation_id: int, number: int = 0) -> list[Reply]:
    """Return the invitation with its link, who has come in by it, and what can be changed."""
    invitation = joining.own_invitation(request.work, request.person, invitation_id)
    holds, back = invitation.holds(request.now), [Button(Message("invitation-all"), ListInvitations())]
    heading = _line(request, invitation)
    if not holds:
        heading = invite_as(invitation.role, _organisation(request, invitation))
    lines: list[Line] = [heading]
    used = page_of(invitations.used_by(request.work, invitation.id)[::-1], number, SHOWN_USES)
    lines += [message("invitation-used-by", name=name, at=_day(request, invitation, at)) for name, at in used.items]
    turning = used.turning(lambda other: ShowInvitation(invitation.id, other))
    if not holds:
        return [page(request, [*lines, Message("invitation-over")], [turning, back])]
    lines += ["", message("invite-link", link=deep_link(request.username, invitation.code))]
    uses = [Button(message("invitation-uses", uses=uses), SetInvitationUses(invitation.id, uses)) for uses in USES]
    days = [Button(message("invitation-days", days=days), SetInvitationDays(invitation.id, days)) for days in DAYS]
    revoking = [Button(Message("invitation-revoke"), RevokeInvitation(invitation.id))]
    return [page(request, lines, [turning, uses, days, revoking, back])]


def set_uses(request: Request, press: SetInvitationUses) -> list[Reply]:
    """Set how many more may come in by it."""
    joining.set_uses(request.work, request.person, press.invitation, press.uses, request.now)
    return [Toast(Message("done")), *_shown(request, press.invitation)]


def set_days(request: Request, press: SetInvitationDays) -> list[Reply]:
    """Set for how long it holds."""
    joining.set_days(request.work, request.person, press.invitation, press.days, request.now)
    return [Toast(Message("done")), *_shown(request, press.invitation)]


def ask_whether_to_revoke(request: Request, press: RevokeInvitation) -> Deed:
    """Say whose link leads nowhere from then on."""
    invitation = joining.own_invitation(request.work, request.person, press.invitation)
    role = invite_as(invitation.role, _organisation(request, invitation))
    return Deed(message("invitation-revoke-ask", invitation=role), Message("invitation-revoke"))


def revoke(request: Request, press: RevokeInvitation) -> list[Reply]:
    """Let nobody in by it any more."""
    joining.revoke(request.work, request.person, press.invitation, request.now)
    return [Toast(Message("invitation-revoked")), *_shown(request, press.invitation)]


COMMANDS = [
    Command("invite", COORDINATORS_AND_ADMINS, invite, place=60, section=Section.SIDE, often=COORDINATORS_AND_ADMINS)
]
BUTTONS = [
    OnPress(Invite, invite_to),
    OnPress(ListInvitations, lambda request, press: _invite(request, press.page)),
    OnPress(ShowInvitation, show),
    OnPress(SetInvitationUses, set_uses),
    OnPress(SetInvitationDays, set_days),
    OnPress(RevokeInvitation, revoke, ask_whether_to_revoke),
]
