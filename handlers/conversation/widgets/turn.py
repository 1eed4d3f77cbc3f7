"""What a form's question is given and gives back: the vocabulary that the engine and all widgets share."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pydantic import JsonValue

from records.attendance import Branch, RosterEntry
from records.errors import UserError
from records.form import Field, Form, fields_of
from records.messages import Message
from records.questions import Question
from records.roles import Side
from records.text import clean, has_words, narrow_digits

PAGE = 8


@dataclass(frozen=True)
class Option:
    """A button. A label that is a `str` is somebody's own words. Tokens are ASCII, at most 24 bytes."""

    label: Message | str
    token: str


@dataclass(frozen=True)
class Tap:
    token: str


@dataclass(frozen=True)
class Typed:
    text: str


@dataclass(frozen=True)
class Attached:
    """`file`: evidence_id, kind (photo, document), name, media_group_id, and seen_in: a record with this photo."""

    file: Mapping[str, JsonValue]


Given = Tap | Typed | Attached


def _no_roster(day: date, branches: tuple[int, ...]) -> tuple[RosterEntry, ...]:
    return ()


def _key_or_words(label: Message | str) -> str:
    return label.key if isinstance(label, Message) else label


@dataclass(frozen=True)
class Context:
    """The world as a form sees it. `defaults` are answers known beforehand; those that are no field of the form are
    what its fields depend on (the event's date for the other side's attendance). `last` reads the answers of the
    person's latest record of the kind. `render` says a label in the person's language, so that it can also be typed."""

    today: date
    language: str = "zh-CN"
    side: Side = Side.COLLEGE
    branches: tuple[Branch, ...] = ()
    roster_on: Callable[[date, tuple[int, ...]], tuple[RosterEntry, ...]] = _no_roster
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    last: Callable[[], Mapping[str, JsonValue] | None] = lambda: None
    defaults: Mapping[str, JsonValue] = field(default_factory=dict)
    render: Callable[[Message | str], str] = _key_or_words


@dataclass(frozen=True)
class Turn:
    """One question of a draft, as the draft stands when it is looked at: `answers` and `scratches` are the draft's."""

    form: type[Form]
    field: Field
    answers: Mapping[str, JsonValue]
    scratches: Mapping[str, Mapping[str, JsonValue]]
    context: Context
    reasons: bool = True

    @property
    def answer(self) -> JsonValue:
        return self.answers.get(self.field.name)

    @property
    def scratch(self) -> Mapping[str, JsonValue]:
        return self.scratches.get(self.field.name, {})

    @property
    def known(self) -> Mapping[str, JsonValue]:
        """The answers to all questions, and what was known beforehand."""
        return {**self.context.defaults, **self.answers}

    def options_of(self, name: str) -> type[StrEnum] | None:
        """The enumeration that another field of the form chooses from."""
        return next((field.options for field in fields_of(self.form) if field.name == name), None)

    def roster(self) -> tuple[RosterEntry, ...]:
        """Everybody of the own organisation's roster on the event's date, or today where no date is known yet."""
        day = self.known.get("event_date")
        on = date.fromisoformat(day) if isinstance(day, str) else self.context.today
        return self.context.roster_on(on, tuple(branch.id for branch in self.context.branches))


@dataclass(frozen=True)
class Face:
    """What a question shows beside its prompt: buttons, notes, and a hint and prompt where it has its own."""

    rows: Sequence[Sequence[Option]] = ()
    notes: Sequence[Message] = ()
    hint: Message | None = None
    prompt: Message | None = None


@dataclass(frozen=True)
class Answered:
    """The question is answered, and the form moves on. None: it was left empty."""

    value: JsonValue


@dataclass(frozen=True)
class Staying:
    """The question goes on, with this on its scratch paper; `keep` is an answer that already holds (evidence)."""

    scratch: dict[str, JsonValue]
    keep: JsonValue = None


Taken = Answered | Staying


class Widget(ABC):
    """One type of question. All three are pure; `take` raises UserError for what is no answer."""

    @abstractmethod
    def face(self, turn: Turn) -> Face: ...

    @abstractmethod
    def take(self, turn: Turn, given: Given) -> Taken: ...

    @abstractmethod
    def show(self, turn: Turn) -> Message | str:
        """The answer in words."""

    def may_settle(self, question: Question) -> bool:
        """Whether there may be nothing to ask; most questions are always asked."""
        return False

    def settled(self, turn: Turn) -> JsonValue:
        """The answer where there is nothing to ask, else None."""
        return None

    def verify(self, turn: Turn) -> None:  # noqa: B027 (most answers depend on nothing)
        """Raises UserError when the answer no longer fits the answers that it depends on."""


def typed_words(given: Given, *, multiline: bool = False, tabs: bool = False) -> str:
    """What was typed, made safe. Raises UserError for a file, and for text without a single letter or digit."""
    if isinstance(given, Attached):
        raise UserError("form-text-not-file")
    if isinstance(given, Tap):
        raise UserError("form-old-button")
    text = clean(given.text, multiline=multiline, tabs=tabs)
    if not has_words(text):
        raise UserError("form-needs-words")
    return text


def pick(text: str, options: Sequence[Option], context: Context) -> Option | None:
    """The option that was typed: by its label, by its number from 1, or by a part that only one label has."""
    wanted = text.casefold()
    labels = [context.render(option.label).casefold() for option in options]
    if wanted in labels:
        return options[labels.index(wanted)]
    number = narrow_digits(text)
    if number.isascii() and number.isdecimal() and len(number) < 4 and 1 <= int(number) <= len(options):
        return options[int(number) - 1]
    partial = [option for option, label in zip(options, labels, strict=True) if wanted in label]
    return partial[0] if len(partial) == 1 else None


def page_of(scratch: Mapping[str, JsonValue], count: int) -> int:
    """The page on show, from 0, however many options are left since it was opened."""
    page = scratch.get("page")
    return min(page if isinstance(page, int) else 0, max(0, (count - 1) // PAGE))


def paged(options: Sequence[Option], scratch: Mapping[str, JsonValue], *, columns: int = 2) -> list[list[Option]]:
    """The options of the page on show, in rows, with a row to turn pages where there are several."""
    page = page_of(scratch, len(options))
    shown = options[page * PAGE : (page + 1) * PAGE]
    rows = [list(shown[at : at + columns]) for at in range(0, len(shown), columns)]
    turning = []
    if page:
        turning.append(Option(Message("form-page-previous"), f"page:{page - 1}"))
    if (page + 1) * PAGE < len(options):
        turning.append(Option(Message("form-page-next"), f"page:{page + 1}"))
    return [*rows, turning] if turning else rows


def turned(turn: Turn, token: str) -> Staying | None:
    """The question with another page on show, when the token asks for that."""
    number = token.removeprefix("page:")
    if number == token or not (number.isascii() and number.isdecimal() and len(number) < 5):
        return None
    return Staying({**turn.scratch, "page": int(number)})


def strings(value: JsonValue) -> list[str]:
    """A JSON list as texts; anything else is empty."""
    return [str(item) for item in value] if isinstance(value, list) else []
