"""What kinds of things fail and are set aside, to be run again or dismissed."""

from enum import StrEnum


class IncidentKind(StrEnum):
    """What failed; each is the text `incident-<name>`. How it is run again stands in the feature of incidents."""

    UPDATE = "update"
    MESSAGE = "message"
    DOCUMENT = "document"
    REPORT = "report"
    IMPORT = "import"
    IMPACT = "impact"


class Settlement(StrEnum):
    """What an admin has done with something that was set aside."""

    AGAIN = "again"
    DISMISSED = "dismissed"
