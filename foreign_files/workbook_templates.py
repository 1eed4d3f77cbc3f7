"""Reads and fills an office's own form in Excel (XLSX): placeholders in cells, rows of a list repeated.

openpyxl keeps what such forms are made of: styles, merged cells, widths, heights, print settings. A row that says
something of a list is written once for each thing; what stands below moves down, and sums reach over all of it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from foreign_files.template_package import RefusedTemplate
from foreign_files.template_tags import Passage, read_tags_of
from records.templates import (
    FormValues,
    PlaceholderValue,
    TemplateFault,
    TemplateFormat,
    TemplatePlace,
    TemplateProblem,
    TemplateReading,
)

MOST_CELLS = 50_000
_TAG = re.compile(r"\{\{\s*([^\W\d]\w*)(?:\.([^\W\d]\w*))?\s*\}\}")
_OF_LIST = re.compile(r"\{\{\s*([^\W\d]\w*)\.[^\W\d]\w*\s*\}\}")
_FUNCTIONS = {
    "SUM(", "AVERAGE(", "COUNT(", "COUNTA(", "MIN(", "MAX(", "ROUND(", "IF(", "IFERROR(", "SUMIF(", "COUNTIF(",
    "COUNTBLANK(", "ABS(", "INT(", "TEXT(", "YEAR(", "MONTH(", "DAY(", "TODAY(", "AND(", "OR(", "NOT(", "ROUNDUP(",
    "ROUNDDOWN(", "PRODUCT(", "SUBTOTAL(", "SUMPRODUCT(", "ROW(", "RANK(", "LEN(", "LEFT(", "RIGHT(", "MID(", "TRIM(",
}  # fmt: skip
_REFERENCE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d{1,7})")
_REACHING = re.compile(
    r"\||\[[^\]]*\][^!]*!|\b(WEBSERVICE|RTD|CALL|REGISTER|EXEC|HYPERLINK|IMAGE|SQL\.REQUEST)\s*\(", re.IGNORECASE
)  # other programs, other files, what is fetched
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0


def read_workbook_form(content: bytes) -> TemplateReading:
    """Return the placeholders of a form, and what is wrong with it. Raise RefusedTemplate where it cannot be opened."""
    book = _opened(content)
    read = read_tags_of([("sheet", _passages(book))])
    faults = [*read.faults, *_wrong_formulas(book)]
    faults += [TemplateFault(TemplateProblem.CODE, loop.text, loop.place) for loop in read.loops]
    return TemplateReading(TemplateFormat.WORKBOOK, read.uses, faults)


def fill_workbook_form(content: bytes, values: FormValues) -> bytes:
    """Return a form filled in. Raise RefusedTemplate on one that holds more than placeholders and sums."""
    book = _opened(content)
    for fault in _wrong_formulas(book):
        raise RefusedTemplate(fault.problem, fault.text)
    layouts = {sheet.title: _layout_of(sheet, values) for sheet in book.worksheets}
    for sheet in book.worksheets:
        _Filling(sheet, layouts, values).fill()
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _opened(content: bytes) -> Workbook:
    try:
        book = load_workbook(BytesIO(content), keep_links=False)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise RefusedTemplate(TemplateProblem.NOT_A_FORM) from error
    if sum(len(sheet._cells) for sheet in book.worksheets) > MOST_CELLS:
        raise RefusedTemplate(TemplateProblem.TOO_LARGE)
    return book


def _passages(book: Workbook) -> Iterator[Passage]:
    for sheet in book.worksheets:
        for cell in _cells(sheet):
            if isinstance(cell.value, str):
                yield Passage(cell.value, TemplatePlace("sheet", name=sheet.title, cell=cell.coordinate))
        for part, piece in _margins(sheet):
            yield Passage(piece.text, TemplatePlace(part, name=sheet.title))


def _margins(sheet: Worksheet) -> Iterator[tuple[str, _HeaderFooterPart]]:
    """Yield what is printed above and below a sheet, piece by piece, with which of the two it is."""
    every = {
        "header": (sheet.oddHeader, sheet.evenHeader, sheet.firstHeader),
        "footer": (sheet.oddFooter, sheet.evenFooter, sheet.firstFooter),
    }
    for part, margins in every.items():
        for margin in margins:
            yield from ((part, piece) for piece in (margin.left, margin.center, margin.right) if piece.text)


def _cells(sheet: Worksheet) -> Iterator[Cell]:
    return (cell for row in sheet.iter_rows() for cell in row if not isinstance(cell, MergedCell))


def _wrong_formulas(book: Workbook) -> Iterator[TemplateFault]:
    """Yield the formulas that do more than calculate with what stands in the workbook."""
    for sheet in book.worksheets:
        for cell in _cells(sheet):
            if cell.data_type == "f" and not _is_calculation(cell.value):
                text = str(getattr(cell.value, "text", cell.value))[:60]
                place = TemplatePlace("sheet", name=sheet.title, cell=cell.coordinate)
                yield TemplateFault(TemplateProblem.FORMULA, text, place)
    for name, text in _named_formulas(book):
        if _REACHING.search(text):
            yield TemplateFault(TemplateProblem.FORMULA, f"{name} = {text}"[:60])


def _named_formulas(book: Workbook) -> Iterator[tuple[str, str]]:
    """Yield what names stand for, those of the workbook and those of its sheets: a cell's formula may call them."""
    for names in (book.defined_names, *(sheet.defined_names for sheet in book.worksheets)):
        yield from ((name, str(each.attr_text)) for name, each in names.items())


def _is_calculation(formula: object) -> bool:
    if not isinstance(formula, str) or any(sign in formula for sign in "[]|{}"):
        return False
    functions = {token.value.upper() for token in Tokenizer(formula).items
                 if token.type == Token.FUNC and token.subtype == Token.OPEN}  # fmt: skip
    return functions <= _FUNCTIONS


class _Layout:
    """Which rows of a sheet are repeated, how often, and where each row is then."""

    def __init__(self, repeated: Mapping[int, tuple[str, int]]) -> None:
        self.repeated = repeated  # by row: the list, and how many rows it takes

    def first(self, row: int) -> int:
        """Return where a row begins."""
        return row + sum(count - 1 for before, (_, count) in self.repeated.items() if before < row)

    def last(self, row: int) -> int:
        """Return where a row ends, which is below where it begins if it is repeated."""
        return self.first(row) + self.count(row) - 1

    def count(self, row: int) -> int:
        """Return how many rows a row takes."""
        return self.repeated[row][1] if row in self.repeated else 1


def _layout_of(sheet: Worksheet, values: FormValues) -> _Layout:
    repeated: dict[int, tuple[str, int]] = {}
    for cell in _cells(sheet):
        for name in _OF_LIST.findall(cell.value) if isinstance(cell.value, str) else ():
            things = values.get(name)
            if isinstance(things, Sequence):
                repeated[cell.row] = (name, max(1, len(things)))  # a row stays, be it empty
    return _Layout(repeated)


class _Filling:
    """Writes one sheet anew, row by row, with what was in it."""

    def __init__(self, sheet: Worksheet, layouts: Mapping[str, _Layout], values: FormValues) -> None:
        self._sheet, self._layouts, self._values = sheet, layouts, values
        self._layout = layouts[sheet.title]

    def fill(self) -> None:
        """Write all rows, and put what reaches over several of them in its new place."""
        sheet, layout = self._sheet, self._layout
        merged = [CellRange(each.coord) for each in sheet.merged_cells.ranges]
        for each in merged:
            sheet.unmerge_cells(each.coord)
        cells, heights = list(_cells(sheet)), {row: each.height for row, each in sheet.row_dimensions.items()}
        sheet._cells.clear()
        for cell in cells:
            for copy_number in range(layout.count(cell.row)):
                self._write(cell, layout.first(cell.row) + copy_number, copy_number)
        for row, height in heights.items():
            for number in range(layout.first(row), layout.last(row) + 1):
                sheet.row_dimensions[number].height = height
        for each in merged:
            for moved in self._moved(each):
                sheet.merge_cells(moved.coord)
        self._move_rules()
        for _, piece in _margins(sheet):
            piece.text = _TAG.sub(lambda tag: self._said(tag, 0).text.replace("&", "&&"), piece.text)

    def _move_rules(self) -> None:
        """Have what holds for rows hold for all their copies: choices, colours, filters, tables, what is printed."""
        sheet = self._sheet
        for rule in sheet.data_validations.dataValidation:
            rule.sqref = type(rule.sqref)(
                " ".join(one.coord for each in rule.sqref.ranges for one in self._moved(each))
            )
        coloured, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
        for cells in coloured:
            where = " ".join(self._over(each).coord for each in cells.sqref.ranges)
            for rule in cells.rules:
                sheet.conditional_formatting.add(where, rule)
        for table in sheet.tables.values():
            table.ref = self._over(CellRange(table.ref)).coord
            if table.autoFilter is not None and table.autoFilter.ref:
                table.autoFilter.ref = self._over(CellRange(table.autoFilter.ref)).coord
        if sheet.auto_filter.ref:
            sheet.auto_filter.ref = self._over(CellRange(sheet.auto_filter.ref)).coord
        if sheet.print_area:
            sheet.print_area = [self._over(CellRange(each.rpartition("!")[2].replace("$", ""))).coord
                                for each in str(sheet.print_area).split(",")]  # fmt: skip

    def _moved(self, cells: CellRange) -> Iterator[CellRange]:
        """Yield where merged cells are then: within a row that is repeated, in each of its copies."""
        if cells.min_row == cells.max_row:
            for row in range(self._layout.first(cells.min_row), self._layout.last(cells.min_row) + 1):
                yield CellRange(min_col=cells.min_col, max_col=cells.max_col, min_row=row, max_row=row)
        else:
            yield self._over(cells)

    def _over(self, cells: CellRange) -> CellRange:
        first, last = self._layout.first(cells.min_row), self._layout.last(cells.max_row)
        return CellRange(min_col=cells.min_col, max_col=cells.max_col, min_row=first, max_row=last)

    def _write(self, old: Cell, row: int, copy_number: int) -> None:
        new = self._sheet.cell(row, old.column)
        new._style = copy(old._style)
        new.comment = copy(old.comment) if old.comment and not copy_number else None
        if old.data_type == "f":
            new.value = self._formula(str(old.value), old.row, copy_number)
        elif isinstance(old.value, str) and "{{" in old.value:
            self._put(new, old, copy_number)
        else:
            new.value = old.value
            new.data_type = old.data_type

    def _put(self, new: Cell, old: Cell, copy_number: int) -> None:
        """Write what placeholders say: one that stands alone as a number or a date, where it is one."""
        text = str(old.value)
        alone = _TAG.fullmatch(text.strip())
        if alone is not None:
            said = self._said(alone, copy_number)
            new.value = _ILLEGAL.sub("", said.value)[:32_767] if isinstance(said.value, str) else said.value
            if said.shape is not None and old.number_format == "General":
                new.number_format = said.shape
        else:
            filled = _TAG.sub(lambda tag: self._said(tag, copy_number).text, text)
            new.value = _ILLEGAL.sub("", filled)[:32_767]
        if isinstance(new.value, str):
            new.data_type = "s"  # whatever it begins with, it is no formula

    def _said(self, tag: re.Match[str], copy_number: int) -> PlaceholderValue:
        things, field = self._values.get(tag[1]), tag[2]
        if field is None and isinstance(things, PlaceholderValue):
            return things
        if field is not None and isinstance(things, Sequence) and not isinstance(things, PlaceholderValue):
            if not things:
                return PlaceholderValue()
            if field in things[copy_number]:
                return things[copy_number][field]
        raise RefusedTemplate(TemplateProblem.UNKNOWN, tag[0])

    def _formula(self, formula: str, row: int, copy_number: int) -> str:
        """Return a formula whose references are to where the cells are then."""
        tokens = Tokenizer(formula)
        for token in tokens.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                token.value = self._reference(token.value, row, copy_number)
        return str(tokens.render())

    def _reference(self, reference: str, row: int, copy_number: int) -> str:
        name, mark, cells = reference.rpartition("!")
        layout = self._layouts.get(name.strip("'"), self._layout) if mark else self._layout
        first, colon, last = cells.partition(":")

        def moved(part: str, at: int) -> str:
            return _REFERENCE.sub(lambda found: f"{found[1]}{at}", part)

        def number(part: str) -> int | None:
            found = _REFERENCE.fullmatch(part)
            return int(found[2]) if found else None

        begins, ends = number(first), number(last) if colon else number(first)
        if begins is None or ends is None:
            return reference
        if begins == ends == row and not mark:  # of its own row
            at = layout.first(row) + copy_number
            return moved(first, at) + (f":{moved(last, at)}" if colon else "")
        told = moved(first, layout.first(begins)) + (f":{moved(last, layout.last(ends))}" if colon else "")
        return f"{name}{mark}{told}"
