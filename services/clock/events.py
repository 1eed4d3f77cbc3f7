"""Planned events: who plans them, on which days they come again, and what became of them."""

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from pydantic import JsonValue

from records.calendar import at_local
from records.errors import UserError
from records.form import option_label
from records.notices import Announcement, EventChanged
from records.planned_events import EventState, PlannedEvent, RecurringEvent, Repeat, occurrences
from records.roles import Side
from storage import audit
from storage.clock import events
from storage.clock.events import Event, Series
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person

AHEAD = timedelta(days=62)  # so far ahead are the events of a repeating plan made
ANNOUNCED = timedelta(days=7)
EVE = time(16)  # the day before: late enough to be remembered, early enough to ask for leave
CODE_PREFIX = "checkin-"


def visible_event(work: UnitOfWork, person: Person, event_id: int) -> tuple[Event, Partnership]:
    """The event and its partnership. Raises UserError, the same for none and for another's."""
    event = events.by_id(work, event_id)
    if event is None:
        raise UserError("event-not-found")
    partnership = directory.partnership(work, event.partnership_id)
    if partnership.side_of(person) is None and not person.is_admin:
        raise UserError("event-not-found")
    return event, partnership


def may_manage(person: Person, event: Event, partnership: Partnership) -> bool:
    """Whoever organises it, as long as they are of that side, and the coordinators of both: it is everybody's event."""
    coordinates = any(person.coordinates(partnership.organisation(side).id) for side in Side)
    return coordinates or (person.id == event.organiser_id and event.side in partnership.sides_of(person))


def managed_event(work: UnitOfWork, person: Person, event_id: int, revision: int | None = None) -> Event:
    """Raises UserError where the person may not change it, or the button is of an earlier state."""
    event, partnership = visible_event(work, person, event_id)
    if not may_manage(person, event, partnership):
        raise UserError("event-not-yours")
    if revision is not None and revision != event.revision:
        raise UserError("button-old")
    return event


def plan(
    work: UnitOfWork, person: Person, partnership_id: int, answers: Mapping[str, JsonValue], now: datetime
) -> Event:
    """The event, or the first of a plan that repeats, whose further ones are made as their time comes near."""
    partnership = directory.partnership(work, partnership_id)
    side = partnership.side_of(person)
    if side is None or not person.coordinates(partnership.organisation(side).id):
        raise UserError("partnership-not-yours")
    given = RecurringEvent.validated(answers, partnership.today(now))
    check_begins(partnership, given.day, given.start, now)
    one = {name: value for name, value in answers.items() if name not in ("repeat", "until")}
    if given.repeat is Repeat.ONCE:
        event = _add(work, person, partnership, None, one, given.day, now)
        work.events.append(EventChanged(event.id, Announcement.PLANNED))
        return event
    series_id = events.add_series(work, partnership_id, person.id, answers, given.day - timedelta(days=1))
    _make(work, partnership, person, series_id, given, one, given.day - timedelta(days=1), now)
    first = events.later_in(work, series_id, now)[0]
    audit.note(work, now, person.id, "plan_series", "event_series", series_id)
    work.events.append(EventChanged(first.id, Announcement.PLANNED))
    return first


def check_begins(partnership: Partnership, day: date, start: time | None, now: datetime) -> None:
    """Raises UserError for a day after the partnership's end, and for a time that is over, as that place has it."""
    if partnership.ended_on is not None and not partnership.open_on(day):
        raise UserError("partnership-ended", date=partnership.ended_on)
    if start is not None and at_local(day, start, ZoneInfo(partnership.time_zone)) <= now:
        raise UserError("event-in-past")


def _add(
    work: UnitOfWork,
    person: Person,
    partnership: Partnership,
    series_id: int | None,
    answers: Mapping[str, JsonValue],
    day: date,
    now: datetime,
) -> Event:
    own = {**answers, "day": day.isoformat()}
    given, zone = PlannedEvent.model_validate(own), ZoneInfo(partnership.time_zone)
    starts_at, ends_at = at_local(day, given.start, zone), at_local(day, given.end, zone)
    # Who has left the side since goes on being named: what they have begun is the other coordinators' then.
    earlier = events.side_of_series(work, series_id) if series_id is not None else None
    side = earlier or partnership.side_of(person) or Side.COLLEGE
    code = CODE_PREFIX + secrets.token_urlsafe(24)
    number = events.add(work, partnership.id, series_id, person.id, side, own, starts_at, ends_at, code, now)
    audit.note(work, now, person.id, "plan", "event", number)
    event = events.by_id(work, number)
    assert event is not None
    return event


def _make(
    work: UnitOfWork,
    partnership: Partnership,
    organiser: Person,
    series_id: int,
    given: RecurringEvent,
    one: Mapping[str, JsonValue],
    after: date,
    now: datetime,
) -> None:
    """The events of a plan after that day, as far ahead as they are made; the first one in any case."""
    upto = max(partnership.today(now) + AHEAD, given.day)
    for day in occurrences(given.day, given.repeat, given.until, after, upto):
        if partnership.open_on(day):
            _add(work, organiser, partnership, series_id, one, day, now)
    events.extend_series(work, series_id, upto)


def extend(work: UnitOfWork, now: datetime) -> None:
    """Makes the events whose time has come near; days that went by unmade are not made up for."""
    for series in events.series_to_extend(work, now.date() + AHEAD - timedelta(days=1)):
        work.apart("series of events", series.id, partial(_extend, work, series, now))


def _extend(work: UnitOfWork, series: Series, now: datetime) -> None:
    partnership = directory.partnership(work, series.partnership_id)
    given = RecurringEvent.model_validate(dict(series.plan))
    one = {name: value for name, value in series.plan.items() if name not in ("repeat", "until")}
    organiser = directory.by_id(work, series.organiser_id)
    after = max(series.made_until, partnership.today(now))
    _make(work, partnership, organiser, series.id, given, one, after, now)


def announce(work: UnitOfWork, now: datetime) -> None:
    """A week before, the groups have the event's card, and on the eve a reminder. Which of them have them already is
    known where they are sent."""
    for event in events.starting(work, now, now + ANNOUNCED):
        partnership = directory.partnership(work, event.partnership_id)
        if not partnership.open_on(partnership.today(event.starts_at)):
            continue  # it has ended since then
        work.events.append(EventChanged(event.id, Announcement.PLANNED))
        if event.created_at < _eve(work, event) <= now:
            work.events.append(EventChanged(event.id, Announcement.SOON))


def _eve(work: UnitOfWork, event: Event) -> datetime:
    zone = ZoneInfo(directory.partnership(work, event.partnership_id).time_zone)
    return at_local(event.starts_at.astimezone(zone).date() - timedelta(days=1), EVE, zone)


def change(work: UnitOfWork, person: Person, event_id: int, answers: Mapping[str, JsonValue], now: datetime) -> Event:
    """Another time, place or title. Who has checked in or asked for leave stays."""
    event = _still_planned(managed_event(work, person, event_id))
    partnership = directory.partnership(work, event.partnership_id)
    given, zone = PlannedEvent.validated(answers, partnership.today(now)), ZoneInfo(partnership.time_zone)
    check_begins(partnership, given.day, given.start, now)
    times = {
        "starts_at": at_local(given.day, given.start, zone),
        "ends_at": at_local(given.day, given.end, zone),
    }
    events.change(work, event, title=given.title, plan=dict(answers), **times)
    audit.note(work, now, person.id, "change_event", "event", event.id)
    work.events.append(EventChanged(event.id, Announcement.CHANGED))
    return _again(work, event)


def cancel(work: UnitOfWork, person: Person, event_id: int, now: datetime, *, following: bool = False) -> Event:
    """`following`: all that would have come after it, too."""
    event = _still_planned(managed_event(work, person, event_id))
    called_off = [event]
    if following and event.series_id is not None:
        events.end_series(work, event.series_id, now)
        called_off = [event, *(each for each in events.later_in(work, event.series_id, event.starts_at)
                               if each.id != event.id)]  # fmt: skip
    for each in called_off:
        events.change(work, each, state=EventState.CANCELLED)
        audit.note(work, now, person.id, "cancel_event", "event", each.id)
    work.events += [EventChanged(each.id) for each in called_off[1:]]
    work.events.append(EventChanged(event.id, Announcement.CANCELLED))
    return _again(work, event)


_OUTCOMES = {
    EventState.HELD: "event_held",
    EventState.POSTPONED: "event_postponed",
    EventState.NOT_HELD: "event_not_held",
}


def tell_outcome(work: UnitOfWork, person: Person, event_id: int, outcome: EventState, now: datetime) -> Event:
    """What became of an event that is over. Raises UserError before its end."""
    event = managed_event(work, person, event_id)
    if event.ends_at > now:
        raise UserError("event-not-over")
    if event.record_id is not None or event.state not in (EventState.PLANNED, EventState.HELD):
        raise UserError("event-state-changed", state=option_label(event.state))
    if event.state is not outcome:
        events.change(work, event, state=outcome)
        audit.note(work, now, person.id, _OUTCOMES[outcome], "event", event.id)
        work.events.append(EventChanged(event.id))
    return _again(work, event)


def recorded(work: UnitOfWork, event_id: int, record_id: int) -> None:
    """Its record has been submitted."""
    event = events.by_id(work, event_id)
    if event is not None:
        events.change(work, event, state=EventState.HELD, record_id=record_id)
        work.events.append(EventChanged(event_id))


def _still_planned(event: Event) -> Event:
    if event.state is not EventState.PLANNED:
        raise UserError("event-state-changed", state=option_label(event.state))
    return event


def _again(work: UnitOfWork, event: Event) -> Event:
    found = events.by_id(work, event.id)
    assert found is not None
    return found
