"""Turns the tables of a file of old ledgers into entries, questions and rows that are handed back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from records.old_ledgers.answers import Inquiry
from records.old_ledgers.block_reader import BlockReader, orders_in
from records.old_ledgers.blocks import Block, block_without_heading, find_blocks, titles_of
from records.old_ledgers.columns import ColumnMatching, guess_columns
from records.old_ledgers.common_columns import CommonColumn
from records.old_ledgers.dated_items import dated_items
from records.old_ledgers.days import DateOrder
from records.old_ledgers.dry_run import (
    ColumnMatch,
    DryRun,
    FileReason,
    LedgerAnswers,
    LedgerQuestion,
    OldRecord,
    QuestionKind,
    RejectedRow,
)
from records.old_ledgers.entry_fields import EntryFields
from records.old_ledgers.kind_choice import BlockKinds, choose_kinds
from records.old_ledgers.repeats import without_repeats
from records.old_ledgers.side_by_side import taken_apart
from records.old_ledgers.sides import SideNames
from records.old_ledgers.situation import ImportSituation
from records.old_ledgers.tables import LedgerFile, LedgerTable
from records.old_ledgers.time_frame import DayRules, TimeFrame, frame_of
from records.old_ledgers.turned_tables import WrittenPlace, letter_of, turned

_YEARS_BEFORE, _YEARS_AFTER = 8, 1  # of the partnership and of today, in which the years of days are plausible


def read_ledger(file: LedgerFile, situation: ImportSituation, answers: LedgerAnswers | None = None) -> DryRun:
    """Return what importing a file would do, after the answers that were given so far."""
    return _FileReader(file, situation, Inquiry(answers or {})).dry_run()


@dataclass
class _Part:
    """A block of a table, with the kinds of its entries."""

    table: LedgerTable
    block: Block
    kinds: BlockKinds
    titles: Sequence[str]
    places: tuple[WrittenPlace, ...] = ()


@dataclass
class _FileReader:
    file: LedgerFile
    situation: ImportSituation
    inquiry: Inquiry
    records: list[OldRecord] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sides = SideNames(self.situation)
        self.fields = EntryFields(self.situation, self.sides, self.inquiry)

    def dry_run(self) -> DryRun:
        parts: list[_Part] = []
        for table in self.file.tables:
            parts += self._parts_of(table) or self._without_heading(table, parts)
        parts = self._of_known_kinds(parts)
        rules = self._rules(parts)
        frame = TimeFrame()
        for part in parts:
            frame = self._frame(part).within(frame)
            self._read(part, frame, rules)
        kept, repeated = without_repeats(self.records, self.situation.known, self._cells())
        rejected = sorted([*self.rejected, *repeated], key=self._place)
        if not kept and not rejected:
            return DryRun(refused=FileReason.EMPTY if parts else FileReason.NOT_A_TABLE)
        columns = tuple(match for part in parts for match in _matches(part))
        return DryRun(tuple(kept), tuple(rejected), tuple(self.inquiry.asked.values()), columns=columns)

    def _place(self, row: RejectedRow) -> tuple[int, int]:
        names = [table.name for table in self.file.tables]
        return names.index(row.sheet), row.row

    def _cells(self) -> dict[tuple[str, int], tuple[str, ...]]:
        return {(record.sheet, record.row): self._row(record) for record in self.records}

    def _row(self, record: OldRecord) -> tuple[str, ...]:
        table = next(table for table in self.file.tables if table.name == record.sheet)
        return table.rows[record.row - 1] if record.row <= len(table.rows) else ()

    def _parts_of(self, table: LedgerTable) -> list[_Part]:
        """Return the blocks of entries of a table, as it stands, taken apart or turned."""
        parts = [
            replace(part, places=strip.places) for strip in taken_apart(table) for part in self._parts(strip.table)
        ] or self._parts(table)
        if parts:
            return parts
        turned_table = turned(table)
        if turned_table is None:
            return []
        return [replace(part, places=turned_table.places) for part in self._parts(turned_table.table)]

    def _without_heading(self, table: LedgerTable, before: Sequence[_Part]) -> list[_Part]:
        """Return the entries of a table that has no heading: it goes on with the one before, or is guessed."""
        width = len(table.rows[0]) if table.rows else 0
        goes_on = before[-1].block.heading if before and len(before[-1].block.heading) == width else None
        block = block_without_heading(table, goes_on)
        return self._parts(table, [block]) if block else []

    def _parts(self, table: LedgerTable, blocks: Sequence[Block] | None = None) -> list[_Part]:
        parts = []
        for block in find_blocks(table) if blocks is None else blocks:
            titles = titles_of(table, block)
            imposed = self.inquiry.columns(
                table.name, [cell.written or letter_of(at) for at, cell in enumerate(block.heading)]
            )
            answer = self.inquiry.kind(table.name)
            kinds = choose_kinds(table, block, titles, self.sides, self.file.name, imposed, answer)
            matching = kinds.matchings[kinds.kind]
            if not block.rows:
                continue
            guessed = guess_columns(table, block, matching)
            for column in {*guessed, *imposed}:
                self._ask_column(table, block, column)
            if not (_is_ledger(matching) or _tells_days_in_titles(table, block, matching)):
                continue
            parts.append(_Part(table, block, kinds, titles))
        return parts

    def _of_known_kinds(self, parts: list[_Part]) -> list[_Part]:
        """Return the parts, those whose kind is unsure of the one kind that all the others have; else ask for it."""
        sure = {part.kinds.kind for part in parts if not part.kinds.unsure}
        known = []
        for part in parts:
            if part.kinds.unsure and len(sure) == 1 and sure <= {*part.kinds.unsure}:
                part = replace(part, kinds=replace(part.kinds, kind=next(iter(sure)), unsure=()))
            elif part.kinds.unsure:
                example = " ".join(block_heading(part.block))
                self.inquiry.ask(LedgerQuestion(QuestionKind.KIND, part.table.name, part.kinds.unsure, example))
            known.append(part)
        return known

    def _ask_column(self, table: LedgerTable, block: Block, column: int) -> None:
        """Ask what a column is whose heading says nothing known; it is taken for what it holds meanwhile."""
        heading = block.heading[column].written or letter_of(column)
        subject = f"{table.name}/{heading}" if table.name else heading
        example = next((cell for row in block.rows if (cell := table.rows[row][column])), "")
        choices = ("event_date", "title", "")
        self.inquiry.ask(LedgerQuestion(QuestionKind.COLUMNS, subject, choices, example, column=heading), heading)

    def _frame(self, part: _Part) -> TimeFrame:
        frame = frame_of(part.table.name)
        for title in reversed(part.titles):
            frame = frame.within(frame_of(title))
        return frame

    def _rules(self, parts: Sequence[_Part]) -> DayRules:
        """Return how days are read: in the order of day and month that some of them prove, or that was answered."""
        years = range(self.situation.began.year - _YEARS_BEFORE, self.situation.today.year + _YEARS_AFTER + 1)
        proved: set[DateOrder] = set()
        for part in parts:
            column = part.kinds.matchings[part.kinds.kind].of("event_date")
            if column is not None:
                proved |= orders_in(part.table, part.block, column, years)[0]
        return DayRules(years, proved.pop() if len(proved) == 1 else None)

    def _read(self, part: _Part, frame: TimeFrame, rules: DayRules) -> None:
        reader = BlockReader(
            part.table, part.block, part.kinds, self.situation, self.sides, self.inquiry, frame, rules, self.fields
        )
        read = reader.read()
        self.records += [_placed(record, part.places) for record in read.records]
        self.rejected += [_placed(row, part.places) for row in read.rejected]


Outcome = TypeVar("Outcome", OldRecord, RejectedRow)


def _placed(outcome: Outcome, places: tuple[WrittenPlace, ...]) -> Outcome:
    """Return what a row came to with the place where it was written, before its table was turned."""
    if not places:
        return outcome
    row, column = places[outcome.row - 1]
    return replace(outcome, row=row, column=column)


def block_heading(block: Block) -> list[str]:
    """Return the headings of a block as they are written."""
    return [cell.written for cell in block.heading if cell.written]


def _is_ledger(matching: ColumnMatching) -> bool:
    """Tell whether the columns tell days and what things are called."""
    has_day = matching.of("event_date") is not None or matching.of(CommonColumn.MONTH) is not None
    return has_day and any(matching.of(name) is not None for name in ("title", "category", "type"))


def _tells_days_in_titles(table: LedgerTable, block: Block, matching: ColumnMatching) -> bool:
    """Tell whether the cells of the titles begin with days, in at least half of the rows."""
    title = matching.of("title")
    cells = [] if title is None else [cell for row in block.rows if (cell := table.rows[row][title])]
    return bool(cells) and sum(bool(dated_items(cell)) for cell in cells) * 2 >= len(cells)


def _matches(part: _Part) -> list[ColumnMatch]:
    matching = part.kinds.matchings[part.kinds.kind]
    columns = []
    for column, heading in enumerate(part.block.heading):
        use = matching.uses.get(column)
        name = use.name if use is not None and use.name in matching.words.columns else None
        if heading.written:
            columns.append(ColumnMatch(part.table.name, letter_of(column), heading.written, part.kinds.kind, name))
    return columns
