"""Scores as pictures: the groups as a radar, and contributions as bars."""

from handlers.buttons.scoring import DrawContributions, DrawRadar
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
from handlers.kit.texts import in_language, plain
from handlers.lookup.score import OfScore, ScoreChart, charted_score, partnership_and_span, score_of
from handlers.views import charts
from handlers.views.charts import Bar, Spoke
from handlers.views.figures import figure
from handlers.views.scores import when, whose
from records.messages import Message, message
from services.scoring.score_sheet import ScoreSheet, sheet

WIDEST = 8  # characters, and half-width ones twice as many, of a line beside a radar


def radar(request: Request, press: DrawRadar) -> list[Reply]:
    """Send the scores of the groups as a radar chart."""
    return _ask(request, RADAR, press)


def contributions(request: Request, press: DrawContributions) -> list[Reply]:
    """Send what each indicator contributes as a bar chart."""
    return _ask(request, BARS, press)


def _ask(request: Request, document: Document[ScoreChart], press: OfScore) -> list[Reply]:
    """Have a picture drawn, which comes as a message of its own; a toast says so."""
    partnership, span = partnership_and_span(score_of(request, press))
    ask_for(request, document, ScoreChart(partnership=partnership, period=span))
    return [Toast(Message("document-coming"))]


def _make_radar(context: DocumentContext, chart: ScoreChart) -> DocumentFile:
    language, score = context.person.language, charted_score(context, chart)
    whole = sheet(score)
    then = {group.key: group.score for group in score.before.groups} if score.before else {}
    spokes = [
        Spoke(_wrapped(in_language(language, group.name)), group.score, then.get(group.key)) for group in whole.groups
    ]
    path = context.folder / "radar.png"
    legend = [plain(language, Message(f"chart-{name}")) for name in ("now", "before", "missing")]
    charts.radar(path, _title(language, whole, Message("chart-radar-title")), spokes, *legend)
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


def _make_contributions(context: DocumentContext, chart: ScoreChart) -> DocumentFile:
    language = context.person.language
    whole = sheet(charted_score(context, chart))
    bars = [
        Bar(
            in_language(language, indicator.name),
            indicator.contribution,
            indicator.effective_weight or indicator.weight,
        )
        for indicator in whole.indicators
    ]
    path = context.folder / "contributions.png"
    legend = [plain(language, Message(f"chart-{name}")) for name in ("contributed", "possible", "missing")]
    charts.contributions(path, _title(language, whole, Message("chart-bars-title")), bars, *legend)
    return DocumentFile(path, _contributions_caption(whole, language), photo=True)


def _contributions_caption(whole: ScoreSheet, language: str) -> Message:
    parts = tuple(
        message("chart-part", name=in_language(language, indicator.name), value=figure(indicator.contribution))
        for indicator in sorted(whole.indicators, key=lambda indicator: -(indicator.contribution or 0))
        if indicator.contribution is not None
    )
    missing = tuple(
        in_language(language, indicator.name) for indicator in whole.indicators if indicator.contribution is None
    )
    return message(
        "chart-bars-caption",
        partnership=whose(whole),
        period=when(whole),
        composite=figure(whole.composite),
        parts=parts,
        missing=missing or (Message("chart-nothing"),),
    )


def _title(language: str, whole: ScoreSheet, what: Message) -> str:
    """Return the title, without names of organisations.

    Those stand in the caption: the bundled typeface has what our own texts need.
    """
    return f"{plain(language, what)}\n{plain(language, when(whole))}"


def _wrapped(name: str) -> str:
    """Return the name, on two lines where it is long."""
    if name.isascii():
        words, lines = name.split(), [""]
        for word in words:
            if len(lines[-1]) + len(word) > 2 * WIDEST - 4 and lines[-1]:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        return "\n".join(lines)
    return name if len(name) <= WIDEST else f"{name[: (len(name) + 1) // 2]}\n{name[(len(name) + 1) // 2 :]}"


RADAR = Document("radar", ScoreChart, _make_radar)
BARS = Document("contributions", ScoreChart, _make_contributions)
DOCUMENTS = [RADAR, BARS]
BUTTONS = [OnPress(DrawRadar, radar), OnPress(DrawContributions, contributions)]
