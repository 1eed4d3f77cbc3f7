"""A published result as people read it: on a screen, and as a page or document that can be passed on."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from handlers.kit.replies import Button, Line, Screen
from handlers.kit.texts import in_language, markup, plain, without_markup
from handlers.views.scores import (
    collaboration_lines,
    composite_lines,
    figure,
    figure_fine,
    group_line,
    indicator_line,
    missing,
    values,
    when,
    whose,
)
from handlers.views.sources import source_lines
from handlers.views.workings import working_lines
from indicators.catalogue import Catalogue
from records.form import option_label
from records.messages import Message, message
from records.roles import Side
from services.scoring import publications as publishing
from services.scoring.restatements import COMPOSITE, Restatement, of_publication
from services.scoring.score_sheet import IndicatorSheet, ScoreSheet
from storage.engine.unit_of_work import UnitOfWork
from storage.people.directory import Partnership, Person
from storage.scoring import publications
from storage.scoring.publications import Publication

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def result_screen(
    work: UnitOfWork,
    reader: Person,
    publication: Publication,
    partnership: Partnership,
    now: datetime,
    *,
    heading: Message | None = None,
    move: bool,
) -> Screen:
    sheet = publishing.sheet_of(publication)
    language = reader.language
    lines: list[Line] = [heading, ""] if heading else []
    lines += [message("score-heading", partnership=whose(sheet)), message("result-of", period=when(sheet)), ""]
    lines += composite_lines(sheet)
    lines.append("")
    lines += [group_line(group, language) for group in sheet.groups]
    lines += assessment_lines(sheet)
    lines += ["", _published(publication, partnership)]
    restated = of_publication(work, partnership, publication, now)
    lines += restatement_lines(restated, language) if restated else []
    held = publications.objections(work, publication.id)
    for each in held:
        key = "result-objection" if each.answer is None else "result-objection-answered"
        lines.append(message(key, side=option_label(each.side), reason=each.reason, answer=each.answer or ""))
    rows = [
        [Button(Message("result-indicators"), f"resultfull:{publication.id}")],
        [
            Button(Message("result-page"), f"page:{publication.id}"),
            Button(Message("result-word"), f"word:{publication.id}"),
        ],
    ]
    if publishing.may_object(reader, publication, partnership, now):
        rows.append([Button(Message("result-object"), f"objectto:{publication.id}")])
    if reader.is_admin:
        rows += [
            [Button(message("result-answer", side=option_label(each.side)), f"answerto:{each.id}")]
            for each in held
            if each.answer is None
        ]
    return Screen(f"result:{publication.id}", lines, rows, move=move)


def _published(publication: Publication, partnership: Partnership) -> Message:
    def day(moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(partnership.time_zone)).date()

    return message(
        "result-published",
        at=day(publication.published_at),
        until=day(publication.objections_until),
        method=publication.method,
        digest=publication.digest[:12],
    )


def assessment_lines(sheet: ScoreSheet) -> list[Line]:
    """总结评价: what each side says of the period."""
    lines: list[Line] = []
    for side in Side:
        said = sheet.assessments.get(side)
        if said is not None:
            lines += ["", message("assessment-of", side=option_label(side))]
            lines += [
                message("form-answer", label=Message(f"assessment-{name.replace('_', '-')}"), value=value)
                for name, value in said
                if value
            ]
    return lines


def restatement_lines(restated: Restatement, language: str) -> list[Line]:
    """更正说明: each figure as it was told and as it is known now, and the records behind it."""
    sheet = publishing.sheet_of(restated.publication)
    names = {each.key: in_language(language, each.name) for each in sheet.indicators}
    lines: list[Line] = ["", Message("restatement-heading")]
    lines += [
        message(
            "restatement-figure",
            name=Message("impact-composite") if each.key == COMPOSITE else names[each.key],
            told=figure(each.told),
            now=figure(each.now),
        )
        for each in restated.figures
    ]
    for cause in restated.causes[:10]:
        key = "restatement-cause-why" if cause.reason else "restatement-cause"
        lines.append(
            message(
                key,
                number=cause.record_id,
                who=cause.person or Message("history-clock"),
                did=Message(f"did-{cause.action.replace('_', '-')}"),
                reason=cause.reason or "",
            )
        )
    return lines


def full_lines(sheet: ScoreSheet, language: str) -> list[Line]:
    """All indicators of a result."""
    lines: list[Line] = [message("score-heading", partnership=whose(sheet)), message("result-of", period=when(sheet))]
    for group in sheet.groups:
        lines += ["", group_line(group, language)]
        lines += [indicator_line(each, language) for each in sheet.of_group(group.key)]
    return [*lines, *collaboration_lines(sheet.collaboration), *assessment_lines(sheet)]


# To pass on -----------------------------------------------------------------------------------------------------------

_STYLE = """
body { font: 16px/1.6 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #222; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h3 { font-size: 1rem; margin: 1rem 0 0; color: #222 } h3 ~ p { margin: .2rem 0 }
h2 { font-size: 1.1rem; margin-top: 1.6rem }
table { border-collapse: collapse; width: 100% } td, th { padding: .35rem .5rem; border-bottom: 1px solid #e5e5e5;
  text-align: left; vertical-align: top } td.figure, th.figure { text-align: right; white-space: nowrap }
td.value { text-align: right } td.missing { text-align: right; color: #666 } footer { overflow-wrap: anywhere }
p.group { margin: .3rem 0 }
@media (max-width: 32rem) { table { font-size: .8rem } td, th { padding: .3rem .2rem } }
@page { size: A4; margin: 2cm } @media print { body { margin: 0; max-width: none } }
tr, h2, h3, h3 ~ p { break-inside: avoid } h2, h3 { break-after: avoid }
.big { font-size: 2.4rem; color: #b32d24; margin: .2rem 0 } footer, .note { color: #666; font-size: .85rem }
"""


def page(
    publication: Publication,
    partnership: Partnership,
    restated: Restatement | None,
    catalogue: Catalogue,
    language: str,
) -> str:
    """A page that needs nothing else: no script, no other file, no network. `catalogue`: of the result's method."""
    sheet = publishing.sheet_of(publication)

    def say(line: Line) -> str:
        return markup(language, line)

    rows = "\n".join(
        f"<tr><td>{each.number}</td><td>{say(in_language(language, each.name))}</td>"
        f'<td class="{"value" if each.missing is None else "missing"}">{say(value)}</td>'
        f'<td class="figure">{say(figure(each.score))}</td>'
        f'<td class="figure">{say(_contribution(each))}</td></tr>'
        for each, value in _values(sheet, language)
    )
    heads = "".join(
        f"<th{' class=figure' if number > 1 else ''}>{say(Message(f'result-column-{name}'))}</th>"
        for number, name in enumerate(COLUMNS)
    )
    lines = "".join(f"<p>{say(line)}</p>" for line in composite_lines(sheet)[1:])
    groups = "".join(f'<p class="group">{say(group_line(group, language))}</p>' for group in sheet.groups)
    beside = [*collaboration_lines(sheet.collaboration), *assessment_lines(sheet)]
    shared = "".join(f"<p>{say(line)}</p>" for line in beside if line)
    corrected = (
        "".join(f"<p>{say(line)}</p>" for line in restatement_lines(restated, language) if line) if restated else ""
    )
    sums = "".join(
        f"<h3>{say(heading)}</h3>" + "".join(f"<p>{say(line)}</p>" for line in lines)
        for heading, lines in _workings(sheet, catalogue, language)
    )
    worked_out = f'<h2>{say(Message("result-workings"))}</h2><div class="note">{sums}</div>' if sums else ""
    title = f"{plain(language, message('result-of', period=when(sheet)))}"
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{say(whose(sheet))}</title><style>{_STYLE}</style>'
        f"<h1>{say(whose(sheet))}</h1><p>{say(title)}</p>"
        f'<p>{say(Message("impact-composite"))}</p><p class="big">{say(figure(sheet.composite))}</p>{lines}'
        f"<h2>{say(Message('result-groups'))}</h2>{groups}"
        f"<h2>{say(Message('result-indicators'))}</h2><table><tr>{heads}</tr>{rows}</table>"
        f'<p class="note">{say(Message("result-sum"))}</p>{shared}{corrected}{worked_out}'
        f"<footer><p>{say(_published(publication, partnership))}</p><p>{publication.digest}</p></footer></html>\n"
    )


def _contribution(indicator: IndicatorSheet) -> Message:
    """To the hundredth, so that they add up to the composite that is shown."""
    return figure_fine(indicator.contribution)


def _workings(sheet: ScoreSheet, catalogue: Catalogue, language: str) -> Iterator[tuple[Message, list[Line]]]:
    """For each indicator that has a value: its name, then how it is calculated, in words and in figures."""
    for each in sheet.indicators:
        lines = working_lines(each)
        if lines:
            declared = catalogue.indicators[each.key]
            formula = catalogue.with_numbers(declared, declared.formula)
            name = message("score-numbered", number=each.number, name=in_language(language, each.name))
            yield name, [in_language(language, formula), *source_lines(declared, each, language), *lines]


COLUMNS = ("number", "name", "value", "score", "contribution")
WIDTHS = (1.4, 5, 6, 1.8, 1.8)  # of these on paper, in centimetres


def _values(sheet: ScoreSheet, language: str) -> Iterator[tuple[IndicatorSheet, Message]]:
    for each in sheet.indicators:
        yield each, missing(each) if each.missing is not None else values(each, language)


def write_word(
    path: Path,
    publication: Publication,
    partnership: Partnership,
    restated: Restatement | None,
    catalogue: Catalogue,
    language: str,
) -> None:
    """The same as a document that an office can go on with."""
    from docx import Document  # costs memory: only those who write one pay
    from docx.shared import Cm

    def say(line: Line) -> str:
        return without_markup(language, line)

    sheet = publishing.sheet_of(publication)
    document = Document()
    document.core_properties.author = ""
    _as_offices_print(document)
    document.add_heading(whose(sheet), level=1)
    document.add_paragraph(say(message("result-of", period=when(sheet))))
    for line in [*composite_lines(sheet), *(group_line(group, language) for group in sheet.groups)]:
        document.add_paragraph(say(line))
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = say(Message(f"result-column-{name}"))
    for each, value in _values(sheet, language):
        texts = (str(each.number), in_language(language, each.name), say(value), say(figure(each.score)))
        for cell, text in zip(table.add_row().cells, (*texts, say(_contribution(each))), strict=True):
            cell.text = text
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS, strict=True):
            cell.width = Cm(width)
    for line in [
        Message("result-sum"),
        *collaboration_lines(sheet.collaboration),
        *assessment_lines(sheet),
        *(restatement_lines(restated, language) if restated else []),
    ]:
        document.add_paragraph(say(line))
    document.add_heading(say(Message("result-workings")), level=2)
    for heading, lines in _workings(sheet, catalogue, language):
        document.add_heading(say(heading), level=3)
        for line in lines:
            document.add_paragraph(say(line))
    document.add_paragraph(say(_published(publication, partnership)))
    document.add_paragraph(publication.digest)
    document.save(str(path))


def _as_offices_print(document: "WordDocument") -> None:
    """A4 with even margins, and Chinese in the faces that offices have: what comes with the library is American."""
    from docx.oxml.ns import qn
    from docx.shared import Cm

    (section,) = document.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for name, face in (("Normal", "宋体"), ("Heading 1", "黑体"), ("Heading 2", "黑体"), ("Heading 3", "黑体")):
        fonts = document.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
        fonts.set(qn("w:eastAsia"), face)
