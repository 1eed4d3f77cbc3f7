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
RED, GOLD, GREY, PALE, INK = "#c8372d", "#d99a2b", "#9aa0a6", "#f4dcd6", "#333333"
INCHES, DOTS = 6.4, 160  # 1024 pixels wide
# Matplotlib's settings are the process's: one picture at a time.
_drawing = Lock()


@dataclass(frozen=True)
class Spoke:
    """One axis of a radar: a score from 0 to 100, and that of the period before. None is missing, and no zero."""

    name: str
    score: float | None
    before: float | None


@dataclass(frozen=True)
class Bar:
    """What an indicator contributes, of the points that it could."""

    name: str
    contribution: float | None
    weight: float


@dataclass(frozen=True)
class Point:
    """A period's short name and its value; None where it is missing."""

    name: str
    value: float | None


@dataclass(frozen=True)
class Week:
    """A week's short name, its activities, and attendance of each side in percent; None in a week without any."""

    name: str
    activities: int
    rates: Sequence[int | None]


def radar(path: Path, title: str, spokes: Sequence[Spoke], now: str, before: str, missing: str) -> None:
    """Draw the scores of groups as a radar. `now`, `before` and `missing` are the words of the legend."""

    def draw(figure: "Figure") -> None:
        from math import pi

        axes = figure.add_axes((0.2, 0.14, 0.6, 0.6), projection="polar")
        axes.set_theta_offset(pi / 2)  # type: ignore[attr-defined]  # of polar axes
        axes.set_theta_direction(-1)  # type: ignore[attr-defined]  # as above
        angles = [2 * pi * number / len(spokes) for number in range(len(spokes))]
        axes.set_ylim(0, 100)
        axes.set_yticks([20, 40, 60, 80, 100], ["20", "40", "60", "80", "100"], color=GREY, fontsize=10)
        axes.set_xticks(angles, [""] * len(spokes))
        axes.grid(color="#dddddd", linewidth=0.8)
        axes.spines["polar"].set_color("#dddddd")
        _polygon(axes, angles, [spoke.score for spoke in spokes], RED, now)
        if any(spoke.before is not None for spoke in spokes):
            _polygon(axes, angles, [spoke.before for spoke in spokes], GREY, before, dashed=True)
        for angle, spoke in zip(angles, spokes, strict=True):
            label = f"{spoke.name}\n{missing if spoke.score is None else f'{spoke.score:.1f}'}"
            axes.text(
                angle, 124, label, ha="center", va="center", fontsize=13, color=GREY if spoke.score is None else INK
            )
        if any(axes.get_legend_handles_labels()):
            figure.legend(loc="lower center", ncols=2, frameon=False, fontsize=12)

    _picture(path, title, INCHES, draw)


def _polygon(
    axes: "Axes",
    angles: Sequence[float],
    values: Sequence[float | None],
    colour: str,
    label: str,
    *,
    dashed: bool = False,
) -> None:
    """Draw a line over the axes that are there: what is missing is passed over, not drawn as nothing."""
    there = [(angle, value) for angle, value in zip(angles, values, strict=True) if value is not None]
    if not there:
        return
    xs, ys = zip(*there, there[0], strict=True)
    axes.plot(xs, ys, color=colour, linewidth=1.6 if dashed else 2.4, linestyle="--" if dashed else "-", label=label)
    axes.plot(xs, ys, "o", color=colour, markersize=4 if dashed else 6)
    if not dashed:
        axes.fill(xs, ys, color=colour, alpha=0.14)


def contributions(path: Path, title: str, bars: Sequence[Bar], contributed: str, possible: str, missing: str) -> None:
    """Draw one row an indicator: what it contributes before what it could."""

    def draw(figure: "Figure") -> None:
        left = 0.04 + 0.0133 * max(_width(bar.name) for bar in bars)
        axes = figure.add_axes((left, 0.09, 0.95 - left, 0.8))
        rows = range(len(bars))
        axes.barh(rows, [bar.weight for bar in bars], color=PALE, height=0.62, label=possible)
        axes.barh(rows, [bar.contribution or 0 for bar in bars], color=RED, height=0.62, label=contributed)
        axes.set_yticks(rows, [bar.name for bar in bars], fontsize=11.5, color=INK)
        axes.invert_yaxis()
        widest = max(bar.weight for bar in bars)
        axes.set_xlim(0, widest * 1.3)
        for row, bar in enumerate(bars):
            text = missing if bar.contribution is None else f"{bar.contribution:.1f} / {bar.weight:.1f}"
            colour = GREY if bar.contribution is None else INK
            axes.text(bar.weight + widest * 0.02, row, text, va="center", fontsize=10.5, color=colour)
        _plain(axes, grid="x")
        figure.legend(loc="lower center", ncols=2, frameon=False, fontsize=12)

    _picture(path, title, 7.6, draw)


def _width(text: str) -> int:
    """Return how wide a text is, in half-width characters."""
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def trend(
    path: Path, title: str, points: Sequence[Point], unit: str, goal: float | None, goal_name: str, missing: str
) -> None:
    """Draw a line over periods with the goal; where a period has no value there is a gap."""

    def draw(figure: "Figure") -> None:
        axes = figure.add_axes((0.12, 0.1, 0.82, 0.72))
        values = [point.value for point in points]
        there = [value for value in values if value is not None]
        top = max([*there, goal or 0.0, 1e-9])
        low = min([0.0, *there])
        axes.set_ylim(low * 1.15, top * 1.18)
        if goal is not None:
            axes.axhline(goal, color=GOLD, linewidth=1.8, linestyle="--")
            name = f"{goal_name} {goal:g}"
            axes.text(
                len(points) - 0.55, goal + top * 0.02, name, color="#a8701a", fontsize=12, ha="right", va="bottom"
            )
        axes.plot(range(len(points)), [float("nan") if v is None else v for v in values], color=RED, linewidth=2.4)
        for at, value in enumerate(values):
            if value is None:
                axes.text(at, low + top * 0.015, missing, ha="center", va="bottom", fontsize=11, color=GREY)
            else:
                axes.plot(at, value, "o", color=RED, markersize=7)
                _label(axes, at, value, above=goal is None or abs(value - goal) > top * 0.09 or value > goal, top=top)
        axes.set_xlim(-0.5, len(points) - 0.5)
        _name_places(axes, [point.name for point in points], inches=0.82 * INCHES, size=12)
        axes.set_title(unit, loc="left", fontsize=12, color=GREY)
        _plain(axes, grid="y")

    _picture(path, title, 4.8, draw)


def weeks(path: Path, title: str, shown: Sequence[Week], rates: Sequence[str], activities: str) -> None:
    """Draw a line for each side's attendance above bars of the activities.

    `rates` and `activities` are their words.
    """

    def draw(figure: "Figure") -> None:
        places = range(len(shown))
        above, below = figure.add_axes((0.1, 0.42, 0.86, 0.44)), figure.add_axes((0.1, 0.17, 0.86, 0.2))
        for line, (label, colour) in enumerate(zip(rates, (RED, GOLD), strict=True)):
            there = [(place, rate) for place, week in enumerate(shown) if (rate := week.rates[line]) is not None]
            xs, ys = [place for place, _ in there], [rate for _, rate in there]
            above.plot(xs, ys, "o-", color=colour, linewidth=2.4, markersize=6, label=label)
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


def _label(axes: "Axes", at: int, value: float, *, above: bool, top: float) -> None:
    """Write a value on white, since a steep line runs through it."""
    offset, va = (top * 0.035, "bottom") if above else (-top * 0.035, "top")
    white = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    axes.text(at, value + offset, f"{value:.1f}", ha="center", va=va, fontsize=12, color=INK, bbox=white)


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
