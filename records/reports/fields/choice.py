"""Read which value of a choice a passage says, by the words that stand for each."""

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage


def read_choice(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the value whose words come first: those behind the field's label, or else in the whole passage."""
    declared = words.of(field.name)
    behind_label = passage.value_of(declared.labels)
    places = [behind_label] if behind_label else []
    for place in (*places, passage.span):
        matches = [
            (match.start(), -len(match[0]), option, match)
            for option, pattern in declared.values.items()
            for match in passage.found(pattern)
            if place.start <= match.start() < place.end
        ]
        if matches:
            _, _, option, match = min(matches, key=lambda one: one[:2])
            return ReadValue(option, TextSpan(*match.span()), ReadingRule.WORD)
    return None
