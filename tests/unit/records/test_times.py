"""Times of day as people type them, and what they mean where morning or afternoon is not said."""

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.errors import UserError
from records.reading.dates import LONGEST
from records.reading.times import WORKING_HOURS, check_end, ends_next_day, parse_time, parse_times, settled, to_time


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("14:30", time(14, 30)), ("14：30", time(14, 30)), ("下午2点半", time(14, 30)), ("下午两点", time(14)),
     ("2pm", time(14)), ("2:30 pm", time(14, 30)), ("12am", time(0)), ("12pm", time(12)), ("14点", time(14)),
     ("14时30分", time(14, 30)), ("上午9点一刻", time(9, 15)), ("中午12点", time(12)), ("晚上七点", time(19)),
     ("九点半", time(9, 30)), ("1430", time(14, 30)), ("noon", time(12)), ("9点15", time(9, 15)), ("9 a.m.", time(9)),
     ("正午", time(12)), ("中午", time(12)), ("中午1点", time(13)), ("中午2点", time(14)), ("中午11点", time(11)),
     ("凌晨0点", time(0)), ("凌晨4点", time(4)), ("清晨6点", time(6)), ("早上7点", time(7)),
     ("早晨7:05", time(7, 5)), ("傍晚6点", time(18)), ("晚8点", time(20)), ("晚上12点", time(0)),
     ("下午12点", time(12)),
     ("下午13点", time(13)), ("3点三刻", time(3, 45)), ("3点3刻", time(3, 45)), ("3点1刻", time(3, 15)),
     ("3点整", time(3)),
     ("3点钟", time(3)), ("23:59", time(23, 59)), ("0:00", time(0)), ("1am", time(1)), ("11:59pm", time(23, 59)),
     ("0930", time(9, 30)), ("24:00", time(0)), ("14:00:00", time(14)), ("half past two", time(2, 30)),
     ("quarter to 3", time(2, 45)), ("3 in the afternoon", time(15)), ("11 at night", time(23)),
     ("12 at night", time(0)), ("at 10 sharp", time(10)), ("2.30pm", time(14, 30)), ("凌晨12点", time(0)),
     ("晚上1点", time(1)), ("晚上3点", time(3)), ("晚上17点", time(17)),
     ("深夜11点", time(23)), ("10点左右", time(10)), ("次日2:00", time(2)),
     ("midnight", time(0))],
)  # fmt: skip
def test_a_typed_time_means_that_time(typed: str, expected: time) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "25:00",
        "24:30",
        "13pm",
        "上午14点",
        "中午3点",
        "晚上14点",
        "下午0点",
        "2点x",
        "2点茶",
        "at",
        "半",
        "0pm",
        "14:60",
        "soon",
        "3",
        "930",
        "3点60分",
    ],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse_time(typed)


def test_what_is_too_long_is_no_time() -> None:
    assert parse_time(" " * (LONGEST - 5) + "14:30") == time(14, 30)
    with pytest.raises(UserError):
        parse_time(" " * (LONGEST + 1))


@pytest.mark.parametrize(
    ("typed", "by_day", "by_night", "at_dawn"),
    [
        ("2点", 14, 2, 2), ("2:00", 14, 2, 2), ("两点", 14, 2, 2), ("6点", 18, 18, 6), ("7点", 7, 19, 7),
        ("8点", 8, 20, 8),
        ("10点", 10, 22, 10), ("12点", 12, 0, 12), ("10:00", 10, 10, 10), ("3 o'clock", 15, 3, 3),
        ("02:00", 2, 2, 2), ("14:00", 14, 14, 14),
        ("上午8点", 8, 8, 8), ("0200", 2, 2, 2),
    ],
)  # fmt: skip
def test_an_hour_without_morning_or_afternoon_is_the_usual_one(
    typed: str, by_day: int, by_night: int, at_dawn: int
) -> None:
    for around, hour in ((WORKING_HOURS, by_day), (time(22), by_night), (time(7), at_dawn)):
        assert parse_time(typed, around) == time(hour)


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("14:00-16:00", "14:00", "16:00"), ("14:30—16:40", "14:30", "16:40"), ("下午2点到4点半", "14:00", "16:30"),
        ("2点到4点", "14:00", "16:00"), ("9点至11点", "09:00", "11:00"), ("9-11点", "09:00", "11:00"),
        ("下午2-4点", "14:00", "16:00"), ("2-4pm", "14:00", "16:00"), ("11-1pm", "11:00", "13:00"),
        ("from 9 to 5pm", "09:00", "17:00"), ("10:00–23:59", "10:00", "23:59"), ("2:00-16:00", "14:00", "16:00"),
        ("5:00-07:30", "05:00", "07:30"), ("3:00 to 4:10pm", "15:00", "16:10"),
        ("上午10点到2点", "10:00", "14:00"),
        ("晚上7点到9点", "19:00", "21:00"), ("22:00-02:00", "22:00", "02:00"),
        ("晚上10点到次日2点", "22:00", "02:00"),
        ("20:00-24:00", "20:00", "00:00"), ("10:00–11:30", "10:00", "11:30"),
    ],
)  # fmt: skip
def test_a_start_and_an_end_settle_each_other(typed: str, start: str, end: str) -> None:
    begins, ends = settled(*parse_times(typed))
    assert ends is not None
    assert (f"{to_time(begins):%H:%M}", f"{to_time(ends):%H:%M}") == (start, end)


@pytest.mark.parametrize("typed", ["9-11", "14:00-", "-16:00", "14:00-16:00-18:00", "14:00 16:00", "2点到吃饭"])
def test_what_is_no_pair_of_times_is_refused(typed: str) -> None:
    with pytest.raises(UserError):
        parse_times(typed)


@pytest.mark.parametrize(
    ("start", "end", "next_day"),
    [("22:00", "02:00", True), ("20:00", "08:00", True), ("14:00", "00:00", True), ("14:00", "16:00", False),
     ("14:00", "02:00", False), ("16:00", "14:00", False), ("09:00", "09:00", False)],
)  # fmt: skip
def test_only_a_night_ends_on_the_next_day(start: str, end: str, next_day: bool) -> None:
    assert ends_next_day(time.fromisoformat(start), time.fromisoformat(end)) is next_day
    if next_day or end > start:
        check_end(start, end)
    else:
        with pytest.raises(UserError) as refused:
            check_end(start, end)
        assert refused.value.message.key == "end-before-start"


@given(
    st.text(max_size=30) | st.text("〇零一二三四五六七八九十两点时半刻分早晚上下午夜:-~到至amp 0123456789", max_size=12)
)
def test_any_text_is_a_time_or_refused(typed: str) -> None:
    for parse in (parse_time, parse_times):
        with suppress(UserError):
            parse(typed)


@given(st.times())
def test_times_are_read_back(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    for typed in (f"{minute:%H:%M}", f"{minute:%I:%M %p}", f"{minute:%H%M}"):
        assert parse_time(typed, WORKING_HOURS) == minute


@pytest.mark.parametrize(
    ("parts", "hours"),
    [
        ("清晨 清早 大清早 一早 一大早 大早上 早上 早晨 上午 早", {hour: hour for hour in range(13)}),
        ("凌晨", {12: 0, **{hour: hour for hour in range(12)}}),
        ("中午 正午 午间", {10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 1: 13, 2: 14}),
        (
            "下午 午后 傍晚 黄昏",
            {**{hour: hour + 12 for hour in range(1, 12)}, **{hour: hour for hour in range(12, 24)}},
        ),
        (
            "晚上 晚间 夜里 夜间 夜晚 深夜 半夜 晚",
            {**{hour: hour for hour in range(5)}, **{hour: hour + 12 for hour in range(5, 12)},
             **{hour: hour for hour in range(17, 24)}, 12: 0, 24: 0},
        ),
    ],
)  # fmt: skip
def test_a_part_of_the_day_has_its_hours_and_no_others(parts: str, hours: dict[int, int]) -> None:
    for part in parts.split():
        assert {hour: parse_time(f"{part}{hour}点") for hour in hours} == {hour: time(on) for hour, on in hours.items()}
        for hour in {*range(26)} - {*hours}:
            with pytest.raises(UserError):
                parse_time(f"{part}{hour}点")
