"""Asks for a time of day."""

from datetime import date, datetime, time, timedelta

from handlers.conversation.widgets.tokens import Choose
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.dates import parse_time
from records.errors import UserError
from records.messages import Message
from records.questions import Moment

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
        return Answered(f"{parse_time(typed_words(given)):%H:%M}")

    def describe(self, bound: BoundField[Moment]) -> Message | str:
        """Return hours and minutes."""
        return str(bound.answer)[:5]


def _offered(bound: BoundField[Moment]) -> tuple[str, ...]:
    """Return the usual times; of an end the half hours that follow the start, as long as it is the same day."""
    start = bound.known.get(bound.question.after or "")
    if not isinstance(start, str):
        return USUAL
    began = datetime.combine(date.min, time.fromisoformat(start))
    later = [began + STEP * number for number in range(1, len(USUAL) + 1)]
    return tuple(f"{moment:%H:%M}" for moment in later if moment.date() == began.date())
