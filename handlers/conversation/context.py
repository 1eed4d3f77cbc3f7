"""What a form must know of the world in which it is asked: the day, whose side it is, and what there is to choose."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date

from pydantic import JsonValue

from records.attendance import Branch, RosterEntry
from records.messages import Message
from records.roles import Side


@dataclass(frozen=True)
class Option:
    """Something that can be chosen.

    A label that is a `str` is somebody's own words. The value is ASCII, at most 40 bytes, and becomes the answer.
    """

    label: Message | str
    value: str


def _no_roster(day: date, branches: tuple[int, ...]) -> tuple[RosterEntry, ...]:
    return ()


def _key_or_words(label: Message | str) -> str:
    return label.key if isinstance(label, Message) else label


@dataclass(frozen=True)
class Context:
    """The world as a form sees it.

    `roster_on` returns who of some branches is on the roster on a day. `options` are offered by name. `last` returns
    the answers of the person's latest record of the kind. `defaults` are answers known beforehand; those that are no
    field of the form are what its fields depend on (the event's date for the other side's attendance). `render` says
    a label in the person's language, so that it can also be typed. `deed` is what the last button says where it is not
    what the form's says. `excused` are fields that nobody has to answer: an old ledger does not say them.
    """

    today: date
    language: str = "zh-CN"
    side: Side = Side.COLLEGE
    branches: tuple[Branch, ...] = ()
    roster_on: Callable[[date, tuple[int, ...]], tuple[RosterEntry, ...]] = _no_roster
    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    last: Callable[[], Mapping[str, JsonValue] | None] = lambda: None
    defaults: Mapping[str, JsonValue] = field(default_factory=dict)
    deed: Message | None = None
    excused: Set[str] = frozenset()
    render: Callable[[Message | str], str] = _key_or_words
