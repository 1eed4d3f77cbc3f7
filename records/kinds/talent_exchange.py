"""Talent exchange 人才交流: people of one side work, teach or learn at the other; feeds the exchange indicator."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import JsonValue

from records.errors import UserError
from records.facts import Circumstances, Fact, split_by_month
from records.participants import Participants
from records.questions import CarryOver, Choice, Day, ParticipantList, Text
from records.record import Family, Record
from records.roles import Side

LONGEST_SPELL = 60  # months; a longer one is a slip of the pen


class ExchangeDirection(StrEnum):
    """Where people go."""

    TO_ENTERPRISE = "to_enterprise"
    TO_COLLEGE = "to_college"
    BOTH = "both"


class ExchangeType(StrEnum):
    """What people go for."""

    TEACHER_PRACTICE = "teacher_practice"
    EXPERT_TEACHING = "expert_teaching"
    MUTUAL_APPOINTMENT = "mutual_appointment"
    INTERNSHIP = "internship"
    EMPLOYMENT = "employment"
    ORDER_CLASS = "order_class"
    JOINT_TRAINING = "joint_training"
    VISIT = "visit"

    @property
    def direction(self) -> ExchangeDirection | None:
        """Where people always go for it; None where it has to be asked."""
        to_enterprise = (self.TEACHER_PRACTICE, self.INTERNSHIP, self.EMPLOYMENT, self.ORDER_CLASS)
        if self in to_enterprise:
            return ExchangeDirection.TO_ENTERPRISE
        return ExchangeDirection.TO_COLLEGE if self is self.EXPERT_TEACHING else None


class Workload(StrEnum):
    """Whether somebody went full time or part time."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"


class TalentExchange(Record):
    """People of one side, or of both, who go to the other from `event_date` to `until`."""

    kind: ClassVar[str] = "talent_exchange"
    family: ClassVar[Family] = Family.EXCHANGE
    order: ClassVar[int] = 20
    texts: ClassVar[str] = "talent-exchange"
    asked_first: ClassVar[tuple[str, ...]] = (
        "type", "direction", "event_date", "persons", "title", "until", "workload", "post", "agreement",
    )  # fmt: skip
    relabelled: ClassVar[tuple[str, ...]] = ("event_date",)

    event_date: Annotated[date, Day(until="until")]
    type: Annotated[ExchangeType | None, Choice(demanded=True)] = None
    direction: Annotated[ExchangeDirection | None, Choice(given_by="type", demanded=True)] = None
    persons: Annotated[Participants, ParticipantList()]
    title: Annotated[str, Text(80, suggest="type", carries_over=CarryOver.NEVER)]
    until: Annotated[date | None, Day(future=True)] = None
    workload: Annotated[Workload | None, Choice()] = None
    post: Annotated[str | None, Text(60)] = None
    agreement: Annotated[str | None, Text(80)] = None

    @classmethod
    def check(cls, answers: Mapping[str, JsonValue], today: date) -> None:
        """Check the dates. Raises UserError on a start in the future, on an end before it, and on too long a spell."""
        super().check(answers, today)
        start, until = answers.get("event_date"), answers.get("until")
        if isinstance(start, str) and isinstance(until, str):
            if until < start:
                raise UserError("until-before-from", start=date.fromisoformat(start))
            spell = list(split_by_month(date.fromisoformat(start), date.fromisoformat(until)))
            if len(spell) > LONGEST_SPELL:
                raise UserError("spell-too-long", years=LONGEST_SPELL // 12)

    def facts(self, circumstances: Circumstances) -> Iterable[Fact]:
        """Yield each person, or the headcount of each side, and the person-days of each calendar month."""
        yield from super().facts(circumstances)
        for side, subject, count in self._people(circumstances):
            yield self.fact("exchange", count, side=side, subject=subject, category=self.type)
            for first, last in split_by_month(self.event_date, self.until) if self.until else ():
                days = ((last - first).days + 1) * count
                yield Fact("exchange_spell", first, last, days, side, subject, self.type)

    def _people(self, circumstances: Circumstances) -> Iterator[tuple[Side | None, str, int]]:
        """Yield the side whose people go, the person or `headcount`, and how many.

        Where both sides' people go, those on the roster are the reporting side's, named others the other side's, and a
        headcount is shared. Where an old ledger does not say who went, others and a headcount are of no side.
        """
        own = circumstances.side
        goers = {ExchangeDirection.TO_ENTERPRISE: Side.COLLEGE, ExchangeDirection.TO_COLLEGE: Side.ENTERPRISE}
        going = None if self.direction is None else goers.get(self.direction)
        if self.persons.headcount is not None and self.direction is None:
            yield None, "headcount", self.persons.headcount
            return
        if self.persons.headcount is not None:
            half = self.persons.headcount // 2
            shares = {going: self.persons.headcount} if going else {own: self.persons.headcount - half, own.other: half}
            yield from ((side, "headcount", count) for side, count in shares.items() if count)
            return
        for entry in self.persons.roster:
            yield going or own, f"roster:{circumstances.identities.get(entry, entry)}", 1
        for number in range(len(self.persons.others)):
            yield going or (None if self.direction is None else own.other), f"other:{number}", 1
