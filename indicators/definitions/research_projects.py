"""Indicator 5: how many joint research projects ran, on average over the active days."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import SingleValue, Window
from indicators.definitions.rate import nothing_there
from indicators.evidence import ONE_DAY, Fact, Period, Standing
from indicators.measured import Measured, Missing, MissingReason, Part, counted, left_out


class ResearchProjects(SingleValue):
    """Σ days on which each contract ran ÷ active days. Two records of one contract do not make its days more."""

    definition: Literal["research_projects"]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        month = period.starts_on.replace(day=1)
        return dict.fromkeys(("project", "nil_return"), (month, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        days, set_aside = _days(basis)
        contracts = {_contract(fact) for fact, _ in days}
        found = Measured(
            counted=counted(days), left_out=left_out(set_aside), beside={"projects": float(len(contracts))}
        )
        if basis.active_days == 0:
            return replace(found, missing=Missing(MissingReason.UNDEFINED_DENOMINATOR))
        missing = nothing_there(self.key, basis, days)
        if missing is not None:
            return replace(found, missing=missing)
        total = math.fsum(amount for _, amount in days)
        return replace(found, parts=(Part(total / basis.active_days, self.score, total, basis.active_days),))


def _contract(fact: Fact) -> object:
    return fact.subject if fact.subject is not None else fact.record


def _days(basis: Basis) -> tuple[list[tuple[Fact, float]], list[tuple[Fact, Standing]]]:
    """The active days that each row adds to its contract, times its share; rows come in order of their first day."""
    rows = basis.select("project", always=True)
    set_aside = [(row, standing) for row, standing in rows.left_out if _runs(row, basis)]
    counted_to: dict[object, date] = {}
    days = []
    for row in (row for row in rows.facts if _runs(row, basis)):
        contract, last = _contract(row), min(row.ends_on, basis.last_day)
        first = max(row.starts_on, basis.first_day, counted_to.get(contract, date.min) + ONE_DAY)
        if first > last:
            set_aside.append((row, Standing.DUPLICATE))
            continue
        days.append((row, ((last - first).days + 1) * row.share))
        counted_to[contract] = last
    return days, set_aside


def _runs(row: Fact, basis: Basis) -> bool:
    return max(row.starts_on, basis.first_day) <= min(row.ends_on, basis.last_day)
