"""How the sides share the work, beside the indicators."""

import math
from datetime import date

import pytest

from indicators.collaboration import Collaboration
from indicators.evidence import Observation, Period, SideName, Standing
from tests.unit.indicators.partnership import COLLEGE, ENTERPRISE, QUARTER, activity, evaluation, observation, standing

JULY, AUGUST, JUNE = date(2026, 7, 3), date(2026, 8, 7), date(2026, 6, 30)


def collaboration(*observations: Observation, period: Period = QUARTER) -> Collaboration:
    return evaluation(observations, period).collaboration


def hosted_by(side: SideName | None, observations: list[Observation]) -> list[Observation]:
    return [each._replace(side=side) if each.measure == "activity" else each for each in observations]


def test_shares_are_of_joint_activities_of_the_period_alone() -> None:
    ours = activity(1, JULY, 5, 3)
    theirs = [
        each._replace(side=ENTERPRISE) if each.measure == "activity" else each for each in activity(2, AUGUST, 1, 1)
    ]
    of_one_side = activity(3, AUGUST, 5, -1)
    earlier = activity(4, JUNE, 5, 5)
    without_host = [
        each._replace(side=None) if each.measure == "activity" else each for each in activity(5, AUGUST, 2, 2)
    ]
    found = collaboration(*ours, *theirs, *of_one_side, *earlier, *without_host)
    assert found.hosted == {COLLEGE: 1 / 2, ENTERPRISE: 1 / 2}
    assert found.attendance == {COLLEGE: 8 / 14, ENTERPRISE: 6 / 14}


def test_people_who_do_not_count_have_no_share() -> None:
    known = activity(1, JULY, 4, 4)
    void = standing([observation("presence", JULY, 90, side=COLLEGE, record=1)], Standing.VOID)
    nobodys = [observation("presence", JULY, 90, record=1)]
    elsewhere = [observation("presence", JULY, 90, side=COLLEGE, record=77)]
    assert collaboration(*known, *void, *nobodys, *elsewhere).attendance == {COLLEGE: 0.5, ENTERPRISE: 0.5}


def test_a_side_that_hosts_everything_has_the_whole() -> None:
    assert collaboration(*activity(1, JULY)).hosted == {COLLEGE: 1, ENTERPRISE: 0}


@pytest.mark.parametrize(
    ("modes", "evenness"),
    [
        ("a", 0.0),
        ("aa", 0.0),
        ("ab", math.log(2) / math.log(5)),
        ("abcde", 1.0),
        ("aabbccddee", 1.0),
        ("aaab", -(0.75 * math.log(0.75) + 0.25 * math.log(0.25)) / math.log(5)),
    ],
)
def test_evenness_is_the_entropy_of_the_modes_over_that_of_five(modes: str, evenness: float) -> None:
    found = collaboration(
        *(observation("mode", JULY, category=mode, record=number) for number, mode in enumerate(modes))
    )
    assert found.evenness == pytest.approx(evenness)
    assert found.modes == {mode: modes.count(mode) for mode in sorted(set(modes))}


def test_a_record_has_one_mode_and_one_answer_and_those_of_other_periods_are_left_out() -> None:
    found = collaboration(
        observation("mode", JULY, category="a", record=1),
        observation("mode", JULY, category="b", record=1),
        observation("mode", JULY, record=2),
        observation("mode", JUNE, category="c", record=3),
        observation("answered", JULY, 4, record=1),
        observation("answered", AUGUST, 90, record=1),
        observation("answered", JULY, 7, record=2),
        observation("answered", JUNE, 90, record=3),
    )
    assert found.modes == {"a": 1}
    assert found.median_days_to_answer == 5.5
