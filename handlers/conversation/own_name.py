"""Asks who has just come in whom of the roster they are; the feature `claiming` takes the answer."""

from handlers.conversation import dialogue
from handlers.conversation.questions import page
from handlers.kit.replies import Button, Reply
from handlers.kit.router import Request
from records.messages import Message, message
from records.subjects import OfOrganisation
from services.people import roster
from services.people.organisations import today_of
from storage.people import roster as entries


def ask_who(request: Request, organisation_id: int | None) -> list[Reply]:
    """By the name on Telegram where the roster has it, else the name is asked. Nothing where nobody is left to be."""
    if organisation_id is None:
        return []
    free = roster.unclaimed(request.work, organisation_id, today_of(request.work, organisation_id, request.now))
    already = {each.organisation_id for each in entries.of_person(request.work, request.person.id)}
    if not free or organisation_id in already:
        return []
    same = [each for each in free if each.name == request.person.name]
    if len(same) != 1:
        return ask_name(request, organisation_id)
    rows = [
        [
            Button(Message("own-name-yes"), f"claim:{same[0].identity}"),
            Button(Message("own-name-no"), f"claim_other:{organisation_id}"),
        ]
    ]
    return [page(request, [message("own-name-is-it", name=same[0].name)], rows)]


def ask_name(request: Request, organisation_id: int) -> list[Reply]:
    return dialogue.begin(request, "own_name", subject=OfOrganisation(organisation_id), anew=True)
