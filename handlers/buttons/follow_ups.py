"""Buttons about what was adopted: whether it is still in use."""

from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.compact import ByValue, FollowUpId, RecordId
from records.follow_ups import NoLongerBecause


class SayStillUsed(Press, name="still_used", audience=Audience.OWN_COORDINATOR):
    """Say for the own side that it is in use still."""

    follow_up: FollowUpId


class AskNoLonger(Press, name="used_not", audience=Audience.OWN_COORDINATOR):
    """Ask why it is in use no longer."""

    follow_up: FollowUpId


class SayNoLonger(Press, name="used_not_as", audience=Audience.OWN_COORDINATOR):
    """Say for the own side that it is in use no longer, and why."""

    follow_up: FollowUpId
    reason: Annotated[NoLongerBecause, ByValue()]


class ShowFollowUps(Press, name="follow_ups", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show what both sides have said of a record, and have the own side's answer changed."""

    record: RecordId
