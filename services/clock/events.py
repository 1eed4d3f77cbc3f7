"""Planned events: who plans them, on which days they come again, and what became of them."""

import secrets
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from records.calendar import at_local
from records.errors import UserError
from records.form import option_label
from records.notices import Announcement, EventChanged, News, NewsKind
from records.planned_events import EventState, PlannedEvent, RecurringEvent, Repeat, occurrences
from records.reading.times import ends_next_day
from records.roles import Side
from services.clock import days_off, event_news
from services.permissions import belongs, coordinated, coordinates_own_side
from storage import audit
from storage.clock import events
from storage.clock.events import Event, NewEvent, Series
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships, persons
from storage.people.partnerships import Partnership
from storage.people.persons import Person

AHEAD = timedelta(days=62)  # so far ahead are the events of a repeating plan made
ANNOUNCED = timedelta(days=7)
EVE = time(16)  # the day before: late enough to be remembered, early enough to ask for leave


class VisibleEvent(NamedTuple):
    """An event that somebody may see, and its partnership: what is done with it, so that it is read once."""

    event: Event
    partnership: Partnership


class ManagedEvent(NamedTuple):
    """An event that somebody may change, and its partnership: `managed_event` has looked whether they may."""

    event: Event
    partnership: Partnership


def visible_event(work: UnitOfWork, person: Person, event_id: int) -> VisibleEvent:
    """Return the event and its partnership. Raise UserError, the same for none and for another's."""
    event = events.by_id(work, event_id)
    if event is None:
        raise UserError("event-not-found")
    partnership = partnerships.by_id(work, event.partnership_id)
    if not belongs(person, partnership):
        raise UserError("event-not-found")
    return VisibleEvent(event, partnership)


def may_manage(person: Person, event: Event, partnership: Partnership) -> bool:
    """Tell whether the person may change the event.

    Whoever organises it may, as long as they are of that side, and the coordinators of both sides: it is everybody's
    event.
    """
    organises = person.id == event.organiser_id and event.side in partnership.sides_of(person)
    return organises or partnership.coordinated_by(person)


def managed_event(work: UnitOfWork, person: Person, event_id: int, revision: int | None = None) -> ManagedEvent:
    """Return the event for somebody to change.

    Raise UserError where they may not, and where the button is of an earlier revision.
    """
    seen = visible_event(work, person, event_id)
    if not may_manage(person, *seen):
        raise UserError("event-not-yours")
    if revision is not None and revision != seen.event.revision:
        raise UserError("button-old")
    return ManagedEvent(*seen)


def plannable(work: UnitOfWork, person: Person) -> list[Partnership]:
    """Return the partnerships for which the person can plan events. Raise UserError where there are none."""
    own = coordinated(work, person)
    if not own:
        raise UserError("partnership-none")
    return own


def plan(work: UnitOfWork, person: Person, partnership_id: int, planned: RecurringEvent, now: datetime) -> Event:
    """Add the event, or the first of a plan that repeats, whose further ones are made as their time comes near.

    Raise UserError unless a coordinator plans for the own side, and for a time that cannot be.
    """
    partnership = partnerships.by_id(work, partnership_id)
    if not coordinates_own_side(person, partnership):
        raise UserError("partnership-not-yours")
    check_begins(partnership, planned.day, planned.start, now)
    if planned.repeat is Repeat.ONCE:
        event = _add(work, person, partnership, None, planned.on(planned.day), now)
        work.events.append(EventChanged(event.id, Announcement.PLANNED))
        return event
    before = planned.day - timedelta(days=1)
    series = Series(events.add_series(work, partnership_id, person.id, planned, before), partnership_id, person.id,
                    planned, before)  # fmt: skip
    _make(work, series, partnership, person, before, now)
    first = events.later_in(work, series.id, now)[0]
    audit.note(work, now, person.id, "plan_series", "event_series", series.id)
    work.events.append(EventChanged(first.id, Announcement.PLANNED))
    return first


def check_begins(partnership: Partnership, day: date, start: time | None, now: datetime) -> None:
    """Raise UserError for a day after the partnership's end, and for a time that is over, as that place has it."""
    if partnership.ended_on is not None and not partnership.open_on(day):
        raise UserError("partnership-ended", date=partnership.ended_on)
    if start is not None and at_local(day, start, ZoneInfo(partnership.time_zone)) <= now:
        raise UserError("event-in-past")


def _add(
    work: UnitOfWork,
    organiser: Person,
    partnership: Partnership,
    series_id: int | None,
    planned: PlannedEvent,
    now: datetime,
) -> Event:
    # Who has left the side since goes on being named: what they have begun is the other coordinators' then.
    earlier = events.side_of_series(work, series_id) if series_id is not None else None
    new = NewEvent(
        partnership.id,
        series_id,
        organiser.id,
        earlier or partnership.side_of(organiser) or Side.COLLEGE,
        planned,
        *_times(planned, partnership),
        secrets.token_urlsafe(24),
    )
    event = events.add(work, new, now)
    audit.note(work, now, organiser.id, "plan", "event", event.id)
    return event


def _times(planned: PlannedEvent, partnership: Partnership) -> tuple[datetime, datetime]:
    """Return when the event begins and when it ends, in UTC."""
    zone = ZoneInfo(partnership.time_zone)
    last = planned.day + timedelta(days=1) if ends_next_day(planned.start, planned.end) else planned.day
    return at_local(planned.day, planned.start, zone), at_local(last, planned.end, zone)


def _make(
    work: UnitOfWork, series: Series, partnership: Partnership, organiser: Person, after: date, now: datetime
) -> list[Event]:
    """Make and return the events of a plan after that day, as far ahead as they are made; the first one in any case."""
    planned = series.plan
    upto = max(partnership.today(now) + AHEAD, planned.day)
    made = [
        _add(work, organiser, partnership, series.id, planned.on(day), now)
        for day in occurrences(planned.day, planned.repeat, planned.until, after, upto)
        if partnership.open_on(day)
    ]
    events.extend_series(work, series.id, upto)
    return made


def extend(work: UnitOfWork, now: datetime) -> None:
    """Make the events whose time has come near; days that went by unmade are not made up for."""
    for series in events.series_to_extend(work, now.date() + AHEAD - timedelta(days=1)):
        work.isolated("series of events", series.id, partial(_extend, work, series, now))


def _extend(work: UnitOfWork, series: Series, now: datetime) -> None:
    partnership = partnerships.by_id(work, series.partnership_id)
    organiser = persons.by_id(work, series.organiser_id)
    made = _make(work, series, partnership, organiser, max(series.made_until, partnership.today(now)), now)
    on_rest_days = [event for event in made if days_off.rest_on(work, partnership, event.plan.day)]
    work.news += [News(NewsKind.EVENT_REST_DAY, organiser.id, event.id) for event in on_rest_days]


def announce(work: UnitOfWork, now: datetime) -> None:
    """Have the groups shown an event's card a week before, and reminded on the eve.

    Which of them have them already is known where they are sent.
    """
    for event in events.starting(work, now, now + ANNOUNCED):
        partnership = partnerships.by_id(work, event.partnership_id)
        if not partnership.open_on(partnership.today(event.starts_at)):
            continue  # it has ended since then
        work.events.append(EventChanged(event.id, Announcement.PLANNED))
        if event.created_at < _eve(event, partnership) <= now:
            work.events.append(EventChanged(event.id, Announcement.SOON))


def _eve(event: Event, partnership: Partnership) -> datetime:
    return at_local(partnership.today(event.starts_at) - timedelta(days=1), EVE, ZoneInfo(partnership.time_zone))


def change(work: UnitOfWork, person: Person, managed: ManagedEvent, planned: PlannedEvent, now: datetime) -> Event:
    """Give the event another time, place or title; who has checked in or asked for leave stays.

    Raise UserError unless it is still planned, and for a time that cannot be.
    """
    event, partnership = _still_planned(managed.event), managed.partnership
    check_begins(partnership, planned.day, planned.start, now)
    starts_at, ends_at = _times(planned, partnership)
    changed = events.change(work, event, title=planned.title, plan=planned, starts_at=starts_at, ends_at=ends_at)
    audit.note(work, now, person.id, "change_event", "event", event.id)
    work.events.append(EventChanged(event.id, Announcement.CHANGED))
    event_news.tell(work, NewsKind.EVENT_CHANGED, [event], partnership, person, now)
    return changed


def cancel(work: UnitOfWork, person: Person, managed: ManagedEvent, now: datetime, *, following: bool = False) -> Event:
    """Call the event off; `following`: all that would have come after it, too.

    Raise UserError unless it is still planned.
    """
    event, later = _still_planned(managed.event), []
    if following and event.series_id is not None:
        events.end_series(work, event.series_id, now)
        later = [
            following_event
            for following_event in events.later_in(work, event.series_id, event.starts_at)
            if following_event.id != event.id
        ]
    cancelled = _cancel(work, person, event, now)
    for following_event in later:
        _cancel(work, person, following_event, now)
        work.events.append(EventChanged(following_event.id))
    work.events.append(EventChanged(event.id, Announcement.CANCELLED))
    event_news.tell(work, NewsKind.EVENT_CANCELLED, [event, *later], managed.partnership, person, now)
    return cancelled


def _cancel(work: UnitOfWork, person: Person, event: Event, now: datetime) -> Event:
    audit.note(work, now, person.id, "cancel_event", "event", event.id)
    return events.change(work, event, state=EventState.CANCELLED)


_OUTCOMES = {
    EventState.HELD: "event_held",
    EventState.POSTPONED: "event_postponed",
    EventState.NOT_HELD: "event_not_held",
}


def tell_outcome(work: UnitOfWork, person: Person, managed: ManagedEvent, outcome: EventState, now: datetime) -> Event:
    """Note what became of an event that is over. Raise UserError before its end, and where it is known already."""
    event = managed.event
    if event.ends_at > now:
        raise UserError("event-not-over")
    if event.record_id is not None or event.state not in (EventState.PLANNED, EventState.HELD):
        raise UserError("event-state-changed", state=option_label(event.state))
    if event.state is outcome:
        return event
    audit.note(work, now, person.id, _OUTCOMES[outcome], "event", event.id)
    work.events.append(EventChanged(event.id))
    return events.change(work, event, state=outcome)


def recorded(work: UnitOfWork, event_id: int, record_id: int) -> None:
    """Note that the event's record has been submitted."""
    event = events.by_id(work, event_id)
    if event is not None:
        events.change(work, event, state=EventState.HELD, record_id=record_id)
        work.events.append(EventChanged(event_id))


def _still_planned(event: Event) -> Event:
    if event.state is not EventState.PLANNED:
        raise UserError("event-state-changed", state=option_label(event.state))
    return event
