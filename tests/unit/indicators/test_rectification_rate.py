"""Indicator 13 at its edges: rectifications."""

from datetime import date, timedelta

import pytest

from indicators.evidence import Observation, SideName, Standing
from indicators.measurement import LeftOutRecord, MissingReason
from tests.unit.indicators.partnership import (
    AUGUST,
    COLLEGE,
    ENTERPRISE,
    JULY,
    activity,
    missing,
    observation,
    receipt,
    standing,
)


def rectification(
    subject: str, due: date, closed: date | None = None, by: SideName = ENTERPRISE, reopened: date | None = None
) -> list[Observation]:
    observations = [observation("rectification_due", due, side=COLLEGE, subject=subject)]
    if closed is not None:
        observations.append(observation("rectification_closed", closed, side=COLLEGE, subject=subject))
        observations.append(observation("rectification_verified", closed + timedelta(days=2), side=by, subject=subject))
    if reopened is not None:
        observations.append(observation("rectification_reopened", reopened, subject=subject))
    return observations


def test_none_due_is_not_due_and_never_a_hundred() -> None:
    assert missing(receipt("rectification_rate", [])) == (MissingReason.NOT_DUE,)
    later = rectification("a", date(2026, 10, 20), JULY)
    assert missing(receipt("rectification_rate", later)) == (MissingReason.NOT_DUE,)
    tomorrow = receipt("rectification_rate", rectification("a", AUGUST), known_at=JULY)
    assert missing(tomorrow) == (MissingReason.NOT_DUE,)


@pytest.mark.parametrize(
    ("observations", "value"),
    [
        (rectification("a", AUGUST), 0),
        (rectification("a", AUGUST, JULY), 100),
        (rectification("a", JULY, AUGUST), 100),
        (rectification("a", AUGUST, JULY, by=COLLEGE), 0),
        (rectification("a", AUGUST, date(2026, 10, 2)), 0),
        (rectification("a", AUGUST, JULY, reopened=JULY + timedelta(days=89)), 0),
        (rectification("a", AUGUST, JULY, reopened=JULY + timedelta(days=90)), 0),
        (rectification("a", AUGUST, JULY, reopened=JULY + timedelta(days=91)), 100),
        (rectification("a", AUGUST, JULY, reopened=AUGUST) + rectification("a", AUGUST, date(2026, 9, 1)), 100),
        (rectification("a", date(2026, 3, 1)), 0),
        (rectification("a", date(2026, 3, 1), AUGUST), 100),
    ],
    ids=["open", "in time", "late", "by the own side", "after the period", "again after 89 days", "after 90 days",
         "after 91 days", "mended again", "carried over", "carried over and mended"],
)  # fmt: skip
def test_a_rectification_is_done_when_it_is_closed_verified_and_stays_so(
    observations: list[Observation], value: float
) -> None:
    assert receipt("rectification_rate", observations, known_at=date(2026, 12, 31)).value == value


def test_what_was_mended_before_the_period_is_not_carried_over() -> None:
    old = rectification("a", date(2026, 3, 1), date(2026, 3, 10))
    found = receipt("rectification_rate", old + rectification("b", JULY))
    assert (found.numerator, found.denominator, found.beside["carried_in"]) == (0, 1, 0)


@pytest.mark.parametrize("of_one_day", [1, -1], ids=["as it came", "turned"])
def test_of_two_deadlines_of_one_day_the_enterprise_s_holds_whatever_came_first(of_one_day: int) -> None:
    deadlines = [observation("rectification_due", AUGUST, side=side, subject="a") for side in (COLLEGE, ENTERPRISE)]
    done = [
        observation("rectification_closed", JULY, side=COLLEGE, subject="a"),
        observation("rectification_verified", JULY, side=COLLEGE, subject="a"),
    ]
    assert receipt("rectification_rate", deadlines[::of_one_day] + done).value == 100


@pytest.mark.parametrize("of_one_day", [1, -1], ids=["as it came", "turned"])
def test_of_two_deadlines_of_one_day_and_side_the_later_record_s_holds(of_one_day: int) -> None:
    deadlines = [
        observation("rectification_due", AUGUST, side=COLLEGE, subject="a", record=number) for number in (8, 9)
    ]
    found = receipt("rectification_rate", deadlines[::of_one_day])
    assert [counted.record for counted in found.counted] == [9]


def test_waiting_facts_make_the_figure_if_confirmed() -> None:
    waiting = standing(activity(1, JULY, 5, -1), Standing.WAITING)
    observations = [*waiting, *activity(2, AUGUST)]
    assert receipt("activity_frequency", observations).numerator == 1
    assert receipt("activity_frequency", observations).left_out == (LeftOutRecord(1, Standing.WAITING),)
