"""Read which value of a choice a passage says, by the words that stand for each."""

import re
from collections.abc import Iterator

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import FieldWords, KindWords
from records.reports.passage import Passage

_DENIED = re.compile(r"(?:不是|并非|没有|没|未|不再是|谈不上|不|\bnot an?|\bnot|\bno|n't|\bnever) ?$")


def read_choice(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the value that is said: behind the field's label, or else anywhere in the passage.

    Of several, the one whose words come first is meant, or where the declaration says so, the one that is listed first.
    """
    declared = words.of(field.name)
    behind_label = passage.value_of(declared.labels)
    for place in filter(None, (behind_label, passage.span)):
        said = list(_said(passage, declared, place))
        if said:
            option, span = min(said, key=lambda one: (one[1].start, -one[1].end)) if not declared.in_order else said[0]
            return ReadValue(option, span, ReadingRule.WORD)
    return None


def read_yes_no(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return yes or no, by the words that the declaration lists for each; no is looked for first."""
    values = words.of(field.name).values
    for option in ("false", "true"):
        pattern = values.get(option)
        for match in passage.found(pattern) if pattern is not None else ():
            if option == "false" or not _is_denied(passage, match):
                return ReadValue(option == "true", TextSpan(*match.span()), ReadingRule.STATED)
    return None


def _said(passage: Passage, declared: FieldWords, place: TextSpan) -> Iterator[tuple[str, TextSpan]]:
    """Yield the values and the words that say them, value by value as they are listed."""
    for option, pattern in declared.values.items():
        for match in passage.found(pattern):
            if place.start <= match.start() < place.end and not _is_denied(passage, match):
                yield option, TextSpan(*match.span())


def _is_denied(passage: Passage, match: re.Match[str]) -> bool:
    return bool(_DENIED.search(passage.plain[max(passage.span.start, match.start() - 8) : match.start()]))
