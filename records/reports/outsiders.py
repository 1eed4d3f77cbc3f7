"""Find who is named in a text and belongs to neither side, so that the sender is told: nothing of it is filled in."""

import re
from collections.abc import Iterator

from records.name_comparison import COMPOUND_SURNAMES
from records.reading.attendance_words import NEVER_IN_NAMES, SURNAMES
from records.reports.drafts import ReadAttendance, TextSpan
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.said_people import TITLE

MOST = 5  # names that are told
_NAME = r"[\u3400-\u9fff]{2,3}"
_AND = r"(?:、|和|与|及|以及|,\s?)"
_LIST_ENDS = rf"(?={_AND}|[。;,\s(]|等|{TITLE}|参加|出席|到会|到场|到了|来了|都|均|共|也)"
_BEHIND_NAME = re.compile(rf"(?:{TITLE})?(?:[(][^()]*[)])?{_AND}({_NAME}?){_LIST_ENDS}")
_BEHIND_NAME_IN_ENGLISH = re.compile(
    r"(?:,| and|, and) ([A-Z][a-z]+ [A-Z][a-z]+)(?=,| and|\.| \(| attended| came| took| were)"
)
_ORGANISATION = re.compile(
    r"(?:和|与|跟|同|联合|携手)([\u3400-\u9fff]{2,12}?"
    r"(?:公司|集团|重工|精工|机械|机床|重机|科技|股份|学院|大学|学校|职院|医院|银行|社区|研究院|研究所|[纺钢电船药]厂))"
)
_ORGANISATION_IN_ENGLISH = re.compile(r"\bwith ((?:[A-Z][\w&'.-]*)(?: (?:[A-Z&][\w&'.-]*|of|for))*)")
_NO_NAME = re.compile(r"[我你他她们的了]|合作|共建|兄弟|有关|相关|对方|双方|几家|多家|其他|两家|该")


def unlisted_people(passage: Passage, attendance: ReadAttendance | None) -> tuple[TextSpan, ...]:
    """Return names that stand in a list with somebody of the own roster, and that no roster has."""
    if attendance is None or not attendance.says_something:
        return ()
    counted = {person.span for person in attendance.strangers}
    named = sorted({*counted, *_beside_people(passage, attendance)})
    return tuple(named)[:MOST]


def _beside_people(passage: Passage, attendance: ReadAttendance) -> Iterator[TextSpan]:
    listed = [person.span for person in attendance.present]
    known = [person.span for person in passage.people]
    for span in listed:
        end = span.end
        while (following := _next_name(passage, end)) is not None:
            end = following.end
            if any(one.start < following.end and following.start < one.end for one in known):
                break
            yield following


def _next_name(passage: Passage, at: int) -> TextSpan | None:
    """Return what stands next in a list of names, where it can be a name."""
    match = _BEHIND_NAME.match(passage.plain, at, passage.span.end)
    if match is not None and _can_be_name(match[1]):
        return TextSpan(*match.span(1))
    match = _BEHIND_NAME_IN_ENGLISH.match(passage.text, at, passage.span.end)
    return TextSpan(*match.span(1)) if match is not None else None


def _can_be_name(word: str) -> bool:
    surname = word[:2] if word[:2] in COMPOUND_SURNAMES else word[:1]
    given = word[len(surname) :]
    known = surname in SURNAMES or surname in COMPOUND_SURNAMES
    return known and 1 <= len(given) <= 2 and not NEVER_IN_NAMES.search(given) and given[-1] not in "仨俩"


def other_organisation(passage: Passage) -> TextSpan | None:
    """Return the organisation with which something was done, where it is not the partner and that is not named."""
    if _names_partner(passage):
        return None
    for pattern, text in ((_ORGANISATION, passage.plain), (_ORGANISATION_IN_ENGLISH, passage.text)):
        for match in pattern.finditer(text, passage.span.start, passage.span.end):
            span = TextSpan(*match.span(1))
            if not passage.is_muted(span.start) and _is_outside(passage, span):
                return span
    return None


def _names_partner(passage: Passage) -> bool:
    """Tell whether the partner is named, or called by what it is: 企业, the college."""
    said = passage.plain[passage.span.start : passage.span.end].casefold()
    names = (name.casefold() for name in passage.circumstances.partner.names)
    return (
        any(name in said for name in names)
        or any(passage.found(phrases("partner_words")))
        or any(not branch.own for branch in passage.branches)
        or any(person.partner for person in passage.people if not person.own)
    )


def _is_outside(passage: Passage, span: TextSpan) -> bool:
    words = span.of(passage.plain)
    own = (name.casefold() for name in passage.circumstances.own.names)
    taken = [*(person.span for person in passage.people), *(branch.span for branch in passage.branches)]
    overlaps = any(one.start < span.end and span.start < one.end for one in taken)
    return not overlaps and not _NO_NAME.search(words) and not any(name in words or words in name for name in own)
