"""What an old ledger says without names counts, of the side that it names and of nobody where it names none."""

from datetime import date

import pytest

from records.attendance import Attendance, Headcount
from records.facts import Circumstances
from records.kinds.joint_activity import ActivityCategory, JointActivity, JointActivityCounterpart
from records.kinds.talent_exchange import ExchangeDirection, TalentExchange
from records.participants import Participants
from records.roles import Side

CIRCUMSTANCES = Circumstances(Side.COLLEGE, None, {}, frozenset())


def facts_of(
    counted: Headcount, category: ActivityCategory | None = None, other: Attendance | None = None
) -> dict[tuple[str, Side | None, str | None], float]:
    record = JointActivity(
        event_date=date(2025, 3, 5), title="党课", category=category, attendance=Attendance(counted=counted)
    )
    counterpart = JointActivityCounterpart(attendance=other)
    facts = record.facts(Circumstances(Side.COLLEGE, counterpart, {}, frozenset()))
    return {(fact.measure, fact.side, fact.category): fact.quantity for fact in facts}


def test_numbers_of_a_side_count_for_it() -> None:
    facts = facts_of(Headcount(expected=12, present=10), other=Attendance(present=(4, 5)))
    assert facts["presence", Side.COLLEGE, None] == 10
    assert facts["presence", Side.ENTERPRISE, None] == 2
    assert facts["counted", Side.COLLEGE, "expected"] == 12
    assert facts["counted", Side.COLLEGE, "present"] == 10
    assert ("joint", None, None) in facts


def test_numbers_of_both_together_are_of_no_side() -> None:
    facts = facts_of(Headcount(present=20, together=True))
    assert facts["counted", None, "present"] == 20
    assert not any(measure == "presence" for measure, _, _ in facts)
    assert ("counted", None, "expected") not in facts


def test_numbers_of_delegates_say_nothing_of_participation() -> None:
    facts = facts_of(Headcount(expected=3, present=3), ActivityCategory.JOINT_CONFERENCE)
    assert facts["presence", Side.COLLEGE, None] == 3
    assert not any(measure == "counted" for measure, _, _ in facts)


@pytest.mark.parametrize(
    ("direction", "persons", "sides"),
    [
        (None, Participants(headcount=5), {None: 5}), (None, Participants(others=("王强",)), {None: 1}),
        (ExchangeDirection.BOTH, Participants(headcount=5), {Side.COLLEGE: 3, Side.ENTERPRISE: 2}),
        (ExchangeDirection.BOTH, Participants(headcount=1), {Side.COLLEGE: 1}),
        (ExchangeDirection.TO_COLLEGE, Participants(headcount=4), {Side.ENTERPRISE: 4}),
        (ExchangeDirection.BOTH, Participants(others=("王强",)), {Side.ENTERPRISE: 1}),
    ],
)  # fmt: skip
def test_people_of_an_exchange_count_for_the_side_they_are_of(
    direction: ExchangeDirection | None, persons: Participants, sides: dict[Side | None, int]
) -> None:
    record = TalentExchange(event_date=date(2025, 3, 5), title="实践", direction=direction, persons=persons)
    facts = [fact for fact in record.facts(CIRCUMSTANCES) if fact.measure == "exchange"]
    assert {fact.side: fact.quantity for fact in facts} == sides
