"""What one clause says of attendance: its names wait for a word that says whether they were there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from records.attendance import AbsenceReason
from records.reading import attendance_words as words
from records.reading.attendance_tokens import JOINERS, AttendanceToken, Kind, folded


class Presence(Enum):
    """Whether somebody was there."""

    PRESENT = auto()
    ABSENT = auto()


@dataclass
class Said:
    """What a clause says, from `start` to `end` of the text.

    `present` tells of each name whether that was said, rather than that it stands in a list. `rest`: whether all others
    were there. `counts`: how many were there (True) and were not (False). `heading` holds for what follows.
    """

    start: int
    end: int
    present: dict[str, bool] = field(default_factory=dict)
    absent: dict[str, AbsenceReason | None] = field(default_factory=dict)
    rest: bool | None = None
    branches: list[str] = field(default_factory=list)
    counts: dict[bool, int] = field(default_factory=dict)
    heading: Presence | None = None
    named: bool = False
    not_understood: bool = False


_REASONS = {
    reason: re.compile(rf"(?:因|今天)?(?:{listed})(?:了|中|请假)?") for reason, listed in words.REASON_WORDS.items()
}
_PRESENT, _UNSURE = re.compile(words.PRESENT), re.compile(words.UNSURE)
_ABSENT = re.compile("|".join((words.ABSENT, *words.REASON_WORDS.values())))
_EVERYBODY_CAME = re.compile(
    "全|都|均|到齐|(?:(?:was|were|is|are) )?all"
)  # how a word begins that says so of everybody, where nobody is named


_TITLED = (Kind.NAME, Kind.STRANGER, Kind.NOTE, Kind.COUNT)


class Clause:
    """Reads the parts of one clause in their order."""

    def __init__(self, start: int, heading: Presence | None, reason: AbsenceReason | None, *, behind: bool) -> None:
        self._said = Said(start, start)
        self._heading, self._heading_reason = heading, reason
        self._behind_heading = behind  # in its own line, where a remark is of one name only
        self._names: list[str] = []
        self._open: list[str] = []  # names of which nothing is said yet
        self._last: list[str] = []  # those of whom something was said last
        self._ahead: AttendanceToken | None = None  # a word that came before its names: 缺席 王强、李娜
        self._everybody = self._others = False
        self._beside_everybody = False  # a name stands in one list with everybody: 全体、王强
        self._excepted: dict[str, AbsenceReason | None] | None = None
        self._exception_over = False
        self._explained: list[str] = []  # names behind which words in free form say why they were away
        self._divided = False  # something stands between the name and what follows, which is of somebody else
        self._words_before = False  # such words stand before a reason, which may be another's: 孩子病了
        self._branches: list[str] = []

    @classmethod
    def read(
        cls, parts: Sequence[AttendanceToken], heading: Presence | None, reason: AbsenceReason | None
    ) -> Iterator[Said]:
        """Yield what the clause says; a comma ends it where something was said that is whole."""
        behind = parts[0].kind is Kind.HEADING
        clause = cls(parts[0].start, heading, reason, behind=behind)
        contrasted = False  # what comes can be in contrast to what was said of somebody
        for at, part in enumerate(parts):
            ends = part.kind is Kind.COMMA and clause._is_whole() and not clause._goes_on(parts[at + 1 :])
            if ends or (_is_but(part) and clause._is_of_names()):
                said = clause._ended(part.start)
                yield said
                clause, contrasted = cls(part.end, heading, reason, behind=behind), said.named and said.rest is None
            elif not (contrasted and _is_but(part) and parts[at - 1].kind is Kind.COMMA):
                clause._read(part, parts[at - 1] if at else None)
        yield clause._ended(parts[-1].end)

    def _read(self, part: AttendanceToken, before: AttendanceToken | None) -> None:
        match part.kind:
            case Kind.NAME | Kind.STRANGER:
                self._read_name(part.name)
            case Kind.NOTE:
                self._read_note(folded(part.name))
            case Kind.ABSENT | Kind.REASON:
                self._read_absence(part)
            case Kind.PRESENT | Kind.ROLE:
                self._read_presence(part)
            case Kind.EVERYBODY | Kind.REST | Kind.EXCEPT | Kind.EXCEPT_END | Kind.NOBODY_ABSENT:
                self._read_others(part)
            case Kind.COUNT if part.present is not None:
                self._said.counts[part.present] = part.count
            case Kind.BRANCH:
                self._branches.append(part.name)
            case Kind.LEFT | Kind.TITLE | Kind.UNSURE:
                self._read_left(part, before)
            case Kind.BETWEEN | Kind.COMMA:
                self._divided = True
            case Kind.FILLER if part.text in JOINERS:
                self._divided = True
            case Kind.COLON if self._open:
                self._explained += self._open

    def _is_whole(self) -> bool:
        """Tell whether a comma ends what is said: a list of names, and an exception, go on behind it."""
        unfinished = self._excepted is not None and not self._exception_over
        all_of_branch = bool(self._branches) and (self._everybody or _is_of_everybody(self._ahead))
        said = self._said.rest is not None or (bool(self._last) and self._ahead is None)
        said = said or (all_of_branch and not self._said.named)
        return said and not self._open and not unfinished

    def _goes_on(self, parts: Sequence[AttendanceToken]) -> bool:
        """Tell whether a reason or an exception from a branch follows: 请假，原因：病假; 一支部全体，除王强."""
        kinds = [part.kind for part in parts if part.kind not in (Kind.FILLER, Kind.COLON)]
        return kinds == [Kind.REASON] or (bool(self._branches) and kinds[:1] == [Kind.EXCEPT])

    def _is_of_names(self) -> bool:
        """Tell whether all that is said is of people by their names: `but` excepts nobody from it."""
        return bool(self._last) and not (self._everybody or self._others or self._open) and self._said.rest is None

    # Names ------------------------------------------------------------------------------------------------------------

    def _read_name(self, name: str) -> None:
        if not self._said.named:
            self._beside_everybody = self._everybody and self._divided
        self._said.named, self._words_before, self._divided = True, False, False
        self._names.append(name)
        if self._excepted is not None and not self._exception_over:
            self._excepted[name] = None
        elif self._ahead is not None:
            present = self._ahead.kind in (Kind.PRESENT, Kind.ROLE)
            self._give([name], Presence.PRESENT if present else Presence.ABSENT, self._ahead.reason)
        else:
            self._open.append(name)

    def _give(self, names: Sequence[str], standing: Presence, reason: AbsenceReason | None = None) -> None:
        for name in names:
            if standing is Presence.ABSENT:
                self._said.absent[name] = reason
                self._said.present.pop(name, None)
            elif name in self._said.absent:
                self._said.not_understood = True
            else:
                self._said.present[name] = True
        self._last = [*names]
        self._open = [name for name in self._open if name not in names]

    def _read_note(self, note: str) -> None:
        """Take what stands in brackets behind a name: who that is, or why they were away."""
        here = self._open or list(self._excepted or ()) or self._last
        if not here or _UNSURE.search(note):
            self._said.not_understood = True
        elif words.NOTE.fullmatch(note) or _PRESENT.fullmatch(note):
            return
        elif _ABSENT.search(note):
            self._give_away(here[-1], _reason_in(note))
        elif not self._tells_of_absence(here[-1]):
            self._said.not_understood = True

    def _give_away(self, name: str, reason: AbsenceReason | None) -> None:
        if self._excepted is not None and name in self._excepted:
            self._excepted[name] = reason
        else:
            last = self._last
            self._give([name], Presence.ABSENT, reason)
            self._last = last if name not in last and self._open else self._last

    def _tells_of_absence(self, name: str) -> bool:
        return name in self._said.absent or name in (self._excepted or ()) or self._heading is Presence.ABSENT

    # Words that say who was there -------------------------------------------------------------------------------------

    def _read_absence(self, part: AttendanceToken) -> None:
        reason = None if self._words_before else part.reason
        excepting = self._excepted is not None and not self._open
        if excepting and not _EVERYBODY_CAME.match(folded(part.text)) and not (self._exception_over or self._others):
            for name in list(self._excepted or ())[-1:]:
                self._excepted = {**(self._excepted or {}), name: reason}
        elif excepting or ((self._everybody or self._others) and not self._open):
            self._said.rest = False
        elif self._open:
            self._give(self._open[-1:] if self._behind_heading else self._open, Presence.ABSENT, reason)
        elif self._last:
            self._give_reason(reason)
        elif folded(part.text) in ("其他", "其它", "other"):
            self._said.not_understood = True  # before a name, it is of anything: 其他支部王强
        else:
            self._ahead = part

    def _give_reason(self, reason: AbsenceReason | None) -> None:
        """Take a further word on those of whom was said last that they were away."""
        for name in self._last:
            if name not in self._said.absent:
                self._said.not_understood = True
            elif self._said.absent[name] is None:
                self._said.absent[name] = reason

    def _read_presence(self, part: AttendanceToken) -> None:
        if part.kind is Kind.ROLE:
            self._ahead = part
        elif self._open:
            self._give(self._open, Presence.PRESENT)
        elif self._excepted is not None or self._everybody or self._others:
            self._said.rest, self._exception_over = True, self._excepted is not None and bool(self._excepted)
        elif any(name in self._said.absent for name in self._last):
            self._said.not_understood = True
        elif not self._last:
            self._ahead = part

    def _read_others(self, part: AttendanceToken) -> None:
        match part.kind:
            case Kind.EVERYBODY:
                self._everybody = self._everybody or not self._open
            case Kind.REST if not self._open:
                self._others = True
            case Kind.EXCEPT if not self._open:
                self._excepted, self._exception_over = self._excepted or {}, False
            case Kind.EXCEPT_END if self._excepted:
                self._exception_over = True
            case Kind.NOBODY_ABSENT if not (self._open or self._last):
                self._said.rest = True
            case _:
                self._said.not_understood = True

    def _read_left(self, part: AttendanceToken, before: AttendanceToken | None) -> None:
        """Take words in free form where they can only say why somebody was away; else they are not understood."""
        if part.kind is Kind.TITLE and before is not None and before.kind in _TITLED:
            return
        here = self._open or list(self._excepted or ()) or self._last
        explains = (
            bool(here) and not self._divided and (self._tells_of_absence(here[-1]) or here[-1] in self._explained)
        )
        if part.kind is Kind.UNSURE or not explains:
            self._said.not_understood = True
        self._words_before = True

    # The end ----------------------------------------------------------------------------------------------------------

    def _ended(self, end: int) -> Said:
        said = self._said
        said.end = end
        if self._explained and self._words_before and not all(name in said.absent for name in self._explained):
            said.not_understood = said.not_understood or self._heading is not Presence.ABSENT
        self._end_exception()
        self._end_open()
        self._end_others()
        said.absent = {name: said.absent[name] for name in self._names if name in said.absent}
        return said

    def _end_exception(self) -> None:
        if self._excepted is None:
            return
        if not self._excepted or self._open:
            self._said.not_understood = True
        if self._said.rest is False:
            self._said.present |= dict.fromkeys(self._excepted, True)
        else:
            self._said.absent |= self._excepted
            self._said.rest = True

    def _end_open(self) -> None:
        for name in self._open:
            if self._heading is Presence.ABSENT:
                self._said.absent.setdefault(name, self._heading_reason)
            else:
                self._said.present.setdefault(name, self._heading is Presence.PRESENT)

    def _end_others(self) -> None:
        """Take what was said of everybody, or of a whole branch; a word without names is a heading."""
        said, ahead = self._said, self._ahead
        if self._everybody and said.rest is None and not said.named:
            said.rest = True
        if ahead is not None and not said.named and said.rest is None:
            present = ahead.kind is Kind.PRESENT
            if present and (_is_of_everybody(ahead) or self._branches):
                said.rest = True
            else:
                said.heading = Presence.PRESENT if present else Presence.ABSENT
        all_of_branch = bool(self._branches) and (self._everybody or _is_of_everybody(ahead))
        beside = self._beside_everybody or (all_of_branch and said.named)
        if said.rest is None and (self._others or beside):
            said.not_understood = True
        if self._branches and said.rest is not None:
            said.not_understood = said.not_understood or not said.rest
            said.branches, said.rest = self._branches, None


def _is_but(part: AttendanceToken) -> bool:
    return part.kind is Kind.EXCEPT and folded(part.text) == "but"


def _is_of_everybody(part: AttendanceToken | None) -> bool:
    """Tell whether a word says of everybody that they came."""
    return part is not None and part.kind is Kind.PRESENT and _EVERYBODY_CAME.match(folded(part.text)) is not None


def _reason_in(note: str) -> AbsenceReason | None:
    """Return the reason that a note, or a part of it, is; None where it says it in other words."""
    for part in re.split(r"[,，、;；]+|(?<![a-z])\s+", note):
        for reason, pattern in _REASONS.items():
            if pattern.fullmatch(part) or pattern.fullmatch(note):
                return reason
    return None
