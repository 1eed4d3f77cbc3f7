"""The small pieces that receipts are made of: score ranges, means, parts, and how records are told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from indicators.aggregate import arithmetic, geometric
from indicators.basis import Exposure
from indicators.evidence import SIDES, Evidence, Observation, Period, Standing
from indicators.measurement import (
    Missing,
    MissingReason,
    Part,
    amounts_by_record,
    insufficient,
    records_by_standing,
)
from indicators.normalise import cut, linear, linear_uncut, saturating, saturating_uncut
from indicators.score import Linear, Saturating
from tests.unit.indicators.partnership import observation

DAY = date(2026, 7, 3)


def test_a_score_runs_evenly_from_low_to_target() -> None:
    assert [linear(value, 40, 90) for value in (0, 40, 65, 90, 200)] == [0, 0, 50, 100, 100]
    assert [linear_uncut(value, 40, 90) for value in (15, 40, 65, 90, 115)] == [-50, 0, 50, 100, 150]


def test_a_saturating_score_is_all_of_it_at_the_target_and_mirrors_losses() -> None:
    assert [saturating(value, 3) for value in (-1, 0, 1, 3, 15)] == pytest.approx([0, 0, 50, 100, 100])
    assert [saturating_uncut(value, 3) for value in (-15, -1, 0, 1, 15)] == pytest.approx([-200, -50, 0, 50, 200])


@pytest.mark.parametrize(("score", "expected"), [(-0.1, 0), (0, 0), (55.5, 55.5), (100, 100), (100.1, 100)])
def test_a_score_is_cut_to_its_range(score: float, expected: float) -> None:
    assert cut(score) == expected


def test_a_range_says_the_score_and_the_uncut_one() -> None:
    straight, bent = Linear(kind="linear", low=40, target=90), Saturating(kind="saturating", target=3)
    assert (straight.of(115), straight.uncut(115)) == (100, 150)
    assert bent.of(15) == 100
    assert bent.uncut(15) == pytest.approx(200)
    for low, target in ((5, 5), (5, 4)):
        with pytest.raises(ValidationError, match=r"target must be above low \(5"):
            Linear(kind="linear", low=low, target=target)
    with pytest.raises(ValidationError):
        Saturating(kind="saturating", target=0)


def test_a_part_says_what_is_missing_to_the_target() -> None:
    range_ = Linear(kind="linear", low=0, target=50)
    below, above = Part(20, range_), Part(75, range_)
    assert (below.score, below.uncut_score, below.gap) == (40, 40, 30)
    assert (above.score, above.uncut_score, above.gap) == (100, 150, 0)


def test_means_are_weighted_and_leave_out_what_is_missing() -> None:
    assert arithmetic([80, None, 20], [3, 7, 1]) == pytest.approx(65)
    assert geometric([100, None, 1], [1, 7, 1]) == pytest.approx(10)
    assert geometric([100, 0], [1, 1], floor=25) == pytest.approx(50)
    assert geometric([50, 50], [1, 1], floor=100) == pytest.approx(100)
    assert arithmetic([None, None], [1, 1]) is geometric([None], [1]) is None
    assert arithmetic([None, 50], [1, 0]) is geometric([None, 50], [1, 0]) is None
    assert arithmetic([50, 90], [0, 1]) == 90


@pytest.mark.parametrize("join", [arithmetic, geometric])
def test_rounding_errors_of_a_score_are_forgiven_and_no_more(join: object) -> None:
    mean = arithmetic if join is arithmetic else geometric
    assert mean([100 + 5e-10], [1]) == pytest.approx(100)
    assert mean([-5e-10], [1]) is not None
    for score in (100 + 1e-8, -1e-8):
        with pytest.raises(ValueError, match="scores must be 0 to 100 or None"):
            mean([score], [1])


@pytest.mark.parametrize("floor", [0, -1, 100.5])
def test_a_floor_lies_above_nothing_and_at_most_at_all(floor: float) -> None:
    with pytest.raises(ValueError, match=f"floor must be above 0 and at most 100, not {floor}"):
        geometric([50], [1], floor=floor)


def test_what_records_add_up_to_is_told_in_their_order() -> None:
    def of(record: int | None) -> Observation:
        return observation("mode", DAY, record=record)

    assert list(amounts_by_record([(of(7), 1), (of(2), 0.5), (of(None), 9), (of(7), 2)]).items()) == [(2, 0.5), (7, 3)]
    aside = [(of(7), Standing.VOID), (of(2), Standing.VOID), (of(2), Standing.VOID), (of(None), Standing.VOID),
             (of(3), Standing.DUPLICATE)]  # fmt: skip
    assert list(records_by_standing(aside).items()) == [(Standing.DUPLICATE, (3,)), (Standing.VOID, (2, 7))]


def test_what_is_insufficient_says_what_there_is_and_what_is_needed() -> None:
    assert insufficient("events", 1, 2) == Missing(MissingReason.INSUFFICIENT, have=1, need=2, what="events")


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 2, 28), date(2025, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 1)),
        (date(2026, 12, 31), date(2026, 3, 1)),
        (date(2027, 1, 31), date(2026, 3, 1)),
    ],
)
def test_a_programme_year_begins_on_its_day(day: date, first: date) -> None:
    exposure = Exposure(
        days_of_a_year=365, least_days_for_a_rate=30, least_days_for_ranking=90, programme_year_starts="03-01"
    )
    assert exposure.programme_year(day) == first


def test_a_period_has_days_of_which_both_ends_are_in_it() -> None:
    period = Period(date(2026, 7, 1), date(2026, 7, 3))
    assert period.days == 3
    assert [day in period for day in (date(2026, 6, 30), date(2026, 7, 1), date(2026, 7, 3), date(2026, 7, 4))] == [
        False, True, True, False,
    ]  # fmt: skip
    assert Period(DAY, DAY).days == 1


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 800))
def test_the_period_before_ends_where_this_one_begins(first: date, length: int) -> None:
    period = Period(first, date.fromordinal(first.toordinal() + length))
    before = period.before
    assert before.ends_on.toordinal() + 1 == first.toordinal()
    assert before.days == period.days or before.starts_on.day == period.starts_on.day == 1


def test_a_key_is_shared_in_part_or_whole_and_days_may_be_one() -> None:
    assert observation("project", DAY, share=1).share == 1
    assert observation("project", DAY, share=0.001).share == 0.001
    for share in (0, -1, 1.001):
        with pytest.raises(ValueError, match="share of an observation"):
            observation("project", DAY, share=share)
    assert Evidence((), DAY, DAY, DAY).active_until == DAY
    assert SIDES == ("college", "enterprise")


def test_only_attendance_has_several_subjects() -> None:
    several = observation("attendance", DAY, subject="roster:1 roster:2", side="college", record=1)
    assert several.subjects == ["roster:1", "roster:2"]
    assert [one.subject for one in several.split_by_subject()] == ["roster:1", "roster:2"]
    assert {one._replace(subject=None) for one in several.split_by_subject()} == {several._replace(subject=None)}
    assert observation("exchange", DAY, subject="a b").subjects == ("a b",)
    assert observation("attendance", DAY).subjects == (None,)
