"""Shows the role that somebody holds in an organisation, in a line."""

from handlers.kit.replies import Line
from records.messages import Message, message
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people.persons import Membership


def role_line(work: UnitOfWork, held: Membership) -> Message:
    """Return a role with its organisation."""
    organisation: Line = organisations.names(work).get(held.organisation_id or 0, Message("whoami-everywhere"))
    return message("whoami-line", role=Message(f"role-{held.role}"), organisation=organisation)
