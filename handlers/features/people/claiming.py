"""Who has just come in says whom of the roster they are, so that a check-in finds them and the ledger calls them so."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.conversation import own_name
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.questions import page, plain_context
from handlers.kit.replies import Reply
from handlers.kit.router import SIDES, Request, Tap
from records.errors import UserError
from records.form import Form
from records.messages import message
from records.questions import Text
from records.subjects import OfOrganisation
from services.people import roster
from services.people.organisations import today_of
from storage.chat.drafts import Draft
from storage.people import roster as entries


class OwnName(Form):
    texts: ClassVar[str] = "own-name"
    name: Annotated[str, Text(60)]


def claim(request: Request, identity: int = 0) -> list[Reply]:
    found = entries.of_human(request.work, identity)
    if not found:
        raise UserError("roster-entry-none")
    return _claimed(request, found[-1].organisation_id, found[-1].name)


def ask_name(request: Request, organisation_id: int = 0) -> list[Reply]:
    if organisation_id not in request.person.organisations:
        raise UserError("roster-entry-none")
    return own_name.ask_name(request, organisation_id)


def _say_name(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _claimed(request, draft.about(OfOrganisation).organisation, str(answers["name"]))


def _claimed(request: Request, organisation_id: int, name: str) -> list[Reply]:
    today = today_of(request.work, organisation_id, request.now)
    entry = roster.claim(request.work, request.person, organisation_id, name, today, request.now)
    return [page(request, [message("own-name-done", name=entry.name)])]


TAPS = [Tap("claim", SIDES, claim), Tap("claim_other", SIDES, ask_name)]
FLOWS = [Flow("own_name", OwnName, plain_context, as_json(_say_name))]
