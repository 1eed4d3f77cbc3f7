"""Read the outlet of a public mention: by its label and shapes, or an English name beside words like published."""

import re

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.fields.text import read_text
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.sides import sides_in

_NAME = r"(?P<name>[A-Z][\w&'’-]*(?: (?:[A-Z][\w&'’-]*|&|of|the|and(?= [A-Z])))*)"
_DEEDS = "published|ran|printed|did print|carried|featured|reported|posted|aired|broadcast|covered|wrote"
_BEFORE_DEED = re.compile(rf"{_NAME}(?:,? the [a-z]+,)? (?:has |have |did )?(?:just )?(?:{_DEEDS})\b")
_BESIDE_TITLE = re.compile(rf"(?:\(|[Ii]n (?:the )?|[Oo]n |[Bb]y ){_NAME}(?=,? [\"“‘'])")
_BEHIND_DEED = re.compile(
    rf"(?:published|printed|appeared|ran|online|featured|story|piece|article) (?:in|on|by) (?:the )?{_NAME}"
)
_PAPERS = "Times|Post|Daily|Weekly|Herald|Gazette|Tribune|Courier|Chronicle|News|Mail|Radio|TV"
_PAPER = re.compile(rf"(?P<name>(?:[A-Z][\w&'’-]* ){{1,3}}(?:{_PAPERS}))\b")
_NEVER = {"It", "We", "They", "He", "She", "This", "That", "The", "Our", "Which", "And", "I", "A", "FYI", "Link"}


def read_outlet(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the outlet; none of the two sides is one, and nobody who is named."""
    by_shape = read_text(passage, field, words)
    if by_shape is not None:
        return by_shape
    for pattern in (_BEFORE_DEED, _BESIDE_TITLE, _BEHIND_DEED, _PAPER):
        for match in pattern.finditer(passage.text, passage.span.start, passage.span.end):
            span = TextSpan(*match.span("name"))
            if match["name"] not in _NEVER and not _is_ours(passage, span):
                return ReadValue(match["name"], span, ReadingRule.LITERAL)
    return None


def _is_ours(passage: Passage, span: TextSpan) -> bool:
    if passage.is_muted(span.start) or any(
        one.span.start < span.end and span.start < one.span.end for one in passage.people
    ):
        return True
    return bool(sides_in(passage, span.start, span.end))
