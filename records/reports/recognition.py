"""Recognise of which kind an event is, by the words of each kind that a part of a text has."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from records.reports.drafts import TextSpan
from records.reports.kind_words import KindWords, kind_words
from records.reports.passage import Passage

STRONGEST, STRONG, WEAK, AGAINST = 4, 3, 1, -3
ENOUGH = STRONG  # for a part of a text to be about an event of a kind
_SORTS_OF_WEAK = 4  # of signs that together show a kind where none is strong
_MOST = 3  # of one pattern that are looked at
_FIRST = 60  # characters of a text in which what shows the kind counts more


@dataclass(frozen=True)
class KindSign:
    """Words that show a kind, or speak against it, by their weight; `pattern` tells one sort of words from another."""

    kind: str
    weight: int
    span: TextSpan
    pattern: str


def kind_signs(passage: Passage) -> tuple[KindSign, ...]:
    """Return all signs of kinds in a passage, in order."""
    return tuple(sorted(_signs(passage), key=lambda sign: (sign.span.start, -sign.weight, -sign.span.end)))


def _signs(passage: Passage) -> Iterator[KindSign]:
    for words in kind_words():
        for weight, pattern in _weighed(words):
            for count, match in enumerate(passage.found(pattern)):
                if count == _MOST and weight < STRONG:
                    break
                yield KindSign(words.kind, weight, TextSpan(*match.span()), pattern.pattern)


def _weighed(words: KindWords) -> Iterator[tuple[int, re.Pattern[str]]]:
    for weight, patterns in ((STRONG, words.strong), (WEAK, words.weak), (AGAINST, words.against)):
        yield from ((weight, pattern) for pattern in patterns)
    yield from ((STRONGEST, pattern) for pattern in words.shown_by_values)


def scores(signs: Iterable[KindSign], start: int = 0) -> Mapping[str, float]:
    """Return how much each kind is shown by signs, each sort of them once; what comes first counts more."""
    seen: set[tuple[str, str]] = set()
    until: dict[str, int] = defaultdict(int)  # up to where words have counted for a kind already
    total: dict[str, float] = defaultdict(float)
    for sign in signs:
        if (sign.kind, sign.pattern) in seen or (sign.weight > 0 and sign.span.start < until[sign.kind]):
            continue
        if sign.weight > 0:
            until[sign.kind] = sign.span.end
        seen.add((sign.kind, sign.pattern))
        early = 0.5 if sign.weight >= STRONG and sign.span.start - start < _FIRST else 0
        total[sign.kind] += sign.weight * (1 + early)
    return total


def best_kind(signs: Iterable[KindSign], start: int = 0) -> tuple[str, float] | None:
    """Return the kind that is shown most, and how much; None where none is shown enough."""
    found = list(signs)
    by_many = _shown_by_many(found)
    first = {
        s.kind: s.span.start for s in reversed(found) if s.weight >= STRONG or (s.weight > 0 and s.kind in by_many)
    }
    ranked = sorted((-score, first[kind], kind) for kind, score in scores(found, start).items() if kind in first)
    return (ranked[0][2], -ranked[0][0]) if ranked and -ranked[0][0] >= ENOUGH else None


def _shown_by_many(signs: Iterable[KindSign]) -> set[str]:
    """Return the kinds that many sorts of weak signs show."""
    sorts: dict[str, set[str]] = defaultdict(set)
    for sign in signs:
        if sign.weight == WEAK:
            sorts[sign.kind].add(sign.pattern)
    return {kind for kind, patterns in sorts.items() if len(patterns) >= _SORTS_OF_WEAK}
