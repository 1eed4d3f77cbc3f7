"""Pages that can be passed on: HTML that needs nothing else, from the templates beside this module."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from handlers.kit.replies import Line
from handlers.kit.texts import markup
from handlers.views.drawing import Drawing
from handlers.views.svg import svg
from records.messages import Message

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, language: str, page: object) -> str:
    """Return a page in a reader's language, from a template that reads the fields of `page`.

    In the template, `say(line)` is a text as HTML, which may hold tags of ours, `words(name)` a label of a public page,
    `draw(drawing)` a chart; every other value is escaped. Raises jinja2.UndefinedError for a field that `page` has not.
    """
    from markupsafe import Markup  # with Jinja2, which costs memory: only those who make a page pay

    def say(line: Line) -> Markup:
        return Markup(markup(language, line))

    def draw(drawing: Drawing) -> Markup:
        return Markup(svg(drawing))

    def words(name: str) -> Markup:
        return say(Message(f"public-{name}"))

    named = {"say": say, "words": words, "draw": draw}
    return _environment().get_template(template).render(language=language, page=page, **named)


def is_chinese(text: str) -> bool:
    """Tell whether a text has Chinese characters, which a page in English marks as such."""
    return any("\u3400" <= character <= "\u9fff" for character in text)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["chinese"] = is_chinese
    return environment
