"""The burden budget (减负): whether somebody may have a message now that they did not ask for, and what was sent."""

from collections.abc import Iterable
from datetime import datetime

from records.calendar import DaysOff, zone_named
from records.errors import UserError
from records.notifications import BUDGET, WEEK, Availability, NotificationPreferences, has_room, may_notify
from storage import audit, programme
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Person

PER_WEEK = "per_week"  # the name of the programme's setting


def preferences_of(work: UnitOfWork, person_id: int) -> NotificationPreferences:
    """For the person to change: what an admin does not allow any more is not on offer."""
    preferences, most = (
        NotificationPreferences.model_validate(reminders.preferences_of(work, person_id)[0]),
        budget(work),
    )
    return preferences.model_copy(update={"per_week": most}) if (preferences.per_week or 0) > most else preferences


def availability_of(work: UnitOfWork, person: Person) -> Availability:
    """The person's time zone is their own, else that of their first partnership."""
    state, snoozed_until = reminders.preferences_of(work, person.id)
    preferences = NotificationPreferences.model_validate(state)
    own = directory.partnerships_of(work, person) if preferences.time_zone is None else []
    zone = preferences.time_zone or (own[0].time_zone if own else programme.time_zone(work))
    days = reminders.days_off_of(work, person.organisations)
    exceptions = tuple(DaysOff(each.first, each.last, each.working) for each in days)
    return Availability(preferences, zone_named(zone), exceptions, snoozed_until, budget(work))


def budget(work: UnitOfWork) -> int:
    """How many messages a person and week are allowed."""
    allowed = programme.setting(work, PER_WEEK, BUDGET)
    assert isinstance(allowed, int)
    return allowed


def set_budget(work: UnitOfWork, by: Person, per_week: int, now: datetime) -> None:
    """For everybody; who wants less keeps to that. Raises UserError."""
    if not by.is_admin:
        raise UserError("not-your-role")
    programme.keep(work, PER_WEEK, per_week)
    audit.note(work, now, by.id, "set_budget", "programme", 0, per_week=per_week)


def check_own(work: UnitOfWork, per_week: int | None) -> None:
    """Raises UserError where somebody asks for more than is allowed."""
    if per_week is not None and per_week > budget(work):
        raise UserError("habits-above-budget", most=budget(work))


def may_send(work: UnitOfWork, person: Person, now: datetime) -> bool:
    """Day, hour and budget allow it, and the person has not blocked the bot."""
    if person.blocked:
        return False
    availability = availability_of(work, person)
    return may_notify(availability, now) and has_room_for(work, person, availability, now)


def has_room_for(work: UnitOfWork, person: Person, availability: Availability, now: datetime) -> bool:
    return has_room(availability, reminders.sent_to(work, person.id, now - WEEK), now)


def note_sent(work: UnitOfWork, person: Person, kind: str, debts: Iterable[str], now: datetime) -> None:
    """A message goes out that tells of these debts."""
    reminders.note_sent(work, person.id, kind, now)
    reminders.note_told(work, person.id, debts, now)
