"""What is said to people, as data: a key of the Fluent files and its variables, rendered in each reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Message:
    """A text to be rendered later.

    A plain `str` among the values came from a person and is escaped when rendered; a tuple is a list, joined in the
    reader's language.
    """

    key: str
    values: Mapping[str, "Value"] = field(default_factory=dict)


Value = str | int | float | date | datetime | Message | tuple["Message | str", ...]


def message(key: str, **values: Value) -> Message:
    """Return the message of a key and its values."""
    return Message(key, values)
