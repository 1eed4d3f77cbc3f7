"""What is stored about a person, for that person; and their erasure, which they ask for and an admin decides."""

from datetime import datetime

from pydantic import JsonValue

from records.errors import UserError
from records.notices import News
from services.clock.housekeeping import discard_evidence
from services.people.membership import lose
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, erasures
from storage.people.directory import Person
from storage.people.erasures import Erasure


def stored_about(work: UnitOfWork, person: Person) -> dict[str, JsonValue]:
    """All that is stored about the person, by table, as plain values."""
    return erasures.stored_about(work, person.id, person.address)


def ask_for_erasure(work: UnitOfWork, person: Person, now: datetime) -> None:
    """All admins are told. Asking again while nobody has decided is refused; so is the last admin."""
    if erasures.open_of(work, person.id) is not None:
        raise UserError("erasure-asked-already")
    admins = directory.admins(work)
    if [each.id for each in admins] == [person.id]:
        raise UserError("last-admin")
    number = erasures.add(work, person.id, now)
    audit.note(work, now, person.id, "ask_erasure", "person", person.id)
    work.news += [News("erasure_asked", admin.id, number) for admin in admins if admin.id != person.id]


def decide(work: UnitOfWork, by: Person, erasure_id: int, granted: bool, now: datetime) -> Erasure:
    """Granted: name and Telegram identity become a pseudonym, drafts and messages go, records and figures stay.
    Nobody decides on themselves."""
    found = erasures.by_id(work, erasure_id)
    if not by.is_admin:
        raise UserError("not-your-role")
    if found is None or found.person_id == by.id:
        raise UserError("erasure-none")
    if found.granted is not None:
        raise UserError("erasure-decided-already")
    erasures.decide(work, erasure_id, granted, by.id, now)
    audit.note(work, now, by.id, "erase" if granted else "refuse_erasure", "person", found.person_id)
    person = directory.by_id(work, found.person_id)
    if granted:
        for membership in person.memberships:
            lose(work, person, membership, now)
        erasures.erase(work, person.id, person.address, pseudonym(person.id), now)
        discard_evidence(work, of=person.id)
    else:
        work.news.append(News("erasure_refused", person.id, erasure_id))
    return found


def pseudonym(person_id: int) -> str:
    return f"成员#{person_id}"
