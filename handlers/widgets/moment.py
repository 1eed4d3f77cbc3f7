"""Asks for a time of day."""

from handlers.widgets.turn import Answered, Face, Given, Option, Taken, Tap, Turn, Widget, typed_words
from records.dates import parse_time
from records.errors import UserError
from records.messages import Message

USUAL = ("08:30", "09:00", "10:00", "11:30", "14:00", "14:30", "16:00", "17:30")


class MomentWidget(Widget):
    def face(self, turn: Turn) -> Face:
        options = [Option(moment, f"={moment}") for moment in USUAL]
        return Face([options[:4], options[4:]], hint=Message("form-moment-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            if given.token[1:] not in USUAL:
                raise UserError("form-old-button")
            return Answered(given.token[1:])
        return Answered(f"{parse_time(typed_words(given)):%H:%M}")

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)[:5]
