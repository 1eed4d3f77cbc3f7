"""Buttons that invite: as what, and into which organisation."""

from handlers.kit.replies import Button, Line
from records.messages import Message, message
from records.roles import Role
from storage.people.directory import Organisation

ROLES = (Role.MEMBER, Role.COORDINATOR, Role.ADMIN)  # by their number in a button


def invite_button(organisation: Organisation, role: Role) -> Button:
    return Button(invite_as(role, organisation.name), f"invite:{organisation.id}:{ROLES.index(role)}")


def invite_as(role: Role, organisation: Line) -> Message:
    return message("invite-button", role=Message(f"role-{role}"), organisation=organisation)
