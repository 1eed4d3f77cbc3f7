"""Reads workbooks of older Excel (.xls), of LibreOffice (.ods) and binary ones (.xlsb) with python-calamine."""

import struct
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from foreign_files.number_formats import Shown, moment_text, number_text
from foreign_files.sheets import LISTS, MOST_SHEETS, Limits, Merge, Reason, Sheet, Unreadable, cell_text
from records.old_ledgers.tables import CellForm

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


_GLOBALS = b"\x09\x08\x10\x00\x00\x06\x05\x00"  # the beginning of what is said of the whole workbook
_DATE_MODE, _END = 0x22, 0x0A


def read_with_calamine(content: bytes, limits: Limits = LISTS) -> list[Sheet]:
    """Return the visible sheets. Raise Unreadable where there is a password, or nothing that can be read."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ]
        from_1904 = _counts_from_1904(content)
        return [_sheet(book, name, limits, from_1904=from_1904) for name in visible[:MOST_SHEETS]]
    except PasswordError:
        raise Unreadable(Reason.ENCRYPTED) from None
    except CalamineError:
        raise Unreadable(Reason.NOT_READ) from None


def _sheet(book: "CalamineWorkbook", name: str, limits: Limits, *, from_1904: bool) -> Sheet:
    page, sheet = book.get_sheet_by_name(name), Sheet(cell_text(name), limits=limits, from_1904=from_1904)
    for row in page.to_python(skip_empty_area=False):
        if not sheet.add((sheet.text(_text(value)) for value in row), "".join(map(_form, row))):
            break
    sheet.fill_down(
        Merge(left, top, bottom, right - left + 1)
        for (top, left), (bottom, right) in page.merged_cell_ranges or ()
        if (left == right or limits.whole) and top < len(sheet.rows)
    )
    return sheet


def _form(value: object) -> str:
    match value:
        case bool() | str():
            errs = isinstance(value, str) and value.startswith("#") and value.rstrip("!?").isupper()
            return CellForm.ERROR if errs else CellForm.TEXT
        case float() | int():
            return CellForm.NUMBER
        case date():
            return CellForm.DAY
        case time() | timedelta():
            return CellForm.TIME
    return CellForm.TEXT


def _counts_from_1904(content: bytes) -> bool:
    """Tell whether an old workbook (BIFF8) says that its days are counted from 1904, in the first of its parts."""
    at = content.find(_GLOBALS)
    while 0 <= at <= len(content) - 4:
        kind, length = struct.unpack_from("<HH", content, at)
        if kind == _DATE_MODE:
            return content[at + 4 : at + 6] == b"\x01\x00"
        if kind == _END:
            break
        at += 4 + length
    return False


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
