"""The colours and sizes of letters of everything that is seen: declared once, for pages, charts and paper.

A page takes them as custom properties of CSS, a picture in a chat as the colours of the light appearance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum


class Contrast(IntEnum):
    """How much a colour must stand out from paper, in tenths of the ratio that WCAG defines."""

    ORNAMENT = 0
    MARK = 30
    TEXT = 45


@dataclass(frozen=True)
class ColourToken:
    """A colour by its meaning, in both appearances; `ground` is what it stands on, by name."""

    name: str
    light: str
    dark: str
    contrast: Contrast = Contrast.ORNAMENT
    ground: str = "paper"


@dataclass(frozen=True)
class LetterToken:
    """A size of letters by its use; size and height of the line in pixels."""

    name: str
    size: int
    line: int
    weight: int = 400


_TEXT, _MARK = Contrast.TEXT, Contrast.MARK
COLOURS = (
    ColourToken("ink", "#17202a", "#e9eef3", _TEXT),
    ColourToken("quiet", "#5a6673", "#9aa8b5", _TEXT),
    ColourToken("paper", "#ffffff", "#17212b"),
    ColourToken("ground", "#eef1f4", "#0e1621"),
    ColourToken("sunk", "#f6f8fa", "#131c26"),
    ColourToken("accent", "#1b6ca8", "#6ab7f0", _TEXT),
    ColourToken("accent-ink", "#ffffff", "#06243a", _TEXT, "accent"),
    ColourToken("enterprise", "#b05a00", "#f0a35a", _TEXT),
    ColourToken("before", "#74818e", "#92a1af", _MARK),
    ColourToken("change", "#7aa7cb", "#4d7fa6"),
    ColourToken("heed", "#8a4b00", "#f2b661", _TEXT),
    ColourToken("heed-ground", "#fdf3e2", "#33270f"),
    ColourToken("danger", "#b3261e", "#ffb4ab", _TEXT),
    ColourToken("danger-ground", "#fcecea", "#3d1f1d"),
    ColourToken("edge", "#7f8b97", "#708295", _MARK),
    ColourToken("hatch", "#8995a1", "#647585", _MARK),
    ColourToken("line", "#dfe4e9", "#26323e"),
    ColourToken("track", "#e4e9ee", "#273440"),
    ColourToken("added", "#e3f1e6", "#17382a"),
    ColourToken("removed", "#f7e6e4", "#43231f"),
    ColourToken("chosen", "#e1effa", "#24405a"),
    ColourToken("chosen-quiet", "#4c5966", "#bccbd8", _TEXT, "chosen"),
    ColourToken("brand", "#b3261e", "#b3261e"),
    ColourToken("brand-ink", "#ffffff", "#ffffff", _TEXT, "brand"),
)
LETTERS = (
    LetterToken("hero", 72, 76, 600),  # one figure of a public page
    LetterToken("figure", 40, 44, 600),  # one figure of any other page
    LetterToken("title", 24, 32, 600),
    LetterToken("sentence", 17, 26),  # the one sentence of a page
    LetterToken("section", 16, 24, 600),
    LetterToken("reading", 15, 24),
    LetterToken("table", 14, 20),
    LetterToken("second", 13, 18),
    LetterToken("mark", 12, 16),  # axes and marks; nothing is smaller
)
LIGHT = {colour.name: colour.light for colour in COLOURS}


def tokens_css() -> str:
    """Return the tokens as custom properties; `font: var(--title)` sets size, height and weight at once.

    Dark is a media query, not `light-dark()`: browsers of 2020 know it, too.
    """
    light = "".join(f"  --{colour.name}: {colour.light};\n" for colour in COLOURS)
    dark = "".join(f"    --{colour.name}: {colour.dark};\n" for colour in COLOURS if colour.dark != colour.light)
    letters = "".join(f"  --{name}: {value};\n" for name, value in _fonts())
    return (
        f":root {{\n  color-scheme: light dark;\n{light}{letters}}}\n\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{dark}  }}\n}}\n"
    )


def _fonts() -> Iterator[tuple[str, str]]:
    for letter in LETTERS:
        yield letter.name, f"{letter.weight} {letter.size}px/{letter.line}px var(--letters)"
