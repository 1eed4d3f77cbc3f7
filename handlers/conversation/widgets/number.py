"""Asks for a number: a count, an amount of money, a share."""

import re
from decimal import Decimal
from typing import cast

from handlers.conversation.widgets.widget import Answered, BoundField, Given, QuestionView, Result, Widget
from handlers.conversation.widgets.words import typed_words
from records.errors import UserError
from records.messages import Message, message
from records.questions import Number
from records.text import narrow_digits

_FACTORS = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "k": 1_000, "m": 1_000_000}
_NUMBER = re.compile(r"(?:约|大约|about|¥|￥|cny|rmb)?\s*([-−负]?)\s*(\d+(?:\.\d+)?)\s*(万|亿|千|k|m)?([^\d.]*)")
_OF_UNIT = {"ten-thousand-cny": 10_000}  # what one of the unit is in the number that people may spell out


class NumberWidget(Widget[Number]):
    """A number that is typed, in figures or in words such as 万."""

    def view(self, bound: BoundField[Number]) -> QuestionView:
        """Say in which unit the number is asked for."""
        unit = bound.question.unit
        if unit is None:
            return QuestionView()
        return QuestionView(hint=Message("form-number-hint", {"unit": Message(f"unit-{unit}")}))

    def take(self, bound: BoundField[Number], given: Given) -> Result:
        """Take a number within the question's range, with no more decimals than it allows."""
        question = bound.question
        number = _parse(typed_words(given), question)
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


def _parse(text: str, question: Number) -> Decimal:
    """Return the number in the question's unit: where that is 10,000 yuan, `120万` and `1200000元` are both 120."""
    typed = narrow_digits(text).casefold().replace(",", "").replace("，", "").strip()
    match = _NUMBER.fullmatch(typed)
    if match is None:
        raise UserError("form-number-not-understood")
    sign, figures, factor, rest = match.groups()
    number = Decimal(figures) * _FACTORS.get(factor or "", 1)
    unit = _OF_UNIT.get(question.unit or "")
    if unit is not None and (factor or rest.strip() in ("元", "yuan", "块", "cny", "rmb")):
        number /= unit
    return -number if sign else number


def _grouped(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"


def _plain(number: float) -> str:
    return _grouped(float(number))
