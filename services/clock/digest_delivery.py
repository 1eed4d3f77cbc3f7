"""Sends the digests that are due: each once, to whoever may still read it, and none late into somebody's evening."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from records.addresses import without_topic
from records.notifications import next_permitted
from services.clock.burden import availability_of
from services.clock.debt_kinds import Debt
from services.clock.debts import debts_of
from services.clock.digest import Edition, edition_of
from services.clock.digest_schedule import due_for, usual_availability
from services.permissions import oversees
from storage.clock import digest_schedule, reminders
from storage.clock.digest_schedule import ScheduledDigest
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, partnerships, persons
from storage.people.groups import Group
from storage.people.persons import Person

LATE = timedelta(hours=2)  # after its hour a digest says that it is late, and waits for a permitted hour
AGAIN = timedelta(hours=1)  # after which one that failed is tried anew
AT_ONCE = 25  # digests in one transaction, so that whoever writes meanwhile has a turn


@dataclass(frozen=True)
class PersonalDigest:
    """A digest for one reader.

    `owed` is what they have to do in the partnership; None for the short one, which says nothing of it.
    """

    edition: Edition
    person: Person
    owed: tuple[Debt, ...] | None


@dataclass(frozen=True)
class GroupDigest:
    """A digest for a group."""

    edition: Edition
    group: Group


Send = Callable[[UnitOfWork, PersonalDigest | GroupDigest, datetime], None]


def send_due(work: UnitOfWork, now: datetime, send: Send) -> bool:
    """Have the digests sent that are due; return True where there may be more.

    They are noted as sent in the transaction that puts them on their way: whenever the process ends, each is sent.
    """
    due, sent = digest_schedule.due(work, now, AT_ONCE), []
    for scheduled in due:
        settled = work.isolated("digest", scheduled.id, partial(_send, work, scheduled, now, send))
        if settled:
            sent.append(scheduled.id)
        elif settled is None:
            digest_schedule.move(work, scheduled.id, now + AGAIN)
    digest_schedule.mark_sent(work, sent, now)
    return len(due) == AT_ONCE


def _send(work: UnitOfWork, scheduled: ScheduledDigest, now: datetime, send: Send) -> bool:
    """Have a digest sent; return False where it is late and would disturb now, and is put off."""
    partnership = partnerships.by_id(work, scheduled.partnership_id)
    person = None if scheduled.person_id is None else persons.by_id(work, scheduled.person_id)
    availability = usual_availability(partnership) if person is None else availability_of(work, person)
    # It may have been put off before, so that its hour does not say what was promised.
    late = now - (due_for(availability, scheduled.monday) or scheduled.due_at) > LATE
    if late and (later := next_permitted(availability, now)) > now:
        digest_schedule.move(work, scheduled.id, later)
        return False
    edition = edition_of(work, partnership, scheduled.monday, now, late=late)
    if person is None:
        for group in groups.of_partnership(work, partnership.id):
            if without_topic(group.address) == without_topic(scheduled.address):
                send(work, GroupDigest(edition, group), now)
    elif not person.blocked and partnership.side_of(person) is not None:
        digest = for_person(work, person, edition, now)
        send(work, digest, now)
        _note_told(work, digest, now)
    return True


def _note_told(work: UnitOfWork, digest: PersonalDigest, now: datetime) -> None:
    """Note what the reader has to do: who has read of it here needs no reminder of it besides."""
    owed = [debt.key for debt in digest.owed or () if not debt.resting]
    reminders.note_told(work, digest.person.id, owed, now)


def for_person(work: UnitOfWork, person: Person, edition: Edition, now: datetime) -> PersonalDigest:
    """Return the full digest for those who look after the partnership, the short one for everybody else of it."""
    if not oversees(person, edition.partnership):
        return PersonalDigest(edition, person, None)
    here = [debt for debt in debts_of(work, person, now) if debt.partnership_id == edition.partnership.id]
    return PersonalDigest(edition, person, tuple(here))
