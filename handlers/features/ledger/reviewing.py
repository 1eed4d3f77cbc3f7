"""The steps of a record's life, each a button on its card: some at one tap, some after a question of their own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, ClassVar

from pydantic import JsonValue

from handlers.buttons.ledger import STEPS, Confirm, Correct, Mend, RecordStep, ShowRecord
from handlers.conversation import engine, record_drafts
from handlers.conversation.dialogue import Flow, as_json
from handlers.conversation.engine import Context, Option
from handlers.kit.replies import Reply, Screen, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.event_cards import counterpart_so_far
from handlers.views.record_cards import record_screen, side_context
from records.form import Form
from records.messages import Message, message
from records.questions import Text, Ticks
from records.registry import KINDS
from records.states import Action
from records.text import kebab
from services.ledger import lifecycle as life
from services.ledger.access import visible_record
from storage.chat.drafts import Draft
from storage.ledger.record_rows import StoredRecord
from storage.people.directory import Partnership


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


def _record(request: Request, draft: Draft) -> tuple[StoredRecord, Partnership]:
    return visible_record(request.work, request.person, record_drafts.record_id(draft))


def _plain_context(request: Request, draft: Draft) -> Context:
    record, partnership = _record(request, draft)
    today = partnership.today(request.now)
    context = side_context(request.work, partnership, record.side, today, request.language)
    fields = engine.asked(KINDS[record.kind], record.answers, context)
    return replace(context, options={"fields": tuple(Option(field.label, field.name) for field in fields)})


def _counterpart_context(request: Request, draft: Draft) -> Context:
    record, partnership = _record(request, draft)
    today, defaults = partnership.today(request.now), {"event_date": record.answers["event_date"]}
    return side_context(request.work, partnership, record.side.other, today, request.language, defaults=defaults)


def _closing(request: Request, record: StoredRecord) -> list[Reply]:
    state = Message(f"state-{record.state.replace('_', '-')}")
    return [
        Screen("draft", [message("record-now", number=record.id, state=state)]),
        record_screen(request.work, record, request.person, request.language, move=True),
    ]


def _confirm(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    number = record_drafts.submitted_for(request, draft)
    return _closing(request, life.confirm(request.work, request.person, number, answers, request.now))


def _return(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _step(request, draft, _RETURNING[draft.form], answers)


# Steps that ask for fields and a reason, those that ask for a reason, and those that one tap takes. The flows that ask
# are named as their buttons.
_RETURNING = {STEPS[action].name: action for action in life.RETURNS}
_REASONED = {
    STEPS[action].name: action
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
    Action.PASS_ON: "passed-on",
    Action.AGREE_WITHDRAWAL: "withdrawal-agreed",
    Action.KEEP: "record-kept",
}


def _step_of(flow: str) -> Message:
    return Message(f"step-{kebab(flow)}")


def _with_reason(request: Request, draft: Draft, answers: dict[str, JsonValue]) -> list[Reply]:
    return _step(request, draft, _REASONED[draft.form], answers)


def _step(request: Request, draft: Draft, action: Action, answers: dict[str, JsonValue]) -> list[Reply]:
    number = record_drafts.submitted_for(request, draft)
    return _closing(request, life.act(request.work, request.person, number, action, request.now, **answers))


def _present(request: Request, step: RecordStep, action: Action) -> StoredRecord | None:
    """Return the record, if the button was of its present revision and the person may; None for an old button."""
    record, _ = visible_record(request.work, request.person, step.record)
    if record.revision != step.revision:
        return None
    life.check_act(request.work, request.person, record, action)
    return record


def _changed(request: Request, step: RecordStep) -> list[Reply]:
    record, _ = visible_record(request.work, request.person, step.record)
    card = record_screen(request.work, record, request.person, request.language, move=False)
    return [Toast(Message("button-old")), card]


def show(request: Request, press: ShowRecord) -> list[Reply]:
    """Show a record's card."""
    record, _ = visible_record(request.work, request.person, press.record)
    return [record_screen(request.work, record, request.person, request.language, move=True)]


def _at_once(action: Action, told: str) -> Callable[[Request, RecordStep], list[Reply]]:
    def take(request: Request, step: RecordStep) -> list[Reply]:
        if _present(request, step, action) is None:
            return _changed(request, step)
        record = life.act(request.work, request.person, step.record, action, request.now)
        card = record_screen(request.work, record, request.person, request.language, move=False)
        return [Toast(Message(told)), card]

    return take


def confirm(request: Request, step: Confirm) -> list[Reply]:
    """Confirm at one tap, where the kind asks nothing of the other side; else ask for its own part first."""
    record = _present(request, step, Action.CONFIRM)
    if record is None:
        return _changed(request, step)
    if KINDS[record.kind].counterpart is not None:
        known = (record.counterpart, {}) if record.counterpart is not None else counterpart_so_far(request.work, record)
        answers, scratch = known
        return record_drafts.begin(request, f"confirm-{record.kind}", record, answers=answers, scratch=scratch)
    confirmed = life.confirm(request.work, request.person, step.record, None, request.now)
    card = record_screen(request.work, confirmed, request.person, request.language, move=False)
    return [Toast(Message("confirmed")), card]


def mend(request: Request, step: Mend) -> list[Reply]:
    """Ask for the returned fields only."""
    record = _present(request, step, Action.RESUBMIT)
    if record is None:
        return _changed(request, step)
    only = life.returned_fields(request.work, record)
    return record_drafts.begin(request, record.kind, record, answers=record.answers, only=only)


def correct(request: Request, step: Correct) -> list[Reply]:
    """Open the card of a confirmed record, on which any answer can be changed."""
    record = _present(request, step, Action.CORRECT)
    if record is None:
        return _changed(request, step)
    return record_drafts.begin(request, record.kind, record, answers=record.answers)


def _asking(action: Action) -> Callable[[Request, RecordStep], list[Reply]]:
    def ask(request: Request, step: RecordStep) -> list[Reply]:
        record = _present(request, step, action)
        if record is None:
            return _changed(request, step)
        return record_drafts.begin(request, STEPS[action].name, record)

    return ask


BUTTONS = [
    OnPress(ShowRecord, show),
    OnPress(Confirm, confirm),
    OnPress(Mend, mend),
    OnPress(Correct, correct),
    *(OnPress(STEPS[action], _at_once(action, told)) for action, told in _AT_ONCE.items()),
    *(OnPress(STEPS[action], _asking(action)) for action in (*_RETURNING.values(), *_REASONED.values())),
]
FLOWS = [
    *(
        Flow(f"confirm-{kind}", declared.counterpart, _counterpart_context, as_json(_confirm))
        for kind, declared in KINDS.items()
        if declared.counterpart is not None
    ),
    *(Flow(name, ReturnFields, _plain_context, as_json(_return), heading=_step_of(name)) for name in _RETURNING),
    *(Flow(name, Reason, _plain_context, as_json(_with_reason), heading=_step_of(name)) for name in _REASONED),
]
