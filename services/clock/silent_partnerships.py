"""Which partnerships have had no joint activity for long: a sign to look, and no score."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.clock import events
from storage.engine.unit_of_work import UnitOfWork
from storage.ledger import activity_days
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

SILENT_AFTER = 60  # days without a joint activity: two months, of the quarter in which the paper wants one


@dataclass(frozen=True)
class SilentPartnership:
    """A partnership without a joint activity for long.

    `last`: the day of the last one; None where there was none yet. `days`: how many since then, or since it began.
    `planned`: the day of the next one.
    """

    partnership: Partnership
    last: date | None
    days: int
    planned: date | None


def silent_partnerships(work: UnitOfWork, person: Person, now: datetime) -> tuple[list[SilentPartnership], int]:
    """Return those that the person coordinates (an admin: all), longest silent first, and how many there are in all."""
    own = [
        partnership
        for partnership in partnerships.of_person(work, person)
        if (person.is_admin or partnership.coordinated_by(person)) and partnership.open_on(partnership.today(now))
    ]
    ids = [partnership.id for partnership in own]
    last, planned = activity_days.last_days(work, ids), events.next_starts(work, ids, now)
    silent = []
    for partnership in own:
        day, today = last.get(partnership.id), partnership.today(now)
        days = (today - (day or partnership.started_on)).days
        if days > SILENT_AFTER:
            starts = planned.get(partnership.id)
            silent.append(SilentPartnership(partnership, day, days, starts and partnership.today(starts)))
    silent.sort(key=lambda one: (-one.days, one.partnership.id))
    return silent, len(own)
