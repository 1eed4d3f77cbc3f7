"""The types of question that a form can ask, declared beside the field that they fill."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from pydantic import JsonValue

from records.reading.times import WORKING_HOURS


@dataclass(frozen=True)
class When:
    """Another field's answer on which a question depends: any answer, or one of `values`."""

    field: str
    values: tuple[str, ...] = ()

    def holds(self, answers: Mapping[str, JsonValue]) -> bool:
        """Return whether the other field has such an answer."""
        answer = answers.get(self.field)
        return answer is not None and (not self.values or answer in self.values)


class CarryOver(StrEnum):
    """Whether an answer of the latest record is of use for the next one.

    `UNNUMBERED`: unless a date or a number stands in it, which would be another one by now.
    """

    ALWAYS = "always"
    UNNUMBERED = "unnumbered"
    NEVER = "never"

    def holds(self, answer: JsonValue) -> bool:
        """Tell whether this answer is taken over."""
        if self is CarryOver.UNNUMBERED:
            return not (isinstance(answer, str) and _NUMBERED.search(answer.casefold()))
        return self is CarryOver.ALWAYS


_NUMBERED = re.compile(
    "[0-9０-９①-⑳]|第[〇零一二三四五六七八九十百两]+|[一二三四五六七八九十](?:月|日|号|季|期|次|届|周)|[上中下]旬|月底|年终|年度"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:first|second|third|fourth)\b"
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What all types of question have.

    `hint`: the field has a text `.hint` of its own, shown in place of the general one. `when`: asked only then.
    `demanded`: whenever it is asked, it has to be answered. `aside`: nobody is led to it, and it can be changed on the
    card. `carries_over`: whether “same as last time” takes it over.
    """

    hint: bool = False
    when: When | None = None
    demanded: bool = False
    aside: bool = False
    carries_over: CarryOver = CarryOver.ALWAYS

    def stored(self, answer: JsonValue) -> JsonValue:
        """Return an answer, as pydantic writes it in JSON, in the form in which drafts and records keep it."""
        return answer


@dataclass(frozen=True)
class Text(Question):
    """Free text of at most `maximum` characters.

    `suggest` names a choice whose label is offered as one tap; `offered`: the words are one of `context.options` of
    that name, where there is such a list; `tabs` of a table that is pasted are kept.
    """

    maximum: int
    multiline: bool = False
    tabs: bool = False
    suggest: str | None = None
    offered: str | None = None


@dataclass(frozen=True)
class Number(Question):
    """A number from `minimum` to `maximum`, with at most so many decimals. `unit` names the text `unit-<unit>`."""

    maximum: float
    minimum: float = 0
    decimals: int = 0
    unit: str | None = None
    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class Link(Question):
    """An address on the web."""

    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class Reference(Question):
    """Another record, named by its natural key: one of this kind in the same partnership, or a key that is typed."""

    kind: str


@dataclass(frozen=True)
class Choice(Question):
    """One of the annotated StrEnum's values, or of `context.options[source]`, answered by the option's token.

    `given_by` names another choice whose value may have an attribute of this field's name: then it is not asked.
    """

    source: str | None = None
    given_by: str | None = None

    def stored(self, answer: JsonValue) -> JsonValue:
        """Return the token of the option as a string, also where the field turns it into a number."""
        return None if answer is None else str(answer)


@dataclass(frozen=True)
class Ticks(Question):
    """Several of the same as of a choice."""

    source: str | None = None

    def stored(self, answer: JsonValue) -> JsonValue:
        """Return the tokens of the options as strings, also where the field turns them into numbers."""
        return [str(token) for token in answer] if isinstance(answer, list) else answer


@dataclass(frozen=True)
class Pick(Question):
    """One of many, `context.options[source]`, found by turning pages or by typing a part of its name."""

    source: str

    def stored(self, answer: JsonValue) -> JsonValue:
        """Return the token of the option as a string, also where the field turns it into a number."""
        return None if answer is None else str(answer)


@dataclass(frozen=True)
class Day(Question):
    """A date; days to come only where `future`.

    `start` names the time of day, and `until` the last day, that are taken along where they are said with it.
    """

    future: bool = False
    start: str | None = None
    until: str | None = None
    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class Moment(Question):
    """A time of day; `after` names the one that it follows.

    `around` is the usual one: it decides what `2点` means, where neither morning nor afternoon is said.
    """

    after: str | None = None
    around: time = WORKING_HOURS

    def stored(self, answer: JsonValue) -> JsonValue:
        """Return hour and minute, `14:30`: nobody is asked for seconds."""
        return answer.removesuffix(":00") if isinstance(answer, str) and len(answer) == len("14:30:00") else answer


@dataclass(frozen=True)
class PeopleNames(Question):
    """Names of people, on the roster or not."""

    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class ParticipantList(Question):
    """Who took part: from the own side's roster, by names, or how many."""

    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class PersonName(Question):
    """One name, picked from the roster or typed."""


@dataclass(frozen=True)
class Branches(Question):
    """Which branches of the own organisation took part; not asked where there is one only."""


@dataclass(frozen=True)
class RollCall(Question):
    """Who of those expected was there. `day` and `branches` name the fields that decide who was expected."""

    day: str = "event_date"
    branches: str = "branches"
    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class Attachments(Question):
    """Photos, documents and links, any number."""

    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)


@dataclass(frozen=True)
class YesNo(Question):
    """Yes or no."""

    carries_over: CarryOver = field(default=CarryOver.NEVER, kw_only=True)
