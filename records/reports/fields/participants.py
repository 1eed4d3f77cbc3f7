"""Read who goes on a talent exchange: those who are named beside the words for it, or how many."""

import re

from records.form import Field
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import FieldWords, KindWords
from records.reports.passage import Passage
from records.reports.said_numbers import SaidNumber, said_numbers
from records.reports.said_people import SaidPerson

_OTHERS_BEFORE = re.compile(
    r"(?:顶(?:的是|替)?|替(?:换)?|接替|代替|代表|负责人|联系人|记者|通讯员|供稿|领队|带队|陪同|转|来自|"
    r"replaces?|instead of|in place of|from|contact:?|succeeds|thanks to|hi|hello|dear)\s*(?:的是|:)?\s*$"
)
_OTHERS_BEHIND = re.compile(
    r"(?:老师|书记|师傅|同志|主任)?(?:等)?(?:跟着|带队|陪同|表示|说[:,]|介绍|出席|笑着说|讲话|致辞|的班|的消息|供稿|"
    r"朋友圈|, whose term)"
)
_SIGNATURE = re.compile(r"(?:\n|——|--)\s*$")


def read_participants(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the people as the form keeps them; a doubt where a name is that of several of the own roster.

    A number of people who are not named stands for them. Where both are said and differ, it is asked.
    """
    people = _going(passage, words.of(field.name))
    count = _headcount(passage, words.of(field.name))
    if not people:
        return _count(field, count)
    namesake = next((one for one in people if len(one.own) > 1), None)
    if namesake is not None:
        choices = tuple(ReadValue({"roster": [entry]}, namesake.span, ReadingRule.NAME) for entry in namesake.own)
        return Doubt(field.name, namesake.span, DoubtReason.NAMESAKE, choices)
    own, others = [one.own[0] for one in people if one.own], [one.name for one in people if not one.own]
    named = ReadValue({"roster": [*own], "others": [*others]}, _all(people), ReadingRule.NAME)
    if count is not None and not count.about and count.value > len(people):
        counted = ReadValue({"headcount": int(count.value)}, count.span, ReadingRule.NUMBER)
        return Doubt(field.name, count.span, DoubtReason.COUNT_DIFFERS, (counted, named))
    return named


def _count(field: Field, count: SaidNumber | None) -> ReadValue | Doubt | None:
    if count is None:
        return None
    read = ReadValue({"headcount": int(count.value)}, count.span, ReadingRule.NUMBER)
    return Doubt(field.name, count.span, DoubtReason.UNCERTAIN, (read,)) if count.about else read


def _all(people: list[SaidPerson]) -> TextSpan:
    return TextSpan(min(one.span.start for one in people), max(one.span.end for one in people))


def _going(passage: Passage, declared: FieldWords) -> list[SaidPerson]:
    """Return those who are named and go, each once: not who writes, stays, leads the way or is replaced."""
    labelled = passage.value_of(declared.labels)
    if labelled is not None:
        said = [one for one in passage.people if labelled.start <= one.span.start < labelled.end]
    else:
        said = [one for one in passage.people if _goes(passage, one)]
    return list({one.name: one for one in said if one.own or one.partner}.values())


def _goes(passage: Passage, person: SaidPerson) -> bool:
    before = passage.plain[max(passage.span.start, person.span.start - 12) : person.span.start]
    behind = passage.plain[person.span.end : person.span.end + 16]
    if _OTHERS_BEFORE.search(before) or _OTHERS_BEHIND.match(behind.lstrip(" ,")):
        return False
    ends = passage.plain[person.span.end :].strip(" .。\n")
    return not (_SIGNATURE.search(before) and (not ends or behind[:1] in ("\n", ",")))


def _headcount(passage: Passage, declared: FieldWords) -> SaidNumber | None:
    """Return how many go, by the first number beside words for people; None where others are counted."""
    days = [*(one.span for one in passage.days), *(one.span for one in passage.times)]
    for number in said_numbers(passage.plain, passage.span.start, passage.span.end):
        span = number.span
        if number.money or number.percent or number.value != int(number.value) or number.value < 1:
            continue
        if passage.is_muted(span.start) or any(day.start < span.end and span.start < day.end for day in days):
            continue
        clause = passage.clause_at(span.start)
        if declared.not_beside.search(passage.plain[clause.start : clause.end]):
            continue
        if declared.after.match(passage.plain[span.end : clause.end + 8].lstrip(" ")):
            return number
    return None
