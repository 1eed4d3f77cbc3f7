"""The words and shapes by which free text shows a kind of record and its fields: a TOML file beside each declaration.

    [shown_by]                      # patterns that show the kind, by how much they do
    strong = ["联合党课"]
    weak = ["参加"]
    against = ["授权"]
    by_values = ["category"]        # fields whose values' words show the kind strongly, too

    [fields.place]
    labels = ["地点", "venue"]      # of lines such as “地点：…”, and of the columns of a table
    before = ["在", " at "]         # words that the value follows
    after = ["举行"]                # words that follow the value
    not_beside = ["前"]             # words in whose clause the value is another's
    shapes = ["[A-Z]{2}-[0-9]+"]    # patterns of the value itself; its group `value`, if it has one
                                    # `{id}` in one is the number of a contract or the like, as `value`

    [fields.title]
    is = "quoted"                   # the title stands in quotes; "clause": else it is the clause that shows the kind

    in_order = true                 # of several values of a choice, the one that is listed first is meant

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
_DIGIT, _SPOKEN = "0-9", "零〇一二三四五六七八九"
_IDENTIFIER = (
    rf"(?P<value>(?<![a-z0-9])[a-z0-9]{{1,14}}(?:(?:[-/._杠]|(?<=[a-z]) (?=\d))[a-z{_DIGIT}{_SPOKEN}]+|[{_SPOKEN}]+)*)"
)


@dataclass(frozen=True)
class FieldWords:
    """The words and shapes of one field; each pattern is None's equal, `NEVER`, where the file has none."""

    labels: tuple[str, ...] = ()
    before: re.Pattern[str] = NEVER
    after: re.Pattern[str] = NEVER
    not_beside: re.Pattern[str] = NEVER
    shapes: tuple[re.Pattern[str], ...] = ()
    values: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    in_order: bool = False


@dataclass(frozen=True)
class KindWords:
    """The words and shapes of a kind, and of its fields by their names."""

    kind: str
    strong: tuple[re.Pattern[str], ...]
    weak: tuple[re.Pattern[str], ...]
    against: tuple[re.Pattern[str], ...]
    fields: Mapping[str, FieldWords]
    shown_by_values: tuple[re.Pattern[str], ...] = ()
    title_is_quoted: bool = False
    title_is_clause: bool = False

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
    by_values = tuple(pattern for name in shown.get("by_values", ()) for pattern in _values(fields[name]))
    return KindWords(
        kind,
        _each(shown.get("strong", ())),
        _each(shown.get("weak", ())),
        _each(shown.get("against", ())),
        {name: _field(words) for name, words in fields.items()},
        by_values,
        title_is_quoted=fields.get("title", {}).get("is") == "quoted",
        title_is_clause=fields.get("title", {}).get("is") == "clause",
    )


def _values(words: Mapping[str, object]) -> Iterable[re.Pattern[str]]:
    return _field(words).values.values()


def _field(words: Mapping[str, object]) -> FieldWords:
    def strings(name: str) -> tuple[str, ...]:
        listed = words.get(name, ())
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    values = words.get("values", {})
    return FieldWords(
        strings("labels"),
        _any_of(strings("before")),
        _any_of(strings("after")),
        _any_of(strings("not_beside")),
        tuple(re.compile(shape.replace("{id}", _IDENTIFIER)) for shape in strings("shapes")),
        {option: _any_of(patterns) for option, patterns in values.items()} if isinstance(values, dict) else {},
        in_order=bool(words.get("in_order")),
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of several; a word of English is matched whole."""
    joined = "|".join(_whole(pattern) for pattern in patterns)
    return re.compile(joined) if joined else NEVER


def _each(patterns: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_whole(pattern)) for pattern in dict.fromkeys(patterns))


def _whole(pattern: str) -> str:
    before = r"(?<![a-z])" if re.match(r"(?:\(\?:)?[a-z]", pattern) else ""
    after = r"(?![a-z])" if re.search(r"[a-z][)?]*$|[a-z]\)\+$", pattern) and pattern.isascii() else ""
    return f"{before}(?:{pattern}){after}"
