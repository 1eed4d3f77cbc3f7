"""Reads workbooks of older Excel (.xls), of LibreOffice (.ods) and binary ones (.xlsb) with python-calamine."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from foreign_files.number_formats import Shown, moment_text, number_text
from foreign_files.sheets import MOST_SHEETS, Merge, Reason, Sheet, Unreadable, cell_text

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


def read_with_calamine(content: bytes) -> list[Sheet]:
    """Return the visible sheets. Raise Unreadable where there is a password, or nothing that can be read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ]
        return [_sheet(book, name) for name in visible[:MOST_SHEETS]]
    except PasswordError:
        raise Unreadable(Reason.ENCRYPTED) from None
    except CalamineError:
        raise Unreadable(Reason.NOT_READ) from None


def _sheet(book: "CalamineWorkbook", name: str) -> Sheet:
    page, sheet = book.get_sheet_by_name(name), Sheet(cell_text(name))
    for row in page.to_python(skip_empty_area=False):
        if not sheet.add(cell_text(_text(value)) for value in row):
            break
    merges: list[Merge] = [
        (left, top, bottom)
        for (top, left), (bottom, right) in page.merged_cell_ranges or ()
        if left == right and top < len(sheet.rows)
    ]
    sheet.fill_down(merges)
    return sheet


def _text(value: object) -> str:
    match value:
        case bool():
            return str(value)
        case float() | int():
            return number_text(repr(value), Shown.AS_NUMBER, from_1904=False)
        case datetime() | date() | time():
            return moment_text(value)
        case timedelta():
            return str(value)
    return str(value)
