"""Partnerships side by side: only when an admin asks, with how sure one can be, and never said surer than that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from indicators import weigh
from indicators.evaluation import Headline
from records.periods import ReportingPeriod
from services.permissions import check_admin
from services.scoring.evidence import Knowledge
from services.scoring.methods import Method, current
from services.scoring.scores import headline
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person
from storage.scoring import facts

SEED = 20260901  # the same draws for everybody who asks
DRAWS = 1000


@dataclass(frozen=True)
class Interval:
    """Where a figure lies in 1,000 draws: the 5th, 50th and 95th of a hundred."""

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Ranked:
    """A partnership in its place. `above_next`: it may be said that it is above the one below it."""

    partnership: Partnership
    composite: float
    score: Interval
    rank: Interval
    above_next: bool


@dataclass(frozen=True)
class Influence:
    """What one indicator has to say in a ranking.

    `weight` are the points of 100 that the method gives it, `entropy` those that it would have by how much it tells the
    partnerships apart (熵权法, for comparison only; None where somebody's is missing). Without it a composite moves by
    `score` and a place by `rank`, at most.
    """

    key: str
    weight: float
    entropy: float | None
    score: float
    rank: int


@dataclass(frozen=True)
class Ranking:
    """All partnerships in a period, highest first; `unranked` have too little data.

    Equal places are told by the intervals, not by the order. `failed` of the `draws` gave no order; `probability` is
    from which on it may be said that one is above another.
    """

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
    """Rank all partnerships in a period that is over or runs; `progress` is told of each draw.

    Raises UserError for anybody but an admin.
    """
    check_admin(by)
    method = current(work, now)
    evaluated = [
        (partnership, _headline(work, partnership, period, method, now)) for partnership in partnerships.every(work)
    ]
    fit = [(partnership, figures) for partnership, figures in evaluated if figures is not None and figures.rankable]
    fit.sort(key=lambda pair: (-(pair[1].composite or 0), pair[0].id))
    unranked = tuple(partnership for partnership, figures in evaluated if figures is None or not figures.rankable)
    probability = method.catalogue.uncertainty.said_from_probability
    if not fit:
        return Ranking(period, method, (), unranked, 0, 0, probability)
    from indicators import robustness  # costs NumPy: only those who rank pay

    evaluations = [figures for _, figures in fit]
    drawn = robustness.run(evaluations, DRAWS, SEED, progress)
    ranked = tuple(
        Ranked(
            partnership,
            figures.composite or 0.0,
            Interval(score.low, score.median, score.high),
            Interval(place.low, place.median, place.high),
            at + 1 < len(fit) and drawn.is_above(at, at + 1),
        )
        for at, ((partnership, figures), score, place) in enumerate(zip(fit, drawn.scores, drawn.ranks, strict=True))
    )
    influences = _influences(evaluations)
    return Ranking(period, method, ranked, unranked, drawn.draws, drawn.failed, probability, influences)


def _influences(evaluations: Sequence[Headline]) -> tuple[Influence, ...]:
    from indicators import robustness  # as above

    entropy, whole = _entropy(evaluations), {receipt.key: receipt.weight for receipt in evaluations[0].receipts}
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
    """Return the entropy weights of the indicators that all have, in points of 100.

    Empty where nothing tells the partnerships apart.
    """
    columns: dict[str, list[float]] = {}
    for receipts in zip(*(figures.receipts for figures in evaluations), strict=True):
        scores = [receipt.score for receipt in receipts if receipt.score is not None]
        if len(scores) == len(evaluations) > 1:
            columns[receipts[0].key] = scores
    if not any(len(set(column)) > 1 for column in columns.values()):
        return {}
    return {key: 100 * share for key, share in zip(columns, weigh.entropy(list(columns.values())), strict=True)}


def _headline(
    work: UnitOfWork, partnership: Partnership, period: ReportingPeriod, method: Method, now: datetime
) -> Headline | None:
    """Return the figures of a partnership; None where the period had not begun in its time zone."""
    day = partnership.today(now)
    if period.first > day:
        return None
    return headline(work, partnership, period, method, Knowledge(facts.latest_revision(work, partnership.id), day))


def above(evaluations: Sequence[Headline]) -> float | None:
    """Return the probability that the first of two is above the second; None where one of them has no composite."""
    if any(figures.composite is None for figures in evaluations):
        return None
    from indicators import robustness  # as above

    return robustness.run(evaluations, DRAWS, SEED).above[0][1]
