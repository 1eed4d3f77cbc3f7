"""How far scores and ranks depend on choices that could have been made otherwise, and on whom one happened to ask.

OECD/JRC handbook 2008, step 7; M. Saisana, A. Saltelli and S. Tarantola, Uncertainty and sensitivity analysis
techniques as tools for the quality assessment of composite indicators, J. R. Statist. Soc. A 168 (2005) 307–323. This
is the only module that imports NumPy at once: import it where it is used.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indicators.catalogue import Uncertainty
from indicators.evaluation import Headline, Receipt
from indicators.measurement import Part
from indicators.score import Saturating

Numbers = NDArray[np.float64]
_COMPARED_AT_A_TIME = 32  # draws: so few stay in the processor's cache, and their sum fits into a byte
_AT_A_TIME = 250  # draws: the random numbers are drawn in this order, so another size is another result


@dataclass(frozen=True)
class Percentiles:
    """The 5th, 50th and 95th percentile of the draws."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Robustness:
    """What the draws of `run` came to, in the order of the evaluations given.

    Of `draws`, `failed` are left out. `scores` (0–100) and `ranks` (from 1) hold percentiles for each evaluation.
    `above[i][j]`: the share (0–1) of draws in which i scores more than j.
    """

    draws: int
    failed: int
    seed: int
    scores: tuple[Percentiles, ...]
    ranks: tuple[Percentiles, ...]
    above: tuple[tuple[float, ...], ...]
    said_from_probability: float

    def is_above(self, i: int, j: int) -> bool:
        """Return whether it may be said that i is above j."""
        return self.above[i][j] >= self.said_from_probability


@dataclass(frozen=True)
class LeftOneOut:
    """What an indicator does to each evaluation: score and rank with it, less score and rank without it.

    None where nothing is left without it.
    """

    indicator: str
    scores: tuple[float | None, ...]
    ranks: tuple[int | None, ...]


def run(
    evaluations: Sequence[Headline],
    draws: int = 1000,
    seed: int = 0,
    progress: Callable[[int], None] = lambda done: None,
) -> Robustness:
    """Return what becomes of scores and ranks when the composite is drawn anew under other choices.

    In each draw weights and targets are off by up to their spread, the same for all partnerships; the mean of the
    groups is arithmetic or geometric; and what was asked of some has sampling noise. What is missing stays missing. A
    draw that puts a target at or below its low has failed: it is counted and left out. The same evaluations, draws and
    seed give the same result, in whatever order the evaluations come. `progress` is told how many draws are done.
    Raises ValueError on no evaluations, one without a composite, several methods, or when all draws fail.
    """
    _check(evaluations, draws)
    order = sorted(range(len(evaluations)), key=lambda number: _identity(evaluations[number]))
    model = _Model([evaluations[number] for number in order])
    random = np.random.default_rng(seed)
    chunks = []
    for done in range(0, draws, _AT_A_TIME):
        chunks.append(model.draw(random, min(_AT_A_TIME, draws - done)))
        progress(min(draws, done + _AT_A_TIME))
    scores = np.concatenate(chunks)
    scores = scores[np.isfinite(scores).all(axis=1)]
    if not len(scores):
        raise ValueError("evaluations: every draw failed, targets must be further above their lows")
    as_given = np.argsort(order)
    return _summary(scores[:, as_given], draws, seed, evaluations[0].catalogue.uncertainty.said_from_probability)


def leave_one_out(evaluations: Sequence[Headline]) -> tuple[LeftOneOut, ...]:
    """Return what each indicator does to score and rank: each in turn is taken out of the method.

    Raises ValueError on no evaluations, one without a composite, or several methods.
    """
    _check(evaluations, 1)
    model = _Model(evaluations)
    scores = model.scores()
    (with_all,) = model.composites(model.weights[None, :], model.group_weights[None, :], scores)
    effects = []
    for number, key in enumerate(model.keys):
        weights = model.weights.copy()
        weights[number] = 0.0
        (without,) = model.composites(weights[None, :], model.group_weights[None, :], scores)
        present = np.isfinite(without)
        rank_changes = _ranks(with_all) - _ranks(np.where(present, without, -np.inf))
        changes = zip(with_all - without, rank_changes, present, strict=True)
        rows = [(float(score), int(rank)) if is_present else (None, None) for score, rank, is_present in changes]
        effects.append(LeftOneOut(key, tuple(score for score, _ in rows), tuple(rank for _, rank in rows)))
    return tuple(effects)


def _check(evaluations: Sequence[Headline], draws: int) -> None:
    if not evaluations:
        raise ValueError("evaluations must hold at least one")
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")
    if len({evaluation.catalogue.version for evaluation in evaluations}) > 1:
        raise ValueError("evaluations must all be of one method version")
    for number, evaluation in enumerate(evaluations):
        if evaluation.composite is None:
            raise ValueError(f"evaluations must all have a composite: number {number + 1} has none")


def _identity(evaluation: Headline) -> tuple[tuple[float, float], ...]:
    """Return what evaluations are put in order by, so that the order in which they are given changes nothing."""
    parts = (_part(receipt, name) for receipt in evaluation.receipts for name in receipt.score_ranges)
    return tuple((math.inf, 0.0) if part is None else (part.value, part.standard_error) for part in parts)


def _part(receipt: Receipt, name: str) -> Part | None:
    return next((part for part in receipt.parts if part.name == name), None)


class _Column:
    """One part of one indicator over all evaluations; NaN where it is missing."""

    def __init__(self, receipts: Sequence[Receipt], name: str) -> None:
        parts = [_part(receipt, name) for receipt in receipts]
        self.range = receipts[0].score_ranges[name]
        self.values = np.array([math.nan if part is None else part.value for part in parts])
        self.errors = np.array([0.0 if part is None else part.standard_error for part in parts])
        self.noisy = bool(self.errors.any())

    def scores(self, factors: Numbers, noise: Numbers | None) -> Numbers:
        """Return the scores (0–100), draws × evaluations. `factors`: what each draw multiplies the target by."""
        target = self.range.target * factors[:, None]
        values = self.values if noise is None else self.values + noise * self.errors
        if isinstance(self.range, Saturating):
            raw = np.copysign(np.log1p(np.abs(values)), values) / np.log1p(target)
        else:
            reach = target - self.range.low
            raw = (values - self.range.low) / np.where(reach > 0, reach, np.nan)
        scores: Numbers = np.clip(100 * raw, 0, 100)
        return scores


class _Model:
    """All evaluations as columns, so that a draw is a few operations on arrays."""

    def __init__(self, evaluations: Sequence[Headline]) -> None:
        first = evaluations[0]
        self.spread: Uncertainty = first.catalogue.uncertainty
        self.floor = first.catalogue.composite.geometric_floor
        self.keys = [receipt.key for receipt in first.receipts]
        self.weights = np.array([receipt.weight for receipt in first.receipts])
        self.group_weights = np.array([group.weight for group in first.groups])
        self.members = [
            [number for number, receipt in enumerate(first.receipts) if receipt.group == group.key]
            for group in first.groups
        ]
        by_indicator = [[evaluation.receipts[number] for evaluation in evaluations] for number in range(len(self.keys))]
        self.columns = [
            [_Column(row, name) for name in receipt.score_ranges]
            for receipt, row in zip(first.receipts, by_indicator, strict=True)
        ]
        self.present = np.array(
            [[receipt.effective_weight > 0 for receipt in row] for row in by_indicator], dtype=float
        )

    def draw(self, random: np.random.Generator, draws: int) -> Numbers:
        """Return composites, draws × evaluations; a draw that failed is NaN throughout."""
        weights = self.weights * self._factors(random, self.spread.weight_spread, (draws, len(self.weights)))
        group_weights = self.group_weights * self._factors(
            random, self.spread.weight_spread, (draws, len(self.group_weights))
        )
        geometric = random.random(draws) < 0.5
        columns = [column for columns in self.columns for column in columns]
        factors = iter(self._factors(random, self.spread.target_spread, (len(columns), draws)))
        scores = [
            _mean_of_parts([column.scores(next(factors), self._noise(random, column, draws)) for column in columns])
            for columns in self.columns
        ]
        failed = np.zeros(draws, dtype=bool)
        for present, indicator_scores in zip(self.present, scores, strict=True):
            failed |= np.isnan(indicator_scores[:, present > 0]).any(axis=1)
        composites = self.composites(weights, group_weights, scores, geometric)
        composites[failed] = np.nan
        return composites

    def scores(self) -> list[Numbers]:
        """Return the scores of each indicator as the method has them: one row of all evaluations."""
        return [_mean_of_parts([column.scores(np.ones(1), None) for column in columns]) for columns in self.columns]

    def composites(
        self,
        weights: Numbers,
        group_weights: Numbers,
        scores: Sequence[Numbers],
        geometric: NDArray[np.bool_] | None = None,
    ) -> Numbers:
        """Return composites, draws × evaluations; NaN where nothing is there.

        `weights` are draws × indicators, `group_weights` draws × groups, `scores` draws × evaluations for each
        indicator. `geometric`: for each draw whether the mean of the groups is geometric; None: in no draw.
        """
        total = np.zeros((len(weights), self.present.shape[1]))
        weighted_sum, weighted_logarithms = np.zeros_like(total), np.zeros_like(total)
        for number, members in enumerate(self.members):
            weight = weights[:, members] @ self.present[members]
            filled = (np.where(self.present[k] > 0, scores[k], 0.0) * weights[:, k, None] for k in members)
            group = np.sum(list(filled), axis=0) / np.where(weight > 0, weight, 1.0)
            group_weight = np.where(weight > 0, group_weights[:, number, None], 0.0)
            total += group_weight
            weighted_sum += group_weight * group
            if geometric is not None:
                logarithms = group_weight * np.log(np.maximum(group, self.floor))
                weighted_logarithms[geometric] += logarithms[geometric]
        divisor = np.where(total > 0, total, np.nan)
        composites: Numbers = weighted_sum / divisor
        if geometric is not None:
            composites[geometric] = np.exp(weighted_logarithms[geometric] / divisor[geometric])
        return composites

    def _noise(self, random: np.random.Generator, column: _Column, draws: int) -> Numbers | None:
        return random.standard_normal((draws, len(column.values))) if column.noisy else None

    def _factors(self, random: np.random.Generator, spread: float, shape: tuple[int, int]) -> Numbers:
        """Return factors that are evenly spread from 1 − spread to 1 + spread."""
        return 1 + spread * (2 * random.random(shape) - 1)


def _mean_of_parts(parts: Sequence[Numbers]) -> Numbers:
    """Return the mean of the parts that are there; NaN where none is."""
    if len(parts) == 1:
        return parts[0]
    number_present = np.sum([~np.isnan(part) for part in parts], axis=0)
    total: Numbers = np.sum([np.nan_to_num(part) for part in parts], axis=0)
    return total / np.where(number_present > 0, number_present, np.nan)


def _summary(scores: Numbers, draws: int, seed: int, said_from_probability: float) -> Robustness:
    ranks = np.stack([_ranks(row) for row in scores])
    return Robustness(
        draws=draws,
        failed=draws - len(scores),
        seed=seed,
        scores=_percentiles(scores, "linear"),
        ranks=_percentiles(ranks, "inverted_cdf"),
        above=tuple(map(tuple, _above(ranks).tolist())),
        said_from_probability=said_from_probability,
    )


def _ranks(scores: Numbers) -> NDArray[np.int16]:
    """Return the rank of each score, 1 for the highest; equals share the better rank."""
    ordered = np.sort(scores)
    return (1 + len(scores) - np.searchsorted(ordered, scores, side="right")).astype(np.int16)


def _above(ranks: NDArray[np.int16]) -> Numbers:
    """Return the share of rows in which one column ranks better than another."""
    times_better = np.zeros((ranks.shape[1], ranks.shape[1]))
    for start in range(0, len(ranks), _COMPARED_AT_A_TIME):
        rows = ranks[start : start + _COMPARED_AT_A_TIME]
        better = (rows[:, :, None] < rows[:, None, :]).view(np.uint8)
        times_better += np.add.reduce(better, axis=0, dtype=np.uint8)
    return times_better / len(ranks)


def _percentiles(
    columns: NDArray[np.float64] | NDArray[np.int16], method: Literal["linear", "inverted_cdf"]
) -> tuple[Percentiles, ...]:
    low, median, high = np.quantile(columns, (0.05, 0.5, 0.95), axis=0, method=method)
    return tuple(map(Percentiles, low.tolist(), median.tolist(), high.tolist()))
