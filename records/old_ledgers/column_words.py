"""The words by which tables of old ledgers show kinds and fields: a TOML file beside each kind's declaration.

names = ["人才交流"]             # what a cell says where a column tells the kind
tables = ["挂职"]                # words in the name or the title of a table
needs = ["persons"]              # fields without which there is no such record

[columns]                        # headings of each field's column, the most telling first
place = ["地点", "Venue"]

[within]                         # words that tell a field wherever they stand in a heading
place = ["哪里"]

[attendance]                     # likewise of the parts of attendance, where a kind has it
expected = ["应到"]

[values.category]                # words for each value of a choice
theme_day = ["主题党日"]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from records.form import fields_of
from records.old_ledgers.plain_words import plain_heading, plain_word
from records.old_ledgers.shared_words import shared_words
from records.record import Record
from records.registry import KINDS

EXACT = 100.0
ATTENDANCE = "attendance."  # before the parts of attendance, which stand for no field alone
_WITHIN = 6.0  # the fit of a heading that only holds a word
_LEAST_ENDING = 2  # characters of a word that a heading may end with


@dataclass(frozen=True)
class ColumnWords:
    """The words of a kind, as they are compared."""

    kind: str
    form: type[Record]
    names: frozenset[str]
    tables: tuple[str, ...]
    needs: tuple[str, ...]
    columns: Mapping[str, Mapping[str, int]]
    within: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]]

    def fit(self, field: str, heading: str) -> float:
        """Return how well a plain heading names a field, up to `EXACT`; 0 where it does not."""
        words = self.columns.get(field, {})
        if heading in words:
            return EXACT - words[heading] / 2
        parts = [part for part in heading.replace("、", "/").replace("或", "/").split("/") if part]
        if len(parts) > 1:
            return max((60.0 - words[part] / 2 for part in parts if part in words), default=0.0)
        endings = (heading[at:] for at in range(1, len(heading) - _LEAST_ENDING + 1))
        ending = next((word for word in endings if word in words and _ends_with(heading, word)), "")
        if ending:
            return 20 + 2.0 * len(ending) - words[ending] / 4
        held = max((len(word) for word in self.within.get(field, ()) if word in heading), default=0)
        return _WITHIN + held if held else 0.0


def _ends_with(heading: str, word: str) -> bool:
    """Tell whether a heading ends with a word: one of Latin letters stands behind a space."""
    return not word.isascii() or heading[-len(word) - 1] == " "


@cache
def column_words() -> Mapping[str, ColumnWords]:
    """Return the words of all kinds, in their order; one without a file is known by what all records have."""
    folder, of_all, read = files("records.kinds"), shared_words(), {}
    for kind, form in KINDS.items():
        file = folder.joinpath(f"{form.__module__.rpartition('.')[2]}_columns.toml")
        read[kind] = _of(form, of_all, tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {})
    return read


Declared = Mapping[str, Any]  # Any: what TOML holds


def _of(form: type[Record], of_all: Declared, declared: Declared) -> ColumnWords:
    listed = {**of_all["columns"], **declared.get("columns", {})}
    columns = {field: _ranked(words) for field, words in listed.items()}
    columns |= {ATTENDANCE + part: _ranked(words) for part, words in declared.get("attendance", {}).items()}
    options = {field.name: field.options for field in fields_of(form) if field.options}
    values = {
        field: {value.value: value.value for value in options[field]}
        | {plain_word(word): option for option, words in by_option.items() for word in words}
        for field, by_option in {**of_all["values"], **declared.get("values", {})}.items()
    }
    return ColumnWords(
        form.kind,
        form,
        frozenset(map(plain_word, [form.kind, *declared.get("names", ())])),
        tuple(map(plain_word, declared.get("tables", ()))),
        tuple(declared.get("needs", ())),
        columns,
        {field: tuple(words) for field, words in declared.get("within", {}).items()},
        values,
    )


def _ranked(words: list[str]) -> Mapping[str, int]:
    ranks: dict[str, int] = {}
    for rank, word in enumerate(words):
        ranks.setdefault(plain_heading(word).text, rank)
    return ranks
