"""Indicator 6: people who went to the other side, in both directions."""

import math
from calendar import monthrange
from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import DateRange, SingleValue
from indicators.definitions.rate import within_cap, yearly_rate
from indicators.evidence import SIDES, Observation, Period, SideName, Standing
from indicators.measurement import Measurement, NamedFigures

HEADCOUNT = "headcount:"


class ExchangeFrequency(SingleValue):
    """Person × assignment begun, a year.

    A record that only gives a number of heads counts `headcount_cap` at most, and a direction only a share of the
    target in each programme year.
    """

    definition: Literal["talent_exchange"]
    reads_beside: ClassVar = frozenset({"exchange_spell"})
    headcount_cap: Annotated[float, Field(gt=0)]
    direction_cap_share_of_target: Annotated[float, Field(gt=0, le=1)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return windows from the start of the programme year, in which directions fill up, or of the month."""
        from_year = (exposure.programme_year(period.starts_on), period.ends_on)
        from_month = (period.starts_on.replace(day=1), period.ends_on)
        return {"exchange": from_year, "exchange_spell": from_month, "nil_return": from_month}

    def measure(self, basis: Basis) -> Measurement:
        """Return the assignments begun within the caps, per year."""
        year_of = basis.exposure.programme_year
        begun = basis.select("exchange", since=year_of(basis.period.starts_on)).once(_assignment)
        amounts, left_out = within_cap(
            begun,
            [(exchange, self._persons(exchange) * exchange.share) for exchange in begun.observations],
            lambda exchange: (exchange.side, year_of(exchange.starts_on)),
            self.direction_cap_share_of_target * self.score.target,
            basis,
        )
        of_period = begun.within(basis.period).observations
        left_out += [
            (exchange, Standing.OVER_CAP) for exchange in of_period if self._persons(exchange) < exchange.quantity
        ]
        return yearly_rate(self.key, self.score, basis, amounts, left_out, _beside(basis, of_period))

    def _persons(self, exchange: Observation) -> float:
        by_heads = (exchange.subject or "").startswith(HEADCOUNT)
        return min(exchange.quantity, self.headcount_cap) if by_heads else exchange.quantity


def _assignment(exchange: Observation) -> tuple[object, ...]:
    """Return what names the assignment: the same person, the same way, for the same thing, on the same day."""
    person = exchange.record if exchange.subject is None else exchange.subject
    return person, exchange.category, exchange.side, exchange.starts_on


def _beside(basis: Basis, begun: Iterable[Observation]) -> NamedFigures:
    """Return the persons of each direction before any cap, and the person-months."""
    persons: dict[SideName, float] = dict.fromkeys(SIDES, 0.0)
    for exchange in begun:
        if exchange.side is not None:
            persons[exchange.side] += exchange.quantity
    spells = basis.select("exchange_spell", since=basis.period.starts_on.replace(day=1)).within(basis.period)
    months = math.fsum(spell.quantity / _days_of_month(spell) for spell in spells.once(_assignment).observations)
    return {**{f"from_{side}": persons[side] for side in SIDES}, "person_months": months}


def _days_of_month(spell: Observation) -> int:
    return monthrange(spell.starts_on.year, spell.starts_on.month)[1]
