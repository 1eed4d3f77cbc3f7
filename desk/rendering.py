"""The desk's pages as HTML: the templates beside this module, in a reader's language, in the frame around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_urlsafe

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from desk.routing import DeskPage, PageContent, rail_pages
from handlers.kit.replies import Line
from handlers.kit.texts import LANGUAGES, markup, plain
from handlers.views.drawing import Drawing
from handlers.views.roles import role_line
from handlers.views.svg import svg
from records.messages import Message
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

TEMPLATES = Path(__file__).parent / "templates"
_FORM_BYTES = 12  # 96 bits: no two forms of a person's are the same
NAME = Message("desk-name")
# What each form of a page sends back.
_HIDDEN = Markup('<input type="hidden" name="guard" value="{guard}"><input type="hidden" name="form" value="{form}">')


@dataclass(frozen=True)
class PlainPage:
    """A page that says one thing; with the label of a button, it is a form that is sent to its own address."""

    title: Line
    note: Line
    button: Line | None = None
    back: bool = False
    script: str = ""


ENTER = PlainPage(Message("desk-enter-title"), Message("desk-enter-note"), Message("desk-enter-button"))
MINI_APP = PlainPage(Message("desk-name"), Message("desk-mini-app-note"), script="mini-app")
SHUT = PlainPage(Message("desk-shut-title"), Message("desk-shut-note"))
FAILED = PlainPage(Message("desk-failed-title"), Message("desk-failed-note"), back=True)
TOO_OFTEN = PlainPage(Message("desk-too-often-title"), Message("desk-too-often-note"))
LEFT = PlainPage(Message("desk-left-title"), Message("desk-left-note"))


@dataclass(frozen=True)
class RailLink:
    """An entry of the rail."""

    path: str
    name: str
    label: Line
    current: bool


@dataclass(frozen=True)
class Frame:
    """What stands around each page: the rail, whose session it is, and what came of the form that was sent last.

    `guard` goes back with each form, `form` is the token of those of this page.
    """

    rail: Sequence[RailLink]
    person: str
    roles: Sequence[Line]
    language: str
    other_language: str
    guard: str
    form: str
    outcome: Sequence[Line]

    @classmethod
    def of(cls, work: UnitOfWork, person: Person, page: DeskPage, guard: str, outcome: Sequence[Line]) -> "Frame":
        """Return the frame of a page for whoever looks at it."""
        rail = [
            RailLink(other.path, other.entry, Message(f"desk-rail-{other.entry}"), other.entry is page.entry)
            for other in rail_pages()
            if other.entry is not None and (other.audience.roles is None or other.audience.roles & person.roles)
        ]
        other_language = next(language for language in LANGUAGES if language != person.language)
        roles = [role_line(work, held) for held in person.memberships]
        form = token_urlsafe(_FORM_BYTES)
        return cls(rail, person.name, roles, person.language, other_language, guard, form, outcome)


def render_notice(language: str, notice: PlainPage) -> str:
    """Return a page that says one thing."""
    return _render("notice.html", language, page=notice)


def render_page(page: DeskPage, content: PageContent, frame: Frame) -> str:
    """Return a page of somebody who has come in. Raises jinja2.UndefinedError for a field that it has not."""

    def hidden() -> Markup:
        return _HIDDEN.format(guard=frame.guard, form=frame.form)

    return _render(page.template, frame.language, page=content, frame=frame, hidden=hidden)


def _render(template: str, language: str, **values: object) -> str:
    """Return a template's HTML: `say(line)` in it is a text, `words(line)` one without tags, `draw(drawing)` a chart.

    Every other value is escaped.
    """

    def say(line: Line) -> Markup:
        return Markup(markup(language, line))

    def words(line: Line) -> str:
        return plain(language, line)

    def draw(drawing: Drawing) -> Markup:
        return Markup(svg(drawing))

    helpers: Mapping[str, object] = {"say": say, "words": words, "draw": draw, "text": Message, "name": NAME}
    return _environment().get_template(template).render(language=language, **helpers, **values)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
