"""Matches the columns of a block with the fields of a kind, by their headings and by what they hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from records.old_ledgers.attendance_cells import read_names
from records.old_ledgers.blocks import Block, HeadingCell
from records.old_ledgers.column_words import ATTENDANCE, EXACT, ColumnWords, column_words
from records.old_ledgers.common_columns import CommonColumn, common_column
from records.old_ledgers.days import WrittenDay, read_day, read_times
from records.old_ledgers.marks import read_mark
from records.old_ledgers.plain_words import says_nothing
from records.old_ledgers.sides import SideNames
from records.old_ledgers.tables import LedgerTable
from records.roles import Side

MARK = f"{ATTENDANCE}mark"  # a column below somebody's name, with a sign for each event
_PARTS_OF_DAY = (CommonColumn.YEAR, CommonColumn.MONTH, CommonColumn.DAY_OF_MONTH)
_SAMPLE = 40  # rows by which the content of a column is judged
_COMMON = 90.0  # the fit of a common column, less than that of a field's most telling words
_SIDED = 80.0  # the fit of a heading without the side that it names
_CONTENT = 60.0  # the fit of a column all of whose cells are what the field holds
_SURE_CONTENT = 0.6  # the share of a column's cells from which on it is taken for what they are
_NUMERIC = re.compile(r"[-+]?[\d.,]+")


@dataclass(frozen=True)
class ColumnUse:
    """What a column is taken for: a field, a part of attendance or a common one; whose, and a note such as a unit."""

    name: str
    side: Side | None = None
    note: str = ""


@dataclass
class ColumnMatching:
    """What the columns of a block are taken for, as entries of one kind, and how well that fits."""

    words: ColumnWords
    uses: dict[int, ColumnUse] = field(default_factory=dict)
    score: float = 0.0
    _places: dict[str, int] = field(default_factory=dict)

    def take(self, column: int, use: ColumnUse) -> None:
        """Take a column for something."""
        self.uses[column] = use
        self._places.clear()

    def of(self, name: str) -> int | None:
        """Return the first column of this name."""
        if not self._places:
            self._places = {use.name: column for column, use in reversed([*self.uses.items()])}
        return self._places.get(name)


@dataclass(frozen=True)
class _Candidate:
    fit: float
    column: int
    use: ColumnUse


def match_columns(
    table: LedgerTable, block: Block, words: ColumnWords, sides: SideNames, imposed: Mapping[int, str] | None = None
) -> ColumnMatching:
    """Return what the columns of a block are, if its entries are of a kind; `imposed` by a person are some of them."""
    matching, imposed = ColumnMatching(words), imposed or {}
    for column, name in imposed.items():
        if name:
            matching.take(column, ColumnUse(name, note=_note(block.heading[column])))
    free = [column for column in range(len(block.heading)) if column not in imposed]
    candidates = [
        candidate for column in free for candidate in _candidates(block.heading[column], column, words, sides)
    ]
    for name, content in (("event_date", _day_share), ("title", _title_share)):
        fitting = [candidate for candidate in candidates if candidate.use.name == name]
        if matching.of(name) is None and fitting:
            fits = [
                one.fit + _CONTENT * content(table, block, one.column) * _filled(table, block, one.column)
                for one in fitting
            ]
            _take(matching, fitting[fits.index(max(fits))])
    taken = {(use.name, use.side) for use in matching.uses.values()}
    for candidate in sorted(candidates, key=lambda one: -one.fit):
        key = candidate.use.name, candidate.use.side
        if candidate.column not in matching.uses and (key not in taken or candidate.use.name in set(CommonColumn)):
            if candidate.use.name in ("event_date", "title"):
                continue
            _take(matching, candidate)
            taken.add(key)
    _find_times(table, block, matching, free)
    _find_partner(table, block, matching, sides)
    _find_people(table, block, matching, free)
    matching.score += _weight(block, matching)
    return matching


def _take(matching: ColumnMatching, candidate: _Candidate) -> None:
    matching.take(candidate.column, candidate.use)


def _note(cell: HeadingCell) -> str:
    return cell.own.note or cell.top.note


def _candidates(cell: HeadingCell, column: int, words: ColumnWords, sides: SideNames) -> Iterable[_Candidate]:
    """Yield what a heading may name, with how well it fits."""
    own, top, note = cell.own.text, cell.top.text, _note(cell)
    common = common_column(cell.own)
    if common in _PARTS_OF_DAY:
        yield _Candidate(_COMMON, column, ColumnUse(common.value, note=note))
        return
    side_of_top = sides.in_words(top)[0] if top else _side_in_note(cell, sides)
    for name in words.columns:
        if fit := words.fit(name, own):
            yield _Candidate(fit, column, ColumnUse(name, side_of_top, note))
    yield from _sided_candidates(cell, column, words, sides)
    if top and top != own and not any(words.fit(name, own) for name in words.columns):
        for name in words.columns:
            if fit := max(words.fit(name, top + own), words.fit(name, top) * 0.3):
                yield _Candidate(fit, column, ColumnUse(name, side_of_top, note))
    if common is not None:
        yield _Candidate(_COMMON, column, ColumnUse(common.value, note=note))


def _side_in_note(cell: HeadingCell, sides: SideNames) -> Side | None:
    """Return the side that stands in the brackets of a heading, as in Present (ours)."""
    side, rest = sides.in_words(cell.own.note) if cell.own.note else (None, "")
    return None if rest else side


def _sided_candidates(cell: HeadingCell, column: int, words: ColumnWords, sides: SideNames) -> Iterable[_Candidate]:
    """Yield what a heading may name that names a side, too: 校方应到, or 校方 below 应到."""
    top, note = cell.top.text, _note(cell)
    side, rest = sides.in_words(cell.own.text)
    if side is None:
        return
    share = _SIDED / EXACT if rest else 1
    for name in words.columns:
        if name.startswith(ATTENDANCE) or name in ("branches", "persons"):
            fit = words.fit(name, rest or top) if rest or top else 0
            if fit:
                yield _Candidate(fit * share, column, ColumnUse(name, side, note))


def _sample(table: LedgerTable, block: Block, column: int) -> list[tuple[int, str]]:
    rows = block.rows[:_SAMPLE]
    return [(row, cell) for row in rows if column < len(table.rows[row]) and (cell := table.rows[row][column])]


def _filled(table: LedgerTable, block: Block, column: int) -> float:
    """Return which share of a column's cells hold anything: what each entry has is not left empty in most."""
    return len(_sample(table, block, column)) / max(1, len(block.rows[:_SAMPLE]))


def _day_share(table: LedgerTable, block: Block, column: int) -> float:
    """Return which share of a column's cells are days."""
    cells = _sample(table, block, column)
    days = [
        isinstance(read_day(cell, table.form(row, column), from_1904=table.from_1904), WrittenDay)
        for row, cell in cells
    ]
    return sum(days) / len(days) if days else 0


def _title_share(table: LedgerTable, block: Block, column: int) -> float:
    """Return which share of a column's cells may be titles: different texts rather than numbers and days."""
    cells = [cell for _, cell in _sample(table, block, column)]
    texts = {cell for cell in cells if not _NUMERIC.fullmatch(cell) and not says_nothing(cell)}
    return len(texts) / len(cells) if cells else 0


def _find_times(table: LedgerTable, block: Block, matching: ColumnMatching, free: Sequence[int]) -> None:
    """Take a column of times for the start, where its heading says only 时间."""
    if "start" not in matching.words.columns or matching.of("start") is not None:
        return
    for column in free:
        heading = block.heading[column].own.text
        if column in matching.uses or not heading.endswith(("时间", "time", "时刻", "钟")):
            continue
        cells = [cell for _, cell in _sample(table, block, column)]
        if cells and sum(read_times(cell)[0] is not None for cell in cells) >= len(cells) / 2:
            matching.take(column, ColumnUse("start"))
            return


def _find_people(table: LedgerTable, block: Block, matching: ColumnMatching, free: Sequence[int]) -> None:
    """Take columns below names of people, whose cells are only signs, for the attendance of these people."""
    if not any(name.startswith(ATTENDANCE) for name in matching.words.columns):
        return
    people = []
    for column in free:
        heading, cells = block.heading[column].written, [cell for _, cell in _sample(table, block, column)]
        signs = bool(cells) and all(read_mark(cell, {}) is not None for cell in cells)
        if column not in matching.uses and signs and len(read_names(heading, ())) == 1:
            people.append(column)
    for column in people if len(people) > 1 else ():
        matching.take(column, ColumnUse(MARK, note=block.heading[column].written))


def _find_partner(table: LedgerTable, block: Block, matching: ColumnMatching, sides: SideNames) -> None:
    """Take a column of units for that of partners, where it names the other side and never the own one."""
    unit = matching.of(CommonColumn.UNIT)
    if unit is None or matching.of(CommonColumn.PARTNER) is not None:
        return
    cells = {cell for _, cell in _sample(table, block, unit)}
    own = sides.situation.side
    if any(sides.names(cell, own.other) for cell in cells) and not any(
        sides.names(cell, own) or sides.is_plain_word(cell) for cell in cells
    ):
        matching.take(unit, ColumnUse(CommonColumn.PARTNER))


def guess_columns(table: LedgerTable, block: Block, matching: ColumnMatching) -> list[int]:
    """Take columns for day and title by what they hold, where no heading names them; return which were taken."""
    guessed = []
    for name, content in (("event_date", _day_share), ("title", _title_share)):
        if matching.of(name) is not None or (name == "event_date" and matching.of(CommonColumn.MONTH) is not None):
            continue
        if name == "title" and any(matching.of(other) is not None for other in ("category", "type")):
            continue
        free = [column for column in range(len(block.heading)) if column not in matching.uses]
        shares = {column: content(table, block, column) for column in free}
        best = max(free, key=lambda column: shares[column], default=None)
        if best is not None and shares[best] >= _SURE_CONTENT:
            matching.take(best, ColumnUse(name))
            guessed.append(best)
    return guessed


@lru_cache(2048)
def _kinds_with(text: str) -> int:
    """Return how many kinds have a field that a plain heading may name."""
    every = column_words().values()
    exact = sum(any(text in listed for listed in words.columns.values()) for words in every)
    return exact or sum(any(words.fit(name, text) > 0 for name in words.columns) for words in every)


def _weight(block: Block, matching: ColumnMatching) -> float:
    """Return how much the columns speak for the kind: those most whose headings no other kind has."""
    weight = 0.0
    for column, use in matching.uses.items():
        if use.name in set(CommonColumn):
            continue
        text = block.heading[column].own.text
        kinds = _kinds_with(text)
        weight += 3 / kinds if kinds else 0.4
    lacking = [name for name in matching.words.needs if matching.of(name) is None]
    return weight - 2 * len(lacking) - 2 * (matching.of("title") is None) - 2 * (matching.of("event_date") is None)
