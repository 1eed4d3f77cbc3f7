"""What all counts per year have in common: exposure, nil returns, and caps."""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from indicators.basis import Basis, Selection
from indicators.evidence import Fact, Standing
from indicators.measured import Figures, Measured, Missing, MissingReason, Part, counted, left_out
from indicators.score import Linear, Saturating

Amounts = Sequence[tuple[Fact, float]]


def rate(
    key: str,
    score_range: Linear | Saturating,
    basis: Basis,
    amounts: Amounts,
    set_aside: Iterable[tuple[Fact, Standing]],
    beside: Figures,
) -> Measured:
    """The amounts of the period per year of active days; nothing at all is a zero only if both sides say so."""
    set_aside = tuple(set_aside)
    found = Measured(
        counted=counted(entry for entry in amounts if entry[1] > 0), left_out=left_out(set_aside), beside=beside
    )
    missing = basis.no_rate() or nothing_there(key, basis, amounts, set_aside)
    if missing is not None:
        return replace(found, missing=missing)
    total = math.fsum(amount for _, amount in amounts)
    return replace(found, parts=(per_year(basis, total, score_range),))


def per_year(basis: Basis, total: float, score_range: Linear | Saturating, name: str = "value") -> Part:
    days_of_a_year = basis.exposure.days_of_a_year
    return Part(basis.per_year(total), score_range, total, basis.active_days, name=name, factor=days_of_a_year)


def nothing_there(
    key: str, basis: Basis, amounts: Amounts, set_aside: Iterable[tuple[Fact, Standing]] = ()
) -> Missing | None:
    if amounts or basis.nil_returned(key):
        return None
    one_sided = any(standing is Standing.ONE_SIDED for _, standing in set_aside)
    return Missing(MissingReason.ONE_SIDE_ONLY if one_sided else MissingReason.NO_RECORDS)


def capped(
    facts: Iterable[tuple[Fact, float]], bucket_of: Callable[[Fact], Hashable], cap: float
) -> list[tuple[Fact, float, float]]:
    """Each fact with the amount that counts and the amount over the cap, where each bucket fills in the order of the
    facts."""
    filled: dict[Hashable, float] = {}
    result = []
    for fact, amount in facts:
        bucket = bucket_of(fact)
        before = filled.get(bucket, 0.0)
        counts = min(amount, max(0.0, cap - before))
        filled[bucket] = before + counts
        result.append((fact, counts, amount - counts))
    return result


def within_cap(
    selection: Selection,
    amounts: Iterable[tuple[Fact, float]],
    bucket_of: Callable[[Fact], Hashable],
    cap: float,
    basis: Basis,
) -> tuple[list[tuple[Fact, float]], list[tuple[Fact, Standing]]]:
    """The amounts of the period that a cap lets through, and what is set aside, the cap's own share with it. The
    amounts reach back to where the buckets begin."""
    here = [entry for entry in capped(amounts, bucket_of, cap) if entry[0].starts_on in basis.period]
    over = [(fact, Standing.OVER_CAP) for fact, _, excess in here if excess > 0]
    return [(fact, counts) for fact, counts, _ in here], [*selection.within(basis.period).left_out, *over]
