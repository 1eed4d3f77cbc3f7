"""Asks for a number: a count, an amount of money, a share."""

import re
from decimal import Decimal
from typing import cast

from handlers.conversation.widgets.turn import Answered, Face, Given, Taken, Turn, Widget, typed_words
from records.errors import UserError
from records.messages import Message
from records.questions import Number
from records.text import narrow_digits

_FACTORS = {"万": 10_000, "亿": 100_000_000, "千": 1_000, "k": 1_000, "m": 1_000_000}
_NUMBER = re.compile(r"(?:约|大约|about|¥|￥|cny|rmb)?\s*([-−负]?)\s*(\d+(?:\.\d+)?)\s*(万|亿|千|k|m)?([^\d.]*)")
_OF_UNIT = {"ten-thousand-cny": 10_000}  # what one of the unit is in the number that people may spell out


class NumberWidget(Widget):
    def face(self, turn: Turn) -> Face:
        question = _question(turn)
        if question.unit is None:
            return Face()
        return Face(hint=Message("form-number-hint", {"unit": Message(f"unit-{question.unit}")}))

    def take(self, turn: Turn, given: Given) -> Taken:
        question = _question(turn)
        number = _read(typed_words(given), question)
        if not question.minimum <= number <= question.maximum:
            raise UserError("form-number-range", minimum=_plain(question.minimum), maximum=_plain(question.maximum))
        if number != round(number, question.decimals):
            if question.decimals:
                raise UserError("form-number-decimals", decimals=question.decimals)
            raise UserError("form-number-whole")
        return Answered(int(number) if not question.decimals else float(number))

    def show(self, turn: Turn) -> Message | str:
        number = _grouped(cast(float, turn.answer))
        unit = _question(turn).unit
        return Message("form-number", {"number": number, "unit": Message(f"unit-{unit}")}) if unit else number


def _question(turn: Turn) -> Number:
    return cast(Number, turn.field.question)


def _read(text: str, question: Number) -> Decimal:
    """The number in the question's unit: where that is 10,000 yuan, `120万` and `1200000元` are both 120."""
    typed = narrow_digits(text).casefold().replace(",", "").replace("，", "").strip()
    found = _NUMBER.fullmatch(typed)
    if found is None:
        raise UserError("form-number-not-understood")
    sign, figures, factor, rest = found.groups()
    number = Decimal(figures) * _FACTORS.get(factor or "", 1)
    unit = _OF_UNIT.get(question.unit or "")
    if unit is not None and (factor or rest.strip() in ("元", "yuan", "块", "cny", "rmb")):
        number /= unit
    return -number if sign else number


def _grouped(number: float) -> str:
    return f"{number:,.4f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"


def _plain(number: float) -> str:
    return _grouped(float(number))
