"""Tells by its first bytes what a file is, whatever its name says, and has it read."""

from foreign_files.markup import LARGEST_UNPACKED, Archive
from foreign_files.old_workbooks import read_with_calamine
from foreign_files.open_xml import check_is_workbook, read_workbook
from foreign_files.separated import decoded, read_separated
from foreign_files.sheets import LISTS, Limits, Reason, Sheet, Unreadable, check_size, finished
from foreign_files.web_page import looks_like_page, page_text, read_page
from foreign_files.word_tables import read_tables

_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the wrapping of old Office files, and of those with a password
_SIGNS = (
    (b"%PDF", Reason.PDF), (b"\x89PNG", Reason.PICTURE), (b"\xff\xd8\xff", Reason.PICTURE), (b"GIF8", Reason.PICTURE),
    (b"BM", Reason.PICTURE), (b"Rar!", Reason.ARCHIVE), (b"7z\xbc\xaf", Reason.ARCHIVE), (b"\x1f\x8b", Reason.ARCHIVE),
)  # fmt: skip


def read_file(content: bytes, limits: Limits = LISTS) -> list[Sheet]:
    """Return the sheets of a file that hold something, hidden ones aside.

    The tables of a document or of a page are sheets, too, called by their numbers. Raise Unreadable with the reason.
    """
    check_size(len(content))
    try:
        return finished(_sheets(content, limits))
    except (Unreadable, MemoryError):
        raise
    except Exception as error:  # a broken file breaks its reader in as many ways as there are
        raise Unreadable(Reason.NOT_READ) from error


def _sheets(content: bytes, limits: Limits) -> list[Sheet]:
    for sign, reason in _SIGNS:
        if content.startswith(sign) and not (sign == b"BM" and b"\x00" not in content[:16]):
            raise Unreadable(reason)
    if content.startswith(b"PK"):
        return _packed(content, limits)
    if content.startswith(_OFFICE[:4]):
        return _old_office(content, limits)
    return _text(content, limits)


def _packed(content: bytes, limits: Limits) -> list[Sheet]:
    archive = Archive(content)
    names = archive.names()
    if "word/document.xml" in names:
        return _some(read_tables(archive, limits))
    if "content.xml" in names or any(name.endswith("workbook.bin") for name in names):
        if archive.declared_size() > LARGEST_UNPACKED:
            raise Unreadable(Reason.TOO_HEAVY)
        return read_with_calamine(content, limits)
    if not any(name.endswith("workbook.xml") for name in names) and "[content_types].xml" not in names:
        raise Unreadable(Reason.ARCHIVE)
    check_is_workbook(archive)
    return read_workbook(archive, limits)


def _old_office(content: bytes, limits: Limits) -> list[Sheet]:
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise Unreadable(Reason.ENCRYPTED)
    if "WordDocument".encode("utf-16-le") in content:
        raise Unreadable(Reason.OLD_WORD)
    return read_with_calamine(content, limits)


def _text(content: bytes, limits: Limits) -> list[Sheet]:
    if content[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").startswith(b"<"):
        text = page_text(content)
        if looks_like_page(text):
            return _some(read_page(text, limits))
        return read_separated(text, limits)
    return read_separated(decoded(content), limits)


def _some(sheets: list[Sheet]) -> list[Sheet]:
    if not any(any(row) for sheet in sheets for row in sheet.rows):
        raise Unreadable(Reason.NONE_WITHIN)
    return sheets
