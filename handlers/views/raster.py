"""Drawings as PNG for a chat, in the bundled typeface: light always, since a chat's own colours are not known.

Drawn twice as large and made smaller, which smooths the edges. Pillow is loaded here: in the process that makes files.
"""

from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.pages.tokens import LIGHT
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
    hatching_lines,
)

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).parents[1] / "fonts"
REGULAR, STRONG = FONTS / "noto-sans-sc.otf", FONTS / "noto-sans-sc-600.ttf"
_TIMES = 2
COLOURS = {ink: LIGHT[ink] for ink in Ink}
_ANCHORS = {Anchor.START: "ls", Anchor.MIDDLE: "ms", Anchor.END: "rs"}


def write_png(path: Path, drawing: Drawing) -> None:
    """Write a drawing as a picture."""
    from PIL import Image, ImageDraw

    size = (WIDE * _TIMES, ceil(drawing.height) * _TIMES)
    image = Image.new("RGB", size, COLOURS[Ink.PAPER])
    canvas = ImageDraw.Draw(image)
    fonts: dict[tuple[bool, float], FreeTypeFont] = {}
    for shape in drawing.shapes:
        _draw(canvas, shape, fonts)
    image.resize((WIDE, ceil(drawing.height)), Image.Resampling.LANCZOS).save(path)


def can_be_written(text: str) -> bool:
    """Tell whether the typeface has all characters of a text: names of organisations may have rare ones."""
    from fontTools.ttLib import TTFont

    with TTFont(STRONG, lazy=True) as font:
        known = font.getBestCmap()
    return all(ord(character) in known for character in text)


def _draw(canvas: "ImageDraw", shape: Shape, fonts: "dict[tuple[bool, float], FreeTypeFont]") -> None:
    match shape:
        case Bar():
            if shape.width > 0:
                canvas.rounded_rectangle(_box(shape), min(shape.radius, shape.width / 2) * _TIMES, COLOURS[shape.ink])
        case Hatching():
            for line in hatching_lines(shape):
                canvas.line([value * _TIMES for value in line], COLOURS[Ink.HATCH], _TIMES + 1)
        case Stroke():
            _stroke(canvas, shape)
        case Dot():
            x, y, radius = (value * _TIMES for value in (shape.x, shape.y, shape.radius))
            circle = (x - radius, y - radius, x + radius, y + radius)
            if shape.ring:
                canvas.ellipse(circle, COLOURS[Ink.PAPER], COLOURS[shape.ink], round(shape.ring * _TIMES))
            else:
                canvas.ellipse(circle, COLOURS[shape.ink])
        case Lettering():
            _letter(canvas, shape, fonts)


def _box(shape: Bar) -> tuple[float, float, float, float]:
    right, bottom = shape.left + shape.width, shape.top + shape.height
    return shape.left * _TIMES, shape.top * _TIMES, right * _TIMES, bottom * _TIMES


def _stroke(canvas: "ImageDraw", shape: Stroke) -> None:
    length = ((shape.to_x - shape.from_x) ** 2 + (shape.to_y - shape.from_y) ** 2) ** 0.5
    dash = shape.dash or length
    at = 0.0
    while at < length:
        ends = [
            (shape.from_x + (shape.to_x - shape.from_x) * part / length) * _TIMES
            if along_x
            else (shape.from_y + (shape.to_y - shape.from_y) * part / length) * _TIMES
            for part in (at, min(at + dash, length))
            for along_x in (True, False)
        ]
        canvas.line(ends, COLOURS[shape.ink], round(shape.width * _TIMES))
        at += dash + shape.gap


def _letter(canvas: "ImageDraw", shape: Lettering, fonts: "dict[tuple[bool, float], FreeTypeFont]") -> None:
    from PIL import ImageFont

    key = (shape.strong, shape.size)
    if key not in fonts:
        fonts[key] = ImageFont.truetype(str(STRONG if shape.strong else REGULAR), shape.size * _TIMES)
    place = (shape.x * _TIMES, shape.y * _TIMES)
    halo = 6 * _TIMES if shape.halo else 0
    canvas.text(
        place, shape.text, COLOURS[shape.ink], fonts[key], _ANCHORS[shape.anchor],
        stroke_width=halo, stroke_fill=COLOURS[Ink.PAPER],
    )  # fmt: skip
    if halo:
        canvas.text(place, shape.text, COLOURS[shape.ink], fonts[key], _ANCHORS[shape.anchor])
