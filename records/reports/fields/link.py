"""Read an address on the web."""

import re

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage

_ADDRESS = re.compile(r"(?:https?://|(?<![\w@./])www\.)[a-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_MARKS = ".,;:!?)]'"


def read_link(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the first address, as it is written and without the marks behind it."""
    for match in passage.found(_ADDRESS):
        end = match.end()
        while passage.plain[end - 1] in _MARKS and not (passage.plain[end - 1] == ")" and "(" in match[0]):
            end -= 1
        span = TextSpan(match.start(), end)
        return ReadValue(span.of(passage.text), span, ReadingRule.LITERAL)
    return None
