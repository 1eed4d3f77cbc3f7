"""What a form's draft shows: the question with its buttons, or the card."""

from dataclasses import dataclass

from handlers.conversation.navigation import Back, Clear, Edit, ListChanges, More, Same, Skip, Submit, UseHeld
from handlers.conversation.walk import Walk, widget_of
from handlers.conversation.widgets.tokens import Done
from handlers.conversation.widgets.widget import FormButton, Given, QuestionView, Typed
from records.form import Field, heading_of
from records.messages import Message
from records.questions import Attachments, ParticipantList, PeopleNames
from records.text import clean

_COLLECTING = Attachments | PeopleNames | ParticipantList  # what has been chosen holds at once; "Done" keeps it


@dataclass(frozen=True)
class FormView:
    """What to show of a draft.

    `progress`: this question's number and how many there are in this part; without a prompt it is the card.
    """

    title: Message
    progress: tuple[int, int] | None
    answered: list[tuple[Message, Message | str]]
    prompt: Message | None
    hint: Message | None
    notes: list[Message]
    rows: list[list[FormButton]]


def view(walk: Walk) -> FormView:
    """Return what is shown of a draft now."""
    title, field = Message(heading_of(walk.form)), walk.current
    given = answered(walk)
    if field is None:
        return FormView(title, None, given, None, None, [], navigation(walk))
    own = widget_of(field).view(walk.bound(field))
    if field.required and walk.reviewed and not (walk.state.only or walk.state.amending):
        given = answered(walk, required_only=True)  # what was filled in by itself is read on the card
    part = walk.asked() if walk.state.only or not walk.reviewed else [
        other for other in walk.asked()
        if other.required == field.required and (other is field or other.name not in walk.state.known)
    ]  # fmt: skip
    shown = field in part and len(part) > 1 and not walk.state.amending
    progress = (part.index(field) + 1, len(part)) if shown else None
    hint = Message(f"{field.key}.hint") if field.question.hint else own.hint
    prompt = own.prompt or Message(f"{field.key}.ask")
    return FormView(title, progress, given, prompt, hint, list(own.notes), _rows(walk, own))


def _rows(walk: Walk, own: QuestionView | None) -> list[list[FormButton]]:
    """Return the buttons of the question, if any, and below them the form's own."""
    return [*(list(row) for row in (own.rows if own else ())), *navigation(walk)]


def answered(walk: Walk, *, required_only: bool = False) -> list[tuple[Message, Message | str]]:
    """Return the answers in words, each with its label, without those that needed no asking."""
    return [
        (field.label, widget_of(field).describe(walk.bound(field)))
        for field in walk.fields
        if walk.state.answers.get(field.name) not in (None, [], "")
        and (field.required or not required_only)
        and walk.settled(field) is None
    ]


def as_token(walk: Walk, typed: Typed) -> Given:
    """Return what was typed, or what a button on show says where it was its label that was typed."""
    wanted, field, render = clean(typed.text).casefold(), walk.current, walk.context.render
    if not wanted:
        return typed
    own = widget_of(field).view(walk.bound(field)) if field else None
    for button in (button for row in _rows(walk, own) for button in row):
        label = render(button.label).casefold()
        if wanted in (label, label.strip("‹› ")):
            return button.token
        if isinstance(button.token, Done) and wanted == render(Message("form-done")).casefold():
            return button.token
    return typed


def navigation(walk: Walk) -> list[list[FormButton]]:
    """Return the form's own buttons: below a question, or of the card."""
    field, asked = walk.current, walk.asked()
    if field is None:
        return _card_buttons(walk, asked)
    rows: list[list[FormButton]] = []
    if walk.state.held:
        rows.append([FormButton(Message("form-held-take"), UseHeld())])
    if walk.offers_same():
        rows.append([FormButton(Message("form-same"), Same())])
    last = []
    if walk.state.amending or (field in asked and asked.index(field)):
        last.append(FormButton(Message("form-back"), Back()))
    if walk.has(field):
        if not (isinstance(field.question, _COLLECTING) and walk.state.answers[field.name]):
            last.append(FormButton(Message("form-keep"), Skip()))
        if not field.required:
            last.append(FormButton(Message("form-clear"), Clear()))
    elif not field.required:
        last.append(FormButton(Message("form-skip"), Skip()))
    return [*rows, last] if last else rows


def _card_buttons(walk: Walk, asked: list[Field]) -> list[list[FormButton]]:
    if walk.state.submitted:
        return []
    missing = walk.missing()
    rows = [[FormButton(walk.context.deed or Message(walk.form.submits), Submit())]]
    if missing is not None:
        rows = [[FormButton(Message("form-continue"), Edit(missing))]]
    if walk.state.changing:
        edits = [FormButton(field.label, Edit(field.name)) for field in asked]
        rows += [edits[at : at + 2] for at in range(0, len(edits), 2)]
        return [*rows, [FormButton(Message("form-change-close"), ListChanges())]]
    if any(not walk.has(field) for field in asked):
        rows.append([FormButton(Message("form-more"), More())])
    return [*rows, [FormButton(Message("form-change"), ListChanges())]]
