"""What a dossier is made of, before it is a Word document or a PDF: headings, paragraphs, tables, figures, signatures.

All texts are in their reader's language already. Whatever is numbered is numbered in `numbering.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from handlers.views.drawing import Drawing


@dataclass(frozen=True)
class Footnote:
    """A note at the foot of the page on which its mark stands."""

    parts: "tuple[str | PageReference, ...]"


@dataclass(frozen=True)
class PageReference:
    """The number of the page on which the heading of this anchor stands."""

    anchor: str


TextPart = str | Footnote | PageReference


class ParagraphLook(StrEnum):
    """How a paragraph looks."""

    BODY = "body"
    QUOTE = "quote"  # somebody's own words
    REMARK = "remark"  # what explains a table or a figure


@dataclass(frozen=True)
class Paragraph:
    """Text with footnotes and references in it."""

    parts: tuple[TextPart, ...]
    look: ParagraphLook = ParagraphLook.BODY


@dataclass(frozen=True)
class HeadingBlock:
    """A heading; `level` from 1. The anchor is what pages are referred by."""

    text: str
    level: int
    anchor: str = ""


class ColumnSide(StrEnum):
    """At which side of a column its cells stand."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class TableColumn:
    """A column; its width is in parts of the table's."""

    heading: str
    width: float
    side: ColumnSide = ColumnSide.LEFT


class RowKind(StrEnum):
    """What a row is: one of many, the heading of those below it, or their sum."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


CellContent = Drawing | tuple[TextPart, ...]


@dataclass(frozen=True)
class DossierRow:
    """A row with a cell for each column; of a group only the first cell is looked at, which takes the whole row."""

    cells: Sequence[CellContent]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True)
class TableBlock:
    """A table with its caption above it, if it has one."""

    caption: str
    columns: Sequence[TableColumn]
    rows: Sequence[DossierRow]


@dataclass(frozen=True)
class FigureBlock:
    """A chart below its caption; `width` in parts of the text's."""

    caption: str
    drawing: Drawing
    width: float = 0.66


@dataclass(frozen=True)
class CoverBlock:
    """The first page: who, what, when, and below it where the figures come from, by label."""

    organisations: Sequence[str]
    title: str
    period: str
    facts: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class ContentsBlock:
    """The list of headings of the first level with their pages."""

    title: str


@dataclass(frozen=True)
class AnnexBlock:
    """The beginning of an annex: a page of its own, landscape, with its number above the title."""

    title: str
    anchor: str
    number: str = ""


@dataclass(frozen=True)
class Signatory:
    """Who signs: what they are, and their organisation."""

    role: str
    organisation: str


@dataclass(frozen=True)
class SignaturesBlock:
    """The last page: what is signed, the places for seals and names, and how the figures are proved."""

    title: str
    statement: str
    signatories: Sequence[Signatory]
    seal: str
    lines: Sequence[str]
    date: tuple[str, str]
    proof: Sequence[str]
    anchor: str = "signatures"


DossierBlock = (
    Paragraph | HeadingBlock | TableBlock | FigureBlock | CoverBlock | ContentsBlock | AnnexBlock | SignaturesBlock
)


@dataclass(frozen=True)
class DossierDocument:
    """A whole dossier; `running` stands on each page but the cover, `name` in the properties of the file."""

    name: str
    running: str
    language: str
    blocks: Sequence[DossierBlock]
