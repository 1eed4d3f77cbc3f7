"""A dossier as a Word document, that an office goes on with: real headings, footnotes, page fields and tables.

Loads the library for Word files, which costs memory: imported where one is written.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import singledispatchmethod
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.run import Run

from handlers.exports.dossier.blocks import (
    AnnexBlock,
    ContentsBlock,
    CoverBlock,
    DossierBlock,
    DossierDocument,
    FigureBlock,
    Footnote,
    HeadingBlock,
    PageReference,
    Paragraph,
    ParagraphLook,
    SignaturesBlock,
    TableBlock,
    TextPart,
)
from handlers.exports.dossier.paper import typography
from handlers.exports.dossier.seal import seal
from handlers.exports.dossier.word_parts import (
    Bookmarks,
    FootnotesPart,
    bookmark_name,
    element,
    faces,
    field,
    name_alternatives,
    set_settings,
    text_run,
)
from handlers.exports.dossier.word_tables import table_element
from handlers.exports.stable_archives import make_stable
from handlers.views.drawing import Drawing
from handlers.views.raster import write_png

_TEXT_WIDTH = 210 - 28 - 26  # millimetres
_RED = "B3261E"
_LONG = 60  # characters of a fact on the cover that is written small: the digest


def write_word(path: Path, dossier: DossierDocument, made: datetime) -> None:
    """Write a dossier; `made` stands in its properties. The same dossier has the same bytes."""
    writer = _WordWriter(dossier, path.parent)
    for block in dossier.blocks:
        writer.write(block)
    writer.save(path, made)


class _WordWriter:
    """Writes one block after the other at the end of the document."""

    def __init__(self, dossier: DossierDocument, folder: Path) -> None:
        self._dossier, self._folder = dossier, folder
        self._setting = typography(dossier.language)
        self._document = Document()
        self._notes, self._bookmarks = FootnotesPart(self._setting), Bookmarks()
        self._pictures = 0
        self._landscape = False
        (section,) = self._document.sections
        self._set_page(section)
        section.different_first_page_header_footer = True
        self._set_styles()
        self._set_running(section)

    def save(self, path: Path, made: datetime) -> None:
        properties = self._document.core_properties
        properties.author = properties.comments = ""
        properties.title = self._dossier.name
        properties.language = self._dossier.language
        properties.created = properties.modified = made.replace(tzinfo=None)
        name_alternatives(self._document)
        set_settings(self._document)
        self._notes.attach(self._document)
        self._document.save(str(path))
        make_stable(path)

    # The page ---------------------------------------------------------------------------------------------------------

    def _set_page(self, section: Section) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.header_distance, section.footer_distance = Mm(22), Mm(25)

    def _set_styles(self) -> None:
        setting, styles = self._setting, self._document.styles
        looks = (
            ("Normal", setting.body, setting.body_face, False),
            ("Heading 1", setting.heading, setting.heading_face, False),
            ("Heading 2", setting.heading, setting.second_face, False),
            ("Heading 3", setting.heading, setting.body_face, True),
            ("Title", setting.title, setting.title_face, False),
        )
        for name, size, face, bold in looks:
            style = styles[name]
            properties = style.element.get_or_add_rPr()
            for child in list(properties):
                properties.remove(child)
            properties.append(faces(face))
            properties.append(element("lang", val=self._dossier.language, eastAsia="zh-CN"))
            style.font.size, style.font.bold = Pt(size), bold
            if name != "Normal":
                style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
                style.paragraph_format.keep_with_next = True
        borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if borders is not None:
            styles["Title"].element.pPr.remove(borders)

    def _set_running(self, section: Section) -> None:
        """Set what stands on each page but the cover: the publication above, the page's number below."""
        for header in (section.header, section.even_page_header):
            paragraph = _emptied(header.paragraphs[0]._p)
            run = text_run(self._dossier.running, self._properties(9, self._setting.table_face))
            paragraph.extend([element("pPr", element("jc", val="center")), run])
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = _emptied(footer.paragraphs[0]._p)
            size = self._setting.page_number
            indent = element("ind", **{side: str(round(size * 20))})
            paragraph.append(element("pPr", indent, element("jc", val=side)))
            runs = [text_run("— "), *field("PAGE", "1"), text_run(" —")]
            for run in runs:
                run.insert(0, self._properties(size, self._setting.table_face))
            paragraph.extend(runs)

    def _turn(self, *, landscape: bool) -> None:
        """Begin a page, as wide as high is the other one where the annexes begin or end."""
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        if landscape is not self._landscape:
            section.page_width, section.page_height = section.page_height, section.page_width
            section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
            across, along = (Mm(28), Mm(26)), (Mm(26), Mm(26))
            section.top_margin, section.bottom_margin = across if landscape else (Mm(37), Mm(35))
            section.left_margin, section.right_margin = along if landscape else (Mm(28), Mm(26))
            section.footer_distance = Mm(14) if landscape else Mm(25)
            section.header_distance = Mm(15) if landscape else Mm(22)
            self._landscape = landscape

    # Pieces of text ---------------------------------------------------------------------------------------------------

    def _properties(self, size: float, face: str, *, bold: bool = False, colour: str = "") -> BaseOxmlElement:
        half_points = str(round(size * 2))
        parts = [faces(face)]
        parts += [element("b")] if bold else []
        parts += [element("color", val=colour)] if colour else []
        return element("rPr", *parts, element("sz", val=half_points), element("szCs", val=half_points))

    def _runs(
        self, parts: Sequence[TextPart], size: float, face: str, *, bold: bool = False
    ) -> Iterator[BaseOxmlElement]:
        for part in parts:
            if isinstance(part, str):
                yield text_run(part, self._properties(size, face, bold=bold))
            elif isinstance(part, PageReference):
                yield from field(f"PAGEREF {bookmark_name(part.anchor)} \\h", dirty=True)
            else:
                yield self._note(part)

    def _note(self, note: Footnote) -> BaseOxmlElement:
        runs = [
            piece
            for part in note.parts
            for piece in (
                [text_run(part, self._notes.properties())]
                if isinstance(part, str)
                else field(f"PAGEREF {bookmark_name(part.anchor)} \\h", dirty=True)
            )
        ]
        return self._notes.add(runs)

    def _paragraph(
        self,
        runs: Iterator[BaseOxmlElement] | Sequence[BaseOxmlElement],
        *,
        side: str = "both",
        line: float = 0,
        above: float = 0,
        below: float = 0,
        indent: float = 0,
        left: float = 0,
        keep: bool = False,
        style: str = "",
    ) -> BaseOxmlElement:
        """Add a paragraph; lengths in points, `line` from one base line to the next, 0 for as it comes."""
        spacing = {"before": str(round(above * 20)), "after": str(round(below * 20))}
        spacing |= {"line": str(round(line * 20)), "lineRule": "exact"} if line else {"line": "240", "lineRule": "auto"}
        properties = element("pPr")
        if style:
            properties.append(element("pStyle", val=style))
        if keep:
            properties.append(element("keepNext"))
        properties.append(element("spacing", **spacing))
        properties.append(element("ind", left=str(round(left * 20)), firstLine=str(round(indent * 20))))
        properties.append(element("jc", val=side))
        paragraph = element("p", properties, *runs)
        body = self._document.element.body
        body.insert(len(body) - 1, paragraph)
        return paragraph

    def _picture(self, drawing: Drawing, width: float) -> BaseOxmlElement:
        """Return a run with a picture so many millimetres wide."""
        self._pictures += 1
        path = self._folder / f"picture-{self._pictures}.png"
        write_png(path, drawing)
        run = Run(element("r"), self._document._body)
        run.add_picture(str(path), width=Mm(width))
        path.unlink()
        for inline in run._r.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"):
            for edge in ("distT", "distB", "distL", "distR"):
                inline.set(edge, "0")
        for described in run._r.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
            described.set("id", str(self._pictures))
            described.set("descr", drawing.title)
        return run._r

    # Blocks -----------------------------------------------------------------------------------------------------------

    @singledispatchmethod
    def write(self, block: DossierBlock) -> None:
        """Write a block at the end of the document."""
        raise TypeError(f"no block: {type(block).__name__}")

    @write.register
    def _(self, block: Paragraph) -> None:
        setting = self._setting
        match block.look:
            case ParagraphLook.REMARK:
                face, size = setting.table_face, setting.caption
                self._paragraph(self._runs(block.parts, size, face), above=3, below=6)
            case ParagraphLook.QUOTE:
                face, indent = setting.second_face, setting.indent * setting.body
                runs = self._runs(block.parts, setting.body, face)
                self._paragraph(runs, line=setting.line, indent=indent, left=0 if indent else 18)
            case _:
                runs = self._runs(block.parts, setting.body, setting.body_face)
                self._paragraph(runs, line=setting.line, indent=setting.indent * setting.body)

    @write.register
    def _(self, block: HeadingBlock) -> None:
        level, setting = min(block.level, 3), self._setting
        face = (setting.heading_face, setting.second_face, setting.body_face)[level - 1]
        runs = list(self._runs((block.text,), setting.heading, face, bold=level == 3 or not setting.indent))
        if block.anchor:
            runs = self._bookmarks.around(block.anchor, runs)
        indent = setting.indent * setting.body
        self._paragraph(runs, side="left", line=setting.line, indent=indent, style=f"Heading{level}", keep=True,
                        above=0 if setting.indent else 8)  # fmt: skip

    @write.register
    def _(self, block: TableBlock) -> None:
        setting = self._setting
        if block.caption:
            runs = self._runs((block.caption,), setting.caption, setting.heading_face)
            self._paragraph(runs, side="center", above=8, below=4, keep=True)
        width = 297 - 52 if self._landscape else _TEXT_WIDTH

        def content(parts: object, *, bold: bool, room: float) -> list[BaseOxmlElement]:
            if isinstance(parts, Drawing):
                return [self._picture(parts, room)]
            assert isinstance(parts, tuple)
            face = setting.heading_face if bold else setting.table_face
            return list(self._runs(parts, setting.table, face, bold=bold and not setting.indent))

        body = self._document.element.body
        body.insert(len(body) - 1, table_element(block, width, content))

    @write.register
    def _(self, block: FigureBlock) -> None:
        setting = self._setting
        runs = self._runs((block.caption,), setting.caption, setting.heading_face)
        self._paragraph(runs, side="center", above=8, below=4, keep=True)
        self._paragraph([self._picture(block.drawing, _TEXT_WIDTH * block.width)], side="center", below=4)

    @write.register
    def _(self, block: CoverBlock) -> None:
        setting = self._setting
        above = 170.0
        for name in block.organisations:
            self._paragraph(self._runs((name,), 20, setting.table_face), side="center", above=above, below=8)
            above = 0
        runs = self._runs((block.title,), setting.cover_title, setting.title_face, bold=not setting.indent)
        self._paragraph(runs, side="center", above=above + 30, below=12, style="Title")
        period = self._paragraph(self._runs((block.period,), 18, setting.table_face), side="center", below=120)
        rule = element("pBdr", element("bottom", val="single", sz="12", space="18", color=_RED))
        period.pPr.insert(0, rule)
        for label, told in block.facts:
            size = 12 if len(told) < _LONG else 8
            named = self._runs((f"{label}　",), 12, setting.heading_face)
            self._paragraph([*named, *self._runs((told,), size, setting.table_face)], side="left", left=24, below=8)
        self._break()

    def _break(self) -> None:
        self._paragraph([element("r", element("br", type="page"))])

    @write.register
    def _(self, block: ContentsBlock) -> None:
        setting = self._setting
        self._paragraph(self._runs((block.title,), setting.title, setting.title_face), side="center", below=20)
        for text, anchor in contents(self._dossier.blocks):
            pages = list(field(f"PAGEREF {bookmark_name(anchor)} \\h", dirty=True))
            tab = element("r", element("tab"))
            line = self._paragraph(
                [*self._runs((text,), setting.body, setting.body_face), tab, *pages], side="left", line=setting.line
            )
            right = str(round(_TEXT_WIDTH / 25.4 * 1440))
            line.pPr.insert(0, element("tabs", element("tab", val="right", leader="dot", pos=right)))
        self._break()

    @write.register
    def _(self, block: AnnexBlock) -> None:
        setting = self._setting
        self._turn(landscape=True)
        self._paragraph(self._runs((block.number,), setting.heading, setting.heading_face), side="left", keep=True)
        runs = list(self._runs((block.title,), setting.title, setting.title_face))
        self._paragraph(self._bookmarks.around(block.anchor, runs), side="center", below=8, keep=True)

    @write.register
    def _(self, block: SignaturesBlock) -> None:
        setting = self._setting
        self._turn(landscape=False)
        runs = list(self._runs((block.title,), setting.title, setting.title_face))
        self._paragraph(self._bookmarks.around(block.anchor, runs), side="center", below=20)
        indent = setting.indent * setting.body
        statement = self._runs((block.statement,), setting.body, setting.body_face)
        self._paragraph(statement, line=setting.line, indent=indent, below=20)
        self._places(block)
        self._paragraph([], above=40)
        for line in block.proof:
            self._paragraph(self._runs((line,), setting.note, setting.table_face), side="left")

    def _places(self, block: SignaturesBlock) -> None:
        """Write who signs beside each other: role, organisation, the place of the seal, and the lines."""
        setting, row = self._setting, element("tr")
        count = len(block.signatories)
        width = round(_TEXT_WIDTH / 25.4 * 1440 / 2)
        for signatory in block.signatories:
            texts = [(signatory.role, setting.heading_face, 12.0), (signatory.organisation, setting.table_face, 14.0)]
            cell = element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")))
            cell.extend(self._plain(self._runs((text,), size, face)) for text, face, size in texts)
            cell.append(self._plain([self._picture(seal(block.seal), 32)], side="center", above=12, below=24))
            cell.extend(
                self._plain(self._runs((line,), 12, setting.table_face), ruled=True, above=14) for line in block.lines
            )
            dated = self._runs(("　".join(block.date),), 12, setting.table_face)
            cell.append(self._plain(dated, ruled=True, above=14))
            row.append(cell)
        grid = element("tblGrid", *(element("gridCol", w=str(width)) for _ in range(count)))
        margins = element("tblCellMar", element("left", w="0", type="dxa"), element("right", w="340", type="dxa"))
        properties = element("tblPr", element("tblW", w=str(width * count), type="dxa"), margins)
        body = self._document.element.body
        body.insert(len(body) - 1, element("tbl", properties, grid, row))

    def _plain(
        self,
        runs: Iterator[BaseOxmlElement] | Sequence[BaseOxmlElement],
        *,
        side: str = "left",
        above: float = 4,
        below: float = 4,
        ruled: bool = False,
    ) -> BaseOxmlElement:
        border = [element("pBdr", element("bottom", val="single", sz="4", space="2", color="auto"))] if ruled else []
        spacing = element("spacing", before=str(round(above * 20)), after=str(round(below * 20)))
        return element("p", element("pPr", *border, spacing, element("jc", val=side)), *runs)


def _emptied(paragraph: BaseOxmlElement) -> BaseOxmlElement:
    for child in list(paragraph):
        paragraph.remove(child)
    return paragraph


def contents(blocks: Sequence[DossierBlock]) -> Iterator[tuple[str, str]]:
    """Yield what stands in the list of contents, each with its anchor."""
    for block in blocks:
        match block:
            case HeadingBlock(level=1):
                yield block.text, block.anchor
            case AnnexBlock():
                yield f"{block.number}　{block.title}", block.anchor
            case SignaturesBlock():
                yield block.title, block.anchor
