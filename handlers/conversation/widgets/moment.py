"""Asks for a time of day."""

from datetime import date, datetime, time, timedelta

from pydantic import JsonValue

from handlers.conversation.widgets.tokens import Choose
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message
from records.questions import Moment
from records.reading.times import DAY, ends_next_day, parse_clock_time, parse_times, settled, to_time

USUAL = ("08:30", "09:00", "10:00", "11:30", "14:00", "14:30", "16:00", "17:30")
STEP = timedelta(minutes=30)


class MomentWidget(Widget[Moment]):
    """A time of day: one of the usual ones, or typed."""

    tokens = (Choose,)

    def view(self, bound: BoundField[Moment]) -> QuestionView:
        """Offer the usual times, in two rows."""
        buttons = [FormButton(moment, Choose(moment)) for moment in _offered(bound)]
        return QuestionView([row for row in (buttons[:4], buttons[4:]) if row], hint=Message("form-moment-hint"))

    def take(self, bound: BoundField[Moment], given: Given) -> Result:
        """Take a time that is offered, or parse what was typed."""
        if isinstance(given, Choose):
            if given.value not in _offered(bound):
                raise UserError("form-old-button")
            return Answered(given.value)
        text = typed_words(given)
        return _ended(bound, text) if bound.question.after else _began(bound, text)

    def describe(self, bound: BoundField[Moment]) -> Message | str:
        """Return hours and minutes, and tell where the end is on the next day."""
        shown = str(bound.answer)[:5]
        start = _start(bound)
        if start is None or not ends_next_day(start, time.fromisoformat(shown)):
            return shown
        return "24:00" if shown == "00:00" else Message("form-next-day", {"time": shown})


def _began(bound: BoundField[Moment], text: str) -> Answered:
    """Return the time that was typed, with the end where it was typed, too, and the form asks for it."""
    start, end = parse_times(text)
    question_of_end = bound.end_of(bound.field.name)
    if end is not None and question_of_end is None:
        raise UserError("time-not-understood")
    begins, ends = settled(start, end, bound.question.around)
    if begins >= DAY and question_of_end is not None:
        raise UserError("time-end-of-day")
    also: dict[str, JsonValue] = {}
    if ends is not None and question_of_end is not None:
        also[question_of_end] = f"{to_time(ends):%H:%M}"
    return Answered(f"{to_time(begins):%H:%M}", also)


def _ended(bound: BoundField[Moment], text: str) -> Answered:
    """Return the end that was typed: where morning or afternoon is not said, the first that is after the start."""
    end, start = parse_clock_time(text), _start(bound)
    ends = end.near(bound.question.around) if start is None else end.after(start.hour * 60 + start.minute)
    return Answered(f"{to_time(ends):%H:%M}")


def _start(bound: BoundField[Moment]) -> time | None:
    """Return when it began, where that is known."""
    start = bound.known.get(bound.question.after or "")
    return time.fromisoformat(start) if isinstance(start, str) else None


def _offered(bound: BoundField[Moment]) -> tuple[str, ...]:
    """Return the usual times; of an end the half hours that follow the start, as long as it is the same day."""
    start = _start(bound)
    if start is None:
        return USUAL
    began = datetime.combine(date.min, start)
    later = [began + STEP * number for number in range(1, len(USUAL) + 1)]
    return tuple(f"{moment:%H:%M}" for moment in later if moment.date() == began.date())
