"""Periods as people name them, and the arithmetic on them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.texts import plain
from records.errors import UserError
from records.periods import (
    PeriodKind,
    ReportingPeriod,
    after,
    before,
    half_year_of,
    month_of,
    parse_period,
    programme_year_of,
    quarter_of,
    term_of,
    year_of,
)

TODAY = date(2026, 11, 25)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
OF_DAY = (month_of, quarter_of, half_year_of, term_of, year_of, programme_year_of)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("本季度", "2026Q4"),
        ("2026Q3", "2026Q3"),
        ("q3 2025", "2025Q3"),
        ("Q2", "2026Q2"),
        ("第三季度", "2026Q3"),
        ("去年第四季度", "2025Q4"),
        ("last quarter", "2026Q3"),
        ("上个月", "2026-10"),
        ("2026年11月", "2026-11"),
        ("2026-11", "2026-11"),
        ("11月", "2026-11"),
        ("12月", "2025-12"),
        ("2025年下半年", "2025H2"),
        ("上半年", "2026H1"),
        ("本学期", "2026T1"),
        ("上学期", "2025T2"),
        ("last term", "2025T2"),
        ("2025-2026学年第一学期", "2025T1"),
        ("2026t1", "2026T1"),
        ("2026", "2026"),
        ("今年", "2026"),
        ("去年", "2025"),
        ("this year", "2026"),
        ("本学年", "2026Y"),
        ("last programme year", "2025Y"),
        ("2025-2026学年", "2025Y"),
        ("2025Y", "2025Y"),
        ("2026-01-01..2026-03-15", "2026-01-01..2026-03-15"),
        ("1月1日到3月15日", "2026-01-01..2026-03-15"),
        ("从2026年9月1日到2026年11月19日", "2026-09-01..2026-11-19"),
        ("from Tuesday, 1 September 2026 to Thursday, 19 November 2026", "2026-09-01..2026-11-19"),
        ("２０２６年第１季度", "2026Q1"),
        ("Oct 2026", "2026-10"),
        ("october", "2026-10"),
        ("December", "2025-12"),
        ("third quarter 2025", "2025Q3"),
        ("2025–2026", "2025Y"),
        ("school year 2025-2026", "2025Y"),
    ],
)
def test_a_period_is_understood(text: str, code: str) -> None:
    assert parse_period(text, TODAY).code == code


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("of_day", OF_DAY)
def test_a_period_is_understood_by_the_name_under_which_it_is_shown(
    language: str, of_day: Callable[[date], ReportingPeriod]
) -> None:
    for day in (date(2026, 1, 15), date(2025, 9, 15), date(2026, 8, 31)):
        period = of_day(day)
        assert parse_period(plain(language, period.label), TODAY) == period


@pytest.mark.parametrize(
    "text",
    ["", "随便", "2026Q5", "13月", "99999", "2026-03-15..2026-01-01", "💥", "0000Q1", "Q", "年", "market", "decision"],
)
def test_what_is_no_period_is_told_so(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_period(text, TODAY)
    assert refused.value.message.key == "period-not-understood"


@pytest.mark.parametrize(
    "text", ["2027Q1", "2027", "2027-03", "2026T2", "下季度", "下一个月", "下学期", "明年", "next quarter", "next term"]
)
def test_a_period_that_has_not_begun_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_period(text, TODAY)
    assert refused.value.message.key == "period-in-future"


@given(DAYS, st.sampled_from(OF_DAY))
def test_a_period_holds_its_day_and_meets_its_neighbours(day: date, of_day: object) -> None:
    period: ReportingPeriod = of_day(day)  # type: ignore[operator]  # one of OF_DAY
    assert period.first <= day <= period.last
    assert before(period).last == period.first - timedelta(days=1)
    assert after(period).first == period.last + timedelta(days=1)
    assert after(before(period)) == period


@given(DAYS, st.sampled_from(OF_DAY))
def test_a_code_is_read_as_the_period_that_it_names(day: date, of_day: object) -> None:
    period: ReportingPeriod = of_day(day)  # type: ignore[operator]  # one of OF_DAY
    assert parse_period(period.code, date(2099, 1, 1)) == period


@given(DAYS, st.integers(0, 400))
def test_any_days_are_a_period_too(first: date, length: int) -> None:
    period = ReportingPeriod(first, first + timedelta(days=length), PeriodKind.CUSTOM)
    assert parse_period(period.code, date(2099, 1, 1)) == period
    assert after(before(period)) == period


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    with suppress(UserError):
        parse_period(text, TODAY)
