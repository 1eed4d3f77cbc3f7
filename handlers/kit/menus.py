"""The commands that a person finds under "/", by role and in their language."""

from collections.abc import Set
from datetime import datetime

from handlers.kit.router import Command, commands
from records.content import MenuContent
from records.messages import Message
from records.purposes import Purpose
from records.roles import Role
from storage.chat.outbox import want_screen
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person

FIRST = 10  # commands that are shown without asking for more


def commands_of(roles: Set[Role]) -> list[Command]:
    """Return the commands that somebody with these roles may use, a stranger if there are none."""
    return [command for command in commands().values() if command.roles is None or command.roles & roles]


def first_commands(roles: Set[Role]) -> list[Command]:
    """Return those of them that are used often: what a greeting, the menu and /help begin with."""
    return [command for command in commands_of(roles) if command.often & roles][:FIRST]


def menu_of(language: str, roles: Set[Role]) -> MenuContent:
    """Return these commands with what each does, as a menu in that language: those that are used often come first."""
    first = first_commands(roles)
    ordered = [*first, *(command for command in commands_of(roles) if command not in first)]
    return MenuContent(language, tuple((command.name, Message(f"command-{command.name}")) for command in ordered))


def want_menu(work: UnitOfWork, person: Person, now: datetime) -> None:
    """Set the menu of the person's private chat; delivery sends it."""
    menu = menu_of(person.language, person.roles)
    want_screen(work, person.address, Purpose.COMMANDS, menu, now, move=False)
