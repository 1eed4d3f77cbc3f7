"""Read a short text of a field: what stands behind its label, or what the shapes of its declaration find."""

import re

from records.form import Field
from records.questions import Text
from records.reports.drafts import Doubt, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage

_NONE = re.compile(r"(?:无|没有|暂无|未定|不详|待定|none|n/?a|-+|—+|/)")
_DENIED = re.compile(r"(?:不是|并非|不叫|\bnot|n't) ?$")
_EDGES = " \t\n\u3000,，;；。.、:：()（）“”\"'‘’《》【】「」"
_SPOKEN = str.maketrans("零〇一二三四五六七八九杠点", "00123456789-.")
_SPOKEN_NUMBER = re.compile(r"[a-zA-Z0-9零〇一二三四五六七八九杠点 /\-.]+")
_KEYS = {"number", "contract", "project", "agreement"}
_IN_FIGURES = re.compile(r"[0-9零〇一二三四五六七八九]|^《|》$")


def read_text(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the text behind the field's label, or else the first that a shape of its declaration finds."""
    declared, question = words.of(field.name), field.question
    maximum = question.maximum if isinstance(question, Text) else 60
    labelled = passage.value_of(declared.labels)
    if labelled is not None:
        said = passage.plain[labelled.start : labelled.end]
        if field.name in _KEYS and not said.startswith(("(", "《")):
            labelled = TextSpan(labelled.start, labelled.start + len(re.split(r"[(,;，。]", said)[0]))
        return None if _NONE.fullmatch(said) else _value(passage, field, labelled, maximum)
    for shape in declared.shapes:
        group = "value" if "value" in shape.groupindex else 0
        for match in passage.found(shape):
            start, end = match.span(group)
            if start >= end or _DENIED.search(passage.plain[max(passage.span.start, start - 6) : start]):
                continue
            if passage.is_muted(start) or declared.not_beside.search(match[0]):
                continue
            read = _value(passage, field, TextSpan(start, end), maximum)
            if read is not None:
                return read
    return None


def _value(passage: Passage, field: Field, span: TextSpan, maximum: int) -> ReadValue | None:
    """Return words without the marks around them; a number that was spoken is told in figures."""
    start, end = span.start, span.end
    while start < end and passage.plain[start] in _EDGES:
        start += 1
    while end > start and passage.plain[end - 1] in _EDGES:
        end -= 1
    said = " ".join(passage.text[start:end].split())
    if not said or len(said) > maximum or _NONE.fullmatch(said.casefold()):
        return None
    if field.name in _KEYS and not _IN_FIGURES.search(passage.text[span.start : span.end]):
        return None
    if field.name in _KEYS and _SPOKEN_NUMBER.fullmatch(said) and re.search("[零〇一二三四五六七八九杠点]", said):
        return ReadValue(said.translate(_SPOKEN).replace(" ", ""), TextSpan(start, end), ReadingRule.STATED)
    return ReadValue(said, TextSpan(start, end), ReadingRule.LITERAL)
