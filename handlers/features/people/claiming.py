"""Who has just come in says whom of the roster they are, so that a check-in finds them and the ledger calls them so."""

from typing import Annotated, ClassVar

from handlers.buttons.people import AskForOwnName, ClaimRosterEntry
from handlers.conversation import own_name
from handlers.conversation.flow import Flow
from handlers.conversation.short_questions import page, plain_context
from handlers.kit.replies import Reply
from handlers.kit.router import OnPress, Request
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
    """How somebody is called on the roster."""

    texts: ClassVar[str] = "own-name"
    name: Annotated[str, Text(60)]


def claim(request: Request, press: ClaimRosterEntry) -> list[Reply]:
    """Take the person for the human of the roster that was supposed."""
    of_human = entries.of_human(request.work, press.entry)
    if not of_human:
        raise UserError("roster-entry-none")
    return _claimed(request, of_human[-1].organisation_id, of_human[-1].name)


def ask_name(request: Request, press: AskForOwnName) -> list[Reply]:
    """Ask for the name, where the person is another than was supposed."""
    if press.organisation not in request.person.organisations:
        raise UserError("roster-entry-none")
    return own_name.ask_name(request, press.organisation)


def _say_name(request: Request, draft: Draft, answers: OwnName) -> list[Reply]:
    return _claimed(request, draft.about(OfOrganisation).organisation, answers.name)


def _claimed(request: Request, organisation_id: int, name: str) -> list[Reply]:
    today = today_of(request.work, organisation_id, request.now)
    entry = roster.claim(request.work, request.person, organisation_id, name, today, request.now)
    return [page(request, [message("own-name-done", name=entry.name)])]


BUTTONS = [OnPress(ClaimRosterEntry, claim), OnPress(AskForOwnName, ask_name)]
FLOWS = [Flow("own_name", OwnName, plain_context, _say_name)]
