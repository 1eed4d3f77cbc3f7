"""Each indicator of a dossier: its figures, its course by quarters, the sums, and the receipt as a footnote."""

from collections.abc import Iterator
from itertools import groupby

from handlers.exports.dossier.blocks import (
    DossierBlock,
    DossierRow,
    FigureBlock,
    Footnote,
    HeadingBlock,
    Paragraph,
    ParagraphLook,
    TableBlock,
    TableColumn,
)
from handlers.exports.dossier.wording import DossierWording, cells, hundredth, tenth
from handlers.views.figures import figure
from handlers.views.score_charts import ChartHeading
from handlers.views.scores import missing, values
from handlers.views.sources import of_records, source_lines
from handlers.views.trend_chart import TrendPoint, TrendWords, trend_drawing
from handlers.views.workings import working_lines
from indicators.definitions.indicator import Indicator
from indicators.score import Linear
from records.messages import Message, message
from records.text import kebab
from services.scoring.dossiers import DossierSource
from services.scoring.score_sheet import IndicatorSheet

MOST_IN_A_NOTE = 40  # records that a footnote names; beyond, it says how many, and the annexes say which


def indicator_pages(source: DossierSource, wording: DossierWording, level: int) -> Iterator[DossierBlock]:
    """Yield all indicators, each below a heading of that level."""
    then = {one.key: one for one in source.before.indicators} if source.before else {}
    for indicator in source.sheet.indicators:
        declared = source.method.catalogue.indicators[indicator.key]
        yield HeadingBlock(wording.names(indicator.name), level, f"indicator-{indicator.key}")
        yield _figures(indicator, declared, then.get(indicator.key), wording)
        formula = source.method.catalogue.with_numbers(declared, declared.formula)
        yield Paragraph((wording.say("dossier-formula", formula=wording.names(formula)),), ParagraphLook.REMARK)
        if any(values_then[indicator.key] is not None for _, values_then in source.quarters):
            yield _course(source, indicator, declared, wording)
        yield from _workings(indicator, declared, wording)


def _figures(
    indicator: IndicatorSheet, declared: Indicator, then: IndicatorSheet | None, wording: DossierWording
) -> Paragraph:
    language = wording.language
    if indicator.missing is None:
        parts = [wording.say("dossier-indicator", now=wording.now, value=values(indicator, language),
                             score=tenth(indicator.score))]  # fmt: skip
    else:
        parts = [wording.say("dossier-indicator-missing", now=wording.now, reason=missing(indicator))]
    if then is not None:
        value = values(then, language) if then.missing is None else Message("chart-missing")
        parts.append(wording.say("dossier-indicator-then", then=wording.then, value=value))
    receipt = _receipt(indicator, wording) if of_records(declared) else None
    notes = (Footnote((receipt,)),) if receipt else ()
    if indicator.contribution is not None:
        parts.append(wording.say("dossier-indicator-contribution", contribution=hundredth(indicator.contribution),
                                 weight=hundredth(indicator.effective_weight)))  # fmt: skip
    return wording.paragraph("".join(parts), *notes)


def _receipt(indicator: IndicatorSheet, wording: DossierWording) -> str | None:
    """Return which records count and which do not, and why."""
    if not indicator.counted and not indicator.left_out:
        return None
    counted = [one.record for one in indicator.counted]
    sentences = [_listed("dossier-counted", counted, wording)]
    if indicator.left_out:
        by_reason = groupby(
            sorted(indicator.left_out, key=lambda one: (one.reason, one.record)), lambda one: one.reason
        )
        reasons = [
            wording.say("dossier-left-out-reason", reason=Message(f"standing-{kebab(reason)}"),
                        records=_numbers([one.record for one in group], wording))
            for reason, group in by_reason
        ]  # fmt: skip
        count = len({one.record for one in indicator.left_out})
        sentences.append(wording.say("dossier-left-out", count=count, reasons=_clauses(reasons, wording)))
    return "".join([*sentences, wording.say("dossier-see-annexes")])


def _clauses(clauses: list[str], wording: DossierWording) -> str:
    return wording.say("dossier-semicolon").join(clauses)


def _listed(key: str, records: list[int], wording: DossierWording) -> str:
    return wording.say(key, count=len(records), records=_numbers(records, wording))


def _numbers(records: list[int], wording: DossierWording) -> str:
    if len(records) > MOST_IN_A_NOTE:
        return wording.say("dossier-so-many", count=len(records))
    return wording.joined([f"#{record}" for record in records]) or "—"


def _course(
    source: DossierSource, indicator: IndicatorSheet, declared: Indicator, wording: DossierWording
) -> FigureBlock:
    """Return the values by quarter, as known at the publication and by its method."""
    ranges = list(declared.score_ranges.values())
    single = len(ranges) == 1
    goal = ranges[0].target if single else 100.0
    lowest = ranges[0].low if single and isinstance(ranges[0], Linear) else 0.0
    words = TrendWords(
        wording.say("chart-missing"),
        wording.say("chart-goal", goal=figure(goal)),
        wording.say("chart-trend-note", lowest=figure(lowest)),
    )
    points = [
        TrendPoint(
            wording.say("chart-axis-quarter", number=(quarter.first.month + 2) // 3),
            wording.say("chart-axis-of-quarter", year=str(quarter.first.year)),
            known[indicator.key],
        )
        for quarter, known in source.quarters
    ]
    unit = wording.names(declared.unit) if single else wording.say("chart-points")
    name = wording.names(indicator.name)
    drawing = trend_drawing(ChartHeading("", unit), points, lowest, goal, words)
    return FigureBlock(wording.say("dossier-figure-course", name=name), drawing)


def _workings(indicator: IndicatorSheet, declared: Indicator, wording: DossierWording) -> Iterator[DossierBlock]:
    lines = [*source_lines(declared, indicator, wording.language), *working_lines(indicator)]
    if not lines:
        return
    columns = [TableColumn(wording.says(message("dossier-column-working")), 100)]
    rows = [DossierRow(cells(wording.says(line))) for line in lines]
    yield TableBlock(wording.say("dossier-table-workings", name=wording.names(indicator.name)), columns, rows)
