"""Logging a record: which partnership, which kind, then the kind's own questions; and whether it is there already."""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from pydantic import JsonValue

from handlers import conversation, record_drafts
from handlers.conversation import Flow
from handlers.forms import Context, FormState, Option
from handlers.replies import Button, Line, Reply, Screen
from handlers.router import MEMBERS, SIDES, Command, Section, Tap, Turn
from handlers.views.event_cards import recorded
from handlers.views.record_cards import record_line, record_screen, side_context
from records.dates import iso_date
from records.errors import UserError
from records.form import fields_of, heading_of
from records.messages import Message, message
from records.questions import Reference
from records.record import Family, Record, plain_key
from records.registry import KINDS
from records.roles import Side
from records.text import kebab
from services.ledger import records as life
from services.ledger.access import partnership_among
from storage import audit, drafts, outbox, people
from storage import records as stored
from storage.drafts import Draft
from storage.people import Partnership
from storage.records import StoredRecord

FAMILIES = tuple(Family)


LATE = timedelta(days=90)  # for so long after its end what happened in a partnership can still be logged


def _context(turn: Turn, draft: Draft) -> Context:
    """A new record is about the person's side; a mended one about the side that reported it."""
    partnership = people.partnership(turn.work, draft.partnership_id or 0)
    record = stored.by_id(turn.work, draft.record[0]) if draft.record else None
    side = record.side if record else partnership.side_of(turn.person)
    if side is None:
        raise UserError("partnership-not-yours")

    def last() -> dict[str, JsonValue] | None:
        latest = stored.latest_of(turn.work, turn.person.id, draft.form) if record is None else None
        return latest.answers if latest else None

    today = life.today_in(partnership, turn.now)
    options = _references(turn, partnership, side, KINDS[draft.form])
    return side_context(turn.work, partnership, side, today, turn.language, last=last, options=options)


def _references(turn: Turn, partnership: Partnership, side: Side, kind: type[Record]) -> dict[str, tuple[Option, ...]]:
    """The records of the partnership that a question of this kind can name."""
    wanted = [field.question.kind for field in fields_of(kind) if isinstance(field.question, Reference)]
    return {
        name: tuple(
            Option(f"{each.answers.get(KINDS[name].natural_key or '')} {each.title}", str(each.id))
            for each in stored.named(turn.work, partnership.id, name, side)
        )
        for name in wanted
    }


def _submit(kind: type[Record], turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    if draft.record is not None:
        record = life.mend(turn.work, turn.person, record_drafts.submitted_for(turn, draft), answers, turn.now)
    else:
        begun = draft.state.get("begun")
        took = {"seconds": max(0, int(turn.now.timestamp()) - begun)} if isinstance(begun, int) else {}
        record = life.submit(turn.work, turn.person, draft.partnership_id or 0, kind.kind, answers, turn.now, **took)
        recorded(turn, draft, record.id)
    lines: list[Line] = [message("record-submitted", state=Message(f"state-{kebab(record.state)}"))]
    key = kind.model_validate(record.answers).key()
    if key is not None and (shared := stored.partnerships_with(turn.work, key)) > 1:
        lines.append(message("record-shared", count=shared))
    return [Screen("draft", lines), record_screen(turn.work, record, turn.person, turn.language, move=True)]


def _why_returned(turn: Turn, draft: Draft, state: FormState) -> Message | None:
    """Whoever mends an answer reads what was wrong with it."""
    told = audit.last_note(turn.work, draft.record[0], life.RETURNS) if draft.record and state.only else None
    return message("record-returned-because", reason=str(told["reason"])) if told and told.get("reason") else None


def _found_again(turn: Turn, draft: Draft, state: FormState) -> Screen | None:
    """Before a second record of the same event is made: is it one of these?"""
    alike = [] if draft.record else _alike(turn, draft, state)
    if not alike:
        return None
    lines: list[Line] = [Message("alike-ask"), "", *(record_line(record) for record in alike)]
    rows = [[Button(message("alike-this", number=each.id, title=each.title), f"join:{each.id}:{draft.id}")]
            for each in alike]  # fmt: skip
    return Screen("draft", lines, [*rows, [Button(Message("alike-none"), f"another:{draft.id}")]], move=True)


def _alike(turn: Turn, draft: Draft, state: FormState) -> list[StoredRecord]:
    kind, day = KINDS[draft.form], iso_date(state.answers.get("event_date"))
    if day is None or draft.partnership_id is None:
        return []
    number = state.answers.get(kind.natural_key) if kind.natural_key else None
    key = plain_key(kind.kind, number) if isinstance(number, str) else None
    found = stored.similar(turn.work, draft.partnership_id, kind.kind, day, key)
    return [record for record in found if record.id not in state.different]


def another(turn: Turn, draft_id: int = 0) -> list[Reply]:
    """It is another event: the draft goes on, and those are not asked about again."""
    draft = conversation.own_draft(turn, draft_id)
    if draft.form not in KINDS:
        raise UserError("button-old")
    state = FormState.model_validate(draft.state)
    state.different += [record.id for record in _alike(turn, draft, state)]
    saved = drafts.save(turn.work, draft, state.model_dump(mode="json"), turn.now)
    return [conversation.show(turn, saved, move=False)]


def _own(turn: Turn) -> list[Partnership]:
    late = (turn.now - LATE).date()
    known = people.partnerships_of(turn.work, turn.person)
    own = [each for each in known if each.side_of(turn.person) is not None and each.open_on(late)]
    if not own:
        raise UserError("partnership-none")
    return own


def log(turn: Turn, _rest: str) -> list[Reply]:
    return _ask_partnership(turn, "log", lambda own: _ask_kind(turn, own, KINDS))


def _family(number: int) -> Callable[[Turn, str], list[Reply]]:
    return lambda turn, _rest: _ask_partnership(turn, "family", lambda own: _of_family(turn, own, number), number)


def _ask_partnership(turn: Turn, tap: str, go_on: Callable[[Partnership], list[Reply]], *more: int) -> list[Reply]:
    own = _own(turn)
    if len(own) == 1:
        return go_on(own[0])
    rows = [[Button(each.name, ":".join([tap, str(each.id), *map(str, more)]))] for each in own]
    return [Screen("menu", [Message("log-ask-partnership")], rows, move=True)]


def _chosen(turn: Turn, partnership_id: int) -> Partnership:
    return partnership_among(_own(turn), partnership_id)


def log_for(turn: Turn, partnership_id: int = 0, kind_number: int = -1) -> list[Reply]:
    chosen = _chosen(turn, partnership_id)
    if kind_number < 0:
        return _ask_kind(turn, chosen, KINDS)
    if kind_number >= len(KINDS):
        raise UserError("button-old")
    kind = list(KINDS)[kind_number]
    settled = Screen("menu", [message("log-chosen", kind=Message(heading_of(KINDS[kind])), partnership=chosen.name)])
    return [settled, *_begin(turn, chosen, kind)]


def family_for(turn: Turn, partnership_id: int = 0, number: int = -1) -> list[Reply]:
    if not 0 <= number < len(FAMILIES):
        raise UserError("button-old")
    return _of_family(turn, _chosen(turn, partnership_id), number)


def _of_family(turn: Turn, partnership: Partnership, number: int) -> list[Reply]:
    return _ask_kind(turn, partnership, [name for name, kind in KINDS.items() if kind.family is FAMILIES[number]])


def _ask_kind(turn: Turn, partnership: Partnership, names: Iterable[str]) -> list[Reply]:
    """Two by two, family by family; a single one is begun at once."""
    offered = sorted(names, key=lambda name: FAMILIES.index(KINDS[name].family))
    if len(offered) == 1:
        return _begin(turn, partnership, offered[0])
    order = list(KINDS)
    buttons = [
        Button(Message(heading_of(KINDS[name])), f"log:{partnership.id}:{order.index(name)}") for name in offered
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    asked = message("log-ask-kind", partnership=partnership.name)
    return [Screen("menu", [asked], [*_left_over(turn), *rows], move=True)]


def _left_over(turn: Turn) -> list[list[Button]]:
    """What the person has begun and not finished comes first."""
    begun = [draft for draft in drafts.of_person(turn.work, turn.person.id) if draft.form in KINDS]
    return [
        [Button(message("todo-draft", form=Message(heading_of(KINDS[draft.form]))), f"go:{draft.id}")]
        for draft in begun
    ]


def _begin(turn: Turn, partnership: Partnership, kind: str) -> list[Reply]:
    return conversation.begin(turn, kind, partnership_id=partnership.id)


def go_on(turn: Turn, draft_id: int = 0) -> list[Reply]:
    """Takes a draft up again where it was left: in place of the question whether to, or below a list of debts."""
    draft = conversation.own_draft(turn, draft_id)
    saved = drafts.save(turn.work, draft, draft.state, turn.now)
    asked = f'"go:{draft.id}"' in json.dumps(outbox.content_on_show(turn.work, turn.chat_id, "draft"))
    return [conversation.show(turn, saved, move=not asked)]


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
    drafts.remove(turn.work, draft)
    return [Screen("draft", [Message("draft-discarded")])]


COMMANDS = [
    Command("log", SIDES, log, place=10, section=Section.RECORD, often=True),
    *(
        Command(family.value, SIDES, _family(at), place=11 + at, section=Section.RECORD)
        for at, family in enumerate(FAMILIES)
    ),
]
TAPS = [
    Tap("log", SIDES, log_for),
    Tap("family", SIDES, family_for),
    Tap("another", SIDES, another),
    Tap("go", MEMBERS, go_on),
    Tap("drop", MEMBERS, drop),
]
FLOWS = [
    Flow(kind, declared, _context, partial(_submit, declared), _found_again, note=_why_returned)
    for kind, declared in KINDS.items()
]
