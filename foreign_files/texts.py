"""Takes the running text out of what people send as a report: TXT, Word and PDF, whatever the file's name says."""

import re

from foreign_files.markup import Archive
from foreign_files.separated import decoded
from foreign_files.sheets import LARGEST_DOCUMENT, FileText, Reason, Unreadable
from foreign_files.word_text import read_paragraphs

LONGEST_TEXT = 20_000  # characters that are kept of one
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the wrapping of old Office files, and of those with a password
_PDF, _PDF_WITHIN = b"%PDF-", 1024  # bytes at the beginning in which the sign may stand
_SIGNS = (
    (b"\x89PNG", Reason.PICTURE), (b"\xff\xd8\xff", Reason.PICTURE), (b"GIF8", Reason.PICTURE),
    (b"Rar!", Reason.ARCHIVE), (b"7z\xbc\xaf", Reason.ARCHIVE), (b"\x1f\x8b", Reason.ARCHIVE),
    (b"{\\rtf", Reason.NOT_READ),
)  # fmt: skip
_BLANKS, _EMPTY_LINES = re.compile(r"[ \u3000\xa0]*\n"), re.compile(r"\n{3,}")


def read_text(content: bytes) -> FileText:
    """Return what a file says. Raise Unreadable with the reason where it says nothing that can be read."""
    if len(content) > LARGEST_DOCUMENT:
        raise Unreadable(Reason.TOO_LARGE)
    try:
        return tidied(_text(content))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file breaks its reader in as many ways as there are
        raise Unreadable(Reason.NOT_READ) from error


def _text(content: bytes) -> str:
    for sign, reason in _SIGNS:
        if content.startswith(sign):
            raise Unreadable(reason)
    if _PDF in content[:_PDF_WITHIN]:
        from foreign_files.pdf_text import read_pages

        return read_pages(content, LONGEST_TEXT)
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(_OFFICE):
        raise Unreadable(Reason.ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in content else Reason.OLD_WORD)
    return decoded(content)


def _packed(content: bytes) -> str:
    archive = Archive(content)
    if "word/document.xml" in archive.names():
        return read_paragraphs(archive, LONGEST_TEXT)
    is_workbook = any(name.endswith(("workbook.xml", "workbook.bin")) for name in archive.names())
    raise Unreadable(Reason.TABLE if is_workbook else Reason.ARCHIVE)


def tidied(text: str) -> FileText:
    """Return a text with one sort of line end and no empty stretches. Raise Unreadable where nothing is left."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x0b", "\n").replace("\x00", "")
    text = _EMPTY_LINES.sub("\n\n", _BLANKS.sub("\n", text)).strip("\n \ufeff\u3000")
    if not text:
        raise Unreadable(Reason.EMPTY)
    return FileText(text[:LONGEST_TEXT], cut=len(text) > LONGEST_TEXT)
