"""What people write on who was there: lists, headings, sentences, absences with their reasons; in both languages.

A clause is understood to its last character, or nothing of it is taken and it is asked about.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from records.attendance import AbsenceReason
from records.errors import UserError
from records.name_comparison import name_key
from records.reading import attendance_words as words
from records.reading.attendance_clause import Clause, Presence, Said
from records.reading.attendance_tokens import AttendanceToken, Kind, folded, tokens
from records.reading.names import LONGEST, LONGEST_WORD
from records.text import clean


@dataclass(frozen=True)
class AttendanceStatement:
    """What a text says of attendance, by names as the roster has them, or else as they were written.

    `all_but`: all but the `absent` were there; otherwise only the `present` were. `whole_branches` were there but for
    the absent. `not_understood` is what was not, as it was written, and `passed_over` a title above a list. `counted`
    is how many the text says were there, and `absent_counted` how many were not.
    """

    all_but: bool
    present: tuple[str, ...] = ()
    absent: Mapping[str, AbsenceReason | None] = field(default_factory=dict)
    whole_branches: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()
    counted: int | None = None
    absent_counted: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everybody who is named."""
        return (*self.present, *(name for name in self.absent if name not in self.present))

    @property
    def says_something(self) -> bool:
        """Whether anything of it says who was there."""
        return self.all_but or bool(self.names or self.whole_branches)


def parse_attendance(text: str, roster_names: Iterable[str] = (), branches: Iterable[str] = ()) -> AttendanceStatement:
    """Return what a text says of who was there. Raises UserError where a name is too long to be one."""
    typed = clean(text, multiline=True)
    names, reader = tuple(roster_names), _Reader(typed)
    if name_key(typed) in map(name_key, names):
        return AttendanceStatement(False, (next(name for name in names if name_key(name) == name_key(typed)),))
    for clause in _clauses(typed, tokens(typed, names, branches)):
        reader.read(clause)
    return reader.statement()


def parse_reason(text: str) -> AbsenceReason | None:
    """Return the reason for an absence that a text is, in whole; None where it is none."""
    typed = folded(clean(text))
    return next((reason for reason, listed in words.REASON_WORDS.items() if re.fullmatch(listed, typed)), None)


def _clauses(text: str, parts: Sequence[AttendanceToken]) -> Iterable[list[AttendanceToken]]:
    """Yield the parts between line ends, full stops, semicolons, numbers of a list, and before headings."""
    clause: list[AttendanceToken] = []
    for part in parts:
        if part.kind is Kind.HEADING and any(one.kind in (Kind.NAME, Kind.STRANGER) for one in clause):
            open_names = not any(one.kind in (Kind.ABSENT, Kind.PRESENT, Kind.HEADING, Kind.NOTE) for one in clause)
            if open_names and not text[part.start - 1].isspace() and text[part.start - 1] not in ",，、":
                clause.append(AttendanceToken(_kind_of(part), part.text, part.start, part.end, reason=part.reason))
                continue
        if part.kind in (Kind.BREAK, Kind.NUMBERING, Kind.HEADING):
            if clause:
                yield clause
            clause = [part]
            continue
        clause.append(part)
    if clause:
        yield clause


def _kind_of(heading: AttendanceToken) -> Kind:
    """Return what a heading is where it stands behind a name, and so is none: 王强请假：病假."""
    if heading.reason is not None:
        return Kind.REASON
    return Kind.PRESENT if heading.present else Kind.ABSENT


class _Reader:
    """Reads clause by clause; a heading holds for what comes after it, until the next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heading: Presence | None = None
        self._heading_reason: AbsenceReason | None = None
        self._present: dict[str, bool] = {}  # whether it was said, rather than that the name stands in a list
        self._absent: dict[str, AbsenceReason | None] = {}
        self._rest: bool | None = None
        self._branches: list[str] = []
        self._not_understood: list[str] = []
        self._passed_over: list[str] = []
        self._counts: dict[bool, int] = {}
        self._numbered = False
        self._is_numbered_list = len(re.findall(rf"(?m)^\s*(?:{words.NUMBERING})", folded(text))) > 1

    def read(self, parts: Sequence[AttendanceToken]) -> None:
        """Take what a clause says, or note that it was not understood."""
        if len(parts) == 1 and parts[0].kind is Kind.BREAK:
            return
        if parts[0].kind is Kind.HEADING:
            self._heading = Presence.PRESENT if parts[0].present else Presence.ABSENT
            self._heading_reason = parts[0].reason
        self._numbered = self._numbered or parts[0].kind is Kind.NUMBERING
        if self._is_title(parts):
            self._passed_over.append(self._written(parts[0].start, parts[-1].end))
            return
        for said in Clause.read(parts, self._heading, self._heading_reason):
            self._take(said)

    def _take(self, said: Said) -> None:
        conflict = said.rest is not None and self._rest not in (None, said.rest)
        spoken = {name for name, strong in self._present.items() if strong}
        conflict = (
            conflict
            or bool(spoken & set(said.absent))
            or bool(set(self._absent) & {name for name, strong in said.present.items() if strong})
        )
        if said.not_understood or conflict:
            self._refuse(said)
            return
        self._rest = self._rest if said.rest is None else said.rest
        self._branches += said.branches
        self._absent |= {name: reason or self._absent.get(name) for name, reason in said.absent.items()}
        for name, strong in said.present.items():
            if name not in self._absent:
                self._present[name] = strong or self._present.get(name, False)
        for name in said.absent:
            self._present.pop(name, None)
        self._counts |= said.counts
        if said.heading is not None:
            self._heading, self._heading_reason = said.heading, None

    def _refuse(self, said: Said) -> None:
        written = self._written(said.start, said.end)
        if any(len(word) > max(LONGEST, LONGEST_WORD) for word in written.split()):
            raise UserError("form-name-too-long", maximum=LONGEST)
        self._not_understood.append(written)

    def _is_title(self, parts: Sequence[AttendanceToken]) -> bool:
        """Tell whether a clause is a title above a numbered list: words that name nobody on the roster."""
        kinds = {part.kind for part in parts}
        words_left = bool(kinds & {Kind.LEFT, Kind.STRANGER, Kind.UNSURE})
        says_more = bool(kinds & {Kind.NAME, Kind.ABSENT, Kind.REASON, Kind.EXCEPT, Kind.REST})
        return self._is_numbered_list and not self._numbered and words_left and not says_more

    def _written(self, start: int, end: int) -> str:
        return self._text[start:end].strip(" ,，、;；.。!！\n")

    def statement(self) -> AttendanceStatement:
        """Return what all clauses say together; where it is not said, those who are not named were not there."""
        rest = self._rest
        if rest is None:
            rest = bool(self._absent) and not self._present and not self._branches
        if rest is False and not (self._present or self._absent or self._branches) and self._counts.get(True):
            rest = True
        return AttendanceStatement(
            rest,
            tuple(self._present),
            self._absent,
            tuple(dict.fromkeys(self._branches)),
            tuple(self._not_understood),
            tuple(self._passed_over),
            self._counts.get(True),
            self._counts.get(False),
        )
