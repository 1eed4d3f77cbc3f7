"""Forms of the desk are sent once, however often they arrive: a browser sends again what it has had no answer to."""

from collections.abc import Callable, Sequence
from datetime import datetime

from records.messages import Line
from services.desk.tokens import fingerprint
from storage.desk import deeds
from storage.engine.unit_of_work import UnitOfWork
from storage.people.persons import Person


def deed_key(person: Person, form: str) -> str:
    """Return under what it is kept what came of a form; `form` is the form's own token."""
    return fingerprint(f"deed {person.id} {form}")


def once(
    work: UnitOfWork, person: Person, form: str, run: Callable[[], Sequence[Line]], now: datetime
) -> Sequence[Line]:
    """Do what a form asks for, unless it was done, and return what came of it, the same each time.

    What was done and what came of it are of one transaction. Raises what `run` does; nothing is kept then.
    """
    key = deed_key(person, form)
    told = deeds.find(work, key)
    if told is not None:
        return told
    lines = run()
    deeds.add(work, key, person.id, lines, now)
    return lines


def outcome(work: UnitOfWork, person: Person, form: str) -> Sequence[Line]:
    """Return what came of a form of the person's; nothing where there is no such form."""
    return deeds.find(work, deed_key(person, form)) or ()
