"""A published result to pass on: as a page, and as a document that an office can go on with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from handlers.exports.html_pages import render
from handlers.kit.replies import Line
from handlers.kit.texts import in_language, without_markup
from handlers.views.chart_contents import contributions_of, groups_of
from handlers.views.drawing import Drawing
from handlers.views.figures import figure, figure_fine
from handlers.views.results import assessment_lines, published_line, restatement_lines
from handlers.views.scores import collaboration_lines, composite_lines, group_line, missing, values, when, whose
from handlers.views.sources import source_lines
from handlers.views.workings import working_lines
from indicators.catalogue import Catalogue
from records.messages import Message, message
from services.scoring import publications as publishing
from services.scoring.restatements import Restatement
from services.scoring.score_sheet import IndicatorSheet, ScoreSheet
from storage.people.partnerships import Partnership
from storage.scoring.publications import Publication

COLUMNS = ("number", "name", "value", "score", "contribution")
WIDTHS = (1.4, 5, 6, 1.8, 1.8)  # of these on paper, in centimetres


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator in the table of a result; its contribution is told to the hundredth, so that they add up."""

    number: int
    name: str
    value: Message
    is_missing: bool
    score: Message
    contribution: Message


@dataclass(frozen=True)
class ResultContent:
    """What a result says, in the order in which it is read; `workings`: each heading with its lines."""

    partnership: str
    period: Message
    composite_label: Message
    composite: Message
    composite_lines: Sequence[Line]
    charts: Sequence[Drawing]
    groups_heading: Message
    groups: Sequence[Line]
    indicators_heading: Message
    columns: Sequence[Message]
    rows: Sequence[IndicatorRow]
    sum_note: Message
    beside: Sequence[Line]
    corrections: Sequence[Line]
    workings_heading: Message
    workings: Sequence[tuple[Message, Sequence[Line]]]
    published: Message
    digest: str


def content_of(
    publication: Publication,
    partnership: Partnership,
    restated: Restatement | None,
    catalogue: Catalogue,
    language: str,
) -> ResultContent:
    """Return what a result says in a language. `catalogue`: of the method that it was calculated by."""
    sheet = publishing.sheet_of(publication)
    return ResultContent(
        partnership=whose(sheet),
        period=message("result-of", period=when(sheet)),
        composite_label=Message("impact-composite"),
        composite=figure(sheet.composite),
        composite_lines=composite_lines(sheet),
        charts=[groups_of(sheet, {}, language), contributions_of(sheet, language)],
        groups_heading=Message("result-groups"),
        groups=[group_line(group, language) for group in sheet.groups],
        indicators_heading=Message("result-indicators"),
        columns=[Message(f"result-column-{name}") for name in COLUMNS],
        rows=[_row(indicator, language) for indicator in sheet.indicators],
        sum_note=Message("result-sum"),
        beside=[*collaboration_lines(sheet.collaboration), *assessment_lines(sheet)],
        corrections=restatement_lines(restated, language) if restated else [],
        workings_heading=Message("result-workings"),
        workings=list(_workings(sheet, catalogue, language)),
        published=published_line(publication, partnership),
        digest=publication.digest,
    )


def _row(indicator: IndicatorSheet, language: str) -> IndicatorRow:
    return IndicatorRow(
        number=indicator.number,
        name=in_language(language, indicator.name),
        value=values(indicator, language) if indicator.missing is None else missing(indicator),
        is_missing=indicator.missing is not None,
        score=figure(indicator.score),
        contribution=figure_fine(indicator.contribution),
    )


def _workings(sheet: ScoreSheet, catalogue: Catalogue, language: str) -> Iterator[tuple[Message, list[Line]]]:
    """Yield for each indicator that has a value its name, then how it is calculated, in words and in figures."""
    for indicator in sheet.indicators:
        lines = working_lines(indicator)
        if lines:
            declared = catalogue.indicators[indicator.key]
            formula = catalogue.with_numbers(declared, declared.formula)
            name = message("score-numbered", number=indicator.number, name=in_language(language, indicator.name))
            yield name, [in_language(language, formula), *source_lines(declared, indicator, language), *lines]


def page(content: ResultContent, language: str) -> str:
    """Return a result as an HTML page that needs nothing else: no script, no other file, no network."""
    return render("result.html.jinja", language, content)


def write_word(path: Path, content: ResultContent, language: str) -> None:
    """Write a result as a Word document."""
    from docx import Document  # costs memory: only those who write one pay

    from handlers.exports import word_page

    def say(line: Line) -> str:
        return without_markup(language, line)

    document = Document()
    document.core_properties.author = ""
    word_page.set_up(document, content.partnership)
    document.add_heading(content.partnership, level=1)
    for line in [content.period, *content.composite_lines, *content.groups]:
        document.add_paragraph(say(line))
    word_page.draw(document, content.charts, path.parent)
    table = document.add_table(rows=1, cols=len(content.columns))
    for cell, column in zip(table.rows[0].cells, content.columns, strict=True):
        cell.text = say(column)
    for row in content.rows:
        texts = (str(row.number), row.name, say(row.value), say(row.score), say(row.contribution))
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    word_page.rule(table, WIDTHS, figures_from=2)
    for line in [content.sum_note, *content.beside, *content.corrections]:
        document.add_paragraph(say(line))
    document.add_heading(say(content.workings_heading), level=2)
    for heading, lines in content.workings:
        document.add_heading(say(heading), level=3)
        for line in lines:
            document.add_paragraph(say(line))
    document.add_paragraph(say(content.published))
    document.add_paragraph(content.digest)
    document.save(str(path))
