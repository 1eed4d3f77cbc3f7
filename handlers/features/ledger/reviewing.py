"""The steps of a record's life, each a button on its card: some at one tap, some after a question of their own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, ClassVar

from handlers.buttons.ledger import (
    STEPS,
    AgreeToWithdrawal,
    Amend,
    Confirm,
    Correct,
    Keep,
    Mend,
    PassOn,
    RecordStep,
    ShowRecord,
)
from handlers.conversation import engine, record_drafts
from handlers.conversation.context import Context, Option
from handlers.conversation.flow import Flow
from handlers.conversation.form_state import FormState
from handlers.kit.deeds import Deed
from handlers.kit.replies import Reply, Screen, Toast
from handlers.kit.router import OnPress, Request
from handlers.views.event_cards import counterpart_so_far
from handlers.views.record_cards import record_screen, side_context
from records.form import Form, deciding
from records.messages import Message, message
from records.purposes import Purpose
from records.questions import Text, Ticks
from records.record_forms import counterpart_form, step_form
from records.registry import KINDS
from records.states import Action
from records.text import kebab
from services.ledger import lifecycle as life
from services.ledger.access import VisibleRecord, visible_record
from services.permissions import coordinated_sides
from storage.chat.drafts import Draft
from storage.ledger import waiting
from storage.ledger.record_rows import StoredRecord


class ReturnFields(Form):
    """Which answers are wrong, and why."""

    texts: ClassVar[str] = "return"
    fields: Annotated[tuple[str, ...], Ticks(source="fields")]
    reason: Annotated[str, Text(500, multiline=True)]


class Reason(Form):
    """Why an objection, a withdrawal or a decision."""

    texts: ClassVar[str] = "reason"
    reason: Annotated[str, Text(500, multiline=True)]


def _seen(request: Request, draft: Draft) -> VisibleRecord:
    return visible_record(request.work, request.person, record_drafts.record_id(draft))


def _plain_context(request: Request, draft: Draft) -> Context:
    record, partnership = _seen(request, draft)
    today = partnership.today(request.now)
    context = side_context(request.work, partnership, record.side, today, request.language)
    fields = engine.asked(KINDS[record.kind], record.answers, context)
    options = {"fields": tuple(Option(field.label, field.name) for field in fields)}
    deed = Message(f"{_deed(_action(draft))}-correction") if _is_of_correction(record, draft) else None
    return replace(context, options=options, deed=deed)


def _counterpart_context(request: Request, draft: Draft) -> Context:
    record, partnership = _seen(request, draft)
    today, defaults = partnership.today(request.now), {"event_date": record.answers["event_date"]}
    return side_context(request.work, partnership, record.side.other, today, request.language, defaults=defaults)


def _next_in_queue(request: Request, decided: StoredRecord) -> list[Reply]:
    """Return the card of what waits for the person next, below all else, once something else was decided."""
    sides, objections = coordinated_sides(request.work, request.person), request.person.is_admin
    queue = waiting.ids_waiting_for(request.work, sides, objections=objections)
    if not queue:
        return []
    following = next((number for number in queue if number > decided.id), queue[0])
    record = visible_record(request.work, request.person, following).record
    heading = message("queue-next", count=len(queue))
    return [record_screen(request.work, record, request.person, request.language, heading=heading, move=True)]


def _closing(request: Request, record: StoredRecord) -> list[Reply]:
    """Return what closes a step's questions, and the card as it is now."""
    state = Message(f"state-{record.state.replace('_', '-')}")
    return [
        Screen(Purpose.DRAFT, [message("record-now", number=record.id, state=state)]),
        record_screen(request.work, record, request.person, request.language, move=True),
    ]


def _confirm(request: Request, draft: Draft, counterpart: Form) -> list[Reply]:
    seen = record_drafts.submitted_for(request, draft)
    confirmed = life.confirm(request.work, request.person, seen, counterpart, request.now)
    return [*_closing(request, confirmed), *_next_in_queue(request, confirmed)]


def _return(request: Request, draft: Draft, answers: ReturnFields) -> list[Reply]:
    return _step(request, draft, _RETURNING[draft.form], answers.reason, answers.fields)


# Steps that ask for fields and a reason, and those that ask for a reason.
_RETURNING = {step_form(action): action for action in life.RETURNS}
_REASONED = {
    step_form(action): action
    for action in (
        Action.OBJECT,
        Action.WITHDRAW,
        Action.ASK_WITHDRAWAL,
        Action.DECIDE_CONFIRM,
        Action.DECIDE_VOID,
        Action.VOID,
    )
}
_OF_CORRECTIONS = (Action.WITHDRAW, Action.DECIDE_VOID)  # what is otherwise where an earlier version is confirmed
_DECISIONS = {*life.RETURNS, Action.OBJECT, Action.DECIDE_CONFIRM, Action.DECIDE_VOID}  # on what waits for somebody


def _step_of(flow: str) -> Message:
    return Message(f"step-{kebab(flow)}")


def _deed(action: Action) -> str:
    """Return the key of the button that names a step, first on the card and then after what was asked."""
    return f"action-{kebab(STEPS[action].name)}"


def _outlook(request: Request, draft: Draft, state: FormState) -> list[Message]:
    """Tell what follows from the step, above the button that takes it."""
    if state.cursor is not None:
        return []
    outlook = f"outlook-{kebab(_action(draft))}"
    return [Message(f"{outlook}-correction" if _is_of_correction(_seen(request, draft).record, draft) else outlook)]


def _action(draft: Draft) -> Action:
    return (_RETURNING | _REASONED)[draft.form]


def _is_of_correction(record: StoredRecord, draft: Draft) -> bool:
    """Tell whether the step is about a correction only, of a record that is confirmed as it was before."""
    return record.confirmed_version is not None and _action(draft) in _OF_CORRECTIONS


def _with_reason(request: Request, draft: Draft, answers: Reason) -> list[Reply]:
    return _step(request, draft, _REASONED[draft.form], answers.reason)


def _step(request: Request, draft: Draft, action: Action, reason: str, fields: Sequence[str] = ()) -> list[Reply]:
    seen = record_drafts.submitted_for(request, draft)
    stepped = life.act(request.work, request.person, seen, action, request.now, reason=reason, fields=fields)
    following = _next_in_queue(request, stepped) if action in _DECISIONS else []
    return [*_closing(request, stepped), *following]


def _on_present(
    step_on: Callable[[Request, VisibleRecord], list[Reply]],
) -> Callable[[Request, RecordStep], list[Reply]]:
    """Return the handler of a button that is about one revision: an old one shows the card as it is now."""

    def take(request: Request, step: RecordStep) -> list[Reply]:
        seen = visible_record(request.work, request.person, step.record)
        if seen.record.revision != step.revision:
            return _in_place(request, seen.record, "button-old")
        return step_on(request, seen)

    return take


def _in_place(request: Request, record: StoredRecord, toast: str) -> list[Reply]:
    """Return the card where it stands, and what a toast says of it."""
    return [Toast(Message(toast)), record_screen(request.work, record, request.person, request.language, move=False)]


def show(request: Request, press: ShowRecord) -> list[Reply]:
    """Show a record's card below everything else."""
    record, _ = visible_record(request.work, request.person, press.record)
    return [record_screen(request.work, record, request.person, request.language, move=True)]


def _at_once(action: Action, toast: str) -> Callable[[Request, RecordStep], list[Reply]]:
    """Return the handler of a step that is taken at one tap."""

    def take(request: Request, seen: VisibleRecord) -> list[Reply]:
        stepped = life.act(request.work, request.person, seen, action, request.now)
        return [*_in_place(request, stepped, toast), *_next_in_queue(request, stepped)]

    return _on_present(take)


def _confirm_or_ask(request: Request, seen: VisibleRecord) -> list[Reply]:
    """Confirm at one tap, where nothing is asked of the other side; else ask for its own part first.

    Of an old ledger it has what that says.
    """
    record = seen.record
    old = record.batch_id is not None and record.counterpart is not None
    if KINDS[record.kind].counterpart is None or old:
        confirmed = life.confirm(request.work, request.person, seen, None, request.now)
        return [*_in_place(request, confirmed, "confirmed"), *_next_in_queue(request, confirmed)]
    life.check_act(request.person, seen, Action.CONFIRM)
    known = (record.counterpart, {}) if record.counterpart is not None else counterpart_so_far(request.work, record)
    answers, scratch = known
    return record_drafts.begin(request, counterpart_form(record.kind), record, answers=answers, scratch=scratch)


def _mend(request: Request, seen: VisibleRecord) -> list[Reply]:
    """Ask for the returned fields only."""
    life.check_act(request.person, seen, Action.RESUBMIT)
    record, only = seen.record, life.returned_fields(request.work, seen.record)
    return record_drafts.begin(request, record.kind, record, answers=record.answers, only=only)


def _opening(action: Action) -> Callable[[Request, RecordStep], list[Reply]]:
    """Return the handler of a step that opens the record's answers as a card, on which any can be changed."""

    def open_answers(request: Request, seen: VisibleRecord) -> list[Reply]:
        life.check_act(request.person, seen, action)
        return record_drafts.begin(request, seen.record.kind, seen.record, answers=seen.record.answers)

    return _on_present(open_answers)


def _ask_whether_to_agree(request: Request, press: AgreeToWithdrawal) -> Deed | None:
    """Say which record does not count any more; whoever has an old card before them is shown the present one."""
    seen = visible_record(request.work, request.person, press.record)
    if seen.record.revision != press.revision:
        return None
    life.check_act(request.person, seen, Action.AGREE_WITHDRAWAL)
    asked = message("withdrawal-agree-ask", number=seen.record.id, title=seen.record.title)
    return Deed(asked, Message("action-agree-withdrawal"))


def _asking(action: Action) -> Callable[[Request, RecordStep], list[Reply]]:
    """Return the handler of a step that asks something first."""

    def ask(request: Request, seen: VisibleRecord) -> list[Reply]:
        life.check_act(request.person, seen, action)
        return record_drafts.begin(request, step_form(action), seen.record)

    return _on_present(ask)


BUTTONS = [
    OnPress(ShowRecord, show),
    OnPress(Confirm, _on_present(_confirm_or_ask)),
    OnPress(Mend, _on_present(_mend)),
    OnPress(Correct, _opening(Action.CORRECT)),
    OnPress(Amend, _opening(Action.AMEND)),
    OnPress(PassOn, _at_once(Action.PASS_ON, "passed-on")),
    OnPress(AgreeToWithdrawal, _at_once(Action.AGREE_WITHDRAWAL, "withdrawal-agreed"), _ask_whether_to_agree),
    OnPress(Keep, _at_once(Action.KEEP, "record-kept")),
    *(OnPress(STEPS[action], _asking(action)) for action in (*_RETURNING.values(), *_REASONED.values())),
]
FLOWS = [
    *(
        Flow(counterpart_form(kind), declared.counterpart, _counterpart_context, _confirm)
        for kind, declared in KINDS.items()
        if declared.counterpart is not None
    ),
    *(
        Flow(
            name, deciding(ReturnFields, _deed(action)), _plain_context, _return, heading=_step_of(name), notes=_outlook
        )
        for name, action in _RETURNING.items()
    ),
    *(
        Flow(
            name, deciding(Reason, _deed(action)), _plain_context, _with_reason, heading=_step_of(name), notes=_outlook
        )
        for name, action in _REASONED.items()
    ),
]
