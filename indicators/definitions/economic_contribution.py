"""Indicator 7: what the work together added to the local economy, as output and as jobs."""

import math
from collections.abc import Mapping
from typing import Literal

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import Indicator, Window
from indicators.definitions.rate import nothing_there, per_year
from indicators.evidence import Fact, Period
from indicators.measured import Measured, Missing, Part, counted, left_out
from indicators.score import Linear, Saturating, ScoreRange


class EconomicContribution(Indicator):
    """Two parts: output value per year, and jobs that lasted. The score is their mean, or the one that is there."""

    definition: Literal["economic_contribution"]
    output: ScoreRange
    jobs: ScoreRange

    @property
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        return {"output": self.output, "jobs": self.jobs}

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(("output_value", "jobs", "nil_return"), (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        output, jobs = (
            basis.select(measure, since=basis.period.starts_on).once(_claim) for measure in ("output_value", "jobs")
        )
        found = (self._output(basis, output), self._jobs(basis, jobs))
        parts = tuple(part for part in found if isinstance(part, Part))
        return Measured(
            parts,
            None if parts else next(why for why in found if isinstance(why, Missing)),
            counted((fact, fact.quantity * fact.share) for fact in (*output.facts, *jobs.facts)),
            left_out((*output.left_out, *jobs.left_out)),
            marks=_marks(parts),
        )

    def _output(self, basis: Basis, output: Selection) -> Part | Missing:
        """10,000 CNY per year."""
        missing = nothing_there(self.key, basis, _amounts(output)) or basis.no_rate()
        if missing is not None:
            return missing
        total = math.fsum(amount for _, amount in _amounts(output))
        return per_year(basis, total, self.output, "output")

    def _jobs(self, basis: Basis, jobs: Selection) -> Part | Missing:
        """The plain number: a job that has lasted is not more for being looked at over a shorter period."""
        missing = nothing_there(self.key, basis, _amounts(jobs))
        if missing is not None:
            return missing
        total = math.fsum(amount for _, amount in _amounts(jobs))
        return Part(total, self.jobs, total, name="jobs")


def _amounts(selection: Selection) -> list[tuple[Fact, float]]:
    return [(fact, fact.quantity * fact.share) for fact in selection.facts]


def _claim(fact: Fact) -> tuple[object, ...]:
    """Both sides may report the same amount of the same thing on the same day: it is one claim."""
    return fact.subject if fact.subject is not None else ("record", fact.record), fact.starts_on, fact.quantity


def _marks(parts: tuple[Part, ...]) -> tuple[str, ...]:
    alone = (f"{parts[0].name}_only",) if len(parts) == 1 else ()
    loss = ("net_loss",) if any(part.value < 0 for part in parts) else ()
    return alone + loss
