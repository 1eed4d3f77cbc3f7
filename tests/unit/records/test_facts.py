"""What the kinds of record say for the indicators, and what they refuse across their fields."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.errors import UserError
from records.facts import ONE_DAY, Circumstances, Fact, split_by_month
from records.form import Form
from records.kinds.joint_activity import ActivityCategory, JointActivityCounterpart
from records.kinds.talent_exchange import ExchangeDirection, ExchangeType
from records.record import plain_key
from records.registry import KINDS
from records.roles import Side
from records.standpoints import Standpoint, standpoint_of

TODAY = date(2026, 11, 23)
COLLEGE, ENTERPRISE = Side.COLLEGE, Side.ENTERPRISE
DAY = date(2026, 3, 10)
# Entries 1 to 3 are party members of the college, 4 is somebody else there; 11 is a party member of the enterprise.
# Entry 3 continues entry 30, so that it is the same human.
IDENTITIES = {1: 1, 2: 2, 3: 30, 4: 4, 11: 11}
EXPECTED = {1, 2, 3, 11}
ANSWERS: dict[str, dict[str, JsonValue]] = {
    "joint_activity": {
        "category": "theme_day",
        "place": "报告厅",
        "branches": [1],
        "host": "enterprise",
        "attendance": {"present": [1, 3, 4], "absent": {"2": "sick"}, "others": ["赵六"]},
    },
    "talent_exchange": {
        "type": "teacher_practice",
        "direction": "to_enterprise",
        "persons": {"roster": [1, 3], "others": ["赵六"]},
    },
    "teaching_resource": {"type": "course"},
    "research_project": {"contract": "HT-1"},
    "research_result": {"type": "patent", "number": "ZL 2026-1.5"},
    "economic_contribution": {
        "type": "both",
        "output_value": 200.0,
        "share": 25.0,
        "basis": "报表",
        "jobs": 6,
        "jobs_since": "2026-03-31",
    },
    "innovative_practice": {"reviewed_by": "评审组"},
    "public_mention": {"outlet": "江城 日报"},
}


def told(
    kind: str,
    answers: Mapping[str, JsonValue] | None = None,
    *,
    counterpart: Form | None = None,
    side: Side = COLLEGE,
    own_outlets: Mapping[str, Side] | None = None,
) -> list[Fact]:
    record = KINDS[kind].validated(
        {"title": "某事", "event_date": DAY.isoformat(), **ANSWERS[kind], **(answers or {})}, TODAY
    )
    return [*record.facts(Circumstances(side, counterpart, IDENTITIES, EXPECTED, own_outlets or {}))]


def on(measure: str, day: date, quantity: float = 1, **more: object) -> Fact:
    return Fact(measure, day, day, quantity, **more)  # type: ignore[arg-type]  # the other fields of a fact


@pytest.mark.parametrize("kind", KINDS)
def test_a_mode_is_told_of_every_kind(kind: str) -> None:
    assert on("mode", DAY, category="culture") in told(kind, {"mode": "culture"})
    assert not [fact for fact in told(kind) if fact.measure == "mode"]


def test_an_activity_tells_who_was_there_and_which_party_members_were_expected() -> None:
    assert told("joint_activity") == [
        on("activity", DAY, side=ENTERPRISE, category="theme_day"),
        on("presence", DAY, 4, side=COLLEGE),
        on("attendance", DAY, 1, side=COLLEGE, subject="roster:1"),
        on("attendance", DAY, 0, side=COLLEGE, subject="roster:2"),
        on("attendance", DAY, 1, side=COLLEGE, subject="roster:30"),
    ]


def test_the_other_side_adds_its_own_part_of_an_activity() -> None:
    theirs = JointActivityCounterpart.validated({"branches": [9], "attendance": {"present": [11, 12]}}, TODAY)
    facts = told("joint_activity", counterpart=theirs)
    assert [fact for fact in facts if fact.side is ENTERPRISE][1:] == [
        on("presence", DAY, 2, side=ENTERPRISE),
        on("attendance", DAY, 1, side=ENTERPRISE, subject="roster:11"),
    ]
    assert len([fact for fact in facts if fact.measure == "attendance"]) == 4


@pytest.mark.parametrize("category", ActivityCategory)
def test_a_meeting_of_delegates_has_no_attendance(category: ActivityCategory) -> None:
    delegates = category.value in ("discussion", "joint_conference", "branch_committee")
    measures = [fact.measure for fact in told("joint_activity", {"category": category.value})]
    assert category.of_delegates is delegates
    assert measures == ["activity", "presence", *([] if delegates else ["attendance"] * 3)]


def test_people_who_go_are_told_one_by_one() -> None:
    assert told("talent_exchange") == [
        on("exchange", DAY, side=COLLEGE, subject="roster:1", category="teacher_practice"),
        on("exchange", DAY, side=COLLEGE, subject="roster:30", category="teacher_practice"),
        on("exchange", DAY, side=COLLEGE, subject="other:0", category="teacher_practice"),
    ]


def test_a_headcount_that_goes_both_ways_is_shared_and_the_odd_one_is_the_reporters() -> None:
    both: dict[str, JsonValue] = {"type": "visit", "direction": "both", "persons": {"headcount": 7}}
    assert [(fact.side, fact.quantity) for fact in told("talent_exchange", both, side=ENTERPRISE)] == [
        (ENTERPRISE, 4),
        (COLLEGE, 3),
    ]
    one: dict[str, JsonValue] = {**both, "persons": {"headcount": 1}}
    assert [(fact.side, fact.quantity) for fact in told("talent_exchange", one)] == [(COLLEGE, 1)]
    named: dict[str, JsonValue] = {**both, "persons": {"roster": [1], "others": ["赵六", "钱七"]}}
    assert [(fact.side, fact.subject) for fact in told("talent_exchange", named)] == [
        (COLLEGE, "roster:1"),
        (ENTERPRISE, "other:0"),
        (ENTERPRISE, "other:1"),
    ]


def test_those_who_come_to_the_college_are_the_enterprises() -> None:
    coming: dict[str, JsonValue] = {"type": "expert_teaching", "direction": "to_college", "persons": {"headcount": 12}}
    (fact,) = told("talent_exchange", coming)
    assert (fact.side, fact.subject, fact.quantity) == (ENTERPRISE, "headcount", 12)


def test_a_stay_is_told_in_person_days_of_each_month() -> None:
    stay: dict[str, JsonValue] = {"persons": {"headcount": 2}, "until": "2026-05-02"}
    spells = [fact for fact in told("talent_exchange", stay) if fact.measure == "exchange_spell"]
    assert spells == [
        Fact("exchange_spell", first, last, days, COLLEGE, "headcount", "teacher_practice")
        for first, last, days in (
            (DAY, date(2026, 3, 31), 44),
            (date(2026, 4, 1), date(2026, 4, 30), 60),
            (date(2026, 5, 1), date(2026, 5, 2), 4),
        )
    ]


def test_some_types_of_exchange_always_go_the_same_way() -> None:
    ways = {kind.value: kind.direction for kind in ExchangeType}
    to_enterprise, to_college = ExchangeDirection.TO_ENTERPRISE, ExchangeDirection.TO_COLLEGE
    assert ways == {
        "teacher_practice": to_enterprise, "expert_teaching": to_college, "mutual_appointment": None,
        "internship": to_enterprise, "employment": to_enterprise, "order_class": to_enterprise,
        "joint_training": None, "visit": None,
    }  # fmt: skip


def test_a_revised_edition_is_told_by_a_measure_of_its_own() -> None:
    assert told("teaching_resource", {"number": "ISBN 978-7-1"}) == [
        on("teaching_resource", DAY, subject="teaching_resource:97871", category="course")
    ]
    assert [fact.measure for fact in told("teaching_resource", {"revised": True})] == ["teaching_resource_revised"]
    assert [fact.measure for fact in told("teaching_resource", {"revised": False})] == ["teaching_resource"]


def test_a_project_is_told_month_by_month_to_its_end_or_for_three_years() -> None:
    told_months = told("research_project", {"end": "2026-05-10", "level": "city", "lead": "enterprise"})
    assert told_months == [
        Fact("project", first, last, 1, ENTERPRISE, "research_project:ht1", "city")
        for first, last in split_by_month(DAY, date(2026, 5, 10))
    ]
    without_end = told("research_project")
    assert (without_end[0].starts_on, without_end[-1].ends_on) == (DAY, date(2029, 3, 9))
    assert len(without_end) == 37


def test_a_result_and_its_conversion_are_told_by_the_same_number() -> None:
    converted: dict[str, JsonValue] = {"converted_on": "2026-06-01", "way": "licence", "amount": 1.5}
    assert told("research_result", converted) == [
        on("result", DAY, subject="research_result:zl202615", category="patent"),
        on("conversion", date(2026, 6, 1), 15_000, subject="research_result:zl202615", category="licence"),
    ]
    without_amount = told("research_result", {"converted_on": "2026-06-01", "number": None})
    assert without_amount[1] == on("conversion", date(2026, 6, 1), 0)
    assert len(told("research_result")) == 1


def test_output_counts_by_its_share_and_jobs_once_they_have_lasted_six_months() -> None:
    assert told("economic_contribution") == [
        on("output_value", DAY, 50),
        on("jobs", date(2026, 9, 30), 6),
    ]


def test_of_a_contribution_only_what_it_consists_of_is_told() -> None:
    assert [fact.measure for fact in told("economic_contribution", {"type": "output"})] == ["output_value"]
    assert [fact.measure for fact in told("economic_contribution", {"type": "jobs"})] == ["jobs"]
    kind = KINDS["economic_contribution"]
    whole = kind.model_validate({"title": "某事", "event_date": DAY, "type": "both", "output_value": 3})
    assert [*whole.facts(Circumstances(COLLEGE, None, {}, set()))] == [on("output_value", DAY, 3)]
    half = kind.model_validate({"title": "某事", "event_date": DAY, "type": "both", "jobs": 3})
    assert [*half.facts(Circumstances(COLLEGE, None, {}, set()))] == []


def test_a_practice_counts_when_it_was_reviewed_and_in_use_for_three_months() -> None:
    assert told("innovative_practice", {"event_date": "2026-05-31"}) == [
        on("practice", date(2026, 8, 31), category="own")
    ]
    assert told("innovative_practice", {"recognition": "nation"})[0].category == "nation"
    assert told("innovative_practice", {"reviewed_by": None}) == []


def test_a_mention_in_an_own_outlet_is_told_as_its_sides() -> None:
    assert told("public_mention") == [on("mention", DAY, 0, subject="江城 日报", category="neutral")]
    own = told("public_mention", {"reach": 900, "tone": "negative"}, own_outlets={"江城日报": ENTERPRISE})
    assert own == [on("mention", DAY, 900, side=ENTERPRISE, subject="江城 日报", category="negative")]
    assert len(told("public_mention", {"outlet": "报" * 60})[0].subject or "") == 60


@pytest.mark.parametrize(
    ("kind", "answers", "key"),
    [
        ("talent_exchange", {"event_date": "2026-11-24"}, "date-in-future"),
        ("talent_exchange", {"until": "2026-03-09"}, "until-before-from"),
        ("talent_exchange", {"until": "2031-03-01"}, "spell-too-long"),
        ("research_project", {"event_date": "2026-11-24"}, "date-in-future"),
        ("research_project", {"end": "2026-03-09"}, "until-before-from"),
        ("research_project", {"end": "2036-03-11"}, "spell-too-long"),
        ("research_result", {"event_date": "2026-11-24"}, "date-in-future"),
        ("research_result", {"converted_on": "2026-11-24"}, "date-in-future"),
        ("economic_contribution", {"event_date": "2026-11-24"}, "date-in-future"),
        ("economic_contribution", {"jobs_since": "2026-11-24"}, "date-in-future"),
        ("joint_activity", {"start": "14:00", "end": "14:00"}, "end-before-start"),
        ("joint_activity", {"event_date": "2026-11-24"}, "date-in-future"),
    ],
)
def test_what_cannot_have_been_is_refused(kind: str, answers: dict[str, JsonValue], key: str) -> None:
    with pytest.raises(UserError) as refused:
        told(kind, answers)
    assert refused.value.message.key == key
    if key == "spell-too-long":
        assert refused.value.message.values == {"years": 5 if kind == "talent_exchange" else 10}


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("talent_exchange", {"event_date": "2026-11-23"}),
        ("talent_exchange", {"until": "2026-03-10"}),
        ("talent_exchange", {"until": "2031-02-28"}),
        ("research_project", {"end": "2026-03-10"}),
        ("research_project", {"end": "2036-03-10"}),
        ("research_result", {"converted_on": "2026-11-23"}),
        ("economic_contribution", {"jobs_since": "2026-11-23"}),
        ("joint_activity", {"start": "14:00", "end": "14:01"}),
    ],
)
def test_what_can_just_have_been_is_taken(kind: str, answers: dict[str, JsonValue]) -> None:
    assert told(kind, answers)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
def test_the_months_of_a_spell_follow_on_each_other(first: date, length: int) -> None:
    last = first + length * ONE_DAY
    parts = [*split_by_month(first, last)]
    assert (parts[0][0], parts[-1][1]) == (first, last)
    for (begin, end), (following, _) in pairwise(parts):
        assert (begin.year, begin.month) == (end.year, end.month)
        assert end + ONE_DAY == following
        assert following.day == 1


def test_a_spell_that_ends_before_it_begins_has_no_months() -> None:
    assert [*split_by_month(DAY, DAY - ONE_DAY)] == []


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("ISBN 978-7-111-0", "teaching_resource:97871110"),
        ("ＺＬ２０２６", "teaching_resource:zl2026"),
        ("沪教（2026）第3号", "teaching_resource:沪教2026第3号"),
        ("1" * 200, "teaching_resource:" + "1" * (120 - len("teaching_resource:"))),
    ],
)
def test_natural_keys_are_compared_by_letters_and_digits(number: str, key: str) -> None:
    assert plain_key("teaching_resource", number) == key


def test_a_standpoint_is_a_side_or_outside() -> None:
    assert [standpoint_of(side) for side in (COLLEGE, ENTERPRISE, None)] == list(Standpoint)
    assert (COLLEGE.other, ENTERPRISE.other) == (ENTERPRISE, COLLEGE)
