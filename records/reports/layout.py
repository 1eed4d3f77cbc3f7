"""The shape of a text: its sentences, clauses, lines with a label, rows of a table, and what stands in quotes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records.reports.drafts import TextSpan

_ABBREVIATION = r"(?<!\bms)(?<!\bmr)(?<!\bmrs)(?<!\bdr)(?<!\bno)(?<!\bnos)(?<!\bvs)(?<!\bprof)(?<!\bst)(?<![ (][a-z])"
_SENTENCE_END = re.compile(rf"[。!?;\n]+[”\"’』」)]?|{_ABBREVIATION}\.(?=[\s”\"’)]|$)[”\"’)]?")
_CLAUSE_END = re.compile(rf"[。!?;\n,]+|{_ABBREVIATION}\.(?=\s|$)|——+")
_LABEL = r"[^\W\d_](?:[^\W_]|[ /&'’\-]){0,28}?(?:\([^()\n]{0,24}\))?"
_MARK = r"(?:(?:[-*•·◆●○■□▪►▶※✓✔√◇★☆]|\d{1,2}[.、)]|[①-⑳]|\([\da-z一二三四五六七八九十]\))[ \t]{0,3})?"
_LABELLED = re.compile(
    rf"(?:^|(?<=\n)|(?<=[\t|;。])|(?<=  ))[ \t]{{0,4}}{_MARK}(?P<label>{_LABEL})[ \t]{{0,4}}:(?!(?<=\d:)\d|//)"
)
_QUOTES = re.compile(
    r"《(?P<book>[^《》\n]{1,120})》|“(?P<curly>[^“”《》‘\n]{1,200})”|「(?P<corner>[^「」\n]{1,120})」|"
    r"\"(?P<straight>[^\"\n]{1,200})\"|(?<![a-z])['‘](?P<single>[^'’\n]{2,100})['’](?![a-z])|【(?P<heavy>[^【】\n]{1,120})】"
)
MOST_CELLS = 40
_HOLDS_OTHERS = 40  # characters of words in quotes that may hold others


@dataclass(frozen=True)
class LabelledValue:
    """A value with its label, as in `地点：…` or in a column of a table; the label without spaces, and folded."""

    label: str
    value: TextSpan


@dataclass(frozen=True)
class QuotedWords:
    """Words in quotes: `inner` without the marks, `mark` the opening one."""

    inner: TextSpan
    outer: TextSpan
    mark: str


def parts_between(plain: str, end: re.Pattern[str]) -> list[TextSpan]:
    """Return the parts of a text up to and with what ends each, leaving out those of spaces only."""
    spans, start = [], 0
    for match in end.finditer(plain):
        if plain[start : match.end()].strip():
            spans.append(TextSpan(start, match.end()))
            start = match.end()
    if plain[start:].strip():
        spans.append(TextSpan(start, len(plain)))
    return spans


def sentences(plain: str) -> list[TextSpan]:
    """Return the sentences of a text; each line, and each part up to a semicolon, is one."""
    return parts_between(plain, _SENTENCE_END)


def clauses(plain: str) -> list[TextSpan]:
    """Return the clauses of a text, which commas divide."""
    return parts_between(plain, _CLAUSE_END)


def quotes(plain: str) -> list[QuotedWords]:
    """Return what stands in quotes, in any of the marks in use."""
    quoted = []
    for match in _QUOTES.finditer(plain):
        name = match.lastgroup or ""
        quoted.append(QuotedWords(TextSpan(*match.span(name)), TextSpan(*match.span()), match[0][0]))
        if match.end() - match.start() > _HOLDS_OTHERS:
            quoted += _quoted_within(plain, match)
    return sorted(quoted, key=lambda one: one.outer)


def _quoted_within(plain: str, outer: re.Match[str]) -> Iterator[QuotedWords]:
    """Yield what stands in quotes within a longer passage that is quoted."""
    for match in _QUOTES.finditer(plain, outer.start() + 1, outer.end() - 1):
        yield QuotedWords(TextSpan(*match.span(match.lastgroup or "")), TextSpan(*match.span()), match[0][0])


def labelled_values(plain: str) -> list[LabelledValue]:
    """Return the values that stand behind a label and a colon, in a line of their own or divided by wide spaces.

    A value goes to the next label; where its line is empty, to the lines below.
    """
    labels = list(_LABELLED.finditer(plain))
    values = []
    for at, match in enumerate(labels):
        until = labels[at + 1].start() if at + 1 < len(labels) else len(plain)
        line_end = plain.find("\n", match.end())
        first_line = plain[match.end() : line_end if line_end >= 0 else len(plain)]
        if first_line.strip():
            until = min(until, match.end() + len(first_line.partition("\t")[0]))
        span = trimmed(plain, match.end(), until)
        if span is not None:
            values.append(LabelledValue(label_key(match["label"]), span))
    return values


def label_key(label: str) -> str:
    """Return a label as it is compared: folded, without spaces."""
    return re.sub(r"[\s*•·]+", "", label).casefold()


def trimmed(plain: str, start: int, end: int, marks: str = " \t\n\u3000,，;；") -> TextSpan | None:
    """Return a span without marks at its edges; None where nothing else is in it."""
    while start < end and plain[start] in marks:
        start += 1
    while end > start and plain[end - 1] in marks:
        end -= 1
    return TextSpan(start, end) if start < end else None


@dataclass(frozen=True)
class WrittenRow:
    """A row of a table: its cells, each with the heading of its column where there is one."""

    span: TextSpan
    cells: tuple[LabelledValue, ...]


def table_rows(plain: str) -> list[WrittenRow]:
    """Return the rows of tables in a text whose cells tabs or bars divide, below a heading or without one."""
    rows: list[WrittenRow] = []
    heading: Sequence[str] = ()
    for line in _lines(plain):
        cells = list(_cells(plain, line))
        if len(cells) < 3:
            heading = ()
            continue
        words = [plain[cell.start : cell.end] for cell in cells]
        if not heading and not rows and all(len(word) <= 12 and not re.search(r"\d", word) for word in words):
            heading = [label_key(word) for word in words]
            continue
        labels = heading if len(heading) == len(cells) else [""] * len(cells)
        rows.append(WrittenRow(line, tuple(map(LabelledValue, labels, cells))))
    return rows


def _lines(plain: str) -> Iterator[TextSpan]:
    start = 0
    for line in plain.split("\n"):
        if line:
            yield TextSpan(start, start + len(line))
        start += len(line) + 1


def _cells(plain: str, line: TextSpan) -> Iterator[TextSpan]:
    divider = "\t" if "\t" in plain[line.start : line.end] else "|"
    start = line.start
    for cell in plain[line.start : line.end].split(divider)[:MOST_CELLS]:
        span = trimmed(plain, start, start + len(cell))
        if span is not None:
            yield span
        start += len(cell) + 1


def part_at(parts: Sequence[TextSpan], at: int) -> TextSpan | None:
    """Return the one of several parts, in order, in which a place is; None where it is in none."""
    place = bisect_right(parts, at, key=lambda part: part.start) - 1
    return parts[place] if place >= 0 and at < parts[place].end else None
