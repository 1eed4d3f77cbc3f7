"""How one step moves a form's draft: answers, going on, going back, and what has to be asked again."""

from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from functools import cache
from typing import Any

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.form_state import FormState
from handlers.conversation.navigation import (
    NAVIGATION,
    Back,
    Clear,
    Edit,
    ListChanges,
    More,
    Same,
    Settle,
    Skip,
    Submit,
)
from handlers.conversation.widgets.attachments import knows_album
from handlers.conversation.widgets.registry import WIDGETS
from handlers.conversation.widgets.tokens import Token, read_token
from handlers.conversation.widgets.widget import Answered, Attached, BoundField, Given, Widget
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.questions import Attachments


@cache
def _by_name(form: type[Form]) -> dict[str, Field]:
    return {field.name: field for field in fields_of(form)}


@cache
def _depending(form: type[Form]) -> frozenset[str]:
    """Return the fields of which other answers, or the world, may leave nothing to ask."""
    fields = fields_of(form)
    return frozenset(
        field.name for field in fields if field.question.when is not None or widget_of(field).may_settle(field.question)
    )


@dataclass
class Walk:
    """A draft on which one step is taken.

    `state` is its own to change; once it is submitted, `validated` are the answers. Without `reasons`, attendance is
    told in numbers only.
    """

    form: type[Form]
    state: FormState
    context: Context
    reasons: bool = True
    validated: Form | None = None
    _bound: dict[str, BoundField[Any]] = dataclass_field(default_factory=dict)  # each of its own type of question
    _asked: list[Field] | None = None  # until an answer changes

    @property
    def fields(self) -> tuple[Field, ...]:
        """All questions of the form."""
        return fields_of(self.form)

    @property
    def current(self) -> Field | None:
        """The question on show; None for the card."""
        return self.field(self.state.cursor) if self.state.cursor else None

    def field(self, name: str) -> Field:
        """Return a question by its name. Raises UserError where there is none."""
        field = _by_name(self.form).get(name)
        if field is None:
            raise UserError("form-old-button")
        return field

    def bound(self, field: Field) -> BoundField[Any]:  # the type of question is the widget's to know
        """Return a question together with the answers."""
        bound = self._bound.get(field.name)
        if bound is None:
            bound = BoundField(self.form, field, self.state.answers, self.state.scratch, self.context, self.reasons)
            self._bound[field.name] = bound
        return bound

    def read(self, token: str) -> Token:
        """Read what a button below the question on show says. Raises UserError where it is none of these."""
        return read_token(token, (*NAVIGATION, *(widget_of(self.current).tokens if self.current else ())))

    def settled(self, field: Field) -> JsonValue:
        """Return the answer where there is nothing to ask, else None."""
        return widget_of(field).settled(self.bound(field)) if field.name in _depending(self.form) else None

    def asked(self) -> list[Field]:
        """Return the fields that are asked: those with something to ask, and of a returned record the returned ones."""
        if self._asked is None:
            self._asked = self._compute_asked()
        return self._asked

    def _compute_asked(self) -> list[Field]:
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
        """Whether a card is shown before it is submitted.

        The answer to a single question is its own review, but where it decides something.
        """
        return self.form.review and (self.form.decides or self.state.only is not None or len(self.asked()) > 1)

    def missing(self) -> str | None:
        """Return the name of the first required question without an answer."""
        return next((field.name for field in self.fields if self.lacks(field)), None)

    def lacks(self, field: Field) -> bool:
        """Tell whether the form cannot be submitted without an answer that is not there."""
        due = field.required and field.name not in self.context.excused
        return due and field.applies(self.state.answers) and not self.has(field)

    def leads_to(self, field: Field) -> bool:
        """Tell whether people are led to the question from the one before: it is open, and not to be looked for."""
        return not self.has(field) and not field.question.aside

    def has(self, field: Field) -> bool:
        """Tell whether there is an answer."""
        return field.name in self.state.answers

    def note(self, field: Field, value: JsonValue) -> None:
        """Keep an answer."""
        self.state.answers[field.name] = value
        self._asked = None

    def forget(self, field: Field) -> JsonValue:
        """Take an answer back, and return what it was."""
        self._asked = None
        return self.state.answers.pop(field.name, None)

    def tidy(self) -> None:
        """Answer what needs no asking, and take back what no longer fits: it is asked again, from where it was."""
        depending = _depending(self.form)
        for field in self.fields:
            if field.name in depending and not field.applies(self.state.answers):
                self.forget(field)
            elif field.name in depending and (settled := self.settled(field)) is not None:
                self.note(field, settled)
            elif self.has(field):
                try:
                    widget_of(field).verify(self.bound(field))
                except UserError:
                    self.state.scratch[field.name] = {"before": self.forget(field)}

    def answer(self, field: Field, given: Given) -> None:
        """Take an answer, and go on where the question is done with."""
        if self.accept(field, given):
            self.go_on(field)

    def accept(self, field: Field, given: Given) -> bool:
        """Keep what was answered, and tell whether the question is done with."""
        result = widget_of(field).take(self.bound(field), given)
        if isinstance(result, Answered) or result.keep is not None:
            self._answered_by_hand(field)
        if isinstance(result, Answered):
            self.note(field, result.value)
            self.state.scratch.pop(field.name, None)
            for name, value in result.also.items():
                if self.state.only is None or name in self.state.only:
                    self.note(self.field(name), value)
        else:
            self.state.scratch[field.name] = {**result.scratch}
            if result.keep is not None:
                self.note(field, result.keep)
        self.form.check(self.state.answers, self.context.today)
        self.tidy()
        return isinstance(result, Answered)

    def _answered_by_hand(self, field: Field) -> None:
        if self.state.read_from is not None:
            self.state.read_from = self.state.read_from.answered(field.name)

    def go_on(self, after: Field) -> None:
        """Go to the next open question; when there is none, to the card, or where there is no card, submit."""
        if self.state.doubts:
            self.state.cursor, self.state.amending = None, False
            return
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
                following = next((field.name for field in later if self.leads_to(field)), None)
        self.state.cursor = following
        if following is None and not self.reviewed:
            self.submit()

    def navigate(self, press: Token) -> None:
        """Do what one of the form's own buttons says. Raises UserError where that cannot be done now."""
        if isinstance(press, Edit):
            self._edit(press.field)
        elif isinstance(press, Settle):
            self._settle(press)
        else:
            _STEPS[type(press)](self)

    def _edit(self, name: str) -> None:
        field = self.field(name)
        if self.state.cursor is not None or field not in self.asked():
            raise UserError("form-old-button")
        self.state.cursor, self.state.amending, self.state.changing = field.name, True, False

    def _settle(self, press: Settle) -> None:
        """Take one of what a text may mean for the answer, and go on to what is missing once nothing is open."""
        doubts = self.state.doubts
        if press.doubt >= len(doubts) or press.choice >= len(doubts[press.doubt].choices):
            raise UserError("form-old-button")
        doubt = doubts[press.doubt]
        field = self.field(doubt.field)
        self.note(field, deepcopy(doubt.choices[press.choice]))
        self.form.check(self.state.answers, self.context.today)
        self._answered_by_hand(field)
        self.tidy()
        self.state.cursor = None if self.state.doubts else self.missing()

    def _back(self) -> None:
        names = [field.name for field in self.asked()]
        cursor = self.state.cursor
        if self.state.amending:
            self.state.cursor, self.state.amending = None, False
        elif cursor is None:
            answered = [name for name in names if name in self.state.answers]
            self.state.cursor = answered[-1] if answered else None
        elif cursor in names:
            self.state.cursor = names[max(0, names.index(cursor) - 1)]

    def _skip(self) -> None:
        field = self.current
        if field is None:
            raise UserError("form-old-button")
        if field.required and not self.has(field):
            raise UserError("form-required")
        self.go_on(field)

    def _clear(self) -> None:
        field = self.current
        if field is None or field.required:
            raise UserError("form-old-button")
        self.forget(field)
        self.state.scratch.pop(field.name, None)
        self._answered_by_hand(field)
        self.go_on(field)

    def _more(self) -> None:
        following = next((field.name for field in self.asked() if self.leads_to(field)), None)
        if self.state.cursor is not None or following is None:
            raise UserError("form-old-button")
        self.state.cursor = following

    def _change(self) -> None:
        if self.state.cursor is not None:
            raise UserError("form-old-button")
        self.state.changing = not self.state.changing

    def _same(self) -> None:
        """Take over the latest record's answers, but not what belongs to that one event."""
        if not self.offers_same():
            raise UserError("form-old-button")
        last = self.context.last() or {}
        for field in self.fields:
            value = last.get(field.name)
            if value is not None and field.question.carries_over.holds(value):
                self.note(field, deepcopy(value))
        self.state.known = [*self.state.answers]
        self.tidy()
        self.state.scratch.clear()
        self.state.cursor = self.missing()

    def submit(self) -> None:
        """Submit the answers on the card. Raises UserError that says what is missing or does not fit."""
        if self.state.cursor is not None or self.state.doubts:
            raise UserError("form-old-button")
        self.validated = self.validate()
        self.state.submitted = True

    def validate(self) -> Form:
        """Return the answers as an instance. Raises UserError that says what is missing or does not fit."""
        if (missing := self.missing()) is not None:
            raise UserError("form-still-missing", field=self.field(missing).label)
        for field in self.fields:
            if field.name in self.state.answers:
                widget_of(field).verify(self.bound(field))
        return self.form.validated(self.state.answers, self.context.today, self.context.excused)

    def offers_same(self) -> bool:
        """Tell whether the latest record's answers can be taken over: at the first question, before any answer."""
        asked = self.asked()
        fresh = bool(asked) and self.state.cursor == asked[0].name and self.state.only is None
        return fresh and not any(self.has(field) for field in asked) and bool(self.context.last())

    def album_of(self, given: Attached) -> Field | None:
        """Return the question that a photo belongs to: asked now, on the card, or one that has the photo's album."""
        field = next((field for field in self.fields if isinstance(field.question, Attachments)), None)
        if field is None or (self.state.only is not None and field not in self.asked()):
            return None
        belongs = knows_album(self.state.answers.get(field.name), given.file.media_group_id)
        is_told = self.state.read_from is not None  # people write what happened, and then send the photos of it
        return field if belongs or is_told or self.state.cursor in (None, field.name) else None


_STEPS = {
    Back: Walk._back,
    Skip: Walk._skip,
    Clear: Walk._clear,
    More: Walk._more,
    ListChanges: Walk._change,
    Same: Walk._same,
    Submit: Walk.submit,
}


def widget_of(field: Field) -> Widget[Any]:  # of the field's own type of question
    """Return the widget that asks a question."""
    return WIDGETS[type(field.question)]
