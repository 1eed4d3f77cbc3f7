"""Read out of a passage who was at an event and who was not: by zones, by what is said behind a name, by exceptions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records.attendance import AbsenceReason
from records.reports.drafts import (
    Doubt,
    DoubtReason,
    ReadAbsence,
    ReadAttendance,
    ReadingRule,
    ReadPerson,
    ReadValue,
    TextSpan,
)
from records.reports.headcounts import number_of, read_headcounts
from records.reports.passage import Passage
from records.reports.phrases import phrases
from records.reports.said_people import TITLE, SaidPerson
from records.reports.unlisted_names import unlisted_names
from records.reports.whose import Whose

_MOST_OPEN = 8  # zones that may hold at one place
_MOST_BETWEEN = 4  # characters beside names in a list of the other side: 那边, 来了
_LONGEST_REMARK = 40  # characters behind a name in which it is said that somebody was away
_ZONES = ("absent_zone", "present_zone", "guest_zone", "other_zone")
_LISTED = re.compile(rf"(?:{TITLE})?\s?[(]?[^()]{{0,0}}[)]?[\s、,和与及跟同&/]*(?:and|以及|还有)?\s*")


@dataclass(frozen=True)
class AttendanceZone:
    """From where to where a heading holds, and what it says of the names in it."""

    span: TextSpan
    kind: str


@dataclass(frozen=True)
class _Standing:
    person: SaidPerson
    away: bool
    remark: TextSpan | None = None


def read_attendance(passage: Passage) -> tuple[ReadAttendance | None, list[Doubt]]:
    """Return who is said to have been there and who not, and which names have to be asked about."""
    reader = _AttendanceReader(passage)
    return reader.read()


class _AttendanceReader:
    def __init__(self, passage: Passage) -> None:
        self._passage, self._plain = passage, passage.plain
        self._zones = tuple(sorted(zones(passage), key=lambda zone: zone.span))
        self._zone_starts = [zone.span.start for zone in self._zones]
        self._excepted = tuple(_exceptions(passage))
        self._whose = Whose(passage)
        self._own = passage.circumstances.own
        self._branches = tuple(dict.fromkeys(said.branch.id for said in passage.branches if said.own))

    def read(self) -> tuple[ReadAttendance | None, list[Doubt]]:
        standings = [one for one in map(self._standing, range(len(self._passage.people))) if one is not None]
        present, absent, there, not_there = self._sorted(standings)
        counts = read_headcounts(self._passage, self._whose)
        whole = self._whole_branches(absent)
        lists = [zone.span for zone in self._zones if zone.kind == "present_zone"]
        strangers, near = unlisted_names(self._passage, lists, self._own.roster)
        attendance = ReadAttendance(
            tuple(present.values()),
            tuple(absent.values()),
            whole,
            counts,
            tuple(there.values()),
            tuple(not_there.values()),
            strangers,
        )
        said = attendance.says_something or counts or there or not_there
        return (attendance if said else None), [*self._namesakes(attendance), *near]

    def _sorted(
        self, standings: Sequence[_Standing]
    ) -> tuple[dict[str, ReadPerson], dict[str, ReadAbsence], dict[str, ReadPerson], dict[str, ReadAbsence]]:
        """Return present and absent of the own side, and of the other; who is said to be away once was not there."""
        present: dict[str, ReadPerson] = {}
        absent: dict[str, ReadAbsence] = {}
        there: dict[str, ReadPerson] = {}
        not_there: dict[str, ReadAbsence] = {}
        for standing in standings:
            person = self._person(standing.person, away=standing.away)
            own = person.side is self._own.side
            if standing.away:
                away = absent if own else not_there
                reason = self._reason(standing)
                before = away.get(person.name)
                if before is None or before.reason is None:
                    away[person.name] = ReadAbsence(person, reason, standing.remark if reason else None)
            else:
                here = present if own else there
                known = here.get(person.name)
                self._explain(absent if own else not_there, person.name, standing)
                if known is None or len(known.entries) > len(person.entries):
                    here[person.name] = person
        for name in absent:
            present.pop(name, None)
        for name in not_there:
            there.pop(name, None)
        return present, absent, there, not_there

    def _explain(self, away: dict[str, ReadAbsence], name: str, standing: _Standing) -> None:
        """Take what is said of somebody later as the reason for which they were away."""
        absence = away.get(name)
        if absence is None or absence.reason is not None or standing.remark is None:
            return
        clause = self._passage.clause_at(standing.remark.start)
        remark = TextSpan(standing.remark.start, min(standing.remark.end, max(clause.end, standing.remark.start + 1)))
        reason = self._reason_in(remark)
        away[name] = ReadAbsence(absence.person, reason, remark if reason else None)

    def _person(self, said: SaidPerson, *, away: bool) -> ReadPerson:
        """Return whom a name means: the own side's, unless the other's people are being told of."""
        own = bool(said.own) and (away or not (said.partner and self._is_partners(said.span.start)))
        side = self._own.side if own else self._own.side.other
        entries = said.own if own else said.partner
        return ReadPerson(said.name, said.span, side, self._narrowed(entries, said) if own else entries)

    def _is_partners(self, at: int) -> bool:
        """Tell whether a list of the other side's people goes on at a place: nothing else is behind their mark."""
        said = next((one for one in self._passage.people if one.span.start == at), None)
        if said is not None and phrases("on_behalf").match(self._plain, said.end or said.span.end):
            return True
        mark = self._whose.last_mark(at)
        if mark is None or mark[1]:
            return False
        named = [person.span for person in self._passage.people if mark[0].end <= person.span.start < at]
        between = self._plain[mark[0].end : at]
        for span in reversed(named):
            between = between[: span.start - mark[0].end] + between[span.end - mark[0].end :]
        return len(re.sub(r"[\s、,和与及跟:()]", "", between)) <= _MOST_BETWEEN

    def _narrowed(self, entries: tuple[int, ...], said: SaidPerson) -> tuple[int, ...]:
        """Return those of several of a name whose branch is noted behind it, or is the one that took part."""
        if len(entries) < 2:
            return entries
        by_branch = {entry.id: entry.branch_id for entry in self._own.roster}
        note = said.note.of(self._plain) if said.note else ""
        noted = [branch.id for branch in self._own.branches if note and note[:2] in branch.name]
        for branches in (noted, self._branches):
            of_branch = tuple(entry for entry in entries if by_branch.get(entry) in branches)
            if len(of_branch) == 1:
                return of_branch
        return entries

    def _zone_at(self, at: int) -> str:
        """Return the kind of the zone in which a place is, the last to begin; nothing where it is in none."""
        before = self._zones[
            max(0, bisect_right(self._zone_starts, at) - _MOST_OPEN) : bisect_right(self._zone_starts, at)
        ]
        return next((zone.kind for zone in reversed(before) if _within(at, zone.span)), "")

    # Who was there ---------------------------------------------------------------------------------------------------

    def _standing(self, at: int) -> _Standing | None:
        """Return how somebody stands; None where nothing is said of them being at the event."""
        people = self._passage.people
        person = people[at]
        zone = self._zone_at(person.span.start)
        if zone in ("other_zone", "guest_zone") or self._passage.is_announced(person.span.start):
            return None
        remark = self._remark(at)
        excepted = any(_within(person.span.start, span) for span in self._excepted)
        if excepted and self._is_listed(at) and self._is_listed_reason(at + 1):
            remark = self._remark(at + 1)
        if zone == "absent_zone" or excepted:
            return _Standing(person, True, self._with_sequel(remark, person, excepted))
        last = at
        while self._is_listed(last) and not self._follows_on_presence(at, last):
            last += 1
        said = self._remark(last)
        if said is not None and (self._is_away(said) or self._note_says_away(people[at])):
            return _Standing(person, True, said if self._is_away(said) else people[at].note)
        return _Standing(person, False, self._remark(at))

    def _remark(self, at: int) -> TextSpan | None:
        """Return what stands behind a name, up to the next one, or the end of its sentence."""
        people = self._passage.people
        person = people[at]
        sentence = self._passage.sentence_at(person.span.start)
        end = min(sentence.end, max(person.end, person.span.end) + _LONGEST_REMARK)
        if at + 1 < len(people):
            end = min(end, people[at + 1].span.start)
        tab = self._plain.find("\t", person.span.end, end)
        end = tab if tab >= 0 else end
        after = bisect_left(self._zone_starts, person.span.end)
        end = min([end, *self._zone_starts[after : after + 1]])
        start = person.note.start if person.note else person.span.end
        return TextSpan(start, end) if start < end else None

    def _is_listed_reason(self, at: int) -> bool:
        """Tell whether a reason behind the last name of a list is that of all: 除王强、李娜因夜班外."""
        remark = self._remark(at)
        people = self._passage.people
        return remark is not None and people[at].note is None and remark.of(self._plain).lstrip().startswith("因")

    def _is_listed(self, at: int) -> bool:
        """Tell whether the next name follows in one list with this: 龚玥、丁一在外地."""
        people = self._passage.people
        if at + 1 >= len(people) or people[at].note is not None:
            return False
        between = self._plain[people[at].end : people[at + 1].span.start]
        sentence = self._passage.sentence_at(people[at].span.start)
        if "," in between and "、" in self._plain[sentence.start : sentence.end]:
            return False
        return len(between) < 12 and not {"\n", "\t"} & set(between) and bool(_LISTED.fullmatch(between))

    def _follows_on_presence(self, at: int, last: int) -> bool:
        """Tell whether names without a mark between them are of those who came, but for the last."""
        people = self._passage.people
        if people[last].end < people[last + 1].span.start:
            return False
        first = at
        while first and people[first - 1].end == people[first].span.start:
            first -= 1
        return bool(phrases("came_before").search(self._passage.before(people[first].span.start, 8)))

    def _is_away(self, remark: TextSpan) -> bool:
        """Tell whether words behind a name say that somebody was not there."""
        words = remark.of(self._plain)
        first = words.partition(",")[0] if not words.startswith(":") else words
        if phrases("away").search(first) or phrases("away_by_reason").search(first[: 28 if first.isascii() else 14]):
            return True
        return bool(phrases("away").search(words)) and len(words.partition(",")[0]) <= 10 and not _new_subject(words)

    def _note_says_away(self, person: SaidPerson) -> bool:
        note = person.note.of(self._plain) if person.note else ""
        return bool(phrases("away").search(note) or phrases("away_by_reason").search(note)) and "到" not in note[:2]

    def _with_sequel(self, remark: TextSpan | None, person: SaidPerson, excepted: bool) -> TextSpan | None:
        """Return a remark with the clause behind it that goes on about the same person."""
        if not excepted or (remark is not None and self._reason_in(remark)):
            return remark
        sentence = self._passage.sentence_at(person.span.start)
        behind = re.search(r",\s*(?=他|她|其|who |he |she )", self._plain[person.span.end : sentence.end])
        if behind is None:
            return remark
        return TextSpan(person.span.end + behind.end(), sentence.end) if behind.end() < sentence.end else remark

    # Why somebody was away -------------------------------------------------------------------------------------------

    def _reason(self, standing: _Standing) -> AbsenceReason | None:
        return self._reason_in(standing.remark) if standing.remark is not None else None

    def _reason_in(self, remark: TextSpan) -> AbsenceReason | None:
        return reason_of(remark.of(self._plain))

    # All but some ----------------------------------------------------------------------------------------------------

    def _whole_branches(self, absent: dict[str, ReadAbsence]) -> tuple[ReadValue, ...]:
        """Return the own branches of which it is said that all came but the absent."""
        span = self._everybody(absent)
        if span is None:
            return ()
        sentence = self._passage.sentence_at(span.start)
        named = [said for said in self._passage.branches if said.own]
        inside = [said for said in named if _within(said.span.start, sentence)]
        branches = dict.fromkeys(said.branch.id for said in (inside or named))
        if not branches:
            branches = dict.fromkeys(self._unnamed_branch(absent))
        return tuple(ReadValue(branch, span, ReadingRule.STATED) for branch in branches)

    def _unnamed_branch(self, absent: dict[str, ReadAbsence]) -> list[int]:
        """Return the branch that 我们支部 means: the one of all who were away, else the sender's where it is sure."""
        if next(self._passage.found(phrases("our_branch")), None) is None:
            return []
        of_entry = {entry.id: entry.branch_id for entry in self._own.roster}
        sender = self._passage.circumstances.sender
        branches = {of_entry[entry] for one in absent.values() for entry in one.person.entries}
        if not absent:
            branches = {entry.branch_id for entry in self._own.roster if entry.name == sender}
        return list(branches) if len(branches) == 1 else []

    def _everybody(self, absent: dict[str, ReadAbsence]) -> TextSpan | None:
        for name in ("rest_came", "all_came"):
            for match in self._passage.found(phrases(name)):
                if not self._passage.is_announced(match.start()) and not self._of_partner(match):
                    return TextSpan(*match.span())
        for match in self._passage.found(phrases("counted")):
            if number_of(match["due"]) - number_of(match["came"]) == len(absent):
                return TextSpan(*match.span())
        for span in self._excepted:
            behind = self._plain[span.end : span.end + 12]
            if re.match(r"\s*(?:外,?)?\s*(?:全|都|均|其)", self._plain[span.end - 1 : span.end] + behind):
                return span
        return None

    def _of_partner(self, match: re.Match[str]) -> bool:
        clause = self._plain[self._passage.clause_at(match.start()).start : match.start()]
        return bool(re.search(r"(?:和|与|跟|同|with)[^,。]{1,12}$", clause)) and "除" not in clause

    def _namesakes(self, attendance: ReadAttendance) -> Iterator[Doubt]:
        people = (*attendance.present, *(one.person for one in attendance.absent))
        for person in people:
            if len(person.entries) > 1:
                choices = tuple(ReadValue(entry, person.span, ReadingRule.NAME) for entry in person.entries)
                yield Doubt("attendance", person.span, DoubtReason.NAMESAKE, choices)


def reason_of(words: str) -> AbsenceReason | None:
    """Return why somebody was away, as folded words say it; None where they don't, or in words that are not known."""
    if phrases("reason_unsaid").search(words):
        return None
    for name, reason in (
        ("reason_family", AbsenceReason.PERSONAL),
        ("reason_on_duty", AbsenceReason.ON_DUTY),
        ("reason_on_business", AbsenceReason.ON_BUSINESS),
        ("reason_personal", AbsenceReason.PERSONAL),
        ("reason_sick", AbsenceReason.SICK),
    ):
        if phrases(name).search(words):
            return reason
    return None


def _within(at: int, span: TextSpan) -> bool:
    return span.start <= at < span.end


def _new_subject(words: str) -> bool:
    """Tell whether a clause behind a comma is about something else than the name before it."""
    return bool(re.search(r",\s*(?:但|不过|会|活动|我们|对方|but|we|the)", words))


def zones(passage: Passage) -> Iterator[AttendanceZone]:
    """Yield from where to where headings hold: up to the next, or the end of the line where names follow in it."""
    cells = [cell for row in passage.rows for cell in row.cells]
    for cell in cells:
        kind = next((one for one in _ZONES if phrases(one).match(f"{cell.label}:")), None)
        if kind:
            yield AttendanceZone(cell.value, kind)
    found = sorted((match.start(), match.end(), kind) for kind in _ZONES for match in passage.found(phrases(kind)))
    for number, (start, end, kind) in enumerate(found):
        until = found[number + 1][0] if number + 1 < len(found) else passage.span.end
        line_end = passage.plain.find("\n", end)
        rest = passage.plain[end : line_end if line_end >= 0 else passage.span.end].strip()
        if rest and kind != "present_zone" and 0 <= line_end < until:
            until = line_end
        if kind == "absent_zone" and not passage.plain[start:end].endswith(":"):  # apologies from: in its sentence
            until = min(until, passage.sentence_at(end).end)
        if kind == "other_zone" and (comma := re.compile("[,。]").search(passage.plain, end, until)):
            until = comma.start() if phrases("short_zone").match(passage.plain[start:end]) else until
        if start < until:
            yield AttendanceZone(TextSpan(start, until), kind)


def _exceptions(passage: Passage) -> Iterator[TextSpan]:
    """Yield from where to where names are excepted from all that came."""
    for match in (*passage.found(phrases("except_zone")), *_but(passage)):
        ends = (one for one in phrases("except_end").finditer(passage.plain, match.end(), passage.span.end))
        outside = (one for one in ends if not _in_note(passage, one.start()))
        end = next(outside, None)
        until = _before_who_came(passage, match.end(), end.end() if end else passage.span.end)
        if any(match.end() <= person.span.start < until for person in passage.people):
            yield TextSpan(match.start(), until)


def _before_who_came(passage: Passage, start: int, until: int) -> int:
    """Return where an exception ends: before a last clause that tells who came, as in 除林涛感冒,周健参加."""
    comma = passage.plain.rfind(",", start, until)
    clause = TextSpan(comma + 1, max(until, passage.clause_at(comma + 1).end))
    words = clause.of(passage.plain)
    if comma < 0 or not any(one.span.start == comma + 1 for one in passage.people):
        return until
    if phrases("away").search(words) or phrases("away_by_reason").search(words):
        return until
    of_rest = any(word in words for word in ("外", "其余", "其他"))
    return comma if phrases("came").search(words) and not of_rest else until


def _but(passage: Passage) -> Iterator[re.Match[str]]:
    """Yield where `but` excepts somebody from all: All members came to the lecture but Song Ci."""
    starts = {person.span.start for person in passage.people}
    for match in passage.found(re.compile(r"\bbut\s")):
        sentence = passage.sentence_at(match.start())
        if match.end() in starts and re.search(r"\b(?:all|every|whole)", passage.plain[sentence.start : match.start()]):
            yield match


def _in_note(passage: Passage, at: int) -> bool:
    return any(person.note is not None and _within(at, person.note) for person in passage.people)
