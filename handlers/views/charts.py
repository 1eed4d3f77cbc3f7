"""Pictures of scores that one would put in a report, and can read on a phone: drawn off the writer's thread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FONT = Path(__file__).parents[1] / "fonts" / "noto-sans-sc.otf"
FAMILY = "Noto Sans CJK SC"
COLLEGE, ENTERPRISE, PALE, INK = "#1b6ca8", "#b05a00", "#e4e9ee", "#17202a"
INCHES, DOTS = 6.75, 160  # 1080 pixels wide
# Matplotlib's settings are the process's: one picture at a time.
_drawing = Lock()


@dataclass(frozen=True)
class Week:
    """A week's short name, its activities, and attendance of each side in percent; None in a week without any."""

    name: str
    activities: int
    rates: Sequence[int | None]


def _width(text: str) -> int:
    """Return how wide a text is, in half-width characters."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def weeks(path: Path, title: str, shown: Sequence[Week], rates: Sequence[str], activities: str) -> None:
    """Draw a line for each side's attendance above bars of the activities.

    `rates` and `activities` are their words.
    """

    def draw(figure: "Figure") -> None:
        places = range(len(shown))
        above, below = figure.add_axes((0.1, 0.42, 0.86, 0.44)), figure.add_axes((0.1, 0.17, 0.86, 0.2))
        for line, (label, colour, mark) in enumerate(zip(rates, (COLLEGE, ENTERPRISE), "oD", strict=True)):
            there = [(place, rate) for place, week in enumerate(shown) if (rate := week.rates[line]) is not None]
            xs, ys = [place for place, _ in there], [rate for _, rate in there]
            above.plot(xs, ys, f"{mark}-", color=colour, linewidth=2.4, markersize=6, label=label)
        above.set_ylim(0, 108)
        above.set_yticks([0, 50, 100], ["0", "50", "100 %"], fontsize=11)
        above.set_xticks([])
        below.bar(places, [week.activities for week in shown], color=PALE, width=0.6, label=activities)
        most = max(week.activities for week in shown) or 1
        for place, week in zip(places, shown, strict=True):
            below.text(place, week.activities + most * 0.06, f"{week.activities}", ha="center", fontsize=11, color=INK)
        below.set_ylim(0, most * 1.5)
        below.set_yticks([])
        _name_places(below, [week.name for week in shown], inches=0.86 * INCHES, size=11)
        for axes in (above, below):
            axes.set_xlim(-0.5, len(shown) - 0.5)
            _plain(axes, grid="y")
        figure.legend(loc="lower center", ncols=3, frameon=False, fontsize=12)

    _picture(path, title, 4.2, draw)


def named_places(names: Sequence[str], *, inches: float, size: float) -> list[int]:
    """Return the places of which the names fit beside each other below an axis, with equal gaps up to the last one.

    `inches` is how wide the axis is, `size` that of the letters in points.
    """
    widest = (max(map(_width, names)) + 1) * size / 2 / 72
    gap = ceil(widest / (inches / len(names)))
    return list(range(len(names) - 1, -1, -gap))[::-1]


def _name_places(axes: "Axes", names: Sequence[str], *, inches: float, size: float) -> None:
    places = named_places(names, inches=inches, size=size)
    axes.set_xticks(places, [names[place] for place in places], fontsize=size, color=INK)


def _plain(axes: "Axes", *, grid: str) -> None:
    for side in ("top", "right", "left" if grid == "y" else "bottom"):
        axes.spines[side].set_visible(False)
    axes.grid(axis="x" if grid == "x" else "y", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=INK)


def _picture(path: Path, title: str, height: float, draw: "Callable[[Figure], None]") -> None:
    """Write a PNG in the bundled typeface. Matplotlib costs some 30 MB, so that it is loaded here."""
    import matplotlib as mpl
    from matplotlib import font_manager
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    with _drawing:
        if not any(entry.fname == str(FONT) for entry in font_manager.fontManager.ttflist):
            font_manager.fontManager.addfont(str(FONT))
        with mpl.rc_context({"font.family": [FAMILY], "axes.unicode_minus": False}):
            figure = Figure(figsize=(INCHES, height), dpi=DOTS, facecolor="white")
            FigureCanvasAgg(figure)
            figure.text(0.5, 0.975, title, ha="center", va="top", fontsize=15, color=INK, linespacing=1.5)
            draw(figure)
            figure.savefig(path)
