"""Asks any form's questions one at a time, and keeps a draft that can be left and taken up again at any point."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, JsonValue

from handlers.widgets.evidence import knows_album
from handlers.widgets.registry import WIDGETS
from handlers.widgets.turn import (
    Answered,
    Attached,
    Context,
    Given,
    Option,
    Tap,
    Turn,
    Typed,
    Widget,
)
from records.errors import UserError
from records.form import Field, Form, fields_of, heading_of
from records.messages import Message
from records.questions import Attendance, Day, Evidence, Text
from records.text import clean

__all__ = [
    "Attached", "Context", "FormState", "Given", "Option", "Tap", "Typed", "View",
    "amend", "answers_of", "asked", "card", "start", "take", "view",
]  # fmt: skip

F = TypeVar("F", bound=Form)
EDIT = "edit:"
DONE = "done"


class FormState(BaseModel):
    """A draft as JSON. `cursor` is the field that is asked, None the card; `scratch` holds half-given answers by field;
    `amending`: one answer is being changed from the card; `changing`: the card shows what can be changed;
    `only` are the fields that were returned, of which none but these are asked; `said`: what a message answered."""

    answers: dict[str, JsonValue] = {}
    cursor: str | None = None
    scratch: dict[str, dict[str, JsonValue]] = {}
    amending: bool = False
    changing: bool = False
    only: list[str] | None = None
    said: dict[int, str] = {}
    submitted: bool = False


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


def start(
    form: type[Form],
    context: Context,
    *,
    answers: Mapping[str, JsonValue] | None = None,
    only: Sequence[str] | None = None,
) -> FormState:
    """A new draft, with the answers that are known, at the first question that is open."""
    names = {field.name for field in fields_of(form)}
    known = {name: deepcopy(value) for name, value in {**context.defaults, **(answers or {})}.items() if name in names}
    walk = _Walk(form, FormState(answers=known, only=list(only) if only is not None else None), context)
    walk.tidy()
    asked = walk.asked()
    walk.state.cursor = asked[0].name if only and asked else walk.missing()
    if walk.state.cursor is None and not form.review and asked:
        walk.state.cursor = asked[0].name
    return walk.state


def view(form: type[Form], state: FormState, context: Context) -> View:
    return _Walk(form, state, context).view()


def take(form: type[Form], state: FormState, given: Given, context: Context) -> FormState:
    """The draft after what was tapped, typed or attached. Raises UserError, and the draft stays what it was."""
    walk = _Walk(form, state.model_copy(deep=True), context)
    if state.submitted:
        raise UserError("form-already-submitted")
    if isinstance(given, Typed):
        given = walk.as_tap(given)
    if isinstance(given, Attached) and (field := walk.album_of(given)):
        walk.answer(field, given)
    elif isinstance(given, Tap) and (given.token in _NAVIGATION or given.token.startswith(EDIT)):
        walk.navigate(given.token)
    elif (current := walk.current) is None:
        raise UserError("form-use-buttons")
    else:
        walk.answer(current, given)
    return walk.state


def amend(form: type[Form], state: FormState, name: str, typed: Typed, context: Context) -> FormState:
    """The draft with one answer typed anew, which goes on where it was. Raises UserError like `take`."""
    walk = _Walk(form, state.model_copy(deep=True), context)
    field = walk.field(name)
    if not isinstance(field.question, Evidence):
        walk.state.answers.pop(name, None)
        walk.state.scratch.pop(name, None)
    walk.state.cursor = name
    tap = walk.as_tap(typed)
    answered = walk.accept(field, typed if isinstance(tap, Tap) and tap.token in _NAVIGATION else tap)
    if answered and state.cursor == name:
        walk.go_on(field)
    elif answered or (walk.has(field) and not field.required):
        walk.state.cursor = state.cursor
    return walk.state


def answers_of(form: type[F], state: FormState, context: Context) -> F:
    """The validated answers. Raises UserError that says what is missing or does not fit."""
    walk = _Walk(form, state, context)
    if (missing := walk.missing()) is not None:
        raise UserError("form-still-missing", field=walk.field(missing).label)
    for field in walk.fields:
        if field.name in state.answers:
            WIDGETS[type(field.question)].verify(walk.turn(field))
    return form.validated(state.answers, context.today)


def asked(form: type[Form], answers: Mapping[str, JsonValue], context: Context) -> list[Field]:
    """The fields that are asked of this side: those with nothing to choose from are not."""
    return _Walk(form, FormState(answers=dict(answers)), context).asked()


def card(
    form: type[Form], answers: Mapping[str, JsonValue], context: Context, *, reasons: bool = True
) -> list[tuple[Message, Message | str]]:
    """The answers of a record, label and value. Without `reasons`, attendance is told in numbers only."""
    walk = _Walk(form, FormState(answers=dict(answers)), context)
    return walk.answered(reasons=reasons)


@dataclass
class _Walk:
    """One turn on a draft. `state` is its own to change."""

    form: type[Form]
    state: FormState
    context: Context

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.form)

    @property
    def current(self) -> Field | None:
        return self.field(self.state.cursor) if self.state.cursor else None

    def field(self, name: str) -> Field:
        found = next((field for field in self.fields if field.name == name), None)
        if found is None:
            raise UserError("form-old-button")
        return found

    def turn(self, field: Field, *, reasons: bool = True) -> Turn:
        known = {**self.context.defaults, **self.state.answers}
        scratch = self.state.scratch.get(field.name, {})
        return Turn(self.form, field, self.state.answers.get(field.name), scratch, known, self.context, reasons)

    def asked(self) -> list[Field]:
        """The fields that are asked: not those with nothing to ask, and of a returned record the returned ones."""
        only = self.state.only
        return [
            field
            for field in self.fields
            if _widget(field).settled(self.turn(field)) is None and (only is None or field.name in only)
        ]

    def missing(self) -> str | None:
        """The first required question without an answer."""
        return next((field.name for field in self.fields if field.required and not self.has(field)), None)

    def has(self, field: Field) -> bool:
        return field.name in self.state.answers

    def tidy(self) -> None:
        """Answers what needs no asking, and takes back what no longer fits: it is asked again, from where it was."""
        for field in self.fields:
            settled = _widget(field).settled(self.turn(field))
            if settled is not None:
                self.state.answers[field.name] = settled
            elif self.has(field):
                try:
                    _widget(field).verify(self.turn(field))
                except UserError:
                    self.state.scratch[field.name] = {"before": self.state.answers.pop(field.name)}

    def answer(self, field: Field, given: Given) -> None:
        if self.accept(field, given):
            self.go_on(field)

    def accept(self, field: Field, given: Given) -> bool:
        """Notes the answer; whether the question is done with."""
        taken = _widget(field).take(self.turn(field), given)
        if isinstance(taken, Answered):
            self.state.answers[field.name] = taken.value
            self.state.scratch.pop(field.name, None)
        else:
            self.state.scratch[field.name] = taken.scratch
            if taken.keep is not None:
                self.state.answers[field.name] = taken.keep
        self.form.check(self.state.answers, self.context.today)
        self.tidy()
        return isinstance(taken, Answered)

    def go_on(self, after: Field) -> None:
        """To the next open question; when there is none, to the card, or where there is no card, done."""
        asked = self.asked()
        later = asked[asked.index(after) + 1 :] if after in asked else []
        if self.state.amending:
            following = self.missing()
            self.state.amending = following is not None
        elif self.state.only is not None:
            following = next((field.name for field in later), None) or self.missing()
        else:
            following = self.missing()
            if following is None and (not after.required or not self.form.review):
                following = next((field.name for field in later if not self.has(field)), None)
        self.state.cursor = following
        if following is None and not self.form.review:
            self.submit()

    def navigate(self, token: str) -> None:
        if token.startswith(EDIT):
            field = self.field(token.removeprefix(EDIT))
            if self.state.cursor is not None or field not in self.asked():
                raise UserError("form-old-button")
            self.state.cursor, self.state.amending, self.state.changing = field.name, True, False
        else:
            _NAVIGATION[token](self)

    def back(self) -> None:
        names = [field.name for field in self.asked()]
        cursor = self.state.cursor
        if self.state.amending:
            self.state.cursor, self.state.amending = None, False
        elif cursor is None:
            answered = [name for name in names if name in self.state.answers]
            self.state.cursor = answered[-1] if answered else None
        elif cursor in names:
            self.state.cursor = names[max(0, names.index(cursor) - 1)]

    def skip(self) -> None:
        field = self.current
        if field is None:
            raise UserError("form-old-button")
        if field.required and not self.has(field):
            raise UserError("form-required")
        self.go_on(field)

    def clear(self) -> None:
        field = self.current
        if field is None or field.required:
            raise UserError("form-old-button")
        self.state.answers.pop(field.name, None)
        self.state.scratch.pop(field.name, None)
        self.go_on(field)

    def more(self) -> None:
        following = next((field.name for field in self.asked() if not self.has(field)), None)
        if self.state.cursor is not None or following is None:
            raise UserError("form-old-button")
        self.state.cursor = following

    def change(self) -> None:
        if self.state.cursor is not None:
            raise UserError("form-old-button")
        self.state.changing = not self.state.changing

    def same(self) -> None:
        """Takes over the latest record's answers, but not what belongs to that one event."""
        if not self.offers_same():
            raise UserError("form-old-button")
        for field in self.fields:
            value = (self.context.last or {}).get(field.name)
            own = isinstance(field.question, Attendance | Day | Evidence) or (
                isinstance(field.question, Text) and field.question.multiline
            )
            if value is not None and not own:
                self.state.answers[field.name] = deepcopy(value)
        self.tidy()
        self.state.scratch.clear()
        self.state.cursor = self.missing()

    def submit(self) -> None:
        if self.state.cursor is not None:
            raise UserError("form-old-button")
        answers_of(self.form, self.state, self.context)
        self.state.submitted = True

    def offers_same(self) -> bool:
        asked = self.asked()
        fresh = bool(asked) and self.state.cursor == asked[0].name and self.state.only is None
        return fresh and bool(self.context.last) and not any(self.has(field) for field in asked)

    def as_tap(self, typed: Typed) -> Given:
        """What was typed, as a tap when it is the label of a button on show."""
        wanted = clean(typed.text).casefold()
        for option in (option for row in self.view().rows for option in row):
            label = self.context.render(option.label).casefold()
            if wanted and wanted in (label, label.strip("‹› ")):
                return Tap(option.token)
            if option.token == DONE and wanted and wanted == self.context.render(Message("form-done")).casefold():
                return Tap(DONE)
        return typed

    def album_of(self, given: Attached) -> Field | None:
        """The evidence question that a photo belongs to: asked now, on the card, or one that has the photo's album."""
        field = next((field for field in self.fields if isinstance(field.question, Evidence)), None)
        if field is None or (self.state.only is not None and field not in self.asked()):
            return None
        belongs = knows_album(self.state.answers.get(field.name), given.file.get("media_group_id"))
        return field if belongs or self.state.cursor in (None, field.name) else None

    def answered(self, *, reasons: bool = True) -> list[tuple[Message, Message | str]]:
        return [
            (field.label, _widget(field).show(self.turn(field, reasons=reasons)))
            for field in self.fields
            if self.state.answers.get(field.name) not in (None, [], "")
            and _widget(field).settled(self.turn(field)) is None
        ]

    def view(self) -> View:
        title, field = Message(heading_of(self.form)), self.current
        answered = self.answered()
        if field is None:
            return View(title, None, answered, None, None, [], self.navigation())
        face = _widget(field).face(self.turn(field))
        part = self.asked() if self.state.only or not self.form.review else [
            other for other in self.asked() if other.required == field.required
        ]  # fmt: skip
        progress = (part.index(field) + 1, len(part)) if field in part and not self.state.amending else None
        hint = Message(f"{field.key}.hint") if field.question.hint else face.hint
        rows = [list(row) for row in face.rows]
        prompt = face.prompt or Message(f"{field.key}.ask")
        return View(title, progress, answered, prompt, hint, list(face.notes), [*rows, *self.navigation()])

    def navigation(self) -> list[list[Option]]:
        """The engine's own buttons: below a question, or of the card."""
        field, asked = self.current, self.asked()
        if field is None:
            return self._card_buttons(asked)
        rows: list[list[Option]] = []
        if self.offers_same():
            rows.append([Option(Message("form-same"), "same")])
        last = []
        if self.state.amending or (field in asked and asked.index(field)):
            last.append(Option(Message("form-back"), "back"))
        if self.has(field):
            last.append(Option(Message("form-keep"), "skip"))
            if not field.required:
                last.append(Option(Message("form-clear"), "clear"))
        elif not field.required:
            last.append(Option(Message("form-skip"), "skip"))
        return [*rows, last] if last else rows

    def _card_buttons(self, asked: list[Field]) -> list[list[Option]]:
        if self.state.submitted:
            return []
        missing = self.missing()
        rows = [[Option(Message("form-submit"), "submit")]]
        if missing is not None:
            rows = [[Option(Message("form-continue"), EDIT + missing)]]
        if self.state.changing:
            edits = [Option(field.label, EDIT + field.name) for field in asked]
            rows += [edits[at : at + 2] for at in range(0, len(edits), 2)]
            return [*rows, [Option(Message("form-change-close"), "change")]]
        if any(not self.has(field) for field in asked):
            rows.append([Option(Message("form-more"), "more")])
        return [*rows, [Option(Message("form-change"), "change")]]


_NAVIGATION = {
    "back": _Walk.back,
    "skip": _Walk.skip,
    "clear": _Walk.clear,
    "more": _Walk.more,
    "change": _Walk.change,
    "same": _Walk.same,
    "submit": _Walk.submit,
}


def _widget(field: Field) -> Widget:
    return WIDGETS[type(field.question)]
