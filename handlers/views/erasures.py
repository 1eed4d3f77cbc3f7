"""Shows admins who asks for erasure, and what was decided."""

from handlers.buttons.people import DecideErasure
from handlers.kit.replies import Button, Screen
from records.messages import Message, message
from records.purposes import ErasurePurpose
from storage.engine.unit_of_work import UnitOfWork
from storage.people import persons
from storage.people.erasures import Erasure
from storage.people.persons import Person


def erasure_screen(work: UnitOfWork, erasure: Erasure, admin: Person, *, move: bool = False) -> Screen:
    """Return the card of an erasure for an admin. Once it is granted, the person's name is not told any more."""
    asking = persons.by_id(work, erasure.person_id)
    purpose = ErasurePurpose(erasure.id)
    if erasure.granted is not None:
        decided = Message("erasure-granted" if erasure.granted else "erasure-refused")
        return Screen(purpose, [message("erasure-decided", who=asking.name, decision=decided)])
    rows = [
        [
            Button(Message("erasure-grant-button"), DecideErasure(erasure.id, True)),
            Button(Message("erasure-refuse-button"), DecideErasure(erasure.id, False)),
        ]
    ]
    return Screen(purpose, [message("news-erasure-asked", name=admin.name, who=asking.name)], rows, move=move)
