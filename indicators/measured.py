"""What a definition finds in the evidence: a value, or why there is none, and the records behind it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

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
class Term:
    """One of those of which a value is the weighted mean. With `numerator` and `denominator` it is their quotient ×
    `factor`; without them, a mean over people of whom nothing more may be said."""

    name: str
    value: float
    weight: float
    numerator: float | None = None
    denominator: float | None = None
    factor: float = 1.0


@dataclass(frozen=True)
class Part:
    """A value with its score range; most indicators have one part, called `value`. It is numerator ÷ denominator ×
    `factor`, or Σ weight × value of its `terms`: enough for a reader to calculate it again. `standard_error`: of a
    value that comes from asking some of many; a count of the ledger has none."""

    value: float
    score_range: Linear | Saturating
    numerator: float | None = None
    denominator: float | None = None
    standard_error: float = 0.0
    name: str = "value"
    factor: float = 1.0
    terms: tuple[Term, ...] = ()

    @cached_property
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
    """`counted`: how much of each record counts; `left_out`: the records that do not, by reason. Plain mappings, since
    evaluations are kept by the hundred. `sources`: what it is made of that is no record, and what each of them adds: an
    item of a rubric as `<item>:<organisation>`, a rectification by its subject. `beside`: figures shown with the value
    that do not make it. `marks`: what must be said with it."""

    parts: tuple[Part, ...] = ()
    missing: Missing | None = None
    counted: Mapping[int, float] = field(default_factory=dict)
    left_out: Mapping[Standing, tuple[int, ...]] = field(default_factory=dict)
    beside: Figures = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    sources: Mapping[str, float] = field(default_factory=dict)


def counted(amounts: Iterable[tuple[Fact, float]]) -> dict[int, float]:
    """What each record adds, in the order of the records."""
    by_record: dict[int, list[float]] = defaultdict(list)
    for fact, amount in amounts:
        if fact.record is not None:
            by_record[fact.record].append(amount)
    return {record: math.fsum(by_record[record]) for record in sorted(by_record)}


def left_out(facts: Iterable[tuple[Fact, Standing]]) -> dict[Standing, tuple[int, ...]]:
    by_standing: dict[Standing, set[int]] = defaultdict(set)
    for fact, standing in facts:
        if fact.record is not None:
            by_standing[standing].add(fact.record)
    return {standing: tuple(sorted(by_standing[standing])) for standing in sorted(by_standing)}
