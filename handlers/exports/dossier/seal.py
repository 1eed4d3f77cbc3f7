"""The place for a seal 盖章处: a dashed circle with its name in it."""

from math import cos, pi, sin

from handlers.views.drawing import WIDE, Anchor, Drawing, Ink, Lettering, Stroke

_DASHES, _RADIUS = 60, 500


def seal(name: str) -> Drawing:
    """Return the circle; it is as high as wide."""
    middle = WIDE / 2
    strokes = []
    for dash in range(_DASHES):
        start, end = 2 * pi * dash / _DASHES, 2 * pi * (dash + 0.5) / _DASHES
        x1, y1, x2, y2 = (middle + _RADIUS * part for part in (cos(start), sin(start), cos(end), sin(end)))
        strokes.append(Stroke(x1, y1, x2, y2, Ink.BRAND, 8))
    return Drawing(WIDE, name, (*strokes, Lettering(middle, middle + 36, name, 100, Ink.BRAND, anchor=Anchor.MIDDLE)))
