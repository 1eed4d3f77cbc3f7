"""Answers collected elsewhere, as a questionnaire site writes them: a heading of questions, one row a person."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from records.errors import UserError
from records.messages import Message
from records.name_comparison import name_key
from records.questionnaire import LEVELS, Questionnaire, SurveyAudience
from records.reading.answer_identity import SheetColumns
from records.reading.table_rows import PassedRow, is_no_entry, is_total, said_in
from records.roles import Side
from records.text import narrow_digits, plain_name

HEADING_WITHIN = 12  # rows: a title may stand above the heading
_SIDE_HEADINGS = {"单位", "所在单位", "所属单位", "您来自", "您的单位", "一方", "side", "organisation", "organization"}
_SIDE_NAMES = {"校方": Side.COLLEGE, "院校": Side.COLLEGE, "college": Side.COLLEGE, "企方": Side.ENTERPRISE}
_SIDE_NAMES |= {"企业": Side.ENTERPRISE, "enterprise": Side.ENTERPRISE}
_NUMBERING = re.compile(r"^\s*[(（]?\s*(?:[qQ]\s*)?\d{1,3}\s*[)）.、．:：]\s*")
_CHOICE = re.compile(r"^\s*([A-Ea-e1-5])\s*[.、．:：)）]\s*")


@dataclass(frozen=True)
class AnswerLine:
    """The answers of one person. `number` is the row's own, from 1; `side` is None for people outside of both sides.

    `levels` holds the level (1–5) given to each item, by the item's key.
    """

    number: int
    side: Side | None
    levels: dict[str, int]


@dataclass(frozen=True)
class RefusedAnswer:
    """A row that cannot be taken, by its number from 1, and why."""

    number: int
    reason: Message


@dataclass(frozen=True)
class ParsedAnswers:
    """The rows that can be taken as answers, those that cannot, and those that are titles, totals and notes.

    `repeated` are rows, by their numbers, that say what a row above says, where nothing tells whether another person
    has filled them in.
    """

    lines: tuple[AnswerLine, ...]
    refused: tuple[RefusedAnswer, ...]
    passed: tuple[PassedRow, ...]
    repeated: frozenset[int]


def parse_answers(rows: Sequence[Sequence[str]], asked: Questionnaire, names: Mapping[str, Side]) -> ParsedAnswers:
    """Return the rows that can be taken as answers to a questionnaire, and those that cannot.

    `names`: the sides by what their organisations are called. Raises UserError where the heading does not hold the
    questions, or not the side of members.
    """
    start, heading = _heading(rows, asked)
    sides = _SIDE_NAMES | {name_key(name): side for name, side in names.items()}
    taken: list[AnswerLine] = []
    refused: list[RefusedAnswer] = []
    passed: list[PassedRow] = []
    repeated: set[int] = set()
    sheets, alike = dict[tuple[str, ...], int](), set[tuple[str, ...]]()
    for number, row in enumerate(rows[start:], start + 1):
        if not any(row) or row == heading.row:
            continue
        try:
            side = _side(row, heading.side, sides) if asked.asked is SurveyAudience.MEMBERS else None
            line = AnswerLine(number, side, _levels(row, heading.questions, asked))
            if is_total(row):
                raise UserError("answers-line-empty")
            identity = heading.sheets.identity(row)
            if identity is not None and (first := sheets.setdefault(identity, number)) != number:
                raise UserError("answers-line-twice", line=first)
            if identity is None and (said := tuple(map(plain_name, row))) in alike:
                repeated.add(number)
            elif identity is None:
                alike.add(said)
            taken.append(line)
        except UserError as error:
            if is_no_entry(row):
                passed.append(PassedRow(number, said_in(row)))
            else:
                refused.append(RefusedAnswer(number, error.message))
    return ParsedAnswers(tuple(taken), tuple(refused), tuple(passed), frozenset(repeated))


@dataclass(frozen=True)
class _Heading:
    """The row of questions: the column of each by its key, that of the side, and those that tell sheets apart."""

    row: Sequence[str]
    questions: Mapping[str, int]
    side: int | None
    sheets: SheetColumns


def _heading(rows: Sequence[Sequence[str]], asked: Questionnaire) -> tuple[int, _Heading]:
    """Return the index of the row below the heading, and what the heading says."""
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        columns = {
            item.key: column for item in asked.items if (column := _column(row, item.key, item.zh, item.en)) >= 0
        }
        side = next((number for number, cell in enumerate(row) if _plain(cell) in _SIDE_HEADINGS), None)
        if not columns:
            continue
        if missing := tuple(item.zh for item in asked.items if item.key not in columns):
            raise UserError("answers-questions-missing", questions=missing)
        if side is None and asked.asked is SurveyAudience.MEMBERS:
            raise UserError("answers-side-missing")
        others = [*columns.values(), *([] if side is None else [side])]
        return at + 1, _Heading(row, columns, side, SheetColumns.of_heading(row, others))
    raise UserError("answers-heading-missing")


def _column(row: Sequence[str], *wanted: str) -> int:
    names = {_plain(name) for name in wanted}
    return next((number for number, cell in enumerate(row) if _plain(cell) in names), -1)


def _plain(cell: str) -> str:
    return re.sub(r"[^\w]", "", plain_name(_NUMBERING.sub("", cell)))


def _side(row: Sequence[str], column: int | None, sides: Mapping[str, Side]) -> Side:
    cell = row[column] if column is not None and column < len(row) else ""
    side = sides.get(name_key(_CHOICE.sub("", cell)))
    if side is None:
        raise UserError("answers-line-side", said=cell or "—")
    return side


def _levels(row: Sequence[str], columns: Mapping[str, int], asked: Questionnaire) -> dict[str, int]:
    levels = {}
    for item in asked.items:
        cell = row[columns[item.key]] if columns[item.key] < len(row) else ""
        if cell.strip():
            levels[item.key] = _level(cell, asked)
    if not levels:
        raise UserError("answers-line-empty")
    return levels


def _level(cell: str, asked: Questionnaire) -> int:
    """Return the level that a cell says: by its figure, its words, or both, as in "A.非常同意"."""
    figure = narrow_digits(cell).strip()
    if figure in map(str, LEVELS):
        return int(figure)
    words = plain_name(_CHOICE.sub("", cell))
    for level, means in asked.levels.items():
        if words in (plain_name(means.zh), plain_name(means.en)):
            return int(level)
    raise UserError("answers-line-level", said=cell[:40])


def pasted_answers(text: str) -> list[tuple[str, ...]]:
    """Return a pasted table as rows of cells."""
    return [tuple(line.split("\t")) for line in text.splitlines()]
