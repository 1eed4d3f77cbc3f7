"""The scale from 0 to 100 in a row of a table: now filled, before hollow, missing hatched, not due as dots."""

from collections.abc import Iterator

from handlers.views.drawing import WIDE, Bar, Dot, Drawing, Hatching, Ink, Shape, Stroke
from services.scoring.score_sheet import IndicatorSheet

_HEIGHT, _LEFT, _RIGHT, _DOT = 190, 70, WIDE - 70, 62


def track(indicator: IndicatorSheet, before: float | None) -> Drawing:
    """Return the row of an indicator; `before`: its score in the period before."""
    return Drawing(_HEIGHT, "", tuple(_shapes(indicator, before)))


def _shapes(indicator: IndicatorSheet, before: float | None) -> Iterator[Shape]:
    middle = _HEIGHT / 2
    if indicator.missing is not None:
        if indicator.missing.reason == "not_due":
            yield Stroke(_LEFT, middle, _RIGHT, middle, Ink.BEFORE, 20, 20, 70)
            return
        yield Hatching(_LEFT, middle - 45, _RIGHT - _LEFT, 90)
    else:
        yield Bar(_LEFT, middle - 22, _RIGHT - _LEFT, 44, Ink.TRACK, 22)
    if indicator.score is not None and before is not None:
        low, high = sorted((_place(indicator.score), _place(before)))
        yield Bar(low, middle - 16, high - low, 32, Ink.CHANGE)
    if before is not None:
        yield Dot(_place(before), middle, _DOT - 8, Ink.BEFORE, 18)
    if indicator.score is not None:
        yield Dot(_place(indicator.score), middle, _DOT, Ink.ACCENT)


def _place(score: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * score / 100
