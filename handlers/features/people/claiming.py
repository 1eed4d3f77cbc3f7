"""Who has just come in says whom of the roster they are, so that a check-in finds them and the ledger calls them so."""

from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import own_name
from handlers.asking import page, plain_context
from handlers.conversation import Flow
from handlers.replies import Reply
from handlers.router import SIDES, Tap, Turn
from records.errors import UserError
from records.form import Form
from records.messages import message
from records.questions import Text
from services.people import roster
from services.people.partnerships import today_of
from storage import roster as entries
from storage.drafts import Draft


class OwnName(Form):
    texts: ClassVar[str] = "own-name"
    name: Annotated[str, Text(60)]


def claim(turn: Turn, identity: int = 0) -> list[Reply]:
    found = entries.of_human(turn.work, identity)
    if not found:
        raise UserError("roster-entry-none")
    return _claimed(turn, found[-1].organisation_id, found[-1].name)


def ask_name(turn: Turn, organisation_id: int = 0) -> list[Reply]:
    if organisation_id not in turn.person.organisations:
        raise UserError("roster-entry-none")
    return own_name.ask_name(turn, organisation_id)


def _say_name(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _claimed(turn, int(draft.subject), str(answers["name"]))


def _claimed(turn: Turn, organisation_id: int, name: str) -> list[Reply]:
    today = today_of(turn.work, organisation_id, turn.now)
    entry = roster.claim(turn.work, turn.person, organisation_id, name, today, turn.now)
    return [page(turn, [message("own-name-done", name=entry.name)])]


TAPS = [Tap("claim", SIDES, claim), Tap("claim_other", SIDES, ask_name)]
FLOWS = [Flow("own_name", OwnName, plain_context, _say_name)]
