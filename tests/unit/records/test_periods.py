"""Periods as people name them, and the arithmetic on them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.texts import plain
from records.errors import UserError
from records.messages import message
from records.periods import (
    PeriodKind,
    ReportingPeriod,
    SchoolCalendar,
    Span,
    after,
    before,
    half_year_of,
    month_of,
    of_kind,
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


@pytest.mark.parametrize(
    ("words", "last", "this"),
    [
        (("月", "个月", " month"), "2026-10", "2026-11"),
        (("季", "季度", "个季度", " quarter"), "2026Q3", "2026Q4"),
        (("个半年", " half-year", " half year", " halfyear"), "2026H1", "2026H2"),
        (("学期", "个学期", " term", " semester"), "2025T2", "2026T1"),
        (("年度", "学年", "学年度", " programme year", " school year"), "2025Y", "2026Y"),
        ((" year",), "2025", "2026"),
    ],
)
def test_this_one_and_the_last_of_each_kind(words: tuple[str, ...], last: str, this: str) -> None:
    for word in words:
        lasts, thises, nexts = ["上", "上一", "前一"], ["本", "这", "当前"], ["下", "下一"]
        if word.startswith(" "):
            lasts, thises, nexts = ["last", "previous"], ["this", "current"], ["next"]
        elif word.startswith("个"):
            thises = ["这"]
        assert {parse_period(f"{each}{word}", TODAY).code for each in lasts} == {last}
        assert {parse_period(f"{each}{word}", TODAY).code for each in thises} == {this}
        for each in nexts:
            with pytest.raises(UserError) as refused:
                parse_period(f"{each}{word}", TODAY)
            assert refused.value.message.key == "period-in-future"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("今年以来", "2026"), ("前年", "2024"), ("上半年", "2026H1"), ("下半年", "2026H2"), ("今年上半年", "2026H1"),
        ("去年上半年", "2025H1"), ("前年第一季度", "2024Q1"), ("第2季度", "2026Q2"), ("三季度", "2026Q3"),
        ("四季", "2026Q4"),
        ("1季度", "2026Q1"), ("first quarter of 2026", "2026Q1"), ("second quarter 2025", "2025Q2"),
        ("fourth quarter", "2026Q4"), ("2025 q4", "2025Q4"), ("h1", "2026H1"), ("2025H2", "2025H2"),
        ("first half of 2026", "2026H1"), ("second half-year 2025", "2025H2"), ("2026年1月", "2026-01"),
        ("2026/02", "2026-02"), ("2026.3", "2026-03"), ("去年12月", "2025-12"), ("前年1月", "2024-01"),
        ("11", "2026-11"), ("12", "2025-12"), ("dec", "2025-12"), ("Sept 2025", "2025-09"), ("june", "2026-06"),
        ("2025年", "2025"), ("2025 年", "2025"), ("1999", "1999"), ("2026 y", "2026Y"), ("2025-2026", "2025Y"),
        ("2025-2026年度", "2025Y"), ("academic year 2025", "2025Y"), ("programme year 2025–2026", "2025Y"),
        ("2025–2026学年第1学期", "2025T1"), ("20252026学年第二学期", "2025T2"), ("2025 2026学年度2学期", "2025T2"),
        ("first term 2026-2027", "2026T1"), ("second semester of 2025–2026", "2025T2"), ("2025年t2", "2025T2"),
        ("2025-t1", "2025T1"), ("2026-03-01 to 2026-03-31", "2026-03-01..2026-03-31"),
        ("2026-03-01～2026-03-01", "2026-03-01..2026-03-01"), ("3月1日至3月15日", "2026-03-01..2026-03-15"),
        ("1 Mar until 2 Mar", "2026-03-01..2026-03-02"), ("1949", "1949"), ("Q4.", "2026Q4"),
    ],
)  # fmt: skip
def test_periods_have_many_names(text: str, code: str) -> None:
    assert parse_period(text, TODAY).code == code


@pytest.mark.parametrize(
    "text",
    [
        "1948",
        "2026-13",
        "2026-0",
        "q0",
        "第五季度",
        "h3",
        "2026t3",
        "3月2日到3月1日",
        "1月1日到2月1日到3月1日",
        "1" * 61,
    ],
)
def test_what_no_calendar_has_is_not_understood(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_period(text, TODAY)
    assert refused.value.message.key == "period-not-understood"


def test_a_programme_has_a_calendar_of_its_own() -> None:
    calendar = SchoolCalendar(year_starts=(1, 15), autumn_starts=(8, 20), spring_starts=(3, 1))
    days = {
        "2025Y": (date(2025, 1, 15), date(2026, 1, 14)),
        "2025T1": (date(2025, 8, 20), date(2026, 2, 28)),
        "2025T2": (date(2026, 3, 1), date(2026, 8, 19)),
    }
    for code, (first, last) in days.items():
        found = parse_period(code, TODAY, calendar)
        assert ((found.first, found.last), found.code) == ((first, last), code)
    assert programme_year_of(date(2026, 1, 14), calendar).code == "2025Y"
    assert programme_year_of(date(2026, 1, 15), calendar).code == "2026Y"
    assert before(parse_period("2025Y", TODAY, calendar), calendar).first == date(2024, 1, 15)
    assert after(parse_period("2025T1", TODAY, calendar), calendar) == parse_period("2025T2", TODAY, calendar)
    assert parse_period("本学期", date(2026, 8, 20), calendar).code == "2026T1"
    assert parse_period("上学年", TODAY, calendar).code == "2025Y"


@pytest.mark.parametrize(
    ("of_day", "day", "first", "last"),
    [
        (month_of, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (month_of, date(2028, 2, 1), date(2028, 2, 1), date(2028, 2, 29)),
        (quarter_of, date(2026, 4, 1), date(2026, 4, 1), date(2026, 6, 30)),
        (quarter_of, date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (half_year_of, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
        (half_year_of, date(2026, 7, 1), date(2026, 7, 1), date(2026, 12, 31)),
        (term_of, date(2026, 9, 1), date(2026, 9, 1), date(2027, 1, 31)),
        (term_of, date(2026, 1, 31), date(2025, 9, 1), date(2026, 1, 31)),
        (term_of, date(2026, 2, 1), date(2026, 2, 1), date(2026, 8, 31)),
        (year_of, date(2026, 7, 1), date(2026, 1, 1), date(2026, 12, 31)),
        (programme_year_of, date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31)),
    ],
)
def test_a_day_lies_in_the_period_of_each_kind(
    of_day: Callable[[date], ReportingPeriod], day: date, first: date, last: date
) -> None:
    found = of_day(day)
    assert (found.first, found.last, found.span) == (first, last, Span(first, last))
    assert of_kind(found.kind, day) == found


@pytest.mark.parametrize(
    ("code", "key", "values"),
    [
        ("2026-03", "period-month", {"year": "2026", "month": 3}),
        ("2026Q4", "period-quarter", {"year": "2026", "quarter": 4}),
        ("2026Q1", "period-quarter", {"year": "2026", "quarter": 1}),
        ("2026H1", "period-half-year", {"year": "2026", "half": "first"}),
        ("2026H2", "period-half-year", {"year": "2026", "half": "second"}),
        ("2026T1", "period-term", {"year": "2026", "next": "2027", "term": "first"}),
        ("2025T2", "period-term", {"year": "2025", "next": "2026", "term": "second"}),
        ("2026", "period-year", {"year": "2026"}),
        ("2025Y", "period-programme-year", {"year": "2025", "next": "2026"}),
        ("2026-01-01..2026-01-02", "period-custom", {"first": date(2026, 1, 1), "last": date(2026, 1, 2)}),
    ],
)
def test_a_period_is_told_by_its_kind(code: str, key: str, values: dict[str, object]) -> None:
    assert parse_period(code, TODAY).label == message(key, **values)  # type: ignore[arg-type]  # as a message has them


def test_any_days_are_followed_and_preceded_by_as_many() -> None:
    period = ReportingPeriod(date(2026, 3, 10), date(2026, 3, 19))
    assert before(period) == ReportingPeriod(date(2026, 2, 28), date(2026, 3, 9))
    assert after(period) == ReportingPeriod(date(2026, 3, 20), date(2026, 3, 29))


@pytest.mark.parametrize("number", [0, 202603010000, 202613010001, 194812310001, 220001010001])
def test_a_number_that_is_no_span_is_refused(number: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # by a date that is none, too
        Span.of_number(number)


def test_a_span_is_a_number() -> None:
    span = Span(date(2026, 3, 1), date(2026, 3, 31))
    assert span.number == 202603010031
    assert Span.of_number(202603010031) == span
    assert Span.of_number(202603010001) == Span(date(2026, 3, 1), date(2026, 3, 1))
