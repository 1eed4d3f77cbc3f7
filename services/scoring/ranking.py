"""Partnerships side by side: only when an admin asks, with how sure one can be, and never said surer than that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators import weigh
from indicators.evaluation import Headline
from records.errors import UserError
from records.periods import ReportingPeriod
from services.scoring.evidence import Knowledge
from services.scoring.methods import Method, current
from services.scoring.scores import headline
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory
from storage.people.directory import Partnership, Person
from storage.scoring import facts

SEED = 20260901  # the same draws for everybody who asks
DRAWS = 1000


@dataclass(frozen=True)
class Interval:
    """Of 1,000 draws: the 5th, 50th and 95th of a hundred."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Ranked:
    """`above_next`: it may be said that it is above the one below it."""

    partnership: Partnership
    composite: float
    score: Interval
    rank: Interval
    above_next: bool


@dataclass(frozen=True)
class Influence:
    """What one indicator has to say in a ranking: the points of 100 that the method gives it, and those that it would
    have by how much it tells the partnerships apart (熵权法, for comparison only; None where somebody's is missing).
    Without it a composite moves by `score` and a place by `rank`, at most."""

    key: str
    weight: float
    entropy: float | None
    score: float
    rank: int


@dataclass(frozen=True)
class Ranking:
    """Highest first; `unranked` have too little data. Equal places are told by the intervals, not by the order."""

    period: ReportingPeriod
    method: Method
    ranked: tuple[Ranked, ...]
    unranked: tuple[Partnership, ...]
    draws: int
    failed: int
    probability: float
    influences: tuple[Influence, ...] = ()


def rank(
    work: UnitOfWork,
    by: Person,
    period: ReportingPeriod,
    now: datetime,
    progress: Callable[[int], None] = lambda done: None,
) -> Ranking:
    """All partnerships in a period that is over or runs. Raises UserError for anybody but an admin."""
    if not by.is_admin:
        raise UserError("not-your-role")
    method = current(work, now)
    evaluated = [(each, _headline(work, each, period, method, now)) for each in directory.every_partnership(work)]
    fit = [(each, found) for each, found in evaluated if found is not None and found.rankable]
    fit.sort(key=lambda pair: (-(pair[1].composite or 0), pair[0].id))
    unranked = tuple(each for each, found in evaluated if found is None or not found.rankable)
    probability = method.catalogue.uncertainty.said_from_probability
    if not fit:
        return Ranking(period, method, (), unranked, 0, 0, probability)
    from indicators import robustness  # costs NumPy: only those who rank pay

    drawn = robustness.run([found for _, found in fit], DRAWS, SEED, progress)
    ranked = tuple(
        Ranked(
            each,
            found.composite or 0.0,
            Interval(score.low, score.median, score.high),
            Interval(place.low, place.median, place.high),
            at + 1 < len(fit) and drawn.is_above(at, at + 1),
        )
        for at, ((each, found), score, place) in enumerate(zip(fit, drawn.scores, drawn.ranks, strict=True))
    )
    influences = _influences([found for _, found in fit])
    return Ranking(period, method, ranked, unranked, drawn.draws, drawn.failed, probability, influences)


def _influences(evaluations: Sequence[Headline]) -> tuple[Influence, ...]:
    from indicators import robustness  # as above

    entropy, whole = _entropy(evaluations), {each.key: each.weight for each in evaluations[0].receipts}
    return tuple(
        Influence(
            without.indicator,
            whole[without.indicator],
            entropy.get(without.indicator),
            max((abs(change) for change in without.scores if change is not None), default=0.0),
            max((abs(change) for change in without.ranks if change is not None), default=0),
        )
        for without in robustness.leave_one_out(evaluations)
    )


def _entropy(evaluations: Sequence[Headline]) -> dict[str, float]:
    """In points of 100, over the indicators that all have; empty where nothing tells them apart."""
    columns: dict[str, list[float]] = {}
    for receipts in zip(*(each.receipts for each in evaluations), strict=True):
        scores = [receipt.score for receipt in receipts if receipt.score is not None]
        if len(scores) == len(evaluations) > 1:
            columns[receipts[0].key] = scores
    if not any(len(set(column)) > 1 for column in columns.values()):
        return {}
    return {key: 100 * share for key, share in zip(columns, weigh.entropy(list(columns.values())), strict=True)}


def _headline(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, now: datetime
) -> Headline | None:
    """None where the period had not begun in the partnership's time zone."""
    day = partnership.today(now)
    if period.first > day:
        return None
    return headline(work, partnership, period, method, Knowledge(facts.latest_revision(work, partnership.id), day))


def above(evaluations: Sequence[Headline]) -> float | None:
    """The probability that the first of two is above the second; None where one of them has no composite."""
    if any(found.composite is None for found in evaluations):
        return None
    from indicators import robustness  # as above

    return robustness.run(evaluations, DRAWS, SEED).above[0][1]
