"""What a definition finds in the evidence: a value, or why there is none, and the records behind it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from indicators.evidence import Observation, Standing
from indicators.score import Linear, Saturating

NamedFigures = Mapping[str, float | None]


class MissingReason(StrEnum):
    """Why an indicator has no value. `NOT_DUE`: nothing of the kind was due, so that it leaves the weights."""

    NOT_DUE = "not_due"
    NO_RECORDS = "no_records"
    INSUFFICIENT = "insufficient"
    UNDEFINED_DENOMINATOR = "undefined_denominator"
    ONE_SIDE_ONLY = "one_side_only"


@dataclass(frozen=True)
class Missing:
    """The reason why there is no value. With `INSUFFICIENT`: of `what` there are `have`, and `need` are needed."""

    reason: MissingReason
    have: float | None = None
    need: float | None = None
    what: str | None = None


def insufficient(what: str, have: float, need: float) -> Missing:
    """Return what is missing where of `what` there are `have`, and at least `need` are needed."""
    return Missing(MissingReason.INSUFFICIENT, have, need, what)


@dataclass(frozen=True)
class Term:
    """One of the terms of which a value is the weighted mean, or sum.

    With `numerator` and `denominator` it is their quotient × `factor`; without them, a mean over people of whom nothing
    more may be said.
    """

    name: str
    value: float
    weight: float
    numerator: float | None = None
    denominator: float | None = None
    factor: float = 1.0


@dataclass(frozen=True)
class Part:
    """A value with its score range; most indicators have one part, called `value`.

    The value is numerator ÷ denominator × `factor`, or Σ weight × value of its `terms`: enough for a reader to compute
    it again. `standard_error`, in the value's unit, is of a value that comes from asking some of many; a count of the
    ledger has none.
    """

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
        """The score of the value, 0–100."""
        return self.score_range.of(self.value)

    @property
    def uncut_score(self) -> float:
        """The score of the value as it is, also below 0 or above 100."""
        return self.score_range.uncut(self.value)

    @property
    def gap(self) -> float:
        """What is missing to the target, in the part's own unit; 0 where the target is reached."""
        return max(0.0, self.score_range.target - self.value)


@dataclass(frozen=True)
class CountedRecord:
    """A record that counts, and how much of it does: what it adds to numerator or denominator."""

    record: int
    quantity: float


@dataclass(frozen=True)
class LeftOutRecord:
    """A record that does not count, or not wholly, and why."""

    record: int
    standing: Standing


@dataclass(frozen=True)
class Measurement:
    """What a definition found: the parts of the value, or why it is missing, and what they were made of.

    `counted`: how much of each record counts; `left_out`: the records that do not, by reason. Plain mappings, since
    evaluations are kept by the hundred. `sources`: what the value is made of that is no record, and what each of them
    adds: an item of a rubric as `<item>:<organisation>`, a rectification by its subject. `beside`: figures shown with
    the value that do not make it. `marks`: what must be said with it.
    """

    parts: tuple[Part, ...] = ()
    missing: Missing | None = None
    counted: Mapping[int, float] = field(default_factory=dict)
    left_out: Mapping[Standing, tuple[int, ...]] = field(default_factory=dict)
    beside: NamedFigures = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    sources: Mapping[str, float] = field(default_factory=dict)


def amounts_by_record(amounts: Iterable[tuple[Observation, float]]) -> dict[int, float]:
    """Return what each record adds up to, in the order of the records; what comes from no record is not in it."""
    by_record: dict[int, list[float]] = defaultdict(list)
    for observation, amount in amounts:
        if observation.record is not None:
            by_record[observation.record].append(amount)
    return {record: math.fsum(by_record[record]) for record in sorted(by_record)}


def records_by_standing(observations: Iterable[tuple[Observation, Standing]]) -> dict[Standing, tuple[int, ...]]:
    """Return the records of each standing, once and in order; what comes from no record is not in it."""
    by_standing: dict[Standing, set[int]] = defaultdict(set)
    for observation, standing in observations:
        if observation.record is not None:
            by_standing[standing].add(observation.record)
    return {standing: tuple(sorted(by_standing[standing])) for standing in sorted(by_standing)}
