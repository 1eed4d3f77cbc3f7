"""What waits for somebody: on request, and as one merged reminder at the person's own hour."""

from datetime import datetime, timedelta
from functools import partial

from handlers.kit.jobs import Job
from handlers.kit.replies import Reply, Toast, put
from handlers.kit.router import MEMBERS, Command, Request, Section, Tap
from handlers.views.debts import Reading, reminder_screen, todo_screen
from records.errors import UserError
from records.messages import message
from records.notifications import days_from, is_due, may_remind
from services.clock import burden, debts
from storage.clock import reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory

AT_ONCE = 50  # reminders in one transaction
SNOOZES = (1, 7)  # days


def remind(work: UnitOfWork, now: datetime) -> bool:
    """Whoever owes something and may be reminded of it now. True where there may be more of them."""
    if _take_up_news(work, now):
        return True
    sent = 0
    for person_id in debts.debtors(work, now):
        sent += work.apart("reminder of person", person_id, partial(_remind, work, person_id, now)) or False
        if sent >= AT_ONCE:
            return True
    return False


def _take_up_news(work: UnitOfWork, now: datetime) -> bool:
    """What was kept for those who may be told now; of those who have blocked the bot it is forgotten. True where there
    may be more of it. Whoever may not be told for long must not hold up the others."""
    may: dict[int, bool] = {}
    for number, news in reminders.kept_news(work):
        if news.person_id not in may:
            person = directory.by_id(work, news.person_id)
            may[person.id] = person.blocked or burden.may_send(work, person, now)
        if may[news.person_id]:
            reminders.take_news(work, number)
            work.news.append(news)
        if len(work.news) >= AT_ONCE:
            return True
    return False


def _remind(work: UnitOfWork, person_id: int, now: datetime) -> bool:
    person = directory.by_id(work, person_id)
    availability = burden.availability_of(work, person)
    if person.blocked or not may_remind(availability, now) or not burden.has_room_for(work, person, availability, now):
        return False
    owed = [debt for debt in debts.debts_of(work, person, now) if not debt.resting]
    told = reminders.told(work, person.id)
    if not any(is_due(availability, told.get(debt.key), now) for debt in owed):
        return False
    burden.note_sent(work, person, "reminder", [debt.key for debt in owed], now)
    put(work, person.address, person.language, reminder_screen(work, person, owed, now, move=True), now)
    return True


def todo(request: Request, _rest: str) -> list[Reply]:
    """All that the person owes: drafts to finish, events to complete, returns to mend, records to pass or confirm."""
    reading = Reading(request.work, request.language, request.now)
    return [todo_screen(reading, debts.debts_of(request.work, request.person, request.now))]


def snooze(request: Request, days: int = 0) -> list[Reply]:
    """No reminder before that day; what is owed stays in /todo."""
    if days not in SNOOZES:
        raise UserError("button-old")
    availability = burden.availability_of(request.work, request.person)
    reminders.keep_preferences(
        request.work, request.person.id, snoozed_until=days_from(availability, request.now, days)
    )
    return [Toast(message("reminder-snoozed", days=days))]


COMMANDS = [Command("todo", MEMBERS, todo, place=18, section=Section.TASKS, often=True)]
TAPS = [Tap("snooze", MEMBERS, snooze)]
JOBS = [Job("reminders", timedelta(minutes=5), remind)]
