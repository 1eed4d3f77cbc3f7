"""Dates as people type them."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.dates import parse_date, parse_time
from records.errors import UserError
from records.messages import message

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("昨天", (2026, 11, 22)),
        ("前天", (2026, 11, 21)),
        ("大前天", (2026, 11, 20)),
        ("今天", (2026, 11, 23)),
        ("明天", (2026, 11, 24)),
        ("三天前", (2026, 11, 20)),
        ("十二天前", (2026, 11, 11)),
        ("两周前", (2026, 11, 9)),
        ("上周五", (2026, 11, 20)),
        ("上上周五", (2026, 11, 13)),
        ("周三", (2026, 11, 18)),
        ("周一", (2026, 11, 23)),
        ("本周五", (2026, 11, 27)),
        ("星期天", (2026, 11, 22)),
        ("11月20日", (2026, 11, 20)),
        ("11月20号", (2026, 11, 20)),
        ("11月20日(周五)", (2026, 11, 20)),
        ("11月20日 星期五", (2026, 11, 20)),
        ("11 月 20 日", (2026, 11, 20)),
        ("十一月二十日", (2026, 11, 20)),
        ("十月三十一号", (2026, 10, 31)),
        ("12月1日", (2025, 12, 1)),
        ("11-20", (2026, 11, 20)),
        ("11/20", (2026, 11, 20)),
        ("11.20", (2026, 11, 20)),
        ("2026年11月20日", (2026, 11, 20)),
        ("二〇二六年十一月二十日", (2026, 11, 20)),
        ("26年3月2日", (2026, 3, 2)),
        ("去年12月5日", (2025, 12, 5)),
        ("2026-11-20", (2026, 11, 20)),
        ("2026/1/2", (2026, 1, 2)),
        ("2026.1.2", (2026, 1, 2)),
        ("20261120", (2026, 11, 20)),
        ("1120", (2026, 11, 20)),
        ("2月29日", (2024, 2, 29)),
        ("20号", (2026, 11, 20)),
        ("30号", (2026, 10, 30)),
        ("上个月30号", (2026, 10, 30)),
        ("１１/２０", (2026, 11, 20)),
        ("２０２６年11月20日（周五）", (2026, 11, 20)),
        ("yesterday", (2026, 11, 22)),
        ("Last Friday", (2026, 11, 20)),
        ("last Monday", (2026, 11, 16)),
        ("Friday", (2026, 11, 20)),
        ("Tues", (2026, 11, 17)),
        ("wednesday", (2026, 11, 18)),
        ("3 days ago", (2026, 11, 20)),
        ("two weeks ago", (2026, 11, 9)),
        ("a week ago", (2026, 11, 16)),
        ("20 Nov", (2026, 11, 20)),
        ("20th of November 2025", (2025, 11, 20)),
        ("Nov 20", (2026, 11, 20)),
        ("Nov 20, 2026", (2026, 11, 20)),
        ("Fri, 20 Nov", (2026, 11, 20)),
        ("September 3rd", (2026, 9, 3)),
    ],
)
def test_a_typed_date_means_that_day(typed: str, expected: tuple[int, int, int]) -> None:
    assert parse_date(typed, TODAY) == date(*expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("周三", (2026, 11, 25)), ("12月1日", (2026, 12, 1)), ("11月20日", (2027, 11, 20)), ("下周五", (2026, 12, 4)),
     ("next Friday", (2026, 11, 27)), ("tomorrow", (2026, 11, 24)), ("in 3 days", (2026, 11, 26)),
     ("Friday", (2026, 11, 27))],
)  # fmt: skip
def test_a_plan_looks_forward(typed: str, expected: tuple[int, int, int]) -> None:
    assert parse_date(typed, TODAY, future=True) == date(*expected)


@pytest.mark.parametrize("typed", ["2月30日", "11月31日", "2026-13-01", "31 Nov"])
def test_a_day_that_no_calendar_has_is_refused_by_its_name(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message == message("date-not-in-calendar", typed=typed)


@pytest.mark.parametrize("typed", ["", "1340", "hello", "🎉", "99999天前", "320", "周八", "0"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message.key == "date-not-understood"


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_full_dates_are_read_back(day: date) -> None:
    for typed in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(typed, TODAY) == day


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(typed: str) -> None:
    for parse in (lambda: parse_date(typed, TODAY), lambda: parse_time(typed)):
        with suppress(UserError):
            parse()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("14:30", time(14, 30)), ("14：30", time(14, 30)), ("下午2点半", time(14, 30)), ("下午两点", time(14)),
     ("2pm", time(14)), ("2:30 pm", time(14, 30)), ("12am", time(0)), ("12pm", time(12)), ("14点", time(14)),
     ("14时30分", time(14, 30)), ("上午9点一刻", time(9, 15)), ("中午12点", time(12)), ("晚上七点", time(19)),
     ("九点半", time(9, 30)), ("1430", time(14, 30)), ("noon", time(12)), ("9点15", time(9, 15)), ("9 a.m.", time(9))],
)  # fmt: skip
def test_a_typed_time_means_that_time(typed: str, expected: time) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize("typed", ["", "25:00", "13pm", "14:60", "soon", "3"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse_time(typed)
