"""Reports as files: PDFs with and without a text layer, with a password, of a great size; and Word documents."""

import io
import zlib
from collections.abc import Sequence

from docx import Document


def word_document(*paragraphs: str, rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A DOCX file of some paragraphs, and a table behind them where there are rows."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def pdf(*pages: Sequence[str], extra: bytes = b"", trailer: bytes = b"") -> bytes:
    """A PDF whose pages say so many lines; `extra` is a stream beside them that nothing shows.

    The font is a named one without its letters, mapped to Unicode by Adobe's map for it, as many programs write them.
    """
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
    )
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids), font,
        _stream(extra),
    ]  # fmt: skip
    for lines in pages:
        shown = b"".join(
            b"BT /F 12 Tf 40 %d Td <%s> Tj ET\n" % (800 - 16 * at, line.encode("utf-16-be").hex().encode())
            for at, line in enumerate(lines)
        )
        number = len(objects) + 2
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % number,
            _stream(shown),
        ]
    return _put_together(objects, trailer)


def _stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _put_together(objects: Sequence[bytes], trailer: bytes) -> bytes:
    written, places = b"%PDF-1.5\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return written + head + table + tail


def locked_pdf() -> bytes:
    """A PDF that opens with a password only."""
    lock = b"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"ab" * 32, b"cd" * 32)
    return pdf(["联合党课"], trailer=b"/Encrypt" + lock + b"/ID[<01><01>]")


def unpacking_pdf(megabytes: int) -> bytes:
    """A PDF whose page's commands unpack to so much."""
    packed = zlib.compress(b"q Q " * (megabytes * 1024 * 256), 9)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    return _put_together(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream], trailer=b""
    )
