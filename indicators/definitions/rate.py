"""What all counts per year have in common: exposure, nil returns, and caps."""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from indicators.basis import Basis, Selection
from indicators.evidence import Observation, Standing
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    NamedFigures,
    Part,
    amounts_by_record,
    records_by_standing,
)
from indicators.score import Linear, Saturating

Amounts = Sequence[tuple[Observation, float]]  # how much of each observation counts


def yearly_rate(
    key: str,
    score_range: Linear | Saturating,
    basis: Basis,
    amounts: Amounts,
    left_out: Iterable[tuple[Observation, Standing]],
    beside: NamedFigures,
) -> Measurement:
    """Return the amounts of the period per year of active days.

    `key` is the indicator's. Nothing at all is a zero only if both sides have returned nil; else it is missing, and so
    is the rate of too few active days.
    """
    left_out = tuple(left_out)
    measurement = Measurement(
        counted=amounts_by_record(entry for entry in amounts if entry[1] > 0),
        left_out=records_by_standing(left_out),
        beside=beside,
    )
    missing = basis.no_rate() or nothing_there(key, basis, amounts, left_out)
    if missing is not None:
        return replace(measurement, missing=missing)
    total = math.fsum(amount for _, amount in amounts)
    return replace(measurement, parts=(per_year(basis, total, score_range),))


def per_year(basis: Basis, total: float, score_range: Linear | Saturating, name: str = "value") -> Part:
    """Return the part that a total of the active days makes, per year. There must be active days."""
    days_of_a_year = basis.exposure.days_of_a_year
    return Part(basis.per_year(total), score_range, total, basis.active_days, name=name, factor=days_of_a_year)


def nothing_there(
    key: str, basis: Basis, amounts: Amounts, left_out: Iterable[tuple[Observation, Standing]] = ()
) -> Missing | None:
    """Return why the count of an indicator is missing; None where there is something, or both sides returned nil."""
    if amounts or basis.nil_returned(key):
        return None
    one_sided = any(standing is Standing.ONE_SIDED for _, standing in left_out)
    return Missing(MissingReason.ONE_SIDE_ONLY if one_sided else MissingReason.NO_RECORDS)


def capped(
    amounts: Iterable[tuple[Observation, float]], bucket_of: Callable[[Observation], Hashable], cap: float
) -> list[tuple[Observation, float, float]]:
    """Return each observation with the amount that counts and the amount over the cap.

    At most `cap` counts in a bucket, which fills in the order of the observations.
    """
    filled: dict[Hashable, float] = {}
    divided = []
    for observation, amount in amounts:
        bucket = bucket_of(observation)
        before = filled.get(bucket, 0.0)
        counts = min(amount, max(0.0, cap - before))
        filled[bucket] = before + counts
        divided.append((observation, counts, amount - counts))
    return divided


def within_cap(
    selection: Selection,
    amounts: Iterable[tuple[Observation, float]],
    bucket_of: Callable[[Observation], Hashable],
    cap: float,
    basis: Basis,
) -> tuple[list[tuple[Observation, float]], list[tuple[Observation, Standing]]]:
    """Return the amounts of the period that a cap lets through, and what is left out, what is over the cap with it.

    `amounts` and `selection` reach back to where the buckets begin.
    """
    of_period = [entry for entry in capped(amounts, bucket_of, cap) if entry[0].starts_on in basis.period]
    over_cap = [(observation, Standing.OVER_CAP) for observation, _, excess in of_period if excess > 0]
    counting = [(observation, counts) for observation, counts, _ in of_period]
    return counting, [*selection.within(basis.period).left_out, *over_cap]
