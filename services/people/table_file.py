"""Reads the tables that people keep, XLSX or CSV, as rows of text. Nothing in a file is ever executed or believed."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from datetime import date, datetime, time
from xml.etree import ElementTree

from records.errors import UserError
from records.text import clean

LARGEST = 5 * 1024 * 1024  # bytes of a file
LARGEST_UNPACKED = 48 * 1024 * 1024  # bytes of a workbook's parts: a small file can unpack to very much
MOST_LINES = 2000
MOST_COLUMNS = 40
LONGEST_CELL = 300  # characters
_EMPTY_LINES = 20_000  # rows without content that are passed over before it is given up
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"  # also the wrapping of workbooks with a password
_MERGE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"

Row = tuple[str, ...]


def read_table(content: bytes) -> list[Row]:
    """Return the rows of a workbook's first visible sheet, or of a CSV file, up to the last that holds something.

    Dates are told as 2020-01-31, formulas as they are written. Each row is as long as the longest, and stands at its
    own place: empty rows between are kept. Raise UserError: no table, too large, empty.
    """
    check_size(len(content))
    if content.startswith(_OLD_EXCEL):
        raise UserError("table-old-excel")
    rows = _workbook(content) if content.startswith(b"PK") else _separated(content)
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise UserError("table-empty")
    width = max(len(row) for row in rows)
    return [(*row, *[""] * (width - len(row))) for row in rows]


def check_size(size: int) -> None:
    """Raise UserError where the file need not even be fetched."""
    if size > LARGEST:
        raise UserError("table-too-large", megabytes=LARGEST // 1024 // 1024)


def _limited(rows: Iterable[Row]) -> list[Row]:
    taken: list[Row] = []
    filled = 0
    for row in rows:
        filled += any(row)
        if filled > MOST_LINES or len(taken) > _EMPTY_LINES:
            raise UserError("table-too-long", maximum=MOST_LINES)
        taken.append(row)
    return taken


def _text(value: object) -> str:
    """Return a cell's value as its reader would type it."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return clean(str(value)[: LONGEST_CELL + 1])[:LONGEST_CELL]


# CSV ------------------------------------------------------------------------------------------------------------------


def _separated(content: bytes) -> list[Row]:
    text = _decoded(content)
    separator = max(",\t;，", key=text[:4000].count)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return _limited(tuple(map(_text, row[:MOST_COLUMNS])) for row in rows)
    except csv.Error:
        raise UserError("table-not-read") from None


def _decoded(content: bytes) -> str:
    encodings = ["utf-16"] if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            text = content.decode(encoding)
            if not re.search(r"[\x00-\x08\x0e-\x1f]", text):
                return text
    raise UserError("table-not-read")


# XLSX -----------------------------------------------------------------------------------------------------------------


def _workbook(content: bytes) -> list[Row]:
    from openpyxl import load_workbook  # takes a while to import, and few need it

    _check_unpacked(content)
    try:
        with closing(load_workbook(io.BytesIO(content), read_only=True, keep_links=False)) as book:
            sheet = next((sheet for sheet in book.worksheets if sheet.sheet_state == "visible"), None)
            if sheet is None:
                raise UserError("table-empty")
            sheet.reset_dimensions()  # what the file says of its size may be wrong
            rows = _limited(tuple(map(_text, row[:MOST_COLUMNS])) for row in sheet.iter_rows(values_only=True))
            return _filled(rows, _merged(content, sheet._worksheet_path))
    except UserError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part happens to break
        raise UserError("table-not-read") from error


def _check_unpacked(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UserError("table-not-read") from None
    if not any(part.filename.endswith("workbook.xml") for part in parts):
        raise UserError("table-not-read")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UserError("table-too-long", maximum=MOST_LINES)


def _merged(content: bytes, path: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield the merged ranges as first column and row, last column and row, from 1: reading by rows leaves them out."""
    from openpyxl.utils import range_boundaries

    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(path.lstrip("/")) as part:
        for _, element in ElementTree.iterparse(part):
            if element.tag == _MERGE:
                yield range_boundaries(element.attrib["ref"])
            element.clear()


def _filled(rows: list[Row], merged: Iterable[tuple[int, int, int, int]]) -> list[Row]:
    """Fill in cells that reach over several rows of one column; a heading across several columns says nothing."""
    for left, top, right, bottom in merged:
        if left != right or left > MOST_COLUMNS or top > len(rows) or left > len(rows[top - 1]):
            continue
        value = rows[top - 1][left - 1]
        for at in range(top, min(bottom, len(rows))):
            row = rows[at] + ("",) * (left - len(rows[at]))
            rows[at] = (*row[: left - 1], value, *row[left:])
    return rows
