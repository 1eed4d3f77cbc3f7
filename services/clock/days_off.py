"""Days that are not as the public calendar has them: set by an admin for everybody, by coordinators for their own."""

from datetime import date, datetime
from typing import NamedTuple

from records.calendar import DaysOff, is_public_holiday
from records.errors import UserError
from records.roles import Side
from services.permissions import manages
from storage import audit
from storage.clock import days_off
from storage.clock.days_off import NotedDays
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations
from storage.people.organisations import Organisation
from storage.people.partnerships import Partnership
from storage.people.persons import Person


class RestDay(NamedTuple):
    """A day on which somebody does not work.

    `organisation` is whose days were registered, None everybody's; without a `note` it is a public holiday.
    """

    day: date
    organisation: Organisation | None = None
    note: str | None = None


def rest_on(work: UnitOfWork, partnership: Partnership, day: date) -> list[RestDay]:
    """Return why people of either side do not work on a day: a public holiday, or days that were registered.

    Ordinary weekends are no reason: activities take place at them, as everybody knows who plans one.
    """
    reasons: dict[RestDay, None] = {}
    for side in Side:
        organisation = partnership.organisation(side)
        noted = [days for days in days_off.of_organisations(work, [organisation.id]) if days.first <= day <= days.last]
        if not noted:
            reasons |= {RestDay(day): None} if is_public_holiday(day) else {}
        elif not (decides := noted[-1]).working:
            own = organisation if decides.organisation_id is not None else None
            reasons[RestDay(day, own, decides.note)] = None
    return list(reasons)


def shown_to(work: UnitOfWork, person: Person) -> list[NotedDays]:
    """Return everybody's days, and those of the person's organisations; an admin sees those of all."""
    every = [organisation.id for organisation in organisations.every(work)]
    return days_off.of_organisations(work, every if person.is_admin else person.organisations)


def may_set(person: Person, organisation_id: int | None) -> bool:
    """Tell whether the person may set the days of the organisation, or with None those of everybody."""
    return person.is_admin if organisation_id is None else manages(person, organisation_id)


def check_may_set(work: UnitOfWork, person: Person, organisation_id: int | None) -> None:
    """Raise UserError unless the person may set the days of the organisation, or with None everybody's.

    An organisation that is not there has no days: a button's data can be forged.
    """
    known = organisation_id is None or any(
        organisation.id == organisation_id for organisation in organisations.every(work)
    )
    if not known or not may_set(person, organisation_id):
        raise UserError("not-your-role")


def settable(work: UnitOfWork, person: Person) -> list[Organisation]:
    """Return the organisations whose days the person may set."""
    return [organisation for organisation in organisations.every(work) if may_set(person, organisation.id)]


def add(work: UnitOfWork, by: Person, organisation_id: int | None, days: DaysOff, note: str, now: datetime) -> None:
    """Note days of an organisation, or with None everybody's.

    Raise UserError where they end before they begin, and where it is not allowed.
    """
    if days.last < days.first:
        raise UserError("days-off-end-before-begin")
    check_may_set(work, by, organisation_id)
    number = days_off.add(work, organisation_id, days, note)
    audit.note(work, now, by.id, "add_days_off", "days_off", number)


def remove(work: UnitOfWork, by: Person, number: int, now: datetime) -> None:
    """Forget days that were noted. Raise UserError where they are gone, and where it is not allowed."""
    noted = days_off.by_id(work, number)
    if noted is None:
        raise UserError("button-old")
    check_may_set(work, by, noted.organisation_id)
    days_off.remove(work, number)
    audit.note(work, now, by.id, "remove_days_off", "days_off", number)
