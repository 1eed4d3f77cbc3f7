"""From several scores to one. OECD/JRC handbook 2008, step 6: an arithmetic mean lets the strong make up for the weak,
a geometric one lets them do so less."""

import math
from collections.abc import Sequence

from indicators.normalise import cut


def arithmetic(scores: Sequence[float | None], weights: Sequence[float]) -> float | None:
    """The weighted mean of the scores (0–100) that are there; a missing one (None) leaves its weight to the others.

    None when all are missing. Raises ValueError on what is no score, or no weight."""
    there = _there(scores, weights)
    if there is None:
        return None
    return cut(math.fsum(score * weight for score, weight in there))


def geometric(scores: Sequence[float | None], weights: Sequence[float], floor: float = 1.0) -> float | None:
    """The weighted geometric mean, with scores lifted to `floor` (above 0, at most 100), so that a single 0 does not
    undo all others. Missing scores and errors as in `arithmetic`. UNDP technical notes (HDI since 2010)."""
    if not 0 < floor <= 100:
        raise ValueError(f"floor must be above 0 and at most 100, not {floor}")
    there = _there(scores, weights)
    if there is None:
        return None
    return cut(math.exp(math.fsum(weight * math.log(max(score, floor)) for score, weight in there)))


def _there(scores: Sequence[float | None], weights: Sequence[float]) -> list[tuple[float, float]] | None:
    """Scores that are there, with weights that add up to 1."""
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
    there = [(score, weight) for score, weight in zip(scores, weights, strict=True) if score is not None and weight > 0]
    total = math.fsum(weight for _, weight in there)
    return [(score, weight / total) for score, weight in there] or None
