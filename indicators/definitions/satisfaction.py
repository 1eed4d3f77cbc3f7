"""Indicator 12: how satisfied the people of both sides are."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import DateRange, Least, Share, SingleValue
from indicators.definitions.survey_responses import SurveyResponses, level_index, mean_and_error, survey_responses
from indicators.evidence import SIDES, Period, SideName
from indicators.measurement import Measurement, Missing, MissingReason, NamedFigures, Part, Term, insufficient
from indicators.statistics import wilson

READS = ("satisfaction_item", "satisfaction_asked", "satisfaction_answer", "satisfaction_withheld")


class Satisfaction(SingleValue):
    """The mean index of the respondents of each side, then the mean of the sides."""

    definition: Literal["satisfaction"]
    least_share_of_items: Share
    least_respondents: Least
    least_share_of_asked: Share
    satisfied_from_level: Annotated[float, Field(ge=1, le=5)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return the period for each measure."""
        return dict.fromkeys(READS, (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measurement:
        """Return the mean index (0–100) of the sides, with the share of the satisfied beside it."""
        responses = survey_responses(basis, "satisfaction", self.least_share_of_items)
        asked: dict[SideName, float] = dict.fromkeys(SIDES, 0.0)
        for group_asked in basis.about_period("satisfaction_asked"):
            if group_asked.side is not None:
                asked[group_asked.side] += group_asked.quantity
        measurement = Measurement(beside=self._beside(responses, asked))
        missing = self._missing(responses, asked)
        if missing is not None:
            return replace(measurement, missing=missing)
        means = {side: mean_and_error(responses.indices[side]) for side in SIDES}
        terms = tuple(Term(side, mean, 1 / len(SIDES)) for side, (mean, _) in means.items())
        value = sum(term.value for term in terms) / len(terms)
        error = math.hypot(*(error for _, error in means.values())) / len(SIDES)
        return replace(measurement, parts=(Part(value, self.score, standard_error=error, terms=terms),))

    def _missing(self, responses: SurveyResponses, asked: Mapping[SideName, float]) -> Missing | None:
        sides = [side for side in SIDES if responses.respondents.get(side)]
        if not sides:
            return Missing(MissingReason.NO_RECORDS)
        if len(sides) < len(SIDES):
            return Missing(MissingReason.ONE_SIDE_ONLY)
        fewest = min(len(responses.indices.get(side, ())) for side in SIDES)
        if fewest < self.least_respondents:
            with_withheld = min(
                len(responses.indices.get(side, ())) + responses.withheld.get(side, 0) for side in SIDES
            )
            return insufficient("respondents", with_withheld, self.least_respondents)
        if not all(asked.values()):
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        lowest = min(len(responses.indices[side]) / asked[side] for side in SIDES)
        if lowest < self.least_share_of_asked:
            return insufficient("share_of_those_asked", 100 * lowest, 100 * self.least_share_of_asked)
        return None

    def _beside(self, responses: SurveyResponses, asked: Mapping[SideName, float]) -> NamedFigures:
        """Return the share (%) of respondents whose mean is at the satisfied levels, with its interval.

        Per side also how many were asked, and how many answered.
        """
        threshold = level_index("satisfied_from_level", self.satisfied_from_level)
        indices = [index for side in SIDES for index in responses.indices.get(side, ())]
        satisfied = sum(index >= threshold for index in indices)
        low, high = wilson(satisfied, len(indices)) if indices else (None, None)
        figures: dict[str, float | None] = {
            "satisfied": 100 * satisfied / len(indices) if indices else None,
            "satisfied_low": None if low is None else 100 * low,
            "satisfied_high": None if high is None else 100 * high,
        }
        for side in SIDES:
            figures |= {f"{side}_respondents": len(responses.indices.get(side, ())), f"{side}_asked": asked[side]}
        return figures
