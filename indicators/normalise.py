"""From a raw value to a score of 0 to 100, so that unlike things can be added up. OECD/JRC handbook 2008, step 5.

The `_uncut` functions give the same without the cut; all raise ValueError on a target that is none, or a value that is
no finite number."""

import math


def linear(value: float, low: float, target: float) -> float:
    """100·(value − low)/(target − low), cut to 0–100."""
    return cut(linear_uncut(value, low, target))


def saturating(value: float, target: float) -> float:
    """100·ln(1 + value)/ln(1 + target), cut to 0–100: the tenth of a kind adds less than the first."""
    return cut(saturating_uncut(value, target))


def linear_uncut(value: float, low: float, target: float) -> float:
    _check(value=value, low=low, target=target)
    if target <= low:
        raise ValueError(f"target must be above low ({low}), not {target}")
    return 100 * (value - low) / (target - low)


def saturating_uncut(value: float, target: float) -> float:
    """A negative value has no logarithm: it mirrors the positive one, so that the order is kept."""
    _check(value=value, target=target)
    if target <= 0:
        raise ValueError(f"target must be above 0, not {target}")
    return math.copysign(100 * math.log1p(abs(value)) / math.log1p(target), value)


def cut(score: float) -> float:
    return min(100.0, max(0.0, score))


def _check(**arguments: float) -> None:
    for name, value in arguments.items():
        if not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number, not {value}")
