"""Joint activities: people of both sides were there. What participation, frequency and collaboration start from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import DateRange, Least, SingleValue
from indicators.definitions.rate import within_cap, yearly_rate
from indicators.evidence import SIDES, Observation, Period, SideName, Standing
from indicators.measurement import Measurement


def joint_activities(basis: Basis, since: date) -> Selection:
    """Return one `activity` a record, from `since` to the period's end, of those at which people of both sides were.

    The side that has yet to confirm also has yet to say who came: a waiting record is taken for joint where waiting
    ones are counted. Of an old ledger both sides have signed that they were, though it may not tell whom.
    """
    return basis.shared((joint_activities, since), lambda: _joint_activities(basis, since))


def _joint_activities(basis: Basis, since: date) -> Selection:
    sides_present: dict[int | None, set[SideName]] = {}
    for presence in basis.all_of("presence"):
        if presence.quantity >= 1 and presence.side is not None and basis.standing(presence) is Standing.COUNTS:
            sides_present.setdefault(presence.record, set()).add(presence.side)
    for signed in basis.all_of("joint"):
        if basis.standing(signed) is Standing.COUNTS:
            sides_present[signed.record] = set(SIDES)

    def one_sided(activity: Observation) -> Standing | None:
        joint = len(sides_present.get(activity.record, ())) == len(SIDES) or activity.standing is Standing.WAITING
        return None if joint else Standing.ONE_SIDED

    return basis.select("activity", since=since).once(lambda activity: activity.record).without(one_sided)


class ActivityFrequency(SingleValue):
    """Indicator 2: joint activities a year, of which at most `monthly_cap` count in a calendar month."""

    definition: Literal["activity_frequency"]
    monthly_cap: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, DateRange]:
        """Return windows from the first of the month, since the cap counts from there."""
        window = (period.starts_on.replace(day=1), period.ends_on)
        return {"activity": window, "presence": window, "joint": window, "nil_return": window}

    def measure(self, basis: Basis) -> Measurement:
        """Return the joint activities within the cap, per year."""
        joint = joint_activities(basis, basis.period.starts_on.replace(day=1))
        amounts, left_out = within_cap(
            joint, [(activity, activity.share) for activity in joint.observations], _month, self.monthly_cap, basis
        )
        return yearly_rate(self.key, self.score, basis, amounts, left_out, {"activities": float(len(amounts))})


def _month(activity: Observation) -> tuple[int, int]:
    return activity.starts_on.year, activity.starts_on.month
