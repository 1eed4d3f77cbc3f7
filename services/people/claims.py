"""Who says to be whom on a roster: whoever looks after it is told, sees it in lists, and can undo it."""

from datetime import date, datetime

from records.errors import UserError
from records.name_comparison import same_name
from records.notices import News, NewsKind
from services.people.organisations import managed_one
from services.people.roster import managed_entries, take_for, unclaimed, unlink
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons, roster
from storage.people.persons import Person
from storage.people.roster import StoredRosterEntry


def claimable(work: UnitOfWork, person: Person, organisation_id: int, name: str, today: date) -> StoredRosterEntry:
    """Return who the person can say to be, by a name on the roster of their organisation.

    Raise UserError where nobody unclaimed is of that name.
    """
    if organisation_id not in person.organisations:
        raise UserError("roster-entry-none")
    namesakes = [entry for entry in unclaimed(work, organisation_id, today) if same_name(entry.name, name)]
    if len(namesakes) != 1:
        raise UserError("roster-claim-none", name=name)
    return namesakes[0]


def claim(work: UnitOfWork, person: Person, entry: StoredRosterEntry, now: datetime) -> None:
    """Take the person for the human, as they say so, and tell whoever looks after the roster.

    Raise UserError where that was undone before, and where the person is another human there already.
    """
    if audit.noted(work, "roster_unlink", "roster", entry.identity, person=person.id):
        raise UserError("roster-claim-undone")
    take_for(work, entry, person, now)
    audit.note(work, now, person.id, "roster_claim", "roster", entry.identity)
    looking_after = persons.coordinators_of(work, entry.organisation_id) or persons.admins(work)
    work.news += [
        News(NewsKind.CLAIMED, reader.id, entry.organisation_id) for reader in looking_after if reader.id != person.id
    ]


def unchecked(work: UnitOfWork, by: Person, organisation_id: int) -> list[StoredRosterEntry]:
    """Return whom people of the organisation say to be, as long as nobody has looked at it, the latest first.

    Raise UserError for others than those who look after the roster.
    """
    managed_one(work, by, organisation_id)
    return roster.claimed_in(work, organisation_id)


def confirm(work: UnitOfWork, by: Person, identity: int, person_id: int, now: datetime) -> int:
    """Note that the person is that human, unless they are not any more; return the organisation's id.

    Raise UserError unless the person who says so looks after the roster.
    """
    entry = managed_entries(work, by, identity)[-1]
    if entry.person_id == person_id and entry.claimed_at is not None:
        roster.change_human(work, identity, claimed_at=None)
        audit.note(work, now, by.id, "roster_link", "roster", identity)
    return entry.organisation_id


def undo(work: UnitOfWork, by: Person, identity: int, person_id: int, now: datetime) -> int:
    """Let the person be nobody on the roster again, unless somebody did so before; return the organisation's id.

    Raise UserError unless the person who undoes it looks after the roster.
    """
    entry = managed_entries(work, by, identity)[-1]
    if entry.person_id == person_id:
        unlink(work, by, identity, now)
    return entry.organisation_id
