"""When something took place, said in one go: days with their times, and several days."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.kit.texts import LANGUAGES, plain
from records.errors import UserError
from records.messages import message
from records.reading.occasions import Occasion, parse_occasion

TODAY = date(2026, 11, 30)  # a Monday


def november(day: int, start: str | None = None, end: str | None = None, until: int | None = None) -> Occasion:
    """Return when something took place in that month."""
    return Occasion(
        date(2026, 11, day),
        date(2026, 11, until) if until else None,
        time.fromisoformat(start) if start else None,
        time.fromisoformat(end) if end else None,
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("昨天", november(29)), ("昨天下午", november(29)), ("昨儿下午", november(29)), ("昨晚", november(29)),
        ("昨晚7点", november(29, "19:00")), ("今早8点半", november(30, "08:30")),
        ("昨天晚上七点半", november(29, "19:30")),
        ("11月25日下午3点", november(25, "15:00")), ("11月25日 2点", november(25, "14:00")),
        ("2026/11/19 14:00", november(19, "14:00")), ("2026-11-19T14:00:00", november(19, "14:00")),
        ("26.11.25", november(25)), ("26.11.25 14:00", november(25, "14:00")), ("11-25 14:00", november(25, "14:00")),
        ("周五下午2点", november(27, "14:00")), ("11月20日（周五）14:00", november(20, "14:00")),
        ("3日下午2点半", november(3, "14:30")), ("下午3点，11月25日", november(25, "15:00")),
        ("Nov 25 3pm", november(25, "15:00")), ("25 Nov at 3pm", november(25, "15:00")),
        ("3pm on 25 Nov", november(25, "15:00")), ("yesterday afternoon", november(29)), ("last night", november(29)),
        ("this morning", november(30)), ("tonight at 7", november(30, "19:00")),
        ("2pm yesterday", november(29, "14:00")),
        ("Wednesday 3pm", november(25, "15:00")), ("11月25日14:00-16:00", november(25, "14:00", "16:00")),
        ("11月25日下午2-4点", november(25, "14:00", "16:00")),
        ("11月25日22:00-次日2:00", november(25, "22:00", "02:00")),
        ("11月25日晚8点到24点", november(25, "20:00", "00:00")),
        ("today 1:30 pm till 2:45", november(30, "13:30", "14:45")),
        ("11月23日至27日", november(23, until=27)), ("11月23-27日", november(23, until=27)),
        ("11.23-27", november(23, until=27)),
        ("11月23日到11月27日", november(23, until=27)), ("Nov 23-27", november(23, until=27)),
        ("23-27 Nov", november(23, until=27)),
        ("23 to 27 November 2026", november(23, until=27)), ("2026-11-23至2026-11-27", november(23, until=27)),
        ("从11月23日到27日止", november(23, until=27)),
        ("11月25日14:00至26日12:00", november(25, "14:00", "12:00", 26)),
        ("11月25日至25日", november(25)), ("从11月25日起", november(25)),
    ],
)  # fmt: skip
def test_what_was_said_is_understood(typed: str, expected: Occasion) -> None:
    assert parse_occasion(typed, TODAY) == expected


def test_a_span_over_new_year_and_one_ahead() -> None:
    assert parse_occasion("12月30日至1月2日", date(2027, 1, 10)) == Occasion(date(2026, 12, 30), date(2027, 1, 2))
    assert parse_occasion("12月1日下午3点", TODAY, future=True) == Occasion(date(2026, 12, 1), None, time(15))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("24:00", "date-not-understood"), ("14:00", "date-not-understood"), ("下午", "date-not-understood"),
        ("11月25日下午3点x", "date-not-understood"), ("昨天下午茶", "date-not-understood"),
        ("11月25日bananas", "date-not-understood"), ("11月25日、26日", "date-not-understood"),
        ("11月底", "date-not-understood"),
        ("11月27日至11月23日", "date-not-understood"), ("11月25日25点", "date-not-understood"),
        ("11月25日 2026", "date-not-understood"),
        ("2月30日下午", "date-not-in-calendar"), ("11月31号晚上7点", "date-not-in-calendar"),
        ("11月25日24:00", "time-end-of-day"),
        ("11月20日周四下午", "date-other-weekday"), ("05/11/2026 14:00", "date-ambiguous"),
        ("46351 14:00", "date-serial"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_the_true_reason(typed: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_occasion(typed, TODAY)
    assert refused.value.message.key == key
    assert all(plain(language, refused.value.message) for language in LANGUAGES)


@given(st.dates(date(1949, 1, 1), date(2199, 12, 31)), st.times())
def test_days_and_times_that_are_shown_can_be_typed(day: date, moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    for language in LANGUAGES:
        assert parse_occasion(plain(language, message("form-date", date=day)), TODAY) == Occasion(day)
        shown = plain(language, message("event-when", date=day, start=f"{minute:%H:%M}", end="23:59"))
        assert parse_occasion(shown, TODAY) == Occasion(day, None, minute, time(23, 59))


@given(
    st.sampled_from(
        ["昨天", "昨天下午", "11月25日下午3点", "11月25日14:00-16:00", "11月23日至27日", "Nov 25 3pm", "26.11.25"]
    ),
    st.sampled_from(["x", "茶", "？", "bananas", "、26日", "多", "+", "99"])
    | st.text("甲乙丙xyz?!;", min_size=1, max_size=9),
)
def test_an_unknown_tail_is_refused(typed: str, tail: str) -> None:
    if tail.strip("!"):
        with pytest.raises(UserError):
            parse_occasion(typed + tail, TODAY)


@given(st.text(max_size=60) | st.text("0123456789年月日号周上下午点半至到-/.: 昨今明晚一二三十novaprmt", max_size=24))
def test_any_text_is_an_occasion_or_refused(typed: str) -> None:
    with suppress(UserError):
        occasion = parse_occasion(typed, TODAY)
        assert occasion.until is None or occasion.until > occasion.day


@pytest.mark.parametrize("typed", ["11月10日到8日", "11月10日至9号", "10月22日-20日", "Oct 22-20"])
def test_a_last_day_before_the_first_is_no_month_later(typed: str) -> None:
    with pytest.raises(UserError):
        parse_occasion(typed, TODAY)


def test_a_few_days_go_over_the_end_of_a_month() -> None:
    assert parse_occasion("10月30日到2日", TODAY) == Occasion(date(2026, 10, 30), date(2026, 11, 2))


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("11月10日19:00～次日7:00", 19, 7),
        ("11月10日19:00-7:00", 19, 7),
        ("11月10日20:00至第二天9:00", 20, 9),
        ("11月10日晚10点到次日8点", 22, 8),
    ],
)
def test_what_ends_on_the_next_day_ends_in_the_morning(typed: str, start: int, end: int) -> None:
    assert parse_occasion(typed, TODAY) == Occasion(date(2026, 11, 10), None, time(start), time(end))
