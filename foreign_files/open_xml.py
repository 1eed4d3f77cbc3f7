"""Reads workbooks of today's Excel, WPS and others (XLSX, also the strict kind) row by row."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from foreign_files.markup import Archive, Tag
from foreign_files.number_formats import Shown, moment_text, number_text, shown_as
from foreign_files.sheets import LISTS, MOST_SHEETS, Limits, Merge, Reason, Sheet, Unreadable, cell_text
from records.old_ledgers.tables import CellForm

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ADDRESS = re.compile(r'HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
LONGEST_TEXT = 4_100  # characters of a text that cells share
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = {"1", "true"}
_MOST_MERGED = 120  # columns
_FORMS = {
    Shown.AS_NUMBER: CellForm.NUMBER, Shown.AS_PERCENT: CellForm.PERCENT,
    Shown.AS_DAY: CellForm.DAY, Shown.AS_TIME: CellForm.TIME,
}  # fmt: skip


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
    merges: dict[tuple[int, int], Merge] = field(default_factory=dict)  # by columns and first rows
    links: list[tuple[str, str]] = field(default_factory=list)  # cells, and the relation to each address


@dataclass
class _Book:
    """What is said of all sheets in one place."""

    pages: list[tuple[str, str]] = field(default_factory=list)  # names, and the relation to each part
    from_1904: bool = False
    styles: list[Shown] = field(default_factory=list)
    strings: dict[int, str] = field(default_factory=dict)


def read_workbook(archive: Archive, limits: Limits = LISTS) -> list[Sheet]:
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
            page = _page(archive, Sheet(name, limits=limits, from_1904=book.from_1904), target)
            _follow(archive, page, target)
            pages.append(page)
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


def _page(archive: Archive, sheet: Sheet, path: str) -> _Page:
    page = _Page(sheet)
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
        elif tag.name in ("mergeCell", "hyperlink") and not tag.ends:
            _note(page, tag)
    return page


def _note(page: _Page, tag: Tag) -> None:
    """Note cells that are merged, and those that have an address behind them."""
    reference, limits = tag.attributes.get("ref", ""), page.sheet.limits
    if tag.name == "hyperlink":
        if limits.whole and len(page.links) < limits.lines:
            page.links.append((reference, tag.attributes.get("id", "")))
        return
    merge = _merge(reference)
    if merge is not None and (merge.width == 1 or limits.whole) and merge.first < len(page.sheet.rows):
        known = page.merges.get((merge.column, merge.first))
        page.merges[merge.column, merge.first] = merge if known is None else max(merge, known)


def _follow(archive: Archive, page: _Page, path: str) -> None:
    """Note the addresses behind cells."""
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    if not page.links or relations not in archive:
        return
    addresses = {
        tag.attributes.get("Id", ""): tag.attributes.get("Target", "")
        for tag in archive.tags(relations)
        if tag.name == "Relationship" and not tag.ends and tag.attributes.get("TargetMode") == "External"
    }
    for cell, relation in page.links:
        match = _REFERENCE.fullmatch(cell.partition(":")[0])
        if match and addresses.get(relation):
            page.sheet.links[int(match[2]) - 1, _column(match[1])] = addresses[relation]


def _begun(page: _Page, row: int, tag: Tag) -> _Cell | None:
    """Return the cell that begins, unless it stands further right than is read."""
    cells = page.rows.setdefault(row, [])
    match = _REFERENCE.fullmatch(tag.attributes.get("r", ""))
    column = _column(match[1]) if match else (cells[-1].column + 1 if cells else 0)
    most = page.sheet.limits.columns
    if column >= most or len(cells) >= most:
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
    """Return the cells that are merged."""
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if start is None or end is None or _column(start[1]) >= _MOST_MERGED:
        return None
    column = _column(start[1])
    return Merge(column, int(start[2]) - 1, int(end[2]) - 1, max(1, _column(end[1]) - column + 1))


def _shared_strings(archive: Archive, path: str, wanted: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the texts that cells share and that are wanted, by their places."""
    last, place, text, within, aloud = max(wanted), -1, "", False, False
    for tag in archive.tags(path):
        if not tag.name:
            if within and place in wanted and len(text) < LONGEST_TEXT:
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
        width = max((cell.column for cell in cells), default=-1) + 1
        row, forms = [""] * width, [CellForm.TEXT.value] * width
        for cell in cells:
            row[cell.column], forms[cell.column] = page.sheet.text(_text(cell, book)), _form(cell, book)
            if cell.formula is not None and (address := _ADDRESS.match(cell.formula)):
                page.sheet.links[at, cell.column] = address[1]
        page.sheet.rows[at], page.sheet.forms[at] = tuple(row), "".join(forms)
    page.sheet.fill_down(page.merges.values())
    return page.sheet


def _form(cell: _Cell, book: _Book) -> CellForm:
    if cell.formula is not None and not cell.value:
        return CellForm.FORMULA
    if cell.kind == "e":
        return CellForm.ERROR
    if cell.kind == "d":
        return CellForm.DAY
    if cell.kind != "n" or not cell.value:
        return CellForm.TEXT
    return _FORMS[book.styles[cell.style] if cell.style < len(book.styles) else Shown.AS_NUMBER]


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
