"""What a definition finds in the evidence: a value, or why there is none, and the records behind it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from indicators.evidence import Fact, Standing
from indicators.score import Linear, Saturating

Figures = Mapping[str, float | None]


class MissingReason(StrEnum):
    NOT_DUE = "not_due"
    NO_RECORDS = "no_records"
    INSUFFICIENT = "insufficient"
    UNDEFINED_DENOMINATOR = "undefined_denominator"
    ONE_SIDE_ONLY = "one_side_only"


@dataclass(frozen=True)
class Missing:
    """Why there is no value. With `insufficient`: of `what` there are `have`, and `need` are needed."""

    reason: MissingReason
    have: float | None = None
    need: float | None = None
    what: str | None = None


def insufficient(what: str, have: float, need: float) -> Missing:
    return Missing(MissingReason.INSUFFICIENT, have, need, what)


@dataclass(frozen=True)
class Part:
    """A value with its score range; most indicators have one part, called `value`. `standard_error`: of a value that
    comes from asking some of many; a count of the ledger has none."""

    value: float
    score_range: Linear | Saturating
    numerator: float | None = None
    denominator: float | None = None
    standard_error: float = 0.0
    name: str = "value"

    @property
    def score(self) -> float:
        return self.score_range.of(self.value)

    @property
    def uncut_score(self) -> float:
        return self.score_range.uncut(self.value)

    @property
    def gap(self) -> float:
        """What is missing to the target, in the part's own unit."""
        return max(0.0, self.score_range.target - self.value)


@dataclass(frozen=True)
class Counted:
    """A record that counts, and how much of it does: what it adds to numerator or denominator."""

    record: int
    quantity: float


@dataclass(frozen=True)
class LeftOut:
    """A record that does not count, or not wholly, and why."""

    record: int
    standing: Standing


@dataclass(frozen=True)
class Measured:
    """`beside`: figures shown with the value that do not make it. `marks`: what must be said with it."""

    parts: tuple[Part, ...] = ()
    missing: Missing | None = None
    counted: tuple[Counted, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    beside: Figures = field(default_factory=dict)
    marks: tuple[str, ...] = ()


def counted(amounts: Iterable[tuple[Fact, float]]) -> tuple[Counted, ...]:
    """What each record adds, in the order of the records."""
    by_record: dict[int, list[float]] = {}
    for fact, amount in amounts:
        if fact.record is not None:
            by_record.setdefault(fact.record, []).append(amount)
    return tuple(Counted(record, math.fsum(by_record[record])) for record in sorted(by_record))


def left_out(facts: Iterable[tuple[Fact, Standing]]) -> tuple[LeftOut, ...]:
    found = {(fact.record, standing) for fact, standing in facts if fact.record is not None}
    return tuple(LeftOut(record, standing) for record, standing in sorted(found))
