"""The chart of a trend: a line over periods that breaks where there is no value, with the target and three labels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil, floor, log10

from handlers.views.drawing import (
    Anchor,
    Bar,
    Box,
    Dot,
    Drawing,
    Ink,
    Lettering,
    Shape,
    Stroke,
    box_of,
    is_free,
    width_of,
    wrapped,
)
from handlers.views.score_charts import LEFT, RIGHT, ChartHeading, headed

_TOP_ROOM, _PLOT, _SMALL, _LABEL = 70, 520, 36, 42
_MOST_LINES = 4


@dataclass(frozen=True)
class TrendPoint:
    """A period: what stands below it, and below several of them, and its value; None where it is missing."""

    name: str
    span: str
    value: float | None


@dataclass(frozen=True)
class TrendWords:
    """`missing` stands in a gap, `target` beside the dashed line; the note below says what the marks mean."""

    missing: str
    target: str
    note: str


@dataclass(frozen=True)
class _Field:
    """Where the plot lies, and which values are at its lower and upper end."""

    left: float
    top: float
    low: float
    high: float
    step: float
    count: int

    def x(self, place: int) -> float:
        return self.left + (RIGHT - 14 - self.left) * (place + 0.5) / self.count

    def y(self, value: float) -> float:
        return self.top + _PLOT * (self.high - value) / (self.high - self.low)

    @property
    def ticks(self) -> list[float]:
        number = round((self.high - self.low) / self.step)
        return [self.low + self.step * tick for tick in range(number + 1)]


def trend_drawing(
    heading: ChartHeading, points: Sequence[TrendPoint], lowest: float, target: float | None, words: TrendWords
) -> Drawing:
    """Draw a trend. `lowest`: the lower end of the score range, where the axis begins unless a value lies below."""
    shapes, y = headed(heading)
    field = _field(points, lowest, target, y + _TOP_ROOM)
    shapes += _scale(field)
    gaps = list(_gaps(field, points, words.missing))
    shapes += gaps
    written = [box_of(shape) for shape in gaps if isinstance(shape, Lettering)]
    labels = list(_labels(field, points, written))
    if target is not None:
        shapes += _target(field, target, words.target, written)
    shapes += [*_line(field, points), *labels]
    below = field.top + _PLOT
    shapes += _names(field, points, below)
    y = below + 196
    for line in wrapped(words.note, _SMALL, RIGHT - LEFT):
        shapes.append(Lettering(LEFT, y, line, _SMALL, Ink.QUIET))
        y += 49
    return Drawing(y, f"{heading.title}, {heading.subtitle}", tuple(shapes))


def _field(points: Sequence[TrendPoint], lowest: float, target: float | None, top: float) -> _Field:
    values = [point.value for point in points if point.value is not None]
    most, least = max([*values, target or 0.0, lowest + 1e-9]), min([lowest, *values])
    step = _step(most - least)
    low = floor(least / step + 1e-9) * step
    high = low + ceil((most - low) / step - 1e-9) * step
    widest = max(width_of(f"{tick:g}", _SMALL) for tick in (low, high, low + step))
    return _Field(LEFT + widest + 18, top, low, max(high, low + step), step, len(points))


def _step(span: float) -> float:
    """Return a round step of which few make the span."""
    rough = max(span, 1e-6) / _MOST_LINES
    power: float = 10.0 ** floor(log10(rough))
    return next(power * round_one for round_one in (1, 2, 5, 10) if power * round_one >= rough - 1e-12)


def _scale(field: _Field) -> Iterator[Shape]:
    for tick in field.ticks:
        yield Stroke(field.left, field.y(tick), RIGHT, field.y(tick), Ink.RULE, 2)
        yield Lettering(field.left - 16, field.y(tick) + 13, f"{tick:g}", _SMALL, Ink.QUIET, anchor=Anchor.END)


def _gaps(field: _Field, points: Sequence[TrendPoint], missing: str) -> Iterator[Shape]:
    for place, point in enumerate(points):
        if point.value is None:
            x, bottom = field.x(place), field.top + _PLOT
            half = width_of(missing, _SMALL) / 2 + 8
            yield Bar(x - half, field.top - 4, 2 * half, _PLOT + 2, Ink.PAPER)
            yield Stroke(x, field.top + 4, x, bottom - 62, Ink.HATCH, 5, 5, 14)
            yield Lettering(x, bottom - 18, missing, _SMALL, Ink.QUIET, anchor=Anchor.MIDDLE)


def _target(field: _Field, target: float, name: str, written: list[Box]) -> Iterator[Shape]:
    """Yield the dashed line, and its name above it at its beginning, or where nothing else is written."""
    y = field.y(target)
    yield Stroke(field.left, y, RIGHT, y, Ink.BEFORE, 3, 14, 9)
    room = int(RIGHT - field.left - width_of(name, _SMALL) - 8)
    options = (
        Lettering(field.left + 8 + x, at, name, _SMALL, Ink.QUIET, halo=True)
        for at in (y - 14, y + 44)
        for x in range(0, max(room, 1), 20)
        if field.top - _TOP_ROOM <= at - _SMALL and at <= field.top + _PLOT
    )
    label = next((option for option in options if is_free(box_of(option), written)), None)
    if label is not None:
        yield label


def _line(field: _Field, points: Sequence[TrendPoint]) -> Iterator[Shape]:
    marked = _marked(points)
    places = [(place, point.value) for place, point in enumerate(points) if point.value is not None]
    for (one, start), (other, end) in pairwise(places):
        if other == one + 1:
            yield Stroke(field.x(one), field.y(start), field.x(other), field.y(end), Ink.ACCENT, 6)
    for place, value in places:
        yield Dot(field.x(place), field.y(value), 15 if place in marked else 10, Ink.ACCENT)


def _marked(points: Sequence[TrendPoint]) -> dict[int, float]:
    """Return the last, the highest and the lowest, by place."""
    values = {place: point.value for place, point in enumerate(points) if point.value is not None}
    if not values:
        return {}
    highest = max(values, key=lambda place: (values[place], place))
    lowest = min(values, key=lambda place: (values[place], -place))
    return {place: values[place] for place in sorted({highest, lowest, max(values)})}


def _labels(field: _Field, points: Sequence[TrendPoint], written: list[Box]) -> Iterator[Lettering]:
    """Yield the labels, each beside its point where nothing is `written`, to which it is added."""
    for place, value in _marked(points).items():
        text, y = f"{value:.1f}", field.y(value)
        half = width_of(text, _LABEL) / 2
        x = min(max(field.x(place), field.left + half), RIGHT - half)
        beside = [points[near].value for near in (place - 1, place + 1) if 0 <= near < len(points)]
        is_valley = any(one is not None and one > value for one in beside)
        near = [y + 60, y - 30] if is_valley else [y - 30, y + 60]
        far = [y + sign * step for step in range(80, _PLOT, 20) for sign in (-1, 1)]
        options = (
            Lettering(x, at, text, _LABEL, strong=True, anchor=Anchor.MIDDLE, halo=True)
            for at in (*near, *far)
            if field.top - _TOP_ROOM <= at - _LABEL and at <= field.top + _PLOT - 6
        )
        label = next(option for option in options if is_free(box_of(option), written))
        written.append(box_of(label))
        yield label


def _names(field: _Field, points: Sequence[TrendPoint], below: float) -> Iterator[Shape]:
    """Yield the names of the periods, and once below a rule what several of them are part of."""
    for place in shown_places([point.name for point in points], field.x(1) - field.x(0) if len(points) > 1 else RIGHT):
        yield Lettering(field.x(place), below + 52, points[place].name, _SMALL, anchor=Anchor.MIDDLE)
    at = 0
    for span, run in groupby(points, key=lambda point: point.span):
        count = len(list(run))
        if span:
            first, last = field.x(at) - 18, field.x(at + count - 1) + 18
            yield Stroke(first, below + 74, last, below + 74, Ink.BEFORE, 2)
            if width_of(span, _SMALL) <= max(last - first, 150):
                yield Lettering(
                    min((first + last) / 2, RIGHT - width_of(span, _SMALL) / 2), below + 120, span, _SMALL, Ink.QUIET,
                    anchor=Anchor.MIDDLE,
                )  # fmt: skip
        at += count


def shown_places(names: Sequence[str], gap: float) -> list[int]:
    """Return the places of which the names fit beside each other, with equal gaps up to the last one."""
    every = ceil((max(width_of(name, _SMALL) for name in names) + 12) / gap)
    return list(range(len(names) - 1, -1, -every))[::-1]
