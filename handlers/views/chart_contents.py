"""What the charts of a score say, in words and figures: the same for a chat, a page and paper."""

from collections.abc import Mapping

from handlers.kit.texts import in_language, plain
from handlers.views.drawing import Drawing
from handlers.views.figures import figure
from handlers.views.raster import can_be_written
from handlers.views.scales import bounds_of, is_missing
from handlers.views.score_charts import (
    ChartHeading,
    ContributionRow,
    GroupsWords,
    ScoreRow,
    contributions_drawing,
    groups_drawing,
)
from handlers.views.scores import when, whose
from records.messages import Message, message
from services.scoring.score_sheet import GroupSheet, IndicatorSheet, ScoreSheet


def headed_by(partnership: str, what: str, below: str) -> ChartHeading:
    """Return a heading that names the partnership; one with characters that the typeface lacks is in the caption."""
    return ChartHeading(f"{partnership}\n{what}" if can_be_written(partnership) else what, below)


def groups_of(sheet: ScoreSheet, before: Mapping[str, float | None], language: str) -> Drawing:
    """Return the chart of the groups; `before`: their scores in the period before, by key."""
    what = plain(language, Message("chart-groups-title"))
    words = GroupsWords(
        figure="—" if sheet.composite is None else f"{sheet.composite:.1f}",
        meaning=plain(language, _meaning(sheet)),
        now=plain(language, Message("chart-now")),
        before=plain(language, Message("chart-before")),
        missing=plain(language, Message("chart-could-be")),
    )
    rows = [_row(sheet, group, before.get(group.key), language) for group in sheet.groups]
    return groups_drawing(headed_by(whose(sheet), what, plain(language, when(sheet))), rows, words)


def _meaning(sheet: ScoreSheet) -> Message:
    """Return what the composite means: what is missing, where it may lie, and whether that allows a comparison."""
    missing = sum(is_missing(indicator) for indicator in sheet.indicators)
    if sheet.composite is None:
        return Message("chart-meaning-none")
    low, high = sheet.bounds
    told = message("chart-meaning-missing", count=missing, low=f"{low:.1f}", high=f"{high:.1f}")
    told = told if missing else Message("chart-meaning-full")
    if sheet.before is None:
        return message("chart-meaning", told=told)
    is_open = bool(missing) and low <= sheet.before <= high
    return message("chart-meaning-open" if is_open else "chart-meaning-before", told=told, before=f"{sheet.before:.1f}")


def _row(sheet: ScoreSheet, group: GroupSheet, before: float | None, language: str) -> ScoreRow:
    own = sheet.of_group(group.key)
    missing = sum(map(is_missing, own))
    due = group.coverage is not None
    note = message("chart-missing-count", count=missing) if missing else None
    note = note if due else Message("chart-not-due")
    return ScoreRow(
        name=in_language(language, group.name),
        score=group.score,
        before=before,
        bounds=bounds_of(own) if missing else None,
        note=plain(language, note) if note else "",
        due=due,
    )


def contributions_of(sheet: ScoreSheet, language: str) -> Drawing:
    """Return the chart of what each indicator contributes."""
    composite = plain(language, figure(sheet.composite))
    what = plain(language, message("chart-bars-title", composite=composite))
    below = plain(language, message("chart-bars-below", period=when(sheet)))
    rows = [_contribution(indicator, language) for indicator in sheet.indicators]
    total = plain(language, Message("chart-composite"))
    return contributions_drawing(headed_by(whose(sheet), what, below), rows, total, composite)


def _contribution(indicator: IndicatorSheet, language: str) -> ContributionRow:
    due = indicator.missing is None or is_missing(indicator)
    key = "chart-without-weight" if not due else "chart-weight-shared" if indicator.score is None else "chart-group-out"
    return ContributionRow(
        name=in_language(language, indicator.name),
        group=indicator.group,
        contribution=indicator.contribution,
        weight=indicator.effective_weight or indicator.weight,
        note="" if indicator.contribution is not None else plain(language, Message(key)),
        due=due,
    )
