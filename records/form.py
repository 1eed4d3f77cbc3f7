"""Forms: pydantic models whose fields carry the questions that ask for them. This reads the declarations."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from inspect import get_annotations
from typing import ClassVar, Self, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from records.errors import UserError
from records.messages import Message
from records.questions import Question, Text
from records.text import kebab


class Form(BaseModel):
    """A form that is filled in, question by question: its fields are the answers.

    `texts`: prefix of the keys of its own fields (default: the class's name); `heading`: key of its title (default:
    `texts`); `asked_first`: fields that come before the rest; `relabelled`: inherited fields that have texts of this
    form's own; `review`: whether a card is shown before it is submitted, also that of a single question where the form
    `decides` something; `submits`: key of the button that submits.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    texts: ClassVar[str]
    heading: ClassVar[str | None] = None
    asked_first: ClassVar[tuple[str, ...]] = ()
    relabelled: ClassVar[tuple[str, ...]] = ()
    review: ClassVar[bool] = True
    decides: ClassVar[bool] = False
    submits: ClassVar[str] = "form-submit"

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check rules across fields, on whatever has been answered so far. Raises UserError where one is broken."""

    @classmethod
    def validated(cls, answers: Mapping[str, JsonValue], today: date, excused: Set[str] = frozenset()) -> Self:
        """Return the answers as an instance. Raises UserError that names the first field that is missing or wrong.

        `excused` fields may be missing whatever the form demands, as those that an old ledger does not say.
        """
        cls.check(answers, today)
        for field in fields_of(cls):
            value, question = answers.get(field.name), field.question
            if question.demanded and value is None and field.name not in excused and field.applies(answers):
                raise UserError("form-still-missing", field=field.label)
            if isinstance(question, Text) and isinstance(value, str) and len(value) > question.maximum:
                raise UserError("form-text-too-long", maximum=question.maximum, length=len(value))
        try:
            return cls.model_validate(dict(answers))
        except ValidationError as error:
            name = str((error.errors()[0]["loc"] or ("",))[0])
            label = next((field.label for field in fields_of(cls) if field.name == name), Message(heading_of(cls)))
            raise UserError("form-answer-invalid", field=label) from error

    def to_json(self) -> dict[str, JsonValue]:
        """Return the answers as JSON, as they are stored: what was not answered is not in it.

        The inverse of `validated`: for answers as the conversation gives them, `validated(answers, today).to_json()`
        equals `answers`.
        """
        answers: dict[str, JsonValue] = self.model_dump(mode="json", exclude_unset=True)
        for field in fields_of(type(self)):
            if field.name in answers:
                answers[field.name] = field.question.stored(answers[field.name])
        return answers


F = TypeVar("F", bound=Form)


def deciding(form: type[F], deed: str) -> type[F]:
    """Return the form as one that decides something: the last button, whose text has the key `deed`, names it."""
    declared = {"texts": texts_of(form), "heading": form.heading, "review": True, "decides": True, "submits": deed}
    return cast(
        type[F], type(form.__name__, (form,), {"__module__": form.__module__, "__doc__": form.__doc__, **declared})
    )


@dataclass(frozen=True)
class Field:
    """One question of a form.

    `key` is the key of its label, with the attributes `.ask` and `.hint`. `options`: the enumeration whose values can
    be chosen, if the field has one.
    """

    name: str
    question: Question
    required: bool
    key: str
    options: type[StrEnum] | None

    @cached_property
    def label(self) -> Message:
        """The text that names the field."""
        return Message(self.key)

    def applies(self, answers: Mapping[str, JsonValue]) -> bool:
        """Return whether the question makes sense beside the other answers."""
        return self.question.when is None or self.question.when.holds(answers)


@cache
def fields_of(form: type[Form]) -> tuple[Field, ...]:
    """Return the questions of a form in the order in which they are asked: the required ones first."""
    fields = [
        Field(
            name=name,
            question=question,
            required=declared.is_required() or question.demanded,
            key=f"{texts_of(form if name in form.relabelled else _first_owner(form, name))}-{kebab(name)}",
            options=_enumeration(declared.annotation),
        )
        for name, declared in form.model_fields.items()
        for question in declared.metadata
        if isinstance(question, Question)
    ]
    first = form.asked_first
    return tuple(
        sorted(fields, key=lambda field: (not field.required, first.index(field.name) if field.name in first else 99))
    )


def texts_of(form: type[Form]) -> str:
    """Return the prefix of the keys of the form's own fields."""
    texts = form.__dict__.get("texts")
    return texts if isinstance(texts, str) else kebab(form.__name__)


def heading_of(form: type[Form]) -> str:
    """Return the key of the form's title."""
    return form.heading or texts_of(form)


def option_label(value: StrEnum) -> Message:
    """Return the text of an enumeration's value: `<enum-name>-<value>`."""
    return Message(f"{kebab(type(value).__name__)}-{kebab(value.value)}")


def _first_owner(form: type[Form], name: str) -> type[Form]:
    owners = [base for base in form.__mro__ if issubclass(base, Form) and name in get_annotations(base)]
    return owners[-1] if owners else form


def _enumeration(annotation: object) -> type[StrEnum] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, StrEnum):
            return candidate
    return None
