"""Logging a record: which partnership, which kind, then the kind's own questions; and whether it is there already."""

import json
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial

from pydantic import JsonValue

from handlers.conversation import dialogue, record_drafts
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, FormState, Option
from handlers.kit.replies import Button, Line, Reply, Screen
from handlers.kit.router import MEMBERS, SIDES, Command, Request, Section, Tap
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
from records.subjects import RecordVersion
from records.text import kebab
from services.ledger import lifecycle as life
from services.ledger.access import partnership_among
from storage import audit
from storage.chat import drafts, outbox
from storage.chat.drafts import Draft
from storage.ledger import record_rows as stored
from storage.ledger.record_rows import StoredRecord
from storage.people import directory
from storage.people.directory import Partnership

FAMILIES = tuple(Family)


LATE = timedelta(days=90)  # for so long after its end what happened in a partnership can still be logged


def _context(request: Request, draft: Draft) -> Context:
    """A new record is about the person's side; a mended one about the side that reported it."""
    partnership = directory.partnership(request.work, draft.partnership_id or 0)
    record = _record_of(request, draft)
    side = record.side if record else partnership.side_of(request.person)
    if side is None:
        raise UserError("partnership-not-yours")

    def last() -> dict[str, JsonValue] | None:
        latest = stored.latest_of(request.work, request.person.id, draft.form) if record is None else None
        return latest.answers if latest else None

    today = partnership.today(request.now)
    options = _references(request, partnership, side, KINDS[draft.form])
    return side_context(request.work, partnership, side, today, request.language, last=last, options=options)


def _record_of(request: Request, draft: Draft) -> StoredRecord | None:
    subject = draft.subject
    return stored.by_id(request.work, subject.record) if isinstance(subject, RecordVersion) else None


def _references(
    request: Request, partnership: Partnership, side: Side, kind: type[Record]
) -> dict[str, tuple[Option, ...]]:
    """The records of the partnership that a question of this kind can name."""
    wanted = [field.question.kind for field in fields_of(kind) if isinstance(field.question, Reference)]
    return {
        name: tuple(
            Option(f"{each.answers.get(KINDS[name].natural_key or '')} {each.title}", str(each.id))
            for each in stored.named(request.work, partnership.id, name, side)
        )
        for name in wanted
    }


def _submit(kind: type[Record], request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    if isinstance(draft.subject, RecordVersion):
        record = life.mend(
            request.work, request.person, record_drafts.submitted_for(request, draft), answers, request.now
        )
    else:
        begun = draft.state.get("begun")
        took = {"seconds": max(0, int(request.now.timestamp()) - begun)} if isinstance(begun, int) else {}
        record = life.submit(
            request.work, request.person, draft.partnership_id or 0, kind.kind, answers, request.now, **took
        )
        recorded(request, draft, record.id)
    lines: list[Line] = [message("record-submitted", state=Message(f"state-{kebab(record.state)}"))]
    key = kind.model_validate(record.answers).key()
    if key is not None and (shared := stored.partnerships_with(request.work, key)) > 1:
        lines.append(message("record-shared", count=shared))
    return [Screen("draft", lines), record_screen(request.work, record, request.person, request.language, move=True)]


def _why_returned(request: Request, draft: Draft, state: FormState) -> Message | None:
    """Whoever mends an answer reads what was wrong with it."""
    if not isinstance(draft.subject, RecordVersion) or not state.only:
        return None
    told = audit.last_note(request.work, draft.subject.record, life.RETURNS)
    return message("record-returned-because", reason=str(told["reason"])) if told and told.get("reason") else None


def _found_again(request: Request, draft: Draft, state: FormState) -> Screen | None:
    """Before a second record of the same event is made: is it one of these?"""
    alike = [] if isinstance(draft.subject, RecordVersion) else _alike(request, draft, state)
    if not alike:
        return None
    lines: list[Line] = [Message("alike-ask"), "", *(record_line(record) for record in alike)]
    rows = [[Button(message("alike-this", number=each.id, title=each.title), f"join:{each.id}:{draft.id}")]
            for each in alike]  # fmt: skip
    return Screen("draft", lines, [*rows, [Button(Message("alike-none"), f"another:{draft.id}")]], move=True)


def _alike(request: Request, draft: Draft, state: FormState) -> list[StoredRecord]:
    kind, day = KINDS[draft.form], iso_date(state.answers.get("event_date"))
    if day is None or draft.partnership_id is None:
        return []
    number = state.answers.get(kind.natural_key) if kind.natural_key else None
    key = plain_key(kind.kind, number) if isinstance(number, str) else None
    found = stored.similar(request.work, draft.partnership_id, kind.kind, day, key)
    return [record for record in found if record.id not in state.different]


def another(request: Request, draft_id: int = 0) -> list[Reply]:
    """It is another event: the draft goes on, and those are not asked about again."""
    draft = dialogue.own_draft(request, draft_id)
    if draft.form not in KINDS:
        raise UserError("button-old")
    state = FormState.model_validate(draft.state)
    state.different += [record.id for record in _alike(request, draft, state)]
    saved = drafts.save(request.work, draft, state.model_dump(mode="json"), request.now)
    return [dialogue.show(request, saved, move=False)]


def _own(request: Request) -> list[Partnership]:
    late = (request.now - LATE).date()
    known = directory.partnerships_of(request.work, request.person)
    own = [each for each in known if each.side_of(request.person) is not None and each.open_on(late)]
    if not own:
        raise UserError("partnership-none")
    return own


def log(request: Request, _rest: str) -> list[Reply]:
    return _ask_partnership(request, "log", lambda own: _ask_kind(request, own, KINDS))


def _family(number: int) -> Callable[[Request, str], list[Reply]]:
    return lambda request, _rest: _ask_partnership(
        request, "family", lambda own: _of_family(request, own, number), number
    )


def _ask_partnership(
    request: Request, tap: str, go_on: Callable[[Partnership], list[Reply]], *more: int
) -> list[Reply]:
    own = _own(request)
    if len(own) == 1:
        return go_on(own[0])
    rows = [[Button(each.name, ":".join([tap, str(each.id), *map(str, more)]))] for each in own]
    return [Screen("menu", [Message("log-ask-partnership")], rows, move=True)]


def _chosen(request: Request, partnership_id: int) -> Partnership:
    return partnership_among(_own(request), partnership_id)


def log_for(request: Request, partnership_id: int = 0, kind_number: int = -1) -> list[Reply]:
    chosen = _chosen(request, partnership_id)
    if kind_number < 0:
        return _ask_kind(request, chosen, KINDS)
    if kind_number >= len(KINDS):
        raise UserError("button-old")
    kind = list(KINDS)[kind_number]
    settled = Screen("menu", [message("log-chosen", kind=Message(heading_of(KINDS[kind])), partnership=chosen.name)])
    return [settled, *_begin(request, chosen, kind)]


def family_for(request: Request, partnership_id: int = 0, number: int = -1) -> list[Reply]:
    if not 0 <= number < len(FAMILIES):
        raise UserError("button-old")
    return _of_family(request, _chosen(request, partnership_id), number)


def _of_family(request: Request, partnership: Partnership, number: int) -> list[Reply]:
    return _ask_kind(request, partnership, [name for name, kind in KINDS.items() if kind.family is FAMILIES[number]])


def _ask_kind(request: Request, partnership: Partnership, names: Iterable[str]) -> list[Reply]:
    """Two by two, family by family; a single one is begun at once."""
    offered = sorted(names, key=lambda name: FAMILIES.index(KINDS[name].family))
    if len(offered) == 1:
        return _begin(request, partnership, offered[0])
    order = list(KINDS)
    buttons = [
        Button(Message(heading_of(KINDS[name])), f"log:{partnership.id}:{order.index(name)}") for name in offered
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    asked = message("log-ask-kind", partnership=partnership.name)
    return [Screen("menu", [asked], [*_left_over(request), *rows], move=True)]


def _left_over(request: Request) -> list[list[Button]]:
    """What the person has begun and not finished comes first."""
    begun = [draft for draft in drafts.of_person(request.work, request.person.id) if draft.form in KINDS]
    return [
        [Button(message("todo-draft", form=Message(heading_of(KINDS[draft.form]))), f"go:{draft.id}")]
        for draft in begun
    ]


def _begin(request: Request, partnership: Partnership, kind: str) -> list[Reply]:
    return dialogue.begin(request, kind, partnership_id=partnership.id)


def go_on(request: Request, draft_id: int = 0) -> list[Reply]:
    """Takes a draft up again where it was left: in place of the question whether to, or below a list of debts."""
    draft = dialogue.own_draft(request, draft_id)
    saved = drafts.save(request.work, draft, draft.state, request.now)
    asked = f'"go:{draft.id}"' in json.dumps(outbox.content_on_show(request.work, request.chat, "draft"))
    return [dialogue.show(request, saved, move=not asked)]


def drop(request: Request, draft_id: int = 0, sure: int = 0) -> list[Reply]:
    """Discards a draft, after asking once."""
    draft = dialogue.own_draft(request, draft_id)
    if not sure:
        rows = [
            [
                Button(Message("draft-continue"), f"go:{draft.id}"),
                Button(Message("draft-discard"), f"drop:{draft.id}:1"),
            ]
        ]
        return [Screen("draft", [Message("cancel-ask")], rows)]
    drafts.remove(request.work, draft)
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
    Flow(kind, declared, _context, as_json(partial(_submit, declared)), _found_again, note=_why_returned)
    for kind, declared in KINDS.items()
]
