"""Scores as pictures: the groups as a radar, contributions as bars, and a trend over periods with its goal (/trend)."""

import re
from collections.abc import Sequence

from pydantic import BaseModel

from handlers.kit.documents import Document, DocumentContext, DocumentFile, StoredSpan, ask_for
from handlers.kit.replies import Button, Post, Reply, Screen, Toast
from handlers.kit.router import COORDINATORS_AND_ADMINS, Command, Request, Section, Tap
from handlers.kit.texts import in_language, plain
from handlers.lookup.parse import period_of
from handlers.lookup.score import Asked, asked, key_of, of_button, place
from handlers.views import charts
from handlers.views.charts import Bar, Point, Spoke
from handlers.views.scores import figure, grid, when, whose
from records.errors import UserError
from records.messages import Message, message
from records.periods import PeriodKind, ReportingPeriod, before, of_kind
from records.text import kebab
from services.scoring import scores
from services.scoring.methods import current
from services.scoring.score_sheet import ScoreSheet, sheet
from services.scoring.scores import Score

# The kinds of period that a trend goes over, by number in buttons, with how many of them are shown.
KINDS = {
    PeriodKind.MONTH: 8,
    PeriodKind.QUARTER: 6,
    PeriodKind.HALF_YEAR: 5,
    PeriodKind.TERM: 5,
    PeriodKind.PROGRAMME_YEAR: 4,
}
WORDS = {
    PeriodKind.MONTH: r"月|月度|按月|months?|monthly",
    PeriodKind.QUARTER: r"季|季度|按季|quarters?|quarterly",
    PeriodKind.HALF_YEAR: r"半年|half-?years?",
    PeriodKind.TERM: r"学期|按学期|terms?|semesters?",
    PeriodKind.PROGRAMME_YEAR: r"年|年度|学年|按年|years?|yearly",
}
COMPOSITE = 0  # the number of the composite among the indicators
WIDEST = 8  # characters, and half-width ones twice as many, of a line beside a radar


# The groups, and contributions ----------------------------------------------------------------------------------------


def radar(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return _ask(request, RADAR, partnership_id, period)


def bars(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    return _ask(request, BARS, partnership_id, period)


class ScoreChart(BaseModel):
    """The parameters of a picture of a score."""

    partnership: int
    period: StoredSpan


class TrendChart(ScoreChart):
    """The parameters of a trend: over which kind of period, and of which indicator; 0 is the composite."""

    number: int
    kind: int


def _ask(request: Request, document: Document[ScoreChart], partnership_id: int, period: int) -> list[Reply]:
    """The picture comes as a message of its own; a toast says so."""
    score = of_button(request, partnership_id, period)
    ask_for(request, document, ScoreChart(partnership=partnership_id, period=score.period.span))
    return [Toast(Message("document-coming"))]


def _score(context: DocumentContext, wanted: ScoreChart) -> Score:
    """Whether the person may see it is asked again: the row can be old."""
    partnership = scores.scored(context.work, context.person, wanted.partnership)
    calendar = current(context.work, context.now).calendar
    return scores.score(context.work, partnership, period_of(wanted.period, calendar), context.now)


def _make_radar(context: DocumentContext, wanted: ScoreChart) -> DocumentFile:
    language, score = context.person.language, _score(context, wanted)
    whole = sheet(score)
    then = {group.key: group.score for group in score.before.groups} if score.before else {}
    spokes = [
        Spoke(_wrapped(in_language(language, group.name)), group.score, then.get(group.key)) for group in whole.groups
    ]
    path = context.folder / "radar.png"
    words = [plain(language, Message(f"chart-{each}")) for each in ("now", "before", "missing")]
    charts.radar(path, _title(language, whole, Message("chart-radar-title")), spokes, *words)
    parts = tuple(
        message("chart-part", name=in_language(language, group.name), value=figure(group.score))
        for group in whole.groups
    )
    caption = message(
        "chart-radar-caption",
        partnership=whose(whole),
        period=when(whole),
        composite=figure(whole.composite),
        parts=parts,
    )
    return DocumentFile(path, caption, photo=True)


def _make_bars(context: DocumentContext, wanted: ScoreChart) -> DocumentFile:
    language = context.person.language
    whole = sheet(_score(context, wanted))
    drawn = [
        Bar(in_language(language, each.name), each.contribution, each.effective_weight or each.weight)
        for each in whole.indicators
    ]
    path = context.folder / "contributions.png"
    words = [plain(language, Message(f"chart-{each}")) for each in ("contributed", "possible", "missing")]
    charts.contributions(path, _title(language, whole, Message("chart-bars-title")), drawn, *words)
    parts = tuple(
        message("chart-part", name=in_language(language, each.name), value=figure(each.contribution))
        for each in sorted(whole.indicators, key=lambda each: -(each.contribution or 0))
        if each.contribution is not None
    )
    missing = tuple(in_language(language, each.name) for each in whole.indicators if each.contribution is None)
    caption = message(
        "chart-bars-caption",
        partnership=whose(whole),
        period=when(whole),
        composite=figure(whole.composite),
        parts=parts,
        missing=missing or (Message("chart-nothing"),),
    )
    return DocumentFile(path, caption, photo=True)


def _title(language: str, whole: ScoreSheet, what: Message) -> str:
    """Names of organisations stand in the caption: the bundled typeface has what our own texts need."""
    return f"{plain(language, what)}\n{plain(language, when(whole))}"


def _wrapped(name: str) -> str:
    """On two lines where it is long."""
    if name.isascii():
        words, lines = name.split(), [""]
        for word in words:
            if len(lines[-1]) + len(word) > 2 * WIDEST - 4 and lines[-1]:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        return "\n".join(lines)
    return name if len(name) <= WIDEST else f"{name[: (len(name) + 1) // 2]}\n{name[(len(name) + 1) // 2 :]}"


# Trends ---------------------------------------------------------------------------------------------------------------


THE_COMPOSITE = ("composite", "综合得分", "综合", "总分")


def trend(request: Request, rest: str) -> list[Reply]:
    """`/trend`, `/trend 参与率 月`: the composite by quarters, where nothing else is said."""
    kind, others = _kind_of(rest)
    found = asked(request, others, "trends", command="trend", indicators=True)
    if not isinstance(found, Asked):
        return [found]
    score = scores.score(request.work, found.partnership, found.period, request.now)
    if len(found.indicators) > 1:
        return [_which(request, score, found.indicators, kind)]
    keys = list(score.method.catalogue.indicators)
    number = keys.index(found.indicators[0]) + 1 if found.indicators else COMPOSITE
    return [_ask_trend(request, score, number, kind)]


def _kind_of(text: str) -> tuple[PeriodKind, str]:
    """Over which kind of period, and the words that say something else. The composite is what is meant anyway."""
    kind, others = PeriodKind.QUARTER, []
    for word in text.split():
        if word.casefold() in THE_COMPOSITE:
            continue
        named = next((each for each, pattern in WORDS.items() if re.fullmatch(pattern, word.lower())), None)
        if named is None:
            others.append(word)
        else:
            kind = named
    return kind, " ".join(others)


def _which(request: Request, score: Score, keys: Sequence[str], kind: PeriodKind) -> Screen:
    names = list(score.method.catalogue.indicators)
    buttons = [
        Button(_name(score, names.index(key) + 1, request.language), _trend_data(score, names.index(key) + 1, kind))
        for key in keys
    ]
    return Screen("scores", [Message("why-which")], grid(buttons), move=True)


def _trend_data(score: Score, number: int, kind: PeriodKind) -> str:
    return f"trend:{place(score)}:{number}:{list(KINDS).index(kind)}"


def _name(score: Score, number: int, language: str) -> str:
    if number == COMPOSITE:
        return plain(language, Message("chart-composite"))
    name = score.method.catalogue.indicators[key_of(score.method, number)].name
    return in_language(language, name)


def _ask_trend(request: Request, score: Score, number: int, kind: PeriodKind) -> Post:
    coming = ask_for(request, TREND, _trend(score, number, list(KINDS).index(kind)))
    others = [
        Button(Message(f"chart-by-{kebab(each)}"), _trend_data(score, number, each))
        for each in KINDS
        if each is not kind
    ]
    return Post(coming.lines, grid(others))


def _trend(score: Score, number: int, kind: int) -> TrendChart:
    return TrendChart(partnership=score.partnership.id, period=score.period.span, number=number, kind=kind)


def trends(request: Request, partnership_id: int = 0, period: int = 0) -> list[Reply]:
    """Of what: the composite, or one of the indicators."""
    score = of_button(request, partnership_id, period)
    count = len(score.method.catalogue.indicators)
    buttons = [
        Button(_name(score, number, request.language), _trend_data(score, number, PeriodKind.QUARTER))
        for number in range(count + 1)
    ]
    back = [Button(Message("form-back"), f"scores:{place(score)}")]
    return [Screen("scores", [Message("chart-which-trend")], [*grid(buttons), back])]


def trend_of(request: Request, partnership_id: int = 0, period: int = 0, number: int = 0, kind: int = 0) -> list[Reply]:
    score = of_button(request, partnership_id, period)
    if number != COMPOSITE:
        key_of(score.method, number)
    if kind >= len(KINDS):
        raise UserError("button-old")
    ask_for(request, TREND, _trend(score, number, kind))
    return [Toast(Message("document-coming"))]


def _make_trend(context: DocumentContext, wanted: TrendChart) -> DocumentFile:
    """The latest value of each period under today's method, so that they can be compared."""
    language, score = context.person.language, _score(context, wanted)
    number, kind = wanted.number, list(KINDS)[wanted.kind]
    points = [
        Point(plain(language, _short(period)), _value(context, score, period, number))
        for period in _periods(score, kind)
    ]
    goal, unit = _goal(score, number), _unit(score, number, language)
    name = _name(score, number, language)
    words = plain(language, Message("chart-goal")), plain(language, Message("chart-missing"))
    path = context.folder / "trend.png"
    charts.trend(path, name, points, unit, goal, *words)
    parts = tuple(message("chart-part", name=point.name, value=figure(point.value)) for point in points)
    caption = message(
        "chart-trend-caption" if goal is None else "chart-trend-caption-goal",
        partnership=score.partnership.name,
        name=name,
        unit=unit,
        parts=parts,
        **({} if goal is None else {"goal": figure(goal)}),
    )
    return DocumentFile(path, caption, photo=True)


def _periods(score: Score, kind: PeriodKind) -> list[ReportingPeriod]:
    """The latest ones that end with the period looked at, oldest first, from the partnership's beginning."""
    calendar = score.method.calendar
    day = min(score.period.last, score.knowledge.known_at)
    period = of_kind(kind, day, calendar)
    found = [period]
    while len(found) < KINDS[kind] and before(found[0], calendar).last >= score.partnership.started_on:
        found.insert(0, before(found[0], calendar))
    return found


def _value(context: DocumentContext, score: Score, period: ReportingPeriod, number: int) -> float | None:
    found = scores.evaluation(context.work, score.partnership, period, score.method, score.knowledge)
    return found.composite if number == COMPOSITE else found.receipt(key_of(score.method, number)).value


def _goal(score: Score, number: int) -> float | None:
    """The target, where the value is in its unit: of several parts the value is a score, which has none."""
    if number == COMPOSITE:
        return None
    ranges = score.method.catalogue.indicators[key_of(score.method, number)].score_ranges
    return next(iter(ranges.values())).target if len(ranges) == 1 else 100.0


def _unit(score: Score, number: int, language: str) -> str:
    if number == COMPOSITE:
        return plain(language, Message("chart-points"))
    declared = score.method.catalogue.indicators[key_of(score.method, number)]
    if len(declared.score_ranges) > 1:
        return plain(language, Message("chart-points"))
    return in_language(language, declared.unit)


def _short(period: ReportingPeriod) -> Message:
    """What fits below a point of a chart."""
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


RADAR = Document("radar", ScoreChart, _make_radar)
BARS = Document("contributions", ScoreChart, _make_bars)
TREND = Document("trend", TrendChart, _make_trend)
DOCUMENTS = [RADAR, BARS, TREND]
COMMANDS = [Command("trend", COORDINATORS_AND_ADMINS, trend, place=44, section=Section.LOOK)]
TAPS = [
    Tap("radar", COORDINATORS_AND_ADMINS, radar),
    Tap("bars", COORDINATORS_AND_ADMINS, bars),
    Tap("trends", COORDINATORS_AND_ADMINS, trends),
    Tap("trend", COORDINATORS_AND_ADMINS, trend_of),
]
