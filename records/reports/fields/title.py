"""Read the title of a record: behind a label, in quotes, a heading, or the words by which the kind is known."""

import re
from collections.abc import Iterator

from records.form import Field
from records.questions import Text
from records.reports.drafts import ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.layout import QuotedWords
from records.reports.passage import Passage
from records.reports.phrases import phrases

LONGEST_HEADING = 44  # characters of a first line that is a heading
_MARKS = "《》“”\"'‘’【】「」"
_NEAR = 14  # characters between a quote and the words that it is the title of
_LEADS_ON = re.compile(r"(?:(?<![a-z])(?:on|since|from|by|at|in|as of|as from|was|is|are|were)|[于在从自到])?\s*$")
_SHORT, _SHORT_IN_ENGLISH = 30, 60  # characters of a clause that serves as a title


def read_title(
    passage: Passage, field: Field, words: KindWords, shown: TextSpan, category: TextSpan | None
) -> ReadValue | None:
    """Return the title, by the first way that finds one; `category` are the words that say what sort it is."""
    maximum = field.question.maximum if isinstance(field.question, Text) else 80
    for span in _candidates(passage, words, field, shown, category):
        span = passage.trimmed(span.start, min(span.end, span.start + maximum)) or span
        title = " ".join(span.of(passage.text).split())
        if title[:1] in _MARKS and title[-1:] in _MARKS:
            title = title.strip(_MARKS)
        if len(title) > 1:
            return ReadValue(title, span, ReadingRule.LITERAL)
    return None


def _candidates(
    passage: Passage, words: KindWords, field: Field, shown: TextSpan, category: TextSpan | None
) -> Iterator[TextSpan]:
    declared = words.of(field.name)
    labelled = passage.value_of(declared.labels)
    if labelled is not None and not any(labelled.start <= one.span.start < labelled.end for one in passage.people):
        yield _label_value(passage, labelled)
    if words.title_is_quoted:
        yield from (quote.inner for quote in _quotes(passage, shown, whole=True))
        yield from _shape(passage, words, field)
        yield from (TextSpan(*match.span("title")) for match in passage.found(phrases("title_spoken")))
    else:
        yield from _themes(passage, shown)
    heading = _heading(passage)
    if heading is not None and not words.title_is_quoted:
        yield heading
    if category is None and not words.title_is_quoted and not words.title_is_clause:
        yield from _unsorted(passage, shown)
    yield from _around(passage, category or shown, clause=words.title_is_clause or words.title_is_quoted)


def _label_value(passage: Passage, span: TextSpan) -> TextSpan:
    """Return a labelled value; what stands in quotes in it is the title by itself."""
    quote = next((one for one in passage.quotes if span.start <= one.outer.start <= span.start + 1), None)
    return quote.inner if quote is not None and quote.outer.end < span.end - 2 else span


def _quotes(passage: Passage, shown: TextSpan, *, whole: bool) -> Iterator[QuotedWords]:
    """Yield what stands in quotes and can be a title: behind words like 题目 first, then books, then the nearest."""
    said = [one for one in passage.quotes if one.mark != "【" and not _is_speech(passage, one)]
    free = [one for one in said if not phrases("title_not_behind").match(passage.behind(one.outer.end, 12))] or said
    free = [
        one for one in free if not phrases("outlet_name").search(passage.plain, one.inner.start, one.inner.end)
    ] or free
    named = [one for one in free if phrases("title_before").search(passage.before(one.outer.start, 20))]
    books = [one for one in free if one.mark == "《"]
    yield from named
    yield from sorted(books, key=lambda one: abs(one.outer.start - shown.start))
    yield from sorted(free, key=lambda one: abs(one.outer.start - shown.start)) if whole else ()


def _is_speech(passage: Passage, quote: QuotedWords) -> bool:
    """Tell whether somebody is quoted: a whole sentence, or words like 说 beside it."""
    inner = passage.plain[quote.inner.start : quote.inner.end]
    before = passage.plain[max(passage.span.start, quote.outer.start - 12) : quote.outer.start]
    behind = passage.plain[quote.outer.end : quote.outer.end + 40]
    said = phrases("quote_is_speech").search(before.rstrip(" ,:")) or phrases("speech_behind").match(behind)
    return bool(said) or bool(re.search(r"[。!?]", inner.rstrip("。!?"))) or len(inner) > 60


def _themes(passage: Passage, shown: TextSpan) -> Iterator[TextSpan]:
    """Yield a theme in quotes with the words behind it: “技能报国”主题党日活动."""
    for quote in _quotes(passage, shown, whole=True):
        behind = passage.plain[quote.outer.end : quote.outer.end + _NEAR]
        sign = phrases("theme_behind").match(behind)
        if sign:
            yield TextSpan(quote.outer.start, quote.outer.end + sign.end())


def _heading(passage: Passage) -> TextSpan | None:
    """Return the first line, where it is a heading above others: short, without an end."""
    start = passage.span.start
    generic = re.compile(r"\s*(?:minutes|会议?(?:纪要|记录)|纪要|记录|report|报告)\s*\n").match(passage.plain, start)
    start = generic.end() if generic else start
    end = passage.plain.find("\n", start, passage.span.end)
    if end < 0:
        return None
    if (subtitle := re.compile(r"\n\s*[—–]+\s*(?=[^\s—–-])").match(passage.plain, end)) is not None:
        start = subtitle.end()
        end = passage.plain.find("\n", start, passage.span.end)
        end = end if end >= 0 else passage.span.end
    span = passage.trimmed(start, end)
    if span is None or span.end - span.start > LONGEST_HEADING:
        return None
    line = passage.plain[span.start : span.end]
    if re.search(r"[。;!?:\t@#]|[,]$|^dear|^hi\b|^hello|各位", line.removeprefix("minutes:")):
        return None
    return span if not any(span.start <= day.span.start < span.end for day in passage.days) else None


def _shape(passage: Passage, words: KindWords, field: Field) -> Iterator[TextSpan]:
    """Yield what the shapes of the declaration find; where they have a group `value`, that."""
    for shape in words.of(field.name).shapes:
        for match in passage.found(shape):
            yield TextSpan(*match.span("value" if "value" in shape.groupindex else 0))


def _unsorted(passage: Passage, shown: TextSpan) -> Iterator[TextSpan]:
    """Yield what an event of no known sort was about: a book or a film with the words before it, or the words shown."""
    for quote in passage.quotes:
        lead = re.search(
            r"[\u4e00-\u9fff]{1,6}$", passage.plain[max(passage.span.start, quote.outer.start - 6) : quote.outer.start]
        )
        if quote.mark == "《" and lead:
            yield TextSpan(quote.outer.start - len(lead[0]), quote.outer.end)
    yield from (TextSpan(*match.span("what")) for match in passage.found(phrases("held")))
    lead = re.search(r"[\u4e00-\u9fff]{1,4}$", passage.plain[max(passage.span.start, shown.start - 4) : shown.start])
    if lead and passage.plain[shown.end - 1] in "赛会":
        yield TextSpan(shown.start - len(lead[0]), shown.end)


def _around(passage: Passage, shown: TextSpan, *, clause: bool) -> Iterator[TextSpan]:
    """Yield the words that show the kind, with those that belong to them, or the clause in which they stand."""
    if clause:
        part = passage.clause_at(shown.start)
        start = max([part.start, *(day.span.end for day in passage.days if part.start <= day.span.start < shown.start)])
        start += 1 if passage.plain[start : start + 1] == "起" else 0
        end = min([part.end, *(day.span.start for day in passage.days if shown.end <= day.span.start < part.end)])
        end -= len(passage.plain[start:end]) - len(_LEADS_ON.sub("", passage.plain[start:end]))
        span = passage.trimmed(start, end)
        if span is not None and span.end - span.start <= (_SHORT_IN_ENGLISH if passage.is_english else _SHORT):
            yield span
    before = passage.plain[max(passage.span.start, shown.start - 12) : shown.start]
    behind = passage.plain[shown.end : min(passage.span.end, shown.end + 16)]
    lead = re.search(rf"(?:(?:{phrases('activity_words_before').pattern})\s?)+$", before)
    follow = re.match(rf"(?:\s?(?:{phrases('activity_words_behind').pattern})(?![a-z]))+", behind)
    yield TextSpan(shown.start - len(lead[0]) if lead else shown.start, shown.end + (follow.end() if follow else 0))
