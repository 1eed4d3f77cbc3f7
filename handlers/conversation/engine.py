"""Asks any form's questions one at a time, and keeps a draft that can be left and taken up again at any point."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass

from pydantic import JsonValue

from handlers.conversation import view as form_view
from handlers.conversation.context import Context
from handlers.conversation.form_state import FormState, ReadFrom
from handlers.conversation.navigation import NAVIGATION, UseHeld
from handlers.conversation.view import FormView
from handlers.conversation.walk import Walk
from handlers.conversation.widgets.widget import Attached, Given, Typed
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.messages import Message
from records.questions import Attachments


@dataclass(frozen=True)
class StepResult:
    """A draft after a step, and its answers once they are submitted."""

    state: FormState
    answers: Form | None


def start(
    form: type[Form],
    context: Context,
    *,
    answers: Mapping[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
    read_from: ReadFrom | None = None,
) -> FormState:
    """Return a new draft, with the answers that are known, at the first question that is open.

    `scratch`: what is known of answers that are not complete yet, by field; `read_from`: what is kept of the text from
    which they are known, of which what is open is asked first.
    """
    names = {field.name for field in fields_of(form)}
    known = {name: deepcopy(value) for name, value in {**context.defaults, **(answers or {})}.items() if name in names}
    state = FormState(
        answers=known,
        known=[*known],
        only=list(only) if only is not None else None,
        scratch=dict(scratch or {}),
        read_from=read_from,
    )
    walk = Walk(form, state, context)
    walk.tidy()
    asked = walk.asked()
    if walk.state.doubts:
        return walk.state
    walk.state.cursor = asked[0].name if only and asked else walk.missing()
    if walk.state.cursor is None and not walk.reviewed and asked:
        walk.state.cursor = asked[0].name
    return walk.state


def view(form: type[Form], state: FormState, context: Context) -> FormView:
    """Return what a draft shows: a question, or the card."""
    return form_view.view(Walk(form, state, context))


def press(form: type[Form], state: FormState, token: str, context: Context) -> StepResult:
    """Take a step by a button of the draft. Raises UserError, and the draft stays what it was."""
    walk = _open(form, state, context)
    return _take(walk, walk.read(token))


def take(form: type[Form], state: FormState, given: Given, context: Context) -> StepResult:
    """Take a step by what was typed, attached or tapped. Raises UserError, and the draft stays what it was."""
    walk = _open(form, state, context)
    return _take(walk, form_view.as_token(walk, given) if isinstance(given, Typed) else given)


def _open(form: type[Form], state: FormState, context: Context) -> Walk:
    if state.submitted:
        raise UserError("form-already-submitted")
    return Walk(form, state.copied(), context)


def _take(walk: Walk, given: Given) -> StepResult:
    if isinstance(given, Attached) and (field := walk.album_of(given)):
        walk.answer(field, given)
    elif isinstance(given, UseHeld):
        return _take(walk, _held(walk))
    elif isinstance(given, NAVIGATION):
        walk.navigate(given)
    elif (current := walk.current) is None:
        raise UserError("form-use-buttons")
    else:
        walk.answer(current, given)
    walk.state.held, walk.state.held_whole = "", False
    return StepResult(walk.state, walk.validated)


def _held(walk: Walk) -> Given:
    """Return what was typed before the question was seen again. Raises UserError where nothing was."""
    words, walk.state.held = walk.state.held, ""
    if not words:
        raise UserError("form-old-button")
    return form_view.as_token(walk, Typed(words))


def amend(form: type[Form], state: FormState, name: str, typed: Typed, context: Context) -> StepResult:
    """Take an answer that was typed anew, and stay where the draft was. Raises UserError like `take`."""
    walk = Walk(form, state.copied(), context)
    field = walk.field(name)
    if not isinstance(field.question, Attachments):
        walk.forget(field)
        walk.state.scratch.pop(name, None)
    walk.state.cursor = name
    given = form_view.as_token(walk, typed)
    answered = walk.accept(field, typed if isinstance(given, NAVIGATION) else given)
    if answered and state.cursor == name:
        walk.go_on(field)
    elif answered or (walk.has(field) and not field.required):
        walk.state.cursor = state.cursor
    return StepResult(walk.state, walk.validated)


def asked(form: type[Form], answers: Mapping[str, JsonValue], context: Context) -> list[Field]:
    """Return the fields that are asked of this side: those with nothing to choose from are not."""
    return Walk(form, FormState(answers=dict(answers)), context).asked()


def card(
    form: type[Form], answers: Mapping[str, JsonValue], context: Context, *, reasons: bool = True
) -> list[tuple[Message, Message | str]]:
    """Return the answers of a record, label and value. Without `reasons`, attendance is told in numbers only."""
    walk = Walk(form, FormState(answers=dict(answers)), context, reasons)
    return [(given.label, given.value) for given in form_view.answered(walk)]
