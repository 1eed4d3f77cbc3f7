"""A part of a text that is about one event, with all that was found in it: what the readers of fields are given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from records.reading.attendance_tokens import folded
from records.reports.circumstances import ReportCircumstances
from records.reports.drafts import TextSpan
from records.reports.layout import (
    LabelledValue,
    QuotedWords,
    WrittenRow,
    clauses,
    label_key,
    labelled_values,
    part_at,
    quotes,
    sentences,
    table_rows,
    trimmed,
)
from records.reports.margins import margins, other_todays
from records.reports.phrases import phrases
from records.reports.said_branches import SaidBranch, said_branches
from records.reports.said_days import SaidDay, said_days
from records.reports.said_people import SaidPerson, said_people
from records.reports.said_times import SaidTime, said_times
from records.reports.simplified import simplified


@dataclass(frozen=True)
class Passage:
    """A part of a text: `span` of `text`, whose folded form of the same length is `plain`.

    All spans are of the whole text. `muted` are the parts of which nothing is taken: denied, planned, or about another
    event. `row` is the row of a table that the passage is, with the headings as labels.
    """

    text: str
    plain: str
    span: TextSpan
    circumstances: ReportCircumstances
    sentences: tuple[TextSpan, ...] = ()
    clauses: tuple[TextSpan, ...] = ()
    labelled: tuple[LabelledValue, ...] = ()
    quotes: tuple[QuotedWords, ...] = ()
    days: tuple[SaidDay, ...] = ()
    times: tuple[SaidTime, ...] = ()
    people: tuple[SaidPerson, ...] = ()
    rows: tuple[WrittenRow, ...] = ()
    branches: tuple[SaidBranch, ...] = ()
    muted: tuple[TextSpan, ...] = ()

    @classmethod
    def of(cls, text: str, circumstances: ReportCircumstances) -> "Passage":
        """Return a whole text as one passage."""
        narrow = folded(text)
        plain = simplified(narrow)
        quoted = tuple(quotes(plain))
        books = [one.outer for one in quoted if one.mark == "《"]
        people = _people(narrow, plain, circumstances, books)
        named = [person.span for person in people]
        said = said_days(plain, circumstances.today, other_todays(plain))
        days = tuple(day for day in said if not _overlaps(day.span, [*named, *books]))
        whole = cls(
            text, plain, TextSpan(0, max(len(text), 1)), circumstances, tuple(sentences(plain)), tuple(clauses(plain)),
            tuple(labelled_values(plain)), quoted, days, said_times(plain, [day.span for day in days]), people,
            tuple(table_rows(plain)), said_branches(plain, circumstances.own.branches, circumstances.partner.branches),
        )  # fmt: skip
        return whole.part(whole.span, margins(plain))

    def part(self, span: TextSpan, muted: Sequence[TextSpan] = ()) -> "Passage":
        """Return a part of this passage, with what was found in it; of `muted` nothing is taken."""
        out = tuple(sorted({*self.muted, *muted}))

        def kept(start: int) -> bool:
            return span.start <= start < span.end and not any(one.start <= start < one.end for one in out)

        return replace(
            self,
            span=span,
            muted=out,
            sentences=tuple(one for one in self.sentences if kept(one.start)),
            clauses=tuple(one for one in self.clauses if kept(one.start)),
            labelled=tuple(one for one in self.labelled if kept(one.value.start)),
            quotes=tuple(one for one in self.quotes if kept(one.outer.start)),
            days=tuple(one for one in self.days if kept(one.span.start)),
            times=tuple(one for one in self.times if kept(one.span.start)),
            people=tuple(one for one in self.people if kept(one.span.start)),
            rows=tuple(one for one in self.rows if kept(one.span.start)),
            branches=tuple(one for one in self.branches if kept(one.span.start)),
        )

    def found(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield where a pattern matches in the passage, outside of what is muted."""
        for match in pattern.finditer(self.plain, self.span.start, self.span.end):
            if match.end() > match.start() and not self.is_muted(match.start()):
                yield match

    def is_muted(self, at: int) -> bool:
        """Tell whether nothing is taken of what stands at a place."""
        return any(one.start <= at < one.end for one in self.muted)

    def value_of(self, labels: Sequence[str]) -> TextSpan | None:
        """Return the value of the first of these labels, on a line of its own, or in a cell of a table."""
        return next(iter(self.values_of(labels)), None)

    def values_of(self, labels: Sequence[str]) -> list[TextSpan]:
        """Return the values of these labels, in the order of the text."""
        keys = {label_key(label) for label in labels}
        cells = [cell for row in self.rows for cell in row.cells]
        return [one.value for one in (*self.labelled, *cells) if one.label in keys]

    def sentence_at(self, at: int) -> TextSpan:
        """Return the sentence in which a place is, or the passage."""
        return part_at(self.sentences, at) or self.span

    def clause_at(self, at: int) -> TextSpan:
        """Return the clause in which a place is, or the sentence."""
        return part_at(self.clauses, at) or self.sentence_at(at)

    def before(self, at: int, length: int = 20) -> str:
        """Return the folded text before a place, within its sentence."""
        return self.plain[max(self.sentence_at(at).start, at - length) : at]

    def behind(self, at: int, length: int = 20) -> str:
        """Return the folded text behind a place, within its sentence."""
        return self.plain[at : min(max(self.sentence_at(max(at - 1, 0)).end, at), at + length)]

    def trimmed(self, start: int, end: int) -> TextSpan | None:
        """Return a span without spaces and marks at its edges; None where nothing else is in it."""
        return trimmed(self.plain, start, end)

    @cached_property
    def discussed(self) -> tuple[TextSpan, ...]:
        """The parts that tell what was discussed or decided, behind a label that says so."""
        return tuple(one.value for one in self.labelled if phrases("discussed").search(one.label))

    @cached_property
    def _report_begins(self) -> int:
        """Where a report begins that follows on the announcement of the event; the beginning where none does."""
        report = phrases("report_part").search(self.plain, self.span.start, self.span.end)
        notice = report and phrases("notice_part").search(self.plain, self.span.start, report.start())
        return report.start() if report and notice else self.span.start

    def is_announced(self, at: int) -> bool:
        """Tell whether a place is in the announcement of an event on which a report follows in the same text."""
        return at < self._report_begins

    @cached_property
    def is_english(self) -> bool:
        """Whether the passage is in English, mostly."""
        part = self.plain[self.span.start : self.span.end]
        latin = sum(character.isascii() and character.isalpha() for character in part)
        return latin > 4 * sum("\u4e00" <= character <= "\u9fff" for character in part)


def _people(
    narrow: str, plain: str, circumstances: ReportCircumstances, books: Sequence[TextSpan]
) -> tuple[SaidPerson, ...]:
    """Return whom a text names, in simplified characters or as the rosters write them."""
    rosters = circumstances.own.roster, circumstances.partner.roster
    people = said_people(plain, *rosters, books)
    if narrow == plain:
        return people
    taken = [person.span for person in people]
    more = (person for person in said_people(narrow, *rosters, books) if not _overlaps(person.span, taken))
    return tuple(sorted([*people, *more], key=lambda person: person.span))


def _overlaps(span: TextSpan, others: Sequence[TextSpan]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in others)
