"""The kinds of question that a form can ask, declared beside the field that they fill."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Question:
    """`hint`: the field has a text `.hint` of its own, shown in place of the widget's general one."""

    hint: bool = False


@dataclass(frozen=True)
class Text(Question):
    """Free text of at most `maximum` characters. `suggest` names a choice whose label is offered as one tap."""

    maximum: int
    multiline: bool = False
    suggest: str | None = None


@dataclass(frozen=True)
class Choice(Question):
    """One of the annotated StrEnum's values, or of `context.options[source]`, answered by the option's token."""

    source: str | None = None


@dataclass(frozen=True)
class Ticks(Question):
    """Several of the same."""

    source: str | None = None


@dataclass(frozen=True)
class Pick(Question):
    """One of many, `context.options[source]`, found by turning pages or by typing a part of its name."""

    source: str


@dataclass(frozen=True)
class Day(Question):
    """A date; days to come only where `future`."""

    future: bool = False


@dataclass(frozen=True)
class Moment(Question):
    """A time of day."""


@dataclass(frozen=True)
class People(Question):
    """Names of people, on the roster or not."""


@dataclass(frozen=True)
class Person(Question):
    """One name, picked from the roster or typed."""


@dataclass(frozen=True)
class Branches(Question):
    """Which branches of the own organisation took part; not asked where there is one only."""


@dataclass(frozen=True)
class Attendance(Question):
    """Who of those expected was there. `day` and `branches` name the fields that decide who was expected."""

    day: str = "event_date"
    branches: str = "branches"


@dataclass(frozen=True)
class Evidence(Question):
    """Photos, documents and links, any number."""


@dataclass(frozen=True)
class YesNo(Question):
    """Yes or no."""
