"""Reads the tables of a Word document (DOCX), each as a sheet that bears its number."""

from dataclasses import dataclass, field

from foreign_files.markup import Archive, Tag
from foreign_files.sheets import LISTS, MOST_SHEETS, Limits, Merge, Sheet

_CONTINUES, _BREAKS = {"", "continue"}, {"br", "cr", "p", "tab"}


@dataclass
class _Table:
    """A table while it is read: the row that grows, and where cells are merged with those above."""

    sheet: Sheet
    row: list[str] = field(default_factory=list)
    text: str = ""
    width: int = 1
    merged: bool = False
    began: dict[int, int] = field(default_factory=dict)  # the row in which a column's merge began
    merges: list[Merge] = field(default_factory=list)

    def end_cell(self) -> None:
        """Add the cell that was read, as wide as it is."""
        column, at, limits = len(self.row), len(self.sheet.rows), self.sheet.limits
        if self.merged:
            self.merges.append(Merge(column, self.began.get(column, at), at))
        else:
            self.began[column] = at
            if self.width > 1 and limits.whole:
                self.merges.append(Merge(column, at, at, self.width))
        self.row += [self.sheet.text(self.text), *[""] * (min(self.width, limits.columns) - 1)]
        self.text, self.width, self.merged = "", 1, False

    def end_row(self) -> None:
        """Add the row that was read."""
        self.sheet.add(self.row)
        self.row = []


def read_tables(archive: Archive, limits: Limits = LISTS) -> list[Sheet]:
    """Return the tables; one within a cell is text of that cell. Raise Unreadable where the document is broken."""
    sheets: list[Sheet] = []
    table: _Table | None = None
    depth, within, instead, above = 0, False, 0, ""
    for tag in archive.tags("word/document.xml"):
        if tag.name == "Fallback":  # says again what stands before it, for older programs
            instead += -1 if tag.ends else 1
        elif instead:
            continue
        elif tag.name == "tbl":
            depth += -1 if tag.ends else 1
            if depth == 1 and not tag.ends:
                table = _Table(Sheet(str(len(sheets) + 1), limits=limits, above=above.strip()))
                above = ""
            elif not depth and table is not None:
                table.sheet.fill_down(table.merges)
                sheets.append(table.sheet)
                table = None
                if len(sheets) == MOST_SHEETS:
                    break
        elif table is not None:
            within = _read(table, tag, depth, within)
        elif tag.name in ("p", "t"):
            within = tag.name == "t" and not tag.ends
            above += "\n" if tag.name == "p" else ""
        elif not tag.name and within and len(above) < limits.cell:
            above += tag.text
    return sheets


def _read(table: _Table, tag: Tag, depth: int, within: bool) -> bool:
    """Take what stands in a table; return whether text follows that is written there."""
    if not tag.name:
        if within and len(table.text) < max(2000, table.sheet.limits.cell):
            table.text += tag.text
        return within
    if tag.name in _BREAKS and (tag.ends or tag.name != "p"):
        table.text += "\n" if table.sheet.limits.whole and tag.name in ("p", "br") else " "
    if depth == 1:
        match tag.name, tag.ends:
            case "gridSpan", False:
                written = tag.attributes.get("val", "1")
                table.width = int(written) if written.isdecimal() and len(written) < 4 else 1
            case "vMerge", False:
                table.merged = tag.attributes.get("val", "") in _CONTINUES
            case "tc", True:
                table.end_cell()
            case "tr", True:
                table.end_row()
    return not tag.ends if tag.name == "t" else within
