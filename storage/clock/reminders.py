"""Queries about how people want to be told, and what they were told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, bindparam, delete, func, insert, or_, select, update

from records.calendar import DaysOff
from records.notices import News, NewsKind
from records.notifications import ReminderHistory
from storage.engine.prepared import Prepared
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import days_off, habits, tellings, unasked, waiting_news

_HABITS_OF = Prepared(select(habits).where(habits.c.person_id == bindparam("person")))


def preferences_of(work: UnitOfWork, person_id: int) -> tuple[dict[str, JsonValue], datetime | None]:
    """Where the person's habits differ from the usual ones, and until when reminders are snoozed."""
    row = work.row(_HABITS_OF, {"person": person_id})
    return ({}, None) if row is None else (dict(row.state), row.snoozed_until)


def keep_preferences(work: UnitOfWork, person_id: int, **values: object) -> None:
    """Sets `state` or `snoozed_until`."""
    if work.execute(update(habits).where(habits.c.person_id == person_id).values(**values)).rowcount == 0:
        work.execute(insert(habits), {"person_id": person_id, "state": {}, **values})


@dataclass(frozen=True)
class NotedDays:
    """`organisation_id` is None where they are everybody's."""

    id: int
    organisation_id: int | None
    first: date
    last: date
    working: bool
    note: str


def _noted(row: Row[Any]) -> NotedDays:
    return NotedDays(row.id, row.organisation_id, row.first, row.last, row.working, row.note)


def days_off_of(work: UnitOfWork, organisation_ids: Iterable[int]) -> list[NotedDays]:
    """Those of everybody, then those of the organisations, in the order in which they decide."""
    wanted = frozenset(organisation_ids)

    def read() -> list[NotedDays]:
        here = or_(days_off.c.organisation_id.is_(None), days_off.c.organisation_id.in_(list(wanted)))
        rows = work.rows(select(days_off).where(here).order_by(days_off.c.organisation_id.is_not(None), days_off.c.id))
        return [_noted(row) for row in rows]

    return work.once(("days off", wanted), read)


def day_off(work: UnitOfWork, number: int) -> NotedDays | None:
    row = work.row(select(days_off).where(days_off.c.id == number))
    return None if row is None else _noted(row)


def add_days_off(work: UnitOfWork, organisation_id: int | None, days: DaysOff, note: str) -> int:
    values = {"organisation_id": organisation_id, "first": days.first, "last": days.last, "working": days.working}
    return work.insert(insert(days_off), values | {"note": note})


def remove_days_off(work: UnitOfWork, number: int) -> None:
    work.execute(delete(days_off).where(days_off.c.id == number))


def sent_to(work: UnitOfWork, person_id: int, since: datetime) -> list[datetime]:
    """When the person had messages that they did not ask for."""
    rows = work.rows(select(unasked.c.at).where(unasked.c.person_id == person_id, unasked.c.at > since))
    return [row.at for row in rows]


def note_sent(work: UnitOfWork, person_id: int, kind: str, now: datetime) -> None:
    work.insert(insert(unasked), {"person_id": person_id, "kind": kind, "at": now})


def sent_between(work: UnitOfWork, first: datetime, last: datetime) -> dict[int, int]:
    """How many such messages each person had in that time."""
    statement = (
        select(unasked.c.person_id, func.count().label("messages"))
        .where(unasked.c.at >= first, unasked.c.at < last)
        .group_by(unasked.c.person_id)
    )
    return {row.person_id: row.messages for row in work.rows(statement)}


def told(work: UnitOfWork, person_id: int) -> dict[str, ReminderHistory]:
    """What the person was told that they owe, by debt."""
    rows = work.rows(select(tellings).where(tellings.c.person_id == person_id))
    return {row.debt: ReminderHistory(row.times, row.last_at) for row in rows}


def told_of(work: UnitOfWork, debts: Sequence[str]) -> dict[str, dict[int, ReminderHistory]]:
    """Who was told of these debts."""
    found: dict[str, dict[int, ReminderHistory]] = {}
    for row in work.rows(select(tellings).where(tellings.c.debt.in_(debts))):
        found.setdefault(row.debt, {})[row.person_id] = ReminderHistory(row.times, row.last_at)
    return found


def told_twice(work: UnitOfWork, before: datetime, prefixes: Sequence[str]) -> list[str]:
    """The debts whose keys begin so, that somebody was told of twice or more, and not since that moment."""
    here = _begins_with(prefixes) & (tellings.c.times >= 2) & (tellings.c.last_at <= before)
    return [row.debt for row in work.rows(select(tellings.c.debt).where(here).distinct().order_by(tellings.c.debt))]


def told_debts(work: UnitOfWork, prefixes: Sequence[str]) -> list[str]:
    """The debts whose keys begin so, that anybody was told of."""
    return [row.debt for row in work.rows(select(tellings.c.debt).where(_begins_with(prefixes)).distinct())]


def _begins_with(prefixes: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(tellings.c.debt.startswith(prefix, autoescape=True) for prefix in prefixes))


def forget_debt(work: UnitOfWork, debt: str) -> None:
    work.execute(delete(tellings).where(tellings.c.debt == debt))


def note_told(work: UnitOfWork, person_id: int, debts: Iterable[str], now: datetime) -> None:
    for debt in debts:
        here = (tellings.c.person_id == person_id) & (tellings.c.debt == debt)
        again = update(tellings).where(here).values(times=tellings.c.times + 1, last_at=now)
        if work.execute(again).rowcount == 0:
            work.execute(insert(tellings), {"person_id": person_id, "debt": debt, "times": 1, "last_at": now})


def keep_news(work: UnitOfWork, news: News) -> None:
    work.insert(insert(waiting_news), {**vars(news)})


def kept_news(work: UnitOfWork) -> list[tuple[int, News]]:
    rows = work.rows(select(waiting_news).order_by(waiting_news.c.id))
    return [(row.id, News(NewsKind(row.kind), row.person_id, row.subject_id)) for row in rows]


def take_news(work: UnitOfWork, number: int) -> None:
    work.execute(delete(waiting_news).where(waiting_news.c.id == number))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    work.execute(delete(tellings).where(tellings.c.last_at < before))
    work.execute(delete(unasked).where(unasked.c.at < before))
