"""Indicator 1: how many of the party members who were expected came."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from indicators.basis import Basis, Exposure
from indicators.definitions.indicator import DateRange, Least, Names, Share, SingleValue
from indicators.definitions.joint_activities import joint_activities
from indicators.evidence import SIDES, Observation, Period, SideName, Standing
from indicators.measurement import (
    Measurement,
    Missing,
    MissingReason,
    NamedFigures,
    Part,
    Term,
    amounts_by_record,
    insufficient,
    records_by_standing,
)


@dataclass(frozen=True)
class Roll:
    """One side's attendance over the period: which party members were expected at each event, and which came.

    Both are by the event's record; a person is named as on the roster, once per event.
    """

    expected_at: dict[int | None, set[str | None]]
    present_at: dict[int | None, set[str | None]]

    @property
    def present(self) -> int:
        """The number of party members present, summed over the events."""
        return sum(map(len, self.present_at.values()))

    @property
    def expected(self) -> int:
        """The number of party members expected, summed over the events."""
        return sum(map(len, self.expected_at.values()))

    @property
    def people(self) -> set[str | None]:
        """The party members who were expected at least once."""
        return set().union(*self.expected_at.values())

    @property
    def people_who_came(self) -> set[str | None]:
        """The party members who were present at least once."""
        return set().union(*self.present_at.values())

    @property
    def events(self) -> set[int | None]:
        """The events of which the side has said who was expected."""
        return set(self.expected_at)


class ParticipationRate(SingleValue):
    """Per side Σ present ÷ Σ expected over the period's joint activities, then the mean of the sides."""

    definition: Literal["participation_rate"]
    reads_beside: ClassVar = frozenset({"counted"})
    categories_of_delegates: Names
    least_events: Least
    least_members: Least
    least_share_of_events: Share

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return the period for each measure."""
        measures = ("activity", "presence", "joint", "attendance", "counted")
        return dict.fromkeys(measures, (period.starts_on, period.ends_on))

    def measure(self, basis: Basis) -> Measurement:
        """Return the mean of the sides' rates (%), with reach beside it."""
        unnamed = {signed.record for signed in basis.all_of("joint") if basis.standing(signed) is Standing.COUNTS}
        joint = (
            joint_activities(basis, basis.period.starts_on)
            .without(self._of_delegates)
            .without(lambda activity: Standing.WITHOUT_NAMES if activity.record in unnamed else None)
        )
        events = {activity.record for activity in joint.observations}
        rolls = _rolls(basis, events)
        measurement = Measurement(
            counted=amounts_by_record((activity, 1.0) for activity in joint.observations),
            left_out=records_by_standing(joint.left_out),
            beside={**_beside(rolls, len(events)), **_counted(basis)},
        )
        one_sided = any(standing is Standing.ONE_SIDED for _, standing in joint.left_out)
        waiting = {activity.record for activity in joint.observations if activity.standing is Standing.WAITING}
        missing = self._missing(events, rolls, one_sided, waiting)
        if missing is not None:
            return replace(measurement, missing=missing)
        terms = tuple(
            Term(side, 100 * roll.present / roll.expected, 1 / len(SIDES), roll.present, roll.expected, 100)
            for side, roll in rolls.items()
        )
        part = Part(
            sum(term.value for term in terms) / len(terms),
            self.score,
            sum(roll.present for roll in rolls.values()),
            sum(roll.expected for roll in rolls.values()),
            terms=terms,
        )
        return replace(measurement, parts=(part,))

    def _of_delegates(self, activity: Observation) -> Standing | None:
        return Standing.OF_DELEGATES if activity.category in self.categories_of_delegates else None

    def _missing(
        self,
        events: Collection[int | None],
        rolls: Mapping[SideName, Roll],
        one_sided: bool,
        waiting: Set[int | None],
    ) -> Missing | None:
        """Return why there is no rate, if so.

        `one_sided`: there were activities of one side only. `waiting`: events of which the other side has yet to say
        who came, which it does in confirming.
        """
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


def _rolls(basis: Basis, events: Collection[int | None]) -> dict[SideName, Roll]:
    """Return the roll of each side. A person is on the roll of an event once, whoever wrote them down."""
    rolls: dict[SideName, Roll] = {side: Roll({}, {}) for side in SIDES}
    for attendance in basis.all_of("attendance"):
        side, event = attendance.side, attendance.record
        if event in events and side is not None and basis.standing(attendance) is Standing.COUNTS:
            roll, people = rolls[side], attendance.subjects
            roll.expected_at.setdefault(event, set()).update(people)
            if attendance.quantity > 0:
                roll.present_at.setdefault(event, set()).update(people)
    return rolls


def _beside(rolls: Mapping[SideName, Roll], events: int) -> NamedFigures:
    """Return per side what was added up, and reach: the share (%) of party members who came at least once."""
    figures: dict[str, float | None] = {"events": events}
    reaches = []
    for side, roll in rolls.items():
        reach = 100 * len(roll.people_who_came) / len(roll.people) if roll.expected else None
        reaches.append(reach)
        figures |= {f"{side}_present": roll.present, f"{side}_expected": roll.expected, f"{side}_reach": reach}
    known = [reach for reach in reaches if reach is not None]
    return {"reach": sum(known) / len(known) if len(known) == len(SIDES) else None, **figures}


def _counted(basis: Basis) -> NamedFigures:
    """Return what old ledgers tell without names, beside the rate: events, and how many were expected and present."""
    counted = [
        number
        for number in basis.all_of("counted")
        if basis.standing(number) is Standing.COUNTS and number.starts_on in basis.period
    ]
    if not counted:
        return {}
    figures: dict[str, float | None] = {"counted_events": len({number.record for number in counted})}
    for category in ("present", "expected"):
        figures[f"counted_{category}"] = sum(number.quantity for number in counted if number.category == category)
    return figures
