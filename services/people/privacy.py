"""What is stored about a person, for that person; and their erasure, which they ask for and an admin decides."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from records.errors import UserError
from records.notices import News, NewsKind
from services.clock.housekeeping import discard_evidence
from services.people.membership import lose
from services.permissions import check_admin
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import erasures, persons
from storage.people.erasures import ErasedPerson, Erasure
from storage.people.persons import Person


def stored_about(work: UnitOfWork, person: Person) -> str:
    """Return all that is stored about the person, by table, as a JSON text."""
    return json.dumps(erasures.stored_about(work, person.id, person.address), ensure_ascii=False, indent=2)


def ask_for_erasure(work: UnitOfWork, person: Person, now: datetime) -> None:
    """Ask for the person's erasure, of which all admins are told.

    Raise UserError where they have asked before and nobody has decided, and for the last admin.
    """
    if erasures.open_of(work, person.id) is not None:
        raise UserError("erasure-asked-already")
    admins = persons.admins(work)
    if [admin.id for admin in admins] == [person.id]:
        raise UserError("last-admin")
    erasure_id = erasures.add(work, person.id, now)
    audit.note(work, now, person.id, "ask_erasure", "person", person.id)
    work.news += [News(NewsKind.ERASURE_ASKED, admin.id, erasure_id) for admin in admins if admin.id != person.id]


def to_decide(work: UnitOfWork, by: Person) -> list[Erasure]:
    """Return the erasures that wait for the person's decision: for admins all but their own."""
    undecided = erasures.undecided(work) if by.is_admin else []
    return [erasure for erasure in undecided if erasure.person_id != by.id]


def seen(work: UnitOfWork, by: Person, erasure_id: int) -> Erasure:
    """Return an erasure that is the person's to decide on, or was. Raise UserError where there is none."""
    check_admin(by)
    erasure = erasures.by_id(work, erasure_id)
    if erasure is None or erasure.person_id == by.id:
        raise UserError("erasure-none")
    return erasure


@dataclass(frozen=True)
class ErasureDecision:
    """An erasure as it was decided, and the admins who are shown that."""

    erasure: Erasure
    told: tuple[Person, ...]


def open_erasure(work: UnitOfWork, by: Person, erasure_id: int) -> Erasure:
    """Return an erasure that the admin may decide. Raise UserError where there is none, and where it is decided."""
    erasure = seen(work, by, erasure_id)
    if erasure.granted is not None:
        raise UserError("erasure-decided-already")
    return erasure


def decide(work: UnitOfWork, by: Person, erasure_id: int, granted: bool, now: datetime) -> ErasureDecision:
    """Decide on an erasure, once.

    Granted: name and Telegram identity become a pseudonym, drafts and messages go, records and figures stay.

    Raise UserError where there is none, it was decided before, or it is the admin's own.
    """
    erasure = open_erasure(work, by, erasure_id)
    erasures.decide(work, erasure_id, granted, by.id, now)
    audit.note(work, now, by.id, "erase" if granted else "refuse_erasure", "person", erasure.person_id)
    person = persons.by_id(work, erasure.person_id)
    if granted:
        _erase(work, person, now)
    else:
        work.news.append(News(NewsKind.ERASURE_REFUSED, person.id, erasure_id))
    told = (admin for admin in persons.admins(work) if admin.id != person.id and not admin.blocked)
    return ErasureDecision(replace(erasure, granted=granted), tuple(told))


def _erase(work: UnitOfWork, person: Person, now: datetime) -> None:
    for membership in person.memberships:
        lose(work, person, membership, now)
    erasures.erase(work, person.id, person.address, pseudonym(person.id), now)
    discard_evidence(work, of=person.id)


def erase_again(work: UnitOfWork, erased: ErasedPerson, now: datetime) -> bool:
    """Erase somebody whom a backup from before their erasure has brought back, and return whether it has."""
    if not erasures.is_there(work, erased):
        return False
    _erase(work, persons.by_id(work, erased.id), now)
    return True


def pseudonym(person_id: int) -> str:
    """Return how somebody is called who was erased."""
    return f"成员#{person_id}"
