"""Read what was typed in answer to a question: as words, or as one of the labels on show."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from pydantic import JsonValue

from handlers.conversation.context import Context
from handlers.conversation.widgets.widget import Attached, Given, Typed
from records.errors import UserError
from records.messages import Message
from records.name_comparison import name_key
from records.text import clean, has_words, narrow_digits


class Labelled(Protocol):
    """Something with a label: an option, or a button."""

    @property
    def label(self) -> Message | str:
        """What people read."""


L = TypeVar("L", bound=Labelled)


def typed_words(given: Given, *, multiline: bool = False, tabs: bool = False) -> str:
    """Return what was typed, made safe. Raises UserError for a file, a tap, and text without a letter or digit."""
    if isinstance(given, Attached):
        raise UserError("form-text-not-file")
    if not isinstance(given, Typed):
        raise UserError("form-old-button")
    text = clean(given.text, multiline=multiline, tabs=tabs)
    if not has_words(text):
        raise UserError("form-needs-words")
    return text


def pick(text: str, options: Sequence[L], context: Context) -> L | None:
    """Return the one that was typed: by its label, by its number from 1, or by a part that only one label has."""
    wanted = name_key(text)
    labels = [name_key(context.render(option.label)) for option in options]
    if wanted in labels:
        return options[labels.index(wanted)]
    number = narrow_digits(text)
    if number.isascii() and number.isdecimal() and len(number) < 4 and 1 <= int(number) <= len(options):
        return options[int(number) - 1]
    partial = [option for option, label in zip(options, labels, strict=True) if wanted in label]
    return partial[0] if len(partial) == 1 else None


def strings(value: JsonValue) -> list[str]:
    """Return a JSON list as texts; anything else is empty."""
    return [str(item) for item in value] if isinstance(value, list) else []
