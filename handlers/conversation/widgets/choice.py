"""Asks for one of several."""

from enum import StrEnum
from functools import cache
from typing import cast

from pydantic import JsonValue

from handlers.conversation.widgets.turn import (
    Answered,
    Context,
    Face,
    Given,
    Option,
    Taken,
    Tap,
    Turn,
    Widget,
    paged,
    pick,
    turned,
    typed_words,
)
from records.errors import UserError
from records.form import Field, option_label
from records.messages import Message
from records.questions import Choice, Question, Ticks


def options_of(field: Field, context: Context) -> list[Option]:
    """What can be chosen; each token is the value's, after `=`."""
    question = cast(Choice | Ticks, field.question)
    if question.source is not None:
        return [Option(option.label, f"={option.token}") for option in context.options.get(question.source, ())]
    return list(_of_enumeration(field.options)) if field.options else []


@cache
def _of_enumeration(enumeration: type[StrEnum]) -> tuple[Option, ...]:
    return tuple(Option(option_label(value), f"={value.value}") for value in enumeration)


class ChoiceWidget(Widget):
    def face(self, turn: Turn) -> Face:
        return Face(paged(options_of(turn.field, turn.context), turn.scratch))

    def take(self, turn: Turn, given: Given) -> Taken:
        options = options_of(turn.field, turn.context)
        if isinstance(given, Tap):
            if turning := turned(turn, given.token):
                return turning
            if given.token not in {option.token for option in options}:
                raise UserError("form-old-button")
            return Answered(given.token[1:])
        chosen = pick(typed_words(given), options, turn.context)
        if chosen is None:
            raise UserError("form-choose-one")
        return Answered(chosen.token[1:])

    def show(self, turn: Turn) -> Message | str:
        return label_of(str(turn.answer), options_of(turn.field, turn.context))

    def may_settle(self, question: Question) -> bool:
        return cast(Choice, question).given_by is not None

    def settled(self, turn: Turn) -> JsonValue:
        """The answer that another choice gives."""
        source = cast(Choice, turn.field.question).given_by
        chosen = turn.known.get(source) if source else None
        enumeration = turn.options_of(source) if source else None
        if enumeration is None or not isinstance(chosen, str):
            return None
        given = getattr(enumeration(chosen), turn.field.name)
        return None if given is None else str(given)

    def verify(self, turn: Turn) -> None:
        if f"={turn.answer}" not in {option.token for option in options_of(turn.field, turn.context)}:
            raise UserError("form-choose-one")


def label_of(value: str, options: list[Option]) -> Message | str:
    return next((option.label for option in options if option.token == f"={value}"), value)


class YesNoWidget(Widget):
    OPTIONS = (Option(Message("form-yes"), "yes"), Option(Message("form-no"), "no"))
    WORDS = {"yes": True, "y": True, "是": True, "对": True, "有": True, "no": False, "n": False, "否": False}  # noqa: RUF012
    WORDS |= {"不": False, "不是": False, "没有": False, "无": False}

    def face(self, turn: Turn) -> Face:
        return Face([self.OPTIONS])

    def take(self, turn: Turn, given: Given) -> Taken:
        if isinstance(given, Tap):
            if given.token not in ("yes", "no"):
                raise UserError("form-old-button")
            return Answered(given.token == "yes")
        text = typed_words(given)
        chosen = pick(text, self.OPTIONS, turn.context)
        if chosen is not None:
            return Answered(chosen.token == "yes")
        if text.casefold() not in self.WORDS:
            raise UserError("form-yes-or-no")
        return Answered(self.WORDS[text.casefold()])

    def show(self, turn: Turn) -> Message | str:
        return Message("form-yes" if turn.answer else "form-no")
