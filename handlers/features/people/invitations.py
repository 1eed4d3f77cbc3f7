"""Invitations: made with one tap, then changed, watched and revoked by who made them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handlers.asking import page
from handlers.deep_links import deep_link
from handlers.replies import Button, Line, Reply, Toast
from handlers.router import COORDINATORS_AND_ADMINS, Command, Section, Tap, Turn
from handlers.views.invitations import ROLES, invite_as, invite_button
from records.errors import UserError
from records.messages import Message, message
from records.roles import Role
from services.people import joining, partnerships
from storage import invitations, people
from storage.invitations import Invitation

USES = (1, 10, 50, 200)
DAYS = (1, 7, 30, 90)
SHOWN = 10
MANY = 20  # organisations; beyond that they are searched


def invite(turn: Turn, _rest: str) -> list[Reply]:
    """Whom to invite, and the invitations that still hold."""
    admin = Role.ADMIN in turn.person.roles
    organisations = _own(turn)
    rows = [
        [invite_button(each, role) for role in ROLES[:2]]
        for each in (organisations if len(organisations) <= MANY else [])
    ]
    if len(organisations) > MANY:
        rows.append([Button(message("setup-organisations", count=len(organisations)), "organisations")])
    if admin:
        everywhere = Message("whoami-everywhere")
        rows.append([Button(invite_as(Role.ADMIN, everywhere), f"invite:0:{ROLES.index(Role.ADMIN)}")])
    made = invitations.made_by(turn.work, None if admin else turn.person.id)
    holding = [each for each in made if each.holds(turn.now)]
    lines: list[Line] = [Message("invite-ask")]
    if holding:
        lines += ["", message("invite-holding", count=len(holding))]
    rows += [[Button(_line(turn, each), f"invitation:{each.id}")] for each in holding[:SHOWN]]
    return [page(turn, lines, rows)]


def _own(turn: Turn) -> list[people.Organisation]:
    if Role.ADMIN in turn.person.roles and not people.all_organisations(turn.work):
        return []
    return partnerships.managed(turn.work, turn.person)


def _line(turn: Turn, invitation: Invitation) -> Message:
    return message(
        "invitation-line",
        role=Message(f"role-{invitation.role}"),
        organisation=_organisation(turn, invitation),
        uses=invitation.uses_left,
        until=_day(turn, invitation, invitation.expires_at),
    )


def _day(turn: Turn, invitation: Invitation, at: datetime) -> date:
    """As the organisation's calendar has it."""
    return at.astimezone(ZoneInfo(partnerships.time_zone_of(turn.work, invitation.organisation_id))).date()


def _organisation(turn: Turn, invitation: Invitation) -> Line:
    names = {each.id: each.name for each in people.all_organisations(turn.work)}
    return names.get(invitation.organisation_id or 0, Message("whoami-everywhere"))


def invite_to(turn: Turn, organisation_id: int = 0, number: int = 0) -> list[Reply]:
    if number >= len(ROLES):
        raise UserError("button-old")
    if organisation_id:
        partnerships.organisation(turn.work, turn.person, organisation_id)
    made = joining.invite(turn.work, turn.person, ROLES[number], organisation_id or None, turn.now)
    return show(turn, made)


def show(turn: Turn, invitation_id: int = 0) -> list[Reply]:
    """The invitation with its link, who has come in by it, and what can be changed."""
    found = joining.own_invitation(turn.work, turn.person, invitation_id)
    lines: list[Line] = [_line(turn, found)]
    used = invitations.used_by(turn.work, found.id)
    lines += [message("invitation-used-by", name=name, at=_day(turn, found, at)) for name, at in used[-20:]]
    if not found.holds(turn.now):
        return [page(turn, [*lines, Message("invitation-over")], [_back()])]
    link = deep_link(turn.username, found.code)
    lines += ["", message("invite-link", link=link)]
    uses = [Button(message("invitation-uses", uses=each), f"invitation_uses:{found.id}:{each}") for each in USES]
    days = [Button(message("invitation-days", days=each), f"invitation_days:{found.id}:{each}") for each in DAYS]
    return [page(turn, lines, [uses, days, [Button(Message("invitation-revoke"), f"revoke:{found.id}")], _back()])]


def _back() -> list[Button]:
    return [Button(Message("invitation-all"), "invitations")]


def set_uses(turn: Turn, invitation_id: int = 0, uses: int = 0) -> list[Reply]:
    joining.set_uses(turn.work, turn.person, invitation_id, uses, turn.now)
    return [Toast(Message("done")), *show(turn, invitation_id)]


def set_days(turn: Turn, invitation_id: int = 0, days: int = 0) -> list[Reply]:
    joining.set_days(turn.work, turn.person, invitation_id, days, turn.now)
    return [Toast(Message("done")), *show(turn, invitation_id)]


def revoke(turn: Turn, invitation_id: int = 0) -> list[Reply]:
    joining.revoke(turn.work, turn.person, invitation_id, turn.now)
    return [Toast(Message("invitation-revoked")), *show(turn, invitation_id)]


COMMANDS = [Command("invite", COORDINATORS_AND_ADMINS, invite, place=60, section=Section.SIDE, often=True)]
TAPS = [
    Tap("invite", COORDINATORS_AND_ADMINS, invite_to),
    Tap("invitations", COORDINATORS_AND_ADMINS, lambda turn: invite(turn, "")),
    Tap("invitation", COORDINATORS_AND_ADMINS, show),
    Tap("invitation_uses", COORDINATORS_AND_ADMINS, set_uses),
    Tap("invitation_days", COORDINATORS_AND_ADMINS, set_days),
    Tap("revoke", COORDINATORS_AND_ADMINS, revoke),
]
