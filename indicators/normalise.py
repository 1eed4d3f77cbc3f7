"""Scores: values of unlike units are brought to 0–100, so that they can be added up. OECD/JRC handbook 2008, step 5."""

import math


def linear(value: float, low: float, target: float) -> float:
    """Return 100·(value − low)/(target − low), cut to 0–100.

    `value`, `low` and `target` are in the indicator's own unit. Raises ValueError as `linear_uncut` does.
    """
    return cut(linear_uncut(value, low, target))


def saturating(value: float, target: float) -> float:
    """Return 100·ln(1 + value)/ln(1 + target), cut to 0–100: the tenth of a kind adds less than the first.

    `value` and `target` are in the indicator's own unit. Raises ValueError as `saturating_uncut` does.
    """
    return cut(saturating_uncut(value, target))


def linear_uncut(value: float, low: float, target: float) -> float:
    """Return what `linear` returns, but not cut: below 0 under `low`, above 100 over `target`.

    Raises ValueError on an argument that is not finite, and on a target that is not above `low`.
    """
    _check_finite(value=value, low=low, target=target)
    if target <= low:
        raise ValueError(f"target must be above low ({low}), not {target}")
    return 100 * (value - low) / (target - low)


def saturating_uncut(value: float, target: float) -> float:
    """Return what `saturating` returns, but not cut: above 100 over `target`.

    A negative value has no logarithm: it mirrors the positive one, so that the order is kept. Raises ValueError on an
    argument that is not finite, and on a target that is not above 0.
    """
    _check_finite(value=value, target=target)
    if target <= 0:
        raise ValueError(f"target must be above 0, not {target}")
    return math.copysign(100 * math.log1p(abs(value)) / math.log1p(target), value)


def cut(score: float) -> float:
    """Return the score, raised to 0 or lowered to 100 where it lies outside."""
    return min(100.0, max(0.0, score))


def _check_finite(**arguments: float) -> None:
    for name, value in arguments.items():
        if not math.isfinite(value):
            raise ValueError(f"{name} must be a finite number, not {value}")
