"""Tell of which side a passage is speaking at a place: by names of organisations and branches, and words like 我方."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from records.reading.attendance_tokens import folded
from records.reports.drafts import TextSpan
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.roles import Side


class Whose:
    """The marks of both sides in a passage, in order."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        own = passage.circumstances.own
        marks: list[tuple[int, int, bool]] = []
        passed_on = phrases("forwarded").search(passage.plain) is not None  # where 我们 may be either side's
        for name, mine in () if passed_on else (("own_words", True), ("partner_words", False)):
            marks += [(match.start(), match.end(), mine) for match in passage.found(phrases(name))]
        for name, side in (("college_words", Side.COLLEGE), ("enterprise_words", Side.ENTERPRISE)):
            marks += [(match.start(), match.end(), side is own.side) for match in passage.found(phrases(name))]
        for organisation in passage.circumstances.organisations:
            mine = organisation.side is own.side
            for name in filter(None, map(folded, organisation.names)):
                marks += [(one.start(), one.end(), mine) for one in passage.found(re.compile(re.escape(name)))]
        marks += [(said.span.start, said.span.end, said.own) for said in passage.branches]
        self._marks = sorted(marks)
        self._starts = [start for start, _, _ in self._marks]

    def marks(self) -> Iterator[tuple[TextSpan, bool]]:
        """Yield all marks in order, and whether each is of the own side."""
        yield from ((TextSpan(start, end), mine) for start, end, mine in self._marks)

    def last_mark(self, at: int) -> tuple[TextSpan, bool] | None:
        """Return the last mark before a place in its sentence, and whether it is of the own side; None without one."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return None
        start, end, mine = self._marks[number]
        sentence = self._passage.sentence_at(at)
        return (TextSpan(start, end), mine) if sentence.start <= start else None
