"""Scores as pictures: the groups as dots on one scale, and what each indicator contributes."""

from handlers.buttons.scoring import DrawContributions, DrawGroups
from handlers.kit.documents import Document, DocumentContext, DocumentFile, ask_for
from handlers.kit.replies import Reply, Toast
from handlers.kit.router import OnPress, Request
from handlers.kit.texts import in_language
from handlers.lookup.score import OfScore, ScoreChart, charted_score, partnership_and_span, score_of
from handlers.views.chart_contents import contributions_of, groups_of
from handlers.views.figures import figure
from handlers.views.raster import write_png
from handlers.views.scores import when, whose
from records.messages import Message, message
from services.scoring.score_sheet import ScoreSheet, sheet


def groups(request: Request, press: DrawGroups) -> list[Reply]:
    """Send the scores of the groups as a chart."""
    return _ask(request, GROUPS, press)


def contributions(request: Request, press: DrawContributions) -> list[Reply]:
    """Send what each indicator contributes as a bar chart."""
    return _ask(request, BARS, press)


def _ask(request: Request, document: Document[ScoreChart], press: OfScore) -> list[Reply]:
    """Have a picture drawn, which comes as a message of its own; a toast says so."""
    partnership, span = partnership_and_span(score_of(request, press))
    ask_for(request, document, ScoreChart(partnership=partnership, period=span))
    return [Toast(Message("document-coming"))]


def _make_groups(context: DocumentContext, chart: ScoreChart) -> DocumentFile:
    language, score = context.person.language, charted_score(context, chart)
    whole = sheet(score)
    then = {group.key: group.score for group in score.before.groups} if score.before else {}
    path = context.folder / "groups.png"
    write_png(path, groups_of(whole, then, language))
    parts = tuple(
        message("chart-part", name=in_language(language, group.name), value=figure(group.score))
        for group in whole.groups
    )
    caption = message(
        "chart-groups-caption",
        partnership=whose(whole),
        period=when(whole),
        composite=figure(whole.composite),
        parts=parts,
    )
    return DocumentFile(path, caption, photo=True)


def _make_contributions(context: DocumentContext, chart: ScoreChart) -> DocumentFile:
    language = context.person.language
    whole = sheet(charted_score(context, chart))
    path = context.folder / "contributions.png"
    write_png(path, contributions_of(whole, language))
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


GROUPS = Document("radar", ScoreChart, _make_groups)  # as it was first drawn: wishes of that name wait in rows
BARS = Document("contributions", ScoreChart, _make_contributions)
DOCUMENTS = [GROUPS, BARS]
BUTTONS = [OnPress(DrawGroups, groups), OnPress(DrawContributions, contributions)]
