"""Indicators 4 and 9: things that are not alike, added up by credits."""

import math
from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import DateRange, SingleValue
from indicators.definitions.rate import Amounts, nothing_there, yearly_rate
from indicators.definitions.still_used import ADOPTED, in_use_measure, still_used
from indicators.evidence import Observation, Period, Standing
from indicators.measurement import Measurement


class Credits(SingleValue):
    """Σ credit of each thing a year.

    `reads`: measures, with the factor on their credits; `credits`: the credit of each category. A thing counts once, on
    the first day that it is reported for, with the highest credit that it is reported with.
    """

    definition: Literal["credits"]
    reads_beside: ClassVar = frozenset(map(in_use_measure, ADOPTED))
    reads: Annotated[dict[str, Annotated[float, Field(ge=0)]], Field(min_length=1)]
    credits: Annotated[dict[str, Annotated[float, Field(ge=0)]], Field(min_length=1)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return windows from the start of the period before, for the growth on it."""
        counted = dict.fromkeys((*self.reads, "nil_return"), (period.before.starts_on, period.ends_on))
        return {**counted, **dict.fromkeys(map(in_use_measure, self._followed()), (period.starts_on, period.ends_on))}

    def measure(self, basis: Basis) -> Measurement:
        """Return the credits of the period's new things, per year."""
        amounts, selection = self._amounts(basis)
        beside = {"things": float(len(amounts)), "growth": self._growth(basis, amounts)}
        beside |= still_used(basis, self._followed())
        return yearly_rate(self.key, self.score, basis, amounts, selection.left_out, beside)

    def _followed(self) -> list[str]:
        return [measure for measure in self.reads if measure in ADOPTED]

    def _amounts(self, basis: Basis) -> tuple[Amounts, Selection]:
        credited = basis.select(*self.reads).without(
            lambda report: None if report.category in self.credits else Standing.NO_CREDIT
        )
        highest: dict[object, float] = {}
        for report in credited.observations:
            thing = _thing(report)
            highest[thing] = max(highest.get(thing, 0.0), self._credit(report))
        selection = credited.once(_thing).within(basis.period)
        return [(report, highest[_thing(report)] * report.share) for report in selection.observations], selection

    def _credit(self, report: Observation) -> float:
        return self.credits[report.category or ""] * self.reads[report.measure]

    def _growth(self, basis: Basis, amounts: Amounts) -> float | None:
        """Return per cent on the period before; None where one of the two has no rate, or the one before is 0."""
        amounts_before, _ = self._amounts(basis.before)
        periods = ((basis, amounts), (basis.before, amounts_before))
        if any(of_period.no_rate() or nothing_there(self.key, of_period, counted) for of_period, counted in periods):
            return None
        now, then = (
            math.fsum(amount for _, amount in counted) / of_period.active_days for of_period, counted in periods
        )
        return 100 * (now / then - 1) if then > 0 else None


def _thing(report: Observation) -> tuple[str, object]:
    """Return what names the thing: a revised edition is another one; without a number, a record is a thing."""
    return report.measure, report.subject if report.subject is not None else report.record
