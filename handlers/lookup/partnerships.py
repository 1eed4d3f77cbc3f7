"""Which partnerships people mean: by a part of a name, by a number, or by a button each where it may be several."""

from collections.abc import Sequence

from handlers.lookup.words import split_words
from records.errors import UserError
from records.messages import Message, message
from records.name_comparison import name_holds, name_key
from storage.engine.unit_of_work import UnitOfWork
from storage.people import partnerships
from storage.people.partnerships import Partnership
from storage.people.persons import Person

MOST_ON_OFFER = 20  # partnerships, each a button


def partnerships_named(word: str, among: Sequence[Partnership]) -> tuple[Partnership, ...]:
    """Return those with the word in their name; whole names before parts, and the partnership's number as #3."""
    if word.startswith("#") and word[1:].isdecimal():
        return tuple(partnership for partnership in among if partnership.id == int(word[1:]))
    if not (part := name_key(word.strip("·"))):
        return tuple(among)
    exact = [
        partnership
        for partnership in among
        if part in (name_key(partnership.college.name), name_key(partnership.enterprise.name))
    ]
    return tuple(exact or (partnership for partnership in among if name_holds(partnership.name, part)))


def on_offer(rest: str, among: Sequence[Partnership], command: str) -> tuple[Sequence[Partnership], list[Message]]:
    """Return the partnerships that the words after a command may mean, to choose from, as many as fit.

    With them comes a line that says what leads to those that are left out. Raises UserError on a name of none.
    """
    matching = among
    for word in split_words(rest):
        if not (named := partnerships_named(word, matching)):
            raise UserError("name-unknown", name=word)
        matching = named
    return as_many_as_fit(matching, command)


def as_many_as_fit(matching: Sequence[Partnership], command: str) -> tuple[Sequence[Partnership], list[Message]]:
    """Return as many as there is room for, and a line that says what leads to those that are left out."""
    shown, left = matching[:MOST_ON_OFFER], matching[MOST_ON_OFFER:]
    said = f"/{command} {left[0].enterprise.name}" if left else ""
    return shown, [message("partnerships-more", count=len(left), said=said)] if left else []


def short_names(among: Sequence[Partnership]) -> dict[int, str]:
    """Return what tells partnerships apart, by id.

    That is the enterprise alone where they all are of one college, or the other way round.
    """
    if len({partnership.college.id for partnership in among}) == 1:
        return {partnership.id: partnership.enterprise.name for partnership in among}
    if len({partnership.enterprise.id for partnership in among}) == 1:
        return {partnership.id: partnership.college.name for partnership in among}
    return {partnership.id: partnership.name for partnership in among}


def names_apart(work: UnitOfWork, person: Person) -> dict[int, str]:
    """Return what tells the person's partnerships apart, by id; nothing where there is but one."""
    own = partnerships.of_person(work, person)
    return short_names(own) if len(own) > 1 else {}


def partnership_at_console(work: UnitOfWork, words: str) -> Partnership:
    """Return the partnership that the operator's words mean. Raises UserError unless they mean one."""
    every: Sequence[Partnership] = partnerships.every(work)
    matching = every
    for word in split_words(words):
        matching = partnerships_named(word, matching)
    if len(matching) != 1:
        raise UserError("score-several", names=tuple(partnership.name for partnership in matching or every))
    return matching[0]
