"""Asks for a time of day."""

from datetime import date, datetime, time, timedelta
from typing import cast

from handlers.conversation.widgets.turn import Answered, Face, Given, Option, Taken, Tap, Turn, Widget, typed_words
from records.dates import parse_time
from records.errors import UserError
from records.messages import Message
from records.questions import Moment

USUAL = ("08:30", "09:00", "10:00", "11:30", "14:00", "14:30", "16:00", "17:30")
STEP = timedelta(minutes=30)


class MomentWidget(Widget):
    def face(self, turn: Turn) -> Face:
        options = [Option(moment, f"={moment}") for moment in _offered(turn)]
        return Face([row for row in (options[:4], options[4:]) if row], hint=Message("form-moment-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            if given.token[1:] not in _offered(turn):
                raise UserError("form-old-button")
            return Answered(given.token[1:])
        return Answered(f"{parse_time(typed_words(given)):%H:%M}")

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)[:5]


def _offered(turn: Turn) -> tuple[str, ...]:
    """The usual times; of an end the half hours that follow the start, as long as it is the same day."""
    start = turn.known.get(cast(Moment, turn.field.question).after or "")
    if not isinstance(start, str):
        return USUAL
    began = datetime.combine(date.min, time.fromisoformat(start))
    later = [began + STEP * number for number in range(1, len(USUAL) + 1)]
    return tuple(f"{moment:%H:%M}" for moment in later if moment.date() == began.date())
