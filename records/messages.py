"""What is said to people, as data: a key of the Fluent files and its variables, rendered in each reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType

from pydantic import JsonValue


@dataclass(frozen=True, init=False)
class Message:
    """A text to be rendered later.

    A plain `str` among the values came from a person and is escaped when rendered; a tuple is a list, joined in the
    reader's language.
    """

    key: str
    values: Mapping[str, "Value"]

    def __init__(self, key: str, values: Mapping[str, "Value"] = MappingProxyType({})) -> None:
        """Set both past the guard of a frozen dataclass, as a screen has dozens of messages: half the time."""
        self.__dict__["key"], self.__dict__["values"] = key, values


Line = Message | str
Value = str | int | float | date | datetime | time | Message | tuple[Line, ...]


def message(key: str, **values: Value) -> Message:
    """Return the message of a key and its values."""
    return Message(key, values)


def value_to_json(value: Value) -> JsonValue:
    """Return a message, or a value of one, as it is stored. Raises TypeError for what no message may contain."""
    if isinstance(value, Message):
        if not value.values:
            return {"key": value.key}
        values: dict[str, JsonValue] = {
            name: inner if isinstance(inner, str) else value_to_json(inner) for name, inner in value.values.items()
        }
        return {"key": value.key, "values": values}
    if isinstance(value, _WRITTEN_AS_THEY_ARE):
        return value
    if isinstance(value, tuple):
        return [value_to_json(line) for line in value]
    for kind, type_ in _MOMENTS.items():
        if isinstance(value, type_):
            return {kind: value.isoformat()}
    raise TypeError(f"not a value of a message: {type(value).__name__}")


def value_from_json(stored: JsonValue) -> Value:
    """Read what `value_to_json` has returned. Raises ValueError for anything else."""
    if isinstance(stored, str | int | float):
        return stored
    if isinstance(stored, list):
        return tuple(line_from_json(line) for line in stored)
    if isinstance(stored, dict):
        if "key" in stored:
            return _message_from_json(stored)
        for kind, written in stored.items():
            if len(stored) == 1 and kind in _MOMENTS:
                return _MOMENTS[kind].fromisoformat(str(written))
    raise ValueError("not a stored value of a message")


def line_from_json(stored: JsonValue) -> Line:
    """Read a stored line: a message, or somebody's own words. Raises ValueError for anything else."""
    if isinstance(stored, str):
        return stored
    if isinstance(stored, dict) and "key" in stored:
        return _message_from_json(stored)
    raise ValueError("not a stored line of a message")


def _message_from_json(stored: Mapping[str, JsonValue]) -> Message:
    values = stored.get("values", {})
    if not isinstance(values, dict):
        raise ValueError("the values of a stored message are not by name")
    return Message(str(stored["key"]), {name: value_from_json(value) for name, value in values.items()})


_WRITTEN_AS_THEY_ARE = (str, int, float)
# A moment is a day, too, so that it comes first.
_MOMENTS: Mapping[str, type[datetime] | type[date] | type[time]] = {"datetime": datetime, "date": date, "time": time}
