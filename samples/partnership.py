"""Add who takes part in a sample: organisations, branches, rosters, and the people who use the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from records.addresses import telegram_address
from records.attendance import RosterEntry
from records.calendar import USUAL_ZONE
from records.notifications import LARGEST_BUDGET, NotificationPreferences
from records.roles import Role, Side
from services.clock.burden import PER_WEEK
from storage import programme
from storage.clock import preferences
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, partnerships, persons, roster
from storage.people.partnerships import Partnership
from storage.people.persons import Person


@dataclass(frozen=True)
class SamplePerson:
    """Somebody who uses the bot.

    `telegram_id` is the person's in the sandbox; `note` says there who it is; `at` is the organisation's name.
    """

    telegram_id: int
    name: str
    role: Role
    side: Side | None
    language: str
    note: str
    at: str | None = None


@dataclass(frozen=True)
class Enrolled:
    """A line of a roster; `left` is the first day on which the person is on it no more."""

    name: str
    party_member: bool = True
    joined: date | None = None
    left: date | None = None


@dataclass(frozen=True)
class SamplePartnership:
    """A partnership with what its records need: who reports, passes and confirms, and whom they count."""

    partnership: Partnership
    members: Mapping[Side, Sequence[Person]]
    coordinators: Mapping[Side, Person]
    admin: Person
    branches: Mapping[Side, Sequence[int]]
    started: date


def add_organisation(
    work: UnitOfWork, side: Side, name: str, branches: Mapping[str, Sequence[Enrolled]], started: date
) -> int:
    """Add an organisation with its branches and roster, and return its id."""
    organisation_id = organisations.add(work, side, name)
    for branch, lines in branches.items():
        branch_id = organisations.add_branch(work, organisation_id, branch)
        for line in lines:
            joined = line.joined or started
            roster.add(work, organisation_id, branch_id, line.name, line.party_member, joined, left_on=line.left)
    return organisation_id


# Whoever tries it at night shall see it work: these people let themselves be told at any time. /settings changes that.
AT_ANY_TIME = NotificationPreferences(quiet_from=time(0), quiet_until=time(0), rest_days=True, per_week=LARGEST_BUDGET)


def add_person(
    work: UnitOfWork, sample: SamplePerson, organisation_id: int | None, now: datetime, shift: int = 0
) -> Person:
    """Add somebody who uses the bot; `shift` is added to their number in the sandbox."""
    address = telegram_address(sample.telegram_id + shift)
    person_id = persons.add(work, address, sample.name, sample.language, now)
    persons.add_membership(work, person_id, sample.role, organisation_id, now)
    preferences.keep(work, person_id, AT_ANY_TIME)
    return persons.by_id(work, person_id)


def add_partnership(
    work: UnitOfWork, college_id: int, enterprise_id: int, everybody: Sequence[Person], started: date
) -> SamplePartnership:
    """Add a partnership of two organisations that are there, with whoever of these people belongs to it."""
    programme.keep(work, PER_WEEK, LARGEST_BUDGET)
    number = partnerships.add(work, college_id, enterprise_id, started, USUAL_ZONE)
    ids = {Side.COLLEGE: college_id, Side.ENTERPRISE: enterprise_id}
    return SamplePartnership(
        partnership=partnerships.by_id(work, number),
        members={side: [one for one in everybody if _is(one, Role.MEMBER, own)] for side, own in ids.items()},
        coordinators={
            side: next(one for one in everybody if _is(one, Role.COORDINATOR, own)) for side, own in ids.items()
        },
        admin=next(one for one in everybody if one.is_admin),
        branches={side: [branch.id for branch in organisations.branches_of(work, own)] for side, own in ids.items()},
        started=started,
    )


def _is(person: Person, role: Role, organisation_id: int) -> bool:
    return any((held.role, held.organisation_id) == (role, organisation_id) for held in person.memberships)


def roster_on(work: UnitOfWork, sample: SamplePartnership, side: Side, day: date) -> tuple[RosterEntry, ...]:
    """Return who is on the roster of a side on a day."""
    return roster.on_day(work, day, sample.branches[side])
