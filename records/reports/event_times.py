"""Say when an event began and when it ended, of the times of day that a passage names."""

from records.reading.times import WORKING_HOURS, ClockTime, settled, to_time
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadValue
from records.reports.kind_words import KindWords
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.said_times import SaidTime

NEAR = 16  # characters beside a time in which words tell whether something begins or ends


def read_times(passage: Passage, words: KindWords) -> tuple[dict[str, ReadValue], list[Doubt]]:
    """Return `start` and `end` as far as they are said, and what of them has to be asked."""
    start, end = _chosen(passage, words)
    values: dict[str, ReadValue] = {}
    doubts: list[Doubt] = []
    begins = _begins(start, end)
    if start is not None and begins is not None:
        _take("start", begins, start, values, doubts)
    if start is not None and start.end is not None and end is None:
        _take("end", settled(start.start, start.end)[1] or 0, start, values, doubts)
    elif end is not None:
        said = end.end or end.start
        minutes = said.after(begins) if begins is not None else said.near(WORKING_HOURS)
        _take("end", minutes, end, values, doubts)
    return values, doubts


def _begins(start: SaidTime | None, end: SaidTime | None) -> int | None:
    if start is None:
        return None
    last: ClockTime | None = start.end or (end.start if end else None)
    return settled(start.start, last)[0]


def _take(name: str, minutes: int, said: SaidTime, values: dict[str, ReadValue], doubts: list[Doubt]) -> None:
    read = ReadValue(f"{to_time(minutes):%H:%M}", said.span, ReadingRule.DATE)
    if said.rough:
        doubts.append(Doubt(name, said.span, DoubtReason.UNCERTAIN, (read,)))
    else:
        values[name] = read


def _chosen(passage: Passage, words: KindWords) -> tuple[SaidTime | None, SaidTime | None]:
    """Return the time at which it began, perhaps with its end, and the time at which it ended, where that is apart."""
    labelled = passage.value_of((*words.of("start").labels, *words.of("event_date").labels))
    reported = [said for said in passage.times if not passage.is_announced(said.span.start)]
    before = [said for said in passage.times if passage.is_announced(said.span.start)]
    start: SaidTime | None = None
    end: SaidTime | None = None
    for said in (*reported, *before):
        inside = labelled is not None and labelled.start <= said.span.start < labelled.end
        role = _role(passage, said)
        if role == "end":
            end = end or (said if said.end is None else None)
        elif role != "other" or inside:
            start = start if start and not (inside and said.start) else start or said
    if start is not None and start.end is not None:
        end = None
    return start, end


def _role(passage: Passage, said: SaidTime) -> str:
    """Return whether something ends or begins at a time, by the words beside it, or something else is about then."""
    before, behind = passage.before(said.span.start, NEAR), passage.behind(said.span.end, NEAR)
    if said.end is not None:
        return "start"
    if phrases("not_of_event").search(before) or phrases("not_of_event").match(behind.lstrip()):
        return "other"
    if phrases("ends_behind").match(behind) or phrases("ends_before").search(before):
        return "end"
    if phrases("begins_behind").match(behind) or phrases("begins_before").search(before):
        return "start"
    return "unsaid"
