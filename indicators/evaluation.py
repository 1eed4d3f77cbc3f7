"""From the evidence of a partnership and period to receipts, groups and the composite.

Arithmetic means at both levels, so that the contributions add up to the composite. OECD/JRC handbook 2008, steps 5–7.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from indicators import aggregate
from indicators.basis import Basis
from indicators.catalogue import Catalogue
from indicators.collaboration import Collaboration, collaboration
from indicators.definitions.indicator import Indicator
from indicators.evidence import Evidence, Period, Standing
from indicators.measurement import (
    CountedRecord,
    LeftOutRecord,
    Measurement,
    Missing,
    MissingReason,
    NamedFigures,
    Part,
)
from indicators.score import Linear, Saturating


@dataclass(frozen=True)
class Receipt:
    """得分明细: one indicator opened up. Of an indicator with several parts, the value is the mean of their scores.

    `weight`: points of 100 that it has when nothing is missing. `effective_weight`: points that it has now, 0 when it
    is missing or its group is. `contribution`: score × effective weight ÷ 100; all of them add up to the composite.
    `amounts` and `reasons`: how much of each record counts, and the records that do not, by reason. `sources`: what it
    is made of that is no record.
    """

    key: str
    group: str
    score_ranges: Mapping[str, Linear | Saturating]
    weight: float
    parts: tuple[Part, ...]
    missing: Missing | None
    amounts: Mapping[int, float]
    reasons: Mapping[Standing, tuple[int, ...]]
    beside: NamedFigures
    marks: tuple[str, ...]
    sources: Mapping[str, float]
    effective_weight: float = 0.0

    @property
    def counted(self) -> tuple[CountedRecord, ...]:
        """The records that count, in their order, and how much of each does."""
        return tuple(CountedRecord(record, amount) for record, amount in self.amounts.items())

    @property
    def left_out(self) -> tuple[LeftOutRecord, ...]:
        """The records that do not count, or not wholly, in their order, each with every reason."""
        pairs = sorted((record, standing) for standing, records in self.reasons.items() for record in records)
        return tuple(LeftOutRecord(record, standing) for record, standing in pairs)

    @property
    def _only_part(self) -> Part | None:
        return next(iter(self.parts)) if len(self.parts) == 1 else None

    @property
    def value(self) -> float | None:
        """The value in the indicator's own unit; of several parts, their score (0–100)."""
        return self._only_part.value if len(self.score_ranges) == 1 and self._only_part else self.score

    @property
    def numerator(self) -> float | None:
        """The numerator of the value; None where several parts have one each, or none has."""
        return self._only_part.numerator if self._only_part else None

    @property
    def denominator(self) -> float | None:
        """The denominator of the value; None where several parts have one each, or none has."""
        return self._only_part.denominator if self._only_part else None

    @property
    def score(self) -> float | None:
        """The score, 0–100: the mean over the parts that are there; None where none is."""
        return _mean([part.score for part in self.parts])

    @property
    def uncut_score(self) -> float | None:
        """The score as it is, also below 0 or above 100: the mean over the parts that are there."""
        return _mean([part.uncut_score for part in self.parts])

    @property
    def gap(self) -> float | None:
        """What is missing to the target in the indicator's own unit; several parts say it each for itself."""
        return self.parts[0].gap if len(self.score_ranges) == 1 and self.parts else None

    @property
    def contribution(self) -> float | None:
        """The points of the composite that come from the indicator; None where it is missing or its group is."""
        return None if self.score is None or not self.effective_weight else self.score * self.effective_weight / 100

    @property
    def due(self) -> bool:
        """Whether anything of the kind was due in the period."""
        return self.missing is None or self.missing.reason is not MissingReason.NOT_DUE


@dataclass(frozen=True)
class GroupScore:
    """The score (0–100) of a group of indicators 一级指标; None when too little of it is there.

    `coverage`: share (0–1) of its due weight that is there, None when nothing of it was due. Weights are points of 100,
    as in `Receipt`.
    """

    key: str
    weight: float
    score: float | None
    coverage: float | None
    effective_weight: float = 0.0

    @property
    def contribution(self) -> float | None:
        """The points of the composite that come from the group; None where it is missing."""
        return None if self.score is None else self.score * self.effective_weight / 100


@dataclass(frozen=True)
class Headline:
    """What partnerships are compared by.

    `composite` (0–100) is None when no group is there. `geometric`: the geometric mean of the groups, a check of
    balance. `coverage`: share (0–1) of the due weight that is there. `bounds`: the composite with every missing one at
    0 and at 100.
    """

    catalogue: Catalogue = field(repr=False)
    period: Period
    known_at: date
    active_days: int
    groups: tuple[GroupScore, ...]
    receipts: tuple[Receipt, ...]
    composite: float | None
    geometric: float | None
    coverage: float
    bounds: tuple[float, float]

    @property
    def marks(self) -> tuple[str, ...]:
        """What must be said with the composite: `groups_missing`, `indicators_missing`, both or neither."""
        groups = any(group.score is None and group.coverage is not None for group in self.groups)
        indicators = any(receipt.missing is not None and receipt.due for receipt in self.receipts)
        return (("groups_missing",) if groups else ()) + (("indicators_missing",) if indicators else ())

    @property
    def rankable(self) -> bool:
        """Whether enough groups, weight and active days are there for the partnership to be ranked."""
        needs = self.catalogue.composite
        return (
            sum(group.score is not None for group in self.groups) >= needs.least_groups_for_ranking
            and self.coverage >= needs.least_weight_for_ranking - 1e-9
            and self.active_days >= self.catalogue.exposure.least_days_for_ranking
        )

    def receipt(self, key: str) -> Receipt:
        """Return the receipt of an indicator. Raises ValueError where the method has no such one."""
        for receipt in self.receipts:
            if receipt.key == key:
                return receipt
        raise ValueError(f"key must be one of {', '.join(receipt.key for receipt in self.receipts)}, not {key}")


@dataclass(frozen=True)
class Evaluation(Headline):
    """All that is shown of a period.

    `if_confirmed`: the same with the waiting records counted, None when nothing waits.
    """

    collaboration: Collaboration
    if_confirmed: "Evaluation | None" = None


def evaluate(catalogue: Catalogue, evidence: Evidence, period: Period) -> Evaluation:
    """Return all that the evidence says of the period, by the catalogue's method.

    `evidence` holds what `evidence_windows` asks for. Raises ValueError on a period that has not begun, and on
    observations that cannot be, such as a level of 7.
    """
    basis = _basis(catalogue, evidence, period)
    measured = {key: indicator.measure(basis) for key, indicator in catalogue.indicators.items()}
    confirmed_only = _evaluation(catalogue, basis, measured)
    waiting = basis.measures_waiting
    if not waiting:
        return confirmed_only
    with_waiting = Basis(evidence, period, catalogue.exposure, waiting_too=True)
    measured_anew = {
        key: indicator.measure(with_waiting)
        for key, indicator in catalogue.indicators.items()
        if not waiting.isdisjoint(indicator.windows(period, catalogue.exposure))
    }
    if_confirmed = _evaluation(catalogue, with_waiting, {**measured, **measured_anew})
    return replace(confirmed_only, if_confirmed=if_confirmed)


def headline(catalogue: Catalogue, evidence: Evidence, period: Period) -> Headline:
    """Return the same figures as `evaluate` from less, without what stands beside the values.

    `evidence` holds what `headline_windows` asks for; what counts is enough. Raises ValueError as `evaluate` does.
    """
    basis = _basis(catalogue, evidence, period)
    measured = {key: replace(indicator.measure(basis), beside={}) for key, indicator in catalogue.indicators.items()}
    return _headline(catalogue, basis, measured)


def _basis(catalogue: Catalogue, evidence: Evidence, period: Period) -> Basis:
    if period.starts_on > evidence.known_at:
        raise ValueError(
            f"period must begin by {evidence.known_at}, the day up to which is known, not {period.starts_on}"
        )
    return Basis(evidence, period, catalogue.exposure)


def _evaluation(catalogue: Catalogue, basis: Basis, measured: Mapping[str, Measurement]) -> Evaluation:
    return Evaluation(**vars(_headline(catalogue, basis, measured)), collaboration=collaboration(basis))


def _headline(catalogue: Catalogue, basis: Basis, measured: Mapping[str, Measurement]) -> Headline:
    receipts = [
        _receipt(indicator, catalogue.points(indicator), measured[key])
        for key, indicator in catalogue.indicators.items()
    ]
    groups = [
        _group(catalogue, key, [receipt for receipt in receipts if receipt.group == key]) for key in catalogue.groups
    ]
    weight_present = math.fsum(group.weight for group in groups if group.score is not None)
    groups = [
        group
        if group.score is None or not weight_present
        else replace(group, effective_weight=100 * group.weight / weight_present)
        for group in groups
    ]
    scores, weights = [group.score for group in groups], [group.weight for group in groups]
    return Headline(
        catalogue=catalogue,
        period=basis.period,
        known_at=basis.evidence.known_at,
        active_days=basis.active_days,
        groups=tuple(groups),
        receipts=tuple(receipt for group in groups for receipt in _weighted(group, receipts)),
        composite=aggregate.arithmetic(scores, weights),
        geometric=aggregate.geometric(scores, weights, catalogue.composite.geometric_floor),
        coverage=_coverage(groups),
        bounds=(_bound(groups, receipts, 0.0), _bound(groups, receipts, 100.0)),
    )


def _receipt(indicator: Indicator, points: float, measurement: Measurement) -> Receipt:
    return Receipt(
        key=indicator.key,
        group=indicator.group,
        score_ranges=indicator.score_ranges,
        weight=points,
        parts=measurement.parts,
        missing=measurement.missing,
        amounts=measurement.counted,
        reasons=measurement.left_out,
        beside=measurement.beside,
        marks=measurement.marks,
        sources=measurement.sources,
    )


def _group(catalogue: Catalogue, key: str, receipts: Sequence[Receipt]) -> GroupScore:
    weight_due = math.fsum(receipt.weight for receipt in receipts if receipt.due)
    weight_present = math.fsum(receipt.weight for receipt in receipts if receipt.score is not None)
    weight = catalogue.groups[key].weight
    if not weight_due:
        return GroupScore(key, weight, None, None)
    coverage = weight_present / weight_due
    enough = weight_present > 0 and coverage >= catalogue.composite.least_weight_of_group - 1e-9
    scores, weights = [receipt.score for receipt in receipts], [receipt.weight for receipt in receipts]
    return GroupScore(key, weight, aggregate.arithmetic(scores, weights) if enough else None, coverage)


def _weighted(group: GroupScore, receipts: Sequence[Receipt]) -> list[Receipt]:
    """Return the group's receipts with the weight that is left to each."""
    own = [receipt for receipt in receipts if receipt.group == group.key]
    weight_present = math.fsum(receipt.weight for receipt in own if receipt.score is not None)
    return [
        receipt
        if receipt.score is None or not group.effective_weight
        else replace(receipt, effective_weight=group.effective_weight * receipt.weight / weight_present)
        for receipt in own
    ]


def _coverage(groups: Sequence[GroupScore]) -> float:
    due = [(group.weight, group.coverage) for group in groups if group.coverage is not None]
    weight_due = math.fsum(weight for weight, _ in due)
    return math.fsum(weight * coverage for weight, coverage in due) / weight_due if weight_due else 0.0


def _bound(groups: Sequence[GroupScore], receipts: Sequence[Receipt], missing_as: float) -> float:
    """Return the composite if every indicator that is due and missing had that score."""
    scores: list[float | None] = []
    for group in groups:
        own = [receipt for receipt in receipts if receipt.group == group.key and receipt.due]
        filled = [missing_as if receipt.score is None else receipt.score for receipt in own]
        has_weight = any(receipt.weight > 0 for receipt in own)
        scores.append(aggregate.arithmetic(filled, [receipt.weight for receipt in own]) if has_weight else None)
    bound = aggregate.arithmetic(scores, [group.weight for group in groups])
    return missing_as if bound is None else bound


def _mean(scores: Sequence[float]) -> float | None:
    return math.fsum(scores) / len(scores) if scores else None
