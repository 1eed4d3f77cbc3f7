"""Finds where the entries of a table stand: below which heading, of one line or two, and what stands between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from records.old_ledgers.column_words import column_words
from records.old_ledgers.common_columns import CommonColumn, common_column
from records.old_ledgers.days import WrittenDay, read_day
from records.old_ledgers.plain_words import PlainHeading, is_unfilled, plain_heading
from records.old_ledgers.sides import side_words
from records.old_ledgers.tables import CellForm, LedgerTable

_LONGEST_HEADING = 40  # characters
_UNUSUAL_WITHIN = 30  # rows in which also a heading is looked for of whose words few are known
_LIKE_VALUE = re.compile(r"[\d.,:/\- %年月日]*\d[\d.,:/\- %年月日]*")


@dataclass(frozen=True)
class HeadingCell:
    """The heading of a column: what stands above it where the heading has two lines, and its own line."""

    top: PlainHeading
    own: PlainHeading
    written: str


@dataclass
class Block:
    """Entries below one heading: its cells, the rows (from 0) that may be entries, and what stands above each of them.

    `above`: titles and sections before each row, the nearest last.
    """

    heading: tuple[HeadingCell, ...]
    at: int
    rows: list[int] = field(default_factory=list)
    above: dict[int, tuple[str, ...]] = field(default_factory=dict)


@lru_cache(4096)
def known_heading(text: str) -> frozenset[str]:
    """Return which fields or common columns a plain heading may name exactly, of any kind."""
    fields = {field for words in column_words().values() for field, listed in words.columns.items() if text in listed}
    common = common_column(PlainHeading(text, ""))
    return frozenset(fields | ({common.value} if common else set()))


@lru_cache(4096)
def _may_be_heading(text: str) -> bool:
    return bool(known_heading(text)) or any(
        words.fit(field, text) > 0 for words in column_words().values() for field in words.columns
    )


def _plain_cells(table: LedgerTable, row: int) -> list[str]:
    """Return the plain texts of a row's own cells that are short enough for a heading; others are a single mark."""
    cells = []
    for column, cell in enumerate(table.rows[row]):
        if not cell or table.form(row, column) is CellForm.COVERED:
            continue
        short = len(cell) <= _LONGEST_HEADING and not _LIKE_VALUE.fullmatch(cell) and not is_unfilled(cell)
        cells.append(plain_heading(cell).text if short else "\0")
    return cells


def heading_score(table: LedgerTable, row: int) -> float:
    """Return how much a row looks like the heading of entries, from 0 to 1; the share of its cells that are known."""
    cells = _plain_cells(table, row)
    if len(set(cells)) < 2:
        return 0
    exact = [known_heading(cell) for cell in cells]
    if "\0" in cells or _is_card_line(exact):
        return 0
    if row >= _UNUSUAL_WITHIN and sum(map(bool, exact)) < 2:
        return 0
    known = sum(
        1 if names else 0.7 if cell != "\0" and _may_be_heading(cell) else 0
        for cell, names in zip(cells, exact, strict=True)
    )
    telling = any(names & {"event_date", "title", CommonColumn.MONTH, CommonColumn.YEAR} for names in exact)
    telling = telling or any(cell.endswith(("日期", "时间", "名称", "标题", "主题", "date", "title")) for cell in cells)
    names = frozenset[str]().union(*exact)
    if {"event_date", "title"} <= names and "" not in cells:
        return max(0.5, known / len(cells))
    return known / len(cells) if telling and known >= 2 else 0


def _is_card_line(exact: Sequence[frozenset[str]]) -> bool:
    """Tell whether names and values take turns in a row, as on a card."""
    known = list(map(bool, exact))
    return len(known) >= 4 and known[::2] == [True] * len(known[::2]) and not any(known[1::2])


def _is_second_line(table: LedgerTable, row: int) -> bool:
    """Tell whether the row below a heading is its second line: it divides what stands above, and holds no value."""
    if row + 1 >= len(table.rows):
        return False
    upper, lower = table.rows[row], table.rows[row + 1]
    divides, known, own = False, 0, 0
    for column, cell in enumerate(lower):
        form = table.form(row + 1, column)
        if not cell or form in (CellForm.BELOW, CellForm.COVERED):
            continue
        if form not in (CellForm.TEXT,) or len(cell) > _LONGEST_HEADING or _LIKE_VALUE.fullmatch(cell):
            return False
        own += 1
        text = plain_heading(cell).text
        known += bool(known_heading(text)) or _names_side(text) or _may_be_heading(text)
        divides = divides or not upper[column] or table.form(row, column) is CellForm.COVERED
    return divides and own >= 2 and known >= own * 0.6


def _names_side(text: str) -> bool:
    return text in side_words()


def _is_upper_line(table: LedgerTable, row: int) -> bool:
    """Tell whether a row stands above a heading as its first line: several groups, one of which spans columns."""
    if row < 0:
        return False
    cells = [
        cell for column, cell in enumerate(table.rows[row]) if cell and table.form(row, column) is not CellForm.COVERED
    ]
    if len(set(cells)) < 2 or any(
        len(cell) > _LONGEST_HEADING or _LIKE_VALUE.fullmatch(cell) or re.search("[:：]", cell) for cell in cells
    ):
        return False
    covered = [column for column in range(len(table.rows[row])) if table.form(row, column) is CellForm.COVERED]
    below = table.rows[row + 1]
    return bool(covered) and sum(bool(cell) for cell in below) > len(cells)


def heading_cells(table: LedgerTable, row: int, lines: int) -> tuple[HeadingCell, ...]:
    """Return the headings of all columns, from a row on and of so many lines."""
    tops, own = list(table.rows[row]), table.rows[row + lines - 1]
    if lines == 2:
        group = ""
        for column, cell in enumerate(tops):
            spans = table.form(row, column) is CellForm.COVERED or (not cell and own[column])
            group = group if spans else cell
            tops[column] = group
    cells = []
    for top, cell in zip(tops, own, strict=True):
        upper = plain_heading(top if lines == 2 and top != cell else "")
        lower = plain_heading(cell or (top if lines == 2 else ""))
        if not cell:
            upper = plain_heading("")
        cells.append(
            HeadingCell(
                upper, lower, "/".join(dict.fromkeys(part for part in (top, cell) if part)) if lines == 2 else cell
            )
        )
    return tuple(cells)


def find_blocks(table: LedgerTable) -> list[Block]:
    """Return the blocks of a table: each begins with a heading; a heading that is repeated goes on with the same."""
    blocks: list[Block] = []
    above: list[str] = [table.above] if table.above else []
    at = 0
    for start, lines in find_headings(table):
        _fill(table, blocks[-1] if blocks else None, range(at, start), above)
        cells = heading_cells(table, start, lines)
        if not blocks or [cell.own for cell in cells] != [cell.own for cell in blocks[-1].heading]:
            blocks.append(Block(cells, start))
        at = start + lines
    _fill(table, blocks[-1] if blocks else None, range(at, len(table.rows)), above)
    return blocks


def find_headings(table: LedgerTable) -> Iterator[tuple[int, int]]:
    """Yield where headings begin, and how many lines they have."""
    row = 0
    while row < len(table.rows):
        if heading_score(table, row) >= 0.5:
            if _is_second_line(table, row):
                yield row, 2
                row += 1
            elif _is_upper_line(table, row - 1):
                yield row - 1, 2
            else:
                yield row, 1
        row += 1


def _fill(table: LedgerTable, block: Block | None, rows: range, above: list[str]) -> None:
    """Divide rows into what is said above entries, and what may be an entry."""
    for row in rows:
        cells = [
            cell
            for column, cell in enumerate(table.rows[row])
            if cell and table.form(row, column) is not CellForm.COVERED
        ]
        if not cells:
            continue
        alone = len(set(cells)) == 1
        if block is None or (alone and _is_section(table, row, block)):
            above.append(" ".join(cells))
        else:
            block.rows.append(row)
            block.above[row] = tuple(above[-4:])


def _is_section(table: LedgerTable, row: int, block: Block) -> bool:
    """Tell whether a row that says one thing only stands above entries rather than being one."""
    columns = [column for column, cell in enumerate(table.rows[row]) if cell]
    if len(columns) > 1 or CellForm.COVERED in table.forms[row] if row < len(table.forms) else False:
        return True
    heading = block.heading[columns[0]].own.text if columns[0] < len(block.heading) else ""
    return not known_heading(heading) & {"title", "event_date"} or columns[0] == 0


def titles_of(table: LedgerTable, block: Block) -> Sequence[str]:
    """Return what stands above the heading of a block."""
    said = [table.above] if table.above else []
    return [
        *said,
        *(" ".join(cell for cell in row if cell) for row in table.rows[max(0, block.at - 4) : block.at] if any(row)),
    ]


def block_without_heading(table: LedgerTable, goes_on: tuple[HeadingCell, ...] | None) -> Block | None:
    """Return the rows of a table without a heading, where most of them hold a day: below the heading that goes on."""
    width = len(table.rows[0]) if table.rows else 0
    with_day = [row for row in range(len(table.rows)) if _holds_day(table, row)]
    filled = [row for row, cells in enumerate(table.rows) if any(cells)]
    if width < 2 or not with_day or (goes_on is None and len(with_day) * 2 <= len(filled)):
        return None
    empty = PlainHeading("", "")
    heading = goes_on or tuple(HeadingCell(empty, empty, "") for _ in range(width))
    first = filled[0] if goes_on else with_day[0]
    above = tuple(" ".join(filter(None, table.rows[row])) for row in filled if row < first)
    rows = [row for row in filled if row >= first]
    return Block(heading, first, rows, dict.fromkeys(rows, above))


def _holds_day(table: LedgerTable, row: int) -> bool:
    days = (read_day(cell, table.form(row, column)) for column, cell in enumerate(table.rows[row]) if cell)
    return any(isinstance(day, WrittenDay) and day.month is not None for day in days)
