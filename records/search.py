"""What a record is found by, and what is looked for: compared in whatever width, case and script either is written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from records.form import fields_of
from records.participants import Participants
from records.questions import Link, ParticipantList, PeopleNames, PersonName, Text
from records.record import Record

LONGEST = 3_000  # characters by which a record is found
_ASKED_IN_WORDS = Text | Link | PersonName | PeopleNames | ParticipantList
# Of a contract, a patent, a book, with what divides it: letters and figures by marks, figures alone by spaces, too.
_NUMBER = re.compile(r"(?=[^0-9 ]*[0-9])[0-9a-z]+(?:[-–—/.·][0-9a-z]+)+|[0-9]+(?: [0-9]+)+")
_LONGEST_ID = 12  # digits
_ID = re.compile(rf"[#＃№]\s*([0-9０-９]{{1,{_LONGEST_ID}}})(?![0-9０-９])")


@dataclass(frozen=True)
class SearchWords:
    """What is looked for: the number of a record, and words each of which it has to hold in one of its spellings."""

    record: int | None
    words: Sequence[tuple[str, ...]]


def folded(text: str) -> str:
    """Return a text as it is searched: narrow, in small letters, in simplified characters, with single spaces."""
    even = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    return even if even.isascii() else str(_simplifying().convert(even))


def searchable(answers: Record) -> str:
    """Return by what a record with these answers is found: its title, what was typed, and the narrative at last.

    Numbers of contracts, patents and books stand there as they were typed, and once more without what divides them.
    """
    said = folded(" ".join([answers.title, *_typed(answers), answers.narrative or ""]))
    numbers = {_undivided(number) for number in _NUMBER.findall(said)}
    return " ".join([*sorted(numbers - set(said.split())), said])[:LONGEST]


def search_words(typed: str) -> SearchWords:
    """Return what is looked for by what was typed: `#12` is a record's number, `ISBN 978-7-111` is one of a book."""
    match = _ID.search(typed)
    rest = folded(_ID.sub(" ", typed, count=1)).replace(":", " ")
    numbers = _NUMBER.findall(rest)
    for number in numbers:
        rest = rest.replace(number, " ")
    words = [(word,) for word in rest.split()]
    return SearchWords(
        int(match[1]) if match else None, [*words, *((number, _undivided(number)) for number in numbers)]
    )


def is_record_number(word: str) -> bool:
    """Tell whether a word that is looked for may be a record's number."""
    return word.isascii() and word.isdecimal() and len(word) <= _LONGEST_ID


def _typed(answers: Record) -> Iterator[str]:
    for field in fields_of(type(answers)):
        if isinstance(field.question, _ASKED_IN_WORDS) and field.name not in ("title", "narrative"):
            yield from _texts_of(getattr(answers, field.name))


def _texts_of(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Participants):
        return value.others
    return [text for text in value if isinstance(text, str)] if isinstance(value, Sequence) else []


def _undivided(number: str) -> str:
    return re.sub(r"[^0-9a-z]", "", number)


@cache
def _simplifying() -> Any:  # Any: OpenCC's converter, loaded once something in Chinese is searched
    from opencc import OpenCC

    return OpenCC("t2s")
