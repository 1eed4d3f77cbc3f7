"""Single changes to a roster. What held on a day goes on holding for that day: a transfer or a change of party
membership ends one entry and begins another of the same human."""

from datetime import date, datetime

from records.errors import UserError
from services.permissions import manages
from storage import audit
from storage.engine.unit_of_work import UnitOfWork
from storage.people import directory, roster
from storage.people.directory import Person
from storage.people.roster import Entry


def human(work: UnitOfWork, by: Person, identity: int) -> list[Entry]:
    """All entries of one human, the newest last. Raises UserError, the same for none and for another side's."""
    found = roster.of_human(work, identity)
    if not found or not manages(by, found[-1].organisation_id):
        raise UserError("roster-entry-none")
    return found


def rename(work: UnitOfWork, by: Person, identity: int, name: str, now: datetime) -> None:
    """A slip of the pen is mended in all that the human has been on the roster."""
    entry = human(work, by, identity)[-1]
    others = roster.newest(roster.of_organisation(work, entry.organisation_id))
    if any(each.name == name and each.identity != identity and each.left_on is None for each in others):
        raise UserError("roster-line-known", name=name)
    roster.change_human(work, identity, name=name)
    _note(work, by, "roster_rename", entry, now)


def joined(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Since when the human is on the roster at all."""
    first = human(work, by, identity)[0]
    if first.left_on is not None and on >= first.left_on:
        raise UserError("roster-joined-after-left", date=first.left_on)
    roster.change(work, first.id, joined_on=on)
    _note(work, by, "roster_joined", first, now, on=on.isoformat())


def left(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """From that day on not on the roster; on the very day of joining: never was."""
    entry = human(work, by, identity)[-1]
    if on < entry.joined_on:
        raise UserError("roster-left-before-joined", date=entry.joined_on)
    _check_uncounted(work, identity, on)
    roster.change(work, entry.id, left_on=on)
    _note(work, by, "roster_left", entry, now, on=on.isoformat())


def returned(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Back on the roster; on the day of leaving: had never left."""
    entry = human(work, by, identity)[-1]
    if entry.left_on is None or on < entry.left_on:
        raise UserError("roster-back-before-left")
    if on == entry.left_on:
        roster.change(work, entry.id, left_on=None)
    else:
        roster.go_on(work, entry, on)
    _note(work, by, "roster_back", entry, now, on=on.isoformat())


def transfer(work: UnitOfWork, by: Person, identity: int, branch_id: int, on: date, now: datetime) -> None:
    """To another branch of the organisation from that day on."""
    entry = human(work, by, identity)[-1]
    if branch_id not in {branch.id for branch in directory.branches_of(work, entry.organisation_id)}:
        raise UserError("branch-none")
    if branch_id == entry.branch_id:
        raise UserError("roster-same-branch")
    _change_from(work, entry, on, branch_id=branch_id)
    _note(work, by, "roster_transfer", entry, now, branch=branch_id, on=on.isoformat())


def change_party(work: UnitOfWork, by: Person, identity: int, on: date, now: datetime) -> None:
    """Party member from that day on, or no more."""
    entry = human(work, by, identity)[-1]
    _change_from(work, entry, on, party_member=not entry.party_member)
    _note(work, by, "roster_party", entry, now, party_member=not entry.party_member, on=on.isoformat())


def _change_from(work: UnitOfWork, entry: Entry, on: date, **changed: object) -> None:
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
    """Who was expected at an event stays so: a change begins after the last event that has counted the human."""
    counted = roster.counted_from(work, identity, on)
    if counted is not None:
        raise UserError("roster-counted", date=counted)


def link(work: UnitOfWork, by: Person, identity: int, person_id: int | None, now: datetime) -> None:
    """Says who of those that use the bot this is; None: nobody. The person is called as on the roster from then on."""
    entry = human(work, by, identity)[-1]
    if person_id is not None:
        linked = directory.by_id(work, person_id)
        if entry.organisation_id not in linked.organisations:
            raise UserError("person-none")
        _check_free(work, entry, person_id)
        directory.set_name(work, person_id, entry.name)
    roster.change_human(work, identity, person_id=person_id)
    _note(work, by, "roster_link" if person_id else "roster_unlink", entry, now)


def _check_free(work: UnitOfWork, entry: Entry, person_id: int) -> None:
    """One human, one Telegram person, in each organisation."""
    taken = [
        each
        for each in roster.of_person(work, person_id)
        if each.organisation_id == entry.organisation_id and each.identity != entry.identity
    ]
    if taken:
        raise UserError("roster-linked-already", name=taken[-1].name)


def named(work: UnitOfWork, organisation_id: int, name: str) -> Entry | None:
    """Who is or was on the roster by this name; spaces and case do not matter."""
    found = roster.newest(roster.of_organisation(work, organisation_id))
    return next((each for each in found if comparable(each.name) == comparable(name)), None)


def comparable(name: str) -> str:
    """Return the name without spaces and case, by which the same name is known however it is written."""
    return "".join(name.split()).casefold()


def unclaimed(work: UnitOfWork, organisation_id: int, today: date) -> list[Entry]:
    """Who is on the roster today and has not come to the bot yet."""
    entries = roster.newest(roster.of_organisation(work, organisation_id))
    return [each for each in entries if each.person_id is None and each.holds_on(today)]


def claim(work: UnitOfWork, person: Person, organisation_id: int, name: str, today: date, now: datetime) -> Entry:
    """The person says whom of the own organisation's roster they are. Raises UserError where nobody unclaimed is of
    that name."""
    if organisation_id not in person.organisations:
        raise UserError("roster-entry-none")
    found = [each for each in unclaimed(work, organisation_id, today) if comparable(each.name) == comparable(name)]
    if len(found) != 1:
        raise UserError("roster-claim-none", name=name)
    _check_free(work, found[0], person.id)
    roster.change_human(work, found[0].identity, person_id=person.id)
    directory.set_name(work, person.id, found[0].name)
    _note(work, person, "roster_link", found[0], now)
    return found[0]


def _note(work: UnitOfWork, by: Person, action: str, entry: Entry, now: datetime, **details: str | int) -> None:
    audit.note(work, now, by.id, action, "roster", entry.identity, None, **details)
