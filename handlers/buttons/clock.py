"""Buttons about planned events and check-in, reminders and digests, and the days on which nobody works."""

from datetime import date
from enum import Enum
from typing import Annotated

from handlers.kit.buttons import Audience, Press
from records.attendance import AbsenceReason
from records.compact import (
    ByValue,
    DaysOffId,
    DraftId,
    EventId,
    NumberField,
    OrganisationId,
    Page,
    PartnershipId,
    Revision,
    RosterEntryId,
)
from services.clock.debt_kinds import DebtKind

# Planned events -------------------------------------------------------------------------------------------------------


class PlanEvent(Press, name="plan", audience=Audience.COORDINATORS):
    """Ask what is planned in the partnership."""

    partnership: PartnershipId


class ShowEvent(Press, name="event", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show an event's card below everything else."""

    event: EventId


class ListEvents(Press, name="events", audience=Audience.PEOPLE):
    """Show a page of what is planned in the person's partnerships."""

    page: Page = 0


class KeepDay(Press, name="keep_day", audience=Audience.OWNER):
    """Say that the plan of the draft stays on its day, on which somebody does not work."""

    draft: DraftId


class OtherDay(Press, name="other_day", audience=Audience.OWNER):
    """Be asked for another day, in place of one on which somebody does not work."""

    draft: DraftId


class MakeCalendarFile(Press, name="ics", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Make a file of the event for people's own calendars."""

    event: EventId


class EventStep(Press, name="step of an event", audience=Audience.ORGANISERS):
    """The base of what changes an event: what stands on the card of one revision acts on that revision only."""

    event: EventId
    revision: Revision


class ChangeEvent(EventStep, name="replan", audience=Audience.ORGANISERS):
    """Open the event's plan, on which any answer can be changed."""


class CallOffScope(Enum):
    """Which events of a plan that repeats are called off; on the wire is the place, from 0."""

    UNDECIDED = "undecided"
    THIS_ONE = "this one"
    FOLLOWING_TOO = "this one and all that would follow"


class CallOff(EventStep, name="calloff", audience=Audience.ORGANISERS):
    """Call the event off, or first ask whether this one only."""

    scope: CallOffScope = CallOffScope.UNDECIDED


class SayHeld(EventStep, name="held", audience=Audience.ORGANISERS):
    """Say that the event took place, and begin its record."""


class SayPostponed(EventStep, name="postponed", audience=Audience.ORGANISERS, final=True):
    """Say that the event was postponed, and be asked when it takes place instead."""


class SayNotHeld(EventStep, name="unheld", audience=Audience.ORGANISERS, final=True):
    """Say that the event did not take place."""


# Check-in -------------------------------------------------------------------------------------------------------------


class CheckInNow(Press, name="checkin", audience=Audience.PARTNERSHIP, in_groups=True):
    """Say that one is there."""

    event: EventId


class LeaveAnswer(Enum):
    """What can be answered to why one cannot come: a reason, or that one can after all. On the wire is the place."""

    ON_BUSINESS = AbsenceReason.ON_BUSINESS
    SICK = AbsenceReason.SICK
    PERSONAL = AbsenceReason.PERSONAL
    ON_DUTY = AbsenceReason.ON_DUTY
    OTHER = AbsenceReason.OTHER
    TAKE_BACK = None


class AskForLeave(Press, name="excuse", audience=Audience.PARTNERSHIP):
    """Say why one cannot come to the event, or first ask why."""

    event: EventId
    answer: LeaveAnswer | None = None


class NotePresence(Press, name="attend", audience=Audience.ORGANISERS):
    """Note that somebody of the own side's roster is there, or take it back; or show a page of the roster."""

    event: EventId
    page: Page = 0
    entry: RosterEntryId | None = None


class MakeCheckInCode(Press, name="code", audience=Audience.ORGANISERS):
    """Make the picture that is shown on the spot, by which people check in."""

    event: EventId


# Reminders and digests ------------------------------------------------------------------------------------------------


class ShowDebts(Press, name="todo", audience=Audience.PEOPLE):
    """Show a page of all of one kind that the person owes."""

    kind: Annotated[DebtKind, ByValue()]
    page: Page = 0


class Snooze(Press, name="snooze", audience=Audience.PEOPLE):
    """Be reminded of nothing for so many days."""

    days: Annotated[int, NumberField("days of rest", 1)]


class TurnSilent(Press, name="silent", audience=Audience.ANY_COORDINATOR):
    """Show another page of the partnerships that have had no activity for long."""

    page: Page


class ShowDigest(Press, name="digest", audience=Audience.PARTNERSHIP_OR_ADMIN):
    """Show the digest of the partnership's week in which the day is."""

    partnership: PartnershipId
    day: date


class ShowDigests(Press, name="digests", audience=Audience.ANY_COORDINATOR):
    """Show a page of the digest of all partnerships that somebody coordinates, of the week in which the day is."""

    day: date
    page: Page = 0


class DrawWeeks(Press, name="weeks", audience=Audience.COORDINATORS_OR_ADMIN):
    """Draw the partnership's weeks up to that of the day."""

    partnership: PartnershipId
    day: date


class AskBudget(Press, name="budget", audience=Audience.ADMINS):
    """Ask how many messages a person may have in a week."""


class ListDaysOff(Press, name="days_off", audience=Audience.ANY_COORDINATOR):
    """Show a page of the days on which nobody works, and of whose can be added to."""

    page: Page


class AskDaysOff(Press, name="dayoff", audience=Audience.MANAGERS):
    """Ask for days on which the organisation, or everybody, does not work as the public calendar has it."""

    organisation: OrganisationId | None


class RemoveDaysOff(Press, name="workday", audience=Audience.MANAGERS):
    """Take days off that were noted off the list."""

    days: DaysOffId
