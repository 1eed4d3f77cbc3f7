"""Asks for words."""

from typing import cast

from handlers.conversation.widgets.turn import Answered, Face, Given, Option, Taken, Tap, Turn, Widget, typed_words
from records.errors import UserError
from records.form import option_label
from records.messages import Message
from records.questions import Text

SUGGESTED = "suggested"


class TextWidget(Widget):
    def face(self, turn: Turn) -> Face:
        question = cast(Text, turn.field.question)
        suggestion = _suggestion(turn)
        rows = [[Option(suggestion, SUGGESTED)]] if suggestion else []
        return Face(rows, hint=Message("form-text-hint", {"maximum": question.maximum}) if question.multiline else None)

    def take(self, turn: Turn, given: Given) -> Taken:
        question = cast(Text, turn.field.question)
        suggestion = _suggestion(turn)
        if isinstance(given, Tap) and given.token == SUGGESTED and suggestion:
            return Answered(suggestion)
        text = typed_words(given, multiline=question.multiline, tabs=question.tabs)
        if len(text) > question.maximum:
            raise UserError("form-text-too-long", maximum=question.maximum, length=len(text))
        return Answered(text)

    def show(self, turn: Turn) -> Message | str:
        return str(turn.answer)


def _suggestion(turn: Turn) -> str | None:
    """The label of the choice that the question names, in the person's language."""
    source = cast(Text, turn.field.question).suggest
    chosen = turn.known.get(source) if source else None
    enumeration = turn.options_of(source) if source else None
    if enumeration is None or not isinstance(chosen, str) or chosen == "other":
        return None
    return turn.context.render(option_label(enumeration(chosen)))
