"""Asks who has just come in whom of the roster they are; the feature `claiming` takes the answer."""

from handlers import conversation
from handlers.asking import page
from handlers.replies import Button, Reply
from handlers.router import Turn
from records.messages import Message, message
from services.people import roster
from services.people.partnerships import today_of
from storage import roster as entries


def ask_who(turn: Turn, organisation_id: int | None) -> list[Reply]:
    """By the name on Telegram where the roster has it, else the name is asked. Nothing where nobody is left to be."""
    if organisation_id is None:
        return []
    free = roster.unclaimed(turn.work, organisation_id, today_of(turn.work, organisation_id, turn.now))
    already = {each.organisation_id for each in entries.of_person(turn.work, turn.person.id)}
    if not free or organisation_id in already:
        return []
    same = [each for each in free if each.name == turn.person.name]
    if len(same) != 1:
        return ask_name(turn, organisation_id)
    rows = [
        [
            Button(Message("own-name-yes"), f"claim:{same[0].identity}"),
            Button(Message("own-name-no"), f"claim_other:{organisation_id}"),
        ]
    ]
    return [page(turn, [message("own-name-is-it", name=same[0].name)], rows)]


def ask_name(turn: Turn, organisation_id: int) -> list[Reply]:
    return conversation.begin(turn, "own_name", subject=str(organisation_id), anew=True)
