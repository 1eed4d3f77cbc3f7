"""Indicators 3 and 11: what people of both sides find when they look at each organisation with a rubric."""

import math
from collections.abc import Mapping
from dataclasses import replace
from statistics import median
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.bilingual import BilingualText
from indicators.definitions.indicator import DateRange, Least, Share, SingleValue
from indicators.definitions.survey_responses import level_index
from indicators.evidence import SIDES, Period, SideName
from indicators.measurement import Measurement, Missing, MissingReason, Part, insufficient
from indicators.statistics import variance

OUTSIDE = "outside"  # a rater of neither side
LEAST_TO_BE_SHOWN = 3  # ratings of an item; of two, each rater would know what the other has said
ItemAndSide = tuple[str, SideName]  # an item and the organisation that is rated


def source_of(item: str, side: str) -> str:
    """Return the name under which the median of an item and the organisation rated stands among the sources."""
    return f"{item}:{side}"


class Rubric(SingleValue):
    """Per item and organisation the median over raters of (level − 1)·25; then the mean over those that were rated.

    `reads` is the measure of the ratings. `anchors` say what the levels mean, `items` what is rated.
    """

    definition: Literal["rubric"]
    reads: str
    items: Annotated[dict[str, BilingualText], Field(min_length=1)]
    anchors: Annotated[dict[str, BilingualText], Field(min_length=1)]
    organisations: Annotated[tuple[SideName, ...], Field(strict=False, min_length=1)]
    least_raters: Least
    least_share_of_items: Share

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return a window from the start of the period before, for the change on it."""
        return {self.reads: (period.before.starts_on, period.ends_on)}

    def measure(self, basis: Basis) -> Measurement:
        """Return the index (0–100) of the period, with its change on the period before beside it."""
        ratings = self._ratings(basis)
        missing = self._missing(ratings)
        raters = {rater for by_rater in ratings.values() for rater in by_rater}
        to_rate = len(self.items) * len(self.organisations)
        measurement = Measurement(
            beside={"raters": len(raters), "rated_items": len(ratings), "items": to_rate, "change": None},
            sources={
                source_of(item, side): median(indices.values())
                for (item, side), indices in sorted(ratings.items())
                if len(indices) >= LEAST_TO_BE_SHOWN
            },
        )
        if missing is not None:
            return replace(measurement, missing=missing)
        value = _value(ratings)
        ratings_before = self._ratings(basis.before)
        change = value - _value(ratings_before) if self._missing(ratings_before) is None else None
        part = Part(value, self.score, value * len(ratings), len(ratings), _standard_error(ratings))
        return replace(measurement, parts=(part,), beside={**measurement.beside, "change": change})

    def _ratings(self, basis: Basis) -> dict[ItemAndSide, dict[str, float]]:
        """Return the index (0–100) of each rater's last rating, for each item and organisation."""
        ratings: dict[ItemAndSide, dict[str, float]] = {}
        for rating in basis.about_period(self.reads):
            if rating.category in self.items and rating.side in self.organisations:
                index = level_index(self.reads, rating.quantity)
                ratings.setdefault((rating.category, rating.side), {})[_rater(self.reads, rating.subject)] = index
        return ratings

    def _missing(self, ratings: Mapping[ItemAndSide, Mapping[str, float]]) -> Missing | None:
        raters = {rater for by_rater in ratings.values() for rater in by_rater}
        if not raters:
            return Missing(MissingReason.NO_RECORDS)
        if len(raters) < self.least_raters:
            return insufficient("raters", len(raters), self.least_raters)
        standpoints = {rater.partition(":")[0] for rater in raters}
        if len(standpoints) == 1 and OUTSIDE not in standpoints:
            return Missing(MissingReason.ONE_SIDE_ONLY)
        rated = len(ratings) / (len(self.items) * len(self.organisations))
        if rated < self.least_share_of_items:
            return insufficient("rated_items", 100 * rated, 100 * self.least_share_of_items)
        return None


def _rater(measure: str, subject: str | None) -> str:
    if subject is None or subject.partition(":")[0] not in (*SIDES, OUTSIDE):
        raise ValueError(
            f"subject of {measure} must be the rater as college:<rater>, enterprise:<rater> or outside:<rater>, "
            f"not {subject}"
        )
    return subject


def _value(ratings: Mapping[ItemAndSide, Mapping[str, float]]) -> float:
    return math.fsum(median(by_rater.values()) for by_rater in ratings.values()) / len(ratings)


def _standard_error(ratings: Mapping[ItemAndSide, Mapping[str, float]]) -> float:
    """Return how much the mean over items would move with other raters; a lone rating says nothing of it."""
    several = [list(by_rater.values()) for by_rater in ratings.values() if len(by_rater) > 1]
    return math.sqrt(math.fsum(variance(indices) / len(indices) for indices in several)) / len(ratings)
