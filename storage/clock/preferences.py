"""Queries about how people want to be notified."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from records.notifications import NotificationPreferences
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import habits

_OF_PERSON = Prepared(select(habits).where(habits.c.person_id == bindparam("person")))


@dataclass(frozen=True)
class KeptPreferences:
    """What somebody has set, and until when reminders are snoozed (None: they are not)."""

    preferences: NotificationPreferences
    snoozed_until: datetime | None


def of_person(work: UnitOfWork, person_id: int) -> KeptPreferences:
    """Return what the person has set; whoever has set nothing has the usual preferences."""
    row = work.row(_OF_PERSON, {"person": person_id})
    if row is None:
        return KeptPreferences(NotificationPreferences(), None)
    return KeptPreferences(NotificationPreferences.model_validate(row.state), row.snoozed_until)


def keep(work: UnitOfWork, person_id: int, preferences: NotificationPreferences) -> None:
    """Keep what the person has set."""
    _set(work, person_id, state=preferences.to_json())


def snooze(work: UnitOfWork, person_id: int, until: datetime) -> None:
    """Keep until when the person shall not be reminded."""
    _set(work, person_id, snoozed_until=until)


def _set(work: UnitOfWork, person_id: int, **values: object) -> None:
    if work.execute(update(habits).where(habits.c.person_id == person_id).values(**values)).rowcount == 0:
        work.execute(insert(habits), {"person_id": person_id, "state": {}, **values})
