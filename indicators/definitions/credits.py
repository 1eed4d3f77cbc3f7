"""Indicators 4 and 9: things that are not alike, added up by credits."""

import math
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import SingleValue, Window
from indicators.definitions.rate import Amounts, nothing_there, rate
from indicators.evidence import Fact, Period, Standing
from indicators.measured import Measured


class Credits(SingleValue):
    """Σ credit of each thing a year. `reads`: measures, with the factor on their credits. A thing counts once, on the
    first day that it is reported for, with the highest credit that it is reported with."""

    definition: Literal["credits"]
    reads: Annotated[dict[str, Annotated[float, Field(ge=0)]], Field(min_length=1)]
    credits: Annotated[dict[str, Annotated[float, Field(ge=0)]], Field(min_length=1)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys((*self.reads, "nil_return"), (period.before.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        amounts, selection = self._amounts(basis)
        beside = {"things": float(len(amounts)), "growth": self._growth(basis, amounts)}
        return rate(self.key, self.score, basis, amounts, selection.left_out, beside)

    def _amounts(self, basis: Basis) -> tuple[Amounts, Selection]:
        known = basis.select(*self.reads).without(
            lambda fact: None if fact.category in self.credits else Standing.NO_CREDIT
        )
        highest: dict[object, float] = {}
        for fact in known.facts:
            key = _thing(fact)
            highest[key] = max(highest.get(key, 0.0), self._credit(fact))
        selection = known.once(_thing).within(basis.period)
        return [(fact, highest[_thing(fact)] * fact.share) for fact in selection.facts], selection

    def _credit(self, fact: Fact) -> float:
        return self.credits[fact.category or ""] * self.reads[fact.measure]

    def _growth(self, basis: Basis, amounts: Amounts) -> float | None:
        """Per cent on the period before; None where one of the two has no rate, or the one before is 0."""
        before, _ = self._amounts(basis.before)
        for each, found in ((basis, amounts), (basis.before, before)):
            if each.no_rate() or nothing_there(self.key, each, found):
                return None
        now, then = (
            math.fsum(amount for _, amount in found) / each.active_days
            for each, found in ((basis, amounts), (basis.before, before))
        )
        return 100 * (now / then - 1) if then > 0 else None


def _thing(fact: Fact) -> tuple[str, object]:
    """A revised edition is another thing than the first one; without a number, a record is a thing."""
    return fact.measure, fact.subject if fact.subject is not None else fact.record
