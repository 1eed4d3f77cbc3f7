"""A planned event 活动安排: what is asked of whoever plans it, on which days it comes again, and what becomes of it."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.facts import months_later
from records.form import Form
from records.kinds.joint_activity import ActivityCategory
from records.questions import Choice, Day, Moment, Text, Ticks, When
from records.roles import Side

FURTHEST = 400  # days ahead that something can be planned


class Repeat(StrEnum):
    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class EventState(StrEnum):
    """`OVER` is no state of a row: a planned event whose end has passed."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"
    CANCELLED = "cancelled"


class PlannedEvent(Form):
    """One event. Branches of both sides are offered."""

    texts: ClassVar[str] = "plan"
    heading: ClassVar[str | None] = "plan-change"
    asked_first: ClassVar[tuple[str, ...]] = ("category", "title", "day", "start", "end", "place", "branches")

    category: Annotated[ActivityCategory, Choice()]
    title: Annotated[str, Text(80, suggest="category")]
    day: Annotated[date, Day(future=True)]
    start: Annotated[time, Moment()]
    end: Annotated[time, Moment(after="start")]
    place: Annotated[str, Text(80)]
    branches: Annotated[tuple[int, ...], Ticks(source="branches")]
    host: Annotated[Side | None, Choice()] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        day, start, end, until = (answers.get(name) for name in ("day", "start", "end", "until"))
        if isinstance(day, str):
            if day < today.isoformat():
                raise UserError("event-in-past")
            if (date.fromisoformat(day) - today).days > FURTHEST:
                raise UserError("event-too-far", days=FURTHEST)
            if isinstance(until, str) and until < day:
                raise UserError("event-until-before-day")
        if isinstance(start, str) and isinstance(end, str) and end <= start:
            raise UserError("end-before-start", start=start[:5], end=end[:5])


class RecurringEvent(PlannedEvent):
    """`until` is the last day on which one that comes again can fall."""

    texts: ClassVar[str] = "plan"
    heading: ClassVar[str | None] = "plan"

    repeat: Annotated[Repeat, Choice()] = Repeat.ONCE
    until: Annotated[date | None, Day(future=True, when=When("repeat", ("weekly", "monthly")))] = None


def occurrences(first: date, repeat: Repeat, until: date | None, after: date, upto: date) -> Iterator[date]:
    """The days after `after`, up to `upto`, on which it comes again. Monthly means the same day of the month, or the
    month's last day where it has no such day."""
    step = 0
    while True:
        day = months_later(first, step) if repeat is Repeat.MONTHLY else first.fromordinal(first.toordinal() + 7 * step)
        if day > upto or (until is not None and day > until) or (repeat is Repeat.ONCE and step):
            return
        if day > after:
            yield day
        step += 1
