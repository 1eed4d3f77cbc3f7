"""Asks for one of several."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from pydantic import JsonValue

from handlers.conversation.context import Context, Option
from handlers.conversation.widgets.paging import paged, turned
from handlers.conversation.widgets.tokens import Choose, ShowPage, Token
from handlers.conversation.widgets.widget import Answered, BoundField, FormButton, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import pick, typed_words
from records.errors import UserError
from records.form import Field, option_label
from records.messages import Message
from records.questions import Choice, Ticks, YesNo


def options_of(question: Choice | Ticks, field: Field, context: Context) -> Sequence[Option]:
    """Return what can be chosen: of the world, or of the enumeration that the field is declared with."""
    if question.source is not None:
        return context.options.get(question.source, ())
    return _of_enumeration(field.options) if field.options else ()


@cache
def _of_enumeration(enumeration: type[StrEnum]) -> tuple[Option, ...]:
    return tuple(Option(option_label(value), value.value) for value in enumeration)


class ChoiceWidget(Widget[Choice]):
    """One of a few options, tapped or typed."""

    tokens = (Choose, ShowPage)

    def view(self, bound: BoundField[Choice]) -> QuestionView:
        """Offer the options, a page at a time."""
        return QuestionView(
            paged([FormButton(option.label, Choose(option.value)) for option in _options(bound)], bound.scratch)
        )

    def take(self, bound: BoundField[Choice], given: Given) -> Result:
        """Take the option that was tapped, or typed by label, number or part."""
        options = _options(bound)
        if isinstance(given, ShowPage):
            return turned(bound, given)
        if isinstance(given, Choose):
            if given.value not in {option.value for option in options}:
                raise UserError("form-old-button")
            return Answered(given.value)
        chosen = pick(typed_words(given), options, bound.context)
        if chosen is None:
            raise UserError("form-choose-one")
        return Answered(chosen.value)

    def describe(self, bound: BoundField[Choice]) -> Message | str:
        """Return the option's label."""
        return label_of(str(bound.answer), _options(bound))

    def may_settle(self, question: Choice) -> bool:
        """Tell whether another choice may give the answer."""
        return question.given_by is not None

    def settled(self, bound: BoundField[Choice]) -> JsonValue:
        """Return the answer that another choice gives."""
        source = bound.question.given_by
        chosen = bound.known.get(source) if source else None
        enumeration = bound.enumeration_of(source) if source else None
        if enumeration is None or not isinstance(chosen, str):
            return None
        given = getattr(enumeration(chosen), bound.field.name)
        return None if given is None else str(given)

    def verify(self, bound: BoundField[Choice]) -> None:
        """Refuse an option that is offered no more."""
        if str(bound.answer) not in {option.value for option in _options(bound)}:
            raise UserError("form-choose-one")


def _options(bound: BoundField[Choice]) -> Sequence[Option]:
    return options_of(bound.question, bound.field, bound.context)


def label_of(value: str, options: Sequence[Option]) -> Message | str:
    """Return the label of the option of that value, or the value itself where it is offered no more."""
    return next((option.label for option in options if option.value == value), value)


class Yes(Token, name="yes"):
    """Say yes."""


class No(Token, name="no"):
    """Say no."""


class YesNoWidget(Widget[YesNo]):
    """Yes or no, tapped or typed."""

    tokens = (Yes, No)
    BUTTONS = (FormButton(Message("form-yes"), Yes()), FormButton(Message("form-no"), No()))
    WORDS = {"yes": True, "y": True, "是": True, "对": True, "有": True, "no": False, "n": False, "否": False}  # noqa: RUF012
    WORDS |= {"不": False, "不是": False, "没有": False, "无": False}

    def view(self, bound: BoundField[YesNo]) -> QuestionView:
        """Offer both."""
        return QuestionView([self.BUTTONS])

    def take(self, bound: BoundField[YesNo], given: Given) -> Result:
        """Take what was tapped or typed."""
        if isinstance(given, Yes | No):
            return Answered(isinstance(given, Yes))
        text = typed_words(given)
        chosen = pick(text, self.BUTTONS, bound.context)
        if chosen is not None:
            return Answered(isinstance(chosen.token, Yes))
        if text.casefold() not in self.WORDS:
            raise UserError("form-yes-or-no")
        return Answered(self.WORDS[text.casefold()])

    def describe(self, bound: BoundField[YesNo]) -> Message | str:
        """Return yes or no."""
        return Message("form-yes" if bound.answer else "form-no")
