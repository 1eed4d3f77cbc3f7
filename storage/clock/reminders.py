"""Queries about what people were told: the messages that they did not ask for, the debts, and news that waits."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, or_, select, update

from records.notices import News, NewsKind
from records.notifications import ReminderHistory
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import tellings, unasked, waiting_news


def sent_to(work: UnitOfWork, person_id: int, since: datetime) -> list[datetime]:
    """Return when the person had messages that they did not ask for."""
    rows = work.rows(select(unasked.c.at).where(unasked.c.person_id == person_id, unasked.c.at > since))
    return [row.at for row in rows]


def note_sent(work: UnitOfWork, person_id: int, kind: str, now: datetime) -> None:
    """Note that the person has a message that they did not ask for."""
    work.insert(insert(unasked), {"person_id": person_id, "kind": kind, "at": now})


def sent_between(work: UnitOfWork, first: datetime, last: datetime) -> dict[int, int]:
    """Count such messages in that time, by person."""
    statement = (
        select(unasked.c.person_id, func.count().label("messages"))
        .where(unasked.c.at >= first, unasked.c.at < last)
        .group_by(unasked.c.person_id)
    )
    return {row.person_id: row.messages for row in work.rows(statement)}


def told(work: UnitOfWork, person_id: int) -> dict[str, ReminderHistory]:
    """Return how often and when the person was told of what they owe, by the debt's key."""
    rows = work.rows(select(tellings).where(tellings.c.person_id == person_id))
    return {row.debt: ReminderHistory(row.times, row.last_at) for row in rows}


def told_of(work: UnitOfWork, debts: Sequence[str]) -> dict[str, dict[int, ReminderHistory]]:
    """Return who was told of these debts how often and when, by the debt's key, then by person."""
    histories: dict[str, dict[int, ReminderHistory]] = {}
    for row in work.rows(select(tellings).where(tellings.c.debt.in_(debts))):
        histories.setdefault(row.debt, {})[row.person_id] = ReminderHistory(row.times, row.last_at)
    return histories


def told_twice(work: UnitOfWork, before: datetime, prefixes: Sequence[str]) -> list[str]:
    """Return the debts whose keys begin so, that somebody was told of twice or more, and not since that moment."""
    here = _begins_with(prefixes) & (tellings.c.times >= 2) & (tellings.c.last_at <= before)
    return [row.debt for row in work.rows(select(tellings.c.debt).where(here).distinct().order_by(tellings.c.debt))]


def told_debts(work: UnitOfWork, prefixes: Sequence[str]) -> list[str]:
    """Return the debts whose keys begin so, that anybody was told of."""
    return [row.debt for row in work.rows(select(tellings.c.debt).where(_begins_with(prefixes)).distinct())]


def _begins_with(prefixes: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(tellings.c.debt.startswith(prefix, autoescape=True) for prefix in prefixes))


def forget_debt(work: UnitOfWork, debt: str) -> None:
    """Forget that anybody was told of a debt."""
    work.execute(delete(tellings).where(tellings.c.debt == debt))


def note_told(work: UnitOfWork, person_id: int, debts: Iterable[str], now: datetime) -> None:
    """Note that the person is told of these debts once more."""
    for debt in debts:
        here = (tellings.c.person_id == person_id) & (tellings.c.debt == debt)
        again = update(tellings).where(here).values(times=tellings.c.times + 1, last_at=now)
        if work.execute(again).rowcount == 0:
            work.execute(insert(tellings), {"person_id": person_id, "debt": debt, "times": 1, "last_at": now})


def keep_news(work: UnitOfWork, news: News) -> None:
    """Keep news for somebody who must not be disturbed now. What waits already is not kept twice."""
    values = {"person_id": news.person_id, "kind": news.kind, "subject_id": news.subject_id}
    same = [waiting_news.c[name] == value for name, value in values.items()]
    if work.row(select(waiting_news.c.id).where(*same)) is None:
        work.insert(insert(waiting_news), values)


def kept_news(work: UnitOfWork) -> list[tuple[int, News]]:
    """Return the news that waits, each with its number, oldest first."""
    rows = work.rows(select(waiting_news).order_by(waiting_news.c.id))
    return [(row.id, News(NewsKind(row.kind), row.person_id, row.subject_id)) for row in rows]


def take_news(work: UnitOfWork, number: int) -> None:
    """Take the news of that number off what waits."""
    work.execute(delete(waiting_news).where(waiting_news.c.id == number))


def forget(work: UnitOfWork, *, before: datetime) -> None:
    """Forget what people were told before that moment."""
    work.execute(delete(tellings).where(tellings.c.last_at < before))
    work.execute(delete(unasked).where(unasked.c.at < before))
