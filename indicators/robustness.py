"""How far scores and ranks depend on choices that could have been made otherwise, and on whom one happened to ask.

OECD/JRC handbook 2008, step 7; M. Saisana, A. Saltelli and S. Tarantola, Uncertainty and sensitivity analysis
techniques as tools for the quality assessment of composite indicators, J. R. Statist. Soc. A 168 (2005) 307–323. This
is the only module that keeps NumPy; import it where it is used."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from indicators.catalogue import Uncertainty
from indicators.evaluation import Headline, Receipt
from indicators.measured import Part
from indicators.score import Saturating

Numbers = NDArray[np.float64]
_COMPARED_AT_A_TIME = 32  # draws: so few stay in the processor's cache, and their sum fits into a byte
_AT_A_TIME = 250  # draws: the random numbers are drawn in this order, so another size is another result


@dataclass(frozen=True)
class Interval:
    """5th, 50th and 95th percentile of the draws."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Robustness:
    """In the order of the evaluations given. `above[i][j]`: the share of draws in which i scores more than j."""

    draws: int
    failed: int
    seed: int
    scores: tuple[Interval, ...]
    ranks: tuple[Interval, ...]
    above: tuple[tuple[float, ...], ...]
    said_from_probability: float

    def is_above(self, i: int, j: int) -> bool:
        """Whether it may be said that i is above j."""
        return self.above[i][j] >= self.said_from_probability


@dataclass(frozen=True)
class LeftOneOut:
    """What an indicator does to each evaluation: score and rank with it, less score and rank without it."""

    indicator: str
    scores: tuple[float | None, ...]
    ranks: tuple[int | None, ...]


def run(
    evaluations: Sequence[Headline],
    draws: int = 1000,
    seed: int = 0,
    progress: Callable[[int], None] = lambda done: None,
) -> Robustness:
    """Draws the composite anew with weights and targets off by up to their spread (each the same for all partnerships),
    an arithmetic or a geometric mean, and sampling noise of what was asked of some. What is missing stays missing.

    A draw that puts a target at or below its low has failed: it is counted and left out. `progress` is told how many
    are done. Raises ValueError on no evaluations, one without a composite, several methods, or when all draws fail."""
    _check(evaluations, draws)
    order = sorted(range(len(evaluations)), key=lambda number: _identity(evaluations[number]))
    field = _Field([evaluations[number] for number in order])
    random = np.random.default_rng(seed)
    chunks = []
    for done in range(0, draws, _AT_A_TIME):
        chunks.append(field.draw(random, min(_AT_A_TIME, draws - done)))
        progress(min(draws, done + _AT_A_TIME))
    scores = np.concatenate(chunks)
    scores = scores[np.isfinite(scores).all(axis=1)]
    if not len(scores):
        raise ValueError("evaluations: every draw failed, targets must be further above their lows")
    back = np.argsort(order)
    return _summary(scores[:, back], draws, seed, evaluations[0].catalogue.uncertainty.said_from_probability)


def leave_one_out(evaluations: Sequence[Headline]) -> tuple[LeftOneOut, ...]:
    """Each indicator in turn taken out of the method. None where nothing is left without it. Raises as `run` does."""
    _check(evaluations, 1)
    field = _Field(evaluations)
    whole = field.composites(field.weights[None, :], field.group_weights[None, :], field.scores())[0]
    found = []
    for number, key in enumerate(field.keys):
        weights = field.weights.copy()
        weights[number] = 0.0
        without = field.composites(weights[None, :], field.group_weights[None, :], field.scores())[0]
        there = np.isfinite(without)
        moved = zip(whole - without, _ranks(whole) - _ranks(np.where(there, without, -np.inf)), there, strict=True)
        rows = [(float(score), int(rank)) if is_there else (None, None) for score, rank, is_there in moved]
        found.append(LeftOneOut(key, tuple(score for score, _ in rows), tuple(rank for _, rank in rows)))
    return tuple(found)


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
    """By which evaluations are put in order, so that the order in which they are given changes nothing."""
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
        """draws × evaluations, cut to 0–100. `factors`: what each draw multiplies the target by."""
        target = self.range.target * factors[:, None]
        values = self.values if noise is None else self.values + noise * self.errors
        if isinstance(self.range, Saturating):
            raw = np.copysign(np.log1p(np.abs(values)), values) / np.log1p(target)
        else:
            reach = target - self.range.low
            raw = (values - self.range.low) / np.where(reach > 0, reach, np.nan)
        scores: Numbers = np.clip(100 * raw, 0, 100)
        return scores


class _Field:
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
        by_indicator = [[each.receipts[number] for each in evaluations] for number in range(len(self.keys))]
        self.columns = [[_Column(row, name) for name in row[0].score_ranges] for row in by_indicator]
        self.there = np.array([[receipt.effective_weight > 0 for receipt in row] for row in by_indicator], dtype=float)

    def draw(self, random: np.random.Generator, draws: int) -> Numbers:
        """Composites, draws × evaluations; a draw that failed is NaN throughout."""
        weights = self.weights * self._off_by(random, self.spread.weight_spread, (draws, len(self.weights)))
        group_weights = self.group_weights * self._off_by(
            random, self.spread.weight_spread, (draws, len(self.group_weights))
        )
        geometric = random.random(draws) < 0.5
        columns = [column for columns in self.columns for column in columns]
        factors = iter(self._off_by(random, self.spread.target_spread, (len(columns), draws)))
        scores = [
            _mean_of_parts([column.scores(next(factors), self._noise(random, column, draws)) for column in columns])
            for columns in self.columns
        ]
        failed = np.zeros(draws, dtype=bool)
        for there, each in zip(self.there, scores, strict=True):
            failed |= np.isnan(each[:, there > 0]).any(axis=1)
        composites = self.composites(weights, group_weights, scores, geometric)
        composites[failed] = np.nan
        return composites

    def scores(self) -> list[Numbers]:
        """The scores as they are, one row."""
        return [_mean_of_parts([column.scores(np.ones(1), None) for column in columns]) for columns in self.columns]

    def composites(
        self,
        weights: Numbers,
        group_weights: Numbers,
        scores: Sequence[Numbers],
        geometric: NDArray[np.bool_] | None = None,
    ) -> Numbers:
        """draws × evaluations, from draws × indicators, draws × groups, and draws × evaluations for each indicator; NaN
        where nothing is there. `geometric`: for each draw whether the groups are joined so."""
        total = np.zeros((len(weights), self.there.shape[1]))
        added, logged = np.zeros_like(total), np.zeros_like(total)
        for number, members in enumerate(self.members):
            weight = weights[:, members] @ self.there[members]
            filled = (np.where(self.there[k] > 0, scores[k], 0.0) * weights[:, k, None] for k in members)
            group = np.sum(list(filled), axis=0) / np.where(weight > 0, weight, 1.0)
            group_weight = np.where(weight > 0, group_weights[:, number, None], 0.0)
            total += group_weight
            added += group_weight * group
            if geometric is not None:
                logged[geometric] += (group_weight * np.log(np.maximum(group, self.floor)))[geometric]
        divisor = np.where(total > 0, total, np.nan)
        composites: Numbers = added / divisor
        if geometric is not None:
            composites[geometric] = np.exp(logged[geometric] / divisor[geometric])
        return composites

    def _noise(self, random: np.random.Generator, column: _Column, draws: int) -> Numbers | None:
        return random.standard_normal((draws, len(column.values))) if column.noisy else None

    def _off_by(self, random: np.random.Generator, spread: float, shape: tuple[int, int]) -> Numbers:
        return 1 + spread * (2 * random.random(shape) - 1)


def _mean_of_parts(parts: Sequence[Numbers]) -> Numbers:
    """The mean of the parts that are there; NaN where none is."""
    if len(parts) == 1:
        return parts[0]
    there = np.sum([~np.isnan(part) for part in parts], axis=0)
    total: Numbers = np.sum([np.nan_to_num(part) for part in parts], axis=0)
    return total / np.where(there > 0, there, np.nan)


def _summary(scores: Numbers, draws: int, seed: int, said_from_probability: float) -> Robustness:
    ranks = np.stack([_ranks(row) for row in scores])
    return Robustness(
        draws=draws,
        failed=draws - len(scores),
        seed=seed,
        scores=_intervals(scores, "linear"),
        ranks=_intervals(ranks, "inverted_cdf"),
        above=tuple(map(tuple, _above(ranks).tolist())),
        said_from_probability=said_from_probability,
    )


def _ranks(scores: Numbers) -> NDArray[np.int16]:
    """1 for the highest; equals share the better rank."""
    ordered = np.sort(scores)
    return (1 + len(scores) - np.searchsorted(ordered, scores, side="right")).astype(np.int16)


def _above(ranks: NDArray[np.int16]) -> Numbers:
    """The share of rows in which one column ranks better than another."""
    often = np.zeros((ranks.shape[1], ranks.shape[1]))
    for start in range(0, len(ranks), _COMPARED_AT_A_TIME):
        some = ranks[start : start + _COMPARED_AT_A_TIME]
        better = (some[:, :, None] < some[:, None, :]).view(np.uint8)
        often += np.add.reduce(better, axis=0, dtype=np.uint8)
    return often / len(ranks)


def _intervals(
    columns: NDArray[np.float64] | NDArray[np.int16], method: Literal["linear", "inverted_cdf"]
) -> tuple[Interval, ...]:
    low, median, high = np.quantile(columns, (0.05, 0.5, 0.95), axis=0, method=method)
    return tuple(map(Interval, low.tolist(), median.tolist(), high.tolist()))
