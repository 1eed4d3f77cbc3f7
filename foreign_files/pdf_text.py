"""Reads the text layer of a PDF with PDFium, and draws the pages of one that has none."""

import re
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any

from foreign_files.sheets import Reason, Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES, MOST_PAGES_DRAWN = 60, 6
_FEWEST_LETTERS = 10  # of all pages, below which a PDF is a scan with a stamp or a page number at most
_READABLE = 0.7  # of what a text layer says; less where its fonts do not tell which letters they draw
_DRAWN_SIDE = 2000  # pixels of the longer side of a drawn page, enough for print of ordinary size
_FULL_LINE = 0.85  # of a page's longest line, from which on a line goes on in the next
_ENDS = re.compile(r"[。！？：；.!?:;]$")
_BEGINS = re.compile(
    r"\s*([·•●◆*\-–—①-⑳]|[一二三四五六七八九十\d]{1,3}[、.．)）]|[（(][一二三四五六七八九十\d]{1,3}[)）])"
)
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffe\x00-\x08\x0e-\x1f]")


def read_pages(content: bytes, longest: int) -> str:
    """Return what the pages say, the lines of a paragraph joined; stop soon after `longest` characters.

    Raise Unreadable where there is a password, no text, or no PDF.
    """
    said, length = [], 0
    for page in _pages(content, MOST_PAGES):
        with closing(page.get_textpage()) as text_page:
            lines = text_page.get_text_range().replace("\r\n", "\n").split("\n")
        said.append(_joined(lines))
        length += len(said[-1])
        if length > longest:
            break
    text = "\n".join(said)
    letters = sum(map(str.isalnum, text))
    if letters < _FEWEST_LETTERS or letters < _READABLE * (letters + len(_UNREADABLE.findall(text))):
        raise Unreadable(Reason.SCAN)
    return _UNREADABLE.sub("", text)


def draw_pages(content: bytes) -> Iterator[Any]:  # Any: an array of NumPy (height, width, 3), which only some need
    """Yield the first pages as pictures. Raise Unreadable where there is a password, or no PDF."""
    for page in _pages(content, MOST_PAGES_DRAWN):
        scale = min(_DRAWN_SIDE / max(*page.get_size(), 1), 4)
        with closing(page.render(scale=scale)) as bitmap:
            yield bitmap.to_numpy()


def _pages(content: bytes, most: int) -> Iterator[Any]:  # Any: a page of PDFium, whose package has no types
    with closing(_opened(content)) as document:
        for number in range(min(len(document), most)):
            with closing(document[number]) as page:
                yield page


def _opened(content: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError
    from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

    try:
        return PdfDocument(content)
    except PdfiumError as error:
        locked = error.err_code in (FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY)
        raise Unreadable(Reason.ENCRYPTED if locked else Reason.NOT_READ) from None


def _joined(lines: list[str]) -> str:
    """Return the lines of a page, those joined between which the page only had no more room."""
    longest = max((_width(line) for line in lines), default=0)
    text = ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        goes_on = _width(before) >= _FULL_LINE * longest and not _ENDS.search(before.rstrip())
        if text and not (goes_on and line.strip() and not _BEGINS.match(line)):
            text += "\n"
        elif text and before[-1:].isascii() and line[:1].isascii() and not before.endswith(" "):
            text += " "
        text += line
    return text


def _width(line: str) -> int:
    """Return how wide a line is drawn (half widths)."""
    return sum(2 if character > "\u2e80" else 1 for character in line.strip())
