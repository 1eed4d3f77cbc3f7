"""Logging a record: which partnership, which kind, then the kind's own questions."""

from functools import partial

from pydantic import JsonValue

from handlers import conversation
from handlers.cards import record_screen, side_context
from handlers.conversation import Flow
from handlers.forms import Context
from handlers.replies import Button, Reply, Screen
from handlers.router import MEMBERS, SIDES, Command, Tap, Turn
from records.errors import UserError
from records.form import heading_of
from records.messages import Message, message
from records.record import Record
from records.registry import KINDS
from services import records as life
from storage import drafts, people
from storage import records as stored
from storage.drafts import Draft
from storage.people import Partnership


def _context(turn: Turn, draft: Draft) -> Context:
    """A new record is about the person's side; a mended one about the side that reported it."""
    partnership = people.partnership(turn.work, draft.partnership_id or 0)
    record = None if draft.subject == "new" else stored.by_id(turn.work, int(draft.subject))
    side = record.side if record else partnership.side_of(turn.person)
    if side is None:
        raise UserError("partnership-not-yours")
    last = stored.latest_of(turn.work, turn.person.id, draft.form) if record is None else None
    today = life.today_in(partnership, turn.now)
    return side_context(turn.work, partnership, side, today, turn.language, last=last.answers if last else None)


def _submit(kind: type[Record], turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    if draft.subject == "new":
        record = life.submit(turn.work, turn.person, draft.partnership_id or 0, kind.kind, answers, turn.now)
    else:
        record = life.mend(turn.work, turn.person, int(draft.subject), answers, turn.now)
    done = message("record-submitted", state=Message(f"state-{record.state.replace('_', '-')}"))
    return [
        Screen("draft", [done]),
        record_screen(turn.work, record, turn.person, turn.language, move=True),
    ]


def _own(turn: Turn) -> list[Partnership]:
    own = [each for each in people.partnerships_of(turn.work, turn.person) if each.side_of(turn.person) is not None]
    if not own:
        raise UserError("partnership-none")
    return own


def log(turn: Turn, _rest: str) -> list[Reply]:
    own = _own(turn)
    if len(own) > 1:
        rows = [[Button(each.name, f"log:{each.id}")] for each in own]
        return [Screen("menu", [Message("log-ask-partnership")], rows, move=True)]
    return _ask_kind(turn, own[0])


def log_for(turn: Turn, partnership_id: int = 0, kind_number: int = -1) -> list[Reply]:
    chosen = next((each for each in _own(turn) if each.id == partnership_id), None)
    if chosen is None:
        raise UserError("partnership-not-yours")
    if kind_number < 0:
        return _ask_kind(turn, chosen)
    if kind_number >= len(KINDS):
        raise UserError("button-old")
    return _begin(turn, chosen, list(KINDS)[kind_number])


def _ask_kind(turn: Turn, partnership: Partnership) -> list[Reply]:
    if len(KINDS) == 1:
        return _begin(turn, partnership, next(iter(KINDS)))
    rows = [
        [Button(Message(heading_of(kind)), f"log:{partnership.id}:{number}")]
        for number, kind in enumerate(KINDS.values())
    ]
    return [Screen("menu", [message("log-ask-kind", partnership=partnership.name)], rows, move=True)]


def _begin(turn: Turn, partnership: Partnership, kind: str) -> list[Reply]:
    return conversation.begin(turn, conversation.flows()[kind], partnership_id=partnership.id)


def go_on(turn: Turn, draft_id: int = 0) -> list[Reply]:
    """Takes a draft up again where it was left."""
    draft = conversation.own_draft(turn, draft_id)
    saved = drafts.save(turn.work, draft, draft.state, turn.now)
    return [conversation.show(turn, saved, move=False)]


def drop(turn: Turn, draft_id: int = 0, sure: int = 0) -> list[Reply]:
    """Discards a draft, after asking once."""
    draft = conversation.own_draft(turn, draft_id)
    if not sure:
        rows = [
            [
                Button(Message("draft-continue"), f"go:{draft.id}"),
                Button(Message("draft-discard"), f"drop:{draft.id}:1"),
            ]
        ]
        return [Screen("draft", [Message("cancel-ask")], rows)]
    drafts.remove(turn.work, draft.id)
    return [Screen("draft", [Message("draft-discarded")])]


COMMANDS = [Command("log", SIDES, log, place=10)]
TAPS = [Tap("log", SIDES, log_for), Tap("go", MEMBERS, go_on), Tap("drop", MEMBERS, drop)]
FLOWS = [Flow(kind, declared, _context, partial(_submit, declared)) for kind, declared in KINDS.items()]
