"""Read where an event took place: behind a label, behind a word like 在 or at, or where a place is named alone."""

import re
from collections.abc import Iterator, Sequence

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.phrases import phrases

_OUT_OF_REACH = -1.0  # a score below which a place is not taken
LONGEST = 40  # characters of a place
_WORDS = "one|two|three|four|five|six|seven|eight|nine|oh|zero"
_NUMBER = re.compile(
    r"(?:(?:[a-z]?\d{1,4}[a-z]?|[一二三四五六七八九十]{1,2})(?:号?楼|层|室)?|[a-z](?![a-z]))?"
    r"(?:[\u4e00-\u9fff]{0,4}(?:会议室|活动室|门厅|大厅|报告厅|教室|室))?(?![\d:点月/日])"
)
_ENGLISH_NUMBER = re.compile(
    r" (?:[a-z]?\d{1,4}[a-z]?(?![\d:]| ?[ap]m)|[b-z](?![a-z])|a(?=[,.;)\n]|$)|"
    rf"(?:(?:{_WORDS})(?![a-z])(?: (?={_WORDS}))?)+)"
)
_CHINESE_STEM = r"[\u3400-\u9fff\U00020000-\U0003ffff·a-z0-9&’']"


def read_place(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the place that is said best: by its label, else by what stands before and behind it."""
    declared = words.of(field.name)
    labelled = passage.value_of(declared.labels)
    if labelled is not None:
        span = _first_part(passage, labelled)
        return _value(passage, span) if span else None
    ranked = sorted(_ranked(passage, declared.shapes), key=lambda one: (-one[0], one[1].start - one[1].end))
    if not ranked or ranked[0][0] < _OUT_OF_REACH:
        return None
    best = ranked[0][1]
    within = (one for _, one in ranked if passage.plain[best.end : one.start] in ("的", "") and one.start >= best.end)
    return _value(passage, TextSpan(best.start, next(within, best).end))


def _value(passage: Passage, span: TextSpan) -> ReadValue:
    return ReadValue(" ".join(span.of(passage.text).split()), span, ReadingRule.LITERAL)


def _first_part(passage: Passage, span: TextSpan) -> TextSpan | None:
    """Return a labelled value up to what divides sentences."""
    end = next((at for at in range(span.start, span.end) if passage.plain[at] in "\n;。"), span.end)
    return passage.trimmed(span.start, min(end, span.start + 2 * LONGEST))


def _ranked(passage: Passage, nouns: Sequence[re.Pattern[str]]) -> Iterator[tuple[float, TextSpan]]:
    for match in (match for noun in nouns for match in passage.found(noun)):
        before = passage.plain[max(match.start() - 1, 0) : match.start()]
        if passage.plain[match.start()].isascii() and before.isascii() and before.isalpha():
            continue
        span = _whole(passage, TextSpan(*match.span()))
        if (
            span is None
            or _is_other(passage, span)
            or any(
                quote.inner.start <= match.start() < quote.inner.end for quote in passage.quotes if quote.mark != "【"
            )
        ):
            continue
        before, behind = passage.plain[max(0, span.start - 8) : span.start], passage.behind(span.end, 12)
        score = 1.0
        score += 3.0 if phrases("place_before").search(before) else 0.0
        score += 1.5 if phrases("place_behind").match(behind.lstrip()) else 0.0
        score += 0.5 if before[-1:] in "(,，:;。 \t\n" else 0.0
        score -= 4.0 if phrases("place_not_before").search(before) or phrases("place_not_behind").match(behind) else 0.0
        score -= 5.0 if phrases("place_is_organisation").search(passage.plain[span.start : span.end]) else 0.0
        score -= 2.0 if passage.is_announced(span.start) else 0.0
        clause = passage.clause_at(match.start())
        score -= 5.0 if phrases("decided").search(passage.plain, clause.start, span.end) else 0.0
        yield score, span


def _whole(passage: Passage, noun: TextSpan) -> TextSpan | None:
    """Return the noun of a place with the words that belong to it before it and the number behind it."""
    plain = passage.plain
    english = plain[noun.start].isascii() and plain[noun.start].isalpha()
    if english:
        return _english(passage, noun)
    start = noun.start
    while start > max(passage.span.start, noun.start - 14) and re.match(_CHINESE_STEM, plain[start - 1]):
        start -= 1
    stem = plain[start : noun.start]
    cut = max((match.end() for match in phrases("place_stops").finditer(stem)), default=0)
    start += cut
    found = [
        *(one.span for one in passage.people),
        *(one.span for one in passage.days),
        *(one.span for one in passage.times),
    ]
    start = max([start, *(span.end for span in found if start < span.end <= noun.start)])
    number = _NUMBER.match(plain, noun.end)
    return passage.trimmed(start, number.end() if number else noun.end)


def _english(passage: Passage, noun: TextSpan) -> TextSpan | None:
    """Return an English place with up to six words before it, back to a preposition or a mark."""
    lead = passage.plain[max(passage.span.start, noun.start - 60) : noun.start]
    cut = max((match.end() for match in phrases("english_place_stops").finditer(lead)), default=0)
    number = _ENGLISH_NUMBER.match(passage.plain, noun.end)
    return passage.trimmed(noun.start - len(lead) + cut, number.end() if number else noun.end)


def _is_other(passage: Passage, span: TextSpan) -> bool:
    """Tell whether the words are no place: somebody's unit, or too long."""
    return span.end - span.start > LONGEST or any(one.span.start <= span.start < one.span.end for one in passage.people)
