"""Buttons about the running system: what has failed, and what is done about it."""

from handlers.kit.buttons import Audience, Press
from records.compact import IncidentId, Page


class ShowIncidents(Press, name="incidents", audience=Audience.ADMINS):
    """Show a page of what has failed and nobody has dealt with."""

    page: Page = 0


class RunIncidentAgain(Press, name="incident_again", audience=Audience.ADMINS):
    """Run again what has failed."""

    incident: IncidentId


class DismissIncident(Press, name="incident_dismiss", audience=Audience.ADMINS):
    """Say that nothing need be done about what has failed."""

    incident: IncidentId
