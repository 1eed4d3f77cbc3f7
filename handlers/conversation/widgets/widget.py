"""What a type of question is given and gives back: the vocabulary that the engine and all widgets share."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import ClassVar, Generic, NamedTuple, TypeVar, cast

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.widgets.tokens import Token
from records.attachments import RecordAttachment
from records.attendance import RosterEntry
from records.form import Field, Form, fields_of
from records.messages import Message
from records.questions import Moment, Question

Q = TypeVar("Q", bound=Question)


@dataclass(frozen=True)
class Typed:
    """Text that somebody typed in answer to a question."""

    text: str


@dataclass(frozen=True)
class Attached:
    """A photo or document that somebody sent in answer to a question."""

    file: RecordAttachment


Given = Token | Typed | Attached


class FormButton(NamedTuple):
    """A button of a form. A label that is a `str` is somebody's own words."""

    label: Message | str
    token: Token


@dataclass(frozen=True)
class BoundField(Generic[Q]):
    """A question of a form together with a draft's answers, as the draft stands when it is looked at.

    `answers` and `scratches` are the draft's own. Without `reasons`, attendance is told in numbers only.
    """

    form: type[Form]
    field: Field
    answers: Mapping[str, JsonValue]
    scratches: Mapping[str, Mapping[str, JsonValue]]
    context: Context
    reasons: bool = True

    @property
    def question(self) -> Q:
        """What the declaration says of the question: of the type that the widget is for."""
        return cast(Q, self.field.question)

    @property
    def answer(self) -> JsonValue:
        """The answer that the draft holds, if any."""
        return self.answers.get(self.field.name)

    @property
    def scratch(self) -> Mapping[str, JsonValue]:
        """What has been said of an answer that is not complete yet."""
        return self.scratches.get(self.field.name, {})

    @property
    def known(self) -> Mapping[str, JsonValue]:
        """The answers to all questions, and what was known beforehand."""
        return {**self.context.defaults, **self.answers}

    def end_of(self, start: str) -> str | None:
        """Return the name of the question for the time at which what begins at `start` ends."""
        return next(
            (
                other.name
                for other in fields_of(self.form)
                if isinstance(other.question, Moment) and other.question.after == start
            ),
            None,
        )

    def enumeration_of(self, name: str) -> type[StrEnum] | None:
        """Return the enumeration that another field of the form chooses from."""
        return next((field.options for field in fields_of(self.form) if field.name == name), None)

    def roster(self) -> tuple[RosterEntry, ...]:
        """Return everybody on the own organisation's roster on the event's date, or today where no date is known."""
        day = self.known.get("event_date")
        on = date.fromisoformat(day) if isinstance(day, str) else self.context.today
        return self.context.roster_on(on, tuple(branch.id for branch in self.context.branches))


@dataclass(frozen=True)
class QuestionView:
    """What a question shows beside its prompt: buttons, notes, and a hint and prompt where it has its own."""

    rows: Sequence[Sequence[FormButton]] = ()
    notes: Sequence[Message] = ()
    hint: Message | None = None
    prompt: Message | None = None


@dataclass(frozen=True)
class Answered:
    """The question is answered, and the form moves on. None: it was left empty.

    `also` holds answers to other questions of the form that were given with it: the time of day with the day.
    """

    value: JsonValue
    also: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True)
class Unfinished:
    """The question goes on, with this on its scratch paper; `keep` is an answer that already holds (evidence)."""

    scratch: Mapping[str, JsonValue]
    keep: JsonValue = None


Result = Answered | Unfinished


class Widget(ABC, Generic[Q]):
    """One type of question, without any state. `tokens` are what its buttons can say."""

    tokens: ClassVar[tuple[type[Token], ...]] = ()

    @abstractmethod
    def view(self, bound: BoundField[Q]) -> QuestionView:
        """Return what is shown when the question is asked."""

    @abstractmethod
    def take(self, bound: BoundField[Q], given: Given) -> Result:
        """Return what a tap, a text or a file means. Raises UserError for what is no answer."""

    @abstractmethod
    def describe(self, bound: BoundField[Q]) -> Message | str:
        """Return the answer in words."""

    def may_settle(self, question: Q) -> bool:
        """Tell whether there may be nothing to ask; most questions are always asked."""
        return False

    def settled(self, bound: BoundField[Q]) -> JsonValue:
        """Return the answer where there is nothing to ask, else None."""
        return None

    def verify(self, bound: BoundField[Q]) -> None:
        """Raise UserError when the answer no longer fits the answers that it depends on."""
