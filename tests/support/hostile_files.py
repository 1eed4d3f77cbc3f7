"""Files that were made, or have come, to hold up whoever reads them: small on the way, and without end inside."""

import io
import zipfile

from openpyxl import Workbook


def workbook(*rows: tuple[object, ...]) -> bytes:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def replaced(content: bytes, part: str, before: bytes, after: bytes) -> bytes:
    """The archive with other words in one of its parts, packed as tightly as can be."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, after) if name == part else old.read(name))
    return written.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SOMEBODY = workbook(("姓名",), ("马超",))


def merges(count: int) -> bytes:
    cell = b'<mergeCell ref="B1:B20000"/>'
    return replaced(SOMEBODY, SHEET, b"</sheetData>", b"</sheetData><mergeCells>" + cell * count + b"</mergeCells>")


def shared_strings(count: int) -> bytes:
    """A workbook whose only cell says the last of so many texts."""
    main, kind = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://example.org/relationships"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{main}"><sheets><sheet name="a" id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="a" Type="{kind}/worksheet" Target="a.xml"/>'
        f'<Relationship Id="b" Type="{kind}/sharedStrings" Target="b.xml"/></Relationships>',
        "xl/a.xml": f'<worksheet><sheetData><row><c t="s"><v>{count}</v></c></row></sheetData></worksheet>',
        "xl/b.xml": "<sst>" + "<si><t/></si>" * count + "<si><t>马超</t></si></sst>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def deep(levels: int) -> bytes:
    return replaced(SOMEBODY, SHEET, b"<sheetData>", b"<x>" * levels + b"</x>" * levels + b"<sheetData>")


def unpacks_to(megabytes: int) -> bytes:
    return replaced(SOMEBODY, SHEET, b"</sheetData>", b" " * megabytes * 1024 * 1024 + b"</sheetData>")


def far_corner() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    return replaced(SOMEBODY, SHEET, b"</sheetData>", cell + b"</sheetData>")


def wide_open_document() -> bytes:
    """An OpenDocument table of sixty thousand rows by a thousand columns, each cell with the same word."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="1000"><text:p>马超</text:p>'
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name='a'>"
        f'<table:table-row table:number-rows-repeated="60000">{cell}</table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return written.getvalue()


def unclosed_tables(count: int) -> bytes:
    return b"<html>" + b"<table><tr><td rowspan=9999>" * count


HOSTILE = {
    "1.5 million merged cells": merges(1_500_000),
    "3.6 million shared strings": shared_strings(3_600_000),
    "a million levels": deep(1_000_000),
    "two hundred megabytes": unpacks_to(200),
    "a far corner": far_corner(),
    "a wide OpenDocument table": wide_open_document(),
    "a hundred thousand tables": unclosed_tables(100_000),
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 10,
    "empty": workbook(),
}
