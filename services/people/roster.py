"""Single changes to a roster, of which what held on a day goes on holding for that day.

A transfer or a change of party membership ends one entry and begins another of the same human.
"""

from datetime import date, datetime

from records.errors import UserError
from records.name_comparison import same_name
from records.notices import News, NewsKind
from services.permissions import manages
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import organisations, persons, roster
from storage.people.persons import Person
from storage.people.roster import StoredRosterEntry


def managed_entries(work: UnitOfWork, by: Person, identity: int) -> list[StoredRosterEntry]:
    """Return all entries of one human on a roster that the person looks after, the newest last.

    Raise UserError, the same where there is none and where it is another's.
    """
    entries = roster.of_human(work, identity)
    if not entries or not manages(by, entries[-1].organisation_id):
        raise UserError("roster-entry-none")
    return entries


def rename(work: UnitOfWork, by: Person, identity: int, name: str, now: datetime) -> None:
    """Mend a slip of the pen in all entries of the human. Raise UserError where another one has the name."""
    entry = managed_entries(work, by, identity)[-1]
    everybody = roster.newest(roster.of_organisation(work, entry.organisation_id))
    namesakes = [other for other in everybody if same_name(other.name, name) and other.identity != identity]
    if any(other.left_on is None for other in namesakes):
        raise UserError("roster-line-known", name=name)
    roster.change_human(work, identity, name=name)
    _note(work, by, "roster_rename", entry, now)


def change_joining(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Say since when the human is on the roster at all. Raise UserError where that is after a day of leaving."""
    first = managed_entries(work, by, identity)[0]
    if first.left_on is not None and on >= first.left_on:
        raise UserError("roster-joined-after-left", date=first.left_on)
    roster.change(work, first.id, joined_on=on)
    _note(work, by, "roster_joined", first, now, on=on.isoformat())


def note_leaving(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Take the human from the roster from that day on; on the very day of joining: they never were on it.

    Raise UserError on an earlier day, and where an event has counted them since.
    """
    entry = managed_entries(work, by, identity)[-1]
    if on < entry.joined_on:
        raise UserError("roster-left-before-joined", date=entry.joined_on)
    _check_uncounted(work, identity, on)
    roster.change(work, entry.id, left_on=on)
    _note(work, by, "roster_left", entry, now, on=on.isoformat())


def note_return(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Put the human back on the roster; on the day of leaving: they never left. Raise UserError on an earlier day."""
    entry = managed_entries(work, by, identity)[-1]
    if entry.left_on is None or on < entry.left_on:
        raise UserError("roster-back-before-left")
    if on == entry.left_on:
        roster.change(work, entry.id, left_on=None)
    else:
        roster.go_on(work, entry, on)
    _note(work, by, "roster_back", entry, now, on=on.isoformat())


def transfer(work: UnitOfWork, by: Person, identity: int, branch_id: int, on: date, now: datetime) -> None:
    """Move the human to another branch of the organisation from that day on. Raise UserError as `change_party`."""
    entry = managed_entries(work, by, identity)[-1]
    if branch_id not in {branch.id for branch in organisations.branches_of(work, entry.organisation_id)}:
        raise UserError("branch-none")
    if branch_id == entry.branch_id:
        raise UserError("roster-same-branch")
    _change_from(work, entry, on, branch_id=branch_id)
    _note(work, by, "roster_transfer", entry, now, branch=branch_id, on=on.isoformat())


def change_party(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Make the human a party member from that day on, or none any more.

    Raise UserError where they have left, on a day before they joined, and where an event has counted them since.
    """
    entry = managed_entries(work, by, identity)[-1]
    _change_from(work, entry, on, party_member=not entry.party_member)
    _note(work, by, "roster_party", entry, now, party_member=not entry.party_member, on=on.isoformat())


def _change_from(work: UnitOfWork, entry: StoredRosterEntry, on: date, **changed: object) -> None:
    if entry.left_on is not None:
        raise UserError("roster-has-left", date=entry.left_on)
    if on < entry.joined_on:
        raise UserError("roster-change-before-joined", date=entry.joined_on)
    _check_uncounted(work, entry.identity, on)
    if on == entry.joined_on:
        roster.change(work, entry.id, **changed)  # it was so from the beginning
        return
    roster.change(work, entry.id, left_on=on)
    roster.go_on(work, entry, on, **changed)


def _check_uncounted(work: UnitOfWork, identity: int, on: date) -> None:
    """Raise UserError unless the change begins after the last event that has counted the human.

    Who was expected at an event stays so.
    """
    counted = roster.counted_from(work, identity, on)
    if counted is not None:
        raise UserError("roster-counted", date=counted)


def link(work: UnitOfWork, by: Person, identity: int, person_id: int, now: datetime) -> None:
    """Say who of those that use the bot this is. The person is called as on the roster from then on.

    Raise UserError where the person is of another organisation, or another human already.
    """
    entry = managed_entries(work, by, identity)[-1]
    linked = persons.by_id(work, person_id)
    if entry.organisation_id not in linked.organisations:
        raise UserError("person-none")
    take_for(work, entry, linked, None)
    _note(work, by, "roster_link", entry, now)


def unlink(work: UnitOfWork, by: Person, identity: int, now: datetime) -> None:
    """Say that the human is nobody of those that use the bot: the person is called as before, and is told."""
    entry = managed_entries(work, by, identity)[-1]
    if entry.person_id is None:
        return
    _let_go(work, entry, entry.person_id)
    _note(work, by, "roster_unlink", entry, now, person=entry.person_id)
    if entry.person_id != by.id:
        work.news.append(News(NewsKind.UNLINKED, entry.person_id, entry.identity))


def _let_go(work: UnitOfWork, entry: StoredRosterEntry, person_id: int) -> None:
    if entry.called_before is not None:
        persons.set_name(work, person_id, entry.called_before)
    roster.change_human(work, entry.identity, person_id=None, claimed_at=None, called_before=None)


def let_claims_go(work: UnitOfWork, by: Person, person_id: int, organisation_id: int, now: datetime) -> None:
    """Let whoever has left an organisation be nobody on its roster, where only they themselves have said so."""
    for entry in roster.newest(roster.of_person(work, person_id)):
        if entry.organisation_id == organisation_id and entry.claimed_at is not None:
            _let_go(work, entry, person_id)
            _note(work, by, "roster_unlink", entry, now)


def take_for(work: UnitOfWork, entry: StoredRosterEntry, person: Person, claimed_at: datetime | None) -> None:
    """Take the person for the human of the roster, by whose name they are called from then on.

    Raise UserError where they are another human there already.
    """
    _check_free(work, entry, person.id)
    before = entry.called_before if entry.person_id == person.id else person.name
    roster.change_human(work, entry.identity, person_id=person.id, claimed_at=claimed_at, called_before=before)
    persons.set_name(work, person.id, entry.name)


def _check_free(work: UnitOfWork, entry: StoredRosterEntry, person_id: int) -> None:
    """Raise UserError where the person is another human on that roster: one human is one person."""
    others = [
        other
        for other in roster.of_person(work, person_id)
        if other.organisation_id == entry.organisation_id and other.identity != entry.identity
    ]
    if others:
        raise UserError("roster-linked-already", name=others[-1].name)


def named(work: UnitOfWork, organisation_id: int, name: str) -> StoredRosterEntry | None:
    """Return who is or was on the roster by this name, however it is written."""
    everybody = roster.newest(roster.of_organisation(work, organisation_id))
    return next((entry for entry in everybody if same_name(entry.name, name)), None)


def unclaimed(work: UnitOfWork, organisation_id: int, today: date) -> list[StoredRosterEntry]:
    """Return who is on the roster today and has not come to the bot yet."""
    entries = roster.newest(roster.of_organisation(work, organisation_id))
    return [entry for entry in entries if entry.person_id is None and entry.holds_on(today)]


def _note(
    work: UnitOfWork, by: Person, action: str, entry: StoredRosterEntry, now: datetime, **details: str | int
) -> None:
    audit.note(work, now, by.id, action, "roster", entry.identity, None, **details)
