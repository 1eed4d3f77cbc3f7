"""Scores on a phone: the whole, a group, and the receipt of an indicator, from the same sheet that is published."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from handlers.buttons.scoring import ExplainScore
from handlers.kit.replies import Button, Line
from handlers.kit.texts import in_language
from handlers.views.figures import difference, figure, figure_fine, percent, quantity, units_of
from handlers.views.workings import working_lines
from records.form import option_label
from records.kinds.research_result import ResultStage
from records.messages import Message, message
from records.reach import GivingSide, ProductiveForce, Reached
from records.record import CoConstructionMode
from records.roles import Side
from records.text import kebab
from services.scoring.methods import Method
from services.scoring.score_sheet import (
    COMPOSITE,
    CollaborationSheet,
    GroupSheet,
    IndicatorSheet,
    PartSheet,
    ScoreSheet,
    as_shown,
)
from services.scoring.scores import Score
from storage.scoring.impacts import MovedFigure

_BAR = 8  # signs


def change_of(now: float, before: float) -> Message | None:
    """Return by how much the figures that are shown differ; None where they are the same."""
    change = round((as_shown(now) or 0) - (as_shown(before) or 0), 1)
    return message("figure-up" if change > 0 else "figure-down", value=abs(change)) if change else None


def bar(score: float | None) -> str:
    """Return a score as a bar of signs."""
    full = 0 if score is None else round(score / 100 * _BAR)
    return "▰" * full + "▱" * (_BAR - full)


def whose(sheet: ScoreSheet) -> str:
    """Return the names of both sides."""
    return f"{sheet.college} · {sheet.enterprise}"


def when(sheet: ScoreSheet) -> Message:
    """Return the period, and up to which day where it is still running."""
    label = sheet.reporting_period.label
    if sheet.known_at < sheet.last:
        return message("score-to-date", period=label, day=sheet.known_at)
    return label


def composite_lines(sheet: ScoreSheet) -> list[Line]:
    """Return the composite with all that must be said with it."""
    if sheet.composite is None:
        lines: list[Line] = [Message("score-no-composite")]
    else:
        lines = [message("score-composite", score=figure(sheet.composite), bar=bar(sheet.composite))]
    if sheet.composite is not None and sheet.before is not None:
        change = change_of(sheet.composite, sheet.before)
        lines.append(message("score-change", change=change or Message("figure-same"), before=figure(sheet.before)))
    key = "score-coverage" if sheet.coverage < 1 - 1e-9 else "score-coverage-full"
    low, high = (figure(bound) for bound in sheet.bounds)
    lines.append(message(key, coverage=percent(sheet.coverage), low=low, high=high))
    if sheet.geometric is not None:
        lines.append(message("score-geometric", score=figure(sheet.geometric)))
    if sheet.if_confirmed is not None and as_shown(sheet.if_confirmed) != as_shown(sheet.composite):
        lines.append(message("score-if-confirmed", score=figure(sheet.if_confirmed)))
    return lines


def score_lines(sheet: ScoreSheet, language: str) -> list[Line]:
    """Return the whole score: composite, groups, how the sides share the work, and the method."""
    lines: list[Line] = [message("score-heading", partnership=whose(sheet)), when(sheet), ""]
    lines += composite_lines(sheet)
    lines.append("")
    lines += [group_line(group, language) for group in sheet.groups]
    lines += collaboration_lines(sheet.collaboration)
    lines += ["", message("score-method", number=sheet.method.number, days=sheet.active_days)]
    return lines


def group_line(group: GroupSheet, language: str) -> Line:
    """Return the score of a group."""
    name = in_language(language, group.name)
    if group.coverage is None:
        return message("score-group-not-due", name=name)
    if group.score is None:
        return message("score-group-missing", name=name, coverage=percent(group.coverage))
    key = "score-group" if group.coverage > 1 - 1e-9 else "score-group-partly"
    return message(key, bar=bar(group.score), name=name, score=figure(group.score), coverage=percent(group.coverage))


def collaboration_lines(shared: CollaborationSheet) -> list[Line]:
    """Return how the sides share the work, beside the scores."""
    lines: list[Line] = []
    for name, shares in (("hosted", shared.hosted), ("attendance", shared.attendance)):
        if shares is not None:
            sides = {side.value: percent(shares[side]) for side in Side}
            lines.append(message(f"score-shared-{name}", **sides))
    if shared.median_days_to_answer is not None:
        lines.append(message("score-shared-answer", days=figure(shared.median_days_to_answer)))
    if shared.modes:
        modes = tuple(
            message("score-mode", mode=option_label(mode), count=shared.modes[mode])
            for mode in CoConstructionMode
            if mode in shared.modes
        )
        lines.append(message("score-shared-modes", modes=modes))
    lines += _reach_lines(shared)
    return ["", Message("score-shared"), *lines] if lines else []


_COUNTED_BESIDE: Mapping[str, type[StrEnum]] = {
    "reached": Reached,
    "gave": GivingSide,
    "gained": GivingSide,
    "forces": ProductiveForce,
    "stages": ResultStage,
}


def _reach_lines(shared: CollaborationSheet) -> Iterator[Message]:
    """Yield whom the work reached, who gave and gained, and what it is about: a line each, where something is told."""
    for name, options in _COUNTED_BESIDE.items():
        numbers: Mapping[str, int] = getattr(shared, name)
        counted = tuple(
            message("score-mode", mode=option_label(option), count=numbers[option])
            for option in options
            if option in numbers
        )
        if counted:
            yield message(f"score-shared-{name}", counted=counted)
    if shared.topics:
        topics = tuple(message("score-mode", mode=topic, count=count) for topic, count in shared.topics.items())
        yield message("score-shared-topics", counted=topics)


def indicator_line(indicator: IndicatorSheet, language: str) -> Line:
    """Return the score and the value of an indicator, or why it has none."""
    name = in_language(language, indicator.name)
    if indicator.missing is not None:
        return message("score-indicator-missing", number=indicator.number, name=name, reason=missing(indicator))
    return message(
        "score-indicator",
        number=indicator.number,
        name=name,
        score=figure(indicator.score),
        value=values(indicator, language),
    )


def values(indicator: IndicatorSheet, language: str) -> Message:
    """Return the value with its unit, or each part of it."""
    units = units_of(indicator.unit, language)
    if len(units) == 1:
        return quantity(indicator.value, units[0])
    parts = tuple(
        message(
            "score-part", name=Message(f"part-{part.name}"), value=quantity(part.value, unit_of_part(units, part.name))
        )
        for part in indicator.parts
    )
    return message("score-parts", parts=parts)


def _part_name(part: PartSheet) -> Message:
    return Message(f"part-{part.name}")


_PARTS = ("output", "jobs")


def unit_of_part(units: Sequence[str], name: str) -> str:
    """Return the unit of a part of an indicator, of those of all its parts."""
    return units[_PARTS.index(name) if len(units) > 1 and name in _PARTS else 0]


def missing(indicator: IndicatorSheet) -> Message:
    """Return why an indicator has no value."""
    why = indicator.missing
    assert why is not None
    if why.what is None:
        return Message(f"missing-{kebab(why.reason)}")
    return message(
        "missing-insufficient",
        what=Message(f"needed-{kebab(why.what)}"),
        have=figure(why.have),
        need=figure(why.need),
    )


def receipt_lines(
    sheet: ScoreSheet,
    indicator: IndicatorSheet,
    language: str,
    formula: str,
    ranges: Sequence[Line],
    sources: Sequence[Line],
    *,
    records: bool,
) -> list[Line]:
    """Return the receipt 得分明细 of an indicator in words.

    `formula` and `ranges` are the method's own. `records`: whether any can count for it.
    """
    group = next(group for group in sheet.groups if group.key == indicator.group)
    lines: list[Line] = [
        message("why-heading", number=indicator.number, name=in_language(language, indicator.name)),
        message("why-of", group=in_language(language, group.name), partnership=whose(sheet)),
        when(sheet),
        "",
    ]
    lines += _value_lines(indicator, language)
    lines += ["", message("why-formula", formula=formula), *ranges]
    workings = working_lines(indicator)
    lines += ["", Message("why-working"), *sources, *workings, ""] if workings else []
    lines.append(_weight_line(indicator))
    beside = beside_figures(indicator)
    if beside:
        lines.append(message("why-beside", figures=tuple(beside)))
    lines += [Message(f"mark-{kebab(mark)}") for mark in indicator.marks]
    if records or indicator.left_out:
        lines.append(message("why-records", counted=len(indicator.counted), left_out=len(indicator.left_out)))
    return lines


def _value_lines(indicator: IndicatorSheet, language: str) -> list[Line]:
    if indicator.missing is not None:
        return [message("why-missing", reason=missing(indicator))]
    lines: list[Line] = [
        message("why-value", value=values(indicator, language), score=figure(indicator.score), bar=bar(indicator.score))
    ]
    units = units_of(indicator.unit, language)
    for part in indicator.parts:
        if part.gap > 0:
            gap = message("why-gap", gap=difference(part.gap, unit_of_part(units, part.name)))
            several = len(units) > 1
            lines.append(message("why-gap-of", part=_part_name(part), gap=gap) if several else gap)
    return lines


def _weight_line(indicator: IndicatorSheet) -> Message:
    if indicator.contribution is None:
        return message("why-no-weight", weight=figure(indicator.weight))
    return message(
        "why-weight",
        weight=figure_fine(indicator.weight),
        effective=figure_fine(indicator.effective_weight),
    )


def beside_figures(indicator: IndicatorSheet) -> list[Message]:
    """Return the figures that stand with the value and do not make it."""
    worked_out = {f"{term.name}_{what}" for part in indicator.parts for term in part.terms for what in _OF_TERMS}
    named = {
        _BESIDE.get((indicator.key, name), name): value
        for name, value in indicator.beside.items()
        if name not in worked_out
    }
    return [
        message(
            "why-figure-percent" if name in _PERCENT else "why-figure",
            name=Message(f"beside-{kebab(name)}"),
            value=figure(value),
        )
        for name, value in named.items()
        if value is not None
    ]


_OF_TERMS = ("present", "expected")  # what the working of the two sides has said already
_PERCENT = {"reach", "college_reach", "enterprise_reach", "growth", "satisfied", "satisfied_low", "satisfied_high"}

# Where two indicators call different things the same.
_BESIDE = {("social_influence", "reach"): "readers"}


def left_out_line(number: int, title: str, reason: str) -> Message:
    """Return a record that does not count, with the reason."""
    return message("why-left-out-line", number=number, title=title, reason=Message(f"standing-{kebab(reason)}"))


def grid(buttons: Sequence[Button], wide: int = 2) -> list[list[Button]]:
    """Return buttons in rows of so many."""
    return [list(buttons[at : at + wide]) for at in range(0, len(buttons), wide)]


def receipt_buttons(indicators: Sequence[IndicatorSheet], score: Score, language: str) -> list[list[Button]]:
    """Return the buttons to the receipts of these indicators of a score."""
    here = score.partnership.id, score.period.span
    return grid(
        [
            Button(f"{indicator.number} {in_language(language, indicator.name)}", ExplainScore(*here, indicator.number))
            for indicator in indicators
        ]
    )


def impact_line(moved: Sequence[MovedFigure], method: Method, language: str) -> Message:
    """Return what a confirmation moved: "党员参与率 82.1 → 83.4；综合得分 71.0 → 71.3"."""
    named = {key: in_language(language, indicator.name) for key, indicator in method.catalogue.indicators.items()}
    names: dict[str, Message | str] = {**named, COMPOSITE: Message("impact-composite")}
    parts = tuple(
        message("impact-moved", name=names.get(one.key, one.key), before=figure(one.before), after=figure(one.after))
        for one in moved
    )
    return message("impact-line", moved=parts)
