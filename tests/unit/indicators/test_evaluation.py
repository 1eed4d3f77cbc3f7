"""Groups and composite: what is missing leaves its weight, is told, and can be bounded."""

from collections.abc import Iterable
from datetime import date

import pytest

from indicators.catalogue import evidence_windows, load, merge
from indicators.evaluation import Evaluation
from indicators.evidence import Observation, Period, Standing
from indicators.measurement import CountedRecord, LeftOutRecord
from tests.unit.indicators.partnership import (
    COLLEGE,
    ENTERPRISE,
    QUARTER,
    YEAR,
    activity,
    evaluation,
    examples,
    nil,
    observation,
    observations_of,
    standing,
)

JULY, AUGUST = date(2026, 7, 3), date(2026, 8, 7)


def without(*keys: str) -> list[Observation]:
    """The observations of all examples but these; participation's activities would count twice."""
    return [
        each if each.record is None else each._replace(record=1000 * number + each.record)
        for number, (key, example) in enumerate(examples().items())
        if key not in (*keys, "participation_rate")
        for each in observations_of(example)
    ]


def weights(found: Evaluation) -> dict[str, float]:
    return {receipt.key: receipt.effective_weight for receipt in found.receipts}


def test_contributions_add_up_to_the_composite() -> None:
    found = evaluation(without(), YEAR)
    contributions = [receipt.contribution or 0 for receipt in found.receipts]
    assert sum(contributions) == pytest.approx(found.composite, abs=1e-9)
    assert sum(group.contribution or 0 for group in found.groups) == pytest.approx(found.composite, abs=1e-9)
    assert sum(weights(found).values()) == pytest.approx(100)


def test_where_all_indicators_are_there_nothing_need_be_said_with_the_composite() -> None:
    attended = observations_of(examples()["participation_rate"])
    found = evaluation([*without("activity_frequency"), *attended], YEAR)
    assert all(receipt.missing is None for receipt in found.receipts)
    assert found.marks == ()


def test_a_missing_indicator_leaves_its_weight_within_its_group() -> None:
    found = evaluation(without("talent_exchange"), YEAR)
    assert weights(found)["teaching_resources"] == pytest.approx(10)
    assert weights(found)["satisfaction"] == pytest.approx(10)
    assert found.marks == ("indicators_missing",)
    assert found.coverage == pytest.approx(1 - 2 / 15)


def test_a_group_with_less_than_half_of_its_weight_is_missing() -> None:
    found = evaluation(without("talent_exchange", "research_projects"), YEAR)
    resources = next(group for group in found.groups if group.key == "resources")
    assert resources.score is None
    assert resources.coverage == pytest.approx(1 / 3)
    assert found.receipt("teaching_resources").score is not None
    assert found.receipt("teaching_resources").contribution is None
    assert weights(found)["satisfaction"] == pytest.approx(12.5)
    assert found.marks == ("groups_missing", "indicators_missing")
    assert found.rankable


def test_half_of_the_weight_is_enough() -> None:
    found = evaluation(without("social_influence"), YEAR)
    assert next(group for group in found.groups if group.key == "society").score is not None


def test_what_is_not_due_costs_nothing() -> None:
    found = evaluation(without("rectification_rate"), YEAR)
    feedback = next(group for group in found.groups if group.key == "feedback")
    assert (feedback.score, feedback.coverage) == (77.5, 1.0)
    assert found.coverage == pytest.approx(1 - 1 / 15)  # participation alone
    everything = evaluation([], YEAR)
    assert next(group for group in everything.groups if group.key == "feedback").coverage == 0


def test_bounds_take_what_is_missing_for_nothing_and_for_all() -> None:
    found = evaluation(without(), YEAR)
    participation = 20 / 3
    low, high = found.bounds
    assert high - low == pytest.approx(participation)
    assert low < (found.composite or 0) < high
    assert evaluation([], YEAR).bounds == (0, 100)


def test_without_any_record_there_is_no_composite() -> None:
    found = evaluation([], YEAR)
    assert found.composite is found.geometric is None
    assert found.coverage == 0
    assert not found.rankable


def test_missing_and_zero_differ() -> None:
    nothing, zero = evaluation([]), evaluation(nil(QUARTER))
    assert nothing.composite is None
    assert zero.composite == 0
    assert zero.geometric == pytest.approx(1)  # the floor
    assert zero.coverage == pytest.approx((1 / 3 + 1 + 1 / 2 + 1 / 3 + 0) / 5)


def test_ranking_takes_groups_weight_and_ninety_days() -> None:
    assert evaluation(without(), YEAR).rankable
    three = without("satisfaction", "rectification_rate", "social_influence", "economic_contribution")
    assert not evaluation(three, YEAR).rankable
    assert not evaluation(without(), YEAR, active_from=date(2026, 6, 4)).rankable  # 89 days


def test_what_waits_is_only_in_the_figure_if_confirmed() -> None:
    confirmed = [*activity(1, JULY), *nil(QUARTER)]
    waiting = standing(activity(2, AUGUST, 5, -1), Standing.WAITING)
    found, alone = evaluation(confirmed + waiting), evaluation(confirmed)
    assert found.composite == alone.composite
    assert alone.if_confirmed is None
    assert found.if_confirmed is not None
    assert found.if_confirmed.receipt("activity_frequency").numerator == 2
    assert (found.if_confirmed.receipt("activity_frequency").score or 0) > (
        found.receipt("activity_frequency").score or 0
    )


def test_what_the_other_side_has_yet_to_fill_does_not_make_the_figure_if_confirmed_missing() -> None:
    confirmed = activity(1, JULY, 5, 5) + activity(2, AUGUST, 5, 5)
    waiting = standing(activity(3, AUGUST, 0, -1), Standing.WAITING)
    found = evaluation(confirmed + waiting).if_confirmed
    assert found is not None
    assert found.receipt("participation_rate").value == pytest.approx((100 * 10 / 15 + 100) / 2)


def test_a_correction_that_waits_takes_the_place_of_its_record() -> None:
    old = observation("exchange", JULY, 5, category="visit", side=COLLEGE, subject="headcount:1", record=1)
    new = old._replace(quantity=8, starts_on=AUGUST, ends_on=AUGUST, standing=Standing.WAITING)
    found = evaluation([old, new])
    assert found.receipt("talent_exchange").numerator == 5
    assert found.if_confirmed is not None
    assert found.if_confirmed.receipt("talent_exchange").numerator == 8


def test_a_correction_is_seen_once_it_is_known_and_the_earlier_score_can_be_had_again() -> None:
    before = activity(1, JULY, 5, 5) + activity(2, AUGUST, 5, 5)
    after = activity(1, JULY, 5, 5) + activity(2, AUGUST, 5, 2)
    assert evaluation(before).receipt("participation_rate").value == 100
    assert evaluation(after).receipt("participation_rate").value == pytest.approx((100 + 70) / 2)
    assert evaluation(before).receipt("participation_rate").value == 100


def test_collaboration_says_who_hosts_who_comes_how_soon_and_in_which_modes() -> None:
    observations = activity(1, JULY, 5, 3) + activity(2, AUGUST, 5, 3)
    observations[0] = observations[0]._replace(side=ENTERPRISE)
    observations += [
        observation("mode", JULY, category=mode, record=number)
        for number, mode in enumerate(("talent", "talent", "culture"))
    ]
    observations += [observation("answered", JULY, days, record=days) for days in (1, 2, 9)]
    found = evaluation(observations).collaboration
    assert found.hosted == {COLLEGE: 0.5, ENTERPRISE: 0.5}
    assert found.attendance == {COLLEGE: 10 / 16, ENTERPRISE: 6 / 16}
    assert found.median_days_to_answer == 2
    assert found.modes == {"culture": 1, "talent": 2}
    assert found.evenness == pytest.approx(0.3955, abs=0.0001)
    nothing = evaluation([]).collaboration
    figures = (nothing.hosted, nothing.attendance, nothing.median_days_to_answer, nothing.evenness)
    assert figures == (None, None, None, None)


def test_the_gap_is_what_is_missing_to_the_target_in_the_own_unit() -> None:
    found = evaluation(without(), YEAR)
    assert found.receipt("activity_frequency").gap == pytest.approx(12 - 7)
    assert found.receipt("conversion_rate").gap == pytest.approx(10)
    assert [part.gap for part in found.receipt("economic_contribution").parts] == pytest.approx([380, 12])
    assert found.receipt("economic_contribution").gap is None


def test_a_programme_may_want_it_otherwise() -> None:
    strict = load("[indicators.activity_frequency.score]\ntarget = 24\n")
    scores = [evaluation(without(), YEAR, each).receipt("activity_frequency").score or 0 for each in (None, strict)]
    assert scores[1] < scores[0]
    unequal = merge({"groups": {"organisation": {"weight": 60}, "resources": {"weight": 10}, "society": {"weight": 10},
                                "innovation": {"weight": 10}, "feedback": {"weight": 10}}})  # fmt: skip
    found = evaluation(without(), YEAR, unequal)
    assert found.receipt("activity_frequency").effective_weight == pytest.approx(30)


@pytest.mark.parametrize("key", examples())
def test_the_evidence_windows_hold_all_that_is_read(key: str) -> None:
    """What lies outside of them changes nothing."""
    observations = without() + observations_of(examples()["participation_rate"])
    windows = evidence_windows(evaluation([]).catalogue, YEAR)

    def loaded(each: Observation) -> bool:
        first, last = windows[each.measure]
        return first <= each.ends_on and each.starts_on <= last

    far = [each._replace(starts_on=date(2020, 1, 2), ends_on=date(2020, 1, 2), record=7) for each in observations]
    outside = [each for each in far if not each.measure.startswith("rectification")]
    assert not any(map(loaded, outside))
    assert evaluation(filter(loaded, observations + outside), YEAR) == evaluation(observations, YEAR)
    if key not in ("teaching_resources", "innovative_practices"):  # what was there years ago is not new
        assert (
            evaluation(observations + outside, YEAR).receipt(key).value
            == evaluation(observations, YEAR).receipt(key).value
        )


def test_windows_reach_back_where_an_indicator_does() -> None:
    windows = evidence_windows(evaluation([]).catalogue, QUARTER)
    assert windows["attendance"] == (date(2026, 7, 1), date(2026, 9, 30))
    assert windows["result"] == (date(2023, 10, 1), date(2026, 9, 30))
    assert windows["exchange"] == (date(2025, 9, 1), date(2026, 9, 30))
    assert windows["teaching_resource"] == (date(2026, 4, 1), date(2026, 9, 30))
    assert windows["rectification_due"] == (date.min, date.max)
    from_the_middle = evidence_windows(evaluation([]).catalogue, Period(date(2026, 7, 15), date(2026, 9, 30)))
    assert from_the_middle["project"][0] == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("period", "before"),
    [
        (QUARTER, (date(2026, 4, 1), date(2026, 6, 30))),
        (YEAR, (date(2024, 9, 1), date(2025, 8, 31))),
        (Period(date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 2, 1), date(2026, 2, 28))),
        (Period(date(2026, 3, 10), date(2026, 3, 19)), (date(2026, 2, 28), date(2026, 3, 9))),
    ],
)
def test_the_period_before_is_as_long_in_months_or_in_days(period: Period, before: tuple[date, date]) -> None:
    assert (period.before.starts_on, period.before.ends_on) == before


def counted(observations: Iterable[Observation]) -> dict[str, int]:
    return {receipt.key: len(receipt.counted) for receipt in evaluation(observations, YEAR).receipts}


def test_a_receipt_names_the_records_that_count() -> None:
    found = counted(without())
    assert (found["activity_frequency"], found["teaching_resources"], found["conversion_rate"]) == (7, 3, 7)


def test_what_is_just_enough_is_enough_whatever_is_lost_in_rounding() -> None:
    """14 of 15 parts of the weight are there without participation, and a third of a group with one of three."""
    for coverage, rankable in ((14 / 15, True), (14 / 15 + 1e-6, False)):
        needs = merge({"composite": {"least_weight_for_ranking": coverage}})
        assert evaluation(without(), YEAR, needs).rankable is rankable
    for share, there in ((1 / 3, True), (1 / 3 + 1e-6, False)):
        needs = merge({"composite": {"least_weight_of_group": share}})
        found = evaluation(without("talent_exchange", "research_projects"), YEAR, needs)
        assert (next(each for each in found.groups if each.key == "resources").score is not None) is there


def test_a_group_of_which_nothing_is_there_has_no_score_however_little_is_asked_for() -> None:
    found = evaluation([], YEAR, merge({"composite": {"least_weight_of_group": 0}}))
    assert [group.score for group in found.groups] == [None] * 5
    assert [group.coverage for group in found.groups] == [0.0] * 5


def test_a_group_that_is_not_due_is_no_gap() -> None:
    """Only rectifications weigh, and none was due: the group leaves the weights and is not marked."""
    alone = merge({"indicators": {"satisfaction": {"weight": 0}}})
    found = evaluation(without("satisfaction", "rectification_rate"), YEAR, alone)
    feedback = next(group for group in found.groups if group.key == "feedback")
    assert (feedback.score, feedback.coverage, feedback.contribution) == (None, None, None)
    assert "groups_missing" not in found.marks
    assert found.coverage == pytest.approx(1 - 1 / 12)
    low, high = found.bounds
    assert high - low == pytest.approx(25 / 3)


def test_an_indicator_without_weight_is_told_and_moves_nothing() -> None:
    light = merge({"indicators": {"activity_frequency": {"weight": 0}}})
    found = evaluation(without(), YEAR, light)
    receipt = found.receipt("activity_frequency")
    assert receipt.score is not None
    assert (receipt.weight, receipt.effective_weight, receipt.contribution) == (0, 0, None)
    assert found.receipt("organisation_improvement").effective_weight == pytest.approx(20)


def test_ninety_days_are_enough_to_be_ranked() -> None:
    easy = merge({"composite": {"least_groups_for_ranking": 1, "least_weight_for_ranking": 0}})
    assert evaluation(nil(QUARTER), QUARTER, easy, active_from=date(2026, 7, 3)).rankable
    assert not evaluation(nil(QUARTER), QUARTER, easy, active_from=date(2026, 7, 4)).rankable


def test_four_groups_are_enough_to_be_ranked() -> None:
    four = without("satisfaction", "rectification_rate")
    for groups, rankable in ((4, True), (5, False)):
        needs = merge({"composite": {"least_weight_for_ranking": 0.7, "least_groups_for_ranking": groups}})
        assert evaluation(four, YEAR, needs).rankable is rankable


def test_a_receipt_says_what_counts_and_what_does_not_in_the_order_of_records() -> None:
    observations = [
        observation("teaching_resource", JULY, subject="b", record=9, category="course"),
        observation("teaching_resource", JULY, subject="a", record=4, share=0.5, category="course"),
        observation("teaching_resource", AUGUST, subject="a", record=5, category="course"),
        observation("teaching_resource", AUGUST, subject="c", record=1, category="poster"),
    ]
    found = evaluation(observations).receipt("teaching_resources")
    assert found.counted == (CountedRecord(4, 0.5), CountedRecord(9, 1.0))
    assert found.left_out == (LeftOutRecord(1, Standing.NO_CREDIT), LeftOutRecord(5, Standing.DUPLICATE))
    assert found.value is not None
    assert (found.numerator, found.denominator) == (1.5, 92)
    assert found.value == pytest.approx(1.5 / 92 * 365)
    assert found.due


def test_several_parts_have_a_mean_score_and_no_value_of_their_own() -> None:
    found = evaluation([observation("jobs", JULY, 20, record=1), *nil(QUARTER)]).receipt("economic_contribution")
    assert [part.score for part in found.parts] == [0, 100]
    assert (found.value, found.score, found.uncut_score) == (50, 50, 50)
    assert (found.numerator, found.denominator, found.gap) == (None, None, None)
    nothing = evaluation([]).receipt("economic_contribution")
    assert (nothing.value, nothing.numerator, nothing.gap, nothing.uncut_score) == (None, None, None, None)


def test_the_uncut_score_is_beyond_the_cut_one() -> None:
    many = [each for day in range(1, 29) for each in activity(day, date(2026, 7, day))]
    free = merge({"indicators": {"activity_frequency": {"monthly_cap": 99}}})
    found = evaluation(many, QUARTER, free).receipt("activity_frequency")
    assert found.score == 100
    assert (found.uncut_score or 0) > 150


@pytest.mark.parametrize(
    ("waiting", "group"),
    [
        ([observation("jobs", JULY, 20, record=50)], "society"),
        (activity(50, JULY, 5, 5), "organisation"),
        ([observation("practice", JULY, category="own", record=50)], "innovation"),
    ],
)
def test_what_waits_moves_what_reads_it_and_nothing_else(waiting: list[Observation], group: str) -> None:
    found = evaluation([*activity(1, AUGUST), *nil(QUARTER), *standing(waiting, Standing.WAITING)])
    assert found.if_confirmed is not None
    pairs = zip(found.receipts, found.if_confirmed.receipts, strict=True)
    assert {before.group for before, after in pairs if before.parts != after.parts} == {group}


def test_the_evaluation_names_its_method_period_and_days() -> None:
    found = evaluation(without(), YEAR, active_from=date(2026, 8, 1), known_at=date(2026, 8, 20))
    assert (found.period, found.known_at, found.active_days) == (YEAR, date(2026, 8, 20), 20)
    assert [receipt.group for receipt in found.receipts] == [
        group.key for group in found.groups for receipt in found.receipts if receipt.group == group.key
    ]
