"""Find names in lists of who was there that no roster has: near ones are asked about, others are strangers."""

import re
from collections.abc import Iterator, Sequence

from records.attendance import RosterEntry
from records.name_comparison import COMPOUND_SURNAMES
from records.reading.attendance_words import NEVER_BEHIND_SURNAMES, SURNAMES
from records.reading.near_names import near_names
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadPerson, ReadValue, TextSpan
from records.reports.passage import Passage

MOST = 20  # that are looked at in one text
_ITEM = re.compile(r"[^、,;:。\s()/&·\d]+")
_SHORTEST, _LONGEST = 2, 4  # characters of a name of Chinese characters


def unlisted_names(
    passage: Passage, lists: Sequence[TextSpan], roster: Sequence[RosterEntry]
) -> tuple[tuple[ReadPerson, ...], tuple[Doubt, ...]]:
    """Return the strangers in lists of people, and the doubts about names that are near to ones of the roster."""
    strangers, doubts = [], []
    for span in list(dict.fromkeys(_candidates(passage, lists)))[:MOST]:
        name = span.of(passage.text)
        near = near_names(name, [entry.name for entry in roster])
        if near:
            choices = (
                ReadValue(entry.id, span, ReadingRule.NAME) for one in near for entry in roster if entry.name == one
            )
            doubts.append(Doubt("attendance", span, DoubtReason.NEAR_NAME, tuple(choices)))
        else:
            strangers.append(ReadPerson(name, span))
    return tuple(strangers), tuple(doubts)


def _candidates(passage: Passage, lists: Sequence[TextSpan]) -> Iterator[TextSpan]:
    """Yield what stands alone between the marks of a list in which somebody of a roster is, and can be a name."""
    known = [person.span for person in passage.people]
    for listed in lists:
        if not any(listed.start <= span.start < listed.end for span in known):
            continue
        for match in _ITEM.finditer(passage.plain, listed.start, listed.end):
            span = TextSpan(*match.span())
            beside = passage.plain[max(span.start - 1, 0)] + passage.plain[span.end : span.end + 1]
            overlaps = any(one.start < span.end and span.start < one.end for one in known)
            if "、" in beside and not overlaps and _can_be_name(match[0]):
                yield span


def _can_be_name(word: str) -> bool:
    if not _SHORTEST <= len(word) <= _LONGEST or not all(one >= "\u3400" for one in word):
        return False
    surname = word[:2] if word[:2] in COMPOUND_SURNAMES else word[:1]
    given = word[len(surname) :]
    known = surname in SURNAMES or surname in COMPOUND_SURNAMES
    return known and 1 <= len(given) <= 2 and not NEVER_BEHIND_SURNAMES.search(given)
