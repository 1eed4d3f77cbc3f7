"""Queries about planned events, the plans that repeat, and who has checked in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, insert, select, update

from records.attendance import AbsenceReason
from records.planned_events import EventState, PlannedEvent, RecurringEvent
from records.roles import Side
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import check_ins, event_series, events


@dataclass(frozen=True)
class Event:
    """A planned event.

    `side` is the organiser's, `plan` what was answered when it was planned; `starts_at` and `ends_at` are in UTC.
    `code` opens the check-in to whoever is shown it.
    """

    id: int
    partnership_id: int
    series_id: int | None
    organiser_id: int
    side: Side
    state: EventState
    title: str
    plan: PlannedEvent
    starts_at: datetime
    ends_at: datetime
    code: str
    revision: int
    record_id: int | None
    created_at: datetime


@dataclass(frozen=True)
class NewEvent:
    """A planned event that is not stored yet; `code` as in `Event`."""

    partnership_id: int
    series_id: int | None
    organiser_id: int
    side: Side
    plan: PlannedEvent
    starts_at: datetime
    ends_at: datetime
    code: str


@dataclass(frozen=True)
class Series:
    """A plan that repeats, whose events exist until `made_until`."""

    id: int
    partnership_id: int
    organiser_id: int
    plan: RecurringEvent
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
        PlannedEvent.model_validate(row.plan), row.starts_at, row.ends_at, row.code, row.revision, row.record_id,
        row.created_at,
    )  # fmt: skip


def _some(work: UnitOfWork, condition: ColumnElement[bool], limit: int = 200, offset: int = 0) -> list[Event]:
    wanted = select(events).where(condition).order_by(events.c.starts_at, events.c.id).limit(limit).offset(offset)
    return [_event(row) for row in work.rows(wanted)]


def add(work: UnitOfWork, new: NewEvent, now: datetime) -> Event:
    """Add an event that is planned."""
    values = vars(new) | {
        "state": EventState.PLANNED,
        "title": new.plan.title,
        "plan": new.plan.to_json(),
        "revision": 1,
        "created_at": now,
    }
    number = work.insert(insert(events), values)
    return Event(id=number, state=EventState.PLANNED, title=new.plan.title, revision=1, record_id=None,
                 created_at=now, **vars(new))  # fmt: skip


def by_id(work: UnitOfWork, event_id: int) -> Event | None:
    """Return the event of that number."""
    row = work.row(select(events).where(events.c.id == event_id))
    return None if row is None else _event(row)


def by_code(work: UnitOfWork, code: str) -> Event | None:
    """Return the event whose check-in the code opens."""
    row = work.row(select(events).where(events.c.code == code))
    return None if row is None else _event(row)


def change(work: UnitOfWork, event: Event, **values: Any) -> Event:  # Any: of columns
    """Set columns of the event and raise its revision, by which old buttons are known; return it as it is then."""
    changed = replace(event, revision=event.revision + 1, **values)
    columns = {"revision": changed.revision, **values}
    if "plan" in columns:
        columns["plan"] = changed.plan.to_json()
    work.execute(update(events).where(events.c.id == event.id).values(columns))
    return changed


def between(work: UnitOfWork, partnership_id: int, first: datetime, last: datetime) -> list[Event]:
    """Return the partnership's events that begin in that time, cancelled ones left out."""
    return _some(
        work,
        and_(
            events.c.partnership_id == partnership_id,
            events.c.starts_at >= first,
            events.c.starts_at < last,
            events.c.state != EventState.CANCELLED,
        ),
    )


def of_partnerships(work: UnitOfWork, partnership_ids: Sequence[int], first: datetime, last: datetime) -> list[Event]:
    """Return all events of these partnerships that begin in that time, cancelled ones left out, earliest first."""
    begins = (events.c.starts_at >= first) & (events.c.starts_at < last)
    here = events.c.partnership_id.in_(partnership_ids) & (events.c.state != EventState.CANCELLED)
    rows = work.rows(select(events).where(begins & here).order_by(events.c.starts_at, events.c.id))
    return [_event(row) for row in rows]


def _open(partnership_ids: Sequence[int]) -> ColumnElement[bool]:
    return events.c.partnership_id.in_(partnership_ids) & (events.c.state == EventState.PLANNED)


def count_open(work: UnitOfWork, partnership_ids: Sequence[int]) -> int:
    """Count the partnerships' events that are planned."""
    row = work.row(select(func.count().label("events")).where(_open(partnership_ids)))
    return row.events if row else 0


def open_ones(work: UnitOfWork, partnership_ids: Sequence[int], limit: int, offset: int) -> list[Event]:
    """Return the partnerships' events that are planned, as many as `limit` after the first `offset`.

    Those that are over and of which nobody has said what became of them are among them.
    """
    return _some(work, _open(partnership_ids), limit, offset)


def next_starts(work: UnitOfWork, partnership_ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    """Return when the next open event begins in each of these partnerships that has one, by their ids."""
    to_come = _open(partnership_ids) & (events.c.starts_at > now)
    first = select(events.c.partnership_id, func.min(events.c.starts_at).label("starts_at")).where(to_come)
    return {row.partnership_id: row.starts_at for row in work.rows(first.group_by(events.c.partnership_id))}


def starting(work: UnitOfWork, first: datetime, last: datetime) -> list[Event]:
    """Return the planned events of all partnerships that begin in that time."""
    planned = events.c.state == EventState.PLANNED
    return _some(work, and_(planned, events.c.starts_at > first, events.c.starts_at <= last), 500)


_WITHOUT_RECORD = events.c.state.in_((EventState.PLANNED, EventState.HELD)) & events.c.record_id.is_(None)


def to_complete(work: UnitOfWork, organiser_id: int, now: datetime) -> list[Event]:
    """Return what the person has organised, is over, and has no record yet."""
    return _some(work, and_(_WITHOUT_RECORD, events.c.organiser_id == organiser_id, events.c.ends_at <= now), 50)


def all_to_complete(work: UnitOfWork, partnership_ids: Sequence[int], now: datetime) -> list[Event]:
    """Return the partnerships' events that are over and have no record yet."""
    own = events.c.partnership_id.in_(partnership_ids)
    return _some(work, and_(_WITHOUT_RECORD, own, events.c.ends_at <= now), 50)


def is_to_complete(event: Event, now: datetime) -> bool:
    """Tell whether the event is over and has no record yet."""
    waits = event.state in (EventState.PLANNED, EventState.HELD) and event.record_id is None
    return waits and event.ends_at <= now


def organisers_of_ended(work: UnitOfWork, now: datetime) -> set[tuple[int, int, Side]]:
    """Return who has organised what is over and has no record yet, each with the partnership and the side."""
    whose = (events.c.organiser_id, events.c.partnership_id, events.c.side)
    rows = work.rows(select(*whose).where(_WITHOUT_RECORD, events.c.ends_at <= now).distinct())
    return {(row.organiser_id, row.partnership_id, Side(row.side)) for row in rows}


def side_of_series(work: UnitOfWork, series_id: int) -> Side | None:
    """Return the side that has planned the series; None before its first event was made."""
    row = work.row(select(events.c.side).where(events.c.series_id == series_id).order_by(events.c.id).limit(1))
    return None if row is None else Side(row.side)


def later_in(work: UnitOfWork, series_id: int, since: datetime) -> list[Event]:
    """Return the planned events of a series from that moment on, earliest first."""
    planned = (events.c.series_id == series_id) & (events.c.state == EventState.PLANNED)
    return _some(work, planned & (events.c.starts_at >= since))


def of_record(work: UnitOfWork, record_id: int) -> Event | None:
    """Return the event that the record reports."""
    row = work.row(select(events).where(events.c.record_id == record_id))
    return None if row is None else _event(row)


def add_series(work: UnitOfWork, partnership_id: int, organiser_id: int, plan: RecurringEvent, made_until: date) -> int:
    """Add a plan that repeats, and return its number."""
    values = {"partnership_id": partnership_id, "organiser_id": organiser_id, "plan": plan.to_json()}
    return work.insert(insert(event_series), values | {"made_until": made_until})


def series(work: UnitOfWork, series_id: int) -> Series | None:
    """Return the plan of that number."""
    row = work.row(select(event_series).where(event_series.c.id == series_id))
    return None if row is None else _series(row)


def _series(row: Row[Any]) -> Series:
    plan, ended = RecurringEvent.model_validate(row.plan), row.ended_at is not None
    return Series(row.id, row.partnership_id, row.organiser_id, plan, row.made_until, ended)


def series_to_extend(work: UnitOfWork, made_until: date) -> list[Series]:
    """Return the plans that go on and whose events do not reach that day yet."""
    statement = select(event_series).where(event_series.c.ended_at.is_(None), event_series.c.made_until < made_until)
    return [_series(row) for row in work.rows(statement.order_by(event_series.c.id).limit(100))]


def extend_series(work: UnitOfWork, series_id: int, made_until: date) -> None:
    """Note until which day the plan's events exist."""
    work.execute(update(event_series).where(event_series.c.id == series_id).values(made_until=made_until))


def end_series(work: UnitOfWork, series_id: int, now: datetime) -> None:
    """Note that the plan does not go on."""
    work.execute(update(event_series).where(event_series.c.id == series_id).values(ended_at=now))


def checked_in(work: UnitOfWork, event_id: int) -> list[CheckIn]:
    """Return who has checked in or asked for leave, in that order of time."""
    statement = select(check_ins).where(check_ins.c.event_id == event_id).order_by(check_ins.c.id)
    return [
        CheckIn(
            row.event_id, Side(row.side), row.roster_id, row.person_id, row.name,
            AbsenceReason(row.leave) if row.leave else None,
        )
        for row in work.rows(statement)
    ]  # fmt: skip


def note_check_in(work: UnitOfWork, check_in: CheckIn, noted_by: int, now: datetime) -> None:
    """Note a check-in, in place of what was noted of the same entry or person before."""
    take_back(work, check_in.event_id, check_in.roster_id, check_in.person_id)
    work.insert(insert(check_ins), {**vars(check_in), "noted_by": noted_by, "at": now})


def take_back(work: UnitOfWork, event_id: int, roster_id: int | None, person_id: int | None) -> None:
    """Take back what was noted of a roster entry, of a person, or of both."""
    here = delete(check_ins).where(check_ins.c.event_id == event_id)
    if roster_id is not None:
        work.execute(here.where(check_ins.c.roster_id == roster_id))
    if person_id is not None:
        work.execute(here.where(check_ins.c.person_id == person_id))
