"""Queries about planned events, the plans that repeat, and who has checked in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import JsonValue
from sqlalchemy import ColumnElement, Row, and_, delete, insert, select, update

from records.attendance import AbsenceReason
from records.planned_events import EventState
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import check_ins, event_series, events


@dataclass(frozen=True)
class Event:
    """`side` is the organiser's, `plan` what was answered when it was planned; `starts_at` and `ends_at` are in UTC.
    `code` opens the check-in to whoever is shown it."""

    id: int
    partnership_id: int
    series_id: int | None
    organiser_id: int
    side: Side
    state: EventState
    title: str
    plan: Mapping[str, JsonValue]
    starts_at: datetime
    ends_at: datetime
    code: str
    revision: int
    record_id: int | None
    created_at: datetime


@dataclass(frozen=True)
class Series:
    """A plan that repeats, whose events exist until `made_until`."""

    id: int
    partnership_id: int
    organiser_id: int
    plan: Mapping[str, JsonValue]
    made_until: date
    ended: bool = False


@dataclass(frozen=True)
class CheckIn:
    """Somebody who was there, or asked for leave beforehand (`leave`). No roster entry: a person of no roster."""

    event_id: int
    side: Side
    roster_id: int | None
    person_id: int | None
    name: str
    leave: AbsenceReason | None


def _event(row: Row[Any]) -> Event:
    return Event(
        row.id, row.partnership_id, row.series_id, row.organiser_id, Side(row.side), EventState(row.state), row.title,
        row.plan, row.starts_at, row.ends_at, row.code, row.revision, row.record_id,
        row.created_at,
    )  # fmt: skip


def _some(work: UnitOfWork, condition: ColumnElement[bool], limit: int = 200) -> list[Event]:
    rows = work.rows(select(events).where(condition).order_by(events.c.starts_at, events.c.id).limit(limit))
    return [_event(row) for row in rows]


def add(
    work: UnitOfWork,
    partnership_id: int,
    series_id: int | None,
    organiser_id: int,
    side: Side,
    plan: Mapping[str, JsonValue],
    starts_at: datetime,
    ends_at: datetime,
    code: str,
    now: datetime,
) -> int:
    values = {
        "partnership_id": partnership_id,
        "series_id": series_id,
        "organiser_id": organiser_id,
        "side": side,
        "state": EventState.PLANNED,
        "title": plan["title"],
        "plan": dict(plan),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "code": code,
        "revision": 1,
        "created_at": now,
    }
    return work.insert(insert(events), values)


def by_id(work: UnitOfWork, event_id: int) -> Event | None:
    row = work.row(select(events).where(events.c.id == event_id))
    return None if row is None else _event(row)


def by_code(work: UnitOfWork, code: str) -> Event | None:
    row = work.row(select(events).where(events.c.code == code))
    return None if row is None else _event(row)


def change(work: UnitOfWork, event: Event, **values: object) -> None:
    """Sets columns and raises the revision, so that old buttons are known as such."""
    work.execute(update(events).where(events.c.id == event.id).values(revision=event.revision + 1, **values))


def between(work: UnitOfWork, partnership_id: int, first: datetime, last: datetime) -> list[Event]:
    """Those that begin in that time, cancelled ones left out."""
    return _some(
        work,
        and_(
            events.c.partnership_id == partnership_id,
            events.c.starts_at >= first,
            events.c.starts_at < last,
            events.c.state != EventState.CANCELLED,
        ),
    )


def open_ones(work: UnitOfWork, partnership_ids: Sequence[int]) -> list[Event]:
    """Those that are planned, and those that are over and of which nobody has said what became of them."""
    return _some(work, events.c.partnership_id.in_(partnership_ids) & (events.c.state == EventState.PLANNED))


def starting(work: UnitOfWork, first: datetime, last: datetime) -> list[Event]:
    """Planned ones of all partnerships that begin in that time."""
    planned = events.c.state == EventState.PLANNED
    return _some(work, and_(planned, events.c.starts_at > first, events.c.starts_at <= last), 500)


_WITHOUT_RECORD = events.c.state.in_((EventState.PLANNED, EventState.HELD)) & events.c.record_id.is_(None)


def to_complete(work: UnitOfWork, organiser_id: int, now: datetime) -> list[Event]:
    """What the person has organised, is over, and has no record yet."""
    return _some(work, and_(_WITHOUT_RECORD, events.c.organiser_id == organiser_id, events.c.ends_at <= now), 50)


def all_to_complete(work: UnitOfWork, partnership_ids: Sequence[int], now: datetime) -> list[Event]:
    own = events.c.partnership_id.in_(partnership_ids)
    return _some(work, and_(_WITHOUT_RECORD, own, events.c.ends_at <= now), 50)


def is_to_complete(event: Event, now: datetime) -> bool:
    """The same of an event that was read."""
    waits = event.state in (EventState.PLANNED, EventState.HELD) and event.record_id is None
    return waits and event.ends_at <= now


def organisers_of_ended(work: UnitOfWork, now: datetime) -> set[tuple[int, int, Side]]:
    """Who has organised what is over and has no record yet, with the partnership and the side for which they did."""
    whose = (events.c.organiser_id, events.c.partnership_id, events.c.side)
    rows = work.rows(select(*whose).where(_WITHOUT_RECORD, events.c.ends_at <= now).distinct())
    return {(row.organiser_id, row.partnership_id, Side(row.side)) for row in rows}


def side_of_series(work: UnitOfWork, series_id: int) -> Side | None:
    """The side that has planned it; None before its first event was made."""
    row = work.row(select(events.c.side).where(events.c.series_id == series_id).order_by(events.c.id).limit(1))
    return None if row is None else Side(row.side)


def later_in(work: UnitOfWork, series_id: int, since: datetime) -> list[Event]:
    planned = (events.c.series_id == series_id) & (events.c.state == EventState.PLANNED)
    return _some(work, planned & (events.c.starts_at >= since))


def of_record(work: UnitOfWork, record_id: int) -> Event | None:
    row = work.row(select(events).where(events.c.record_id == record_id))
    return None if row is None else _event(row)


def add_series(
    work: UnitOfWork, partnership_id: int, organiser_id: int, plan: Mapping[str, JsonValue], made_until: date
) -> int:
    values = {"partnership_id": partnership_id, "organiser_id": organiser_id, "plan": dict(plan)}
    return work.insert(insert(event_series), values | {"made_until": made_until})


def series(work: UnitOfWork, series_id: int) -> Series | None:
    row = work.row(select(event_series).where(event_series.c.id == series_id))
    if row is None:
        return None
    ended = row.ended_at is not None
    return Series(row.id, row.partnership_id, row.organiser_id, row.plan, row.made_until, ended)


def series_to_extend(work: UnitOfWork, made_until: date) -> list[Series]:
    """Those that go on and whose events do not reach that day yet."""
    statement = select(event_series).where(event_series.c.ended_at.is_(None), event_series.c.made_until < made_until)
    return [
        Series(row.id, row.partnership_id, row.organiser_id, row.plan, row.made_until)
        for row in work.rows(statement.order_by(event_series.c.id).limit(100))
    ]


def extend_series(work: UnitOfWork, series_id: int, made_until: date) -> None:
    work.execute(update(event_series).where(event_series.c.id == series_id).values(made_until=made_until))


def end_series(work: UnitOfWork, series_id: int, now: datetime) -> None:
    work.execute(update(event_series).where(event_series.c.id == series_id).values(ended_at=now))


def checked_in(work: UnitOfWork, event_id: int) -> list[CheckIn]:
    statement = select(check_ins).where(check_ins.c.event_id == event_id).order_by(check_ins.c.id)
    return [
        CheckIn(
            row.event_id, Side(row.side), row.roster_id, row.person_id, row.name,
            AbsenceReason(row.leave) if row.leave else None,
        )
        for row in work.rows(statement)
    ]  # fmt: skip


def note_check_in(work: UnitOfWork, check_in: CheckIn, noted_by: int, now: datetime) -> None:
    """In place of what was noted of the same entry or person before."""
    take_back(work, check_in.event_id, check_in.roster_id, check_in.person_id)
    work.insert(insert(check_ins), {**vars(check_in), "noted_by": noted_by, "at": now})


def take_back(work: UnitOfWork, event_id: int, roster_id: int | None, person_id: int | None) -> None:
    here = delete(check_ins).where(check_ins.c.event_id == event_id)
    if roster_id is not None:
        work.execute(here.where(check_ins.c.roster_id == roster_id))
    if person_id is not None:
        work.execute(here.where(check_ins.c.person_id == person_id))
