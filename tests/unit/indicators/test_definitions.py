"""The cases at the edge of each indicator's definition."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from indicators.evaluation import Receipt
from indicators.evidence import SIDES, Observation, Period, SideName, Standing
from indicators.measurement import LeftOutRecord, Missing, MissingReason
from tests.unit.indicators.partnership import (
    COLLEGE,
    ENTERPRISE,
    QUARTER,
    STARTED,
    YEAR,
    about,
    activity,
    nil,
    observation,
    receipt,
    standing,
)

JULY, AUGUST = date(2026, 7, 3), date(2026, 8, 7)
COUNTS = (
    "activity_frequency",
    "teaching_resources",
    "research_projects",
    "talent_exchange",
    "innovative_practices",
)


def missing(found: Receipt) -> tuple[object, ...]:
    assert found.value is found.score is found.contribution is found.gap is None
    why = found.missing
    assert isinstance(why, Missing)
    return (why.reason, why.have, why.need, why.what) if why.reason is MissingReason.INSUFFICIENT else (why.reason,)


# ── counts, exposure, nil returns ──


@pytest.mark.parametrize("key", COUNTS)
def test_nothing_is_missing_until_both_sides_return_nil(key: str) -> None:
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, nil(QUARTER, sides=[COLLEGE]))) == (MissingReason.NO_RECORDS,)
    for returned in (nil(QUARTER), nil(QUARTER, key)):
        zero = receipt(key, returned)
        assert (zero.value, zero.score, zero.missing) == (0, 0, None)


def test_a_nil_return_for_another_indicator_or_part_of_the_period_is_none() -> None:
    assert missing(receipt("teaching_resources", nil(QUARTER, "talent_exchange"))) == (MissingReason.NO_RECORDS,)
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    assert missing(receipt("teaching_resources", nil(july))) == (MissingReason.NO_RECORDS,)
    rest = Period(date(2026, 8, 1), date(2026, 9, 30))
    assert receipt("teaching_resources", nil(july) + nil(rest)).value == 0


def test_a_record_makes_a_nil_return_pointless() -> None:
    course = observation("teaching_resource", JULY, category="course", subject="1", record=1)
    assert receipt("teaching_resources", [course, *nil(QUARTER)]).value == pytest.approx(365 / 92)


def test_twenty_active_days_make_no_rate_and_thirty_do() -> None:
    began = QUARTER.ends_on - timedelta(days=19)
    course = observation("teaching_resource", QUARTER.ends_on, category="course", subject="1", record=1)
    found = receipt("teaching_resources", [course], active_from=began)
    assert missing(found) == (MissingReason.INSUFFICIENT, 20, 30, "active_days")
    thirty = receipt("teaching_resources", [course], active_from=began - timedelta(days=10))
    assert (thirty.numerator, thirty.denominator) == (1, 30)
    assert thirty.value == pytest.approx(365 / 30)


def test_no_active_day_is_an_undefined_denominator() -> None:
    ended = date(2026, 6, 30)
    for key in COUNTS:
        assert missing(receipt(key, [], active_until=ended)) == (MissingReason.UNDEFINED_DENOMINATOR,)


def test_days_after_what_is_known_are_not_active() -> None:
    course = observation("teaching_resource", JULY, category="course", subject="1", record=1)
    assert receipt("teaching_resources", [course], known_at=date(2026, 8, 31)).denominator == 62


def test_what_lies_before_the_partnership_or_after_what_is_known_is_listed() -> None:
    observations = [
        observation("practice", day, category="own", subject=str(day), record=day.day) for day in (JULY, AUGUST)
    ]
    found = receipt("innovative_practices", observations, active_from=date(2026, 7, 10), known_at=date(2026, 8, 1))
    assert found.left_out == (LeftOutRecord(3, Standing.NOT_ACTIVE), LeftOutRecord(7, Standing.NOT_YET))


# ── 1 participation ──


def test_delegates_count_as_activity_and_not_as_participation() -> None:
    observations = activity(1, JULY) + activity(2, AUGUST, 4, 4) + activity(3, AUGUST, 1, 1, "discussion")
    assert receipt("activity_frequency", observations).numerator == 3
    found = receipt("participation_rate", observations)
    assert found.value == pytest.approx(90)
    assert found.left_out == (LeftOutRecord(3, Standing.OF_DELEGATES),)


def test_a_roster_that_changes_in_mid_period_is_expected_day_by_day() -> None:
    """One college member leaves after the first event, two join before the second."""
    observations = activity(1, JULY, 5, 5) + activity(2, AUGUST, 5, 5)
    left = f"roster:{COLLEGE}4"
    observations = [each for each in observations if not (each.record == 2 and each.subject == left)]
    observations += [
        observation("attendance", AUGUST, came, side=COLLEGE, subject=f"roster:new{came}", record=2) for came in (0, 1)
    ]
    found = receipt("participation_rate", observations)
    assert (found.beside["college_present"], found.beside["college_expected"]) == (10, 11)
    assert found.value == pytest.approx((100 * 10 / 11 + 100) / 2)
    assert found.beside["reach"] == pytest.approx((100 * 6 / 7 + 100) / 2)


def test_a_person_counts_once_per_event() -> None:
    observations = activity(1, JULY, 3, 3) + activity(2, AUGUST, 3, 3)
    again = [each._replace() for each in observations if each.measure == "attendance"]
    assert receipt("participation_rate", observations + again).value == pytest.approx(60)


def test_participation_needs_events_members_and_both_attendances() -> None:
    one = activity(1, JULY)
    assert missing(receipt("participation_rate", one)) == (MissingReason.INSUFFICIENT, 1, 2, "events")
    few = [each for each in one + activity(2, AUGUST) if not (each.subject or "").endswith("4")]
    assert missing(receipt("participation_rate", few)) == (MissingReason.INSUFFICIENT, 4, 5, "party_members")
    half = one + [each for each in activity(2, AUGUST) if each.measure != "attendance" or each.side == COLLEGE]
    reason = (MissingReason.INSUFFICIENT, 50, 80, "events_with_both_attendances")
    assert missing(receipt("participation_rate", half)) == reason


def test_participation_of_one_side_or_of_nobody_expected() -> None:
    observations = activity(1, JULY) + activity(2, AUGUST)
    college = [each for each in observations if each.measure != "attendance" or each.side == COLLEGE]
    assert missing(receipt("participation_rate", college)) == (MissingReason.ONE_SIDE_ONLY,)
    nobody = [each for each in observations if each.measure != "attendance"]
    assert missing(receipt("participation_rate", nobody)) == (MissingReason.UNDEFINED_DENOMINATOR,)


# ── 2 frequency ──


def test_an_activity_of_one_side_does_not_count() -> None:
    alone = activity(1, JULY, 5, -1)
    found = receipt("activity_frequency", alone)
    assert missing(found) == (MissingReason.ONE_SIDE_ONLY,)
    assert found.left_out == (LeftOutRecord(1, Standing.ONE_SIDED),)
    assert missing(receipt("participation_rate", alone)) == (MissingReason.ONE_SIDE_ONLY,)
    assert receipt("activity_frequency", alone + activity(2, AUGUST)).numerator == 1


def test_an_activity_to_which_nobody_of_the_other_side_came_does_not_count() -> None:
    assert missing(receipt("activity_frequency", activity(1, JULY, 5, 0))) == (MissingReason.ONE_SIDE_ONLY,)


def test_the_fifth_activity_of_a_month_is_over_the_cap_also_where_the_period_starts_in_mid_month() -> None:
    july = [each for day in range(1, 8) for each in activity(day, date(2026, 7, day))]
    found = receipt("activity_frequency", july)
    assert [each.record for each in found.counted] == [1, 2, 3, 4]
    assert found.left_out == tuple(LeftOutRecord(day, Standing.OVER_CAP) for day in (5, 6, 7))
    later = receipt("activity_frequency", july, Period(date(2026, 7, 3), date(2026, 8, 31)))
    assert [each.record for each in later.counted] == [3, 4]


# ── 3, 11 rubrics ──


def rate(levels: dict[str, float], measure: str = "organisation_rating", period: Period = QUARTER) -> list[Observation]:
    """Each rater gives the same level to all three items of both organisations."""
    items = ("setting", "rules", "working_standard")
    return [
        about(period, measure, level, category=item, side=side, subject=rater)
        for rater, level in levels.items()
        for item in items
        for side in SIDES
    ]


def test_a_rubric_takes_the_median_of_the_raters() -> None:
    assert receipt("organisation_improvement", rate({"college:1": 5, "college:2": 2, "enterprise:1": 4})).value == 75


def test_a_rubric_needs_two_raters_of_both_sides_and_most_items() -> None:
    key = "organisation_improvement"
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, rate({"college:1": 3}))) == (MissingReason.INSUFFICIENT, 1, 2, "raters")
    assert missing(receipt(key, rate({"college:1": 3, "college:2": 3}))) == (MissingReason.ONE_SIDE_ONLY,)
    both = rate({"college:1": 3, "enterprise:1": 3})
    four = [each for each in both if each.category != "rules"]
    assert missing(receipt(key, four))[0] is MissingReason.INSUFFICIENT
    five = [each for each in both if (each.category, each.side) != ("rules", COLLEGE)]
    assert receipt(key, five).value == 50


def test_a_rubric_says_what_changed_on_the_period_before() -> None:
    now = rate({"college:1": 4, "enterprise:1": 4})
    before = rate({"college:1": 3, "enterprise:1": 3}, period=QUARTER.before)
    assert receipt("organisation_improvement", now + before).beside["change"] == 25
    assert receipt("organisation_improvement", now).beside["change"] is None


# ── 4, 9 credits ──


def resource(number: int, on: date, category: str = "course", subject: str | None = None, **more: float) -> Observation:
    return observation(
        "teaching_resource", on, category=category, subject=subject or str(number), record=number, **more
    )


def test_the_same_number_counts_once_also_across_periods() -> None:
    twice = [resource(1, JULY, subject="978"), resource(2, AUGUST, subject="978")]
    found = receipt("teaching_resources", twice)
    assert (found.numerator, found.left_out) == (1, (LeftOutRecord(2, Standing.DUPLICATE),))
    earlier = resource(1, date(2026, 5, 1), subject="978")
    assert missing(receipt("teaching_resources", [earlier, twice[1]])) == (MissingReason.NO_RECORDS,)


def test_a_shared_output_counts_its_share_in_each_partnership() -> None:
    shared = resource(1, JULY, "training_base", share=1 / 3)
    found = receipt("teaching_resources", [shared])
    assert found.numerator == pytest.approx(2 / 3)
    assert found.counted[0].quantity == pytest.approx(2 / 3)


def test_resources_grow_on_the_period_before() -> None:
    observations = [resource(1, date(2026, 5, 1)), resource(2, JULY), resource(3, AUGUST)]
    assert receipt("teaching_resources", observations).beside["growth"] == pytest.approx(100 * (2 / 92 / (1 / 91) - 1))
    assert receipt("teaching_resources", observations[1:]).beside["growth"] is None


def test_a_practice_counts_once_at_its_highest_recognition() -> None:
    observations = [
        observation("practice", JULY, category="own", subject="brand", record=1),
        observation("practice", AUGUST, category="nation", subject="brand", record=2),
    ]
    assert receipt("innovative_practices", observations).numerator == 3


def test_a_category_without_credit_is_listed() -> None:
    found = receipt("teaching_resources", [resource(1, JULY, "poster")])
    assert found.left_out == (LeftOutRecord(1, Standing.NO_CREDIT),)


# ── 5 projects ──


def project(record: int, first: date, last: date, contract: str = "A", share: float = 1) -> Observation:
    return observation("project", first, to=last, category="city", subject=contract, record=record, share=share)


def test_a_contract_in_two_records_runs_once() -> None:
    july, long = (date(2026, 7, 1), date(2026, 7, 31)), (date(2026, 7, 1), date(2026, 8, 31))
    found = receipt("research_projects", [project(1, *july), project(2, *long), project(3, *july)])
    assert found.value == pytest.approx(62 / 92)
    assert found.beside["projects"] == 1
    assert LeftOutRecord(3, Standing.DUPLICATE) in found.left_out


def test_days_outside_of_the_active_ones_do_not_count() -> None:
    always = project(1, date(2026, 6, 1), date(2026, 12, 31))
    found = receipt("research_projects", [always], active_from=date(2026, 8, 1), known_at=date(2026, 8, 31))
    assert (found.numerator, found.denominator, found.value) == (31, 31, 1)


def test_a_shared_contract_runs_in_part() -> None:
    assert receipt("research_projects", [project(1, QUARTER.starts_on, QUARTER.ends_on, share=0.25)]).value == 0.25


# ── 6 exchange ──


def went(record: int, on: date, side: SideName = COLLEGE, quantity: float = 1, heads: bool = False) -> Observation:
    who = f"headcount:{record}" if heads else f"person:{record}"
    return observation("exchange", on, quantity, category="placement", side=side, subject=who, record=record)


def test_a_headcount_counts_ten_and_named_persons_all() -> None:
    crowd = receipt("talent_exchange", [went(1, JULY, quantity=15, heads=True)])
    assert (crowd.numerator, crowd.left_out) == (10, (LeftOutRecord(1, Standing.OVER_CAP),))
    assert crowd.beside["from_college"] == 15
    assert receipt("talent_exchange", [went(number, JULY) for number in range(12)]).numerator == 12


def test_a_direction_fills_in_the_programme_year() -> None:
    """0.7 × 24 = 16.8 from the college; what went in spring leaves less for summer, and nothing of it for autumn's
    year."""
    spring = [went(number, date(2026, 4, 1)) for number in range(10)]
    summer = [went(100 + number, JULY) for number in range(10)]
    other = [went(200, JULY, ENTERPRISE)]
    found = receipt("talent_exchange", spring + summer + other)
    assert found.numerator == pytest.approx(6.8 + 1)
    assert LeftOutRecord(109, Standing.OVER_CAP) in found.left_out
    assert receipt("talent_exchange", spring + summer + other, YEAR).numerator == pytest.approx(17.8)
    september = [went(300 + number, date(2026, 9, 2)) for number in range(5)]
    assert receipt("talent_exchange", spring + summer + september).numerator == pytest.approx(6.8 + 5)


def test_the_same_person_day_and_purpose_go_once() -> None:
    assert receipt("talent_exchange", [went(1, JULY), went(1, JULY)._replace(record=2)]).numerator == 1


def test_person_months_stand_beside() -> None:
    spells = [observation("exchange_spell", date(2026, 7, 1), 31, side=COLLEGE, subject="person:1", record=1)]
    spells += [observation("exchange_spell", date(2026, 8, 1), 15.5, side=COLLEGE, subject="person:1", record=1)]
    assert receipt("talent_exchange", [went(1, date(2026, 7, 1)), *spells]).beside["person_months"] == pytest.approx(
        1.5
    )


# ── 7 economy ──


def test_one_part_alone_is_the_score_and_is_marked() -> None:
    found = receipt("economic_contribution", [observation("jobs", JULY, 20, record=1)])
    assert (found.score, found.marks) == (100, ("jobs_only",))
    whole = receipt("economic_contribution", [observation("jobs", JULY, 20, record=1), *nil(QUARTER)])
    assert (whole.score, whole.marks) == (50, ())


def test_a_net_loss_keeps_its_value_and_scores_nothing() -> None:
    observations = [
        observation("output_value", JULY, 10, subject="a", record=1),
        observation("output_value", AUGUST, -40, subject="a", record=2),
    ]
    found = receipt("economic_contribution", observations)
    assert found.parts[0].value == pytest.approx(-30 / 92 * 365)
    assert (found.score, found.marks) == (0, ("output_only", "net_loss"))
    assert found.uncut_score is not None
    assert found.uncut_score < 0


def test_output_needs_a_rate_and_jobs_do_not() -> None:
    observations = [
        observation("output_value", AUGUST, 10, subject="a", record=1),
        observation("jobs", AUGUST, 3, record=2),
    ]
    found = receipt("economic_contribution", observations, active_from=AUGUST, known_at=AUGUST)
    assert found.marks == ("jobs_only",)
    assert missing(receipt("economic_contribution", [])) == (MissingReason.NO_RECORDS,)


# ── 8 influence ──


def asked(number: int, level: float = 4) -> list[Observation]:
    answers = [about(QUARTER, "outside_answer", level, category="standing", subject=f"a{n}") for n in range(number)]
    return [about(QUARTER, "outside_item", category="standing"), *answers]


def mentioned(number: int, tone: str = "positive", side: SideName | None = None) -> list[Observation]:
    return [observation("mention", JULY, 99, category=tone, side=side, subject=f"{n}", record=n) for n in range(number)]


def test_influence_takes_thirty_respondents_or_five_outlets() -> None:
    key = "social_influence"
    assert missing(receipt(key, [])) == (MissingReason.NO_RECORDS,)
    assert missing(receipt(key, asked(29))) == (MissingReason.INSUFFICIENT, 29, 30, "respondents")
    assert missing(receipt(key, mentioned(4))) == (MissingReason.INSUFFICIENT, 4, 5, "outlets")
    alone = receipt(key, asked(30))
    assert (alone.value, alone.marks) == (75, ("questionnaire_only",))
    online = receipt(key, mentioned(5))
    tone, reach = (500 + 1000) / 25, 100 * math.log10(1 + 5 * 99) / 6
    assert online.value == pytest.approx(0.7 * tone + 0.3 * reach)
    assert online.marks == ("online_only",)
    assert receipt(key, asked(30) + mentioned(5)).value == pytest.approx(0.6 * 75 + 0.4 * (online.value or 0))


def test_own_outlets_say_nothing() -> None:
    found = receipt("social_influence", mentioned(5, side=COLLEGE) + asked(30))
    assert found.marks == ("questionnaire_only",)
    assert found.left_out == tuple(LeftOutRecord(number, Standing.OWN_OUTLET) for number in range(5))


# ── 10 conversion ──


def patents(number: int, on: date = JULY, category: str = "patent") -> list[Observation]:
    return [observation("result", on, category=category, subject=f"CN{n}", record=n) for n in range(number)]


def converted(number: int, on: date = AUGUST) -> list[Observation]:
    return [
        observation("conversion", on, 0, category="licence", subject=f"CN{n}", record=100 + n) for n in range(number)
    ]


def test_four_results_are_too_few_and_five_are_enough() -> None:
    four = receipt("conversion_rate", patents(4) + converted(4))
    assert missing(four) == (MissingReason.INSUFFICIENT, 4, 5, "results")
    five = receipt("conversion_rate", patents(5) + converted(1))
    assert (five.numerator, five.denominator, five.value, five.score) == (1, 5, 20, 40)
    assert receipt("conversion_rate", patents(5)).value == 0
    assert missing(receipt("conversion_rate", [])) == (MissingReason.NO_RECORDS,)


def test_the_cohort_is_of_thirty_six_months_and_of_convertible_results() -> None:
    first = date(2023, 10, 1)
    assert receipt("conversion_rate", patents(5, first)).value == 0
    day_before = patents(5, first - timedelta(days=1))
    assert missing(receipt("conversion_rate", day_before)) == (MissingReason.NO_RECORDS,)
    papers = receipt("conversion_rate", patents(5, category="paper"))
    assert missing(papers) == (MissingReason.UNDEFINED_DENOMINATOR,)
    assert LeftOutRecord(0, Standing.NOT_CONVERTIBLE) in papers.left_out
    old = receipt("conversion_rate", [*patents(5), observation("conversion", JULY, 0, subject="older", record=9)])
    assert LeftOutRecord(9, Standing.OUTSIDE_COHORT) in old.left_out


def test_what_is_converted_after_the_period_does_not_count_in_it() -> None:
    assert receipt("conversion_rate", patents(5) + converted(3, date(2026, 10, 2))).value == 0


# ── 12 satisfaction ──


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


# ── 13 rectification ──


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


def test_waiting_facts_make_the_figure_if_confirmed() -> None:
    waiting = standing(activity(1, JULY, 5, -1), Standing.WAITING)
    observations = [*waiting, *activity(2, AUGUST)]
    assert receipt("activity_frequency", observations).numerator == 1
    assert receipt("activity_frequency", observations).left_out == (LeftOutRecord(1, Standing.WAITING),)


def test_everything_counts_from_the_first_day_of_the_partnership() -> None:
    found = receipt("teaching_resources", [resource(1, STARTED)], Period(STARTED, date(2024, 11, 30)))
    assert found.numerator == 1
