"""Asks for a number: a count, an amount of money, a share."""

from decimal import Decimal
from typing import cast

from handlers.conversation.widgets.widget import Answered, BoundField, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message, message
from records.numbers import parse_number
from records.questions import Number

OPEN_ENDED = ("readers",)  # units of which about as many may be said


class NumberWidget(Widget[Number]):
    """A number that is typed, in figures or in words such as 万, alone or with its unit."""

    def view(self, bound: BoundField[Number]) -> QuestionView:
        """Say in which unit the number is asked for."""
        unit = bound.question.unit
        if unit is None:
            return QuestionView()
        return QuestionView(hint=Message("form-number-hint", {"unit": Message(f"unit-{unit}")}))

    def take(self, bound: BoundField[Number], given: Given) -> Result:
        """Take a number within the question's range, with no more decimals than it allows."""
        question = bound.question
        typed = parse_number(typed_words(given), question.unit)
        number = typed.value
        if typed.open_ended and question.unit not in OPEN_ENDED:
            raise UserError("form-number-open", number=_plain(number))
        if not question.minimum <= number <= question.maximum:
            raise UserError("form-number-range", minimum=_plain(question.minimum), maximum=_plain(question.maximum))
        if number != round(number, question.decimals):
            if question.decimals:
                raise UserError("form-number-decimals", decimals=question.decimals)
            raise UserError("form-number-whole")
        return Answered(int(number) if not question.decimals else float(number))

    def describe(self, bound: BoundField[Number]) -> Message | str:
        """Return the number with its unit."""
        number, unit = _grouped(cast(float, bound.answer)), bound.question.unit
        if unit == "percent":
            return message("form-percentage", number=number)
        return message("form-number", number=number, unit=Message(f"unit-{unit}")) if unit else number


def _grouped(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"


def _plain(number: float | Decimal) -> str:
    return _grouped(float(number))
