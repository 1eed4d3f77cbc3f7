"""Find who may say, press or open what: features declare it, and it is guarded here, in one place."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import TypeVar

import handlers.features
from handlers.kit.buttons import SURE, Press
from handlers.kit.deeds import Deed, closed, question
from handlers.kit.deep_links import DeepLink
from handlers.kit.incoming import Incoming, IncomingEvent, TextMessage
from handlers.kit.replies import Reply
from records.addresses import Address
from records.compact import name_of
from records.errors import UserError
from records.messages import Message
from records.roles import Role
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

P = TypeVar("P", bound=Press)
L = TypeVar("L", bound=DeepLink)


@dataclass(frozen=True)
class Request:
    """One thing that somebody said or pressed. `known` is None for a stranger; `username` is the bot's."""

    work: UnitOfWork
    now: datetime
    chat: Address
    private: bool
    sender: Address
    incoming: Incoming
    language: str
    username: str
    event: IncomingEvent
    known: Person | None

    @property
    def name(self) -> str:
        """How the channel calls the sender."""
        return self.incoming.name

    @property
    def person(self) -> Person:
        """Who it is, where the guard has let only known people in."""
        if self.known is None:
            raise UserError("not-known-yet")
        return self.known


ALIKE = 0.65  # of 1, from which on a command may be what was meant
EVERYBODY: frozenset[Role] | None = None
NOBODY: frozenset[Role] = frozenset()
MEMBERS = frozenset(Role)
MEMBERS_AND_ADMINS = frozenset({Role.MEMBER, Role.ADMIN})
COORDINATORS = frozenset({Role.COORDINATOR})
COORDINATORS_AND_ADMINS = frozenset({Role.COORDINATOR, Role.ADMIN})
SIDES = frozenset({Role.MEMBER, Role.COORDINATOR})
ADMINS = frozenset({Role.ADMIN})


_REFUSALS = {ADMINS: "only-admins", COORDINATORS: "only-coordinators", SIDES: "only-sides"}  # by who may


class Section(StrEnum):
    """The parts of menus and /help, in this order; each has the text `section-<name>`."""

    RECORD = "record"
    TASKS = "tasks"
    LOOK = "look"
    SIDE = "side"
    PROGRAMME = "programme"
    OWN = "own"


@dataclass(frozen=True)
class Command:
    """A command, `/name`, for people of these roles (None: strangers too); features list theirs under `COMMANDS`.

    Its help is the text `command-<name>`; `place` orders its section. The menu, a greeting and /help begin with those
    that people of a role use `often`, ten for each role; the rest is behind a button.
    """

    name: str
    roles: frozenset[Role] | None
    handler: Callable[[Request, str], Iterable[Reply]]
    section: Section = field(kw_only=True)
    in_groups: bool = False
    place: int = 50
    often: frozenset[Role] = NOBODY


class OnPress:
    """What a feature does when a button of this kind is pressed; listed under `BUTTONS`.

    Who may press it is said where the button is declared. Where that says that it is final, `asks` returns what it
    does, or None where this one is not; it raises UserError where the person may not.
    """

    def __init__(
        self,
        press: type[P],
        handler: Callable[["Request", P], Iterable[Reply]],
        asks: Callable[["Request", P], Deed | None] | None = None,
    ) -> None:
        """Note the handlers, which are given what the button says as the value that was declared."""
        if press.final != (asks is not None):
            raise TypeError(f"{press.__qualname__} is final, or asks whether it is meant: it must be both")
        self.press: type[Press] = press
        self._handler = handler
        self._asks = asks
        self._read = press.read

    def __call__(self, request: "Request", data: str, *, sure: bool = False) -> Iterable[Reply]:
        """Handle a press, or ask whether it is meant. Raises UserError where the data is forged or old."""
        press = self._read(data)
        if self._asks is None:
            return self._handler(request, press)
        if sure:
            return [*self._handler(request, press), closed(request.work, request.chat, Message("deed-done"))]
        deed = self._asks(request, press)
        return self._handler(request, press) if deed is None else [question(deed, press)]


class OnLink:
    """What a feature does when somebody opens a deep link of this kind; listed under `LINKS`.

    For whom it is, is said where the link is declared. What no feature declares is an invitation's code.
    """

    def __init__(self, link: type[L], handler: Callable[["Request", L], Iterable[Reply]]) -> None:
        """Note the handler, which is given what the link says as the value that was declared."""
        self.link: type[DeepLink] = link
        self._handler = handler
        self._read = link.unpack

    def __call__(self, request: "Request", payload: str) -> Iterable[Reply]:
        """Do what the link is for. Raises UserError where it is none that was ever made."""
        try:
            link = self._read(payload)
        except ValueError:
            raise UserError(self.link.unknown) from None
        return self._handler(request, link)


class OnText:
    """What a feature does with text that is no command, also a stranger's, before the forms take it.

    Features list theirs under `TEXTS`.
    """

    def __init__(self, handler: Callable[["Request", TextMessage], Iterable[Reply] | None]) -> None:
        """Note the handler, which returns None where the text is for the forms."""
        self._handler = handler

    def __call__(self, request: "Request", text: TextMessage) -> Iterable[Reply] | None:
        """Take the text, or return None."""
        return self._handler(request, text)


def declared(attribute: str) -> Iterator[object]:
    """Yield all that features declare under that name, by the features' own names, whatever folder each is in."""
    modules = pkgutil.walk_packages(handlers.features.__path__, "handlers.features.")
    names = (module.name for module in modules if not module.ispkg)
    for name in sorted(names, key=lambda name: name.rpartition(".")[2]):
        yield from getattr(importlib.import_module(name), attribute, ())


@cache
def commands() -> dict[str, Command]:
    """Return all commands by name, in the order of menus and /help."""
    every = [command for command in declared("COMMANDS") if isinstance(command, Command)]
    sections = list(Section)
    every.sort(key=lambda command: (sections.index(command.section), command.place))
    return {command.name: command for command in every}


@cache
def buttons() -> dict[str, OnPress]:
    """Return what features do on presses, by the name that a button's data begins with."""
    every = [on_press for on_press in declared("BUTTONS") if isinstance(on_press, OnPress)]
    by_name = {on_press.press.name: on_press for on_press in every}
    if len(by_name) < len(every):
        raise ValueError("two buttons have the same name")
    return by_name


@cache
def text_handlers() -> tuple[OnText, ...]:
    """Return what features do with text that is no command."""
    return tuple(handler for handler in declared("TEXTS") if isinstance(handler, OnText))


@cache
def links() -> dict[str, OnLink]:
    """Return what features do with deep links, by the name that a link begins with."""
    return {handler.link.name: handler for handler in declared("LINKS") if isinstance(handler, OnLink)}


def run_link(request: Request, payload: str) -> Iterable[Reply] | None:
    """Do what a deep link is for; return None where it is none that features declare."""
    on_link = links().get(name_of(payload, DeepLink.separator))
    if on_link is None:
        return None
    check_role(request, on_link.link.audience.roles)
    return on_link(request, payload)


def check_role(request: Request, roles: frozenset[Role] | None) -> None:
    """Refuse whoever has none of the roles. Raises UserError. Buttons are checked when pressed: data can be forged."""
    if roles is None:
        return
    if request.known is None or not request.known.roles:
        raise UserError("not-known-yet")
    if not roles & request.known.roles:
        raise UserError(_REFUSALS.get(roles, "not-your-role"))


def run_command(request: Request, name: str, rest: str) -> Iterable[Reply]:
    """Do what a command says, if the person may. Raises UserError otherwise, and on a name that none has."""
    command = commands().get(name)
    if command is None:
        raise _unknown(request, name)
    check_role(request, command.roles)
    if not request.private and not command.in_groups:
        raise UserError("private-only", bot=request.username)
    return command.handler(request, rest)


def _unknown(request: Request, name: str) -> UserError:
    """Return the refusal, with the command that was meant, perhaps, among those that the person may use."""
    roles = request.known.roles if request.known else frozenset()
    may = [command.name for command in commands().values() if command.roles is None or command.roles & roles]
    near = get_close_matches(name, may, 1, ALIKE)
    return UserError("command-near", command=f"/{near[0]}") if near else UserError("command-unknown")


def press_button(request: Request, data: str) -> Iterable[Reply]:
    """Hand a button's data to the feature that declares it, if the person may press it. Raises UserError otherwise."""
    said = data.removeprefix(SURE)
    on_press = buttons().get(name_of(said))
    if on_press is None:
        raise UserError("button-old")
    check_role(request, on_press.press.audience.roles)
    if not request.private and not on_press.press.in_groups:
        raise UserError("private-only", bot=request.username)
    return on_press(request, said, sure=said != data)
