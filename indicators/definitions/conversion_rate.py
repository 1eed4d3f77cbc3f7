"""Indicator 10: how many of the results of the last years became a product or a service."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import Least, Names, SingleValue, Window
from indicators.evidence import ONE_DAY, Fact, Period, Standing, months_later
from indicators.measured import Measured, Missing, MissingReason, Part, counted, insufficient, left_out


class ConversionRate(SingleValue):
    """Of the convertible results registered in the months up to the period's end: those converted by then ÷ all."""

    definition: Literal["conversion_rate"]
    convertible: Names
    cohort_months: Least
    least_results: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(("result", "conversion"), (self._cohort_from(period), period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        since = self._cohort_from(basis.period)
        registered = basis.select("result", since=since, always=True).once(_key)
        cohort = registered.without(
            lambda fact: None if fact.category in self.convertible else Standing.NOT_CONVERTIBLE
        )
        keys = {_key(fact) for fact in cohort.facts}
        conversions = basis.select("conversion", since=since, always=True).once(_key)
        converted = conversions.without(lambda fact: None if _key(fact) in keys else Standing.OUTSIDE_COHORT)
        found = Measured(
            counted=counted((fact, fact.share) for fact in (*cohort.facts, *converted.facts)),
            left_out=left_out((*cohort.left_out, *converted.left_out)),
            beside=_beside(cohort, converted),
        )
        missing = self._missing(registered, cohort)
        if missing is not None:
            return replace(found, missing=missing)
        through = {_key(fact) for fact in converted.facts}
        numerator = math.fsum(fact.share for fact in cohort.facts if _key(fact) in through)
        denominator = math.fsum(fact.share for fact in cohort.facts)
        part = Part(100 * numerator / denominator, self.score, numerator, denominator, factor=100)
        return replace(found, parts=(part,))

    def _cohort_from(self, period: Period) -> date:
        return months_later(period.ends_on + ONE_DAY, -self.cohort_months)

    def _missing(self, registered: Selection, cohort: Selection) -> Missing | None:
        if not registered.facts:
            return Missing(MissingReason.NO_RECORDS)
        if not cohort.facts:
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        if len(cohort.facts) < self.least_results:
            return insufficient("results", len(cohort.facts), self.least_results)
        return None


def _key(fact: Fact) -> object:
    return fact.subject if fact.subject is not None else ("record", fact.record)


def _beside(cohort: Selection, converted: Selection) -> dict[str, float | None]:
    amount = math.fsum(fact.quantity for fact in converted.facts)
    return {"results": len(cohort.facts), "converted": len(converted.facts), "amount": amount}
