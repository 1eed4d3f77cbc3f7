"""Takes tables apart whose rows hold several events beside each other, below headings that come again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from records.old_ledgers.blocks import find_headings, heading_cells, known_heading
from records.old_ledgers.tables import CellForm, LedgerTable
from records.old_ledgers.time_frame import TimeFrame, frame_of
from records.old_ledgers.turned_tables import TurnedTable, letter_of


def taken_apart(table: LedgerTable) -> list[TurnedTable]:
    """Return a table for each of the events of a row, all cells at their own places; none where a row holds one."""
    first = next(find_headings(table), None)
    if first is None:
        return []
    row, lines = first
    heading = heading_cells(table, row, lines)
    texts = [
        "" if table.form(row + lines - 1, column) is CellForm.COVERED else cell.own.text
        for column, cell in enumerate(heading)
    ]
    starts = _starts(texts)
    strips = [range(start, end) for start, end in pairwise([*starts, len(texts)])]
    if len(strips) < 2 or not all(_tells_event(texts, strip) for strip in strips):
        return []
    above = row if lines == 2 else row - 1
    tops = {table.rows[above][column] for column in range(starts[0], len(texts))} - {""} if above >= 0 else set()
    if len(tops) > 1 and any(frame_of(top) == TimeFrame() for top in tops):  # one event twice: planned, and as it was
        return []
    return [_only(table, range(starts[0]), strip, row) for strip in strips]


def _starts(texts: Sequence[str]) -> list[int]:
    """Return the columns at which the first heading stands that comes again."""
    times = Counter(filter(None, texts))
    again = next((text for text in texts if times[text] > 1), None)
    return [column for column, text in enumerate(texts) if text == again]


def _tells_event(texts: Sequence[str], strip: range) -> bool:
    return {"event_date", "title"} <= {name for column in strip for name in known_heading(texts[column])}


def _only(table: LedgerTable, shared: range, strip: range, heading: int) -> TurnedTable:
    """Return the table with only some columns from its heading on; a row that says one thing stands for all."""
    rows, forms = [], []
    for row, cells in enumerate(table.rows):
        whole = len({*cells} - {""}) < 2 or (row < heading and not any(cells[column] for column in strip))
        kept = [whole or column in shared or column in strip for column in range(len(cells))]
        rows.append(tuple(cell if keep else "" for cell, keep in zip(cells, kept, strict=True)))
        forms.append("".join(table.form(row, at) if keep else CellForm.TEXT for at, keep in enumerate(kept)))
    places = tuple((row + 1, letter_of(strip.start)) for row in range(len(rows)))
    return TurnedTable(replace(table, rows=tuple(rows), forms=tuple(forms)), places)
