"""Reads workbooks of today's Excel, WPS and others (XLSX, also the strict kind) row by row."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from foreign_files.markup import Archive, Tag
from foreign_files.number_formats import Shown, moment_text, number_text, shown_as
from foreign_files.sheets import MOST_COLUMNS, MOST_SHEETS, Merge, Reason, Sheet, Unreadable, cell_text

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = {"1", "true"}


@dataclass
class _Cell:
    """A cell as it is written: its kind, its style, and the texts of its value, formula and inline string."""

    column: int
    kind: str
    style: int
    value: str = ""
    formula: str | None = None
    inline: str = ""

    @property
    def shared(self) -> int | None:
        """Return the place of the text among those that cells share, where that is what the cell says."""
        return int(self.value) if self.kind == "s" and self.value.isdecimal() else None


@dataclass
class _Page:
    """A sheet while it is read: its rows of cells at their own places, and the cells that reach over several rows."""

    sheet: Sheet
    rows: dict[int, list[_Cell]] = field(default_factory=dict)
    merges: dict[tuple[int, int], int] = field(default_factory=dict)  # last rows by columns and first rows


@dataclass
class _Book:
    """What is said of all sheets in one place."""

    pages: list[tuple[str, str]] = field(default_factory=list)  # names, and the relation to each part
    from_1904: bool = False
    styles: list[Shown] = field(default_factory=list)
    strings: dict[int, str] = field(default_factory=dict)


def read_workbook(archive: Archive) -> list[Sheet]:
    """Return the visible sheets. Raise Unreadable where the file is broken, or unpacks to too much.

    Days are told as 2020-01-31; of formulas the value that was kept, or else the formula as it is written.
    """
    path = next((name for name in archive.names() if name.endswith("workbook.xml")), "")
    book, parts = _book(archive, path), _relations(archive, path)
    by_kind = dict(parts.values())
    if (styles := by_kind.get("styles")) and styles in archive:
        book.styles = _styles(archive, styles)
    pages = []
    for name, relation in book.pages[:MOST_SHEETS]:
        kind, target = parts.get(relation, ("", ""))
        if kind == "worksheet":
            pages.append(_page(archive, name, target))
    wanted = {cell.shared for page in pages for cells in page.rows.values() for cell in cells} - {None}
    if wanted and (strings := by_kind.get("sharedStrings")):
        book.strings = dict(_shared_strings(archive, strings, {place for place in wanted if place is not None}))
    return [_filled(page, book) for page in pages]


def _book(archive: Archive, path: str) -> _Book:
    book = _Book()
    for tag in archive.tags(path):
        if tag.ends or not tag.name:
            continue
        if tag.name == "workbookPr":
            book.from_1904 = tag.attributes.get("date1904", "") in _TRUE
        elif tag.name == "sheet" and tag.attributes.get("state", "visible") == "visible":
            book.pages.append((cell_text(tag.attributes.get("name", "")), tag.attributes.get("id", "")))
    return book


def _relations(archive: Archive, path: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the path of each part of the workbook, by the name of its relation."""
    folder, name = posixpath.split(path)
    found = {}
    for tag in archive.tags(f"{folder}/_rels/{name}.rels".lstrip("/")):
        if tag.name == "Relationship" and not tag.ends:
            target = posixpath.normpath(posixpath.join("/", folder, tag.attributes.get("Target", ""))).lstrip("/")
            found[tag.attributes.get("Id", "")] = (tag.attributes.get("Type", "").rpartition("/")[2], target)
    return found


def _styles(archive: Archive, path: str) -> list[Shown]:
    """Return how the cells of each style show their numbers."""
    codes: dict[int, str] = {}
    styles: list[Shown] = []
    within = False
    for tag in archive.tags(path):
        if tag.name == "cellXfs":
            within = not tag.ends
        elif tag.name == "numFmt" and not tag.ends:
            codes[_number(tag, "numFmtId")] = tag.attributes.get("formatCode", "")
        elif tag.name == "xf" and within and not tag.ends:
            number = _number(tag, "numFmtId")
            styles.append(shown_as(number, codes.get(number)))
    return styles


def _number(tag: Tag, attribute: str) -> int:
    written = tag.attributes.get(attribute, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else 0


def _page(archive: Archive, name: str, path: str) -> _Page:
    page = _Page(Sheet(name))
    row, cell, within, aloud = -1, None, "", False
    for tag in archive.tags(path):
        if not tag.name:
            if cell is not None and within:
                _add_text(cell, within, tag.text)
        elif tag.name == "row" and not tag.ends:
            row = _number(tag, "r") - 1 if "r" in tag.attributes else row + 1
            page.rows.setdefault(row, [])
        elif tag.name == "row" and not _kept(page, row):
            break
        elif tag.name == "c":
            cell = None if tag.ends else _begun(page, row, tag)
        elif tag.name in ("v", "f", "t"):
            within = "" if tag.ends or aloud else tag.name
            if cell is not None and tag.name == "f" and cell.formula is None:
                cell.formula = ""
        elif tag.name == "rPh":  # how a text is read aloud is no part of it
            aloud = not tag.ends
        elif tag.name == "mergeCell" and not tag.ends:
            merge = _merge(tag.attributes.get("ref", ""))
            if merge is not None and merge[1] < len(page.sheet.rows):
                column, first, last = merge
                page.merges[column, first] = max(last, page.merges.get((column, first), 0))
    return page


def _begun(page: _Page, row: int, tag: Tag) -> _Cell | None:
    """Return the cell that begins, unless it stands further right than is read."""
    cells = page.rows.setdefault(row, [])
    match = _REFERENCE.fullmatch(tag.attributes.get("r", ""))
    column = _column(match[1]) if match else (cells[-1].column + 1 if cells else 0)
    if column >= MOST_COLUMNS or len(cells) >= MOST_COLUMNS:
        return None
    cells.append(_Cell(column, tag.attributes.get("t", "n"), _number(tag, "s")))
    return cells[-1]


def _column(letters: str) -> int:
    """Return the number of a column, from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _add_text(cell: _Cell, within: str, text: str) -> None:
    match within:
        case "v":
            cell.value += text
        case "f":
            cell.formula = (cell.formula or "") + text
        case _:
            cell.inline += text


def _kept(page: _Page, row: int) -> bool:
    """Note that a row is whole; return whether more are read. Their cells are filled in later, at the same places."""
    says = any(cell.value or cell.inline or cell.formula is not None for cell in page.rows[row])
    if not says or row < len(page.sheet.rows):
        return True  # empty, or out of its order
    while len(page.sheet.rows) < row:
        if not page.sheet.add(()):
            return False
    return page.sheet.add(("…",))


@lru_cache(1000)
def _merge(reference: str) -> Merge | None:
    """Return the cells of one column that are merged downwards; a heading across several columns says nothing."""
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if start is None or end is None or start[1] != end[1] or _column(start[1]) >= MOST_COLUMNS:
        return None
    return _column(start[1]), int(start[2]) - 1, int(end[2]) - 1


def _shared_strings(archive: Archive, path: str, wanted: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the texts that cells share and that are wanted, by their places."""
    last, place, text, within, aloud = max(wanted), -1, "", False, False
    for tag in archive.tags(path):
        if not tag.name:
            if within and place in wanted and len(text) < 1000:
                text += tag.text
        elif tag.name == "si":
            if tag.ends and place in wanted:
                yield place, text
            if tag.ends and place >= last:
                return
            place, text = place + (not tag.ends), ""
        elif tag.name == "t":
            within = not tag.ends and not aloud
        elif tag.name == "rPh":
            aloud = not tag.ends


def _filled(page: _Page, book: _Book) -> Sheet:
    """Return the sheet with the texts of its cells."""
    for at in range(len(page.sheet.rows)):
        cells = page.rows.get(at, [])
        row = [""] * (max((cell.column for cell in cells), default=-1) + 1)
        for cell in cells:
            row[cell.column] = cell_text(_text(cell, book))
        page.sheet.rows[at] = tuple(row)
    page.sheet.fill_down((column, first, last) for (column, first), last in page.merges.items())
    return page.sheet


def _text(cell: _Cell, book: _Book) -> str:
    if cell.formula is not None and not cell.value:
        return f"={cell.formula}"
    match cell.kind:
        case "s":
            return _unescaped(book.strings.get(cell.shared if cell.shared is not None else -1, ""))
        case "inlineStr":
            return _unescaped(cell.inline)
        case "b":
            return str(cell.value in _TRUE)
        case "d":
            return _iso_moment(cell.value)
        case "n" if cell.value:
            shown = book.styles[cell.style] if cell.style < len(book.styles) else Shown.AS_NUMBER
            return number_text(cell.value, shown, from_1904=book.from_1904)
    return _unescaped(cell.value)


def _iso_moment(written: str) -> str:
    try:
        return moment_text(datetime.fromisoformat(written))
    except ValueError:
        return written


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def check_is_workbook(archive: Archive) -> None:
    """Raise Unreadable where no workbook is in the archive."""
    if not any(name.endswith("workbook.xml") for name in archive.names()):
        raise Unreadable(Reason.NOT_READ)
