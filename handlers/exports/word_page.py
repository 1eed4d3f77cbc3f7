"""How Word documents look: A4, in the faces that offices have, tables with three rules, pages that are numbered.

Loads the library for Word files, which costs memory: imported where one is written.
"""

from collections.abc import Sequence
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from handlers.views.drawing import Drawing
from handlers.views.raster import write_png

_FACES = (("Normal", "宋体"), ("Heading 1", "黑体"), ("Heading 2", "黑体"), ("Heading 3", "黑体"))
_INK, _QUIET, _GROUND = RGBColor(0x17, 0x20, 0x2A), RGBColor(0x5A, 0x66, 0x73), "EEF1F4"
_CHART = Cm(12)  # how wide charts stand on the page


def set_up(document: Document, name: str) -> None:
    """Set A4 with even margins; on each page stand whose it is and its number."""
    (section,) = document.sections
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    for style, face in _FACES:
        named = document.styles[style]
        named.font.color.rgb = _INK
        fonts = named.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
        fonts.set(qn("w:eastAsia"), face)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    written = head.add_run(name)
    written.font.size, written.font.color.rgb = Pt(9), _QUIET
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("— ")
    number = foot.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        number._r.append(_field_part(kind, text))
    foot.add_run(" —")


def _field_part(kind: str, text: str) -> BaseOxmlElement:
    part = OxmlElement("w:fldChar" if kind else "w:instrText")
    if kind:
        part.set(qn("w:fldCharType"), kind)
    else:
        part.text = text
    return part


def draw(document: Document, charts: Sequence[Drawing], folder: Path) -> None:
    """Put charts into the document, the same as in the chat. `folder` is for the moment only."""
    for number, chart in enumerate(charts):
        picture = folder / f"chart-{number}.png"
        write_png(picture, chart)
        document.add_picture(str(picture), width=_CHART)
        document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.CENTER
        picture.unlink()


def rule(table: Table, widths: Sequence[float], figures_from: int) -> None:
    """Give a table its three rules and its widths in centimetres; figures stand at the right of their columns.

    Its head is repeated on each page, and no row is divided.
    """
    table.autofit = False
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        edges = ["top"] if number == 0 else []
        edges += ["bottom"] if number in (0, len(table.rows) - 1) else []
        for place, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            cell.width = Cm(width)
            _line(cell, edges, ground=number == 0)
            if place >= figures_from:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _line(cell: _Cell, edges: Sequence[str], *, ground: bool) -> None:
    properties = cell._tc.get_or_add_tcPr()
    borders = OxmlElement("w:tcBorders")
    for edge in edges:
        line = OxmlElement("w:" + edge)
        for name, value in (("val", "single"), ("sz", "8"), ("color", "17202A")):
            line.set(qn("w:" + name), value)
        borders.append(line)
    properties.append(borders)
    if ground:
        shading = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GROUND)):
            shading.set(qn("w:" + name), value)
        properties.append(shading)
