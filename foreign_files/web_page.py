"""Reads the tables of a web page, which many programs write when they are asked for an Excel file."""

import re
from contextlib import suppress
from html.parser import HTMLParser

from foreign_files.separated import decoded
from foreign_files.sheets import LISTS, MOST_SHEETS, Limits, Merge, Sheet

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_LOOKS_LIKE = re.compile(r"\s*(<!doctype\s+html|<html|<\?xml|<!--|<table|<head|<meta|<style|<div)", re.IGNORECASE)
_UNSEEN = {"script", "style", "title"}


def page_text(content: bytes) -> str:
    """Return the text of a page, in the encoding that it names or else in the one that fits."""
    declared = _CHARSET.search(content[:4000])
    if declared:
        name = declared[1].decode("ascii").casefold()
        with suppress(LookupError, UnicodeDecodeError):
            return content.decode("gb18030" if name.startswith("gb") else name)
    return decoded(content)


def looks_like_page(text: str) -> bool:
    """Return whether a text is a web page rather than a table of words."""
    return _LOOKS_LIKE.match(text) is not None and "<" in text


def read_page(text: str, limits: Limits = LISTS) -> list[Sheet]:
    """Return the tables of a page, each as a sheet that bears its number."""
    reader = _Reader(limits)
    reader.feed(text)
    reader.close()
    return reader.sheets[:MOST_SHEETS]


class _Reader(HTMLParser):
    """Takes the innermost tables row by row; what a table holds beside tables within it is a row of its own."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self._limits = limits
        self._link = ""
        self._above = ""
        self.sheets: list[Sheet] = []
        self._open: list[tuple[Sheet, list[Merge]]] = []
        self._row: list[str] | None = None
        self._cell: str | None = None
        self._spans = (1, 1)
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table, a row or a cell; whoever wrote the page may have forgotten to end the last."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table" and len(self._open) < MOST_SHEETS:
            self._end_row()
            self._open.append((Sheet(str(len(self.sheets) + 1), limits=self._limits, above=self._above), []))
            self.sheets.append(self._open[-1][0])
        elif tag == "tr":
            self._end_row()
            self._row = []
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            self._row, self._cell = self._row if self._row is not None else [], ""
            given = dict(attrs)
            self._spans = _span(given.get("colspan")), _span(given.get("rowspan"))
        elif tag in ("br", "p", "div") and self._cell is not None:
            self._cell += "\n" if self._limits.whole else " "
        elif tag == "a" and self._cell is not None:
            self._link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """End a cell, a row or a table."""
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            sheet, merges = self._open.pop()
            sheet.fill_down(merges)

    def handle_data(self, data: str) -> None:
        """Add to the text of the cell."""
        if self._cell is not None and not self._unseen and len(self._cell) < max(2000, self._limits.cell):
            self._cell += data
        elif not self._open and not self._unseen and len(self._above) < self._limits.cell:
            self._above += data

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        sheet, merges = self._open[-1]
        column, at = len(self._row), len(sheet.rows)
        for reaching in sorted({merge.column for merge in merges if merge.first < at <= merge.last}):
            if reaching == column:
                self._row.append("")
                column += 1
        across, down = self._spans
        if (down > 1 and across == 1) or (self._limits.whole and max(self._spans) > 1):
            merges.append(Merge(column, at, at + down - 1, across))
        if self._link:
            sheet.links[at, column] = self._link
        self._row += [sheet.text(self._cell), *[""] * (across - 1)][: self._limits.columns + 1]
        self._cell, self._spans, self._link = None, (1, 1), ""

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and self._open:
            self._open[-1][0].add(self._row)
        self._row = None


def _span(written: str | None) -> int:
    return min(max(int(written), 1), 2000) if written and written.isdecimal() and len(written) < 6 else 1
