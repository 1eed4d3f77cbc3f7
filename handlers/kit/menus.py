"""The commands that a person finds under "/", by role and in their language."""

from collections.abc import Set
from datetime import datetime

from pydantic import JsonValue

from handlers.kit.router import Command, commands
from handlers.kit.texts import plain
from records.messages import Message
from records.roles import Role
from storage.chat.outbox import COMMANDS, want_screen
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


def commands_of(roles: Set[Role]) -> list[Command]:
    return [each for each in commands().values() if each.roles is None or each.roles & roles]


def want_menu(work: UnitOfWork, person: Person, now: datetime) -> None:
    """The menu of the person's private chat, as it shall be; delivery sets it."""
    menu: list[JsonValue] = [
        {"command": each.name, "description": plain(person.language, Message(f"command-{each.name}"))}
        for each in commands_of(person.roles)
    ]
    want_screen(work, person.address, COMMANDS, {"commands": menu}, now, move=False)
