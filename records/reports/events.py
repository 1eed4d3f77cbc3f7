"""Tell the events of a text apart, and what of it has happened from what is denied, asked, planned or about others."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TypeVar

from records.kinds.joint_activity import JointActivity
from records.reports.drafts import TextSpan
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.recognition import STRONG, KindSign, best_kind, kind_signs
from records.reports.said_days import SaidDay

S = TypeVar("S", KindSign, SaidDay)
MOST = 20  # events of one text that become drafts
_DENIED = ("not_held", "alone", "asked")
_DENIES_ALL = ("alone", "asked", "not_to_be_logged")
_NEAREST_NAME = 12  # characters before a denial in which a name is whose it is
_MOST_CONNECTIVES = 40  # at which a text is looked at for a second event
_REMARK = 8  # characters of a clause that only says something of the one before it
_ITEM = re.compile(
    r"(?:^|(?<=\n)|(?<=[:;,。] )(?=\(?\d\)|\([a-z]\))|(?<=[0-9a-z] )(?=\d\) ))[ \t]*"
    r"(?:\d{1,2}[.、)](?!\d)|[①-⑳]|[-*•·◆■●▪▶►◇○★☆]|[(][\da-z一二三四五六七八九十][)]|"
    r"[一二三四五六七八九十]、)\s*"
)


@dataclass(frozen=True)
class ReportedEvent:
    """One event of a text: of which kind it is, the words that show it, and the part of the text that is about it."""

    kind: str
    shown: TextSpan
    passage: Passage


def reported_events(told: Sequence[ReportedEvent]) -> tuple[ReportedEvent, ...]:
    """Return the events that have happened, of those that a text tells of."""
    return tuple(event for event in told if not is_planned(event))[:MOST]


def told_events(whole: Passage) -> tuple[ReportedEvent, ...]:
    """Return the events that a text tells of, that have happened or are to come, in order."""
    if _is_speech(whole):
        return ()
    muted = tuple(_denied(whole))
    told = whole.part(whole.span, muted)
    signs = kind_signs(told)
    if whole.plain.lstrip().startswith("/") or not signs or not _is_of_something(told):
        return ()
    if any(phrases(name).search(whole.plain) for name in _DENIES_ALL) and not _outweighs(whole, signs, muted):
        return ()
    return tuple(_events(told, signs, muted))


def _is_of_something(told: Passage) -> bool:
    """Tell whether a text says when something was, who was there, or any figure: else it only mentions something."""
    return bool(told.people or told.days or told.times or len(told.labelled) > 1 or re.search(r"[0-9月]", told.plain))


def _is_speech(whole: Passage) -> bool:
    """Tell whether a text is what somebody is to say to an audience; words that a report quotes are not."""
    match = phrases("speech").search(whole.plain)
    return match is not None and not any(quote.inner.start <= match.start() < quote.inner.end for quote in whole.quotes)


def _outweighs(whole: Passage, signs: Sequence[KindSign], muted: Sequence[TextSpan]) -> bool:
    """Tell whether there is an event with a day of its own beside what is asked or denied."""
    sentences = {whole.sentence_at(sign.span.start) for sign in signs if sign.weight >= STRONG}
    days = [day.span.start for day in whole.days if day.day and day.day <= whole.circumstances.today]
    return any(
        sentence not in muted and any(sentence.start <= at < sentence.end for at in days) for sentence in sentences
    )


def _denied(whole: Passage) -> Iterator[TextSpan]:
    """Yield the parts of sentences that say what has not taken place, what is asked, and what is set right."""
    for corrected in phrases("corrected").finditer(whole.plain, whole.span.start, whole.span.end):
        yield TextSpan(*corrected.span())
    for sentence in whole.sentences:
        matches = (phrases(name).search(whole.plain, sentence.start, sentence.end) for name in _DENIED)
        said = (one for one in matches if one is not None and not _is_of_somebody(whole, one))
        match = min(said, key=lambda one: one.start(), default=None)
        if match is None:
            continue
        clauses = [one for one in whole.clauses if sentence.start <= one.start < sentence.end] or [sentence]
        at = max((number for number, one in enumerate(clauses) if one.start <= match.start()), default=0)
        while at and _hangs_on(whole.plain, clauses[at]):
            at -= 1
        goes_on = next((one for one in clauses if one.start > match.start() and _begins_anew(whole, one)), None)
        yield TextSpan(clauses[at].start, goes_on.start if goes_on else sentence.end)


def _is_of_somebody(whole: Passage, match: re.Match[str]) -> bool:
    """Tell whether it is somebody who did not get there, rather than the event: 3、高峰 有课,没去成."""
    line = max(whole.plain.rfind("\n", 0, match.start()) + 1, match.start() - _NEAREST_NAME)
    return match[0].endswith("去成") and any(line <= one.span.start < match.start() for one in whole.people)


def _hangs_on(plain: str, clause: TextSpan) -> bool:
    """Tell whether a clause is a remark on the one before it, or begins within its brackets."""
    words = plain[clause.start : clause.end].strip(" ,。;.!?")
    inside = words.count(")") > words.count("(")
    return inside or len(words) <= _REMARK or bool(phrases("remark").match(words))


def _begins_anew(whole: Passage, clause: TextSpan) -> bool:
    """Tell whether a clause behind a denied one is about something that did take place."""
    return bool(phrases("anew").match(whole.plain[clause.start : clause.end].lstrip()))


# Several events -----------------------------------------------------------------------------------------------------


def _events(told: Passage, signs: Sequence[KindSign], muted: Sequence[TextSpan]) -> Iterator[ReportedEvent]:
    parts = _rows(told) or _items(told, signs) or _sentences(told, signs) or _connected(told, signs)
    if parts:
        heading = [sign for sign in signs if told.rows and sign.span.end <= parts[0].start]
        for part in parts:
            event = _event(told.part(part, muted), signs, heading)
            if event is not None:
                yield event
        return
    announced = _announced(told, signs)
    for passage in (told.part(told.span, announced), *(told.part(part) for part in announced)):
        event = _event(passage, [sign for sign in signs if not passage.is_muted(sign.span.start)])
        if event is not None:
            yield event


def _event(passage: Passage, signs: Sequence[KindSign], heading: Sequence[KindSign] = ()) -> ReportedEvent | None:
    inside = [*heading, *_inside(signs, passage.span)]
    best = best_kind(inside, passage.span.start)
    if best is None:
        return None
    shows = [sign for sign in inside if sign.kind == best[0] and sign.weight > 0]
    shown = next((sign.span for sign in shows if sign.weight >= STRONG), shows[0].span)
    return ReportedEvent(best[0], shown, passage)


def _inside(found: Sequence[S], part: TextSpan) -> Sequence[S]:
    """Return what stands in a part of the text, of what was found in it in order."""
    return found[bisect_left(found, part.start, key=_start) : bisect_left(found, part.end, key=_start)]


def _start(found: KindSign | SaidDay) -> int:
    return found.span.start


def _rows(told: Passage) -> list[TextSpan]:
    """Return the rows of a table that has several."""
    return [row.span for row in told.rows] if len(told.rows) > 1 else []


def _is_event(told: Passage, part: TextSpan, signs: Sequence[KindSign]) -> str | None:
    """Return the kind of the event that a part of the text tells by itself, with its day; None where it tells none."""
    inside = _inside(signs, part)
    days = [day for day in _inside(told.days, part) if day.day]
    if not days or all(day.day and day.day > told.circumstances.today for day in days):
        return None
    best = best_kind(inside, part.start)
    return best[0] if best else None


def _is_announced(told: Passage, part: TextSpan, signs: Sequence[KindSign]) -> bool:
    """Tell whether a part of the text tells by itself of an activity all of whose days are to come."""
    days = [day.day for day in _inside(told.days, part) if day.day]
    best = best_kind(_inside(signs, part), part.start)
    ahead = bool(days) and all(day > told.circumstances.today for day in days)
    happened = phrases("happened").search(told.plain, part.start, part.end)
    return ahead and best is not None and best[0] == JointActivity.kind and happened is None


def _announced(told: Passage, signs: Sequence[KindSign]) -> list[TextSpan]:
    """Return the sentences that announce an activity, beside another one that tells of an event with its day."""
    if not any(_is_event(told, sentence, signs) for sentence in told.sentences):
        return []
    return [sentence for sentence in told.sentences if _is_announced(told, sentence, signs)]


def _items(told: Passage, signs: Sequence[KindSign]) -> list[TextSpan]:
    """Return the items of a list of events, each with its own day; what one announces is no event, and told apart."""
    starts = [match.start() for match in _ITEM.finditer(told.plain)]
    parts = [TextSpan(start, end) for start, end in pairwise([*starts, len(told.plain)])]
    free = [part for part in parts if not any(one.start <= part.start < one.end for one in told.discussed)]
    happened = [part for part in free if _is_event(told, part, signs)]
    events = [part for part in free if part in happened or (happened and _is_announced(told, part, signs))]
    return events if len(events) > 1 and 3 * len(events) >= 2 * len(free) else []


def _sentences(told: Passage, signs: Sequence[KindSign]) -> list[TextSpan]:
    """Return the parts of a text whose first sentences each begin with a day of their own and tell an event."""
    begins = []
    for sentence in told.sentences:
        day = next(iter(_inside(told.days, sentence)), None)
        lead = told.plain[sentence.start : day.span.start].rpartition(":")[2] if day else "-" * 9
        if day and len(lead.strip(" \t0123456789.、)")) <= 2 and _is_event(told, sentence, signs):
            begins.append((sentence.start, day.day))
    if len({day for _, day in begins}) < 2 or len(told.labelled) > 1:
        return []
    starts = [start for start, _ in begins]
    return [TextSpan(start, end) for start, end in pairwise([*starts, len(told.plain)])]


def _connected(told: Passage, signs: Sequence[KindSign]) -> list[TextSpan]:
    """Return the two parts of a text that words like 另外 divide, where both tell an event, of different kinds."""
    for match in islice(phrases("connective").finditer(told.plain), _MOST_CONNECTIVES):
        if match.start() < 4 or match.end() >= len(told.plain):
            continue
        parts = TextSpan(0, match.start()), TextSpan(match.start(), len(told.plain))
        kinds = [_is_event(told, part, signs) for part in parts]
        if all(kinds) and kinds[0] != kinds[1]:
            return list(parts)
    return []


# Plans --------------------------------------------------------------------------------------------------------------


def is_planned(event: ReportedEvent) -> bool:
    """Tell whether an event is to come: it is announced, or an activity all of whose days are to come."""
    passage = event.passage
    days = [day.day for day in passage.days if day.day]
    ahead = bool(days) and all(day > passage.circumstances.today for day in days)
    return is_plan(passage) or (event.kind == JointActivity.kind and ahead and not _says(passage, "happened"))


def is_plan(passage: Passage) -> bool:
    """Tell whether a passage announces what is to come, and tells of nothing that took place."""
    if not _says(passage, "planned") or _says(passage, "happened"):
        return False
    ahead = [day for day in passage.days if day.day and day.day > passage.circumstances.today]
    return bool(ahead) or not any(day.day for day in passage.days) or _says(passage, "planned_without_day")


def _says(passage: Passage, name: str) -> bool:
    """Tell whether a passage has one of the phrases of that name, outside of what is muted."""
    return next(passage.found(phrases(name)), None) is not None
