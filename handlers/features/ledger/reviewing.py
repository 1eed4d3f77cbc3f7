"""The steps of a record's life, each a button on its card: some at one tap, some after a question of their own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers import forms, record_drafts
from handlers.conversation import Flow
from handlers.forms import Context, Option
from handlers.replies import Reply, Screen, Toast
from handlers.router import COORDINATORS, MEMBERS, Tap, Turn
from handlers.views.event_cards import counterpart_so_far
from handlers.views.record_cards import BUTTONS, record_screen, side_context
from records.form import Form
from records.messages import Message, message
from records.questions import Text, Ticks
from records.registry import KINDS
from records.states import Action
from services.ledger import records as life
from services.ledger.access import visible_record
from storage.drafts import Draft
from storage.people import Partnership
from storage.records import StoredRecord


class ReturnFields(Form):
    """Which answers are wrong, and why."""

    texts: ClassVar[str] = "return"
    review: ClassVar[bool] = False
    fields: Annotated[tuple[str, ...], Ticks(source="fields")]
    reason: Annotated[str, Text(500, multiline=True)]


class Reason(Form):
    """Why an objection, a withdrawal or a decision."""

    texts: ClassVar[str] = "reason"
    reason: Annotated[str, Text(500, multiline=True)]


def _record(turn: Turn, draft: Draft) -> tuple[StoredRecord, Partnership]:
    return visible_record(turn.work, turn.person, record_drafts.record_id(draft))


def _plain_context(turn: Turn, draft: Draft) -> Context:
    record, partnership = _record(turn, draft)
    today = life.today_in(partnership, turn.now)
    context = side_context(turn.work, partnership, record.side, today, turn.language)
    fields = forms.asked(KINDS[record.kind], record.answers, context)
    return replace(context, options={"fields": tuple(Option(field.label, field.name) for field in fields)})


def _counterpart_context(turn: Turn, draft: Draft) -> Context:
    record, partnership = _record(turn, draft)
    today, defaults = life.today_in(partnership, turn.now), {"event_date": record.answers["event_date"]}
    return side_context(turn.work, partnership, record.side.other, today, turn.language, defaults=defaults)


def _closing(turn: Turn, record: StoredRecord) -> list[Reply]:
    state = Message(f"state-{record.state.replace('_', '-')}")
    return [
        Screen("draft", [message("record-now", number=record.id, state=state)]),
        record_screen(turn.work, record, turn.person, turn.language, move=True),
    ]


def _confirm(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    number = record_drafts.submitted_for(turn, draft)
    return _closing(turn, life.confirm(turn.work, turn.person, number, answers, turn.now))


def _return(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _step(turn, draft, _RETURNING[draft.form], answers)


# Steps that ask for fields and a reason, those that ask for a reason, and those that one tap takes.
_RETURNING = {BUTTONS[action]: action for action in life.RETURNS}
_REASONED = {
    BUTTONS[action]: action
    for action in (
        Action.OBJECT,
        Action.WITHDRAW,
        Action.ASK_WITHDRAWAL,
        Action.DECIDE_CONFIRM,
        Action.DECIDE_VOID,
        Action.VOID,
    )
}
_AT_ONCE = {
    BUTTONS[action]: (action, told)
    for action, told in (
        (Action.PASS_ON, "passed-on"),
        (Action.AGREE_WITHDRAWAL, "withdrawal-agreed"),
        (Action.KEEP, "record-kept"),
    )
}


def _with_reason(turn: Turn, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _step(turn, draft, _REASONED[draft.form], answers)


def _step(turn: Turn, draft: Draft, action: Action, answers: dict[str, JsonValue]) -> list[Reply]:
    number = record_drafts.submitted_for(turn, draft)
    return _closing(turn, life.act(turn.work, turn.person, number, action, turn.now, **answers))


def _present(turn: Turn, record_id: int, revision: int, action: Action) -> StoredRecord | None:
    """The record, if the button was of its present revision and the person may; None for an old button."""
    record, _ = visible_record(turn.work, turn.person, record_id)
    if record.revision != revision:
        return None
    life.check_act(turn.work, turn.person, record, action)
    return record


def _changed(turn: Turn, record_id: int) -> list[Reply]:
    record, _ = visible_record(turn.work, turn.person, record_id)
    return [Toast(Message("button-old")), record_screen(turn.work, record, turn.person, turn.language, move=False)]


def show(turn: Turn, record_id: int = 0) -> list[Reply]:
    record, _ = visible_record(turn.work, turn.person, record_id)
    return [record_screen(turn.work, record, turn.person, turn.language, move=True)]


def _at_once(action: Action, told: str) -> Callable[..., list[Reply]]:
    def step(turn: Turn, record_id: int = 0, revision: int = 0) -> list[Reply]:
        if _present(turn, record_id, revision, action) is None:
            return _changed(turn, record_id)
        record = life.act(turn.work, turn.person, record_id, action, turn.now)
        return [Toast(Message(told)), record_screen(turn.work, record, turn.person, turn.language, move=False)]

    return step


def confirm(turn: Turn, record_id: int = 0, revision: int = 0) -> list[Reply]:
    """One tap, where the kind asks nothing of the other side; else its own part first."""
    record = _present(turn, record_id, revision, Action.CONFIRM)
    if record is None:
        return _changed(turn, record_id)
    if KINDS[record.kind].counterpart is not None:
        known = (record.counterpart, {}) if record.counterpart is not None else counterpart_so_far(turn.work, record)
        answers, scratch = known
        return record_drafts.begin(turn, f"confirm-{record.kind}", record, answers=answers, scratch=scratch)
    confirmed = life.confirm(turn.work, turn.person, record_id, None, turn.now)
    return [Toast(Message("confirmed")), record_screen(turn.work, confirmed, turn.person, turn.language, move=False)]


def mend(turn: Turn, record_id: int = 0, revision: int = 0) -> list[Reply]:
    """Asks for the returned fields only."""
    record = _present(turn, record_id, revision, Action.RESUBMIT)
    if record is None:
        return _changed(turn, record_id)
    only = life.returned_fields(turn.work, record)
    return record_drafts.begin(turn, record.kind, record, answers=record.answers, only=only)


def correct(turn: Turn, record_id: int = 0, revision: int = 0) -> list[Reply]:
    """Opens the card of a confirmed record, on which any answer can be changed."""
    record = _present(turn, record_id, revision, Action.CORRECT)
    if record is None:
        return _changed(turn, record_id)
    return record_drafts.begin(turn, record.kind, record, answers=record.answers)


def _asking(action: Action) -> Callable[..., list[Reply]]:
    def ask(turn: Turn, record_id: int = 0, revision: int = 0) -> list[Reply]:
        record = _present(turn, record_id, revision, action)
        if record is None:
            return _changed(turn, record_id)
        return record_drafts.begin(turn, BUTTONS[action], record)

    return ask


TAPS = [
    Tap("record", MEMBERS, show),
    Tap("confirm", COORDINATORS, confirm),
    Tap("mend", MEMBERS, mend),
    Tap("correct", MEMBERS, correct),
    *(Tap(name, MEMBERS, _at_once(action, told)) for name, (action, told) in _AT_ONCE.items()),
    *(Tap(name, MEMBERS, _asking(action)) for name, action in {**_RETURNING, **_REASONED}.items()),
]
FLOWS = [
    *(
        Flow(f"confirm-{kind}", declared.counterpart, _counterpart_context, _confirm)
        for kind, declared in KINDS.items()
        if declared.counterpart is not None
    ),
    *(Flow(name, ReturnFields, _plain_context, _return) for name in _RETURNING),
    *(Flow(name, Reason, _plain_context, _with_reason) for name in _REASONED),
]
