"""The words and shapes by which free text shows a kind of record and its fields: a TOML file beside each declaration.

    [shown_by]                      # patterns that show the kind, by how much they do
    strong = ["联合党课"]
    weak = ["参加"]
    against = ["授权"]

    [fields.place]
    labels = ["地点", "venue"]      # of lines such as “地点：…”, and of the columns of a table
    before = ["在", " at "]         # words that the value follows
    after = ["举行"]                # words that follow the value
    shapes = ["[A-Z]{2}-[0-9]+"]    # patterns of the value itself; its group `value`, if it has one

    [fields.category.values]        # patterns of each value of a choice
    joint_lecture = ["联合党课", "joint lecture"]

Patterns are matched in text that is narrow and small, of the same length as the text itself (`folded`).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from records.registry import KINDS

NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class FieldWords:
    """The words and shapes of one field; each pattern is None's equal, `NEVER`, where the file has none."""

    labels: tuple[str, ...] = ()
    before: re.Pattern[str] = NEVER
    after: re.Pattern[str] = NEVER
    shapes: tuple[re.Pattern[str], ...] = ()
    values: Mapping[str, re.Pattern[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class KindWords:
    """The words and shapes of a kind, and of its fields by their names."""

    kind: str
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    against: re.Pattern[str]
    fields: Mapping[str, FieldWords]

    def of(self, name: str) -> FieldWords:
        """Return the words of a field; none where the file has none."""
        return self.fields.get(name, FieldWords())


@cache
def kind_words() -> tuple[KindWords, ...]:
    """Return the words of all kinds that have a file, in the order of the kinds."""
    folder = files("records.kinds")
    declared = {kind: folder.joinpath(f"{form.__module__.rpartition('.')[2]}.toml") for kind, form in KINDS.items()}
    return tuple(_of(kind, file.read_text(encoding="utf-8")) for kind, file in declared.items() if file.is_file())


def _of(kind: str, toml: str) -> KindWords:
    declared = tomllib.loads(toml)
    shown, fields = declared.get("shown_by", {}), declared.get("fields", {})
    return KindWords(
        kind,
        _any_of(shown.get("strong", ())),
        _any_of(shown.get("weak", ())),
        _any_of(shown.get("against", ())),
        {name: _field(words) for name, words in fields.items()},
    )


def _field(words: Mapping[str, object]) -> FieldWords:
    def strings(name: str) -> tuple[str, ...]:
        listed = words.get(name, ())
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    values = words.get("values", {})
    return FieldWords(
        strings("labels"),
        _any_of(strings("before")),
        _any_of(strings("after")),
        tuple(map(re.compile, strings("shapes"))),
        {option: _any_of(patterns) for option, patterns in values.items()} if isinstance(values, dict) else {},
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of several; a word of English is matched whole."""
    joined = "|".join(_whole(pattern) for pattern in patterns)
    return re.compile(joined) if joined else NEVER


def _whole(pattern: str) -> str:
    before = r"(?<![a-z])" if pattern[0].isascii() and pattern[0].isalpha() else ""
    after = r"(?![a-z])" if pattern[-1].isascii() and pattern[-1].isalpha() else ""
    return f"{before}(?:{pattern}){after}"
