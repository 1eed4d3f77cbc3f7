"""What a form's draft shows: the question with its buttons, or the card."""

from dataclasses import dataclass

from handlers.conversation.walk import EDIT, Walk, widget_of
from handlers.conversation.widgets.turn import Face, Given, Option, Tap, Typed
from records.form import Field, heading_of
from records.messages import Message
from records.questions import Attachments, ParticipantList, PeopleNames
from records.text import clean

DONE = "done"
_COLLECTING = Attachments | PeopleNames | ParticipantList  # what has been chosen holds at once; "Done" keeps it


@dataclass(frozen=True)
class View:
    """What to show. `progress`: this question's number and how many there are in this part; no prompt: the card."""

    title: Message
    progress: tuple[int, int] | None
    answered: list[tuple[Message, Message | str]]
    prompt: Message | None
    hint: Message | None
    notes: list[Message]
    rows: list[list[Option]]


def view(walk: Walk) -> View:
    title, field = Message(heading_of(walk.form)), walk.current
    given = answered(walk)
    if field is None:
        return View(title, None, given, None, None, [], navigation(walk))
    face = widget_of(field).face(walk.turn(field))
    if field.required and walk.reviewed and not (walk.state.only or walk.state.amending):
        given = answered(walk, required_only=True)  # what was filled in by itself is read on the card
    part = walk.asked() if walk.state.only or not walk.reviewed else [
        other for other in walk.asked()
        if other.required == field.required and (other is field or other.name not in walk.state.known)
    ]  # fmt: skip
    shown = field in part and len(part) > 1 and not walk.state.amending
    progress = (part.index(field) + 1, len(part)) if shown else None
    hint = Message(f"{field.key}.hint") if field.question.hint else face.hint
    prompt = face.prompt or Message(f"{field.key}.ask")
    return View(title, progress, given, prompt, hint, list(face.notes), _rows(walk, face))


def _rows(walk: Walk, face: Face | None) -> list[list[Option]]:
    """The buttons of the question, or of the card, and below them the engine's own."""
    return [*(list(row) for row in (face.rows if face else ())), *navigation(walk)]


def answered(walk: Walk, *, required_only: bool = False) -> list[tuple[Message, Message | str]]:
    return [
        (field.label, widget_of(field).show(walk.turn(field)))
        for field in walk.fields
        if walk.state.answers.get(field.name) not in (None, [], "")
        and (field.required or not required_only)
        and walk.settled(field) is None
    ]


def as_tap(walk: Walk, typed: Typed) -> Given:
    """What was typed, as a tap when it is the label of a button on show."""
    wanted, field = clean(typed.text).casefold(), walk.current
    face = widget_of(field).face(walk.turn(field)) if field else None
    for option in (option for row in _rows(walk, face) for option in row):
        label = walk.context.render(option.label).casefold()
        if wanted and wanted in (label, label.strip("‹› ")):
            return Tap(option.token)
        if option.token == DONE and wanted and wanted == walk.context.render(Message("form-done")).casefold():
            return Tap(DONE)
    return typed


def navigation(walk: Walk) -> list[list[Option]]:
    """The engine's own buttons: below a question, or of the card."""
    field, asked = walk.current, walk.asked()
    if field is None:
        return _card_buttons(walk, asked)
    rows: list[list[Option]] = []
    if walk.offers_same():
        rows.append([Option(Message("form-same"), "same")])
    last = []
    if walk.state.amending or (field in asked and asked.index(field)):
        last.append(Option(Message("form-back"), "back"))
    if walk.has(field):
        if not (isinstance(field.question, _COLLECTING) and walk.state.answers[field.name]):
            last.append(Option(Message("form-keep"), "skip"))
        if not field.required:
            last.append(Option(Message("form-clear"), "clear"))
    elif not field.required:
        last.append(Option(Message("form-skip"), "skip"))
    return [*rows, last] if last else rows


def _card_buttons(walk: Walk, asked: list[Field]) -> list[list[Option]]:
    if walk.state.submitted:
        return []
    missing = walk.missing()
    rows = [[Option(Message(walk.form.submits), "submit")]]
    if missing is not None:
        rows = [[Option(Message("form-continue"), EDIT + missing)]]
    if walk.state.changing:
        edits = [Option(field.label, EDIT + field.name) for field in asked]
        rows += [edits[at : at + 2] for at in range(0, len(edits), 2)]
        return [*rows, [Option(Message("form-change-close"), "change")]]
    if any(not walk.has(field) for field in asked):
        rows.append([Option(Message("form-more"), "more")])
    return [*rows, [Option(Message("form-change"), "change")]]
