"""Makes an entry of a row: each field of its kind from the column that was matched with it, and the attendance."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from pydantic import JsonValue

from records.attendance import AbsenceReason
from records.form import Field, fields_of
from records.name_comparison import name_key
from records.old_ledgers.answers import Inquiry
from records.old_ledgers.attendance_cells import CountsBySide, read_attendance, read_names, sided_by_names
from records.old_ledgers.attendance_ids import branch_ids, roll_call
from records.old_ledgers.blocks import Block
from records.old_ledgers.column_words import ATTENDANCE
from records.old_ledgers.columns import MARK, ColumnMatching
from records.old_ledgers.common_columns import CommonColumn
from records.old_ledgers.days import DateOrder, WrittenDay, read_times
from records.old_ledgers.dry_run import LedgerQuestion, OldRecord, QuestionKind, RowReason, SideCounts
from records.old_ledgers.marks import Mark, read_mark, signs_of
from records.old_ledgers.plain_words import says_nothing
from records.old_ledgers.sides import SideNames
from records.old_ledgers.situation import ImportSituation
from records.old_ledgers.tables import CellForm, LedgerTable
from records.old_ledgers.time_frame import ANY_DAYS, DayRules, Needs, SettledDay, TimeFrame
from records.old_ledgers.values import UNITS, CellContext, count, is_lost_number, read_value, unit_in, value_in_titles
from records.questions import Branches, Choice, Day, Link, Number, ParticipantList, PeopleNames, RollCall
from records.reading.names import match_names
from records.roles import Side

_UNIT_ABOVE = re.compile(r"(?:金额|经费|产值)?单位\s*[:：]\s*(?:人民币)?\s*([亿万千]?元)")
_BRANCH_ABOVE = re.compile(r"支部(?:名称)?\s*[:：]\s*([^\s,，;；:：]+)")
HandedBack = tuple[RowReason, str]


@dataclass(frozen=True)
class EntryFields:
    """What all entries of a table are made with. `matching`: what the columns are for the kind of the entry."""

    situation: ImportSituation
    sides: SideNames
    inquiry: Inquiry
    matching: ColumnMatching | None = None
    rules: DayRules = ANY_DAYS
    rosters: dict[tuple[Side | None, date], dict[str, str]] = field(default_factory=dict)

    @property
    def _columns(self) -> ColumnMatching:
        if self.matching is None:
            raise ValueError("the columns of an entry are not known")
        return self.matching

    def record(
        self,
        table: LedgerTable,
        block: Block,
        row: int,
        title: str,
        written: WrittenDay,
        settled: SettledDay,
        frame: TimeFrame,
    ) -> OldRecord | HandedBack:
        """Return the entry of a row, or why it is handed back and which field that is about."""
        words, fields = self._columns.words, fields_of(self._columns.words.form)
        answers: dict[str, JsonValue] = {"event_date": settled.day.isoformat(), "title": title}
        people: dict[str, tuple[str, ...]] = {}
        cells = _RowCells(table, block, row, self._columns, frame, self.rules)
        reporter = self._side_in(cells, CommonColumn.REPORTER)
        for asked in fields:
            if asked.name in answers:
                continue
            if isinstance(asked.question, ParticipantList):
                self._participants(asked, cells, answers, people, settled.day, reporter or self.situation.side)
                continue
            if problem := self._lost(asked, cells):
                return problem
            self._answer(asked, cells, answers, people, settled.day)
        self._add_until(fields, answers, settled)
        _add_times(fields, cells, answers, written)
        self._answer_by_titles(fields, answers, cells)
        _derive(fields, answers)
        lacking = next((name for name in words.needs if name not in answers), None)
        if lacking is not None:
            return RowReason.MISSING_FIELD, lacking
        counts, counterpart = self._attendance(cells, answers, settled.day, reporter or self.situation.side)
        return OldRecord(
            words.kind, table.name, row + 1, answers,
            counterpart=counterpart, counts=counts, people=people, reporter=reporter,
        )  # fmt: skip

    def _answer_by_titles(self, fields: Sequence[Field], answers: dict[str, JsonValue], cells: "_RowCells") -> None:
        """Answer what sort all entries are where the title of the table says it, and no column does."""
        decides = {other.question.when.field for other in fields if other.question.when}
        for asked in fields:
            if not (isinstance(asked.question, Choice) and asked.question.demanded) or asked.name in decides:
                continue
            if asked.name in answers or self._columns.of(asked.name) is not None:
                continue
            told = value_in_titles(self._columns.words.values.get(asked.name, {}), (*cells.titles, cells.table.name))
            if told is not None:
                answers[asked.name] = told

    def _lost(self, asked: Field, cells: "_RowCells") -> HandedBack | None:
        """Return why a number that names the thing cannot be used."""
        if asked.name != self._columns.words.form.natural_key:
            return None
        cell, form = cells.of(asked.name)
        if form in (CellForm.ERROR, CellForm.FORMULA) or cell.startswith("#"):
            return RowReason.UNREADABLE_CELL, asked.name
        return (RowReason.UNREADABLE_NUMBER, asked.name) if is_lost_number(cell, form) else None

    def _answer(
        self,
        asked: Field,
        cells: "_RowCells",
        answers: dict[str, JsonValue],
        people: dict[str, tuple[str, ...]],
        day: date,
    ) -> None:
        match asked.question:
            case RollCall() | Branches():
                return
            case PeopleNames():
                cell, _ = cells.of(asked.name)
                names = () if says_nothing(cell) else tuple(read_names(cell, self._roster(day)) or _listed(cell))
                if names:
                    answers[asked.name], people[asked.name] = list(names), names
                return
        cell, _ = cells.of(asked.name)
        if not cell and not isinstance(asked.question, Link):
            return
        context = self._context(asked, cells)
        try:
            value = read_value(asked, self._columns.words, cell, context, self.sides)
        except Needs as needs:
            self._ask(needs, cells, asked.name, cell)
            value = self._by_answer(asked, cells, cell, context)
        if value is not None:
            answers[asked.name] = value

    def _context(self, asked: Field, cells: "_RowCells") -> CellContext:
        column = self._columns.of(asked.name)
        heading = cells.heading(asked.name)
        note = self._columns.uses[column].note if column is not None else ""
        above = _UNIT_ABOVE.search(" ".join(cells.titles))
        unit = unit_in(note) or unit_in(heading.rpartition("(")[2] if "(" in heading else "")
        unit = unit or (above[1] if above else None) or (unit_in(heading) if "元" in heading else None)
        link = cells.link(asked.name if column is not None else "title") if isinstance(asked.question, Link) else ""
        form = cells.of(asked.name)[1]
        return CellContext(form, link, cells.frame, cells.rules, unit, note, cells.table.from_1904)

    def _by_answer(self, asked: Field, cells: "_RowCells", cell: str, context: CellContext) -> JsonValue:
        """Return the value as somebody said that it is to be read; None until then."""
        heading, name = cells.heading(asked.name), cells.table.name
        answered = replace(
            context,
            unit=self.inquiry.unit(f"{name}/{heading}", heading, name),
            frame=context.frame.within(self.inquiry.year(name)),
            rules=replace(context.rules, order=context.rules.order or self.inquiry.order(name)),
        )
        try:
            return read_value(asked, self._columns.words, cell, answered, self.sides)
        except Needs:
            return None

    def _ask(self, needs: Needs, cells: "_RowCells", name: str, cell: str) -> None:
        heading = cells.heading(name)
        kind = QuestionKind(needs.question)
        if kind is QuestionKind.UNIT:
            subject = f"{cells.table.name}/{heading}" if cells.table.name else heading
            self.inquiry.ask(LedgerQuestion(kind, subject, UNITS[:2], cell), heading)
            return
        choices: tuple[str, ...] = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
        if kind is QuestionKind.YEAR:
            choices = tuple(map(str, range(self.situation.began.year, self.situation.today.year + 1)))
        self.inquiry.ask(LedgerQuestion(kind, "", choices, cell), cells.table.name)

    def _roster(self, day: date) -> dict[str, str]:
        """Return the names on both rosters of a day, by how they are compared."""
        both = self.rosters.get((None, day))
        if both is None:
            own = self.situation.side
            both = self.rosters[None, day] = {**self._roster_of(own.other, day), **self._roster_of(own, day)}
        return both

    def _roster_of(self, side: Side, day: date) -> dict[str, str]:
        if (side, day) not in self.rosters:
            self.rosters[side, day] = {
                entry.name: name_key(entry.name) for entry in self.situation.roster_on(side, day)
            }
        return self.rosters[side, day]

    def _participants(
        self,
        asked: Field,
        cells: "_RowCells",
        answers: dict[str, JsonValue],
        people: dict[str, tuple[str, ...]],
        day: date,
        own: Side,
    ) -> None:
        """Answer who took part: by names, or by how many."""
        cell, _ = cells.of(asked.name)
        number_cell, _ = cells.of("headcount")
        number = None if says_nothing(number_cell) else count(number_cell)
        said = re.search(r"(\d+)\s*(?:余|多)?\s*(?:人|名|位|people|persons?|students?|teachers?)", cell)
        names = [] if says_nothing(cell) or said else read_names(cell, self._roster(day))
        number = number if number is not None else int(said[1]) if said else count(cell) if cell.isdecimal() else None
        if names and (number is None or number <= len(names)):
            on_roster = match_names(names, self.situation.roster_on(own, day)).matched
            known = {name_key(entry.name) for entry in on_roster}
            others = [name for name in names if name_key(name) not in known]
            answers[asked.name] = {"roster": [entry.id for entry in on_roster], "others": [*others]}
            people[asked.name] = tuple(names)
        elif number:
            answers[asked.name] = {"headcount": number}

    def _add_until(self, fields: Sequence[Field], answers: dict[str, JsonValue], settled: SettledDay) -> None:
        day = next((asked.question for asked in fields if asked.name == "event_date"), None)
        until = day.until if isinstance(day, Day) else None
        if until and settled.until and until not in answers:
            answers[until] = settled.until.isoformat()
        said = answers.get(until or "")
        if until and isinstance(said, str) and said < settled.day.isoformat():
            del answers[until]

    def _side_in(self, cells: "_RowCells", name: str) -> Side | None:
        cell, _ = cells.of(name)
        return None if says_nothing(cell) else self.sides.of_cell(cell)

    def _attendance(
        self, cells: "_RowCells", answers: dict[str, JsonValue], day: date, own: Side
    ) -> tuple[Mapping[Side | None, SideCounts], Mapping[str, JsonValue] | None]:
        """Return the attendance as it is written, and the other side's part; add the reporting side's."""
        form = self._columns.words.form
        if not any(isinstance(asked.question, RollCall) for asked in fields_of(form)):
            return {}, None
        counts, roster = CountsBySide(), self._roster(day)
        signed: dict[str, Mark | AbsenceReason | None] = {}
        unit_side = self._side_in(cells, CommonColumn.UNIT) or self._side_above(cells)
        for column, use in self._columns.uses.items():
            cell, form_of_cell = cells.at(column)
            if not cell or form_of_cell in (CellForm.ERROR, CellForm.FORMULA):
                continue
            if use.name == MARK:
                signed[use.note] = read_mark(cell, signs_of(cells.titles))
            elif use.name.startswith(ATTENDANCE):
                part, side = use.name.removeprefix(ATTENDANCE), use.side or unit_side
                heading = cells.block.heading[column].own.text
                for whose, said in read_attendance(cell, part, side, self.sides, roster, heading):
                    counts.add(whose, said)
            elif use.name == "branches":
                self._add_branches(cell, use.side, counts)
        if signed:
            counts.add(None, _signed(signed))
        rosters = {side: self._roster_of(side, day) for side in Side}
        sided_by_names(counts, rosters, self.situation.side)
        counterpart = self._filled_in(counts, answers, day, own) if form.counterpart else None
        return counts.sides, counterpart

    def _side_above(self, cells: "_RowCells") -> Side | None:
        """Return whose branch the whole table is of, where a line above its heading names one."""
        match = _BRANCH_ABOVE.search(" ".join(cells.titles))
        return self._side_of_branch(match[1]) if match else None

    def _side_of_branch(self, name: str) -> Side | None:
        sides = [side for side, keys in self._branch_keys.items() if name_key(name) in keys]
        return sides[0] if len(sides) == 1 else None

    @cached_property
    def _branch_keys(self) -> Mapping[Side, frozenset[str]]:
        partners = self.situation.partners
        return {
            side: frozenset(name_key(branch.name) for branch in partner.branches) for side, partner in partners.items()
        }

    def _add_branches(self, cell: str, side: Side | None, counts: CountsBySide) -> None:
        by_side: dict[Side | None, list[str]] = {}
        for name in filter(None, (part.strip() for part in re.split(r"[、,，;；/\n]|\s{2,}", cell))):
            by_side.setdefault(side or self._side_of_branch(name), []).append(name)
        for whose, names in by_side.items():
            if whose is not None:
                counts.add(whose, SideCounts(branches=tuple(names)))

    def _filled_in(
        self, counts: CountsBySide, answers: dict[str, JsonValue], day: date, own: Side
    ) -> Mapping[str, JsonValue] | None:
        """Answer branches and attendance of the reporting side as far as all is known; return the other side's part."""
        counterpart: dict[str, JsonValue] = {}
        for side, filled in ((own, answers), (own.other, counterpart)):
            said, partner = counts.sides.get(side), self.situation.partners.get(side)
            if said is None or partner is None:
                continue
            ids = branch_ids(said.branches, partner.branches)
            if ids:
                filled["branches"] = list(ids)
                called = roll_call(said, ids, self.situation.roster_on(side, day))
                if called is not None:
                    filled["attendance"] = called
        return counterpart or None


@dataclass(frozen=True)
class _RowCells:
    """The cells of a row, by the fields that their columns are taken for."""

    table: LedgerTable
    block: Block
    row: int
    columns: ColumnMatching
    frame: TimeFrame
    rules: DayRules

    def at(self, column: int) -> tuple[str, CellForm]:
        cells = self.table.rows[self.row]
        return (cells[column], self.table.form(self.row, column)) if column < len(cells) else ("", CellForm.TEXT)

    def of(self, name: str) -> tuple[str, CellForm]:
        column = self.columns.of(name)
        return ("", CellForm.TEXT) if column is None else self.at(column)

    def heading(self, name: str) -> str:
        column = self.columns.of(name)
        return "" if column is None else self.block.heading[column].written

    def link(self, name: str) -> str:
        column = self.columns.of(name)
        return "" if column is None else self.table.links.get((self.row, column), "")

    @property
    def titles(self) -> tuple[str, ...]:
        return self.block.above.get(self.row, ())


def _signed(signed: Mapping[str, Mark | AbsenceReason | None]) -> SideCounts:
    """Return the attendance of people by the signs below their names."""
    came = tuple(name for name, mark in signed.items() if mark is Mark.CAME)
    absent = {name: mark for name, mark in signed.items() if isinstance(mark, AbsenceReason)}
    return SideCounts(present=len(came), absent=absent, present_names=came)


def _listed(cell: str) -> list[str]:
    """Return what a cell lists, whatever it is called."""
    return [part.strip() for part in re.split(r"[、,，;；\n]", cell) if part.strip()]


def _add_times(fields: Sequence[Field], cells: _RowCells, answers: dict[str, JsonValue], written: WrittenDay) -> None:
    """Answer when it began and ended, where a cell says both, or the day's cell does."""
    names = {asked.name for asked in fields}
    if not {"start", "end"} <= names:
        return
    begins, ends = read_times(cells.of("start")[0]) if cells.of("start")[0] else (None, None)
    for name, value in (("start", begins or written.start), ("end", ends or written.end)):
        if value is not None and (name not in answers or (name == "start" and begins)):
            answers[name] = f"{value:%H:%M}"


def _derive(fields: Sequence[Field], answers: dict[str, JsonValue]) -> None:
    """Answer choices that follow from others: what another choice gives, or the one value that lets all apply."""
    for asked in fields:
        if asked.name in answers or not isinstance(asked.question, Choice):
            continue
        giver = next((other for other in fields if other.name == asked.question.given_by), None)
        if giver is not None and giver.options is not None and giver.name in answers:
            given = getattr(giver.options(str(answers[giver.name])), asked.name, None)
            if given is not None:
                answers[asked.name] = given.value
            continue
        hanging = [other for other in fields if other.question.when and other.question.when.field == asked.name]
        if not hanging or asked.options is None or not any(other.name in answers for other in hanging):
            continue
        answers[asked.name] = min(asked.options, key=lambda value: _misfit(asked.name, value, hanging, answers)).value


def _misfit(name: str, value: str, hanging: Sequence[Field], answers: Mapping[str, JsonValue]) -> int:
    """Return how many answers would not apply with a value of a choice, numbers twice, and how many would lack."""
    misfits = 0
    for other in hanging:
        applies = other.question.when is not None and other.question.when.holds({name: value})
        if other.name in answers and not applies:
            misfits += 2 if isinstance(other.question, Number) else 1
        elif other.name not in answers and applies and other.question.demanded:
            misfits += 1
    return misfits
