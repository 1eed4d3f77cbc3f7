"""Partnerships as admins set them up, change and end them."""

from datetime import date, datetime

from records.calendar import zone_named
from records.errors import UserError
from records.roles import Side
from services.ledger.access import partnership_among
from services.people.organisations import add as add_organisation
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person


def set_up(
    work: UnitOfWork, by: Person, college: str, enterprise: str, started_on: date, time_zone: str, now: datetime
) -> Partnership:
    """Set up a partnership of two organisations, by their names: one that is known is taken, another one is added.

    Raise UserError unless an admin does, where a name is of the other side, and where the two are partners already.
    """
    check_admin(by)
    college_id = _taken_or_added(work, by, Side.COLLEGE, college, now)
    enterprise_id = _taken_or_added(work, by, Side.ENTERPRISE, enterprise, now)
    partners = {partnership.enterprise.id for partnership in partnerships.of_organisation(work, college_id)}
    if enterprise_id in partners:
        raise UserError("partnership-known")
    partnership_id = partnerships.add(work, college_id, enterprise_id, started_on, time_zone)
    audit.note(work, now, by.id, "set_up", "partnership", partnership_id)
    return partnerships.by_id(work, partnership_id)


def _taken_or_added(work: UnitOfWork, by: Person, side: Side, name: str, now: datetime) -> int:
    known = {organisation.name: organisation for organisation in organisations.every(work)}
    if name not in known:
        return add_organisation(work, by, side, name, now)
    if known[name].side is not side:
        raise UserError("organisation-other-side", name=name)
    return known[name].id


def administered(work: UnitOfWork, by: Person, partnership_id: int) -> Partnership:
    """Return a partnership for an admin. Raise UserError where there is no such partnership, or the person is none."""
    check_admin(by)
    return partnership_among(partnerships.of_person(work, by), partnership_id)


def end(work: UnitOfWork, by: Person, partnership_id: int, on: date | None, now: datetime) -> None:
    """Set the last day on which events belong to the partnership; None: it goes on. Its records stay.

    Raise UserError on a day before its first.
    """
    check_end(administered(work, by, partnership_id), on)
    _change(work, by, partnership_id, "end_partnership" if on else "reopen_partnership", now, ended_on=on)


def check_end(partnership: Partnership, on: date | None) -> None:
    """Raise UserError on a last day before the first."""
    if on is not None and on < partnership.started_on:
        raise UserError("partnership-end-before-start", date=partnership.started_on)


def set_agreement(work: UnitOfWork, by: Person, partnership_id: int, number: str, now: datetime) -> None:
    """Set the number of the partnership's agreement. Raise UserError unless an admin does."""
    _change(work, by, partnership_id, "set_agreement", now, agreement_number=number)


def set_own_review(work: UnitOfWork, by: Person, partnership_id: int, on: bool, now: datetime) -> None:
    """Set whether each side approves its own records first. Raise UserError unless an admin does."""
    _change(work, by, partnership_id, "set_own_review", now, own_review=on)


def set_time_zone(work: UnitOfWork, by: Person, partnership_id: int, name: str, now: datetime) -> None:
    """Set the time zone in which the partnership counts days. Raise UserError on a name that is of none."""
    _change(work, by, partnership_id, "set_time_zone", now, time_zone=zone_named(name).key)


def _change(
    work: UnitOfWork, by: Person, partnership_id: int, action: str, now: datetime, **values: date | str | bool | None
) -> None:
    administered(work, by, partnership_id)
    partnerships.change(work, partnership_id, **values)
    details = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    audit.note(work, now, by.id, action, "partnership", partnership_id, None, **details)
