"""A roster as people see it: one human on it, with what they were before."""

from handlers.buttons.people import (
    ChangeJoining,
    ChangePartyMembership,
    LinkRosterEntry,
    ListRoster,
    NoteLeaving,
    NoteReturn,
    RenameRosterEntry,
    Transfer,
    UnlinkRosterEntry,
)
from handlers.conversation.short_questions import page
from handlers.kit.replies import Button, Line, Rows, Screen
from handlers.kit.router import Request
from handlers.views.claims import called
from records.messages import Message, message
from services.people import roster
from storage.people import organisations, persons
from storage.people.roster import StoredRosterEntry


def entry_page(request: Request, identity: int) -> Screen:
    """Return the human as they are now, what they were before, and what can be changed."""
    entries = roster.managed_entries(request.work, request.person, identity)
    newest = entries[-1]
    branches = {branch.id: branch.name for branch in organisations.branches_of(request.work, newest.organisation_id)}
    linked: Line = Message("roster-not-linked")
    if newest.person_id is not None:
        linked = persons.by_id(request.work, newest.person_id).name
    if newest.claimed_at is not None:
        linked = message("roster-claimed-by", called=called(newest))
    lines: list[Line] = [
        message("roster-entry-heading", name=newest.name),
        message("roster-entry-linked", name=linked),
        "",
        *(_stretch(entry, branches[entry.branch_id]) for entry in entries),
    ]
    return page(request, lines, _rows(newest))


def _stretch(entry: StoredRosterEntry, branch: str) -> Message:
    party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
    if entry.left_on is None:
        return message("roster-stretch", branch=branch, party=party, since=entry.joined_on)
    return message("roster-stretch-ended", branch=branch, party=party, since=entry.joined_on, until=entry.left_on)


def _rows(entry: StoredRosterEntry) -> Rows:
    human = entry.identity
    link = Button(Message("roster-link-button"), LinkRosterEntry(human))
    if entry.person_id is not None:
        link = Button(Message("roster-unlink-button"), UnlinkRosterEntry(human))
    rows = [
        [
            Button(Message("roster-name-button"), RenameRosterEntry(human)),
            Button(Message("roster-joined-button"), ChangeJoining(human)),
        ]
    ]
    if entry.left_on is None:
        party = Message("roster-party-end-button" if entry.party_member else "roster-party-begin-button")
        rows += [
            [Button(Message("roster-transfer"), Transfer(human)), Button(party, ChangePartyMembership(human))],
            [Button(Message("roster-left-button"), NoteLeaving(human)), link],
        ]
    else:
        rows.append([Button(Message("roster-back-button"), NoteReturn(human)), link])
    return [*rows, [Button(Message("roster-all-button"), ListRoster(entry.organisation_id))]]
