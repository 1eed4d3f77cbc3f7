"""Turns tables whose events stand beside each other, and cards of one event, into tables whose rows are events."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from records.attendance import AbsenceReason
from records.old_ledgers.attendance_cells import read_names
from records.old_ledgers.blocks import known_heading
from records.old_ledgers.days import WrittenDay, read_day
from records.old_ledgers.marks import Mark, read_mark, signs_of
from records.old_ledgers.plain_words import plain_heading, says_nothing
from records.old_ledgers.tables import CellForm, LedgerTable

_REASON_WORDS = {
    AbsenceReason.ON_BUSINESS: "因公", AbsenceReason.SICK: "病假", AbsenceReason.PERSONAL: "事假",
    AbsenceReason.ON_DUTY: "值班", AbsenceReason.OTHER: "其他",
}  # fmt: skip
_NAMES = {"姓名", "名字", "党员姓名", "人员", "人员姓名", "name", "names", "member"}
_LABELLED = re.compile(r"([^:：\n]{2,12})[:：]\s*(.+)", re.DOTALL)
_DAY_BEHIND = re.compile(r"(.+?)\s*[(（\[【]([^()（）\[\]【】]*\d[^()（）\[\]【】]*)[)）\]】]\s*", re.DOTALL)
_LEAST_LABELS = 3
WrittenPlace = tuple[int, str | None]  # the row, from 1, and the letter of the column where that tells the events apart


@dataclass(frozen=True)
class TurnedTable:
    """A table whose rows are events, and where each of them stands in the table as it was written."""

    table: LedgerTable
    places: tuple[WrittenPlace, ...]


def letter_of(column: int) -> str:
    """Return the letter of a column, from 0: A, Z, AA."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def turned(table: LedgerTable) -> TurnedTable | None:
    """Return the table turned; None where it is none of these."""
    return _roll(table) or _cards(table)


def _made(
    table: LedgerTable,
    heading: Sequence[str],
    events: Sequence[tuple[WrittenPlace, list[tuple[str, CellForm]]]],
    above: str,
) -> TurnedTable:
    rows = [tuple(heading), *(tuple(cell for cell, _ in cells) for _, cells in events)]
    forms = ["t" * len(heading), *("".join(form for _, form in cells) for _, cells in events)]
    places = ((0, None), *(place for place, _ in events))
    return TurnedTable(replace(table, rows=tuple(rows), forms=tuple(forms), links={}, above=above), tuple(places))


# People down, events across ------------------------------------------------------------------------------------------


def _roll(table: LedgerTable) -> TurnedTable | None:
    """Return the events of a list of attendance with people down and events across."""
    for row in range(min(len(table.rows), 12)):
        columns = [column for column in range(len(table.rows[row])) if _split_day(table, row, column)]
        names = next((column for column in range(len(table.rows[row])) if _is_names_heading(table, row, column)), None)
        if len(columns) >= 2 and names is not None and names not in columns:
            return _roll_of(table, row, columns, names)
    return None


def _is_names_heading(table: LedgerTable, row: int, column: int) -> bool:
    return any(
        plain_heading(table.rows[near][column]).text in _NAMES
        for near in range(max(0, row - 1), min(len(table.rows), row + 2))
    )


def _split_day(table: LedgerTable, row: int, column: int) -> tuple[str, str] | None:
    """Return the day and the rest of a heading cell; None where it has no day."""
    cell = table.rows[row][column]
    if not cell:
        return None
    if _is_day(cell, table.form(row, column)):
        return cell, ""
    lines = [part for part in cell.replace(" ", "\n", 1).split("\n") if part.strip()]
    for at, line in enumerate(lines):
        if _is_day(line.strip("()（）"), CellForm.TEXT):
            return line.strip("()（）"), " ".join([*lines[:at], *lines[at + 1 :]])
    behind = _DAY_BEHIND.fullmatch(cell)
    return (behind[2], behind[1].strip()) if behind and _is_day(behind[2], CellForm.TEXT) else None


def _is_day(cell: str, form: CellForm) -> bool:
    written = read_day(cell, form)
    return isinstance(written, WrittenDay) and (written.month is not None or written.unordered is not None)


def _roll_of(table: LedgerTable, row: int, columns: Sequence[int], names: int) -> TurnedTable | None:
    title_row = _title_row(table, row, columns)
    first = max(row, title_row if title_row is not None else row) + 1
    people = [
        (at, found[0])
        for at in range(first, len(table.rows))
        if len(found := read_names(table.rows[at][names], ())) == 1
    ]
    said = [
        cell
        for at in {*range(row), *range(first, len(table.rows))} - {at for at, _ in people}
        for cell in table.rows[at]
        if cell
    ]
    signs = signs_of(said)
    events = []
    for column in columns:
        day, rest = _split_day(table, row, column) or ("", "")
        title = rest or (table.rows[title_row][column] if title_row is not None else "")
        marks = {name: read_mark(table.rows[at][column], signs) for at, name in people}
        came = [name for name, mark in marks.items() if mark is Mark.CAME]
        away = [f"{name}（{_REASON_WORDS[mark]}）" for name, mark in marks.items() if isinstance(mark, AbsenceReason)]
        cells = [
            (day, table.form(row, column)), (title, CellForm.TEXT), (str(len(came)), CellForm.NUMBER),
            ("、".join(came), CellForm.TEXT), ("、".join(away), CellForm.TEXT),
        ]  # fmt: skip
        place_row = title_row if title_row is not None else row
        events.append(((place_row + 1, letter_of(column)), cells))
    if not any(cells[3][0] for _, cells in events):
        return None
    above = "\n".join([table.above, *(cell for at in range(row) for cell in table.rows[at] if cell)])
    return _made(table, ["日期", "活动名称", "实到", "参加人员", "缺席及原因"], events, above)


def _title_row(table: LedgerTable, row: int, columns: Sequence[int]) -> int | None:
    """Return the row beside that of the days which says what the events are called."""
    for near in (row + 1, row - 1, row + 2, row - 2):
        if not 0 <= near < len(table.rows):
            continue
        cells = [table.rows[near][column] for column in columns]
        titles = [cell for cell in cells if len(cell) > 1 and read_mark(cell, {}) is None and not cell.isdecimal()]
        if len(titles) * 2 > len(columns):
            return near
    return None


# Labels down, events across; and cards -------------------------------------------------------------------------------


def _cards(table: LedgerTable) -> TurnedTable | None:
    """Return the events of a table whose labels stand beside or above what they name."""
    across = _labelled_rows(table)
    if across is not None:
        return across
    cards = [card for card in _card_groups(table) if _tells_event(card)]
    if not cards:
        return None
    labels = list(dict.fromkeys(label for card in cards for label in card))
    events = []
    for card in cards:
        row = next(at for label, (at, _) in card.items() if _names_title(label))
        cells = [card[label][1] if label in card else ("", CellForm.TEXT) for label in labels]
        events.append(((row + 1, None), cells))
    return _made(table, labels, events, table.above)


def _tells_event(card: dict[str, tuple[int, tuple[str, CellForm]]]) -> bool:
    known = {name for label in card for name in known_heading(plain_heading(label).text)}
    return len(card) >= _LEAST_LABELS and {"event_date", "title"} <= known


def _names_title(label: str) -> bool:
    return "title" in known_heading(plain_heading(label).text)


def _is_label(cell: str) -> bool:
    return 1 < len(cell) <= 16 and not says_nothing(cell) and bool(known_heading(plain_heading(cell).text))


def _labelled_rows(table: LedgerTable) -> TurnedTable | None:
    """Return the events of a table whose first column holds labels, and each further column an event."""
    for column in range(min(3, len(table.rows[0]) if table.rows else 0)):
        labels = {row: cells[column] for row, cells in enumerate(table.rows) if _is_label(cells[column])}
        known = {name for label in labels.values() for name in known_heading(plain_heading(label).text)}
        if (
            len(labels) < _LEAST_LABELS
            or not {"event_date", "title"} <= known
            or len(set(labels.values())) < len(labels)
        ):
            continue
        width = len(table.rows[0])
        columns = [at for at in range(column + 1, width) if _filled(table, [*labels], at) * 2 > len(labels)]
        if len(columns) < 2 or any(_is_label(table.rows[row][at]) for row in labels for at in columns):
            return None
        title_row = next(row for row, label in labels.items() if _names_title(label))
        events = [
            ((title_row + 1, letter_of(at)), [(table.rows[row][at], table.form(row, at)) for row in labels])
            for at in columns
        ]
        above = "\n".join([table.above, *(" ".join(filter(None, row)) for row in table.rows[: min(labels)])])
        return _made(table, list(labels.values()), events, above)
    return None


def _filled(table: LedgerTable, rows: Sequence[int], column: int) -> int:
    """Return how many of some rows have a cell of their own in a column."""
    return sum(bool(table.rows[row][column]) and table.form(row, column) is not CellForm.COVERED for row in rows)


def _card_groups(table: LedgerTable) -> Iterator[dict[str, tuple[int, tuple[str, CellForm]]]]:
    """Yield the labels and their values, row by row; a label that comes again begins another card."""
    card: dict[str, tuple[int, tuple[str, CellForm]]] = {}
    for row, cells in enumerate(table.rows):
        column = 0
        while column < len(cells):
            pair = _LABELLED.fullmatch(cells[column]) if cells[column] else None
            if pair and _is_label(pair[1].strip()):
                card.setdefault(pair[1].strip(), (row, (pair[2].strip(), CellForm.TEXT)))
                column += 1
                continue
            if not _is_label(cells[column]) or table.form(row, column) in (CellForm.COVERED, CellForm.BELOW):
                column += 1
                continue
            value = next(
                (at for at in range(column + 1, len(cells)) if table.form(row, at) is not CellForm.COVERED), None
            )
            if value is None or (_is_label(cells[value]) and value - column == 1 and not card):
                column += 1
                continue
            label = cells[column]
            if label in card and _names_title(label):
                yield card
                card = {}
            if label not in card:
                card[label] = row, (cells[value], table.form(row, value))
            column = value + 1
    if card:
        yield card
