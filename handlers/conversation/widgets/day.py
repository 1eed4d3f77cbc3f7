"""Asks for a date: two usual days, a calendar, or typing."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from pydantic import JsonValue

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
from records.errors import UserError
from records.messages import Message
from records.questions import Day
from records.reading.dates import EARLIEST, LATEST
from records.reading.occasions import parse_occasion


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
                return _said(bound, typed_words(given))
        return _answered(bound, day)

    def describe(self, bound: BoundField[Day]) -> Message | str:
        """Return the day with its weekday."""
        return Message("form-date", {"date": date.fromisoformat(str(bound.answer))})


def _said(bound: BoundField[Day], text: str) -> Answered:
    """Return the day that was typed, with its times and the last of several days where the form asks for them, too."""
    question = bound.question
    occasion = parse_occasion(text, bound.context.today, future=question.future)
    if occasion.until is not None and question.until is None:
        raise UserError("date-one-day")
    end = bound.end_of(question.start) if question.start else None
    said = {question.until: occasion.until, question.start: occasion.start, end: occasion.end}
    also: dict[str, JsonValue] = {
        name: value.isoformat() if isinstance(value, date) else f"{value:%H:%M}"
        for name, value in said.items()
        if name is not None and value is not None
    }
    return _answered(bound, occasion.day, also)


def _answered(bound: BoundField[Day], day: date, also: Mapping[str, JsonValue] | None = None) -> Answered:
    if day > bound.context.today and not bound.question.future:
        raise UserError("date-in-future")
    return Answered(day.isoformat(), also or {})


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
