"""What holds for somebody's account with the bot: in which language they read, and whether they have stopped it."""

from datetime import datetime

from records.addresses import Address
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person


def choose_language(work: UnitOfWork, person: Person, language: str) -> Person:
    """Let the person read in that language from now on, and return them so."""
    persons.set_language(work, person.id, language)
    return persons.by_id(work, person.id)


def note_blocked(work: UnitOfWork, address: Address, blocked: bool, now: datetime) -> None:
    """Note that the person has stopped the bot, or let it in again."""
    persons.set_blocked(work, address, now if blocked else None)
