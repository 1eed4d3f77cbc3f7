"""What somebody who oversees partnerships finds first: what waits by verb, and only what is out of order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desk.ageing_line import AgeingLine, ageing_line
from desk.routing import DeskPage, RailEntry, Visit
from handlers.kit.buttons import Audience
from handlers.kit.replies import Line
from handlers.lookup.partnerships import short_names
from records.lengths import shortened
from records.messages import Message, message
from records.states import State
from services.clock.debt_kinds import Debt, DebtKind
from services.clock.debts import debts_of
from services.clock.silent_partnerships import SILENT_AFTER
from services.desk.heeding import Heeded, HeedReason, heeded
from services.people.organisations import time_zone_of
from services.permissions import overseen
from storage.clock import events
from storage.clock.events import Event
from storage.ledger import activity_days
from storage.ledger.record_rows import StoredRecord
from storage.people.partnerships import Partnership

WEEKS = 12  # of the small chart in a row
_LONGEST_WORDS = 40  # UTF-16 units of what somebody wrote
_VERBS_OF_RECORDS = {
    State.WAITING_OWN: "review",
    State.WAITING_OTHER: "confirm",
    State.WITHDRAWING: "let-go",
}
_IN_QUEUE = ("review", "confirm")


@dataclass(frozen=True)
class VerbColumn:
    """How much waits for one verb, in how many partnerships, and for how long the oldest has."""

    label: Line
    count: int
    where: Line
    longest: Line | None
    path: str


@dataclass(frozen=True)
class HeedRow:
    """A partnership that needs a look: why, until or since when, and its activities in the last weeks."""

    name: str
    why: Line
    about: str
    weeks: Sequence[int]
    when: Line
    path: str
    urgent: bool


@dataclass(frozen=True)
class AgendaRow:
    """An event of the days to come."""

    day: Line
    hour: str
    title: str
    where: str


@dataclass(frozen=True)
class Today:
    """The page of a day."""

    title: Line
    summary: Line
    waiting: Line
    verbs: Sequence[VerbColumn]
    heeds: Sequence[HeedRow]
    heeding: Line
    agenda: Sequence[AgendaRow]
    ageing: AgeingLine | None


def show(visit: Visit) -> Today:
    """Return what waits for the person, what needs a look, and the days to come."""
    zone = time_zone_of(visit.work, next(iter(visit.person.coordinated), None))
    today = visit.now.astimezone(zone).date()
    own = [one for one in overseen(visit.work, visit.person) if one.open_on(one.today(visit.now))]
    names = short_names(own)
    debts = debts_of(visit.work, visit.person, visit.now)
    needing = heeded(visit.work, visit.person, own, visit.now)
    concerned = len({one.partnership.id for one in needing})
    verbs = _verbs(debts, today)
    ready = sum(column.count for column in verbs if column.path)
    summary = message(
        "desk-summary", partnerships=len(own), concerned=concerned, quiet=len(own) - concerned, count=len(debts),
        ready=ready,
    )  # fmt: skip
    ids = [partnership.id for partnership in own]
    return Today(
        title=message("desk-day", day=today),
        summary=summary if own else Message("desk-summary-none"),
        waiting=message("desk-count", count=len(debts)),
        verbs=verbs,
        heeds=_heed_rows(visit, needing, names, today),
        heeding=message("desk-heeding", count=concerned),
        agenda=_agenda(visit, ids, names, zone, today),
        ageing=_ageing(visit, own, names),
    )


def _verbs(debts: Sequence[Debt], today: date) -> list[VerbColumn]:
    """Return what waits, by what it asks, in the order of debts."""
    by_verb: dict[str, list[Debt]] = {}
    for debt in debts:
        by_verb.setdefault(_verb(debt), []).append(debt)
    return [_column(verb, owed, today) for verb, owed in by_verb.items()]


def _verb(debt: Debt) -> str:
    if debt.kind is DebtKind.WAITING and isinstance(debt.subject, StoredRecord):
        return _VERBS_OF_RECORDS.get(debt.subject.state, "confirm")
    return str(debt.kind)


def _column(verb: str, owed: Sequence[Debt], today: date) -> VerbColumn:
    concerned = {debt.partnership_id for debt in owed if debt.partnership_id is not None}
    since = [debt.subject.changed_at.date() for debt in owed if isinstance(debt.subject, StoredRecord)]
    days = max(((today - day).days for day in since), default=0)
    return VerbColumn(
        label=Message(f"desk-verb-{verb}"),
        count=len(owed),
        where=message("desk-in-partnerships", count=len(concerned)) if concerned else "",
        longest=message("desk-longest", days=days) if days else None,
        path="/queue" if verb in _IN_QUEUE else "",
    )


def _heed_rows(visit: Visit, needing: Sequence[Heeded], names: Mapping[int, str], today: date) -> list[HeedRow]:
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=WEEKS - 1)
    ids = [one.partnership.id for one in needing]
    days = activity_days.days_since(visit.work, ids, first) if ids else {}
    return [_heed_row(one, names, days.get(one.partnership.id, ()), first, today) for one in needing]


def _heed_row(one: Heeded, names: Mapping[int, str], days: Iterable[date], first: date, today: date) -> HeedRow:
    weeks = [0] * WEEKS
    for day in days:
        if 0 <= (place := (day - first).days // 7) < WEEKS:
            weeks[place] += 1
    if one.until is not None:
        when, left = message("desk-until", day=one.until), (one.until - today).days
        why = message(f"desk-heed-{one.reason}", count=one.count, when=_due(left))
    else:
        when = message("desk-since", day=one.since or today)
        why = message(f"desk-heed-{one.reason}", count=one.count)
    return HeedRow(
        name=names[one.partnership.id],
        why=why,
        about=shortened(one.about, _LONGEST_WORDS),
        weeks=weeks,
        when=when,
        path=f"/records/{one.record}" if one.record else f"/ledger?partnership={one.partnership.id}",
        urgent=one.reason is HeedReason.RECTIFICATION,
    )


def _due(days: int) -> Message:
    if days == 0:
        return Message("desk-due-today")
    return message("desk-due-in", days=days) if days > 0 else message("desk-due-past", days=-days)


def _agenda(visit: Visit, ids: Sequence[int], names: Mapping[int, str], zone: ZoneInfo, today: date) -> list[AgendaRow]:
    midnight = datetime.combine(today, time(), zone)
    coming = events.of_partnerships(visit.work, ids, midnight, midnight + timedelta(days=7))
    return [_agenda_row(event, names[event.partnership_id], zone, today) for event in coming]


def _agenda_row(event: Event, name: str, zone: ZoneInfo, today: date) -> AgendaRow:
    start = event.starts_at.astimezone(zone)
    day = Message("desk-day-today") if start.date() == today else message("desk-day-of-week", day=start.date())
    return AgendaRow(day, f"{start:%H:%M}", event.title, f"{name} · {event.plan.place}")


def _ageing(visit: Visit, own: Sequence[Partnership], names: Mapping[int, str]) -> AgeingLine | None:
    last = activity_days.last_days(visit.work, [partnership.id for partnership in own])
    ages = {names[one.id]: (one.today(visit.now) - last[one.id]).days if one.id in last else None for one in own}
    return ageing_line(ages, SILENT_AFTER) if len(own) > 1 else None


PAGES = [DeskPage("/", Audience.ANY_COORDINATOR, "today.html", show, RailEntry.TODAY, opens=True)]
