"""The trend of an indicator or of the composite over periods, with its goal, as a picture (/trend)."""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator

from handlers.buttons.scoring import ChooseTrend, DrawTrend, ShowScore, TrendStep
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.replies import Button, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, OnPress, Request, Section
from handlers.kit.texts import in_language, plain
from handlers.lookup.score import (
    Asked,
    ScoreChart,
    asked,
    charted_score,
    indicator_key,
    partnership_and_span,
    score_of,
)
from handlers.views.chart_contents import headed_by
from handlers.views.figures import figure
from handlers.views.raster import write_png
from handlers.views.scores import grid
from handlers.views.trend_chart import TrendPoint, TrendWords, trend_drawing
from indicators.score import Linear
from records.messages import Message, message
from records.periods import PeriodKind, ReportingPeriod, before, of_kind
from records.purposes import Purpose
from records.text import kebab
from services.scoring import scores
from services.scoring.scores import Score

# How many periods of a kind a trend goes over, and how people call the kind.
SHOWN = {
    TrendStep.MONTH: 12,
    TrendStep.QUARTER: 6,
    TrendStep.HALF_YEAR: 5,
    TrendStep.TERM: 5,
    TrendStep.PROGRAMME_YEAR: 4,
}
WORDS = {
    TrendStep.MONTH: r"月|月度|按月|months?|monthly",
    TrendStep.QUARTER: r"季|季度|按季|quarters?|quarterly",
    TrendStep.HALF_YEAR: r"半年|half-?years?",
    TrendStep.TERM: r"学期|按学期|terms?|semesters?",
    TrendStep.PROGRAMME_YEAR: r"年|年度|学年|按年|years?|yearly",
}
THE_COMPOSITE = ("composite", "overall", "score", "综合得分", "综合", "总分")


def _step_of_place(stored: object) -> object:
    """Read also what version 0.1 has stored: the place of the step."""
    return list(TrendStep)[stored] if isinstance(stored, int) else stored


class TrendChart(ScoreChart):
    """The parameters of a trend: of which indicator, 0 for the composite, and over which kind of period."""

    number: int
    kind: Annotated[TrendStep, BeforeValidator(_step_of_place)]


def trend(request: Request, rest: str) -> list[Reply]:
    """Send the trend that is asked for: `/trend`, `/trend 参与率 月`; the composite by quarters if nothing is named."""
    step, others = _step_among(rest)
    wanted = asked(
        request,
        others,
        ChooseTrend,
        "trend",
        indicators=True,
        indicator=lambda partnership, span, number: DrawTrend(partnership, span, number, step),
    )
    if not isinstance(wanted, Asked):
        return [wanted]
    score = scores.score(request.work, wanted.partnership, wanted.period, request.now)
    if len(wanted.indicators) > 1:
        return [_which(request, score, wanted.indicators, step)]
    keys = list(score.method.catalogue.indicators)
    number = keys.index(wanted.indicators[0]) + 1 if wanted.indicators else None
    return [_ask(request, score, number, step)]


def _step_among(text: str) -> tuple[TrendStep, str]:
    """Return over which kind of period, and the words that say something else; the composite is meant anyway."""
    step, others = TrendStep.QUARTER, []
    for word in text.split():
        if word.casefold() in THE_COMPOSITE:
            continue
        named = next((kind for kind, pattern in WORDS.items() if re.fullmatch(pattern, word.lower())), None)
        if named is None:
            others.append(word)
        else:
            step = named
    return step, " ".join(others)


def _which(request: Request, score: Score, keys: Sequence[str], step: TrendStep) -> Screen:
    names, here = list(score.method.catalogue.indicators), partnership_and_span(score)
    numbers = [names.index(key) + 1 for key in keys]
    buttons = [Button(_name(score, number, request.language), DrawTrend(*here, number, step)) for number in numbers]
    return Screen(Purpose.SCORES, [Message("why-which")], grid(buttons), move=True)


def _name(score: Score, number: int | None, language: str) -> str:
    if number is None:
        return plain(language, Message("chart-composite"))
    name = score.method.catalogue.indicators[indicator_key(score.method, number)].name
    return in_language(language, name)


def _parameters(score: Score, number: int | None, step: TrendStep) -> TrendChart:
    partnership, span = partnership_and_span(score)
    return TrendChart(partnership=partnership, period=span, number=number or 0, kind=step)


def _ask(request: Request, score: Score, number: int | None, step: TrendStep) -> Post:
    """Have a trend drawn, which comes after this, and offer the other kinds of period."""
    coming, here = ask_for(request, TREND, _parameters(score, number, step)), partnership_and_span(score)
    others = [
        Button(Message(f"chart-by-{kebab(other.value)}"), DrawTrend(*here, number, other))
        for other in TrendStep
        if other is not step
    ]
    return Post(coming.lines, grid(others))


def choose(request: Request, press: ChooseTrend) -> list[Reply]:
    """Offer the composite and the indicators, to have the trend of one drawn."""
    score, here = score_of(request, press), (press.partnership, press.span)
    numbers = [None, *range(1, len(score.method.catalogue.indicators) + 1)]
    buttons = [
        Button(_name(score, number, request.language), DrawTrend(*here, number, TrendStep.QUARTER))
        for number in numbers
    ]
    back = [Button(Message("form-back"), ShowScore(*here))]
    return [Screen(Purpose.SCORES, [Message("chart-which-trend")], [*grid(buttons), back])]


def draw(request: Request, press: DrawTrend) -> list[Reply]:
    """Send a trend; the picture comes as a message of its own, and a toast says so."""
    score = score_of(request, press)
    if press.indicator is not None:
        indicator_key(score.method, press.indicator)
    ask_for(request, TREND, _parameters(score, press.indicator, press.step))
    return [Toast(Message("document-coming"))]


def _make(context: DocumentContext, chart: TrendChart) -> DocumentFile:
    """Draw the latest value of each period under today's method, so that they can be compared."""
    language, score = context.person.language, charted_score(context, chart)
    number = chart.number or None
    periods = _periods(score, chart.kind)
    values = [_value(context, score, period, number) for period in periods]
    goal, unit, name = _goal(score, number), _unit(score, number, language), _name(score, number, language)
    path = context.folder / "trend.png"
    lowest = _lowest(score, number)
    by = Message(f"chart-by-{kebab(chart.kind.value)}")
    words = TrendWords(
        plain(language, Message("chart-missing")),
        plain(language, message("chart-goal", goal=figure(goal))),
        plain(language, message("chart-trend-note", lowest=figure(lowest))),
    )
    below = plain(language, message("chart-trend-below", unit=unit, by=by))
    points = [_point(period, value, language) for period, value in zip(periods, values, strict=True)]
    write_png(path, trend_drawing(headed_by(score.partnership.name, name, below), points, lowest, goal, words))
    caption = message(
        "chart-trend-caption" if goal is None else "chart-trend-caption-goal",
        partnership=score.partnership.name,
        name=name,
        unit=unit,
        parts=tuple(
            message("chart-part", name=_short(period), value=figure(value))
            for period, value in zip(periods, values, strict=True)
        ),
        **({} if goal is None else {"goal": figure(goal)}),
    )
    return DocumentFile(path, caption, photo=True)


def _periods(score: Score, step: TrendStep) -> list[ReportingPeriod]:
    """Return the latest ones that end with the period looked at, oldest first, from the partnership's beginning."""
    calendar = score.method.calendar
    day = min(score.period.last, score.knowledge.known_at)
    periods = [of_kind(step.value, day, calendar)]
    while len(periods) < SHOWN[step] and before(periods[0], calendar).last >= score.partnership.started_on:
        periods.insert(0, before(periods[0], calendar))
    return periods


def _value(context: DocumentContext, score: Score, period: ReportingPeriod, number: int | None) -> float | None:
    evaluation = scores.evaluation(context.work, score.partnership, period, score.method, score.knowledge)
    if number is None:
        return evaluation.composite
    return evaluation.receipt(indicator_key(score.method, number)).value


def _goal(score: Score, number: int | None) -> float | None:
    """Return the target, where the value is in its unit: of several parts the value is a score, which has none."""
    if number is None:
        return None
    ranges = score.method.catalogue.indicators[indicator_key(score.method, number)].score_ranges
    return next(iter(ranges.values())).target if len(ranges) == 1 else 100.0


def _lowest(score: Score, number: int | None) -> float:
    """Return the lower end of the score range, where the value is in its unit; else of scores."""
    if number is None:
        return 0.0
    ranges = list(score.method.catalogue.indicators[indicator_key(score.method, number)].score_ranges.values())
    return ranges[0].low if len(ranges) == 1 and isinstance(ranges[0], Linear) else 0.0


def _unit(score: Score, number: int | None, language: str) -> str:
    if number is None:
        return plain(language, Message("chart-points"))
    declared = score.method.catalogue.indicators[indicator_key(score.method, number)]
    if len(declared.score_ranges) > 1:
        return plain(language, Message("chart-points"))
    return in_language(language, declared.unit)


def _point(period: ReportingPeriod, value: float | None, language: str) -> TrendPoint:
    """Return a point, with what stands below it and, for all periods of a year together, the year."""
    kind = kebab(period.kind.value)
    if period.kind not in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.TERM):
        return TrendPoint(plain(language, _short(period)), "", value)
    quarter = (period.first.month + 2) // 3
    number = {PeriodKind.MONTH: period.first.month, PeriodKind.QUARTER: quarter}.get(period.kind, 1 + (quarter > 2))
    year = period.first.year
    if period.kind is PeriodKind.TERM:
        number, year = (1, year) if period.last.year > year else (2, year - 1)
    name = plain(language, message(f"chart-axis-{kind}", number=number))
    return TrendPoint(
        name, plain(language, message(f"chart-axis-of-{kind}", year=str(year), next=str(year + 1))), value
    )


def _short(period: ReportingPeriod) -> Message:
    """Return what fits below a point of a chart."""
    year = f"{period.first.year % 100:02}"
    match period.kind:
        case PeriodKind.MONTH:
            return message("chart-month", year=year, month=period.first.month)
        case PeriodKind.QUARTER:
            return message("chart-quarter", year=year, quarter=(period.first.month + 2) // 3)
        case PeriodKind.HALF_YEAR:
            return message("chart-half-year", year=year, half="first" if period.first.month == 1 else "second")
        case PeriodKind.TERM:
            first = period.last.year > period.first.year
            start = period.first.year if first else period.first.year - 1
            years = f"{start % 100:02}–{(start + 1) % 100:02}"
            return message("chart-term", years=years, term="first" if first else "second")
    return message("chart-year", years=f"{year}–{period.last.year % 100:02}")


TREND = Document("trend", TrendChart, _make)
DOCUMENTS = [TREND]
COMMANDS = [Command("trend", COORDINATORS_AND_ADMINS, trend, place=44, section=Section.LOOK)]
BUTTONS = [OnPress(ChooseTrend, choose), OnPress(DrawTrend, draw)]
