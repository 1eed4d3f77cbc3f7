"""Write figures, and values with their units: `12.5 times/year`, `40%`, for money in English `CNY 1,200,000/year`."""

import re
from collections.abc import Sequence

from handlers.kit.texts import Bilingual, in_language
from records.messages import Message, message

NONE = Message("figure-none")
# Money that is counted in ten thousands. Older methods and published results call that `× 10,000 CNY/year`.
_MONEY = re.compile(r"(?:CNY |× )(?P<each>[\d,]+)(?: CNY)?(?P<per>/\w+)?")


def figure(value: float | None) -> Message:
    """Return a figure to the tenth, or a dash where there is none."""
    return NONE if value is None else message("figure", value=value)


def figure_fine(value: float | None) -> Message:
    """Return a figure to the hundredth, or a dash where there is none."""
    return NONE if value is None else message("figure-fine", value=value)


def figure_tenth(value: float | None) -> Message:
    """Return a score with one decimal, also where that is 0, so that figures of a column stand under each other."""
    return NONE if value is None else message("figure-tenth", value=value)


def figure_hundredth(value: float | None) -> Message:
    """Return a contribution with two decimals, for the same reason."""
    return NONE if value is None else message("figure-hundredth", value=value)


def percent(share: float) -> Message:
    """Return a share of 1 in percent."""
    return message("figure-percent", value=100 * share)


def units_of(unit: Bilingual, language: str) -> Sequence[str]:
    """Return the units in a language; an indicator of several parts names theirs one after the other."""
    return [each.strip() for each in in_language(language, unit).replace("；", ";").split(";")]


def quantity(value: float | None, unit: str) -> Message:
    """Return a value with its unit; a dash stands for None."""
    return _money(value, unit) or message("score-value", value=figure(value), unit=_after_figure(unit))


def difference(value: float, unit: str) -> Message:
    """Return by how much two values differ; percentages differ by percentage points."""
    if unit == "%":
        return message("score-value", value=figure(value), unit=Message("percentage-points"))
    return quantity(value, unit)


def mark(value: float, unit: str) -> Message:
    """Return an end of a score range: the figure alone, but for money, which the value names in full, too."""
    return _money(value, unit) or figure(value)


def _money(value: float | None, unit: str) -> Message | None:
    """Return a sum in whole yuan; None for what is no money, or where there is none."""
    match = _MONEY.fullmatch(unit)
    if match is None or value is None:
        return None
    return message("score-money", yuan=round(value * int(match["each"].replace(",", ""))), per=match["per"] or "")


def _after_figure(unit: str) -> str:
    return f" {unit}" if unit not in ("", "%") else unit
