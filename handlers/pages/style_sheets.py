"""The style sheets of pages: tokens, what all pages share, and what is of one sort of page."""

from functools import cache
from pathlib import Path

from handlers.pages.tokens import tokens_css

STYLES = Path(__file__).parent / "styles"
SHARED = "base"


@cache
def style_sheet(*names: str) -> str:
    """Return one style sheet: the tokens, what all pages share, then the styles of these names, in that order."""
    styles = [(STYLES / f"{name}.css").read_text(encoding="utf-8") for name in (SHARED, *names)]
    return "\n".join([tokens_css(), *styles])
