"""What a form's draft shows: the question with its buttons, or the card."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from pydantic import JsonValue

from handlers.conversation.form_state import OpenDoubt
from handlers.conversation.navigation import (
    Back,
    Clear,
    Edit,
    ListChanges,
    More,
    Same,
    Settle,
    Skip,
    Submit,
    UseHeld,
)
from handlers.conversation.walk import Walk, widget_of
from handlers.conversation.widgets.tokens import Done
from handlers.conversation.widgets.widget import FormButton, Given, QuestionView, Typed
from records.attendance import Attendance
from records.form import Field, heading_of
from records.lengths import shortened
from records.messages import Message, message
from records.questions import Attachments, Day, ParticipantList, PeopleNames, RollCall
from records.text import clean, kebab

MARKS = "①②③④⑤⑥⑦⑧⑨"  # in a line, in the question and on its buttons
MOST_ON_BUTTON = 16  # UTF-16 units of somebody's words on a button that settles a doubt
_COLLECTING = Attachments | PeopleNames | ParticipantList  # what has been chosen holds at once; "Done" keeps it


class GivenAnswer(NamedTuple):
    """An answer with its label; `words` are those of the text that it was read from, if it was."""

    label: Message
    value: Message | str
    words: str = ""


@dataclass(frozen=True)
class FormView:
    """What to show of a draft.

    `progress`: this question's number and how many there are in this part; without a prompt it is the card. `doubts`
    are asked on the card before anything else, each with its mark; `missing`: how many questions that needs besides.
    """

    title: Message
    progress: tuple[int, int] | None
    answered: list[GivenAnswer]
    prompt: Message | None
    hint: Message | None
    notes: list[Message]
    rows: list[list[FormButton]]
    doubts: list[Message] = field(default_factory=list)
    missing: int = 0


def view(walk: Walk) -> FormView:
    """Return what is shown of a draft now."""
    title, field = Message(heading_of(walk.form)), walk.current
    if field is None:
        given = answered(walk)
        return FormView(title, None, given, None, None, [], navigation(walk), _doubts(walk), _missing_beside(walk))
    own = widget_of(field).view(walk.bound(field))
    # What was filled in by itself is read on the card; what was read of a text is shown with its words.
    quiet = walk.state.only or walk.state.amending or walk.state.read_from
    given = answered(walk, required_only=field.required and walk.reviewed and not quiet)
    part = walk.asked() if walk.state.only or not walk.reviewed else [
        other for other in walk.asked()
        if other.required == field.required and (other is field or other.name not in walk.state.known)
        and not (other.question.aside and other is not field)
    ]  # fmt: skip
    shown = field in part and len(part) > 1 and not walk.state.amending
    progress = (part.index(field) + 1, len(part)) if shown else None
    hint = Message(f"{field.key}.hint") if field.question.hint else own.hint
    prompt = own.prompt or Message(f"{field.key}.ask")
    return FormView(title, progress, given, prompt, hint, list(own.notes), _rows(walk, own))


def _rows(walk: Walk, own: QuestionView | None) -> list[list[FormButton]]:
    """Return the buttons of the question, if any, and below them the form's own."""
    return [*(list(row) for row in (own.rows if own else ())), *navigation(walk)]


def answered(walk: Walk, *, required_only: bool = False) -> list[GivenAnswer]:
    """Return the answers in words, each with its label, without those that needed no asking."""
    words: Mapping[str, str] = walk.state.read_from.words if walk.state.read_from else {}
    marks: dict[str, str] = {}
    for doubt, mark in zip(walk.state.doubts, MARKS, strict=False):
        marks.setdefault(doubt.field, mark)
    return [
        GivenAnswer(field.label, marks[field.name])
        if field.name in marks
        else GivenAnswer(field.label, widget_of(field).describe(walk.bound(field)), words.get(field.name, ""))
        for field in walk.fields
        if field.name in marks
        or (
            walk.state.answers.get(field.name) not in (None, [], "")
            and (field.required or not required_only)
            and walk.settled(field) is None
        )
    ]


def _missing_beside(walk: Walk) -> int:
    """Return how many required questions have no answer, and none that the text leaves open."""
    open_ones = {doubt.field for doubt in walk.state.doubts}
    return sum(walk.lacks(field) and field.name not in open_ones for field in walk.fields)


def _doubts(walk: Walk) -> list[Message]:
    """Return what is asked of what the text leaves open: the field, the words, and why."""
    return [
        message(
            "form-doubt",
            mark=mark,
            field=walk.field(doubt.field).label,
            words=doubt.words,
            why=Message(f"doubt-{kebab(doubt.reason)}"),
        )
        for mark, doubt in zip(MARKS, walk.state.doubts, strict=False)
    ]


def _doubt_buttons(walk: Walk) -> list[list[FormButton]]:
    """Return a button for each that the text may mean, two in a row, and one to give another answer."""
    rows = []
    for at, (mark, doubt) in enumerate(zip(MARKS, walk.state.doubts, strict=False)):
        labels = [_choice_label(walk, doubt, choice) for choice in doubt.choices]
        buttons = [
            FormButton(message("form-doubt-choice", mark=mark, choice=label), Settle(at, place))
            for place, label in enumerate(labels)
        ]
        other = message("form-doubt-choice", mark=mark, choice=Message("form-doubt-other"))
        buttons.append(FormButton(other, Edit(doubt.field)))
        rows += [buttons[place : place + 2] for place in range(0, len(buttons), 2)]
    return rows


def _choice_label(walk: Walk, doubt: OpenDoubt, choice: JsonValue) -> Message | str:
    """Return what a field would say with that answer, short enough for a button."""
    field = walk.field(doubt.field)
    if isinstance(field.question, Day) and isinstance(choice, str):
        day = date.fromisoformat(choice)
        return message("form-doubt-day", month=day.month, day=day.day, weekday=day.isoweekday())
    if isinstance(field.question, RollCall):
        return message("form-doubt-attendance", count=len(Attendance.model_validate(choice).present))
    bound = replace(walk.bound(field), answers={**walk.state.answers, field.name: choice})
    said = widget_of(field).describe(bound)
    return said if isinstance(said, Message) else shortened(said, MOST_ON_BUTTON)


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
    if walk.state.held and not walk.state.held_whole:
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
    if walk.state.doubts and not walk.state.changing:
        return [*_doubt_buttons(walk), [FormButton(Message("form-change"), ListChanges())]]
    rows = [[FormButton(walk.context.deed or Message(walk.form.submits), Submit())]]
    if missing is not None:
        rows = [[FormButton(Message("form-continue"), Edit(missing))]]
    if walk.state.changing:
        edits = [FormButton(field.label, Edit(field.name)) for field in asked]
        rows += [edits[at : at + 2] for at in range(0, len(edits), 2)]
        return [*rows, [FormButton(Message("form-change-close"), ListChanges())]]
    if any(walk.leads_to(field) for field in asked):
        rows.append([FormButton(Message("form-more"), More())])
    return [*rows, [FormButton(Message("form-change"), ListChanges())]]
