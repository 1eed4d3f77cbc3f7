"""Sends the digests that are due: each once, to whoever may still read it, and none late into somebody's evening."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from records.addresses import without_topic
from records.notifications import next_permitted
from services.clock.burden import availability_of
from services.clock.debt_kinds import Debt
from services.clock.debts import debts_of
from services.clock.digest import Edition, edition_of
from services.clock.digest_schedule import due_for, usual_availability
from services.permissions import oversees
from storage.clock import digest_schedule, reminders, weeks
from storage.clock.digest_schedule import ScheduledDigest
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, partnerships, persons
from storage.people.groups import Group
from storage.people.partnerships import Partnership
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


@dataclass(frozen=True)
class CombinedDigest:
    """A digest of all partnerships that one reader coordinates, with what they have to do in them."""

    monday: date
    editions: tuple[Edition, ...]
    person: Person
    owed: tuple[Debt, ...]


AnyDigest = PersonalDigest | GroupDigest | CombinedDigest
Send = Callable[[UnitOfWork, AnyDigest, datetime], None]


def send_due(work: UnitOfWork, now: datetime, send: Send) -> bool:
    """Have the digests sent that are due; return True where there may be more.

    They are noted as sent in the transaction that puts them on their way: whenever the process ends, each is sent.
    """
    due = digest_schedule.due(work, now, AT_ONCE)
    sent: list[int] = []
    handled: set[int] = set()
    for scheduled in due:
        if scheduled.id in handled:
            continue
        group = _sent_in_one(work, scheduled, now)
        settled = work.isolated("digest", scheduled.id, partial(_send, work, group, now, send))
        numbers = [one.id for one in group]
        handled.update(numbers)
        if settled:
            sent += numbers
        elif settled is None:
            _put_off(work, group, now + AGAIN)
    digest_schedule.mark_sent(work, sent, now)
    return len(due) == AT_ONCE


def _sent_in_one(work: UnitOfWork, scheduled: ScheduledDigest, now: datetime) -> list[ScheduledDigest]:
    """Return the due digests of the week that go in one message with the scheduled one: itself, where each is sent."""
    if scheduled.person_id is None or scheduled.short:
        return [scheduled]
    if not _reads_one(work, persons.by_id(work, scheduled.person_id)):
        return [scheduled]
    unsent = digest_schedule.unsent_to(work, scheduled.person_id)
    return [one for one in unsent if one.monday == scheduled.monday and not one.short and one.due_at <= now]


def _reads_one(work: UnitOfWork, person: Person) -> bool:
    """Return whether the person reads one digest of all partnerships that they coordinate now."""
    return availability_of(work, person).preferences.one_digest_for(len(_coordinated(work, person)))


def _coordinated(work: UnitOfWork, person: Person) -> list[Partnership]:
    own = partnerships.of_person(work, person)
    return [partnership for partnership in own if partnership.coordinated_by(person)]


def _put_off(work: UnitOfWork, group: Sequence[ScheduledDigest], until: datetime) -> None:
    for scheduled in group:
        digest_schedule.move(work, scheduled.id, until)


def _send(work: UnitOfWork, group: Sequence[ScheduledDigest], now: datetime, send: Send) -> bool:
    """Have digests sent, in one message; return False where they are late and would disturb now, and are put off."""
    scheduled = group[0]
    partnership = partnerships.by_id(work, scheduled.partnership_id)
    person = None if scheduled.person_id is None else persons.by_id(work, scheduled.person_id)
    availability = usual_availability(partnership) if person is None else availability_of(work, person)
    # It may have been put off before, so that its hour does not say what was promised.
    late = now - (due_for(availability, scheduled.monday) or scheduled.due_at) > LATE
    if late and (later := next_permitted(availability, now)) > now:
        _put_off(work, group, later)
        return False
    if person is None:
        edition = edition_of(work, partnership, scheduled.monday, now, late=late)
        for reached in groups.of_partnership(work, partnership.id):
            if without_topic(reached.address) == without_topic(scheduled.address):
                send(work, GroupDigest(edition, reached), now)
    elif not person.blocked:
        _send_to(work, person, scheduled, now, send, late=late)
    return True


def _send_to(
    work: UnitOfWork, person: Person, scheduled: ScheduledDigest, now: datetime, send: Send, *, late: bool
) -> None:
    """Have the digest sent that the person may read now: of all partnerships in one, or of this one."""
    if not scheduled.short and _reads_one(work, person):
        combined = combined_for(work, person, scheduled.monday, now, late=late)
        if combined.editions:
            send(work, combined, now)
            _note_told(work, combined, now)
        return
    partnership = partnerships.by_id(work, scheduled.partnership_id)
    if partnership.side_of(person) is not None:
        digest = for_person(work, person, edition_of(work, partnership, scheduled.monday, now, late=late), now)
        send(work, digest, now)
        _note_told(work, digest, now)


def _note_told(work: UnitOfWork, digest: PersonalDigest | CombinedDigest, now: datetime) -> None:
    """Note what the reader has to do: who has read of it here needs no reminder of it besides."""
    owed = [debt.key for debt in digest.owed or () if not debt.resting]
    reminders.note_told(work, digest.person.id, owed, now)


def for_person(work: UnitOfWork, person: Person, edition: Edition, now: datetime) -> PersonalDigest:
    """Return the full digest for those who look after the partnership, the short one for everybody else of it."""
    if not oversees(person, edition.partnership):
        return PersonalDigest(edition, person, None)
    here = [debt for debt in debts_of(work, person, now) if debt.partnership_id == edition.partnership.id]
    return PersonalDigest(edition, person, tuple(here))


def combined_for(
    work: UnitOfWork, person: Person, monday: date, now: datetime, *, late: bool = False
) -> CombinedDigest:
    """Return the digest of all partnerships that the person coordinates and whose week from that Monday is frozen."""
    frozen = weeks.frozen_of(work, monday)
    own = [partnership for partnership in _coordinated(work, person) if partnership.id in frozen]
    editions = tuple(edition_of(work, partnership, monday, now, late=late) for partnership in own)
    here = {partnership.id for partnership in own}
    owed = tuple(debt for debt in debts_of(work, person, now) if debt.partnership_id in here)
    return CombinedDigest(monday, editions, person, owed)
