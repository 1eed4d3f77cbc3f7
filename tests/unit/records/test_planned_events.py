"""Planned events: on which days they come again, and what cannot be planned."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from records.errors import UserError
from records.planned_events import FURTHEST, PlannedEvent, RecurringEvent, Repeat, occurrences

TODAY = date(2026, 11, 23)
FAR = date(2030, 1, 1)
ANSWERS: dict[str, JsonValue] = {
    "category": "theme_day",
    "title": "主题党日",
    "day": "2026-12-01",
    "start": "14:00",
    "end": "15:30",
    "place": "报告厅",
    "branches": ["1"],
}


def days(first: date, repeat: Repeat, until: date | None, after: date, upto: date) -> list[date]:
    return [*occurrences(first, repeat, until, after, upto)]


def test_an_event_that_takes_place_once_comes_no_more() -> None:
    day = date(2026, 12, 1)
    assert days(day, Repeat.ONCE, None, date.min, FAR) == [day]
    assert days(day, Repeat.ONCE, None, day, FAR) == []
    assert days(day, Repeat.ONCE, None, date.min, day - timedelta(days=1)) == []


def test_weeks_go_on_to_the_last_day_that_is_wanted() -> None:
    first, second, third = (date(2026, 12, day) for day in (1, 8, 15))
    assert days(first, Repeat.WEEKLY, None, date.min, third) == [first, second, third]
    assert days(first, Repeat.WEEKLY, second, date.min, FAR) == [first, second]
    assert days(first, Repeat.WEEKLY, second - timedelta(days=1), date.min, FAR) == [first]
    assert days(first, Repeat.WEEKLY, None, first, third - timedelta(days=1)) == [second]


def test_months_without_that_day_have_their_last_one_and_later_ones_the_day_again() -> None:
    found = days(date(2026, 12, 31), Repeat.MONTHLY, None, date.min, date(2027, 5, 31))
    assert [(day.month, day.day) for day in found] == [(12, 31), (1, 31), (2, 28), (3, 31), (4, 30), (5, 31)]


@given(st.dates(date(2020, 1, 1), date(2028, 1, 1)), st.integers(0, 200), st.integers(0, 500))
def test_weekly_days_are_a_week_apart_and_after_and_upto_hold(first: date, skipped: int, span: int) -> None:
    after, upto = first + timedelta(days=skipped), first + timedelta(days=skipped + span)
    found = days(first, Repeat.WEEKLY, None, after, upto)
    assert all(after < day <= upto for day in found)
    assert all(later - earlier == timedelta(days=7) for earlier, later in pairwise(found))
    assert len(found) == (upto - first).days // 7 - (after - first).days // 7


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"day": "2026-11-22"}, "event-in-past"),
        ({"day": (TODAY + timedelta(days=FURTHEST + 1)).isoformat()}, "event-too-far"),
        ({"repeat": "weekly", "until": "2026-11-30"}, "event-until-before-day"),
        ({"end": "14:00"}, "end-before-start"),
        ({"end": "13:59"}, "end-before-start"),
    ],
)
def test_what_cannot_be_planned_is_refused(answers: dict[str, JsonValue], key: str) -> None:
    with pytest.raises(UserError) as refused:
        RecurringEvent.validated({**ANSWERS, **answers}, TODAY)
    assert refused.value.message.key == key
    if key == "end-before-start":
        assert refused.value.message.values == {"start": "14:00", "end": answers["end"]}
    if key == "event-too-far":
        assert refused.value.message.values == {"days": 400}


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"day": TODAY.isoformat()},
        {"day": (TODAY + timedelta(days=FURTHEST)).isoformat()},
        {"repeat": "weekly", "until": "2026-12-01"},
        {"end": "14:01"},
    ],
)
def test_what_can_just_be_planned_is_taken(answers: dict[str, JsonValue]) -> None:
    assert RecurringEvent.validated({**ANSWERS, **answers}, TODAY).to_json() == {**ANSWERS, **answers}


def test_rules_are_checked_on_whatever_has_been_answered_so_far() -> None:
    for partial in ({}, {"day": "2026-12-01"}, {"start": "14:00"}, {"until": "2026-12-01"}, {"end": "14:00"}):
        RecurringEvent.check(partial, TODAY)


def test_one_of_a_series_has_its_own_day_and_what_was_answered_of_the_whole() -> None:
    answers: dict[str, JsonValue] = {**ANSWERS, "repeat": "weekly", "until": "2026-12-31"}
    one = RecurringEvent.validated(answers, TODAY).on(date(2026, 12, 8))
    assert type(one) is PlannedEvent
    assert one.to_json() == {**ANSWERS, "day": "2026-12-08"}


def test_hours_are_told_without_seconds() -> None:
    with pytest.raises(UserError) as refused:
        RecurringEvent.validated({**ANSWERS, "start": "14:00:00", "end": "13:00:00"}, TODAY)
    assert refused.value.message.values == {"start": "14:00", "end": "13:00"}
