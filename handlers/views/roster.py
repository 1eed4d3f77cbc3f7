"""A roster as people see it: one human on it, with what they were before."""

from handlers.conversation.questions import page
from handlers.kit.replies import Button, Line, Rows, Screen
from handlers.kit.router import Request
from records.messages import Message, message
from services.people import roster
from storage.people import directory
from storage.people.roster import Entry


def entry_page(request: Request, identity: int) -> Screen:
    """The human as they are now, what they were before, and what can be changed."""
    found = roster.human(request.work, request.person, identity)
    entry, number = found[-1], found[-1].organisation_id
    branches = {branch.id: branch.name for branch in directory.branches_of(request.work, number)}
    linked: Line = (
        directory.by_id(request.work, entry.person_id).name if entry.person_id else Message("roster-not-linked")
    )
    lines: list[Line] = [
        message("roster-entry-heading", name=entry.name),
        message("roster-entry-linked", name=linked),
        "",
    ]
    lines += [_stretch(each, branches[each.branch_id]) for each in found]
    return page(request, lines, _rows(entry))


def _stretch(entry: Entry, branch: str) -> Message:
    party = Message("roster-party-yes" if entry.party_member else "roster-party-no")
    if entry.left_on is None:
        return message("roster-stretch", branch=branch, party=party, since=entry.joined_on)
    return message("roster-stretch-ended", branch=branch, party=party, since=entry.joined_on, until=entry.left_on)


def _rows(entry: Entry) -> Rows:
    identity = entry.identity
    turning = Message("roster-party-end-button" if entry.party_member else "roster-party-begin-button")
    link = Button(Message("roster-link-button"), f"entry_link:{identity}")
    if entry.person_id is not None:
        link = Button(Message("roster-unlink-button"), f"entry_unlink:{identity}")
    rows = [
        [
            Button(Message("roster-name-button"), f"entry_name:{identity}"),
            Button(Message("roster-joined-button"), f"entry_joined:{identity}"),
        ]
    ]
    if entry.left_on is None:
        rows += [
            [
                Button(Message("roster-transfer"), f"entry_transfer:{identity}"),
                Button(turning, f"entry_party:{identity}"),
            ],
            [Button(Message("roster-left-button"), f"entry_left:{identity}"), link],
        ]
    else:
        rows.append([Button(Message("roster-back-button"), f"entry_back:{identity}"), link])
    return [*rows, [Button(Message("roster-all-button"), f"roster_people:{entry.organisation_id}")]]
