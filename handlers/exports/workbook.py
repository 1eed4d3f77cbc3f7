"""Writes sheets as an XLSX workbook that can be read, filtered and printed as it is; row by row, in bounded memory."""

import re
from collections.abc import Iterable, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from handlers.exports.columns import Cell
from handlers.exports.fitting import fitted
from handlers.exports.sheet import ExportSheet, Heading, legal, looks_like_formula
from records.lengths import shortened

FACE = "等线"  # as offices have it; other systems take one of their own
A4 = 9  # the paper's number in the format
LEGIBLE = 200  # characters across the paper, at two thirds of their size on the screen
LONGEST_NAME = 31  # UTF-16 units of a sheet's name, by the limits of spreadsheets
TITLE_ROWS = 2  # the title and the headings
_TITLE, _HEADING, _TEXT = "ledger title", "ledger heading", "ledger text"
_NOT_IN_NAMES = re.compile(r"[\\/*?:\[\]]")


def write_workbook(path: Path, sheets: Iterable[ExportSheet]) -> None:
    """Write the sheets as one workbook."""
    book = Workbook(write_only=True)
    for style in _styles():
        book.add_named_style(style)
    for sheet in sheets:
        _write(book, sheet)
    book.save(path)


def _styles() -> list[NamedStyle]:
    hairline, rule = Side(style="hair", color="8995A1"), Side(style="thin", color="17202A")
    top = Alignment(vertical="top", wrap_text=True)
    low = Alignment(vertical="bottom", wrap_text=True)
    fill = PatternFill("solid", fgColor="EEF1F4")
    return [
        NamedStyle(_TITLE, font=Font(name=FACE, bold=True, size=14)),
        NamedStyle(
            _HEADING, font=Font(name=FACE, size=10, bold=True), alignment=low, border=Border(bottom=rule), fill=fill
        ),
        NamedStyle(
            _TEXT, font=Font(name=FACE, size=10), alignment=top, border=Border(bottom=hairline), number_format="@"
        ),
    ]


def _write(book: Any, sheet: ExportSheet) -> None:  # openpyxl has no types
    page = book.create_sheet(shortened(_NOT_IN_NAMES.sub(" ", sheet.name), LONGEST_NAME, mark=""))
    with fitted(sheet) as fit:
        sheet = fit.sheet
        _set_up(page, sheet)
        _append(page, 1, [sheet.title], [_TITLE], 24)
        _append(page, TITLE_ROWS, [heading.text for heading in sheet.headings], [_HEADING] * len(sheet.headings), 0)
        shapes = [_shape(book, heading) for heading in sheet.headings]
        last = TITLE_ROWS
        for row in sheet.rows:
            last += 1
            _append(page, last, row, shapes, fit.height_of(row))
    page.auto_filter.ref = f"A{TITLE_ROWS}:{get_column_letter(len(sheet.headings))}{last}"


def _append(page: Any, number: int, row: Sequence[Cell], styles: Sequence[str], height: float) -> None:
    """Append a row of that height in points; 0 leaves it to the spreadsheet."""
    if height:
        page.row_dimensions[number].height = height
    page.append([_cell(page, value, style) for value, style in zip(row, styles, strict=True)])
    page.row_dimensions.pop(number, None)  # it is written: a million of them would stay in memory


def _shape(book: Any, heading: Heading) -> str:
    """Return the style of a column's cells: there is one for each number format."""
    if heading.shape is None:
        return _TEXT
    name = f"ledger {heading.shape}"
    if name not in book.named_styles:
        text = _styles()[-1]
        align = Alignment(vertical="top")
        named = NamedStyle(name, number_format=heading.shape, alignment=align, border=text.border, font=text.font)
        book.add_named_style(named)
    return name


def _set_up(page: Any, sheet: ExportSheet) -> None:
    """Set the page up for paper: A4 across; on each page the headings, and what a row is about."""
    for number, heading in enumerate(sheet.headings, 1):
        column = page.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = heading.width, heading.hidden
    page.freeze_panes = f"A{TITLE_ROWS + 1}"
    page.print_title_rows = f"1:{TITLE_ROWS}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = _pages_across(sheet), 0
    if sheet.leading:
        page.print_title_cols = f"A:{get_column_letter(sheet.leading)}"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = sheet.foot


def _pages_across(sheet: ExportSheet) -> int:
    """Return how many pages lie side by side: as few as can be read."""
    widths = [0 if heading.hidden else heading.width for heading in sheet.headings]
    again = sum(widths[: sheet.leading])
    return max(1, ceil(sum(widths[sheet.leading :]) / (LEGIBLE - again)))


def _cell(page: Any, value: Cell, style: str) -> Any:
    """Return a cell in which text stays text.

    openpyxl would make a formula of "=1+1" and an error of "#N/A".
    """
    if not isinstance(value, str):
        cell = WriteOnlyCell(page)
        cell.value = value
        cell.style = style
        return cell
    text = legal(value)
    cell = WriteOnlyCell(page, text)
    cell.style = style
    cell.data_type = "s"
    if looks_like_formula(text):
        cell.quotePrefix = True  # also when somebody edits the cell
    return cell
