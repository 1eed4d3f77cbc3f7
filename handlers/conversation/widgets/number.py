"""Asks for a number: a count, an amount of money, a share."""

from typing import cast

from handlers.conversation.widgets.widget import Answered, BoundField, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message, message
from records.questions import Number
from records.reading.numbers import parse_number

OPEN_ENDED = ("readers",)  # units of which about as many may be said


class NumberWidget(Widget[Number]):
    """A number that is typed, in figures or in words such as 万, alone or with its unit."""

    def view(self, bound: BoundField[Number]) -> QuestionView:
        """Say in which unit the number is asked for."""
        unit = bound.question.unit
        return QuestionView() if unit is None else QuestionView(hint=Message(f"unit-{unit}.hint"))

    def take(self, bound: BoundField[Number], given: Given) -> Result:
        """Take a number within the question's range, with no more decimals than it allows."""
        question = bound.question
        typed = parse_number(typed_words(given), question.unit)
        number = typed.value
        if typed.open_ended and question.unit not in OPEN_ENDED:
            raise UserError("form-number-open", number=_figure(question, float(number)))
        if not question.minimum <= number <= question.maximum:
            ends = {"minimum": question.minimum, "maximum": question.maximum}
            raise UserError("form-number-range", **{name: _figure(question, end) for name, end in ends.items()})
        if number != round(number, question.decimals):
            if question.decimals:
                raise UserError("form-number-decimals", decimals=question.decimals)
            raise UserError("form-number-whole")
        return Answered(int(number) if not question.decimals else float(number))

    def describe(self, bound: BoundField[Number]) -> Message | str:
        """Return the number with its unit."""
        return _figure(bound.question, cast(float, bound.answer))


def _figure(question: Number, number: float) -> Message | str:
    """Return a number with the unit that it is asked for in."""
    if question.unit is not None:
        return message(f"unit-{question.unit}.figure", number=number)
    return f"{number:,.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"
