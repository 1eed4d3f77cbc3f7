"""The figures of a publication at a glance: the composite, the groups, and table 1 with all indicators."""

from collections.abc import Iterator, Mapping

from handlers.exports.dossier.blocks import (
    ColumnSide,
    DossierBlock,
    DossierRow,
    FigureBlock,
    Footnote,
    PageReference,
    RowKind,
    TableBlock,
    TableColumn,
    TextPart,
)
from handlers.exports.dossier.tracks import track
from handlers.exports.dossier.wording import DossierWording, cells, hundredth, tenth
from handlers.views.chart_contents import contributions_of, groups_of
from handlers.views.scores import collaboration_lines, missing, values
from services.scoring.dossiers import DossierSource
from services.scoring.score_sheet import GroupSheet, IndicatorSheet, ScoreSheet

RESTATED = "restated"  # the anchor of what became known after the publication


def summary(source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield the summary of a partnership's result."""
    sheet = source.sheet
    counted = {one.record for indicator in sheet.indicators for one in indicator.counted}
    opening = wording.say("dossier-summary-records", now=wording.now, count=len(counted))
    notes = (note,) if (note := _comparison(sheet, wording)) else ()
    yield wording.paragraph(
        opening, _composite(sheet, wording), *notes, wording.say("dossier-stop"), _groups(sheet, wording)
    )
    yield from table_of_indicators(source, wording)
    before = {group.key: group.score for group in source.before.groups} if source.before else {}
    yield FigureBlock(wording.say("dossier-figure-groups"), groups_of(sheet, before, wording.language))
    yield FigureBlock(wording.say("dossier-figure-contributions"), contributions_of(sheet, wording.language))
    beside = [line for line in collaboration_lines(sheet.collaboration)[2:] if line]
    if beside:
        yield wording.paragraph(wording.say("dossier-shared", lines=tuple(wording.says(line) for line in beside)))


def _composite(sheet: ScoreSheet, wording: DossierWording) -> str:
    if sheet.composite is None:
        return wording.say("dossier-summary-none")
    gaps = missing_ones(sheet)
    low, high = map(tenth, sheet.bounds)
    sentence = wording.say("dossier-summary-full", score=tenth(sheet.composite))
    if gaps:
        score = tenth(sheet.composite)
        sentence = wording.say("dossier-summary-missing", count=len(gaps), low=low, high=high, score=score)
    if sheet.before is None:
        return sentence
    return wording.say("dossier-summary-before", told=sentence, then=wording.then, before=tenth(sheet.before))


def _comparison(sheet: ScoreSheet, wording: DossierWording) -> Footnote | None:
    """Return why the two composites cannot be compared, where what is missing may turn them round."""
    low, high = sheet.bounds
    if sheet.composite is None or sheet.before is None or not missing_ones(sheet) or not low <= sheet.before <= high:
        return None
    return Footnote((wording.say("dossier-not-comparable", low=tenth(low), high=tenth(high)),))


def missing_ones(sheet: ScoreSheet) -> list[IndicatorSheet]:
    """Return the indicators that should have a value and have none."""
    return [one for one in sheet.indicators if one.missing is not None and one.missing.reason != "not_due"]


def _groups(sheet: ScoreSheet, wording: DossierWording) -> str:
    named = [wording.say("dossier-group-score", name=wording.names(group.name), score=_score(group, wording))
             for group in sheet.groups]  # fmt: skip
    return wording.say("dossier-summary-groups", groups=wording.joined(named))


def _score(group: GroupSheet, wording: DossierWording) -> str:
    if group.coverage is None:
        return wording.say("dossier-not-due")
    return tenth(group.score, wording.say("chart-missing"))


def table_of_indicators(source: DossierSource, wording: DossierWording) -> Iterator[DossierBlock]:
    """Yield table 1 with what its marks mean."""
    sheet, before = source.sheet, source.before
    then = {one.key: one for one in before.indicators} if before else {}
    rows: list[DossierRow] = []
    for group in sheet.groups:
        rows.append(DossierRow(cells(wording.names(group.name)), RowKind.GROUP))
        rows += [_row(source, indicator, then, wording) for indicator in sheet.of_group(group.key)]
    total = ("", wording.say("chart-composite"), "", wording.say("dossier-sum"), tenth(sheet.composite),
             tenth(sheet.before), hundredth(sheet.composite))  # fmt: skip
    rows.append(DossierRow(cells(*total), RowKind.TOTAL))
    right = ColumnSide.RIGHT
    columns = [
        TableColumn("", 5, right),
        TableColumn(wording.say("result-column-name"), 22),
        TableColumn(wording.say("result-column-value"), 26, right),
        TableColumn(wording.say("dossier-column-scale"), 17),
        TableColumn(wording.say("result-column-score"), 9, right),
        TableColumn(wording.says(wording.then), 11, right),
        TableColumn(wording.say("result-column-contribution"), 10, right),
    ]
    yield TableBlock(wording.say("dossier-table-indicators"), columns, rows)
    yield wording.remark("dossier-table-key", now=wording.now, then=wording.then)


def _row(
    source: DossierSource, indicator: IndicatorSheet, then: Mapping[str, IndicatorSheet], wording: DossierWording
) -> DossierRow:
    earlier = then.get(indicator.key)
    before = earlier.score if earlier else None
    gap = wording.say("chart-missing")
    value = values(indicator, wording.language) if indicator.missing is None else missing(indicator)
    name: list[TextPart] = [wording.names(indicator.name)]
    changed = [one for one in source.restated.figures if one.key == indicator.key] if source.restated else []
    for one in changed:
        told = wording.say("dossier-restated-note", told=tenth(one.told, gap), now=tenth(one.now, gap))
        name.append(Footnote((told, *reference(RESTATED, wording))))
    is_due = indicator.missing is None or indicator.missing.reason != "not_due"
    return DossierRow((
        (str(indicator.number),),
        tuple(name),
        (wording.says(value),),
        track(indicator, before),
        (tenth(indicator.score, gap if is_due else "—"),),
        (tenth(before, gap if earlier else "—"),),
        (hundredth(indicator.contribution),),
    ))  # fmt: skip


def reference(anchor: str, wording: DossierWording) -> tuple[str | PageReference, ...]:
    """Return the words that lead to a page."""
    start, _, end = wording.say("dossier-see-page", page="\ue000").partition("\ue000")
    return start, PageReference(anchor), end
