"""Indicators 3 and 11: what people of both sides find when they look at each organisation with a rubric."""

import math
from collections.abc import Mapping
from dataclasses import replace
from statistics import median
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import Least, Share, SingleValue, Window, Words
from indicators.definitions.questionnaire import level_index
from indicators.evidence import Period, Side
from indicators.measured import Measured, Missing, MissingReason, Part, insufficient
from indicators.statistics import variance

OUTSIDE = "outside"  # a rater of neither side
LEAST_TO_BE_SHOWN = 3  # ratings of an item; of two, each rater would know what the other has said
Cell = tuple[str, Side]  # an item and the organisation that is rated


class Rubric(SingleValue):
    """Per item and organisation the median over raters of (level − 1)·25; the mean over those that were rated."""

    definition: Literal["rubric"]
    reads: str
    items: Annotated[dict[str, Words], Field(min_length=1)]
    anchors: Annotated[dict[str, Words], Field(min_length=1)]
    organisations: Annotated[tuple[Literal["college", "enterprise"], ...], Field(strict=False, min_length=1)]
    least_raters: Least
    least_share_of_items: Share

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return {self.reads: (period.before.starts_on, period.ends_on)}

    def measure(self, basis: Basis) -> Measured:
        ratings = self._ratings(basis)
        missing = self._missing(ratings)
        raters = {rater for by_rater in ratings.values() for rater in by_rater}
        cells = len(self.items) * len(self.organisations)
        found = Measured(
            beside={"raters": len(raters), "rated_items": len(ratings), "items": cells, "change": None},
            sources={
                f"{item}:{side}": median(levels.values())
                for (item, side), levels in sorted(ratings.items())
                if len(levels) >= LEAST_TO_BE_SHOWN
            },
        )
        if missing is not None:
            return replace(found, missing=missing)
        value = _value(ratings)
        before = self._ratings(basis.before)
        change = value - _value(before) if self._missing(before) is None else None
        part = Part(value, self.score, value * len(ratings), len(ratings), _standard_error(ratings))
        return replace(found, parts=(part,), beside={**found.beside, "change": change})

    def _ratings(self, basis: Basis) -> dict[Cell, dict[str, float]]:
        """The last rating of each rater, 0 to 100, for each item and organisation."""
        ratings: dict[Cell, dict[str, float]] = {}
        for fact in basis.about_period(self.reads):
            if fact.category in self.items and fact.side in self.organisations:
                index = level_index(self.reads, fact.quantity)
                ratings.setdefault((fact.category, Side(fact.side)), {})[_rater(self.reads, fact.subject)] = index
        return ratings

    def _missing(self, ratings: Mapping[Cell, Mapping[str, float]]) -> Missing | None:
        raters = {rater for by_rater in ratings.values() for rater in by_rater}
        if not raters:
            return Missing(MissingReason.NO_RECORDS)
        if len(raters) < self.least_raters:
            return insufficient("raters", len(raters), self.least_raters)
        stands = {rater.partition(":")[0] for rater in raters}
        if len(stands) == 1 and OUTSIDE not in stands:
            return Missing(MissingReason.ONE_SIDE_ONLY)
        rated = len(ratings) / (len(self.items) * len(self.organisations))
        if rated < self.least_share_of_items:
            return insufficient("rated_items", 100 * rated, 100 * self.least_share_of_items)
        return None


def _rater(measure: str, subject: str | None) -> str:
    if subject is None or subject.partition(":")[0] not in (*Side, OUTSIDE):
        raise ValueError(
            f"subject of {measure} must be the rater as college:<rater>, enterprise:<rater> or outside:<rater>, "
            f"not {subject}"
        )
    return subject


def _value(ratings: Mapping[Cell, Mapping[str, float]]) -> float:
    return math.fsum(median(by_rater.values()) for by_rater in ratings.values()) / len(ratings)


def _standard_error(ratings: Mapping[Cell, Mapping[str, float]]) -> float:
    """How much the mean over items would move with other raters; a lone rating says nothing of it."""
    several = [list(by_rater.values()) for by_rater in ratings.values() if len(by_rater) > 1]
    return math.sqrt(math.fsum(variance(levels) / len(levels) for levels in several)) / len(ratings)
