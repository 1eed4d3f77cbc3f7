"""Asks for another record by its number: one that the partnership knows, or a number that is typed."""

from typing import cast

from handlers.conversation.widgets.turn import (
    Answered,
    Face,
    Given,
    Option,
    Taken,
    Tap,
    Turn,
    Widget,
    paged,
    turned,
    typed_words,
)
from records.errors import UserError
from records.messages import Message
from records.questions import Reference

LONGEST = 60


class ReferenceWidget(Widget):
    def face(self, turn: Turn) -> Face:
        return Face(paged(_known(turn), turn.scratch, columns=1), hint=Message("form-reference-hint"))

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            if turning := turned(turn, given.token):
                return turning
            chosen = next((option for option in _known(turn) if option.token == given.token), None)
            if chosen is None:
                raise UserError("form-old-button")
            return Answered(_number(turn, chosen))
        text = typed_words(given)
        if len(text) > LONGEST:
            raise UserError("form-text-too-long", maximum=LONGEST, length=len(text))
        named = [option for option in _known(turn) if text.casefold() in str(option.label).casefold()]
        return Answered(_number(turn, named[0]) if len(named) == 1 else text)

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)


def _known(turn: Turn) -> list[Option]:
    """`number title`, by the record's id."""
    options = turn.context.options.get(cast(Reference, turn.field.question).kind, ())
    return [Option(option.label, f"={option.token}") for option in options]


def _number(turn: Turn, option: Option) -> str:
    return str(option.label).split(" ", 1)[0]
