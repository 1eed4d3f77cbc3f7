"""What the placeholders of an own form are called, and what each says.

A name is the label of what it stands for, as a word: 综合得分, overall_score. What is called in Chinese is said in
Chinese, whoever has the form filled.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple

from handlers.exports.columns import AMOUNT, PERCENT, Cell
from handlers.kit.texts import plain
from records.messages import Message, message

_NO_WORD = re.compile(r"[\W_]+")
_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f]) +| +(?=[^\x00-\x7f])")  # where Chinese is written beside figures


class Insertion(NamedTuple):
    """What a placeholder says, and by which number format of a spreadsheet; None for text."""

    value: Cell = None
    shape: str | None = None


class ListOfThings(NamedTuple):
    """What there are several of: what can be said of each, by name with its label, and what is said of those here."""

    labels: Mapping[str, str]
    rows: Sequence[Mapping[str, Insertion]]


@dataclass
class Placeholders:
    """The placeholders of a form in both languages: those that stand for one thing, and the lists.

    `labels` says of each of the former what it stands for, `languages` of all in which language they are written.
    """

    single: dict[str, Insertion] = field(default_factory=dict)
    lists: dict[str, ListOfThings] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)

    def add(self, language: str, label: Message | str, said: Insertion) -> None:
        """Add what stands for one thing; where the name is there already, what was said first stays."""
        text = plain(language, label)
        name = name_of(text)
        self.languages.setdefault(name, language)
        self.labels.setdefault(name, text)
        if self.single.get(name, Insertion()).value is None:
            self.single[name] = said

    def add_list(
        self, language: str, label: Message, fields: Sequence[Message | str], rows: Iterable[Sequence[Insertion]]
    ) -> None:
        """Add a list, with what it says of each thing in it."""
        texts = [plain(language, each) for each in fields]
        labels = {name_of(text): text for text in reversed(texts)}  # of two alike, the first
        places = {name: texts.index(text) for name, text in labels.items()}
        said = [{name: row[place] for name, place in places.items()} for row in rows]
        name = name_of(plain(language, label))
        self.languages.setdefault(name, language)
        self.lists[name] = ListOfThings(dict(reversed(labels.items())), said)


def name_of(label: str) -> str:
    """Return a label as a word that can stand between braces."""
    word = _NO_WORD.sub("_", _BESIDE_HAN.sub("", label.casefold())).strip("_")
    return word if word.isidentifier() else f"n_{word}"


def text_of(said: Insertion, language: str) -> str:
    """Return what a placeholder says, as it is written on paper; nothing where there is nothing to say."""
    value, shape = said
    if isinstance(value, datetime):
        value = value.date()
    match value:
        case None:
            return ""
        case date():
            return plain(language, message("placeholder-day", day=value))
        case time():
            return f"{value:%H:%M}"
        case float() | int() if shape == PERCENT:
            return f"{value:.1%}"
        case float() if shape == AMOUNT:
            return f"{value:,.4f}".rstrip("0").rstrip(".")
        case float() if shape is not None and "." in shape:
            return f"{value:.{len(shape.partition('.')[2])}f}"
    return str(value)
