"""Say which of the days of a passage each date of a record is: by labels, words beside them, or their place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from records.form import Field, fields_of
from records.questions import Day
from records.record import Record
from records.reports.drafts import Doubt, DoubtReason, ReadingRule, ReadValue, TextSpan
from records.reports.events import ReportedEvent
from records.reports.kind_words import FieldWords, KindWords
from records.reports.phrases import phrases
from records.reports.said_days import SaidDay, in_year

NEAR = 44  # characters beside a day in which words tell what day it is
_OUT_OF_REACH = -1.5  # a score below which a day is not taken
_CUE, _AGAINST = 4.0, -4.0


@dataclass(frozen=True)
class ReadDays:
    """The dates of a record, and what of them has to be asked."""

    values: dict[str, ReadValue]
    doubts: tuple[Doubt, ...]
    event: SaidDay | None = None


def read_days(event: ReportedEvent, form: type[Record], words: KindWords) -> ReadDays:
    """Return the dates of a record."""
    reader = _DayReader(event, words, [field for field in fields_of(form) if isinstance(field.question, Day)])
    return reader.read()


class _DayReader:
    def __init__(self, event: ReportedEvent, words: KindWords, fields: Sequence[Field]) -> None:
        self._event, self._words, self._passage = event, words, event.passage
        self._fields = {field.name: field for field in fields}
        self._today = event.passage.circumstances.today
        self._values: dict[str, ReadValue] = {}
        self._doubts: list[Doubt] = []
        self._taken: list[SaidDay] = []

    def read(self) -> ReadDays:
        main = self._fields["event_date"]
        until = main.question.until if isinstance(main.question, Day) else None
        for name in self._fields:
            if name not in ("event_date", until):
                self._by_cue(name)
        chosen = self._main(until)
        if chosen is not None and chosen.day and until and until not in self._values:
            self._until(chosen, chosen.day, until)
        return ReadDays(self._values, tuple(self._doubts), chosen)

    def _by_cue(self, name: str) -> None:
        """Take the day that a label or words beside it name as that of a field."""
        declared = self._words.of(name)
        labelled = self._passage.value_of(declared.labels)
        for said in self._passage.days:
            inside = labelled is not None and labelled.start <= said.span.start < labelled.end
            if said.day and said not in self._taken and (inside or self._has_cue(said, declared)):
                self._take(name, said.day, said.span)
                self._taken.append(said)
                return

    def _take(self, name: str, day: date, span: TextSpan) -> None:
        question = self._fields[name].question
        read = ReadValue(day.isoformat(), span, ReadingRule.DATE)
        if day > self._today and not (isinstance(question, Day) and question.future):
            self._doubts.append(Doubt(name, span, DoubtReason.FUTURE, (read,)))
        else:
            self._values[name] = read

    def _has_cue(self, said: SaidDay, declared: FieldWords) -> bool:
        before, behind = self._beside(said)
        return bool(_ends_with(declared.before, before) or declared.after.match(behind))

    def _beside(self, said: SaidDay) -> tuple[str, str]:
        passage = self._passage
        before, behind = passage.before(said.span.start, NEAR), passage.behind(said.span.end, NEAR)
        others = [one.span for one in passage.days if one is not said]
        ahead = min((one.start for one in others if one.start >= said.span.end), default=passage.span.end)
        ago = max((one.end for one in others if one.end <= said.span.start), default=passage.span.start)
        before = before[max(0, len(before) - (said.span.start - ago)) :]
        return before, behind[: max(ahead - said.span.end, 0)].lstrip(" ,)")

    def _main(self, until: str | None) -> SaidDay | None:
        """Take the day of the event itself: the one whose words say so, or that stands beside what shows the kind."""
        declared = self._words.of("event_date")
        labelled = self._passage.value_of(declared.labels)
        ranked = sorted(self._ranked(declared, labelled, until), key=lambda one: -one[0])
        if not ranked:
            self._just_now()
            return None
        score, said = ranked[0]
        if said.doubt is not None:
            self._doubts.append(Doubt("event_date", said.span, said.doubt, self._choices(said)))
            return None
        rivals = [one for rank, one in ranked[1:] if rank > score - 0.25 and one.day and one.day != said.day]
        if score < _OUT_OF_REACH or rivals:
            ahead = said.day is not None and said.day > self._today
            reason = DoubtReason.FUTURE if ahead else DoubtReason.UNCERTAIN
            reason = DoubtReason.SEVERAL if rivals else reason
            self._doubts.append(Doubt("event_date", said.span, reason, self._choices(said, *rivals)))
            return None
        if said.day is not None:
            self._take("event_date", said.day, said.span)
        return said

    def _choices(self, *days: SaidDay) -> tuple[ReadValue, ...]:
        """Return the days that can be chosen for the event: those that have come."""
        come = [one for one in days if one.day and one.day <= self._today]
        return tuple(ReadValue(str(one.day), one.span, ReadingRule.DATE) for one in come)

    def _just_now(self) -> None:
        """Take the day of sending where the text says that it is just over, and no day."""
        found = (match for name in ("just_now", "part_of_day") for match in self._passage.found(phrases(name)))
        match = next(found, None)
        if match is not None:
            self._values["event_date"] = ReadValue(self._today.isoformat(), TextSpan(*match.span()), ReadingRule.STATED)

    def _ranked(
        self, declared: FieldWords, labelled: TextSpan | None, until: str | None
    ) -> Iterator[tuple[float, SaidDay]]:
        last = self._words.of(until) if until else None
        places = [sign.start for sign in (self._event.shown,)]
        for number, said in enumerate(self._passage.days):
            if said in self._taken:
                continue
            score = -0.5 * min(number, 4)
            before, behind = self._beside(said)
            if labelled is not None and labelled.start <= said.span.start < labelled.end:
                score += 2 * _CUE
            if _ends_with(declared.before, before) or declared.after.match(behind):
                score += _CUE
            if last and not said.last and (_ends_with(last.before, before) or last.after.match(behind)):
                score += _AGAINST
            score += self._against(said, declared, before, behind)
            sentence = self._passage.sentence_at(said.span.start)
            score += 2.0 if any(sentence.start <= place < sentence.end for place in places) else 0.0
            yield score, said

    def _against(self, said: SaidDay, declared: FieldWords, before: str, behind: str) -> float:
        """Return what speaks against a day: a deadline, one to come, words of another thing in its clause."""
        score = 0.0
        if phrases("deadline_behind").match(behind) or phrases("deadline_before").search(before):
            score += _AGAINST
        if said.day and said.day > self._today and not said.last:
            score += _AGAINST
        clause = self._passage.clause_at(said.span.start)
        ahead = self._passage.plain[clause.start : said.span.start]
        follows = self._passage.plain[said.span.end : max(clause.end, said.span.end)]
        if declared.not_beside.search(ahead[-NEAR:]) or declared.not_beside.search(follows[:NEAR]):
            score += _AGAINST
        if self._passage.is_announced(said.span.start):
            score += _AGAINST / 2
        return score

    def _until(self, chosen: SaidDay, begins: date, until: str) -> None:
        """Take the last day: of several that were said in one go, or the one whose words say that it is."""
        if chosen.last is not None:
            if chosen.last > begins:
                self._take(until, chosen.last, chosen.last_span or chosen.span)
            return
        again = next((one for one in self._passage.days if one.last and one.day == begins), None)
        if again is not None and again.last is not None:
            self._take(until, again.last, again.last_span or again.span)
            return
        declared = self._words.of(until)
        labelled = self._passage.value_of(declared.labels)
        in_row = bool(self._passage.rows) and not any(cell.label for row in self._passage.rows for cell in row.cells)
        for said in self._passage.days:
            inside = labelled is not None and labelled.start <= said.span.start < labelled.end
            inside = inside or (in_row and said.span.start > chosen.span.start)
            if said.day and said is not chosen and (inside or self._has_cue(said, declared)):
                last = said.day if said.with_year else _not_before(said.day, begins)
                if last > begins:
                    self._take(until, last, said.span)
                    return


def _not_before(day: date, begins: date) -> date:
    """Return the day without a year as the first such day after another; 29 February comes within eight years."""
    days = (in_year(day, year) for year in range(begins.year, begins.year + 9))
    return next((one for one in days if one and one >= begins), day)


def _ends_with(pattern: re.Pattern[str], before: str) -> bool:
    """Tell whether one of the words stands right before."""
    stripped = before.rstrip(" :,(\t")
    return any(match.end() >= len(stripped) for match in pattern.finditer(before))
