"""Who takes part in a sample: organisations, branches, rosters, and the people who use the bot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from records.addresses import telegram_address
from records.attendance import RosterEntry
from records.calendar import USUAL_ZONE
from records.notifications import LARGEST_BUDGET
from records.roles import Role, Side
from services.clock.burden import PER_WEEK
from storage import programme as programme_settings
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person


@dataclass(frozen=True)
class SamplePerson:
    """`telegram_id` is the person's in the sandbox; `note` says there who it is; `at` is the organisation's name."""

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
class Programme:
    """A partnership with what its records need: who reports, passes and confirms, and whom they count."""

    partnership: Partnership
    members: Mapping[Side, Sequence[Person]]
    coordinators: Mapping[Side, Person]
    admin: Person
    branches: Mapping[Side, Sequence[int]]
    started: date


def organisation(
    work: UnitOfWork, side: Side, name: str, branches: Mapping[str, Sequence[Enrolled]], started: date
) -> int:
    """Adds it with its branches and roster."""
    organisation_id = directory.add_organisation(work, side, name)
    for branch, roster in branches.items():
        branch_id = directory.add_branch(work, organisation_id, branch)
        for each in roster:
            joined = each.joined or started
            directory.add_to_roster(
                work, organisation_id, branch_id, each.name, each.party_member, joined, left_on=each.left
            )
    return organisation_id


# Whoever tries it at night shall see it work: these people let themselves be told at any time. /settings changes that.
AT_ANY_TIME = {"quiet_from": "00:00", "quiet_until": "00:00", "rest_days": True, "per_week": LARGEST_BUDGET}


def person(work: UnitOfWork, each: SamplePerson, organisation_id: int | None, now: datetime, shift: int = 0) -> Person:
    person_id = directory.add_person(work, telegram_address(each.telegram_id + shift), each.name, each.language, now)
    directory.add_membership(work, person_id, each.role, organisation_id, now)
    reminders.keep_preferences(work, person_id, state=dict(AT_ANY_TIME))
    return directory.by_id(work, person_id)


def programme(
    work: UnitOfWork, college_id: int, enterprise_id: int, everybody: Sequence[Person], started: date
) -> Programme:
    """A partnership of two organisations that are there, with whoever of these people belongs to it."""
    programme_settings.keep(work, PER_WEEK, LARGEST_BUDGET)
    number = directory.add_partnership(work, college_id, enterprise_id, started, USUAL_ZONE)
    ids = {Side.COLLEGE: college_id, Side.ENTERPRISE: enterprise_id}
    return Programme(
        partnership=directory.partnership(work, number),
        members={side: [each for each in everybody if _is(each, Role.MEMBER, own)] for side, own in ids.items()},
        coordinators={
            side: next(each for each in everybody if _is(each, Role.COORDINATOR, own)) for side, own in ids.items()
        },
        admin=next(each for each in everybody if each.is_admin),
        branches={side: [branch.id for branch in directory.branches_of(work, own)] for side, own in ids.items()},
        started=started,
    )


def _is(person: Person, role: Role, organisation_id: int) -> bool:
    return any((each.role, each.organisation_id) == (role, organisation_id) for each in person.memberships)


def roster_on(work: UnitOfWork, programme: Programme, side: Side, day: date) -> tuple[RosterEntry, ...]:
    return directory.roster_on(work, day, programme.branches[side])
