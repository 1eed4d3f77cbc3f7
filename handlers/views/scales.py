"""Scores on the scale of 0 to 100, as lists and tables of pages draw them beside the figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.scoring.score_sheet import IndicatorSheet

_NOT_DUE = "not_due"
WHOLE = (0.0, 100.0)


@dataclass(frozen=True)
class ScoreOnScale:
    """A score, with that of the period before. None is missing, and no zero.

    `bounds`: where it may lie once all is there, None where nothing is missing. `is_before_open`: that of the period
    before is missing, so that it may lie anywhere. `is_due`: anything of it was to be done.
    """

    score: float | None
    before: float | None = None
    bounds: tuple[float, float] | None = None
    is_before_open: bool = False
    is_due: bool = True

    @property
    def hatched(self) -> tuple[float, float] | None:
        """Return what is hatched, from its left end to its right one."""
        return WHOLE if self.is_before_open else self.bounds


def is_missing(indicator: IndicatorSheet) -> bool:
    """Tell whether an indicator that was due has no value."""
    return indicator.missing is not None and indicator.missing.reason != _NOT_DUE


def on_scale(indicator: IndicatorSheet, before: IndicatorSheet | None) -> ScoreOnScale:
    """Return an indicator on the scale; `before`: as it was published of the period before.

    That it was missing then is said in the table's column, and not hatched over the score of now.
    """
    return ScoreOnScale(
        score=indicator.score,
        before=before.score if before else None,
        bounds=WHOLE if is_missing(indicator) else None,
        is_due=indicator.missing is None or is_missing(indicator),
    )


def bounds_of(indicators: Sequence[IndicatorSheet]) -> tuple[float, float]:
    """Return the score of a group if all that is missing had 0, and 100."""
    due = [one for one in indicators if one.missing is None or is_missing(one)]
    weight = sum(one.weight for one in due)
    if not weight:
        return WHOLE
    low, high = (
        sum((otherwise if one.score is None else one.score) * one.weight for one in due) / weight for otherwise in WHOLE
    )
    return low, high
