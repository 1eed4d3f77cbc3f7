"""What deep links say: the ways into the private chat from a group, a poster or a letter."""

from typing import Annotated

from handlers.kit.buttons import Audience
from handlers.kit.deep_links import DeepLink
from records.compact import EventId, ReportId, TextField

Code = Annotated[str, TextField(40)]  # random, and known to whoever was given the link


class OpenEvent(DeepLink, name="event", audience=Audience.PEOPLE, unknown="event-not-found"):
    """Show a planned event, from its card in a group."""

    event: EventId


class OpenSurvey(DeepLink, name="survey", audience=Audience.EVERYBODY, unknown="survey-none"):
    """Answer a survey, or read what came of it."""

    code: Code


class JoinRaters(DeepLink, name="rater", audience=Audience.EVERYBODY, unknown="rubric-none"):
    """Take up the invitation to rate, as somebody from outside."""

    code: Code


class OpenCheckIn(DeepLink, name="checkin", audience=Audience.PEOPLE, unknown="check-in-code-unknown"):
    """Check in at an event, by the code that is shown there."""

    code: Code


class OpenReport(DeepLink, name="report", audience=Audience.OWNER, unknown="report-gone"):
    """Go on in private with a text that was taken up in a group."""

    report: ReportId
