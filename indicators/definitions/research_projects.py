"""Indicator 5: how many joint research projects ran, on average over the active days."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import DateRange, SingleValue
from indicators.definitions.rate import nothing_there
from indicators.evidence import ONE_DAY, Observation, Period, Standing
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    Part,
    amounts_by_record,
    records_by_standing,
)


class ResearchProjects(SingleValue):
    """Σ days on which each contract ran ÷ active days. Two records of one contract do not make its days more."""

    definition: Literal["research_projects"]

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return windows from the first of the month, since projects are observed month by month."""
        month = period.starts_on.replace(day=1)
        return dict.fromkeys(("project", "nil_return"), (month, period.ends_on))

    def measure(self, basis: Basis) -> Measurement:
        """Return the mean number of projects that ran."""
        days, left_out = _days(basis)
        contracts = {_contract(row) for row, _ in days}
        measurement = Measurement(
            counted=amounts_by_record(days),
            left_out=records_by_standing(left_out),
            beside={"projects": float(len(contracts))},
        )
        if basis.active_days == 0:
            return replace(measurement, missing=Missing(MissingReason.UNDEFINED_DENOMINATOR))
        missing = nothing_there(self.key, basis, days)
        if missing is not None:
            return replace(measurement, missing=missing)
        total = math.fsum(amount for _, amount in days)
        return replace(measurement, parts=(Part(total / basis.active_days, self.score, total, basis.active_days),))


def _contract(row: Observation) -> object:
    return row.subject if row.subject is not None else row.record


def _days(basis: Basis) -> tuple[list[tuple[Observation, float]], list[tuple[Observation, Standing]]]:
    """Return the active days that each row adds to its contract, times its share, and the rows that are left out.

    Rows come in order of their first day, and a day of a contract counts with the first row that has it.
    """
    rows = basis.select("project", always=True)
    left_out = [(row, standing) for row, standing in rows.left_out if _runs(row, basis)]
    counted_to: dict[object, date] = {}
    days = []
    for row in (row for row in rows.observations if _runs(row, basis)):
        contract, last = _contract(row), min(row.ends_on, basis.last_day)
        first = max(row.starts_on, basis.first_day, counted_to.get(contract, date.min) + ONE_DAY)
        if first > last:
            left_out.append((row, Standing.DUPLICATE))
            continue
        days.append((row, ((last - first).days + 1) * row.share))
        counted_to[contract] = last
    return days, left_out


def _runs(row: Observation, basis: Basis) -> bool:
    return max(row.starts_on, basis.first_day) <= min(row.ends_on, basis.last_day)
