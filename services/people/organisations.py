"""Organisations and their branches: added and renamed by those who look after them, and which day it is there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from records.errors import UserError
from records.name_comparison import same_name
from records.roles import Side
from services.permissions import check_admin, check_manages, manages
from storage import audit, programme
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships
from storage.people.organisations import Organisation
from storage.people.persons import Person

FIRST_BRANCH = "党支部"


def managed(work: UnitOfWork, by: Person) -> list[Organisation]:
    """Return the organisations whose people the person looks after. Raise UserError where there are none."""
    own = [organisation for organisation in organisations.every(work) if manages(by, organisation.id)]
    if not own:
        raise UserError("organisation-none")
    return own


def managed_one(work: UnitOfWork, by: Person, organisation_id: int) -> Organisation:
    """Return an organisation whose people the person looks after.

    Raise UserError, the same where there is no such organisation and where it is another's.
    """
    for organisation in managed(work, by):
        if organisation.id == organisation_id:
            return organisation
    raise UserError("not-your-role")


def add(work: UnitOfWork, by: Person, side: Side, name: str, now: datetime) -> int:
    """Add an organisation with one branch, and return its id. Raise UserError unless an admin names a new one."""
    check_admin(by)
    _check_free(work, name)
    organisation_id = organisations.add(work, side, name)
    organisations.add_branch(work, organisation_id, FIRST_BRANCH)
    audit.note(work, now, by.id, "add_organisation", "organisation", organisation_id)
    return organisation_id


def rename(work: UnitOfWork, by: Person, organisation_id: int, name: str, now: datetime) -> None:
    """Give the organisation another name. Raise UserError unless an admin does, and where another one has the name."""
    check_admin(by)
    _check_free(work, name, besides=organisation_id)
    organisations.rename(work, organisation_id, name)
    audit.note(work, now, by.id, "rename_organisation", "organisation", organisation_id)


def _check_free(work: UnitOfWork, name: str, besides: int | None = None) -> None:
    known = organisations.id_named(work, name)
    if known is not None and known != besides:
        raise UserError("organisation-known", name=name)


def add_branch(work: UnitOfWork, by: Person, organisation_id: int, name: str, now: datetime) -> None:
    """Add a branch. Raise UserError unless the person looks after the organisation and the name is new there."""
    check_manages(by, organisation_id)
    _check_branch_free(work, organisation_id, name)
    branch_id = organisations.add_branch(work, organisation_id, name)
    audit.note(work, now, by.id, "add_branch", "branch", branch_id)


def rename_branch(work: UnitOfWork, by: Person, branch_id: int, name: str, now: datetime) -> int:
    """Give the branch another name, and return its organisation's id. Raise UserError as for a new branch."""
    organisation_id = organisation_of_branch(work, by, branch_id)
    _check_branch_free(work, organisation_id, name, besides=branch_id)
    organisations.rename_branch(work, branch_id, name)
    audit.note(work, now, by.id, "rename_branch", "branch", branch_id)
    return organisation_id


def organisation_of_branch(work: UnitOfWork, by: Person, branch_id: int) -> int:
    """Return the id of the organisation of a branch that the person looks after.

    Raise UserError, the same where there is no such branch and where it is another's.
    """
    branch = organisations.branch(work, branch_id)
    if branch is None or not manages(by, branch[1]):
        raise UserError("branch-none")
    return branch[1]


def _check_branch_free(work: UnitOfWork, organisation_id: int, name: str, besides: int | None = None) -> None:
    known = organisations.branches_of(work, organisation_id)
    if any(same_name(branch.name, name) and branch.id != besides for branch in known):
        raise UserError("branch-known", name=name)


def time_zone_of(work: UnitOfWork, organisation_id: int | None) -> ZoneInfo:
    """Return the time zone of the organisation's first partnership, with None that of the first of all.

    Where there is no partnership, it is the programme's.
    """
    return ZoneInfo(partnerships.first_time_zone(work, organisation_id) or programme.time_zone(work))


def today_of(work: UnitOfWork, organisation_id: int | None, now: datetime) -> date:
    """Return the day that it is where the organisation is; with None, where the programme is."""
    return now.astimezone(time_zone_of(work, organisation_id)).date()
