"""The page of a published result: what it says, in the order in which it is read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.exports.public.places import PublicLink
from handlers.kit.replies import Line
from handlers.kit.texts import in_language
from handlers.views.figures import figure, figure_hundredth, figure_tenth
from handlers.views.scales import ScoreOnScale, bounds_of, is_missing, on_scale
from handlers.views.scores import beside_figures, collaboration_lines, missing, values
from handlers.views.sources import of_records, range_lines, source_lines
from handlers.views.workings import working_lines
from indicators.catalogue import Catalogue
from records.form import option_label
from records.messages import Message, message
from records.roles import Side
from records.text import kebab
from services.scoring.public_results import Aftermath, PublicRestatement, PublicResult
from services.scoring.score_sheet import COMPOSITE, GroupSheet, IndicatorSheet, ScoreSheet
from storage.people.partnerships import Partnership
from storage.scoring.reader_comments import ReaderComment


@dataclass(frozen=True)
class PublicReceipt:
    """How a score comes about: the method's words, then the sums, then what is said beside."""

    formula: str
    ranges: Sequence[Line]
    sums: Sequence[Line]
    notes: Sequence[Line]


@dataclass(frozen=True)
class PublicIndicator:
    """A row of the table of indicators; `before` is None where nothing of the period before is public."""

    number: int
    name: str
    value: Line
    is_missing: bool
    score: Line
    before: Line | None
    contribution: Line
    weight: Line | None
    scale: ScoreOnScale
    is_restated: bool
    receipt: PublicReceipt


@dataclass(frozen=True)
class PublicGroup:
    """A group with its score on the scale and its indicators; `told` says in words what the scale shows."""

    name: str
    score: Line
    note: Line | None
    told: Line
    scale: ScoreOnScale
    indicators: Sequence[PublicIndicator]


@dataclass(frozen=True)
class OwnAssessment:
    """What a side says of the period, in its own words, each with its label."""

    side: Line
    organisation: str
    said: Sequence[tuple[Line, str]]


@dataclass(frozen=True)
class PublicComment:
    """What a reader has written and an admin has let through, with the answer, if there is one."""

    text: str
    day: Line
    answer: str | None
    answered: Line


@dataclass(frozen=True)
class ResultPage:
    """All that the page of a result says."""

    college: str
    enterprise: str
    period: Line
    published: Line
    method: PublicLink
    composite: Line
    meaning: Sequence[Line]
    has_before: bool
    could_be_anything: bool
    groups: Sequence[PublicGroup]
    total: Line
    total_before: Line | None
    total_contribution: Line
    shared: Sequence[Line]
    assessments: Sequence[OwnAssessment]
    restatements: Sequence[Line]
    comments: Sequence[PublicComment]
    others: PublicLink
    digest: str


def result_page(
    result: PublicResult, after: Aftermath, language: str, method: PublicLink, others: PublicLink
) -> ResultPage:
    """Return what the page of a result says. `others` leads to the other results of the partnership."""
    sheet, earlier = result.sheet, result.earlier
    restated = {change.key for change in after.restatement.figures} if after.restatement else set()
    groups = list(_groups(result, restated, language))
    return ResultPage(
        college=sheet.college,
        enterprise=sheet.enterprise,
        period=message("public-period", period=sheet.reporting_period.label, first=sheet.first, last=sheet.last),
        published=_published(result, after),
        method=method,
        composite=figure_tenth(sheet.composite),
        meaning=[*meaning_lines(sheet, earlier), *_restated_hint(after)],
        has_before=earlier is not None,
        could_be_anything=any(group.scale.bounds or group.scale.is_before_open for group in groups),
        groups=groups,
        total=figure_tenth(sheet.composite),
        total_before=figure_tenth(earlier.composite) if earlier else None,
        total_contribution=figure_hundredth(sheet.composite),
        shared=collaboration_lines(sheet.collaboration)[2:],
        assessments=list(_assessments(sheet)),
        restatements=list(_restatements(sheet, after.restatement, language)),
        comments=[_comment(comment, result.partnership) for comment in after.comments],
        others=others,
        digest=result.publication.digest,
    )


def meaning_lines(sheet: ScoreSheet, earlier: ScoreSheet | None) -> list[Line]:
    """Return what the composite means: what is missing, where it may lie, and whether that allows a comparison."""
    if sheet.composite is None:
        return [Message("public-no-composite")]
    count = sum(map(is_missing, sheet.indicators))
    low, high = (figure_tenth(bound) for bound in sheet.bounds)
    complete = message("public-complete", count=len(sheet.indicators))
    lines: list[Line] = [message("public-partial", count=count, low=low, high=high) if count else complete]
    lines += _compared(sheet, earlier)
    if sheet.geometric is not None:
        lines.append(message("score-geometric", score=figure_tenth(sheet.geometric)))
    return lines


def _compared(sheet: ScoreSheet, earlier: ScoreSheet | None) -> list[Line]:
    before = earlier.composite if earlier else sheet.before
    if before is None:
        return []
    spans = [one.bounds if one and any(map(is_missing, one.indicators)) else None for one in (sheet, earlier)]
    (low, high), (low_before, high_before) = spans[0] or (sheet.composite,) * 2, spans[1] or (before, before)
    assert low is not None
    assert high is not None
    if not any(spans) or high < low_before or high_before < low:
        return [message("public-before", before=figure_tenth(before))]
    if spans[1]:
        told = message(
            "public-before-between",
            before=figure_tenth(before),
            low=figure_tenth(low_before),
            high=figure_tenth(high_before),
        )
        return [told, Message("public-not-comparable")]
    return [message("public-before", before=figure_tenth(before)), Message("public-not-comparable")]


def _published(result: PublicResult, after: Aftermath) -> Message:
    publication, partnership = result.publication, result.partnership
    objections = tuple(
        message("public-objection-answered" if one.is_answered else "public-objection", side=option_label(one.side))
        for one in after.objections
    )
    return message(
        "public-published",
        at=partnership.today(publication.published_at),
        until=partnership.today(publication.objections_until),
        objections=objections or Message("public-no-objection"),
    )


def _groups(result: PublicResult, restated: set[str], language: str) -> Iterator[PublicGroup]:
    sheet, earlier = result.sheet, result.earlier
    before_of = {one.key: one for one in earlier.groups} if earlier else {}
    for group in sheet.groups:
        own, before = sheet.of_group(group.key), before_of.get(group.key)
        scale = ScoreOnScale(
            score=group.score,
            before=before.score if before else None,
            bounds=bounds_of(own) if any(map(is_missing, own)) else None,
            is_before_open=before is not None and before.score is None and before.coverage is not None,
            is_due=group.coverage is not None,
        )
        yield PublicGroup(
            name=in_language(language, group.name),
            score=figure_tenth(group.score),
            note=_note(group, own),
            told=_told(in_language(language, group.name), scale),
            scale=scale,
            indicators=list(_indicators(result, own, restated, language)),
        )


def _note(group: GroupSheet, own: Sequence[IndicatorSheet]) -> Message | None:
    if group.coverage is None:
        return Message("chart-not-due")
    count = sum(map(is_missing, own))
    return message("chart-missing-count", count=count) if count else None


def _told(name: str, scale: ScoreOnScale) -> Message:
    if scale.before is None:
        return message("public-told", name=name, score=figure_tenth(scale.score))
    return message("public-told-before", name=name, score=figure_tenth(scale.score), before=figure_tenth(scale.before))


def _indicators(
    result: PublicResult, own: Sequence[IndicatorSheet], restated: set[str], language: str
) -> Iterator[PublicIndicator]:
    earlier = {one.key: one for one in result.earlier.indicators} if result.earlier else {}
    for indicator in own:
        before = earlier.get(indicator.key)
        yield PublicIndicator(
            number=indicator.number,
            name=in_language(language, indicator.name),
            value=values(indicator, language) if indicator.missing is None else missing(indicator),
            is_missing=indicator.missing is not None,
            score=figure_tenth(indicator.score),
            before=_before(before) if result.earlier else None,
            contribution=figure_hundredth(indicator.contribution),
            weight=None if indicator.contribution is None else figure_hundredth(indicator.effective_weight),
            scale=on_scale(indicator, before),
            is_restated=indicator.key in restated,
            receipt=receipt(result.method.catalogue, indicator, language),
        )


def _before(indicator: IndicatorSheet | None) -> Line:
    if indicator is None:
        return figure_tenth(None)
    return Message("chart-missing") if is_missing(indicator) else figure_tenth(indicator.score)


def receipt(catalogue: Catalogue, indicator: IndicatorSheet, language: str) -> PublicReceipt:
    """Return how the score of an indicator comes about."""
    declared = catalogue.indicators[indicator.key]
    notes: list[Line] = []
    beside = beside_figures(indicator)
    if beside:
        notes.append(message("why-beside", figures=tuple(beside)))
    notes += [Message(f"mark-{kebab(mark)}") for mark in indicator.marks]
    if of_records(declared) or indicator.left_out:
        notes.append(message("why-records", counted=len(indicator.counted), left_out=len(indicator.left_out)))
    return PublicReceipt(
        formula=in_language(language, catalogue.with_numbers(declared, declared.formula)),
        ranges=range_lines(declared, language),
        sums=[*source_lines(declared, indicator, language), *working_lines(indicator)],
        notes=notes,
    )


def _assessments(sheet: ScoreSheet) -> Iterator[OwnAssessment]:
    for side, organisation in ((Side.COLLEGE, sheet.college), (Side.ENTERPRISE, sheet.enterprise)):
        assessment = sheet.assessments.get(side)
        if assessment is not None:
            said = [(Message(f"assessment-{kebab(name)}"), value) for name, value in assessment if value]
            yield OwnAssessment(option_label(side), organisation, said)


def _restated_hint(after: Aftermath) -> Sequence[Line]:
    changed = after.restatement and any(change.key == COMPOSITE for change in after.restatement.figures)
    return [Message("public-restated-hint")] if changed else []


def _restatements(sheet: ScoreSheet, restatement: PublicRestatement | None, language: str) -> Iterator[Line]:
    """Yield each figure as it was told and as it is known now, then how many changes are behind that."""
    if restatement is None:
        return
    names: Mapping[str, str] = {one.key: in_language(language, one.name) for one in sheet.indicators}
    for change in restatement.figures:
        name: Line = Message("public-composite") if change.key == COMPOSITE else names[change.key]
        yield message("public-restated-figure", name=name, told=figure(change.told), now=figure(change.now))
    if restatement.latest is not None:
        yield message("public-restated-by", count=restatement.causes, latest=restatement.latest)


def _comment(comment: ReaderComment, partnership: Partnership) -> PublicComment:
    decided = comment.decided_at or comment.at
    return PublicComment(
        text=comment.text,
        day=message("public-comment-by", at=partnership.today(comment.at)),
        answer=comment.answer,
        answered=message("public-comment-answered", at=partnership.today(decided)),
    )
