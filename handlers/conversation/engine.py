"""Asks any form's questions one at a time, and keeps a draft that can be left and taken up again at any point."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TypeVar

from pydantic import JsonValue

from handlers.conversation import view as form_view
from handlers.conversation.view import View
from handlers.conversation.walk import EDIT, NAVIGATION, FormState, Walk
from handlers.conversation.widgets.turn import Attached, Context, Given, Option, Tap, Typed
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.messages import Message
from records.questions import Attachments

SomeForm = TypeVar("SomeForm", bound=Form)

__all__ = [
    "Attached", "Context", "FormState", "Given", "Option", "Tap", "Typed", "View",
    "amend", "answers_of", "asked", "card", "start", "take", "view",
]  # fmt: skip


def start(
    form: type[Form],
    context: Context,
    *,
    answers: Mapping[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
    scratch: Mapping[str, dict[str, JsonValue]] | None = None,
) -> FormState:
    """A new draft, with the answers that are known, at the first question that is open. `scratch`: what is known of
    answers that are not complete yet, by field."""
    names = {field.name for field in fields_of(form)}
    known = {name: deepcopy(value) for name, value in {**context.defaults, **(answers or {})}.items() if name in names}
    state = FormState(
        answers=known, known=[*known], only=list(only) if only is not None else None, scratch=dict(scratch or {})
    )
    walk = Walk(form, state, context)
    walk.tidy()
    asked = walk.asked()
    walk.state.cursor = asked[0].name if only and asked else walk.missing()
    if walk.state.cursor is None and not walk.reviewed and asked:
        walk.state.cursor = asked[0].name
    return walk.state


def view(form: type[Form], state: FormState, context: Context) -> View:
    return form_view.view(Walk(form, state, context))


def take(form: type[Form], state: FormState, given: Given, context: Context) -> FormState:
    """The draft after what was tapped, typed or attached. Raises UserError, and the draft stays what it was."""
    walk = Walk(form, state.copied(), context)
    if state.submitted:
        raise UserError("form-already-submitted")
    if isinstance(given, Typed):
        given = form_view.as_tap(walk, given)
    if isinstance(given, Attached) and (field := walk.album_of(given)):
        walk.answer(field, given)
    elif isinstance(given, Tap) and (given.token in NAVIGATION or given.token.startswith(EDIT)):
        walk.navigate(given.token)
    elif (current := walk.current) is None:
        raise UserError("form-use-buttons")
    else:
        walk.answer(current, given)
    return walk.state


def amend(form: type[Form], state: FormState, name: str, typed: Typed, context: Context) -> FormState:
    """The draft with one answer typed anew, which goes on where it was. Raises UserError like `take`."""
    walk = Walk(form, state.copied(), context)
    field = walk.field(name)
    if not isinstance(field.question, Attachments):
        walk.forget(field)
        walk.state.scratch.pop(name, None)
    walk.state.cursor = name
    tap = form_view.as_tap(walk, typed)
    answered = walk.accept(field, typed if isinstance(tap, Tap) and tap.token in NAVIGATION else tap)
    if answered and state.cursor == name:
        walk.go_on(field)
    elif answered or (walk.has(field) and not field.required):
        walk.state.cursor = state.cursor
    return walk.state


def answers_of(form: type[SomeForm], state: FormState, context: Context) -> SomeForm:
    """The validated answers. Raises UserError that says what is missing or does not fit."""
    answers = Walk(form, state, context).validated()
    assert isinstance(answers, form)
    return answers


def asked(form: type[Form], answers: Mapping[str, JsonValue], context: Context) -> list[Field]:
    """The fields that are asked of this side: those with nothing to choose from are not."""
    return Walk(form, FormState(answers=dict(answers)), context).asked()


def card(
    form: type[Form], answers: Mapping[str, JsonValue], context: Context, *, reasons: bool = True
) -> list[tuple[Message, Message | str]]:
    """The answers of a record, label and value. Without `reasons`, attendance is told in numbers only."""
    return form_view.answered(Walk(form, FormState(answers=dict(answers)), context, reasons))
