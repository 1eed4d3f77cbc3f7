"""How somebody comes in to the desk: by a link or a Mini App's opening, each used once, and the session it begins."""

from datetime import datetime, timedelta

from records.addresses import Address
from records.errors import UserError
from records.roles import Role
from services.desk.tokens import fingerprint, new_token
from storage import audit
from storage.desk import passes
from storage.desk.passes import PassKind
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.persons import Person

LINK_HOLDS = timedelta(minutes=10)
SESSION_HOLDS = timedelta(hours=12)


def may_come_in(person: Person) -> bool:
    """Tell whether the desk is for the person: coordinators and admins oversee many partnerships."""
    return not person.roles.isdisjoint({Role.COORDINATOR, Role.ADMIN})


def make_link(work: UnitOfWork, person: Person, now: datetime) -> str:
    """Return the token of a one-time link, and end the person's earlier links and sessions.

    Raise UserError where the desk is not for the person.
    """
    if not may_come_in(person):
        raise UserError("not-your-role")
    passes.remove_of(work, person.id)
    token = new_token()
    passes.add(work, fingerprint(token), PassKind.LINK, person.id, now + LINK_HOLDS)
    audit.note(work, now, person.id, "desk_link", "person", person.id)
    return token


def enter(work: UnitOfWork, token: str, now: datetime) -> str | None:
    """Use up a link, and return the token of the session that it begins.

    Return None, and nothing more, where the link is unknown, used, out of date, or of somebody whose role has ended.
    """
    link = passes.find(work, fingerprint(token), PassKind.LINK)
    if link is None or link.expires_at <= now or not may_come_in(persons.by_id(work, link.person_id)):
        return None
    passes.remove(work, fingerprint(token))
    return _begin_session(work, link.person_id, now)


def enter_by_opening(
    work: UnitOfWork, address: Address, signature: str, valid_until: datetime, now: datetime
) -> str | None:
    """Return the token of a session for whoever has opened the Mini App there; Telegram's signature was checked.

    Return None, and nothing more, where the same opening was used before, or the desk is not for the person.
    """
    person = persons.by_address(work, address)
    if person is None or not may_come_in(person):
        return None
    if passes.find(work, fingerprint(signature), PassKind.OPENING) is not None:
        return None
    passes.add(work, fingerprint(signature), PassKind.OPENING, person.id, valid_until)
    return _begin_session(work, person.id, now)


def _begin_session(work: UnitOfWork, person_id: int, now: datetime) -> str:
    session = new_token()
    passes.add(work, fingerprint(session), PassKind.SESSION, person_id, now + SESSION_HOLDS)
    audit.note(work, now, person_id, "desk_enter", "person", person_id)
    return session


def visitor(work: UnitOfWork, session: str, now: datetime) -> Person | None:
    """Return whose session it is; None where there is none, it has ended, or the person's role has."""
    own = passes.find(work, fingerprint(session), PassKind.SESSION)
    if own is None or own.expires_at <= now:
        return None
    person = persons.by_id(work, own.person_id)
    return person if may_come_in(person) else None


def leave(work: UnitOfWork, session: str) -> None:
    """End a session."""
    passes.remove(work, fingerprint(session))
