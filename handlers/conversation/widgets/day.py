"""Asks for a date: two usual days, a calendar, or typing."""

import calendar
from datetime import date, timedelta

from handlers.conversation.widgets.tokens import Token
from handlers.conversation.widgets.widget import (
    Answered,
    BoundField,
    FormButton,
    Given,
    QuestionView,
    Result,
    Unfinished,
    Widget,
)
from handlers.conversation.widgets.words import typed_words
from records.compact import Month
from records.dates import EARLIEST, LATEST, parse_date
from records.errors import UserError
from records.messages import Message
from records.questions import Day


class ChooseDay(Token, name="day"):
    """Choose a day."""

    day: date


class ShowMonth(Token, name="month"):
    """Show the calendar of a month."""

    first: Month


class Blank(Token, name="blank"):
    """Do nothing: a place of the calendar that holds no day to choose."""


class DayWidget(Widget[Day]):
    """A day: today or the one beside it, one of a calendar, or typed. Without `future`, it has come already."""

    tokens = (ChooseDay, ShowMonth, Blank)

    def view(self, bound: BoundField[Day]) -> QuestionView:
        """Offer the usual days, and a calendar or the button that opens it."""
        today, month, future = bound.context.today, bound.scratch.get("month"), bound.question.future
        other = today + timedelta(days=1 if future else -1)
        usual = [
            FormButton(Message("form-today"), ChooseDay(today)),
            FormButton(Message("form-tomorrow" if future else "form-yesterday"), ChooseDay(other)),
        ]
        hint = Message("form-day-hint-future" if future else "form-day-hint")
        if not isinstance(month, str):
            shown = date.fromisoformat(bound.answer) if isinstance(bound.answer, str) else today
            return QuestionView([usual, [FormButton(Message("form-calendar"), ShowMonth(shown))]], hint=hint)
        return QuestionView([usual, *_calendar(int(month[:4]), int(month[4:]), bound)], hint=hint)

    def take(self, bound: BoundField[Day], given: Given) -> Result:
        """Take the day that was tapped, or parse what was typed."""
        match given:
            case Blank():
                return Unfinished(dict(bound.scratch))
            case ShowMonth(first=first):
                return Unfinished({**bound.scratch, "month": f"{_possible(first):%Y%m}"})
            case ChooseDay(day=day):
                day = _possible(day)
            case _:
                day = parse_date(typed_words(given), bound.context.today, future=bound.question.future)
        if day > bound.context.today and not bound.question.future:
            raise UserError("date-in-future")
        return Answered(day.isoformat())

    def describe(self, bound: BoundField[Day]) -> Message | str:
        """Return the day with its weekday."""
        return Message("form-date", {"date": date.fromisoformat(str(bound.answer))})


def _possible(day: date) -> date:
    """Return the day of a button. Raises UserError where no button can have shown it."""
    if not EARLIEST <= day.year <= LATEST:
        raise UserError("form-old-button")
    return day


def _calendar(year: int, month: int, bound: BoundField[Day]) -> list[list[FormButton]]:
    """Return a month in rows of seven days from Monday, with a row to turn months above it."""
    first = date(year, month, 1)
    before, after = first - timedelta(days=1), (first + timedelta(days=31)).replace(day=1)
    latest = date.max if bound.question.future else bound.context.today
    blank = FormButton("·", Blank())
    heading = [
        FormButton("‹", ShowMonth(before)) if before.year >= EARLIEST else blank,
        FormButton(Message("form-month", {"year": str(year), "month": month}), Blank()),
        FormButton("›", ShowMonth(after)) if after <= latest and after.year <= LATEST else blank,
    ]
    weeks = [
        [
            FormButton(str(day), ChooseDay(date(year, month, day)))
            if day and date(year, month, day) <= latest
            else blank
            for day in week
        ]
        for week in calendar.Calendar().monthdayscalendar(year, month)
    ]
    return [heading, *weeks]
