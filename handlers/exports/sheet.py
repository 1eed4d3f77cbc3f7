"""What is written into a file, whatever its format: a heading, columns, and rows that come one after the other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.exports.columns import Cell
from records.lengths import shortened
from records.text import visible

LONGEST_CELL = 32_767  # UTF-16 units, by the limits of spreadsheets
MOST_ROWS = 1_000_000  # a little less than the limit of spreadsheets
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # in XML 1.0
# Signs that begin a formula, and how they are written wide, small, raised or lowered.
_SIGNS = r"=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−"
_FORMULA = re.compile(rf"\s*[{_SIGNS}\t\r\n|%]")
# The same in the middle of a text: a program that divides cells by another sign than the comma begins one there.
_FORMULA_WITHIN = re.compile(rf"([,;\t\r\n|，；｜\x85\u2028\u2029][\s\"']*)(?=[{_SIGNS}])")


@dataclass(frozen=True)
class Heading:
    """The heading of a column.

    `width` is in characters; `shape` is a spreadsheet's number format, None for text. A `hidden` one is there, and not
    shown.
    """

    text: str
    width: int
    shape: str | None = None
    hidden: bool = False


@dataclass(frozen=True)
class ExportSheet:
    """A table to be written.

    `name` is short and says which table it is, `title` stands above it, `foot` below each printed page, with &P for the
    page and &N for how many there are. The rows can be gone through once. The first columns, as many as `leading`, say
    what a row is about.
    """

    name: str
    title: str
    foot: str
    headings: Sequence[Heading]
    rows: Iterable[Sequence[Cell]]
    leading: int = 0
    to_fill: bool = False


def legal(text: str) -> str:
    """Return what a spreadsheet can hold of a text."""
    return shortened(_ILLEGAL.sub("", visible(text)), LONGEST_CELL, mark="")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take what somebody wrote for a formula or a command."""
    return _FORMULA.match(text) is not None


def disarmed(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, by whatever sign it divides the cells of a CSV file."""
    within = _FORMULA_WITHIN.sub(r"\1'", text)
    return f"'{within}" if looks_like_formula(within) else within
