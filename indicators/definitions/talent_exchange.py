"""Indicator 6: people who went to the other side, in both directions."""

import math
from calendar import monthrange
from collections.abc import Iterable, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import SingleValue, Window
from indicators.definitions.rate import rate, within_cap
from indicators.evidence import Fact, Period, Side, Standing
from indicators.measured import Figures, Measured

HEADCOUNT = "headcount:"


class TalentExchange(SingleValue):
    """Person × assignment begun, a year. A record that only gives a number of heads counts so many at most, and a
    direction only a share of the target in each programme year."""

    definition: Literal["talent_exchange"]
    reads_beside: ClassVar = frozenset({"exchange_spell"})
    headcount_cap: Annotated[float, Field(gt=0)]
    direction_cap_share_of_target: Annotated[float, Field(gt=0, le=1)]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        begun = (exposure.programme_year(period.starts_on), period.ends_on)
        during = (period.starts_on.replace(day=1), period.ends_on)
        return {"exchange": begun, "exchange_spell": during, "nil_return": during}

    def measure(self, basis: Basis) -> Measured:
        year_of = basis.exposure.programme_year
        begun = basis.select("exchange", since=year_of(basis.period.starts_on)).once(_assignment)
        amounts, set_aside = within_cap(
            begun,
            [(fact, self._persons(fact) * fact.share) for fact in begun.facts],
            lambda fact: (fact.side, year_of(fact.starts_on)),
            self.direction_cap_share_of_target * self.score.target,
            basis,
        )
        here = begun.within(basis.period).facts
        set_aside += [(fact, Standing.OVER_CAP) for fact in here if self._persons(fact) < fact.quantity]
        return rate(self.key, self.score, basis, amounts, set_aside, _beside(basis, here))

    def _persons(self, fact: Fact) -> float:
        by_heads = (fact.subject or "").startswith(HEADCOUNT)
        return min(fact.quantity, self.headcount_cap) if by_heads else fact.quantity


def _assignment(fact: Fact) -> tuple[object, ...]:
    """The same person, going the same way for the same thing on the same day, goes once."""
    who = fact.record if fact.subject is None else fact.subject
    return who, fact.category, fact.side, fact.starts_on


def _beside(basis: Basis, begun: Iterable[Fact]) -> Figures:
    """Persons of each direction before any cap, and person-months."""
    persons = dict.fromkeys(Side, 0.0)
    for fact in begun:
        if fact.side is not None:
            persons[Side(fact.side)] += fact.quantity
    spells = basis.select("exchange_spell", since=basis.period.starts_on.replace(day=1)).within(basis.period)
    months = math.fsum(fact.quantity / _days_of_month(fact) for fact in spells.once(_assignment).facts)
    return {"from_college": persons[Side.COLLEGE], "from_enterprise": persons[Side.ENTERPRISE], "person_months": months}


def _days_of_month(fact: Fact) -> int:
    return monthrange(fact.starts_on.year, fact.starts_on.month)[1]
