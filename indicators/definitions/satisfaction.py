"""Indicator 12: how satisfied the people of both sides are."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import Least, Share, SingleValue, Window
from indicators.definitions.questionnaire import Questionnaire, level_index, mean_and_error, questionnaire
from indicators.evidence import Period, Side
from indicators.measured import Figures, Measured, Missing, MissingReason, Part, Term, insufficient
from indicators.statistics import wilson

READS = ("satisfaction_item", "satisfaction_asked", "satisfaction_answer", "satisfaction_withheld")


class Satisfaction(SingleValue):
    """Mean index of the respondents of each side, then the mean of the sides."""

    definition: Literal["satisfaction"]
    least_share_of_items: Share
    least_respondents: Least
    least_share_of_asked: Share
    satisfied_from_level: Annotated[float, Field(ge=1, le=5)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(READS, (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        answered = questionnaire(basis, "satisfaction", self.least_share_of_items)
        asked = dict.fromkeys(Side, 0.0)
        for fact in basis.about_period("satisfaction_asked"):
            if fact.side is not None:
                asked[Side(fact.side)] += fact.quantity
        found = Measured(beside=self._beside(answered, asked))
        missing = self._missing(answered, asked)
        if missing is not None:
            return replace(found, missing=missing)
        found_of = {side: mean_and_error(answered.indices[side]) for side in Side}
        terms = tuple(Term(side, mean, 1 / len(Side)) for side, (mean, _) in found_of.items())
        value = sum(term.value for term in terms) / len(terms)
        error = math.hypot(*(error for _, error in found_of.values())) / len(Side)
        return replace(found, parts=(Part(value, self.score, standard_error=error, terms=terms),))

    def _missing(self, answered: Questionnaire, asked: Mapping[Side, float]) -> Missing | None:
        sides = [side for side in Side if answered.respondents.get(side)]
        if not sides:
            return Missing(MissingReason.NO_RECORDS)
        if len(sides) < len(Side):
            return Missing(MissingReason.ONE_SIDE_ONLY)
        fewest = min(len(answered.indices.get(side, ())) for side in Side)
        if fewest < self.least_respondents:
            said = min(len(answered.indices.get(side, ())) + answered.withheld.get(side, 0) for side in Side)
            return insufficient("respondents", said, self.least_respondents)
        if not all(asked.values()):
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        lowest = min(len(answered.indices[side]) / asked[side] for side in Side)
        if lowest < self.least_share_of_asked:
            return insufficient("share_of_those_asked", 100 * lowest, 100 * self.least_share_of_asked)
        return None

    def _beside(self, answered: Questionnaire, asked: Mapping[Side, float]) -> Figures:
        """The share (%) of respondents whose mean is at the satisfied levels, with its interval; per side who was asked
        and who answered."""
        threshold = level_index("satisfied_from_level", self.satisfied_from_level)
        indices = [index for side in Side for index in answered.indices.get(side, ())]
        satisfied = sum(index >= threshold for index in indices)
        low, high = wilson(satisfied, len(indices)) if indices else (None, None)
        figures: dict[str, float | None] = {
            "satisfied": 100 * satisfied / len(indices) if indices else None,
            "satisfied_low": None if low is None else 100 * low,
            "satisfied_high": None if high is None else 100 * high,
        }
        for side in Side:
            figures |= {f"{side}_respondents": len(answered.indices.get(side, ())), f"{side}_asked": asked[side]}
        return figures
