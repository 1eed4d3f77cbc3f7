"""Dates as people type them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.errors import UserError
from records.messages import message
from records.reading.dates import LONGEST, iso_date, parse_date, parse_table_date, to_arabic_numerals

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


@pytest.mark.parametrize("typed", ["9999周前", "in 9999 weeks", "0001-01-01"])
def test_what_is_too_far_away_is_no_missing_day(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message.key == "date-too-far"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("26.11.19", date(2026, 11, 19)), ("26-11-19", date(2026, 11, 19)), ("26/9/1", date(2026, 9, 1)),
        ("25/11/2025", date(2025, 11, 25)), ("11/25/2025", date(2025, 11, 25)), ("1.1.2026", date(2026, 1, 1)),
        ("13/11", date(2026, 11, 13)), ("the 20th", date(2026, 11, 20)), ("20th", date(2026, 11, 20)),
        ("周五 11月20日", date(2026, 11, 20)), ("2026-11-20 (Fri)", date(2026, 11, 20)),
        ("大上周五", date(2026, 11, 13)), ("当日", date(2026, 11, 23)),
    ],
)  # fmt: skip
def test_further_ways_to_write_a_day(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("05/11/2026", "date-ambiguous"), ("25.11.26", "date-ambiguous"), ("24/03/25", "date-ambiguous"),
        ("46351", "date-serial"), ("11月20日 周四", "date-other-weekday"), ("Thu, 20 Nov", "date-other-weekday"),
        ("2026-11-20 Sat", "date-other-weekday"), ("31/11/2026", "date-not-in-calendar"),
        ("11/25 2026", "date-not-understood"),
        ("99/99/99", "date-not-understood"), ("11月20日14", "date-not-understood"), ("12345", "date-not-understood"),
    ],
)  # fmt: skip
def test_a_date_is_refused_with_the_true_reason(typed: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message.key == key


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2020-01-31", date(2020, 1, 31)), ("2020/1/31 0:00", date(2020, 1, 31)),
        ("2020-01-31 08:30:00", date(2020, 1, 31)),
        ("2020-01-31T08:30:00", date(2020, 1, 31)), ("20200131", date(2020, 1, 31)), ("43861", date(2020, 1, 31)),
        ("43861.35", date(2020, 1, 31)), ("2020年1月", date(2020, 1, 1)), ("31/01/2020", date(2020, 1, 31)),
        ("去年", None),
        ("12", None), ("99999", None), ("2020-01-31x", None),
    ],
)  # fmt: skip
def test_a_cell_of_a_table_holds_a_day(cell: str, expected: date | None) -> None:
    assert parse_table_date(cell) == expected


@given(st.dates(date(1980, 1, 1), date(2079, 12, 31)))
def test_the_number_of_a_spreadsheet_is_that_day(day: date) -> None:
    assert parse_table_date(str((day - date(1899, 12, 30)).days)) == day


@pytest.mark.parametrize("typed", ["", "1340", "hello", "🎉", "99999天前", "320", "周八", "0"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message.key == "date-not-understood"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("大前天", -3), ("前天", -2), ("前日", -2), ("昨天", -1), ("昨日", -1), ("昨晚", -1), ("今天", 0),
        ("今日", 0),
        ("今晚", 0), ("当天", 0), ("明天", 1), ("明日", 1), ("后天", 2), ("大后天", 3), ("yesterday", -1),
        ("today", 0),
        ("tonight", 0), ("tomorrow", 1), ("the day before yesterday", -2), ("day before yesterday", -2),
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("3天后", 3), ("3日之后", 3), ("3天以前", -3),
        ("两周后", 14), ("2个星期之前", -14), ("一个礼拜前", -7), ("in a week", 7), ("in 3 days", 3),
        ("an day ago", -1),
        ("one day ago", -1), ("two days ago", -2), ("three days ago", -3), ("four days ago", -4),
        ("five days ago", -5),
        ("six days ago", -6), ("seven days ago", -7), ("in two weeks", 14), ("1000天前", -1000), ("二十一天前", -21),
        ("廿一天前", -21), ("Today.", 0), (" 今天！", 0), ("今天。", 0), ("today,", 0),
    ],
)  # fmt: skip
def test_a_day_is_so_many_days_away(typed: str, days: int) -> None:
    assert parse_date(typed, TODAY, future=True) == parse_date(typed, TODAY) == TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("number", "chinese", "english"),
    [
        (0, "一", "Monday"),
        (1, "二", "Tuesday"),
        (2, "三", "Wednesday"),
        (3, "四", "Thursday"),
        (4, "五", "Friday"),
        (5, "六", "Saturday"),
        (6, "日", "Sunday"),
    ],
)
def test_weekdays_of_this_week_the_last_and_the_next(number: int, chinese: str, english: str) -> None:
    for today in (TODAY + timedelta(days=days) for days in range(7)):
        of_this_week = TODAY + timedelta(days=number)
        for typed, weeks in (("本周", 0), ("这周", 0), ("这个星期", 0), ("上周", -1), ("上个礼拜", -1), ("上上周", -2),
                             ("上上个周", -2), ("下周", 1), ("下个星期", 1)):  # fmt: skip
            assert parse_date(typed + chinese, today) == of_this_week + timedelta(weeks=weeks)
        assert parse_date(f"this {english}", today) == of_this_week
        for typed in (english, f"on {english[:3]}", f"周{chinese}"):
            past, coming = parse_date(typed, today), parse_date(typed, today, future=True)
            assert (past.weekday(), coming.weekday()) == (number, number)
            assert 0 <= (today - past).days <= 6
            assert 0 <= (coming - today).days <= 6
        assert 1 <= (today - parse_date(f"last {english}", today)).days <= 7
        assert parse_date(f"past {english}", today) == parse_date(f"last {english}", today)
        assert 1 <= (parse_date(f"next {english}", today) - today).days <= 7


def test_the_weekend_is_saturday_and_sunday_has_two_names() -> None:
    assert parse_date("上周末", TODAY) == date(2026, 11, 21)
    assert parse_date("上周天", TODAY) == parse_date("上周日", TODAY) == date(2026, 11, 22)


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_known_by_their_names(month: int) -> None:
    for name in (date(2026, month, 1).strftime("%B"), date(2026, month, 1).strftime("%b."), f"{month}月"):
        typed = f"{name}7日" if "月" in name else f"{name} 7"
        assert parse_date(typed, TODAY) == date(2026 if month <= 11 else 2025, month, 7)
        assert parse_date(typed, TODAY, future=True) == date(2026 if month == 12 else 2027, month, 7)


@pytest.mark.parametrize(
    ("typed", "past", "coming"),
    [
        ("23号", (2026, 11, 23), (2026, 11, 23)),
        ("24日", (2026, 10, 24), (2026, 11, 24)),
        ("22号", (2026, 11, 22), (2026, 12, 22)),
        ("31号", (2026, 10, 31), (2026, 12, 31)),
        ("本月5号", (2026, 11, 5), (2026, 11, 5)),
        ("这个月30日", (2026, 11, 30), (2026, 11, 30)),
        ("上月31号", (2026, 10, 31), (2026, 10, 31)),
        ("下个月31号", (2026, 12, 31), (2026, 12, 31)),
        ("11月23日", (2026, 11, 23), (2026, 11, 23)),
        ("11-24", (2025, 11, 24), (2026, 11, 24)),
        ("今年2月3日", (2026, 2, 3), (2026, 2, 3)),
        ("前年2月3日", (2024, 2, 3), (2024, 2, 3)),
        ("明年2月3日", (2027, 2, 3), (2027, 2, 3)),
        ("99年2月3日", (2099, 2, 3), (2099, 2, 3)),
        ("2026年2月3", (2026, 2, 3), (2026, 2, 3)),
        ("2026–2–3", (2026, 2, 3), (2026, 2, 3)),
        ("19991231", (1999, 12, 31), (1999, 12, 31)),
        ("3rd of Feb, 2026", (2026, 2, 3), (2026, 2, 3)),
        ("2nd Feb", (2026, 2, 2), (2027, 2, 2)),
        ("Monday, 23 November 2026", (2026, 11, 23), (2026, 11, 23)),
        ("Mon 23rd Nov.", (2026, 11, 23), (2026, 11, 23)),
        ("二〇二六年十一月廿三日 星期一", (2026, 11, 23), (2026, 11, 23)),
        ("两千", None, None),
    ],
)
def test_a_day_is_looked_for_in_the_past_or_ahead(
    typed: str, past: tuple[int, int, int] | None, coming: tuple[int, int, int] | None
) -> None:
    if past is None or coming is None:
        with pytest.raises(UserError):
            parse_date(typed, TODAY)
        return
    assert parse_date(typed, TODAY) == date(*past)
    assert parse_date(typed, TODAY, future=True) == date(*coming)


@pytest.mark.parametrize(
    ("day", "today", "future", "expected"),
    [
        (31, date(2026, 5, 1), False, date(2026, 3, 31)),
        (30, date(2026, 3, 1), False, date(2026, 1, 30)),
        (31, date(2026, 4, 30), True, date(2026, 5, 31)),
        (29, date(2026, 2, 1), True, date(2026, 3, 29)),
    ],
)
def test_months_without_the_day_are_passed_over(day: int, today: date, future: bool, expected: date) -> None:
    assert parse_date(f"{day}号", today, future=future) == expected


def test_the_leap_day_is_found_over_eight_years() -> None:
    assert parse_date("2月29日", date(2096, 3, 1), future=True) == date(2104, 2, 29)
    assert parse_date("29 Feb", date(2104, 2, 28)) == date(2096, 2, 29)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1949-01-01", 1949), ("1948-12-31", None), ("2199-12-31", 2199), ("2200-01-01", None)],
)
def test_what_lies_outside_of_the_years_of_the_programme_is_refused(typed: str, year: int | None) -> None:
    if year is not None:
        assert parse_date(typed, TODAY).year == year
        return
    with pytest.raises(UserError) as refused:
        parse_date(typed, TODAY)
    assert refused.value.message == message("date-too-far", earliest="1949", latest="2199")


def test_what_is_too_long_is_not_looked_through() -> None:
    at_most = "2026年11月20日" + " " * (LONGEST - len("2026年11月20日") + 9)
    assert parse_date(at_most, TODAY) == date(2026, 11, 20), "spaces at the edges are not typed"
    with pytest.raises(UserError):
        parse_date("1" * 61, TODAY)


def test_an_answer_keeps_a_date_in_isos_form() -> None:
    assert iso_date("2026-11-20") == date(2026, 11, 20)
    assert iso_date(None) is None
    assert iso_date(20261120) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [("十", "10"), ("十一", "11"), ("二十", "20"), ("九十九", "99"), ("廿三", "23"), ("两点", "2点"),
     ("二〇二六", "2026"),
     ("零", "0"), ("二二十", "二二十"), ("十十", "十十"), ("第三季度", "第3季度"), ("", "")],
)  # fmt: skip
def test_chinese_numerals_are_arabic_ones(text: str, figures: str) -> None:
    assert to_arabic_numerals(text) == figures


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_full_dates_are_read_back(day: date) -> None:
    for typed in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(typed, TODAY) == day


@given(st.text(max_size=30) | st.text("〇零一二三四五六七八九十廿两年月日号周天前后上下个点半:-/ ", max_size=12))
def test_any_text_is_a_date_or_refused(typed: str) -> None:
    with suppress(UserError):
        parse_date(typed, TODAY)
