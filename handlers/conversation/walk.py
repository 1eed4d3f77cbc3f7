"""How one turn moves a form's draft: answers, going on, going back, and what has to be asked again."""

from copy import copy, deepcopy
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache

from pydantic import BaseModel, JsonValue

from handlers.conversation.widgets.attachments import knows_album
from handlers.conversation.widgets.registry import WIDGETS
from handlers.conversation.widgets.turn import Answered, Attached, Context, Given, Turn, Widget
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.questions import Attachments, Day, Link, Number, ParticipantList, RollCall, Text

EDIT = "edit:"
_OF_ONE_EVENT = RollCall | Day | Attachments | Link | Number | ParticipantList


class FormState(BaseModel):
    """A draft as JSON. `cursor` is the field that is asked, None the card; `scratch` holds half-given answers by field;
    `amending`: one answer is being changed from the card; `changing`: the card shows what can be changed;
    `only` are the fields that were returned, of which none but these are asked; `said`: what a message answered;
    `different`: records that look alike and are about something else, as the person has said; `known`: what needed
    no asking, since it was there before the first question; `begun`: when that was asked, in seconds of Unix time."""

    answers: dict[str, JsonValue] = {}
    cursor: str | None = None
    scratch: dict[str, dict[str, JsonValue]] = {}
    amending: bool = False
    changing: bool = False
    only: list[str] | None = None
    said: dict[int, str] = {}
    different: list[int] = []
    known: list[str] = []
    begun: int | None = None
    submitted: bool = False

    def copied(self) -> "FormState":
        """One that can be changed apart from this. What is inside an answer is nowhere changed in place, so that both
        may hold it: to copy that, too, takes more than twice as long."""
        apart = {name: copy(getattr(self, name)) for name in ("answers", "scratch", "said", "different")}
        return self.model_copy(update=apart)


@cache
def _by_name(form: type[Form]) -> dict[str, Field]:
    return {field.name: field for field in fields_of(form)}


@cache
def _depending(form: type[Form]) -> frozenset[str]:
    """The fields that other answers, or the world, may leave nothing to ask of."""
    fields = fields_of(form)
    return frozenset(
        field.name for field in fields if field.question.when is not None or widget_of(field).may_settle(field.question)
    )


@dataclass
class Walk:
    """One turn on a draft. `state` is its own to change. Without `reasons`, attendance is told in numbers only."""

    form: type[Form]
    state: FormState
    context: Context
    reasons: bool = True
    _turns: dict[str, Turn] = dataclass_field(default_factory=dict)
    _asked: list[Field] | None = None  # until an answer changes

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.form)

    @property
    def current(self) -> Field | None:
        return self.field(self.state.cursor) if self.state.cursor else None

    def field(self, name: str) -> Field:
        found = _by_name(self.form).get(name)
        if found is None:
            raise UserError("form-old-button")
        return found

    def turn(self, field: Field) -> Turn:
        found = self._turns.get(field.name)
        if found is None:
            found = Turn(self.form, field, self.state.answers, self.state.scratch, self.context, self.reasons)
            self._turns[field.name] = found
        return found

    def settled(self, field: Field) -> JsonValue:
        """The answer where there is nothing to ask, else None."""
        return widget_of(field).settled(self.turn(field)) if field.name in _depending(self.form) else None

    def asked(self) -> list[Field]:
        """The fields that are asked: not those with nothing to ask, and of a returned record the returned ones."""
        if self._asked is None:
            self._asked = self._look_what_is_asked()
        return self._asked

    def _look_what_is_asked(self) -> list[Field]:
        only, depending = self.state.only, _depending(self.form)
        return [
            field
            for field in self.fields
            if (field.name not in depending or self._is_asked(field))
            and (only is None or field.name in only or self.lacks(field))
        ]

    def _is_asked(self, field: Field) -> bool:
        return field.applies(self.state.answers) and self.settled(field) is None

    @property
    def reviewed(self) -> bool:
        """Whether a card is shown before it is submitted. The answer to a single question is its own review."""
        return self.form.review and (self.state.only is not None or len(self.asked()) > 1)

    def missing(self) -> str | None:
        """The first required question without an answer."""
        return next((field.name for field in self.fields if self.lacks(field)), None)

    def lacks(self, field: Field) -> bool:
        """Whether the form cannot be submitted without an answer that is not there."""
        return field.required and field.applies(self.state.answers) and not self.has(field)

    def has(self, field: Field) -> bool:
        return field.name in self.state.answers

    def note(self, field: Field, value: JsonValue) -> None:
        self.state.answers[field.name] = value
        self._asked = None

    def forget(self, field: Field) -> JsonValue:
        """Takes an answer back; what it was."""
        self._asked = None
        return self.state.answers.pop(field.name, None)

    def tidy(self) -> None:
        """Answers what needs no asking, and takes back what no longer fits: it is asked again, from where it was."""
        for field in self.fields:
            settled = self.settled(field)
            if not field.applies(self.state.answers):
                self.forget(field)
            elif settled is not None:
                self.note(field, settled)
            elif self.has(field):
                try:
                    widget_of(field).verify(self.turn(field))
                except UserError:
                    self.state.scratch[field.name] = {"before": self.forget(field)}

    def answer(self, field: Field, given: Given) -> None:
        if self.accept(field, given):
            self.go_on(field)

    def accept(self, field: Field, given: Given) -> bool:
        """Notes the answer; whether the question is done with."""
        taken = widget_of(field).take(self.turn(field), given)
        if isinstance(taken, Answered):
            self.note(field, taken.value)
            self.state.scratch.pop(field.name, None)
        else:
            self.state.scratch[field.name] = taken.scratch
            if taken.keep is not None:
                self.note(field, taken.keep)
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
            if following is None and (not after.required or not self.reviewed):
                following = next((field.name for field in later if not self.has(field)), None)
        self.state.cursor = following
        if following is None and not self.reviewed:
            self.submit()

    def navigate(self, token: str) -> None:
        if token.startswith(EDIT):
            field = self.field(token.removeprefix(EDIT))
            if self.state.cursor is not None or field not in self.asked():
                raise UserError("form-old-button")
            self.state.cursor, self.state.amending, self.state.changing = field.name, True, False
        else:
            NAVIGATION[token](self)

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
        self.forget(field)
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
        last = self.context.last() or {}
        for field in self.fields:
            value = last.get(field.name)
            if value is not None and not self.is_of_one_event(field):
                self.note(field, deepcopy(value))
        self.state.known = [*self.state.answers]
        self.tidy()
        self.state.scratch.clear()
        self.state.cursor = self.missing()

    def is_of_one_event(self, field: Field) -> bool:
        """Whether the answer is about that event alone, and of no use for the next one."""
        if isinstance(field.question, Text) and field.question.multiline:
            return True
        return isinstance(field.question, _OF_ONE_EVENT) or field.name == getattr(self.form, "natural_key", None)

    def submit(self) -> None:
        if self.state.cursor is not None:
            raise UserError("form-old-button")
        self.validated()
        self.state.submitted = True

    def validated(self) -> Form:
        """The answers as an instance. Raises UserError that says what is missing or does not fit."""
        if (missing := self.missing()) is not None:
            raise UserError("form-still-missing", field=self.field(missing).label)
        for field in self.fields:
            if field.name in self.state.answers:
                widget_of(field).verify(self.turn(field))
        return self.form.validated(self.state.answers, self.context.today)

    def offers_same(self) -> bool:
        asked = self.asked()
        fresh = bool(asked) and self.state.cursor == asked[0].name and self.state.only is None
        return fresh and not any(self.has(field) for field in asked) and bool(self.context.last())

    def album_of(self, given: Attached) -> Field | None:
        """The evidence question that a photo belongs to: asked now, on the card, or one that has the photo's album."""
        field = next((field for field in self.fields if isinstance(field.question, Attachments)), None)
        if field is None or (self.state.only is not None and field not in self.asked()):
            return None
        belongs = knows_album(self.state.answers.get(field.name), given.file.get("media_group_id"))
        return field if belongs or self.state.cursor in (None, field.name) else None


NAVIGATION = {
    "back": Walk.back,
    "skip": Walk.skip,
    "clear": Walk.clear,
    "more": Walk.more,
    "change": Walk.change,
    "same": Walk.same,
    "submit": Walk.submit,
}


def widget_of(field: Field) -> Widget:
    return WIDGETS[type(field.question)]
