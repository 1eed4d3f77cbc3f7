"""Asks for a date: two usual days, a calendar, or typing."""

import calendar
from datetime import date, timedelta
from typing import cast

from handlers.conversation.widgets.turn import (
    Answered,
    Face,
    Given,
    Option,
    Staying,
    Taken,
    Tap,
    Turn,
    Widget,
    typed_words,
)
from records.dates import EARLIEST, LATEST, parse_date
from records.errors import UserError
from records.messages import Message
from records.questions import Day

BLANK = "blank"


class DayWidget(Widget):
    def face(self, turn: Turn) -> Face:
        today, month = turn.context.today, turn.scratch.get("month")
        other = timedelta(days=1 if _future(turn) else -1)
        usual = [
            Option(Message("form-today"), f"day:{today:%Y%m%d}"),
            Option(Message("form-tomorrow" if _future(turn) else "form-yesterday"), f"day:{today + other:%Y%m%d}"),
        ]
        hint = Message("form-day-hint-future" if _future(turn) else "form-day-hint")
        if not isinstance(month, str):
            return Face([usual, [Option(Message("form-calendar"), f"month:{_shown(turn):%Y%m}")]], hint=hint)
        return Face([usual, *_grid(int(month[:4]), int(month[4:]), turn)], hint=hint)

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            kind, _, figures = given.token.partition(":")
            if kind == BLANK:
                return Staying(dict(turn.scratch))
            if kind == "month":
                return Staying({**turn.scratch, "month": f"{_figures(figures + '01'):%Y%m}"})
            if kind != "day":
                raise UserError("form-old-button")
            day = _figures(figures)
        else:
            day = parse_date(typed_words(given), turn.context.today, future=_future(turn))
        if day > turn.context.today and not _future(turn):
            raise UserError("date-in-future")
        return Answered(day.isoformat())

    def show(self, turn: Turn) -> Message | str:
        return Message("form-date", {"date": date.fromisoformat(str(turn.answer))})


def _future(turn: Turn) -> bool:
    return cast(Day, turn.field.question).future


def _shown(turn: Turn) -> date:
    return date.fromisoformat(turn.answer) if isinstance(turn.answer, str) else turn.context.today


def _figures(figures: str) -> date:
    if not (figures.isascii() and figures.isdecimal() and len(figures) == 8):
        raise UserError("form-old-button")
    try:
        day = date(int(figures[:4]), int(figures[4:6]), int(figures[6:]))
    except ValueError as error:
        raise UserError("form-old-button") from error
    if not EARLIEST <= day.year <= LATEST:
        raise UserError("form-old-button")
    return day


def _grid(year: int, month: int, turn: Turn) -> list[list[Option]]:
    """A month in rows of seven days from Monday, with a row to turn months above it."""
    first = date(year, month, 1)
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    latest = date.max if _future(turn) else turn.context.today
    blank = Option("·", BLANK)
    heading = [
        Option("‹", f"month:{before:%Y%m}") if before.year >= EARLIEST else blank,
        Option(Message("form-month", {"year": str(year), "month": str(month)}), BLANK),
        Option("›", f"month:{after:%Y%m}") if after <= latest and after.year <= LATEST else blank,
    ]
    weeks = [
        [
            Option(str(day), f"day:{year:04}{month:02}{day:02}") if day and date(year, month, day) <= latest else blank
            for day in week
        ]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]
    return [heading, *weeks]
