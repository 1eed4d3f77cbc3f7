"""What was read out of a text: values that each carry the words that say them, doubts, and what is missing.

A value cannot be made without its words, so that nothing is invented on the way to the form.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import JsonValue

from records.attendance import AbsenceReason, Attendance, RosterEntry, expected
from records.form import fields_of
from records.record import Record
from records.registry import KINDS
from records.roles import Side


@dataclass(frozen=True, order=True)
class TextSpan:
    """Where words stand in a text: code points from `start` to before `end`. Raises ValueError where it is empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no words stand from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the words. Raises ValueError where the text is shorter."""
        if self.end > len(text):
            raise ValueError(f"the text ends before {self.end}")
        return text[self.start : self.end]


class ReadingRule(StrEnum):
    """How a value follows from its words."""

    LITERAL = "literal"  # it is what stands there, but for spaces and marks
    DATE = "date"  # a day or a time as it is counted from the day of the text: 昨天
    WORD = "word"  # a choice that words stand for: 联合党课
    NUMBER = "number"  # a number, in the unit of the field: 3.5 for 三万五千元
    NAME = "name"  # somebody of a roster
    STATED = "stated"  # a rule that the field's declaration states: 新建 answers whether it is revised


@dataclass(frozen=True)
class ReadValue:
    """A value, in the form in which drafts keep the answers of its field, with the words that say it."""

    value: JsonValue
    span: TextSpan
    rule: ReadingRule = ReadingRule.LITERAL

    def __post_init__(self) -> None:
        if not isinstance(self.span, TextSpan):
            raise TypeError("a value needs the words that say it")


class DoubtReason(StrEnum):
    """Why something is asked, though the text says something of it."""

    SEVERAL = "several"  # several values are said, and each may be meant
    UNCERTAIN = "uncertain"  # it is said as a guess, or roughly: 大概, about, 5600+
    NOT_IN_CALENDAR = "not_in_calendar"  # a day or a time that there is none of
    FUTURE = "future"  # a day to come, where only past ones can be
    NAMESAKE = "namesake"  # several on the roster have the name
    NEAR_NAME = "near_name"  # nobody has the name, and some are close to it
    COUNT_DIFFERS = "count_differs"  # the text says another number than it names


@dataclass(frozen=True)
class Doubt:
    """Something of a field that has to be asked: the words, and the values that can be tapped, the likeliest first.

    For a name, the values of the choices are ids of roster entries; `choices` may be empty.
    """

    field: str
    span: TextSpan
    reason: DoubtReason
    choices: tuple[ReadValue, ...] = ()


@dataclass(frozen=True)
class ReadPerson:
    """Somebody who is named: the roster's name, or the one that was written where no roster has it.

    `entries` are the ids of the entries that have the name: several for namesakes, none for a stranger. `side`: whose
    roster has it; None for a stranger.
    """

    name: str
    span: TextSpan
    side: Side | None = None
    entries: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReadAbsence:
    """Somebody who was away; `reason` is None where it is not said, and has to be asked."""

    person: ReadPerson
    reason: AbsenceReason | None = None
    reason_span: TextSpan | None = None


@dataclass(frozen=True)
class ReadAttendance:
    """Who was there and who was not, as a text says it.

    `present` and `absent` are of the own side; `partner_present` and `partner_absent` are the other side's people, who
    are theirs to fill in. `strangers` were there and are on no roster. `all_but`: the branches whose party members all
    were there but for the absent (ids). `headcounts`: how many of a side were there, where an exact number is said.
    """

    present: tuple[ReadPerson, ...] = ()
    absent: tuple[ReadAbsence, ...] = ()
    all_but: tuple[ReadValue, ...] = ()
    headcounts: Mapping[Side, ReadValue] = field(default_factory=dict)
    partner_present: tuple[ReadPerson, ...] = ()
    partner_absent: tuple[ReadAbsence, ...] = ()
    strangers: tuple[ReadPerson, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether anything is said of the own side's people."""
        return bool(self.present or self.absent or self.all_but)

    def present_of(self, roster: tuple[RosterEntry, ...]) -> frozenset[int]:
        """Return the entries of a roster of which it is sure that they were there."""
        here = {person.entries[0] for person in self.present if len(person.entries) == 1}
        whole = {branch.value for branch in self.all_but}
        away = {entry for absence in self.absent for entry in absence.person.entries}
        here |= {entry.id for entry in expected(roster) if entry.branch_id in whole} - away
        return frozenset(here & {entry.id for entry in roster})

    def absent_of(self, roster: tuple[RosterEntry, ...]) -> dict[int, AbsenceReason | None]:
        """Return the entries of a roster of which it is sure that they were away, with the reason where it is known."""
        listed = {entry.id for entry in roster}
        sure = ((absence.person.entries, absence.reason) for absence in self.absent)
        return {entries[0]: reason for entries, reason in sure if len(entries) == 1 and entries[0] in listed}

    def answer(self, branches: tuple[int, ...], roster: tuple[RosterEntry, ...]) -> Attendance | None:
        """Return the answer of the form, where everybody expected is accounted for with a reason; else None.

        `roster` is that of the branches that take part, on the day of the event.
        """
        here, away = self.present_of(roster), self.absent_of(roster)
        due = {entry.id for entry in expected(roster)}
        if not due or not due <= here | set(away) or here & set(away) or not set(away) <= due or None in away.values():
            return None
        others = tuple(person.name for person in self.strangers)
        reasons = {person: reason for person, reason in sorted(away.items()) if reason is not None}
        return Attendance(branches=branches, present=tuple(sorted(here)), absent=reasons, others=others)


@dataclass(frozen=True)
class ReadParticipants:
    """Who went on a talent exchange, by name, or how many."""

    people: tuple[ReadPerson, ...] = ()
    headcount: ReadValue | None = None


@dataclass(frozen=True)
class ReportDraft:
    """One record that a text holds.

    `kind_span` are the words that show the kind; `passage` is the part of the text that is about it, its narrative.
    `values` are sure, and in the form in which drafts keep answers; attendance is apart, as it says who was there and
    not yet who was expected. `unlisted` are names that no roster has, and `outside` is an organisation that is neither
    side, where the partner is not named: the sender is told.
    """

    kind: str
    kind_span: TextSpan
    passage: TextSpan
    values: Mapping[str, ReadValue] = field(default_factory=dict)
    attendance: ReadAttendance | None = None
    participants: ReadParticipants | None = None
    doubts: tuple[Doubt, ...] = ()
    unlisted: tuple[TextSpan, ...] = ()
    outside: TextSpan | None = None

    @property
    def form(self) -> type[Record]:
        """The declaration of the kind."""
        return KINDS[self.kind]

    @property
    def answers(self) -> dict[str, JsonValue]:
        """The sure values by field, as a draft's form state keeps them."""
        return {name: read.value for name, read in self.values.items()}

    @property
    def missing(self) -> tuple[str, ...]:
        """The required fields that the text does not settle, in the order in which they are asked."""
        answers = self.answers
        return tuple(
            field.name
            for field in fields_of(self.form)
            if field.required and field.name not in answers and field.applies(answers)
        )

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The fields that are missing, and those that are in doubt, in the order in which they are asked."""
        asked = {*self.missing, *(doubt.field for doubt in self.doubts)}
        return tuple(field.name for field in fields_of(self.form) if field.name in asked)


@dataclass(frozen=True)
class ReportPlan:
    """Something that a text announces for a day to come: `values` by the fields of `PlannedEvent`.

    `day` is None where none is settled; `title`, `category`, `place`, `start`, `end`, `branches` where they are said.
    """

    passage: TextSpan
    values: Mapping[str, ReadValue] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    @property
    def answers(self) -> dict[str, JsonValue]:
        """The values by field, as a draft's form state keeps them."""
        return {name: read.value for name, read in self.values.items()}


class IntentKind(StrEnum):
    """What a text asks for that is no report."""

    HELP = "help"
    CHECK_IN = "check_in"
    LEDGER = "ledger"
    LOG = "log"
    PLAN = "plan"
    SCORES = "scores"
    PENDING = "pending"
    MINE = "mine"
    ROSTER = "roster"
    EXPORT = "export"


@dataclass(frozen=True)
class Intent:
    """What a text asks for, and the words that do."""

    kind: IntentKind
    span: TextSpan


@dataclass(frozen=True)
class ReadReports:
    """All that a text holds: drafts of records, plans, or else what it asks for. Nothing of it for small talk."""

    drafts: tuple[ReportDraft, ...] = ()
    plans: tuple[ReportPlan, ...] = ()
    intent: Intent | None = None

    @property
    def is_report(self) -> bool:
        """Whether anything of it can be taken up as a record or a plan."""
        return bool(self.drafts or self.plans)
