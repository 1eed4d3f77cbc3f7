"""Indicator 1: how many of the party members who were expected came."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, replace
from typing import Literal

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import Least, Names, Share, SingleValue, Window
from indicators.definitions.joint_activities import joint_activities
from indicators.evidence import Fact, Period, Side, Standing
from indicators.measured import Figures, Measured, Missing, MissingReason, Part, Term, counted, insufficient, left_out


@dataclass(frozen=True)
class Roll:
    """One side's attendance over the period: for each event who of its party members was expected, and who came."""

    expected_at: dict[int | None, set[str | None]]
    present_at: dict[int | None, set[str | None]]

    @property
    def present(self) -> int:
        return sum(map(len, self.present_at.values()))

    @property
    def expected(self) -> int:
        return sum(map(len, self.expected_at.values()))

    @property
    def people(self) -> set[str | None]:
        return set().union(*self.expected_at.values())

    @property
    def people_who_came(self) -> set[str | None]:
        return set().union(*self.present_at.values())

    @property
    def events(self) -> set[int | None]:
        return set(self.expected_at)


class ParticipationRate(SingleValue):
    """Per side Σ present ÷ Σ expected over the period's joint activities, then the mean of the sides."""

    definition: Literal["participation_rate"]
    categories_of_delegates: Names
    least_events: Least
    least_members: Least
    least_share_of_events: Share

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        return dict.fromkeys(("activity", "presence", "attendance"), (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measured:
        joint = joint_activities(basis, basis.period.starts_on).without(self._of_delegates)
        events = {fact.record for fact in joint.facts}
        rolls = _rolls(basis, events)
        found = Measured(
            counted=counted((fact, 1.0) for fact in joint.facts),
            left_out=left_out(joint.left_out),
            beside=_beside(rolls, len(events)),
        )
        one_sided = any(standing is Standing.ONE_SIDED for _, standing in joint.left_out)
        waiting = {fact.record for fact in joint.facts if fact.standing is Standing.WAITING}
        missing = self._missing(events, rolls, one_sided, waiting)
        if missing is not None:
            return replace(found, missing=missing)
        terms = tuple(
            Term(side, 100 * roll.present / roll.expected, 1 / len(Side), roll.present, roll.expected, 100)
            for side, roll in rolls.items()
        )
        part = Part(
            sum(term.value for term in terms) / len(terms),
            self.score,
            sum(roll.present for roll in rolls.values()),
            sum(roll.expected for roll in rolls.values()),
            terms=terms,
        )
        return replace(found, parts=(part,))

    def _of_delegates(self, fact: Fact) -> Standing | None:
        return Standing.OF_DELEGATES if fact.category in self.categories_of_delegates else None

    def _missing(
        self,
        events: Collection[int | None],
        rolls: Mapping[Side, Roll],
        one_sided: bool,
        waiting: Set[int | None],
    ) -> Missing | None:
        """`waiting`: events of which the other side has yet to say who came, which it does in confirming."""
        if not events:
            return Missing(MissingReason.ONE_SIDE_ONLY if one_sided else MissingReason.NO_RECORDS)
        if len(events) < self.least_events:
            return insufficient("events", len(events), self.least_events)
        if not any(roll.expected for roll in rolls.values()):
            return Missing(MissingReason.UNDEFINED_DENOMINATOR)
        if not all(roll.expected for roll in rolls.values()):
            return Missing(MissingReason.ONE_SIDE_ONLY)
        complete = len(set.intersection(*(roll.events for roll in rolls.values())) | waiting) / len(events)
        if complete < self.least_share_of_events:
            return insufficient("events_with_both_attendances", 100 * complete, 100 * self.least_share_of_events)
        fewest = min(len(roll.people) for roll in rolls.values())
        if fewest < self.least_members:
            return insufficient("party_members", fewest, self.least_members)
        return None


def _rolls(basis: Basis, events: Collection[int | None]) -> dict[Side, Roll]:
    """A person is on the roll of an event once, whoever wrote them down."""
    rolls = {side: Roll({}, {}) for side in Side}
    for fact in basis.raw("attendance"):
        if fact.record in events and fact.side is not None and basis.standing(fact) is Standing.COUNTS:
            roll, people = rolls[fact.side], fact.subjects
            roll.expected_at.setdefault(fact.record, set()).update(people)
            if fact.quantity > 0:
                roll.present_at.setdefault(fact.record, set()).update(people)
    return rolls


def _beside(rolls: Mapping[Side, Roll], events: int) -> Figures:
    """Per side what was added up, and reach: the share of party members who came at least once."""
    figures: dict[str, float | None] = {"events": events}
    reaches = []
    for side, roll in rolls.items():
        reach = 100 * len(roll.people_who_came) / len(roll.people) if roll.expected else None
        reaches.append(reach)
        figures |= {f"{side}_present": roll.present, f"{side}_expected": roll.expected, f"{side}_reach": reach}
    known = [reach for reach in reaches if reach is not None]
    return {"reach": sum(known) / len(known) if len(known) == len(Side) else None, **figures}
