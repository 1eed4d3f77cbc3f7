"""The charts of scores: declared once, and drawn the same in chat, on a page and on paper.

Missing is hatched over all that it might be, not due is dots, zero is a dot at 0; now is filled, before is hollow. The
order is the method's, never by size.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.views.drawing import (
    WIDE,
    Anchor,
    Bar,
    Dot,
    Drawing,
    Hatching,
    Ink,
    Lettering,
    Shape,
    Stroke,
    width_of,
    wrapped,
)

LEFT, RIGHT = 60, WIDE - 60
_BAR_LEFT, _BAR_RIGHT = 68, 1012
_TITLE, _TEXT, _SMALL, _FIGURE = 44, 42, 36, 52


@dataclass(frozen=True)
class ChartHeading:
    """What stands above a chart: whose it is and what, each on a line of its own, then the period."""

    title: str
    subtitle: str


@dataclass(frozen=True)
class ScoreRow:
    """A score from 0 to 100 with that of the period before. None is missing, and no zero.

    `bounds`: where it may lie once all is there, None where nothing is missing. `due`: anything of it was to be done.
    """

    name: str
    score: float | None
    before: float | None
    bounds: tuple[float, float] | None
    note: str = ""
    due: bool = True


@dataclass(frozen=True)
class GroupsWords:
    """The words of the chart of groups, and what the figure on top means, line by line."""

    figure: str
    meaning: str
    now: str
    before: str
    missing: str


@dataclass(frozen=True)
class ContributionRow:
    """What an indicator contributes of what it could. Of a missing one, `note` says what becomes of its weight.

    `group`: rows of one group stand together.
    """

    name: str
    group: str
    contribution: float | None
    weight: float
    note: str = ""
    due: bool = True


def headed(heading: ChartHeading) -> tuple[list[Shape], float]:
    """Return the heading of a chart, and where the rest begins."""
    shapes: list[Shape] = []
    y = 100.0 if heading.title else 60.0
    for part in heading.title.split("\n"):
        for line in wrapped(part, _TITLE, RIGHT - LEFT):
            shapes.append(Lettering(LEFT, y, line, _TITLE, strong=True))
            y += 58
    for line in wrapped(heading.subtitle, 38, RIGHT - LEFT):
        shapes.append(Lettering(LEFT, y, line, 38, Ink.QUIET))
        y += 52
    return shapes, y


def groups_drawing(heading: ChartHeading, rows: Sequence[ScoreRow], words: GroupsWords) -> Drawing:
    """Draw the groups as dots on one scale, now beside before."""
    shapes, y = headed(heading)
    y += 112
    shapes.append(Lettering(LEFT, y, words.figure, 132, strong=True))
    beside = LEFT + width_of(words.figure, 132) * 1.04 + 40
    lines = wrapped(words.meaning, 38, RIGHT - beside)
    for number, line in enumerate(lines):
        shapes.append(Lettering(beside, y - 92 + 48 * number, line, 38))
    y += 74 + 48 * max(0, len(lines) - 3)
    for row in rows:
        shapes += _score_row(row, y)
        y += 132
    y -= 28
    shapes += [
        Lettering(at, y, text, _SMALL, Ink.QUIET, anchor=Anchor.MIDDLE)
        for text, at in (("0", _BAR_LEFT), ("50", _place(50)), ("100", _BAR_RIGHT - 8))
    ]
    key, y = _key(words, y + 66, any(row.before is not None for row in rows), any(row.bounds for row in rows))
    return Drawing(y + 40, f"{heading.title}, {heading.subtitle}: {words.figure}", (*shapes, *key))


def _place(score: float) -> float:
    return _BAR_LEFT + (_BAR_RIGHT - _BAR_LEFT) * score / 100


def _score_row(row: ScoreRow, y: float) -> Iterator[Shape]:
    figure = "—" if row.score is None else f"{row.score:.1f}"
    yield Lettering(LEFT, y, row.name, _TEXT)
    yield Lettering(LEFT + width_of(row.name, _TEXT) + 22, y, row.note, _SMALL, Ink.QUIET)
    yield Lettering(RIGHT, y, figure, _FIGURE, Ink.INK if row.score is not None else Ink.QUIET, True, Anchor.END)
    middle = y + 44  # nearer to its own name than to the next one
    if not row.due:
        yield Stroke(_BAR_LEFT, middle, _BAR_RIGHT, middle, Ink.BEFORE, 5, 5, 15)
        return
    yield Bar(_BAR_LEFT, middle - 6, _BAR_RIGHT - _BAR_LEFT, 12, Ink.TRACK, 6)
    if row.score is not None and row.before is not None:
        low, high = sorted((_place(row.score), _place(row.before)))
        yield Bar(low, middle - 4, high - low, 8, Ink.CHANGE)
    if row.bounds is not None:
        low, high = _place(row.bounds[0]), _place(row.bounds[1])
        yield Hatching(low, middle - 14, high - low, 28)
    if row.before is not None:
        yield Dot(_place(row.before), middle, 15, Ink.BEFORE, 5)
    if row.score is not None:
        yield Dot(_place(row.score), middle, 19, Ink.ACCENT)


def _key(words: GroupsWords, y: float, before: bool, missing: bool) -> tuple[list[Shape], float]:
    """Return what the marks mean, each as long as there is room on its line."""
    entries = [("now", words.now)] + ([("before", words.before)] if before else [])
    entries += [("missing", words.missing)] if missing else []
    shapes: list[Shape] = []
    x: float = LEFT
    for kind, text in entries:
        mark = 84 if kind == "missing" else 34
        width = mark + 14 + width_of(text, _SMALL)
        if x > LEFT and x + width > RIGHT:
            x, y = LEFT, y + 54
        match kind:
            case "now":
                shapes.append(Dot(x + 17, y - 13, 17, Ink.ACCENT))
            case "before":
                shapes.append(Dot(x + 15, y - 13, 14, Ink.BEFORE, 5))
            case _:
                shapes.append(Hatching(x, y - 26, 80, 26))
        shapes.append(Lettering(x + mark + 14, y, text, _SMALL, Ink.QUIET))
        x += width + 36
    return shapes, y


_BARS_END = 780.0  # of the longest bar; beside it stand the figures
_NOTE_AFTER = 170  # where it begins, from where bars do
_NARROWEST, _BROADEST = 300.0, 400.0  # of the column of names


def contributions_drawing(
    heading: ChartHeading, rows: Sequence[ContributionRow], total: str, composite: str
) -> Drawing:
    """Draw a row an indicator: what it contributes of what it could."""
    shapes, y = headed(heading)
    y += 36
    widest = max([row.weight for row in rows] or [1.0]) or 1.0
    broadest = max([width_of(row.name, _SMALL) for row in rows] or [0.0])
    names_width = min(max(broadest, _NARROWEST), _BROADEST)
    at = LEFT + names_width + 24
    group = rows[0].group if rows else ""
    for row in rows:
        if row.group != group:
            shapes.append(Stroke(LEFT, y - 46, RIGHT, y - 46, Ink.RULE, 2))
            group, y = row.group, y + 20
        names = wrapped(row.name, _SMALL, names_width)
        notes = wrapped(row.note, _SMALL, RIGHT - at - _NOTE_AFTER)
        more = max(len(names), len(notes), 1) - 1  # lines beyond the first
        ink = Ink.INK if row.contribution is not None else Ink.QUIET
        first = y + 21 * (more + 1 - len(names))
        shapes += [Lettering(LEFT, first + 42 * number, line, _SMALL, ink) for number, line in enumerate(names)]
        shapes += _contribution(row, at, y + 21 * more, (_BARS_END - at) / widest, notes)
        y += 64 + 42 * more
    shapes.append(Stroke(LEFT, y - 42, RIGHT, y - 42, Ink.INK, 3))
    y += 14
    shapes.append(Lettering(LEFT, y, total, _TEXT, strong=True))
    shapes += _of(composite, "100.0", y, 42)
    return Drawing(y + 60, f"{heading.title}, {heading.subtitle}", tuple(shapes))


def _contribution(row: ContributionRow, at: float, y: float, scale: float, notes: Sequence[str]) -> Iterator[Shape]:
    width = row.weight * scale
    if row.contribution is None:
        if row.due:
            yield Hatching(at, y - 28, min(width, 150), 30)
        else:
            yield Stroke(at, y - 12, at + 150, y - 12, Ink.BEFORE, 4, 6, 10)
        for number, line in enumerate(notes):
            yield Lettering(at + _NOTE_AFTER, y + 42 * number - 21 * (len(notes) - 1), line, _SMALL, Ink.QUIET)
        return
    yield Bar(at, y - 28, width, 30, Ink.TRACK, 3)
    yield Bar(at, y - 28, row.contribution * scale, 30, Ink.ACCENT, 3)
    yield from _of(f"{row.contribution:.1f}", f"{row.weight:.1f}", y, 40)


def _of(figure: str, possible: str, y: float, size: float) -> Iterator[Shape]:
    rest = f" / {possible}"
    yield Lettering(RIGHT, y, rest, size, Ink.QUIET, anchor=Anchor.END)
    yield Lettering(RIGHT - width_of(rest, size), y, figure, size, strong=True, anchor=Anchor.END)
