"""How the two sides share the work: shown beside the thirteen indicators, never scored."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from indicators.basis import Basis
from indicators.definitions.joint_activities import joint_activities
from indicators.evidence import Fact, Side, Standing

READ_BY_COLLABORATION = ("mode", "answered")  # beside what the indicators read
NUMBER_OF_MODES = 5  # of the paper's model


@dataclass(frozen=True)
class Collaboration:
    """Shares run from 0 to 1; None where there is nothing to share. `modes`: records by co-construction mode, and
    `evenness` 1 when all five have as many, 0 when all are of one mode (Shannon entropy ÷ ln 5), None without any."""

    hosted: Mapping[Side, float] | None
    attendance: Mapping[Side, float] | None
    median_days_to_answer: float | None
    modes: Mapping[str, int]
    evenness: float | None


def collaboration(basis: Basis) -> Collaboration:
    joint = joint_activities(basis, basis.period.starts_on).facts
    records = {fact.record for fact in joint}
    there: Counter[Side] = Counter()
    for fact in basis.raw("presence"):
        if fact.record in records and fact.side is not None and basis.standing(fact) is Standing.COUNTS:
            there[Side(fact.side)] += int(fact.quantity)
    modes = Counter(fact.category for fact in _since_start(basis, "mode") if fact.category is not None)
    days = [fact.quantity for fact in _since_start(basis, "answered")]
    return Collaboration(
        hosted=_shares(Counter(Side(fact.side) for fact in joint if fact.side is not None)),
        attendance=_shares(there),
        median_days_to_answer=median(days) if days else None,
        modes={mode: modes[mode] for mode in sorted(modes)},
        evenness=_evenness(modes),
    )


def _since_start(basis: Basis, measure: str) -> tuple[Fact, ...]:
    return basis.select(measure, since=basis.period.starts_on).once(lambda fact: fact.record).facts


def _shares(counts: Counter[Side]) -> Mapping[Side, float] | None:
    total = counts.total()
    return {side: counts[side] / total for side in Side} if total else None


def _evenness(modes: Counter[str]) -> float | None:
    total = modes.total()
    if not total:
        return None
    entropy = -math.fsum(count / total * math.log(count / total) for count in modes.values())
    return max(0.0, entropy) / math.log(NUMBER_OF_MODES)
