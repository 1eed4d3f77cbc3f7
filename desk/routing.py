"""How a page of the desk is declared: its address, whom it is for, what it shows, and what its forms do.

A module of `desk/pages` lists its own under `PAGES` and `DEEDS`, and is found by itself; the server, the rail and the
tests of permissions are made from the declarations.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Protocol

from multidict import MultiMapping

import desk.pages
from handlers.kit.buttons import Audience
from records.errors import UserError
from records.messages import Line
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

NUMBER = r"{%s:\d{1,12}}"  # a part of an address that is a number; an id has no more digits


class RailEntry(StrEnum):
    """The entries of the rail, in this order; each has the text `desk-rail-<name>`."""

    TODAY = "today"
    QUEUE = "queue"
    LEDGER = "ledger"
    PARTNERSHIPS = "partnerships"
    CALENDAR = "calendar"
    BOARD = "board"
    ROSTER = "roster"
    PEOPLE = "people"
    PUBLICATIONS = "publications"
    METHODS = "methods"
    AUDIT = "audit"


class PageContent(Protocol):
    """What a page shows: values and texts that a template lays out."""

    @property
    def title(self) -> Line:
        """Return the page's heading, which is the window's, too."""


@dataclass(frozen=True)
class Visit:
    """Somebody who looks at a page, or sends a form: `numbers` are those of the address, `query` what follows it."""

    work: UnitOfWork
    person: Person
    now: datetime
    numbers: Mapping[str, int]
    query: MultiMapping[str]

    @property
    def language(self) -> str:
        """Return the language in which the person reads."""
        return self.person.language


@dataclass(frozen=True)
class DeskPage:
    """A page: the address `path`, whose numbers stand in braces as `{record}`, and the template that lays it out.

    `show` reads on a session that cannot write. Raises UserError for what there is not, or not for the person, alike.
    """

    path: str
    audience: Audience
    template: str
    show: Callable[[Visit], PageContent]
    entry: RailEntry | None = None
    opens: bool = False  # the rail leads here


@dataclass(frozen=True)
class DeskDeed:
    """What a form does that is sent to `path`: `run` calls one service, in the writer's transaction.

    It returns what came of it, which is shown on the page `then`. The same form does it once, however often it arrives.
    Raises UserError where it is not allowed, or too late.
    """

    path: str
    audience: Audience
    run: Callable[[Visit, MultiMapping[str]], Sequence[Line]]
    then: str


def check_role(person: Person, audience: Audience) -> None:
    """Raise UserError where none of the person's roles is of the audience; what it is about is the service's to ask."""
    if audience.roles is not None and not audience.roles & person.roles:
        raise UserError("not-your-role")


def _declared(attribute: str) -> Iterator[object]:
    for module in sorted(pkgutil.iter_modules(desk.pages.__path__), key=lambda module: module.name):
        yield from getattr(importlib.import_module(f"desk.pages.{module.name}"), attribute, ())


@cache
def pages() -> tuple[DeskPage, ...]:
    """Return all pages that are for people who have come in."""
    return tuple(page for page in _declared("PAGES") if isinstance(page, DeskPage))


@cache
def deeds() -> tuple[DeskDeed, ...]:
    """Return all that forms do."""
    return tuple(deed for deed in _declared("DEEDS") if isinstance(deed, DeskDeed))


@cache
def rail_pages() -> tuple[DeskPage, ...]:
    """Return the pages to which the rail leads, in its order."""
    order = list(RailEntry)
    leading = [page for page in pages() if page.opens and page.entry is not None]
    return tuple(sorted(leading, key=lambda page: order.index(page.entry or RailEntry.TODAY)))


def address_pattern(path: str) -> str:
    """Return the address as aiohttp's router takes it: each name in braces is a number."""
    parts = [NUMBER % part[1:-1] if part.startswith("{") else part for part in path.split("/")]
    return "/".join(parts)
