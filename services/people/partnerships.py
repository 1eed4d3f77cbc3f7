"""Organisations, their branches, and the partnerships between them: made, renamed, set up and ended by admins."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from records.calendar import zone_named
from records.errors import UserError
from records.roles import Side
from services.ledger.access import partnership_among
from services.people.roster import check_manages
from storage import audit, programme
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, organisations
from storage.people.directory import Organisation, Partnership, Person

FIRST_BRANCH = "党支部"


def set_up(
    work: UnitOfWork, by: Person, college: str, enterprise: str, started_on: date, time_zone: str, now: datetime
) -> int:
    """A new partnership; an organisation that is known by its name is taken, another is made with one branch."""
    _check_admin(by)
    college_id, enterprise_id = (
        _taken_or_made(work, by, side, name, now)
        for side, name in ((Side.COLLEGE, college), (Side.ENTERPRISE, enterprise))
    )
    known = {(each.college.id, each.enterprise.id): each for each in directory.partnerships_of(work, by)}
    if (college_id, enterprise_id) in known:
        raise UserError("partnership-known")
    number = directory.add_partnership(work, college_id, enterprise_id, started_on, time_zone)
    audit.note(work, now, by.id, "set_up", "partnership", number)
    return number


def _taken_or_made(work: UnitOfWork, by: Person, side: Side, name: str, now: datetime) -> int:
    known = {each.name: each for each in directory.all_organisations(work)}
    if name not in known:
        return add_organisation(work, by, side, name, now)
    if known[name].side is not side:
        raise UserError("organisation-other-side", name=name)
    return known[name].id


def add_organisation(work: UnitOfWork, by: Person, side: Side, name: str, now: datetime) -> int:
    _check_admin(by)
    _check_free(work, name)
    number = directory.add_organisation(work, side, name)
    directory.add_branch(work, number, FIRST_BRANCH)
    audit.note(work, now, by.id, "add_organisation", "organisation", number)
    return number


def rename_organisation(work: UnitOfWork, by: Person, organisation_id: int, name: str, now: datetime) -> None:
    _check_admin(by)
    _check_free(work, name, besides=organisation_id)
    organisations.rename(work, organisation_id, name)
    audit.note(work, now, by.id, "rename_organisation", "organisation", organisation_id)


def _check_free(work: UnitOfWork, name: str, besides: int | None = None) -> None:
    known = directory.organisation_named(work, name)
    if known is not None and known != besides:
        raise UserError("organisation-known", name=name)


def add_branch(work: UnitOfWork, by: Person, organisation_id: int, name: str, now: datetime) -> None:
    check_manages(by, organisation_id)
    _check_branch_free(work, organisation_id, name)
    number = directory.add_branch(work, organisation_id, name)
    audit.note(work, now, by.id, "add_branch", "branch", number)


def rename_branch(work: UnitOfWork, by: Person, branch_id: int, name: str, now: datetime) -> int:
    """Returns the branch's organisation."""
    organisation_id = branch_of(work, by, branch_id)
    _check_branch_free(work, organisation_id, name, besides=branch_id)
    organisations.rename_branch(work, branch_id, name)
    audit.note(work, now, by.id, "rename_branch", "branch", branch_id)
    return organisation_id


def branch_of(work: UnitOfWork, by: Person, branch_id: int) -> int:
    """The organisation of a branch that the person looks after. Raises UserError, the same for none and another's."""
    found = organisations.branch(work, branch_id)
    if found is None or (not by.is_admin and not by.coordinates(found[1])):
        raise UserError("branch-none")
    return found[1]


def _check_branch_free(work: UnitOfWork, organisation_id: int, name: str, besides: int | None = None) -> None:
    known = directory.branches_of(work, organisation_id)
    if any(each.name == name and each.id != besides for each in known):
        raise UserError("branch-known", name=name)


def organisation(work: UnitOfWork, by: Person, organisation_id: int) -> Organisation:
    """One whose people the person looks after. Raises UserError, the same for none and for another's."""
    found = next((each for each in managed(work, by) if each.id == organisation_id), None)
    if found is None:
        raise UserError("not-your-role")
    return found


def managed(work: UnitOfWork, by: Person) -> list[Organisation]:
    """The organisations whose people the person looks after. Raises UserError where there are none."""
    own = [each for each in directory.all_organisations(work) if by.is_admin or by.coordinates(each.id)]
    if not own:
        raise UserError("organisation-none")
    return own


def partnership(work: UnitOfWork, by: Person, partnership_id: int) -> Partnership:
    """Raises UserError where there is none, or the person is no admin."""
    _check_admin(by)
    return partnership_among(directory.partnerships_of(work, by), partnership_id)


def end(work: UnitOfWork, by: Person, partnership_id: int, on: date | None, now: datetime) -> None:
    """The last day on which events belong to it; None: it goes on. Its records stay."""
    found = partnership(work, by, partnership_id)
    if on is not None and on < found.started_on:
        raise UserError("partnership-end-before-start", date=found.started_on)
    _change(work, by, partnership_id, "end_partnership" if on else "reopen_partnership", now, ended_on=on)


def set_agreement(work: UnitOfWork, by: Person, partnership_id: int, number: str, now: datetime) -> None:
    _change(work, by, partnership_id, "set_agreement", now, agreement_number=number)


def set_own_review(work: UnitOfWork, by: Person, partnership_id: int, on: bool, now: datetime) -> None:
    _change(work, by, partnership_id, "set_own_review", now, own_review=on)


def set_time_zone(work: UnitOfWork, by: Person, partnership_id: int, name: str, now: datetime) -> None:
    _change(work, by, partnership_id, "set_time_zone", now, time_zone=zone_named(name).key)


def _change(work: UnitOfWork, by: Person, partnership_id: int, action: str, now: datetime, **values: object) -> None:
    partnership(work, by, partnership_id)
    organisations.change_partnership(work, partnership_id, **values)
    details: dict[str, JsonValue] = {
        name: value.isoformat() if isinstance(value, date) else value  # type: ignore[misc]  # a column's plain value
        for name, value in values.items()
    }
    audit.note(work, now, by.id, action, "partnership", partnership_id, None, **details)


def _check_admin(by: Person) -> None:
    if not by.is_admin:
        raise UserError("not-your-role")


def time_zone_of(work: UnitOfWork, organisation_id: int | None = None) -> str:
    """By which days are told where no partnership is named: that of its first one, or the programme's."""
    return organisations.first_time_zone(work, organisation_id) or programme.time_zone(work)


def today_of(work: UnitOfWork, organisation_id: int, now: datetime) -> date:
    return now.astimezone(ZoneInfo(time_zone_of(work, organisation_id))).date()
