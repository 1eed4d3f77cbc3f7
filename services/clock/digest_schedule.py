"""To whom the digest of a week goes, and when: at each reader's own day and hour."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from records.addresses import without_topic
from records.calendar import at_local, next_working
from records.notifications import Availability, NotificationPreferences
from records.roles import Side
from services.clock.burden import availability_of
from storage.clock import digest_schedule
from storage.clock.digest_schedule import NewDigest
from storage.engine.unit_of_work import UnitOfWork
from storage.people import groups, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person

LONGEST_LEAVE = 60  # days for which a digest waits for somebody's return


def schedule(work: UnitOfWork, partnership: Partnership, monday: date) -> None:
    """Schedule the digests of a week.

    The full one goes to coordinators of both sides, unless they said no; the short one to members who said yes, and to
    the groups.
    """
    digest_schedule.drop_unsent(work, partnership.id)
    digests = []
    for person in persons.of_organisations(work, [partnership.organisation(side).id for side in Side]):
        coordinates = partnership.coordinated_by(person)
        availability = availability_of(work, person)
        wanted = coordinates if availability.preferences.weekly is None else availability.preferences.weekly
        if wanted and not person.blocked and (due_at := due_for(availability, monday)) is not None:
            digests.append(NewDigest(person.address, person.id, due_at, not coordinates))
    for group in groups.of_partnership(work, partnership.id):
        due_at = due_for(usual_availability(partnership), monday)
        assert due_at is not None
        digests.append(NewDigest(without_topic(group.address), None, due_at, True))
    digest_schedule.add(work, partnership.id, monday, digests)


def usual_availability(partnership: Partnership) -> Availability:
    """Return the availability of whoever has set nothing, as of a group."""
    return Availability(NotificationPreferences(), ZoneInfo(partnership.time_zone))


def due_for(availability: Availability, monday: date) -> datetime | None:
    """Return when the digest of the week from that Monday is due, in UTC; None behind a leave without a near end.

    That is in the week after it, at the chosen day and hour, moved to the next working day, and behind a leave.
    """
    day = monday + timedelta(weeks=1, days=availability.preferences.digest_day.number)
    for _ in range(LONGEST_LEAVE):
        day = day if availability.preferences.rest_days else next_working(day, availability.days_off)
        if not availability.is_away(day):
            return at_local(day, availability.preferences.digest_at, availability.zone)
        day += timedelta(days=1)
    return None


def reschedule(work: UnitOfWork, person: Person) -> None:
    """Move what has not been sent to the person yet to the hour that they have chosen now."""
    availability = availability_of(work, person)
    for scheduled in digest_schedule.unsent_to(work, person.id):
        due_at = due_for(availability, scheduled.monday)
        if availability.preferences.weekly is False or due_at is None:
            digest_schedule.remove(work, scheduled.id)
        else:
            digest_schedule.move(work, scheduled.id, due_at)
