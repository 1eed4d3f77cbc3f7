"""A score as it is shown, printed, published and passed on: figures and names as data, the same everywhere.

It is JSON with the figures as they were computed: publications keep it for good, and never compute again."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from indicators.evaluation import Evaluation, GroupScore, Receipt
from indicators.measurement import Part
from indicators.score import Linear, Saturating
from records.periods import PeriodKind
from services.scoring.scores import Score

FROZEN = ConfigDict(frozen=True)


def as_shown(value: float | None) -> float | None:
    """To the tenth, as figures are shown: what reads the same has not moved, and a change is one of what was read."""
    return None if value is None else round(value, 1)


class Words(BaseModel):
    """The same in both languages."""

    model_config = FROZEN
    zh: str
    en: str


class TermSheet(BaseModel):
    """One of those of which a value is the weighted mean; `numerator` ÷ `denominator` × `factor`, where it has them."""

    model_config = FROZEN
    name: str
    value: float
    weight: float
    numerator: float | None
    denominator: float | None
    factor: float


class RangeSheet(BaseModel):
    """评分区间; `low` of a linear one."""

    model_config = FROZEN
    kind: Literal["linear", "saturating"]
    low: float | None
    target: float


class PartSheet(BaseModel):
    """One value with its score; most indicators have one, named `value`. It is `numerator` ÷ `denominator` × `factor`,
    or made of `terms`. Results that were published before these were kept have neither factor nor score range."""

    model_config = FROZEN
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


class MissingSheet(BaseModel):
    model_config = FROZEN
    reason: str
    what: str | None
    have: float | None
    need: float | None


class CountedSheet(BaseModel):
    """A record that counts and how much it adds to the numerator, or the reason why it does not count."""

    model_config = FROZEN
    record: int
    quantity: float


class LeftOutSheet(BaseModel):
    model_config = FROZEN
    record: int
    reason: str


class IndicatorSheet(BaseModel):
    model_config = FROZEN
    number: int
    key: str
    group: str
    name: Words
    unit: Words
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


class GroupSheet(BaseModel):
    model_config = FROZEN
    key: str
    name: Words
    weight: float
    effective_weight: float
    score: float | None
    coverage: float | None
    contribution: float | None


class CollaborationSheet(BaseModel):
    model_config = FROZEN
    hosted: dict[str, float] | None
    attendance: dict[str, float] | None
    median_days_to_answer: float | None
    modes: dict[str, int]
    evenness: float | None


class MethodSheet(BaseModel):
    model_config = FROZEN
    number: int
    version: str


class AssessmentSheet(BaseModel):
    """How a side sees the period."""

    model_config = FROZEN
    outcomes: str
    problems: str | None = None
    next_steps: str | None = None


class ScoreSheet(BaseModel):
    """`before` is the composite of the period before, `if_confirmed` with what waits counted. `assessments` are those
    of the sides, once it is published."""

    model_config = FROZEN
    college: str
    enterprise: str
    period: str
    period_kind: PeriodKind
    first: date
    last: date
    known_at: date
    revision: int
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

    def of_group(self, key: str) -> list[IndicatorSheet]:
        return [indicator for indicator in self.indicators if indicator.group == key]


def sheet(score: Score) -> ScoreSheet:
    found = score.evaluation
    return ScoreSheet(
        college=score.partnership.college.name,
        enterprise=score.partnership.enterprise.name,
        period=score.period.code,
        period_kind=score.period.kind,
        first=score.period.first,
        last=score.period.last,
        known_at=score.knowledge.known_at,
        revision=score.knowledge.revision.number,
        method=MethodSheet(number=score.method.number, version=found.catalogue.version),
        active_days=found.active_days,
        composite=found.composite,
        before=score.before.composite if score.before else None,
        geometric=found.geometric,
        coverage=found.coverage,
        bounds=found.bounds,
        if_confirmed=found.if_confirmed.composite if found.if_confirmed else None,
        marks=found.marks,
        groups=tuple(_group(found, group) for group in found.groups),
        indicators=indicator_sheets(found),
        collaboration=_collaboration(found),
    )


def indicator_sheets(found: Evaluation) -> tuple[IndicatorSheet, ...]:
    """Numbered as the catalogue orders them."""
    by_key = {receipt.key: receipt for receipt in found.receipts}
    return tuple(_indicator(found, by_key[key], number) for number, key in enumerate(found.catalogue.indicators, 1))


def _group(found: Evaluation, group: GroupScore) -> GroupSheet:
    name = found.catalogue.groups[group.key].name
    return GroupSheet(
        key=group.key,
        name=Words(zh=name.zh, en=name.en),
        weight=group.weight,
        effective_weight=group.effective_weight,
        score=group.score,
        coverage=group.coverage,
        contribution=group.contribution,
    )


def _indicator(found: Evaluation, receipt: Receipt, number: int) -> IndicatorSheet:
    declared = found.catalogue.indicators[receipt.key]
    why = receipt.missing
    return IndicatorSheet(
        number=number,
        key=receipt.key,
        group=receipt.group,
        name=Words(zh=declared.name.zh, en=declared.name.en),
        unit=Words(zh=declared.unit.zh, en=declared.unit.en),
        parts=_parts(receipt.parts),
        value=receipt.value,
        score=receipt.score,
        weight=receipt.weight,
        effective_weight=receipt.effective_weight,
        contribution=receipt.contribution,
        gap=receipt.gap,
        missing=MissingSheet(reason=why.reason, what=why.what, have=why.have, need=why.need) if why else None,
        counted=tuple(CountedSheet(record=each.record, quantity=each.quantity) for each in receipt.counted),
        left_out=tuple(LeftOutSheet(record=each.record, reason=each.standing) for each in receipt.left_out),
        beside=dict(receipt.beside),
        marks=receipt.marks,
        sources=dict(receipt.sources),
    )


def _parts(parts: Sequence[Part]) -> tuple[PartSheet, ...]:
    return tuple(
        PartSheet(
            name=part.name,
            value=part.value,
            numerator=part.numerator,
            denominator=part.denominator,
            score=part.score,
            uncut_score=part.uncut_score,
            gap=part.gap,
            factor=part.factor,
            terms=tuple(
                TermSheet(
                    name=term.name,
                    value=term.value,
                    weight=term.weight,
                    numerator=term.numerator,
                    denominator=term.denominator,
                    factor=term.factor,
                )
                for term in part.terms
            ),
            score_range=_range(part.score_range),
        )
        for part in parts
    )


def _range(found: Linear | Saturating) -> RangeSheet:
    low = found.low if isinstance(found, Linear) else None
    return RangeSheet(kind=found.kind, low=low, target=found.target)


def _collaboration(found: Evaluation) -> CollaborationSheet:
    shared = found.collaboration
    return CollaborationSheet(
        hosted={**shared.hosted} if shared.hosted else None,
        attendance={**shared.attendance} if shared.attendance else None,
        median_days_to_answer=shared.median_days_to_answer,
        modes=dict(shared.modes),
        evenness=shared.evenness,
    )
