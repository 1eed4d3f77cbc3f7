"""A drawing as data: what a chart is made of, before it is a picture for a chat or a part of a page.

Lengths are pixels of a picture 1080 wide; colours are named for what they mean.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

WIDE = 1080
_FULL, _HALF, _DIGIT, _NARROW = 1.0, 0.6, 0.56, 0.32  # of the size of the letters
_SLIM = frozenset(".,:;'|!()[]/ijl ")


class Ink(StrEnum):
    """The colours of charts, by their names among the tokens of pages."""

    INK = "ink"
    QUIET = "quiet"
    ACCENT = "accent"
    CHANGE = "change"
    BEFORE = "before"
    PAPER = "paper"
    TRACK = "track"
    HATCH = "hatch"
    RULE = "line"
    BRAND = "brand"


class Anchor(StrEnum):
    """Which end of a text stands at its place."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True)
class Bar:
    """A filled rectangle with round ends of `radius`."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink
    radius: float = 0


@dataclass(frozen=True)
class Hatching:
    """A rectangle of slanted lines: what is missing could be anywhere in it."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Stroke:
    """A straight line; `dash` is drawn and `gap` left, where it is no whole one."""

    from_x: float
    from_y: float
    to_x: float
    to_y: float
    ink: Ink
    width: float = 2
    dash: float = 0
    gap: float = 0


@dataclass(frozen=True)
class Dot:
    """A filled circle, or a ring of paper of which `ring` is the width."""

    x: float
    y: float
    radius: float
    ink: Ink
    ring: float = 0


@dataclass(frozen=True)
class Lettering:
    """A line of text whose base line is at `y`; a `halo` of paper keeps it apart from what it lies over."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = Ink.INK
    strong: bool = False
    anchor: Anchor = Anchor.START
    halo: bool = False


Shape = Bar | Hatching | Stroke | Dot | Lettering


@dataclass(frozen=True)
class Drawing:
    """Shapes from the lowest to the one on top; `title` says in a sentence what is seen."""

    height: float
    title: str
    shapes: tuple[Shape, ...]


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    return size * sum(map(_advance, text))


def _advance(character: str) -> float:
    if ord(character) > 0x2E7F:
        return _FULL
    if character.isdigit():
        return _DIGIT
    return _NARROW if character in _SLIM else _HALF


def wrapped(text: str, size: float, width: float) -> list[str]:
    """Return the lines of a text: English breaks between words, Chinese between any, but not before a sign."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterable[str]:
    """Yield what must not be divided."""
    piece = ""
    for character in text:
        wide = ord(character) > 0x2E7F
        closing = character in "，。：；、）”！？,.;:)%"
        if piece and not closing and (wide or piece[-1] == " " or ord(piece[-1]) > 0x2E7F) and piece[-1] not in "（“(":
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


_BETWEEN = 11  # pixels between the lines of a hatching


def hatching_lines(shape: Hatching) -> Iterator[tuple[float, float, float, float]]:
    """Yield the slanted lines of a hatching, each from its lower end to its upper one, within the rectangle."""
    right, bottom = shape.left + shape.width, shape.top + shape.height
    at = shape.left - shape.height
    while at < right:
        low, high = max(at, shape.left), min(at + shape.height, right)
        if high > low:
            yield low, bottom - (low - at), high, bottom - (high - at)
        at += _BETWEEN


Box = tuple[float, float, float, float]  # left, top, right, bottom


def box_of(text: Lettering) -> Box:
    """Return where a text lies, as far as its letters reach."""
    width = width_of(text.text, text.size)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    return left, text.y - 0.74 * text.size, left + width, text.y + 0.1 * text.size


def is_free(box: Box, others: Iterable[Box]) -> bool:
    """Tell whether a box lies over none of the others."""
    left, top, right, bottom = box
    return all(right <= x or r <= left or bottom <= t or b <= top for x, t, r, b in others)
