"""Read who goes on a talent exchange: those who are named beside the words for it, or how many."""

import re

from records.form import Field
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadValue, TextSpan
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.said_numbers import SaidNumber, said_numbers
from records.reports.said_people import SaidPerson

_OTHERS_BEFORE = re.compile(
    r"(?:顶(?:的是|替)?|替(?:换)?|接替|代替|代表|负责人|联系人|记者|通讯员|供稿|(?:领队|带队|陪同|指导)(?:教师|老师|的)?|转|来自|"
    r"replaces?|instead of|in place of|from|contact:?|succeeds|thanks to|hi|hello|dear)\s*(?:的是|:)?\s*$"
)
_OTHERS_BEHIND = re.compile(
    r"(?:老师|书记|师傅|同志|主任)?(?:等)?(?:跟着|带队|陪同|表示|说[:,]|介绍|出席|笑着说|讲话|致辞|的班|的消息|供稿|"
    r"朋友圈|, whose term)"
)
_TEACHES = re.compile(r" ?(?:taught|teaches|gave|led|runs|ran|instructs)(?![a-z])|(?:主讲|授课|讲课|讲授|任教|辅导)")
_MYSELF = re.compile(r"我(?!们|方|院|校|司|厂|公司|单位|支部|系|部)|(?<![a-z])i(?![a-z])")
_SIGNED = re.compile(r"(?:——|--|\n)\s*$")


def read_participants(passage: Passage, field: Field, words: KindWords) -> ReadValue | Doubt | None:
    """Return the people as the form keeps them; a doubt where a name is that of several of the own roster.

    A number of people who are not named stands for them. Where one sentence says both, and they differ, it is asked.
    """
    people = _going(passage, words)
    count = _headcount(passage, words)
    if not people:
        return _count(field, count)
    namesake = next((one for one in people if len(one.own) > 1), None)
    if namesake is not None:
        choices = tuple(ReadValue({"roster": [entry]}, namesake.span, ReadingRule.NAME) for entry in namesake.own)
        return Doubt(field.name, namesake.span, DoubtReason.NAMESAKE, choices)
    own, others = [one.own[0] for one in people if one.own], [one.name for one in people if not one.own]
    named = ReadValue({"roster": [*own], "others": [*others]}, _all(people), ReadingRule.NAME)
    if count is not None and not count.about and count.value > len(people) and _in_one_sentence(passage, people, count):
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


def _in_one_sentence(passage: Passage, people: list[SaidPerson], count: SaidNumber) -> bool:
    sentence = passage.sentence_at(count.span.start)
    return any(sentence.start <= one.span.start < sentence.end for one in people)


def _going(passage: Passage, words: KindWords) -> list[SaidPerson]:
    """Return those who are named and go, each once: not who writes, stays, leads the way or is replaced."""
    labelled = passage.value_of(words.of("persons").labels)
    if labelled is not None:
        said = [one for one in passage.people if labelled.start <= one.span.start < labelled.end]
    else:
        said = [one for one in passage.people if _goes(passage, one, words)]
        if said and _speaks_of_oneself(passage, words):
            said += [one for one in passage.people if _signs(passage, one)]
    return list({one.name: one for one in said if one.own or one.partner}.values())


def _goes(passage: Passage, person: SaidPerson, words: KindWords) -> bool:
    """Tell whether somebody is named in a sentence that tells of an exchange, and as one who goes."""
    before = passage.plain[max(passage.span.start, person.span.start - 12) : person.span.start]
    behind = passage.plain[person.span.end : person.span.end + 16]
    if _OTHERS_BEFORE.search(before) or _OTHERS_BEHIND.match(behind.lstrip(" ,")):
        return False
    if _TEACHES.match(behind) and any(True for _ in passage.found(words.of("type").values["joint_training"])):
        return False
    return _tells(passage, passage.sentence_at(person.span.start), words) and not _signs(passage, person)


def _tells(passage: Passage, sentence: TextSpan, words: KindWords) -> bool:
    """Tell whether a sentence has words that show the kind; a row of a table is one as a whole."""
    row = next((one.span for one in passage.rows if one.span.start <= sentence.start < one.span.end), None)
    if row is not None:
        return True
    return any(pattern.search(passage.plain, sentence.start, sentence.end) for pattern in (*words.strong, *words.weak))


def _signs(passage: Passage, person: SaidPerson) -> bool:
    """Tell whether a name is a signature: alone at the end, or on a line of its own."""
    line_start = passage.plain.rfind("\n", 0, person.span.start) + 1
    line_end = passage.plain.find("\n", person.span.end)
    before = passage.plain[max(0, person.span.start - 4) : person.span.start]
    behind = passage.plain[person.span.end : line_end if line_end >= 0 else len(passage.plain)].strip(" .。")
    if behind:
        return False
    alone = not passage.plain[line_start : person.span.start].strip(" —-") and person.span.end - line_start + 2 < len(
        passage.plain
    )
    return alone or bool(_SIGNED.search(before))


def _speaks_of_oneself(passage: Passage, words: KindWords) -> bool:
    return any(_tells(passage, passage.sentence_at(match.start()), words) for match in passage.found(_MYSELF))


def _headcount(passage: Passage, words: KindWords) -> SaidNumber | None:
    """Return how many go, by the first number beside words for people; None where others are counted."""
    declared = words.of("persons")
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
