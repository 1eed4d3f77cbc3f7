"""Means: several scores are made one. OECD/JRC handbook 2008, step 6.

With an arithmetic mean the strong make up for the weak; with a geometric one they do so less.
"""

import math
from collections.abc import Sequence

from indicators.normalise import cut


def arithmetic(scores: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """Return the weighted arithmetic mean of the scores that are there, 0–100; None when all are missing.

    `scores` run 0–100; None is missing, and leaves its weight to the others. `weights` are as many, at least 0, and
    relative: they are normalised. How much may be missing is decided in `evaluation`, not here. Raises ValueError on
    what is no score, on what is no weight, and where nothing has weight.
    """
    weighted = _normalised(scores, weights)
    if not weighted:
        return None
    return cut(math.fsum(score * weight for score, weight in weighted))


def geometric(scores: Sequence[float | None], weights: Sequence[float], floor: float = 1.0) -> float | None:
    """Return the weighted geometric mean of the scores that are there, 0–100; None when all are missing.

    Scores below `floor` (above 0, at most 100) are lifted to it, so that a single 0 does not undo all others: UNDP,
    technical notes of the Human Development Report since 2010. Arguments and errors are else those of `arithmetic`.
    """
    if not 0 < floor <= 100:
        raise ValueError(f"floor must be above 0 and at most 100, not {floor}")
    weighted = _normalised(scores, weights)
    if not weighted:
        return None
    return cut(math.exp(math.fsum(weight * math.log(max(score, floor)) for score, weight in weighted)))


def _normalised(scores: Sequence[float | None], weights: Sequence[float]) -> list[tuple[float, float]]:
    """Return the scores that are there, each with its weight; these add up to 1. Empty when all are missing."""
    if not scores:
        raise ValueError("scores must hold at least one score")
    if len(weights) != len(scores):
        raise ValueError(f"weights must be as many as scores ({len(scores)}), not {len(weights)}")
    for weight in weights:
        if not (math.isfinite(weight) and weight >= 0):
            raise ValueError(f"weights must be finite and at least 0, not {weight}")
    if not math.fsum(weights) > 0:
        raise ValueError("weights must not all be 0")
    for score in scores:
        if score is not None and not -1e-9 <= score <= 100 + 1e-9:
            raise ValueError(f"scores must be 0 to 100 or None, not {score}")
    present = [
        (score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None and weight > 0
    ]
    total = math.fsum(weight for _, weight in present)
    return [(score, weight / total) for score, weight in present]
