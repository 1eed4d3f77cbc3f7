"""Tables of a dossier in Word: three rules, a head that is repeated, rows that are not divided."""

from collections.abc import Sequence
from typing import Protocol

from docx.oxml.xmlchemy import BaseOxmlElement

from handlers.exports.dossier.blocks import CellContent, ColumnSide, DossierRow, RowKind, TableBlock, TableColumn
from handlers.exports.dossier.word_parts import element

_THICK, _THIN = "12", "6"  # eighths of a point
_TWIPS = 1440 / 25.4  # of a millimetre
_INSET = 60  # twips at both sides of a cell


class CellWriter(Protocol):
    """Writes what is in a cell."""

    def __call__(self, parts: CellContent, *, bold: bool, room: float) -> list[BaseOxmlElement]:
        """Return the runs of a cell; `room` is its width in millimetres."""


def table_element(block: TableBlock, width: float, content: CellWriter) -> BaseOxmlElement:
    """Return a table so many millimetres wide."""
    whole = sum(column.width for column in block.columns)
    widths = [column.width / whole * width for column in block.columns]
    inset = (element("left", w=str(_INSET), type="dxa"), element("right", w=str(_INSET), type="dxa"))
    properties = element(
        "tblPr",
        element("tblW", w=str(round(width * _TWIPS)), type="dxa"),
        element("jc", val="center"),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *inset),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(round(one * _TWIPS))) for one in widths))
    head = DossierRow([(column.heading,) for column in block.columns])
    rows = [_row(head, block.columns, widths, content, is_head=True)]
    rows += [
        _row(row, block.columns, widths, content, is_last=number == len(block.rows))
        for number, row in enumerate(block.rows, 1)
    ]
    return element("tbl", properties, grid, *rows)


def _row(
    row: DossierRow,
    columns: Sequence[TableColumn],
    widths: Sequence[float],
    content: CellWriter,
    *,
    is_head: bool = False,
    is_last: bool = False,
) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    made = element("tr", properties)
    is_group = row.kind is RowKind.GROUP
    bold = is_head or row.kind is not RowKind.BODY
    borders = [("top", _THICK)] if is_head else [("top", _THIN)] if row.kind is RowKind.TOTAL else []
    borders += [("bottom", _THICK if is_last else _THIN)] if is_head or is_last or is_group else []
    for place, cell in enumerate(row.cells):
        room = sum(widths) if is_group else widths[place]
        runs = content(cell, bold=bold, room=room - 2 * _INSET / _TWIPS)
        is_right = columns[place].side is ColumnSide.RIGHT and not is_group
        made.append(_cell(runs, room, "right" if is_right else "left", borders, len(columns) if is_group else 1))
    return made


def _cell(
    runs: list[BaseOxmlElement], room: float, side: str, borders: Sequence[tuple[str, str]], span: int
) -> BaseOxmlElement:
    properties = element("tcPr", element("tcW", w=str(round(room * _TWIPS)), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=str(span)))
    if borders:
        rules = (element(edge, val="single", sz=size, space="0", color="17202A") for edge, size in borders)
        properties.append(element("tcBorders", *rules))
    properties.append(element("vAlign", val="center"))
    spacing = element("spacing", before="40", after="40", line="240", lineRule="auto")
    return element("tc", properties, element("p", element("pPr", spacing, element("jc", val=side)), *runs))
