"""Buttons that invite: as what, and into which organisation."""

from handlers.buttons.people import Invite
from handlers.kit.replies import Button, Line
from records.messages import Message, message
from records.roles import Role
from storage.people.organisations import Organisation


def invite_button(organisation: Organisation | None, role: Role) -> Button:
    """Return the button that invites to the role; as admins belong to no organisation, theirs is of none."""
    label = invite_as(role, organisation.name if organisation else Message("whoami-everywhere"))
    return Button(label, Invite(organisation.id if organisation else None, role))


def invite_as(role: Role, organisation: Line) -> Message:
    """Return the words for inviting to the role in the organisation of that name."""
    return message("invite-button", role=Message(f"role-{role}"), organisation=organisation)
