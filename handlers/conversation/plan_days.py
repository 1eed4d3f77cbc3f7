"""The days of a plan: where somebody does not work on one of them, that is said, and asked whether it is meant."""

from collections.abc import Iterator
from datetime import date, timedelta

from handlers.buttons.clock import KeepDay, OtherDay
from handlers.conversation.form_state import FormState
from handlers.kit.replies import Button, Screen
from handlers.kit.router import Request
from records.messages import Message, message
from records.planned_events import Repeat, occurrences
from records.purposes import Purpose
from records.reading.dates import iso_date
from records.subjects import EventRevision
from services.clock import days_off
from services.clock.days_off import RestDay
from services.clock.events import AHEAD
from storage.chat.drafts import Draft
from storage.clock import events as stored
from storage.people import partnerships
from storage.people.partnerships import Partnership

MOST = 6  # days that are named


def ask_whether_meant(request: Request, draft: Draft, state: FormState) -> Screen | None:
    """Ask whether the plan is to stay on days on which somebody does not work, unless that was said already."""
    if state.cursor == "day" or not (rest := not_accepted(request, draft, state)):
        return None
    lines: list[Message | str] = [Message("plan-rest-days"), ""]
    lines += [_line(day) for day in rest[:MOST]]
    if len(rest) > MOST:
        lines.append(message("plan-rest-more", count=len(rest) - MOST))
    rows = [
        [Button(Message("plan-keep-day"), KeepDay(draft.id)), Button(Message("plan-other-day"), OtherDay(draft.id))]
    ]
    return Screen(Purpose.DRAFT, lines, rows, move=True)


def _line(rest: RestDay) -> Message:
    if rest.note is None:
        return message("plan-rest-public", date=rest.day)
    whose = rest.organisation.name if rest.organisation else Message("days-off-everybody")
    return message("plan-rest-registered", date=rest.day, whose=whose, note=rest.note)


def not_accepted(request: Request, draft: Draft, state: FormState) -> list[RestDay]:
    """Return the rest days among those of the plan that were not pointed out yet, nor are the event's already."""
    partnership = partnerships.by_id(request.work, draft.partnership_id or 0)
    known = {*state.accepted, *_day_before(request, draft, partnership)}
    days = (day for day in _days(request, partnership, state) if day not in known)
    return [rest for day in days for rest in days_off.rest_on(request.work, partnership, day)]


def _day_before(request: Request, draft: Draft, partnership: Partnership) -> Iterator[date]:
    """Yield the day that the event has had before the change, if it is one."""
    if isinstance(draft.subject, EventRevision) and (event := stored.by_id(request.work, draft.subject.event)):
        yield partnership.today(event.starts_at)


def _days(request: Request, partnership: Partnership, state: FormState) -> Iterator[date]:
    """Yield the day of the plan, and of one that repeats those for which events are made at once."""
    first = iso_date(state.answers.get("day"))
    if first is None:
        return
    repeat = Repeat(str(state.answers.get("repeat") or Repeat.ONCE))
    upto = max(partnership.today(request.now) + AHEAD, first)
    yield from occurrences(first, repeat, iso_date(state.answers.get("until")), first - timedelta(days=1), upto)
