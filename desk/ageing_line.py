"""Places all partnerships on one line by the days since their last joint activity: a sign to look, and no ranking."""

from collections.abc import Mapping
from dataclasses import dataclass

WIDTH, LEFT, RIGHT = 1000.0, 12.0, 980.0  # of the drawing, and of its axis
BASE, STEP = 84.0, 15.0  # the axis, and from a dot to the one above
_MOST_ABOVE = 4  # dots above one another; further ones lie upon the topmost
_SHORTEST = 100  # days on the axis
_TICKS = 5
_LABELLED = 2  # of the longest ago, where there is room beside
_LABEL_WIDTH = 190.0


@dataclass(frozen=True)
class AgeingDot:
    """A partnership; `late`: its last activity is long ago. `label`: what is written beside it."""

    x: float
    y: float
    name: str
    days: int
    late: bool
    label: bool


@dataclass(frozen=True)
class AgeingLine:
    """The dots, the ticks of the axis as days and places, and how many partnerships have had no activity yet."""

    dots: tuple[AgeingDot, ...]
    ticks: tuple[tuple[int, float], ...]
    never: int
    count: int


def ageing_line(ages: Mapping[str, int | None], late_after: int) -> AgeingLine:
    """Return the line for partnerships by name, with the days since their last activity, None for those without one."""
    known = sorted((days, name) for name, days in ages.items() if days is not None)
    longest = max([_SHORTEST, *(days for days, _ in known)])
    step = -(-longest // _TICKS // 10) * 10  # to the next ten
    scale = (RIGHT - LEFT) / (step * _TICKS)
    taken: dict[int, int] = {}
    dots: list[AgeingDot] = []
    room = 0.0  # up to where the line is written on
    for place, (days, name) in enumerate(known):
        column = round((LEFT + max(0, days) * scale) / STEP)
        above = min(taken.get(column, 0), _MOST_ABOVE)
        taken[column] = above + 1
        x, late = column * STEP, days > late_after
        label = late and x - room > _LABEL_WIDTH and place >= len(known) - _LABELLED
        dots.append(AgeingDot(x, BASE - 10 - above * STEP, name, days, late, label))
        room = x
    ticks = tuple((step * number, LEFT + step * number * scale) for number in range(_TICKS + 1))
    return AgeingLine(tuple(dots), ticks, sum(days is None for days in ages.values()), len(ages))
