"""Indicator 10: how many of the results of the last years became a product or a service."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from dateutil.relativedelta import relativedelta

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import DateRange, Least, Names, SingleValue
from indicators.definitions.still_used import in_use_measure, still_used
from indicators.evidence import ONE_DAY, Observation, Period, Standing
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    Part,
    amounts_by_record,
    insufficient,
    records_by_standing,
)


class ConversionRate(SingleValue):
    """Of the convertible results registered in the months up to the period's end: those converted by then ÷ all."""

    definition: Literal["conversion_rate"]
    reads_beside: ClassVar = frozenset({in_use_measure("conversion")})
    convertible: Names
    cohort_months: Least
    least_results: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return windows from the first day of the cohort."""
        counted = dict.fromkeys(("result", "conversion"), (self._cohort_from(period), period.ends_on))
        return {**counted, in_use_measure("conversion"): (period.starts_on, period.ends_on)}

    def measure(self, basis: Basis) -> Measurement:
        """Return the share (%) of the cohort's results that were converted by the period's end."""
        since = self._cohort_from(basis.period)
        registered = basis.select("result", since=since, always=True).once(_result)
        cohort = registered.without(
            lambda result: None if result.category in self.convertible else Standing.NOT_CONVERTIBLE
        )
        results = {_result(result) for result in cohort.observations}
        conversions = basis.select("conversion", since=since, always=True).once(_result)
        converted = conversions.without(
            lambda conversion: None if _result(conversion) in results else Standing.OUTSIDE_COHORT
        )
        measurement = Measurement(
            counted=amounts_by_record((row, row.share) for row in (*cohort.observations, *converted.observations)),
            left_out=records_by_standing((*cohort.left_out, *converted.left_out)),
            beside={**_beside(cohort, converted), **still_used(basis, ["conversion"])},
        )
        missing = self._missing(registered, cohort)
        if missing is not None:
            return replace(measurement, missing=missing)
        results_converted = {_result(conversion) for conversion in converted.observations}
        numerator = math.fsum(result.share for result in cohort.observations if _result(result) in results_converted)
        denominator = math.fsum(result.share for result in cohort.observations)
        part = Part(100 * numerator / denominator, self.score, numerator, denominator, factor=100)
        return replace(measurement, parts=(part,))

    def _cohort_from(self, period: Period) -> date:
        return period.ends_on + ONE_DAY - relativedelta(months=self.cohort_months)

    def _missing(self, registered: Selection, cohort: Selection) -> Missing | None:
        if not registered.observations:
            return Missing(MissingReason.NO_RECORDS)
        if not cohort.observations:
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        if len(cohort.observations) < self.least_results:
            return insufficient("results", len(cohort.observations), self.least_results)
        return None


def _result(observation: Observation) -> object:
    """Return what names the result: its registration number, or the record where it has none."""
    return observation.subject if observation.subject is not None else ("record", observation.record)


def _beside(cohort: Selection, converted: Selection) -> dict[str, float | None]:
    amount = math.fsum(conversion.quantity for conversion in converted.observations)
    return {"results": len(cohort.observations), "converted": len(converted.observations), "amount": amount}
