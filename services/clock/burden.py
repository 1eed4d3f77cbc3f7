"""The burden budget (减负): whether somebody may have a message now that they did not ask for, and what was sent."""

from collections.abc import Iterable
from datetime import datetime

from records.calendar import DaysOff, zone_named
from records.notices import News
from records.notifications import BUDGET, WEEK, Availability, has_room, may_notify
from services.permissions import check_admin
from storage import audit, programme
from storage.clock import days_off, preferences, reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.persons import Person

PER_WEEK = "per_week"  # the name of the programme's setting


def availability_of(work: UnitOfWork, person: Person) -> Availability:
    """Return when the person can be notified. The time zone is their own, else that of their first partnership."""
    kept = preferences.of_person(work, person.id)
    own = partnerships.of_person(work, person) if kept.preferences.time_zone is None else []
    zone = kept.preferences.time_zone or (own[0].time_zone if own else programme.time_zone(work))
    noted = days_off.of_organisations(work, person.organisations)
    exceptions = tuple(DaysOff(days.first, days.last, days.working) for days in noted)
    return Availability(kept.preferences, zone_named(zone), exceptions, kept.snoozed_until, budget(work))


def budget(work: UnitOfWork) -> int:
    """Return how many messages a person and week are allowed."""
    allowed = programme.setting(work, PER_WEEK, BUDGET)
    assert isinstance(allowed, int)
    return allowed


def set_budget(work: UnitOfWork, by: Person, per_week: int, now: datetime) -> None:
    """Set how many messages a person and week are allowed; who wants less keeps to that.

    Raise UserError unless an admin does.
    """
    check_admin(by)
    programme.keep(work, PER_WEEK, per_week)
    audit.note(work, now, by.id, "set_budget", "programme", 0, per_week=per_week)


def may_send(work: UnitOfWork, person: Person, now: datetime) -> bool:
    """Tell whether day, hour and budget allow a message now, to somebody who has not blocked the bot."""
    if person.blocked:
        return False
    availability = availability_of(work, person)
    return may_notify(availability, now) and has_room_for(work, person, availability, now)


def has_room_for(work: UnitOfWork, person: Person, availability: Availability, now: datetime) -> bool:
    """Tell whether the person's budget of the last seven days is not used up."""
    return has_room(availability, reminders.sent_to(work, person.id, now - WEEK), now)


def note_sent(work: UnitOfWork, person: Person, kind: str, debts: Iterable[str], now: datetime) -> None:
    """Note that a message goes out which tells of these debts, by their keys."""
    reminders.note_sent(work, person.id, kind, now)
    reminders.note_told(work, person.id, debts, now)


def keep_for_later(work: UnitOfWork, news: News) -> None:
    """Keep news that would disturb now, until it may be told."""
    reminders.keep_news(work, news)
