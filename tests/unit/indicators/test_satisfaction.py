"""Indicator 12 at its edges: satisfaction."""

from collections.abc import Sequence

import pytest

from indicators.evidence import SIDES, Observation, SideName
from indicators.measurement import MissingReason
from tests.unit.indicators.partnership import (
    COLLEGE,
    ENTERPRISE,
    QUARTER,
    about,
    missing,
    receipt,
)


def answers(side: SideName, levels: Sequence[float], items: Sequence[str] = ("a",)) -> list[Observation]:
    return [
        about(QUARTER, "satisfaction_answer", level, category=item, side=side, subject=f"{side}{number}")
        for number, level in enumerate(levels)
        for item in items
    ]


def survey(items: int = 1, people: float = 10) -> list[Observation]:
    names = "abcdefghij"[:items]
    asked = [about(QUARTER, "satisfaction_asked", people, side=side) for side in SIDES]
    return [*(about(QUARTER, "satisfaction_item", category=name) for name in names), *asked]


def test_satisfaction_is_the_mean_of_the_sides_whatever_their_number() -> None:
    observations = survey() + answers(COLLEGE, [5] * 10) + answers(ENTERPRISE, [3] * 5)
    found = receipt("satisfaction", observations)
    assert found.value == 75
    assert found.beside["satisfied"] == pytest.approx(100 * 10 / 15)
    assert found.beside["satisfied_low"] == pytest.approx(41.7, abs=0.1)


def test_who_answers_at_the_level_from_which_people_are_satisfied_is_satisfied() -> None:
    found = receipt("satisfaction", survey() + answers(COLLEGE, [4] * 5) + answers(ENTERPRISE, [3] * 5))
    assert found.beside["satisfied"] == 50


def test_satisfaction_needs_five_of_each_side_and_a_third_of_those_asked() -> None:
    key, full = "satisfaction", answers(COLLEGE, [4] * 5)
    assert missing(receipt(key, survey())) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, survey() + full)) == (MissingReason.ONE_SIDE_ONLY,)
    four = survey() + full + answers(ENTERPRISE, [4] * 4)
    assert missing(receipt(key, four)) == (MissingReason.INSUFFICIENT, 4, 5, "respondents")
    both = full + answers(ENTERPRISE, [4] * 5)
    assert missing(receipt(key, survey(people=20) + both)) == (
        MissingReason.INSUFFICIENT, 25, 30, "share_of_those_asked",
    )  # fmt: skip
    assert missing(receipt(key, survey(people=0) + both)) == (MissingReason.UNDEFINED_DENOMINATOR,)


@pytest.mark.parametrize("level", [0.5, 5.5, 6])
def test_a_level_that_nobody_can_choose_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="a level from 1 to 5"):
        receipt("satisfaction", survey() + answers(COLLEGE, [level]))


def test_of_ten_items_seven_are_too_few() -> None:
    whole = [*answers(COLLEGE, [5] * 5, "abcdefghij"), *answers(ENTERPRISE, [5] * 5, "abcdefghij")]
    others = [answer._replace(subject=f"other{answer.subject}") for answer in answers(COLLEGE, [1] * 5, "abcdefg")]
    assert receipt("satisfaction", survey(10) + whole + others).value == 100
    enough = [answer._replace(subject=f"other{answer.subject}") for answer in answers(COLLEGE, [1] * 5, "abcdefgh")]
    assert receipt("satisfaction", survey(10) + whole + enough).value == 75


def test_a_reversed_item_is_turned_and_half_an_answer_does_not_count() -> None:
    observations = [*survey(5), about(QUARTER, "satisfaction_item", -1, category="z")]
    whole = [*answers(COLLEGE, [5] * 5, "abcde"), *answers(ENTERPRISE, [5] * 5, "abcde")]
    turned = [
        about(QUARTER, "satisfaction_answer", 1, category="z", side=side, subject=f"{side}{number}")
        for side in SIDES
        for number in range(5)
    ]
    assert receipt("satisfaction", observations + whole + turned).value == 100
    half = answers(COLLEGE, [1] * 9, "abc")[15:]
    assert receipt("satisfaction", observations + whole + turned + half).value == 100
