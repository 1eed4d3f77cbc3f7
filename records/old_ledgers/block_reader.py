"""Reads the rows of a block: each becomes an entry or several, is handed back with its reason, or is no entry."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from pydantic import JsonValue

from records.old_ledgers.answers import Inquiry
from records.old_ledgers.blocks import Block
from records.old_ledgers.columns import ColumnMatching
from records.old_ledgers.common_columns import CommonColumn
from records.old_ledgers.dated_items import DatedItem, dated_items
from records.old_ledgers.days import DateOrder, WrittenDay, orders_of, read_day
from records.old_ledgers.dry_run import LedgerQuestion, OldRecord, QuestionKind, RejectedRow, RowReason
from records.old_ledgers.entry_fields import EntryFields
from records.old_ledgers.kind_choice import BlockKinds
from records.old_ledgers.plain_words import plain_word, says_nothing, unarmoured
from records.old_ledgers.sides import SideNames
from records.old_ledgers.situation import ImportSituation
from records.old_ledgers.tables import CellForm, LedgerTable
from records.old_ledgers.time_frame import DayRules, Needs, SettledDay, TimeFrame, frame_of, settle
from records.reading.table_rows import is_about_table, is_example, is_total
from records.text import clean

_CANCELLED = re.compile(
    r"(?:^|[^\w]|因故|因\S{1,8}?|已|活动|临时|申请|予以|被|审核|审批|项目|未能|最终)*(?:取消|未开展|未举行|未举办|未实施|未召开|未进行|没有开展|没开|停办|作废|"
    r"撤回|撤销|驳回|不通过|未通过|未获通过|未批准|未获批|不予批准|不同意|退回)(?:了|举办|开展)?[。.!！]?(?:$|[,，;；。(（].*)|"
    r"\b(?:cancel(?:l?ed)?|called off|withdrawn|rejected|refused|not approved|not held|declined)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_CANCELLED_TITLE = re.compile(
    r"^\s*(?:已|因故)?(?:取消|作废|cancel(?:l?ed)?|called off)\s*[:：—–-]|"
    r"[(（【\[](?:已|因故)?(?:取消|未开展|作废|未举办|撤回|cancelled|canceled)[)）】\]]",
    re.IGNORECASE,
)
_LONGEST_REMARK = 40  # characters in which it is said that something was called off
_TOTAL = re.compile(
    r"(?:本页|本月|本季度?|季度|年度|全年|总)?(?:合计|小计|总计|共计|累计|总数|平均)[:：]?|"
    r"(?:(?:sub|grand )?totals?|sum|average):?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(r"[-+\d.,%/ 次人条项元万：:]*|=.*|#[A-Z/0!?]+")
_NUMBERED = re.compile(r"(?:^|\n|(?<=[;；。\s]))\s*(?:[(（]?\d{1,2}[、.．)）](?!\d)|[①-⑳])\s*")


@dataclass
class ReadRows:
    """What rows came to."""

    records: list[OldRecord] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)


@dataclass
class BlockReader:
    """Reads a block of a table of known kinds. `frame`: what stands around the table says of its days."""

    table: LedgerTable
    block: Block
    kinds: BlockKinds
    situation: ImportSituation
    sides: SideNames
    inquiry: Inquiry
    frame: TimeFrame
    rules: DayRules
    fields: EntryFields
    previous: SettledDay | None = None

    def read(self) -> ReadRows:
        """Return what the rows come to."""
        read = ReadRows()
        for row in self.block.rows:
            for outcome in self._outcomes(row):
                if isinstance(outcome, OldRecord):
                    read.records.append(outcome)
                else:
                    read.rejected.append(outcome)
        return read

    def _outcomes(self, row: int) -> Iterator[OldRecord | RejectedRow]:
        cells = self.table.rows[row]
        matching = self.kinds.of_row(cells)
        usual = matching or self.kinds.matchings[self.kinds.kind]
        if self._is_no_entry(cells, usual):
            return
        reason = self._barred(cells, usual)
        if reason is None and matching is None:
            reason = RowReason.UNKNOWN_KIND
        if reason is not None:
            yield self._handed_back(row, reason)
            return
        yield from self._entries(row, usual)

    def _entries(self, row: int, matching: ColumnMatching) -> Iterator[OldRecord | RejectedRow]:
        items = self._dated_items(row, matching)
        for item in items:
            day = self._settled(row, matching, item.day, "")
            if isinstance(day, RowReason):
                yield self._handed_back(row, day, "event_date")
            else:
                yield self._entry(row, matching, item.title, day, alone=len(items) == 1)
        if items:
            return
        titles = self._titles(row, matching)
        day_cells = self._day_cells(row, matching, len(titles) if not isinstance(titles, RowReason) else 1)
        if isinstance(titles, RowReason):
            yield self._handed_back(row, titles, "title")
            return
        for at, title in enumerate(titles):
            day = self._day(row, matching, day_cells[min(at, len(day_cells) - 1)])
            if isinstance(day, RowReason):
                yield self._handed_back(row, day, "event_date")
                continue
            yield self._entry(row, matching, title, day, alone=len(titles) == 1)

    def _entry(
        self, row: int, matching: ColumnMatching, title: str, day: tuple[WrittenDay, SettledDay], *, alone: bool
    ) -> OldRecord | RejectedRow:
        written, settled = day
        self.previous = settled
        if settled.day > self.situation.today:
            return self._handed_back(row, RowReason.FUTURE_DATE, "event_date")
        if settled.day < self.situation.began:
            return self._handed_back(row, RowReason.BEFORE_PARTNERSHIP, "event_date")
        context = replace(self.fields, matching=matching, rules=self.rules)
        outcome = context.record(self.table, self.block, row, title, written, settled, self._frame(row, matching))
        if isinstance(outcome, tuple):
            return self._handed_back(row, *outcome)
        return outcome if alone else replace(outcome, answers=_shared(outcome.answers), counts={}, counterpart=None)

    def _handed_back(self, row: int, reason: RowReason, about: str | None = None) -> RejectedRow:
        return RejectedRow(self.table.name, row + 1, reason, self.table.rows[row], about=about)

    def _cell(self, row: int, column: int | None) -> tuple[str, CellForm]:
        cells = self.table.rows[row]
        if column is None or column >= len(cells):
            return "", CellForm.TEXT
        return cells[column], self.table.form(row, column)

    def _is_no_entry(self, cells: tuple[str, ...], matching: ColumnMatching) -> bool:
        """Tell whether a row is a sum, a note, or has nothing beside its number."""
        title, day = matching.of("title"), matching.of("event_date")
        told = [cells[column] for column in (title, day) if column is not None and not says_nothing(cells[column])]
        first = [cell for cell in cells if cell][:3]
        if is_about_table(cells) and (title is None or cells.index(first[0]) != title):
            return True
        if any(_TOTAL.fullmatch(plain_word(cell)) for cell in (*first, *told)) or is_example(cells):
            return True
        if not told or (len(told) == 1 and len(set(filter(None, cells))) == 1):
            common = {column for column, use in matching.uses.items() if use.name == CommonColumn.IGNORED}
            others = [cell for column, cell in enumerate(cells) if not says_nothing(cell) and column not in common]
            return (
                all(_NUMERIC.fullmatch(cell) for cell in others)
                or is_total(cells)
                or is_about_table(cells)
                or len(others) < 2
            )
        return not (title is not None and day is not None and len(told) == 2) and (
            is_total(cells) or is_about_table(cells)
        )

    def _barred(self, cells: tuple[str, ...], matching: ColumnMatching) -> RowReason | None:
        """Return why a row is handed back whatever else it says: called off, or of another partnership."""
        title = matching.of("title")
        if title is not None and _CANCELLED_TITLE.search(cells[title]):
            return RowReason.CANCELLED
        for column, use in matching.uses.items():
            cell = cells[column] if column < len(cells) else ""
            heading = self.block.heading[column].own.text
            if use.name == CommonColumn.STATUS and _says_cancelled(heading, cell.strip()):
                return RowReason.CANCELLED
        partner = matching.of(CommonColumn.PARTNER)
        if partner is not None and not self._is_ours(cells[partner]):
            return RowReason.OTHER_PARTNERSHIP
        if title is not None and self._has_another(cells, title):
            return RowReason.SEVERAL_IN_ONE_CELL
        return None

    def _has_another(self, cells: tuple[str, ...], title: int) -> bool:
        """Tell whether a row has another title, below a heading that says the same."""
        heading, own = self.block.heading, self.block.heading[title].own.text
        others = [at for at in range(len(cells)) if at != title and own and heading[at].own.text == own]
        return any(
            not says_nothing(cells[at]) and cells[at] != cells[title]
            for at in others
            if heading[at].top.text or self.table.form(self.block.at, at) is not CellForm.COVERED
        )

    def _is_ours(self, cell: str) -> bool:
        """Tell whether a cell that names a partner names ours, or nobody in particular."""
        if says_nothing(cell) or cell.startswith("#"):
            return True
        answered = self.inquiry.answer(QuestionKind.PARTNER, cell)
        if answered is not None:
            return plain_word(answered) not in ("no", "否", "不是", "false", "other", "")
        return any(self.sides.names(cell, side) for side in self.situation.partners) or self.sides.is_plain_word(cell)

    def _titles(self, row: int, matching: ColumnMatching) -> list[str] | RowReason:
        column = matching.of("title")
        for fallback in ("category", "type"):
            column = matching.of(fallback) if column is None else column
        cell, form = self._cell(row, column)
        if form in (CellForm.ERROR, CellForm.FORMULA) or re.match(r"#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)", cell):
            return RowReason.UNREADABLE_CELL
        if says_nothing(cell):
            return RowReason.NO_TITLE
        parts = [clean(part) for part in _NUMBERED.split(cell.strip()) if part.strip(" ;；。\n")]
        if len(parts) > 1 and len(_NUMBERED.findall(cell.strip())) == len(parts):
            return [part.rstrip(";；。") for part in parts]
        lines = [line for line in map(clean, cell.split("\n")) if line]
        days = [line for line in self._cell(row, matching.of("event_date"))[0].split("\n") if line.strip()]
        if (
            len(lines) > 1
            and len(days) == len(lines)
            and all(isinstance(read_day(day, CellForm.TEXT), WrittenDay) for day in days)
        ):
            return lines
        return [clean(unarmoured(cell)).strip()]

    def _dated_items(self, row: int, matching: ColumnMatching) -> list[DatedItem]:
        """Return the activities of a row that has no day but those which stand before each of them."""
        said = read_day(*self._cell(row, matching.of("event_date")))
        parts = self._parts_of_day(row, matching)
        has_day = not isinstance(said, RowReason) or (parts is not None and parts.day is not None)
        return [] if has_day else dated_items(self._cell(row, matching.of("title"))[0])

    def _day_cells(self, row: int, matching: ColumnMatching, wanted: int) -> list[str]:
        """Return what the cell of the day says of each activity of a row."""
        cell = self._cell(row, matching.of("event_date"))[0]
        lines = [line.strip() for line in re.split(r"[\n;；]", cell) if line.strip()]
        return lines if wanted > 1 and len(lines) == wanted else [cell]

    def _day(self, row: int, matching: ColumnMatching, cell: str) -> tuple[WrittenDay, SettledDay] | RowReason:
        column = matching.of("event_date")
        form = self._cell(row, column)[1]
        written = read_day(cell, form, from_1904=self.table.from_1904) if column is not None else RowReason.NO_DATE
        parts = self._parts_of_day(row, matching)
        if isinstance(written, RowReason):
            if parts is None or written is not RowReason.NO_DATE:
                return written
            written = parts
        elif parts is not None and written.month is None and not written.unordered:
            written = replace(written, month=parts.month, year=parts.year)
        return self._settled(row, matching, written, cell)

    def _settled(
        self, row: int, matching: ColumnMatching, written: WrittenDay, cell: str
    ) -> tuple[WrittenDay, SettledDay] | RowReason:
        """Return a written day with the day that it is, by what stands around it or was answered."""
        if written.ditto:
            return (written, self.previous) if self.previous else RowReason.NO_DATE
        frame = self._frame(row, matching)
        try:
            settled = settle(written, frame, self.rules)
        except Needs as needs:
            self._ask(needs, cell)
            settled = self._settled_by_answer(written, frame)
        return settled if isinstance(settled, RowReason) else (written, settled)

    def _settled_by_answer(self, written: WrittenDay, frame: TimeFrame) -> SettledDay | RowReason:
        """Return the day as somebody said that it is to be read; until then it is none."""
        rules = replace(self.rules, order=self.rules.order or self.inquiry.order(self.table.name))
        try:
            return settle(written, frame.within(self.inquiry.year(self.table.name)), rules)
        except Needs:
            return RowReason.AMBIGUOUS_DATE

    def _ask(self, needs: Needs, cell: str) -> None:
        """Ask for the year, or for the order of day and month."""
        kind = QuestionKind(needs.question)
        choices: tuple[str, ...] = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        if kind is QuestionKind.YEAR:
            choices = tuple(str(year) for year in range(self.situation.began.year, self.situation.today.year + 1))
        self.inquiry.ask(LedgerQuestion(kind, "", choices, cell), self.table.name)

    def _parts_of_day(self, row: int, matching: ColumnMatching) -> WrittenDay | None:
        """Return the day that columns for year, month and day say together."""
        parts: dict[str, int] = {}
        for name in (CommonColumn.YEAR, CommonColumn.MONTH, CommonColumn.DAY_OF_MONTH):
            cell = self._cell(row, matching.of(name))[0]
            number = re.match(r"\D{0,2}(\d{1,4})", unicodedata.normalize("NFKC", cell))
            if number:
                parts[name] = int(number[1])
        if CommonColumn.MONTH not in parts:
            return None
        year = parts.get(CommonColumn.YEAR)
        return WrittenDay(
            year + 2000 if year and year < 100 else year,
            parts[CommonColumn.MONTH],
            parts.get(CommonColumn.DAY_OF_MONTH),
        )

    def _frame(self, row: int, matching: ColumnMatching) -> TimeFrame:
        """Return what is known of a row's days: by its own year, what stands above it and around the table."""
        above = self._frames[self.block.above.get(row, ())]
        cell = self._cell(row, matching.of(CommonColumn.YEAR))[0]
        own = re.fullmatch(r"\D{0,2}((?:19|20)\d{2})\D{0,2}", cell)
        if own:
            above = replace(above, year=int(own[1]), academic=None)
        return above

    @cached_property
    def _frames(self) -> "_Frames":
        outer = self.frame
        column = self.kinds.matchings[self.kinds.kind].of("event_date")
        heading = self.block.heading[column].written if column is not None else ""
        return _Frames(frame_of(heading).within(outer), self._neighbours(column))

    def _neighbours(self, column: int | None) -> TimeFrame:
        """Return the year of all days of a column that have one, where most have and all the same."""
        if column is None:
            return TimeFrame()
        years, days = set(), 0
        with_year = 0
        for row in self.block.rows:
            cell, form = self._cell(row, column)
            written = read_day(cell, form, from_1904=self.table.from_1904) if cell else RowReason.NO_DATE
            if isinstance(written, WrittenDay) and not written.ditto:
                days += 1
                with_year += written.year is not None
                years |= {written.year} - {None}
        return TimeFrame(years.pop()) if len(years) == 1 and with_year >= days / 2 else TimeFrame()


def _says_cancelled(heading: str, cell: str) -> bool:
    """Tell whether a cell of remarks says that something was called off, or answers so what its heading asks."""
    if "取消" in heading and "是" in cell[:2]:
        return True
    if heading.startswith("是否") and "取消" not in heading and re.match("否|没有?|未", cell):
        return True
    return len(cell) <= _LONGEST_REMARK and _CANCELLED.match(cell) is not None


class _Frames(dict[tuple[str, ...], TimeFrame]):
    """Frames of rows by what stands above them, completed by what stands around the table."""

    def __init__(self, outer: TimeFrame, neighbours: TimeFrame) -> None:
        super().__init__()
        self._outer, self._neighbours = outer, neighbours

    def __missing__(self, above: tuple[str, ...]) -> TimeFrame:
        frame = TimeFrame()
        for text in reversed(above):
            frame = frame.within(frame_of(text))
        self[above] = frame.within(self._outer).within(self._neighbours)
        return self[above]


def _shared(answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Return of the answers of a row with several entries what surely holds of each."""
    return {name: value for name, value in answers.items() if name in ("event_date", "title")}


def orders_in(table: LedgerTable, block: Block, column: int, years: range) -> tuple[set[DateOrder], bool]:
    """Return the orders of day and month that the days of a column prove, and whether any leaves it open."""
    proved: set[DateOrder] = set()
    open_ones = False
    for row in block.rows:
        cell = table.rows[row][column] if column < len(table.rows[row]) else ""
        written = read_day(cell, table.form(row, column)) if cell else None
        if isinstance(written, WrittenDay) and written.unordered:
            orders = orders_of(written.unordered, years)
            if len(orders) == 1:
                proved |= set(orders)
            open_ones = open_ones or len(set(orders.values())) > 1
    return proved, open_ones
