"""Colours stand out from what they stand on, in both appearances, and styles use what is declared."""

import re
from pathlib import Path

import pytest

from handlers.pages.style_sheets import STYLES, style_sheet
from handlers.pages.tokens import COLOURS, LETTERS, ColourToken


def luminance(colour: str) -> float:
    """The relative luminance of #rrggbb (WCAG 2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    low, high = sorted(map(luminance, (one, two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", COLOURS, ids=lambda colour: colour.name)
def test_a_colour_stands_out_from_what_it_stands_on(colour: ColourToken) -> None:
    ground = next(other for other in COLOURS if other.name == colour.ground)
    assert contrast(colour.light, ground.light) >= colour.contrast / 10
    assert contrast(colour.dark, ground.dark) >= colour.contrast / 10


@pytest.mark.parametrize("style", sorted(STYLES.glob("*.css")), ids=lambda style: style.stem)
def test_styles_name_tokens_only(style: Path) -> None:
    """A colour or a size of letters that a style sets by itself would be a second declaration."""
    text = re.sub(r"/\*.*?\*/", "", style_sheet(style.stem).partition("@media screen")[2], flags=re.DOTALL)
    own = text.partition("\n}\n")[2]
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(|font-size:", own) == []
    declared = {colour.name for colour in COLOURS} | {letter.name for letter in LETTERS} | {"letters"}
    assert set(re.findall(r"var\(--([\w-]+)\)", own)) <= declared
