"""Indicator 7: what the work together added to the local economy, as output and as jobs."""

import math
from collections.abc import Mapping
from typing import Literal

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import DateRange, Indicator
from indicators.definitions.rate import nothing_there, per_year
from indicators.evidence import Observation, Period
from indicators.measurement import Measurement, Missing, Part, amounts_by_record, records_by_standing
from indicators.score import Linear, Saturating, ScoreRange


class LocalContribution(Indicator):
    """Two parts: output value per year, and jobs that lasted. The score is their mean, or the one that is there."""

    definition: Literal["economic_contribution"]
    output: ScoreRange
    jobs: ScoreRange

    @property
    def score_ranges(self) -> Mapping[str, Linear | Saturating]:
        """The score ranges of output and of jobs."""
        return {"output": self.output, "jobs": self.jobs}

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return the period for each measure."""
        return dict.fromkeys(("output_value", "jobs", "nil_return"), (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measurement:
        """Return output value (10,000 CNY per year) and jobs; missing where neither is there."""
        output, jobs = (
            basis.select(measure, since=basis.period.starts_on).once(_claim) for measure in ("output_value", "jobs")
        )
        outcomes = (self._output(basis, output), self._jobs(basis, jobs))
        parts = tuple(part for part in outcomes if isinstance(part, Part))
        return Measurement(
            parts,
            None if parts else next(missing for missing in outcomes if isinstance(missing, Missing)),
            amounts_by_record((*_amounts(output), *_amounts(jobs))),
            records_by_standing((*output.left_out, *jobs.left_out)),
            marks=_marks(parts),
        )

    def _output(self, basis: Basis, output: Selection) -> Part | Missing:
        missing = nothing_there(self.key, basis, _amounts(output)) or basis.no_rate()
        return missing or per_year(basis, _total(output), self.output, "output")

    def _jobs(self, basis: Basis, jobs: Selection) -> Part | Missing:
        """Return the plain number: a job that has lasted is not more for being looked at over a shorter period."""
        total = _total(jobs)
        return nothing_there(self.key, basis, _amounts(jobs)) or Part(total, self.jobs, total, name="jobs")


def _amounts(selection: Selection) -> list[tuple[Observation, float]]:
    return [(report, report.quantity * report.share) for report in selection.observations]


def _total(selection: Selection) -> float:
    return math.fsum(amount for _, amount in _amounts(selection))


def _claim(report: Observation) -> tuple[object, ...]:
    """Return what names the claim: both sides may report the same amount of the same thing on the same day."""
    return (
        report.subject if report.subject is not None else ("record", report.record),
        report.starts_on,
        report.quantity,
    )


def _marks(parts: tuple[Part, ...]) -> tuple[str, ...]:
    alone = (f"{parts[0].name}_only",) if len(parts) == 1 else ()
    loss = ("net_loss",) if any(part.value < 0 for part in parts) else ()
    return alone + loss
