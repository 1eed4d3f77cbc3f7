"""Read who chaired an event, who took the minutes, who were guests, what was decided, and which side was the host."""

import re

from records.form import Field
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.said_people import TITLE, SaidPerson
from records.reports.whose import Whose

_LONGEST_NAME = 24
_LATIN = 2  # words of a name in letters, at least
_UNIT = re.compile(r"^(?P<unit>[\u4e00-\u9fffa-z ]{2,20}?)[ \u3000](?=[\u4e00-\u9fff]{2,6}$)")


def read_person(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the name of who had a part in the event, as `chair`: behind its label, or beside words that say so."""
    labelled = passage.values_of(words.of(field.name).labels)
    if read := next(filter(None, (_labelled_person(passage, value) for value in labelled)), None):
        return read
    before, behind = phrases(f"{field.name}_before"), phrases(f"{field.name}_behind")
    for person in passage.people:
        end = _past_title(passage, person)
        sentence = passage.sentence_at(person.span.start)
        ahead = passage.plain[max(sentence.start, person.span.start - 24) : person.span.start]
        noted = person.note is not None and phrases(f"{field.name}_note").fullmatch(person.note.of(passage.plain))
        if noted or before.search(ahead) or behind.match(passage.plain, end, sentence.end):
            beside = re.search(r"(?:和|与|、| and )$", ahead)
            if beside and any(one.span.end == person.span.start - len(beside[0]) for one in passage.people):
                return None
            return ReadValue(person.name, person.span, ReadingRule.NAME)
    for stranger in passage.found(phrases("stranger")):
        if behind.match(passage.plain, stranger.end("name")):
            span = TextSpan(*stranger.span("name"))
            return ReadValue(span.of(passage.text), span, ReadingRule.LITERAL)
    return None


def _past_title(passage: Passage, person: SaidPerson) -> int:
    title = re.compile(TITLE).match(passage.plain, person.end or person.span.end)
    return title.end() if title else person.end or person.span.end


def _labelled_person(passage: Passage, labelled: TextSpan) -> ReadValue | None:
    inside = [one for one in passage.people if labelled.start <= one.span.start < labelled.end]
    if inside:
        return ReadValue(inside[0].name, inside[0].span, ReadingRule.NAME)
    name = re.split(r"[,、;。(\n\t]|  ", passage.plain[labelled.start : labelled.end])[0].rstrip()
    if not 1 < len(name) <= _LONGEST_NAME or not re.search(r"[^\W\d_]", name):
        return None
    span = TextSpan(labelled.start, labelled.start + len(name))
    parts = span.of(passage.text).split()
    if name.isascii() and (len(parts) < _LATIN or not all(part[0].isupper() for part in parts)):
        return None
    return ReadValue(span.of(passage.text), span, ReadingRule.LITERAL)


def read_guests(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the names of guests, from the line that lists them."""
    labelled = passage.value_of(words.of(field.name).labels)
    if labelled is None:
        return None
    names, first, last = [], labelled.end, labelled.start
    at = labelled.start
    for part in re.split(r"([、;\n]|,(?= [a-z]{2,4}\. )|,(?![ a-z]))", passage.plain[labelled.start : labelled.end]):
        span = _guest(passage, at, at + len(part))
        at += len(part)
        if span is not None:
            names.append(span.of(passage.text))
            first, last = min(first, span.start), max(last, span.end)
    return ReadValue([*names], TextSpan(first, last), ReadingRule.LITERAL) if names else None


def _guest(passage: Passage, start: int, end: int) -> TextSpan | None:
    """Return the name in one item of a list of guests, without the unit before it and what they are behind it."""
    span = passage.trimmed(start, end)
    if span is None:
        return None
    words = passage.plain[span.start : span.end]
    unit = _UNIT.match(words)
    begins = span.start + (unit.end() if unit else 0)
    note = re.search(r"[,(]", passage.plain[begins : span.end])
    ends = begins + note.start() if note else span.end
    named = passage.trimmed(begins, ends)
    fits = named is not None and named.end - named.start <= _LONGEST_NAME
    return named if fits and re.search(r"[^\W\d_]", words) else None


def read_decisions(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return what was decided: the lines below its label, or what follows on words like 决定."""
    span = passage.value_of(words.of(field.name).labels)
    if span is None:
        match = next(passage.found(phrases("decided")), None)
        if match is None:
            return None
        starts = match.end() if match[0].endswith((":", "事")) else match.start()
        span = passage.trimmed(starts, passage.sentence_at(match.start()).end)
    if span is None:
        return None
    decided = span.of(passage.text).strip()
    return ReadValue(decided[:2000], span, ReadingRule.LITERAL) if len(decided) > 3 else None


def read_host(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the side that held the event, where it is said of a side; a third one is none of both."""
    labelled = passage.value_of(words.of(field.name).labels)
    own = passage.circumstances.own.side
    for span, mine in Whose(passage).marks():
        before = passage.plain[max(passage.span.start, span.start - 24) : span.start]
        inside = labelled is not None and labelled.start <= span.start < labelled.end
        if any(part.start <= span.start < part.end for part in passage.discussed):
            continue
        said = phrases("hosted_before").search(before) or phrases("hosted_behind").match(passage.plain, span.end)
        if inside or said:
            return ReadValue(str(own if mine else own.other), span, ReadingRule.STATED)
    return None
