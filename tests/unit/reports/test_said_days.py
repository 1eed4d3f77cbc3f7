"""Days wherever they stand in a text: one, the first and the last of several, by feasts, and what no calendar has."""

from datetime import date, timedelta
from itertools import product

import pytest

from records.reading.attendance_tokens import folded
from records.reports.drafts import DoubtReason
from records.reports.said_days import said_days

SENT = date(2026, 10, 15)  # a Thursday


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10月12日至14日", "2026-10-12", "2026-10-14"), ("10月12日-31日", "2026-10-12", "2026-10-31"),
        ("9月29日至10月2日", "2026-09-29", "2026-10-02"), ("9月29日至2日", "2026-09-29", "2026-10-02"),
        ("12月20日至1月5日", "2026-12-20", "2027-01-05"), ("2024年2月28日至2月29日", "2024-02-28", "2024-02-29"),
        ("10月12日—14", "2026-10-12", "2026-10-14"), ("2 to 5 October 2026", "2026-10-02", "2026-10-05"),
        ("Oct 12 - 14 Oct", "2026-10-12", "2026-10-14"),
    ],
)  # fmt: skip
def test_several_days_are_one_from_the_first_to_the_last(text: str, first: str, last: str) -> None:
    (said,) = said_days(folded(text), SENT)
    assert (str(said.day), str(said.last), said.doubt) == (first, last, None)


@pytest.mark.parametrize("text", ["2月28日至30日", "2月28日-30", "9月28日-31日", "10月30日-32日"])
def test_a_last_day_that_its_month_has_not_is_not_taken_from_another_month(text: str) -> None:
    assert {(said.day.month, said.last) for said in said_days(folded(text), SENT) if said.day} == {
        (int(text.partition("月")[0]), None)
    }


@pytest.mark.parametrize("text", ["2026-10-14到2026-10-12", "10月12日~2月29日", "昨天到前天", "today to yesterday"])
def test_days_that_end_before_they_begin_or_never_are_in_doubt(text: str) -> None:
    (said,) = said_days(folded(text), SENT)
    assert (said.last, said.doubt) == (None, DoubtReason.SEVERAL)


@pytest.mark.parametrize("text", ["2月30日", "3/4/2026", "31/31/2026", "2026-02-30", "20260231"])
def test_a_day_that_cannot_be_told_is_in_doubt(text: str) -> None:
    (said,) = said_days(folded(text), SENT)
    assert (said.day, said.doubt) == (None, DoubtReason.NOT_IN_CALENDAR)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/4/2026", "2026-04-13"), ("5/5/2026", "2026-05-05"), ("上周末", "2026-10-10"), ("周六", "2026-10-10"),
        ("国庆前一天", "2026-09-30"), ("教师节后两天", "2026-09-12"), ("去年9月3日", "2025-09-03"),
        ("2月29日", "2024-02-29"), ("the last Friday of September", "2026-09-25"), ("next Monday", "2026-10-19"),
        ("last Thursday", "2026-10-08"), ("昨天，10月14日", "2026-10-14"), ("周一，10月12日", "2026-10-12"),
    ],
)  # fmt: skip
def test_a_day_is_the_one_that_is_meant(text: str, day: str) -> None:
    assert [str(said.day) for said in said_days(folded(text), SENT)] == [day]


def test_the_same_day_is_the_one_before_and_nothing_alone() -> None:
    assert not said_days("当天", SENT)
    assert [said.day for said in said_days("9月3日座谈,当天参观", SENT)] == [date(2026, 9, 3)] * 2


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ("大前天", -3), ("前天 前晚", -2), ("昨天 昨日 昨儿 昨晚 昨早", -1), ("今天 今日 今儿 今晚 今早 今晨", 0),
        ("明天 明日 明儿 明早 明晚", 1), ("后天", 2), ("大后天", 3), ("三天前 3天前 三天之前", -3), ("两天前", -2),
        ("一周前", -7),
        ("上上周四 上上个星期四", -14), ("上周四 上个礼拜四", -7), ("这周四 这个星期四 本周四", 0),
        ("下周四", 7), ("下下周四", 14),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_the_day_of_the_text(words: str, off: int) -> None:
    for word in words.split():
        assert [said.day for said in said_days(folded(word), SENT)] == [SENT + timedelta(days=off)], word


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("the day before yesterday", -2), ("yesterday", -1), ("last night", -1), ("today", 0), ("tonight", 0),
        ("this morning", 0), ("this afternoon", 0), ("this evening", 0), ("tomorrow", 1), ("the day after tomorrow", 2),
    ],
)  # fmt: skip
def test_an_english_day_is_counted_from_the_day_of_the_text(text: str, off: int) -> None:
    assert [said.day for said in said_days(folded(text), SENT)] == [SENT + timedelta(days=off)]


@pytest.mark.parametrize(
    ("feasts", "month", "day"),
    [
        ("元旦", 1, 1), ("五一 劳动节", 5, 1), ("青年节", 5, 4), ("儿童节", 6, 1), ("七一 建党节", 7, 1),
        ("八一 建军节", 8, 1), ("教师节", 9, 10), ("国庆 国庆节", 10, 1),
    ],
)  # fmt: skip
def test_a_feast_has_its_day_and_those_around_it(feasts: str, month: int, day: int) -> None:
    around = {"当天": 0, "前一天": -1, "前1天": -1, "后两天": 2, "后二天": 2, "后2天": 2, "前三天": -3, "后3天": 3}
    for feast, (written, off) in product(feasts.split(), around.items()):
        (said,) = said_days(folded(feast + written), SENT)
        assert said.day is not None
        feast_day = said.day - timedelta(days=off)
        assert (feast_day.month, feast_day.day) == (month, day), feast + written
