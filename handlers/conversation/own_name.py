"""Asks who has just come in whom of the roster they are; the feature `claiming` takes the answer."""

from handlers.buttons.people import AskForOwnName, ClaimRosterEntry
from handlers.conversation import dialogue
from handlers.conversation.flow import OWN_NAME
from handlers.conversation.short_questions import page
from handlers.kit.replies import Button, Reply, Screen
from handlers.kit.router import Request
from records.messages import Message, message
from records.name_comparison import same_name
from records.subjects import OfOrganisation
from services.people import roster
from services.people.organisations import today_of
from storage.people import roster as entries
from storage.people.roster import StoredRosterEntry


def ask_who(request: Request, organisation_id: int | None) -> list[Reply]:
    """Ask whether the person is who has their name on Telegram, where the roster has it, else for the name.

    Return nothing where nobody is left to be.
    """
    if organisation_id is None:
        return []
    unclaimed = roster.unclaimed(request.work, organisation_id, today_of(request.work, organisation_id, request.now))
    already = {entry.organisation_id for entry in entries.of_person(request.work, request.person.id)}
    if not unclaimed or organisation_id in already:
        return []
    namesakes = [entry for entry in unclaimed if same_name(entry.name, request.person.name)]
    if len(namesakes) != 1:
        return ask_name(request, organisation_id)
    return [is_it(request, namesakes[0])]


def is_it(request: Request, supposed: StoredRosterEntry) -> Screen:
    """Ask whether the person is this human, and say who will hear of it."""
    rows = [
        [
            Button(Message("own-name-yes"), ClaimRosterEntry(supposed.identity)),
            Button(Message("own-name-no"), AskForOwnName(supposed.organisation_id)),
        ]
    ]
    return page(request, [message("own-name-is-it", name=supposed.name), Message("own-name-told")], rows)


def ask_name(request: Request, organisation_id: int) -> list[Reply]:
    """Ask how the person is called on the organisation's roster."""
    return dialogue.begin(request, OWN_NAME, subject=OfOrganisation(organisation_id), anew=True)
