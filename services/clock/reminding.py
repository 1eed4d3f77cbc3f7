"""Who is reminded of what they owe: in one message, at their own hour, within their budget."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from records.notifications import is_due, may_remind
from services.clock import burden, event_news
from services.clock.debt_kinds import ASKED_ONCE, Debt
from services.clock.debts import debtors, debts_of
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person

AT_ONCE = 50  # reminders in one transaction

Send = Callable[[UnitOfWork, Person, Sequence[Debt], datetime], None]


def remind(work: UnitOfWork, now: datetime, send: Send) -> bool:
    """Have everybody reminded who owes something and may be reminded of it now; return True where there may be more."""
    if _take_up_news(work, now):
        return True
    sent = 0
    for person_id in debtors(work, now):
        sent += work.isolated("reminder of person", person_id, partial(_remind, work, person_id, now, send)) or False
        if sent >= AT_ONCE:
            return True
    return False


def _take_up_news(work: UnitOfWork, now: datetime) -> bool:
    """Take up the news that was kept for those who may be told now; return True where there may be more of it.

    Of those who have blocked the bot it is forgotten. Whoever may not be told for long must not hold up the others.
    """
    may: dict[int, bool] = {}
    for number, news in reminders.kept_news(work):
        if news.person_id not in may:
            person = persons.by_id(work, news.person_id)
            may[person.id] = person.blocked or burden.may_send(work, person, now)
        urgent = event_news.is_urgent(work, news, now)
        if may[news.person_id] or urgent:
            reminders.take_news(work, number)
            work.news.append(replace(news, urgent=urgent))
        if len(work.news) >= AT_ONCE:
            return True
    return False


def _remind(work: UnitOfWork, person_id: int, now: datetime, send: Send) -> bool:
    person = persons.by_id(work, person_id)
    availability = burden.availability_of(work, person)
    if person.blocked or not may_remind(availability, now) or not burden.has_room_for(work, person, availability, now):
        return False
    owed = [debt for debt in debts_of(work, person, now) if not debt.resting]
    histories = reminders.told(work, person.id)
    asking = [debt for debt in owed if debt.kind not in ASKED_ONCE or debt.key not in histories]
    if not any(is_due(availability, histories.get(debt.key), now) for debt in asking):
        return False
    burden.note_sent(work, person, "reminder", [debt.key for debt in owed], now)
    send(work, person, owed, now)
    return True
