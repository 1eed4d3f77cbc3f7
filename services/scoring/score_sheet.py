"""A score as it is shown, printed, published and passed on: figures and names as data, the same everywhere.

It is JSON with the figures as they were computed: publications keep it for good, and never compute again.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field

from indicators.bilingual import BilingualText
from indicators.evaluation import Evaluation
from records.periods import PeriodKind, ReportingPeriod
from services.scoring.scores import Score

COMPOSITE = "composite"  # the key of the composite among those of indicators


def as_shown(value: float | None) -> float | None:
    """Return the figure to the tenth, as it is shown.

    What reads the same has not moved, and a change is one of what was read.
    """
    return None if value is None else round(value, 1)


class BaseSheet(BaseModel):
    """The base of all sheets. What the calculator found is read field by field, where the names are the same."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    @classmethod
    def of(cls, found: object, **known: object) -> Self:
        """Return the sheet of what was found; `known` are the fields that it does not have, or says otherwise."""
        names = cls.model_fields.keys() - known.keys()
        return cls.model_validate(known | {name: getattr(found, name) for name in names})


class TermSheet(BaseSheet):
    """One of the terms of which a value is the weighted mean.

    It is `numerator` ÷ `denominator` × `factor`, where it has them.
    """

    name: str
    value: float
    weight: float
    numerator: float | None
    denominator: float | None
    factor: float


class RangeSheet(BaseSheet):
    """The score range 评分区间 of a value; `low` of a linear one."""

    kind: Literal["linear", "saturating"]
    low: float | None = None
    target: float


class PartSheet(BaseSheet):
    """One value with its score; most indicators have one, named `value`.

    It is `numerator` ÷ `denominator` × `factor`, or made of `terms`. Results that were published before these were kept
    have neither factor nor score range.
    """

    name: str
    value: float
    numerator: float | None
    denominator: float | None
    score: float
    uncut_score: float
    gap: float
    factor: float | None = None
    terms: tuple[TermSheet, ...] = ()
    score_range: RangeSheet | None = None


class MissingSheet(BaseSheet):
    """Why an indicator has no value; where there is too little of something, how much of it there is."""

    reason: str
    what: str | None
    have: float | None
    need: float | None


class CountedSheet(BaseSheet):
    """A record that counts, and how much it adds to the numerator."""

    record: int
    quantity: float


class LeftOutSheet(BaseSheet):
    """A record that does not count, and its standing, which is the reason."""

    record: int
    reason: Annotated[str, Field(validation_alias=AliasChoices("reason", "standing"))]


class IndicatorSheet(BaseSheet):
    """The receipt of an indicator, with its number in the order of the catalogue."""

    number: int
    key: str
    group: str
    name: BilingualText
    unit: BilingualText
    parts: tuple[PartSheet, ...]
    value: float | None
    score: float | None
    weight: float
    effective_weight: float
    contribution: float | None
    gap: float | None
    missing: MissingSheet | None
    counted: tuple[CountedSheet, ...]
    left_out: tuple[LeftOutSheet, ...]
    beside: dict[str, float | None]
    marks: tuple[str, ...]
    sources: dict[str, float] = {}


class GroupSheet(BaseSheet):
    """The score of a group of indicators."""

    key: str
    name: BilingualText
    weight: float
    effective_weight: float
    score: float | None
    coverage: float | None
    contribution: float | None


class CollaborationSheet(BaseSheet):
    """How the sides share the work, beside the scores: shares by side, records by mode, people reached by group."""

    hosted: dict[str, float] | None
    attendance: dict[str, float] | None
    median_days_to_answer: float | None
    modes: dict[str, int]
    evenness: float | None
    reached: dict[str, int] = {}
    gave: dict[str, int] = {}
    gained: dict[str, int] = {}
    forces: dict[str, int] = {}
    stages: dict[str, int] = {}
    topics: dict[str, int] = {}


class MethodSheet(BaseSheet):
    """By which version of the method it was computed."""

    number: int
    version: str


class AssessmentSheet(BaseSheet):
    """How a side sees the period."""

    outcomes: str
    problems: str | None = None
    next_steps: str | None = None


class ScoreSheet(BaseSheet):
    """The whole score.

    `before` is the composite of the period before, `if_confirmed` with what waits counted. `assessments` are those of
    the sides, once it is published. `revision`: the number of what was known, which is no figure and is not printed.
    """

    college: str
    enterprise: str
    period: str
    period_kind: PeriodKind
    first: date
    last: date
    known_at: date
    revision: int = 0
    method: MethodSheet
    active_days: int
    composite: float | None
    before: float | None
    geometric: float | None
    coverage: float
    bounds: tuple[float, float]
    if_confirmed: float | None
    marks: tuple[str, ...]
    groups: tuple[GroupSheet, ...]
    indicators: tuple[IndicatorSheet, ...]
    collaboration: CollaborationSheet
    assessments: dict[str, AssessmentSheet] = {}

    @property
    def reporting_period(self) -> ReportingPeriod:
        """The period that it is of."""
        return ReportingPeriod(self.first, self.last, self.period_kind)

    def of_group(self, key: str) -> list[IndicatorSheet]:
        """Return the indicators of a group."""
        return [indicator for indicator in self.indicators if indicator.group == key]


def sheet(score: Score) -> ScoreSheet:
    """Return the sheet of a score."""
    evaluation = score.evaluation
    catalogue = evaluation.catalogue
    return ScoreSheet.of(
        evaluation,
        college=score.partnership.college.name,
        enterprise=score.partnership.enterprise.name,
        period=score.period.code,
        period_kind=score.period.kind,
        first=score.period.first,
        last=score.period.last,
        known_at=score.knowledge.known_at,
        revision=score.knowledge.revision.number,
        method=MethodSheet(number=score.method.number, version=catalogue.version),
        before=score.before.composite if score.before else None,
        if_confirmed=evaluation.if_confirmed.composite if evaluation.if_confirmed else None,
        groups=tuple(GroupSheet.of(group, name=catalogue.groups[group.key].name) for group in evaluation.groups),
        indicators=indicator_sheets(evaluation),
        assessments={},
    )


def indicator_sheets(evaluation: Evaluation) -> tuple[IndicatorSheet, ...]:
    """Return the indicators of an evaluation, numbered as the catalogue orders them."""
    receipts = {receipt.key: receipt for receipt in evaluation.receipts}
    return tuple(
        IndicatorSheet.of(receipts[key], number=number, name=declared.name, unit=declared.unit)
        for number, (key, declared) in enumerate(evaluation.catalogue.indicators.items(), 1)
    )
