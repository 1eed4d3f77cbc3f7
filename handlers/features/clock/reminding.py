"""What waits for somebody: on request, and as one merged reminder at the person's own hour."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.buttons.clock import ShowDebts, Snooze
from handlers.kit.jobs import Job
from handlers.kit.replies import Reply, Toast, put
from handlers.kit.router import MEMBERS, Command, OnPress, Request, Section
from handlers.views.debts import DebtContext, kind_screen, reminder_screen, todo_screen
from records.messages import message
from services.clock import debts, preferences, reminding
from services.clock.debt_kinds import Debt
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


def remind(work: UnitOfWork, now: datetime) -> bool:
    """Remind whoever owes something and may be reminded now; return True where there may be more of them."""
    return reminding.remind(work, now, _send)


def _send(work: UnitOfWork, person: Person, owed: Sequence[Debt], now: datetime) -> None:
    put(work, person.address, person.language, reminder_screen(work, person, owed, now, move=True), now)


def todo(request: Request, _rest: str) -> list[Reply]:
    """Show all that the person owes: drafts to finish, events to complete, returns to mend, records to confirm."""
    context = DebtContext.of(request.work, request.person, request.now)
    return [todo_screen(context, debts.debts_of(request.work, request.person, request.now))]


def show_kind(request: Request, press: ShowDebts) -> list[Reply]:
    """Show all of one kind that the person owes, page by page."""
    context = DebtContext.of(request.work, request.person, request.now)
    owed = debts.debts_of(request.work, request.person, request.now)
    return [kind_screen(context, owed, press.kind, press.page)]


def snooze(request: Request, press: Snooze) -> list[Reply]:
    """Send no reminder for some days; what is owed stays in /todo."""
    preferences.snooze(request.work, request.person, press.days, request.now)
    return [Toast(message("reminder-snoozed", days=press.days))]


COMMANDS = [Command("todo", MEMBERS, todo, place=18, section=Section.TASKS, often=MEMBERS)]
BUTTONS = [OnPress(Snooze, snooze), OnPress(ShowDebts, show_kind)]
JOBS = [Job("reminders", timedelta(minutes=5), remind)]
