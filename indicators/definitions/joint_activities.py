"""Joint activities: people of both sides were there. What participation, frequency and collaboration start from."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from indicators.basis import Basis, Exposure, Selection
from indicators.definitions.indicator import Least, SingleValue, Window
from indicators.definitions.rate import rate, within_cap
from indicators.evidence import Fact, Period, Side, Standing
from indicators.measured import Measured


def joint_activities(basis: Basis, since: date) -> Selection:
    """One `activity` a record, from `since` to the period's end. The side that has yet to confirm also has yet to say
    who came: a waiting record is taken for joint where waiting ones are counted."""
    return basis.once((joint_activities, since), lambda: _joint_activities(basis, since))


def _joint_activities(basis: Basis, since: date) -> Selection:
    sides: dict[int | None, set[Side]] = {}
    for fact in basis.raw("presence"):
        if fact.quantity >= 1 and fact.side is not None and basis.standing(fact) is Standing.COUNTS:
            sides.setdefault(fact.record, set()).add(fact.side)

    def one_sided(fact: Fact) -> Standing | None:
        both = len(sides.get(fact.record, ())) == len(Side) or fact.standing is Standing.WAITING
        return None if both else Standing.ONE_SIDED

    return basis.select("activity", since=since).once(lambda fact: fact.record).without(one_sided)


class ActivityFrequency(SingleValue):
    """Indicator 2: joint activities a year, with a cap for each calendar month."""

    definition: Literal["activity_frequency"]
    monthly_cap: Least

    def windows(self, period: Period, exposure: Exposure) -> Mapping[str, Window]:
        window = (period.starts_on.replace(day=1), period.ends_on)
        return {"activity": window, "presence": window, "nil_return": window}

    def measure(self, basis: Basis) -> Measured:
        joint = joint_activities(basis, basis.period.starts_on.replace(day=1))
        amounts, set_aside = within_cap(
            joint, [(fact, fact.share) for fact in joint.facts], _month, self.monthly_cap, basis
        )
        return rate(self.key, self.score, basis, amounts, set_aside, {"activities": float(len(amounts))})


def _month(fact: Fact) -> tuple[int, int]:
    return fact.starts_on.year, fact.starts_on.month
