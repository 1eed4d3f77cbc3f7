"""Planned events 活动安排: what is asked of whoever plans one, on which days it comes again, and what becomes of it."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import StrEnum
from itertools import count
from typing import Annotated, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic import JsonValue

from records.errors import UserError
from records.form import Form
from records.kinds.joint_activity import ActivityCategory
from records.questions import Choice, Day, Moment, Text, Ticks, When
from records.reading.times import check_end
from records.roles import Side

FURTHEST = 400  # days ahead that something can be planned


class Repeat(StrEnum):
    """How often an event comes again."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


class EventState(StrEnum):
    """What has become of an event."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    NOT_HELD = "not_held"
    CANCELLED = "cancelled"


class PlannedEvent(Form):
    """An event that is to take place once. Branches of both sides are offered."""

    texts: ClassVar[str] = "plan"
    heading: ClassVar[str | None] = "plan-change"
    submits: ClassVar[str] = "form-save"
    asked_first: ClassVar[tuple[str, ...]] = ("category", "title", "day", "start", "end", "place", "branches")

    category: Annotated[ActivityCategory, Choice()]
    title: Annotated[str, Text(80, suggest="category")]
    day: Annotated[date, Day(future=True, start="start")]
    start: Annotated[time, Moment()]
    end: Annotated[time, Moment(after="start")]
    place: Annotated[str, Text(80)]
    branches: Annotated[tuple[int, ...], Ticks(source="branches")]
    host: Annotated[Side | None, Choice()] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the days and times. Raises UserError on a day that has passed or is too far, and on an early end."""
        day, start, end, until = (answers.get(name) for name in ("day", "start", "end", "until"))
        if isinstance(day, str):
            if day < today.isoformat():
                raise UserError("event-in-past")
            if (date.fromisoformat(day) - today).days > FURTHEST:
                raise UserError("event-too-far", days=FURTHEST)
            if isinstance(until, str) and until < day:
                raise UserError("event-until-before-day")
        check_end(start, end)


class RecurringEvent(PlannedEvent):
    """An event that may come again; `until` is the last day on which it can."""

    texts: ClassVar[str] = "plan"
    heading: ClassVar[str | None] = "plan"
    submits: ClassVar[str] = "form-plan"

    repeat: Annotated[Repeat, Choice()] = Repeat.ONCE
    until: Annotated[date | None, Day(future=True, when=When("repeat", ("weekly", "monthly")))] = None

    def on(self, day: date) -> PlannedEvent:
        """Return the event of the plan that is on that day."""
        answers = self.model_dump(exclude={"repeat", "until"}, exclude_unset=True)
        return PlannedEvent.model_validate(answers | {"day": day})


def occurrences(first: date, repeat: Repeat, until: date | None, after: date, upto: date) -> Iterator[date]:
    """Yield the days after `after`, up to `upto`, on which an event takes place that does so first on `first`.

    Monthly means the same day of the month, or the month's last day where it has no such day.
    """
    interval = relativedelta(months=1) if repeat is Repeat.MONTHLY else relativedelta(weeks=1)
    for number in count():
        day = first + number * interval
        if day > upto or (until is not None and day > until) or (repeat is Repeat.ONCE and number):
            return
        if day > after:
            yield day
