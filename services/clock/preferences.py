"""How somebody wants to be notified, as they set it themselves."""

from datetime import datetime

from records.errors import UserError
from records.notifications import NotificationPreferences, days_from
from services.clock.burden import availability_of, budget
from services.clock.digest_schedule import reschedule
from storage.clock import preferences
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

SNOOZES = (1, 7)  # days


def to_change(work: UnitOfWork, person: Person) -> NotificationPreferences:
    """Return what the person has set, to be changed: what an admin does not allow any more is not on offer."""
    kept, most = preferences.of_person(work, person.id).preferences, budget(work)
    return kept.model_copy(update={"per_week": most}) if (kept.per_week or 0) > most else kept


def keep(work: UnitOfWork, person: Person, wanted: NotificationPreferences) -> None:
    """Keep what the person wants from now on; digests that have not been sent follow.

    Raise UserError where it is more than is allowed.
    """
    most = budget(work)
    if wanted.per_week is not None and wanted.per_week > most:
        raise UserError("habits-above-budget", most=most)
    preferences.keep(work, person.id, wanted)
    reschedule(work, person)


def snooze(work: UnitOfWork, person: Person, days: int, now: datetime) -> None:
    """Let the person be reminded of nothing before that day.

    Raise UserError on a number of days that is not on offer.
    """
    if days not in SNOOZES:
        raise UserError("button-old")
    preferences.snooze(work, person.id, days_from(availability_of(work, person), now, days))
