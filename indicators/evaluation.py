"""From the evidence of a partnership and period to receipts, groups and the composite.

Arithmetic means at both levels, so that the contributions add up to the composite. OECD/JRC handbook 2008, steps
5–7."""

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
from indicators.measured import Counted, Figures, LeftOut, Measured, Missing, MissingReason, Part
from indicators.score import Linear, Saturating


@dataclass(frozen=True)
class Receipt:
    """得分明细: one indicator opened up. Of an indicator with several parts, the value is the mean of their scores.

    `weight`: points of 100 that it has when nothing is missing. `effective_weight`: points that it has now, 0 when it
    is missing or its group is. `contribution`: score × effective weight ÷ 100; all of them add up to the composite.
    `amounts` and `reasons`: how much of each record counts, and the records that do not, by reason. `sources`: what it
    is made of that is no record."""

    key: str
    group: str
    score_ranges: Mapping[str, Linear | Saturating]
    weight: float
    parts: tuple[Part, ...]
    missing: Missing | None
    amounts: Mapping[int, float]
    reasons: Mapping[Standing, tuple[int, ...]]
    beside: Figures
    marks: tuple[str, ...]
    sources: Mapping[str, float]
    effective_weight: float = 0.0

    @property
    def counted(self) -> tuple[Counted, ...]:
        return tuple(Counted(record, amount) for record, amount in self.amounts.items())

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        pairs = sorted((record, standing) for standing, records in self.reasons.items() for record in records)
        return tuple(LeftOut(record, standing) for record, standing in pairs)

    @property
    def value(self) -> float | None:
        return self.parts[0].value if len(self.score_ranges) == 1 and self.parts else self.score

    @property
    def numerator(self) -> float | None:
        return self.parts[0].numerator if len(self.parts) == 1 else None

    @property
    def denominator(self) -> float | None:
        return self.parts[0].denominator if len(self.parts) == 1 else None

    @property
    def score(self) -> float | None:
        return _mean([part.score for part in self.parts])

    @property
    def uncut_score(self) -> float | None:
        return _mean([part.uncut_score for part in self.parts])

    @property
    def gap(self) -> float | None:
        """What is missing to the target in the indicator's own unit; several parts say it each for itself."""
        return self.parts[0].gap if len(self.score_ranges) == 1 and self.parts else None

    @property
    def contribution(self) -> float | None:
        return None if self.score is None or not self.effective_weight else self.score * self.effective_weight / 100

    @property
    def due(self) -> bool:
        return self.missing is None or self.missing.reason is not MissingReason.NOT_DUE


@dataclass(frozen=True)
class GroupScore:
    """一级指标. `score` is None when too little of it is there. `coverage`: share of its due weight that is there, None
    when nothing of it was due."""

    key: str
    weight: float
    score: float | None
    coverage: float | None
    effective_weight: float = 0.0

    @property
    def contribution(self) -> float | None:
        return None if self.score is None else self.score * self.effective_weight / 100


@dataclass(frozen=True)
class Headline:
    """What partnerships are compared by. `composite` is None when no group is there. `geometric`: the geometric mean
    of the groups, a check of balance. `coverage`: share of the due weight that is there. `bounds`: the composite with
    every missing one at 0 and at 100."""

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
        """What must be said with the composite."""
        groups = any(group.score is None and group.coverage is not None for group in self.groups)
        indicators = any(receipt.missing is not None and receipt.due for receipt in self.receipts)
        return (("groups_missing",) if groups else ()) + (("indicators_missing",) if indicators else ())

    @property
    def rankable(self) -> bool:
        needs = self.catalogue.composite
        return (
            sum(group.score is not None for group in self.groups) >= needs.least_groups_for_ranking
            and self.coverage >= needs.least_weight_for_ranking - 1e-9
            and self.active_days >= self.catalogue.exposure.least_days_for_ranking
        )

    def receipt(self, key: str) -> Receipt:
        for receipt in self.receipts:
            if receipt.key == key:
                return receipt
        raise ValueError(f"key must be one of {', '.join(each.key for each in self.receipts)}, not {key}")


@dataclass(frozen=True)
class Evaluation(Headline):
    """All that is shown of a period. `if_confirmed`: the same with the waiting records counted, None when nothing
    waits."""

    collaboration: Collaboration
    if_confirmed: "Evaluation | None" = None


def evaluate(catalogue: Catalogue, evidence: Evidence, period: Period) -> Evaluation:
    """All that the evidence says of the period. Raises ValueError on a period that has not begun, and on facts that
    cannot be (a level of 7)."""
    basis = _basis(catalogue, evidence, period)
    measured = {key: indicator.measure(basis) for key, indicator in catalogue.indicators.items()}
    found = _evaluation(catalogue, basis, measured)
    waiting = basis.waiting
    if not waiting:
        return found
    confirmed = Basis(evidence, period, catalogue.exposure, waiting_too=True)
    again = {
        key: indicator.measure(confirmed)
        for key, indicator in catalogue.indicators.items()
        if not waiting.isdisjoint(indicator.windows(period, catalogue.exposure))
    }
    return replace(found, if_confirmed=_evaluation(catalogue, confirmed, {**measured, **again}))


def headline(catalogue: Catalogue, evidence: Evidence, period: Period) -> Headline:
    """The same figures from less: evidence of what counts and makes a value is enough. What stands beside the values is
    not told. Raises as `evaluate` does."""
    basis = _basis(catalogue, evidence, period)
    measured = {key: replace(found.measure(basis), beside={}) for key, found in catalogue.indicators.items()}
    return _headline(catalogue, basis, measured)


def _basis(catalogue: Catalogue, evidence: Evidence, period: Period) -> Basis:
    if period.starts_on > evidence.known_at:
        raise ValueError(
            f"period must begin by {evidence.known_at}, the day up to which is known, not {period.starts_on}"
        )
    return Basis(evidence, period, catalogue.exposure)


def _evaluation(catalogue: Catalogue, basis: Basis, measured: Mapping[str, Measured]) -> Evaluation:
    return Evaluation(**vars(_headline(catalogue, basis, measured)), collaboration=collaboration(basis))


def _headline(catalogue: Catalogue, basis: Basis, measured: Mapping[str, Measured]) -> Headline:
    receipts = [
        _receipt(indicator, catalogue.points(indicator), measured[key])
        for key, indicator in catalogue.indicators.items()
    ]
    groups = [_group(catalogue, key, [each for each in receipts if each.group == key]) for key in catalogue.groups]
    there = math.fsum(group.weight for group in groups if group.score is not None)
    groups = [
        group if group.score is None or not there else replace(group, effective_weight=100 * group.weight / there)
        for group in groups
    ]
    scores, weights = [group.score for group in groups], [group.weight for group in groups]
    return Headline(
        catalogue=catalogue,
        period=basis.period,
        known_at=basis.evidence.known_at,
        active_days=basis.active_days,
        groups=tuple(groups),
        receipts=tuple(receipt for group in groups for receipt in _weighed(group, receipts)),
        composite=aggregate.arithmetic(scores, weights),
        geometric=aggregate.geometric(scores, weights, catalogue.composite.geometric_floor),
        coverage=_coverage(groups),
        bounds=(_bound(groups, receipts, 0.0), _bound(groups, receipts, 100.0)),
    )


def _receipt(indicator: Indicator, points: float, measured: Measured) -> Receipt:
    return Receipt(
        key=indicator.key,
        group=indicator.group,
        score_ranges=indicator.score_ranges,
        weight=points,
        parts=measured.parts,
        missing=measured.missing,
        amounts=measured.counted,
        reasons=measured.left_out,
        beside=measured.beside,
        marks=measured.marks,
        sources=measured.sources,
    )


def _group(catalogue: Catalogue, key: str, receipts: Sequence[Receipt]) -> GroupScore:
    due = math.fsum(receipt.weight for receipt in receipts if receipt.due)
    there = math.fsum(receipt.weight for receipt in receipts if receipt.score is not None)
    weight = catalogue.groups[key].weight
    if not due:
        return GroupScore(key, weight, None, None)
    enough = there > 0 and there / due >= catalogue.composite.least_weight_of_group - 1e-9
    score = (
        aggregate.arithmetic([each.score for each in receipts], [each.weight for each in receipts]) if enough else None
    )
    return GroupScore(key, weight, score, there / due)


def _weighed(group: GroupScore, receipts: Sequence[Receipt]) -> list[Receipt]:
    """The group's receipts with the weight that is left to each."""
    own = [receipt for receipt in receipts if receipt.group == group.key]
    there = math.fsum(receipt.weight for receipt in own if receipt.score is not None)
    return [
        receipt
        if receipt.score is None or not group.effective_weight
        else replace(receipt, effective_weight=group.effective_weight * receipt.weight / there)
        for receipt in own
    ]


def _coverage(groups: Sequence[GroupScore]) -> float:
    due = [(group.weight, group.coverage) for group in groups if group.coverage is not None]
    total = math.fsum(weight for weight, _ in due)
    return math.fsum(weight * coverage for weight, coverage in due) / total if total else 0.0


def _bound(groups: Sequence[GroupScore], receipts: Sequence[Receipt], missing_as: float) -> float:
    """The composite if every indicator that is due and missing had that score."""
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
