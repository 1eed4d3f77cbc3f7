"""How the two sides share the work: shown beside the thirteen indicators, never scored."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from indicators.basis import Basis
from indicators.definitions.joint_activities import joint_activities
from indicators.evidence import SIDES, Observation, SideName, Standing

# Beside what the indicators read.
READ_BY_COLLABORATION = ("mode", "answered", "reached", "gave", "gained", "force", "stage", "topic")
NUMBER_OF_MODES = 5  # of the paper's model


@dataclass(frozen=True)
class Collaboration:
    """How much of the work each side did, how soon the sides answered each other, and how it spread over the modes.

    `hosted` and `attendance`: the share (0–1) of each side in the joint activities, and in the people at them; None
    where there is nothing to share. `modes`: the number of records in each co-construction mode. `evenness`: their
    Shannon entropy ÷ ln 5, 1 when all five have as many, 0 when all are of one mode, None without any.
    `reached`: how many teachers, students and staff activities reached. `gave`, `gained`, `forces`,
    `stages`, `topics`: the number of records that name that side, productive force, stage of a result or topic.
    """

    hosted: Mapping[SideName, float] | None
    attendance: Mapping[SideName, float] | None
    median_days_to_answer: float | None
    modes: Mapping[str, int]
    evenness: float | None
    reached: Mapping[str, int]
    gave: Mapping[str, int]
    gained: Mapping[str, int]
    forces: Mapping[str, int]
    stages: Mapping[str, int]
    topics: Mapping[str, int]


def collaboration(basis: Basis) -> Collaboration:
    """Return how the two sides shared the work of the period."""
    activities = joint_activities(basis, basis.period.starts_on).observations
    records = {activity.record for activity in activities}
    people: Counter[SideName] = Counter()
    for presence in basis.all_of("presence"):
        if presence.record in records and presence.side is not None and basis.standing(presence) is Standing.COUNTS:
            people[presence.side] += int(presence.quantity)
    modes = Counter(mode.category for mode in _since_start(basis, "mode") if mode.category is not None)
    days = [answer.quantity for answer in _since_start(basis, "answered")]
    return Collaboration(
        hosted=_shares(Counter(activity.side for activity in activities if activity.side is not None)),
        attendance=_shares(people),
        median_days_to_answer=median(days) if days else None,
        modes={mode: modes[mode] for mode in sorted(modes)},
        evenness=_evenness(modes),
        reached=_sums(basis, "reached"),
        gave=_sums(basis, "gave"),
        gained=_sums(basis, "gained"),
        forces=_sums(basis, "force"),
        stages=_sums(basis, "stage"),
        topics=_sums(basis, "topic"),
    )


def _sums(basis: Basis, measure: str) -> Mapping[str, int]:
    """Return the quantities of the period by category."""
    sums: Counter[str] = Counter()
    for told in basis.select(measure, since=basis.period.starts_on).observations:
        if told.category is not None:
            sums[told.category] += int(told.quantity)
    return {category: sums[category] for category in sorted(sums)}


def _since_start(basis: Basis, measure: str) -> tuple[Observation, ...]:
    return basis.select(measure, since=basis.period.starts_on).once(lambda observation: observation.record).observations


def _shares(counts: Counter[SideName]) -> Mapping[SideName, float] | None:
    total = counts.total()
    return {side: counts[side] / total for side in SIDES} if total else None


def _evenness(modes: Counter[str]) -> float | None:
    total = modes.total()
    if not total:
        return None
    entropy = -math.fsum(count / total * math.log(count / total) for count in modes.values())
    return max(0.0, entropy) / math.log(NUMBER_OF_MODES)
