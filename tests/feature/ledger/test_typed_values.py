"""Numbers, days and times that are typed: understood to the last character and shown, or asked again."""

from collections.abc import Callable

import pytest

from handlers.kit.texts import plain
from records.messages import Message
from storage.tables.records import drafts
from tests.support.townsfolk import Person, Town

Say = Callable[[str], str]


@pytest.fixture(params=["zh-CN", "en"])
async def say(request: pytest.FixtureRequest, zhang: Person) -> Say:
    """The text of a key in the language that the member has chosen."""
    await zhang.says("/language")
    await zhang.taps("English" if request.param == "en" else "中文")
    return lambda key: plain(request.param, Message(key))


def answered(town: Town) -> dict[str, object]:
    """Return what the one draft holds."""
    (draft,) = town.rows(drafts)
    answers: dict[str, object] = draft.state["answers"]
    return answers


async def asked_for_output(zhang: Person, say: Say) -> None:
    """Log an economic contribution, as far as the question for the new output value."""
    await zhang.says("/log")
    await zhang.taps(say("economic-contribution"))
    await zhang.taps(say("contribution-type-output"))
    await zhang.says("夹具国产化")
    await zhang.says("2026-11-01")


@pytest.mark.parametrize(
    ("typed", "held", "shown", "shown_in_english"),
    [
        ("3千万元", 3000, "3,000 万元", "CNY 30,000,000"),
        ("5百万", 500, "500 万元", "CNY 5,000,000"),
        ("¥1,800,000", 180, "180 万元", "CNY 1,800,000"),
        ("CNY 1.8 million", 180, "180 万元", "CNY 1,800,000"),
        ("0.25", 0.25, "0.25 万元", "CNY 2,500"),
    ],
)
async def test_an_amount_is_read_whole_and_shown(
    town: Town, zhang: Person, say: Say, typed: str, held: float, shown: str, shown_in_english: str
) -> None:
    await asked_for_output(zhang, say)
    await zhang.says(typed)
    assert answered(town)["output_value"] == held
    for answer in ("40%", "财务报表"):
        await zhang.says(answer)
    await zhang.sees(shown if say("unit-ten-thousand-cny") == "万元" else shown_in_english, "40%")


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("3,5", "form-number-not-understood"),
        ("300-500万", "form-number-not-understood"),
        ("300 bananas", "form-number-not-understood"),
    ],
)
async def test_an_amount_that_is_not_understood_is_asked_again(
    town: Town, zhang: Person, say: Say, typed: str, key: str
) -> None:
    await asked_for_output(zhang, say)
    await zhang.says(typed)
    await zhang.sees(say(key))
    assert "output_value" not in answered(town)


async def test_an_amount_without_its_unit_is_asked_again(town: Town, zhang: Person, say: Say) -> None:
    await asked_for_output(zhang, say)
    await zhang.says("3千")
    await zhang.sees("3千", "300万元")
    assert "output_value" not in answered(town)


async def test_a_headcount_is_no_name(town: Town, zhang: Person, say: Say) -> None:
    await zhang.says("/log")
    await zhang.taps(say("talent-exchange"))
    await zhang.taps(say("exchange-type-internship"))
    await zhang.says("2026-09-01")
    await zhang.says("几十人")
    await zhang.sees(say("participants-not-understood"))
    assert "persons" not in answered(town)
    await zhang.says("一百二十人")
    assert answered(town)["persons"] == {"headcount": 120, "roster": [], "others": []}


# Days and times -------------------------------------------------------------------------------------------------------


async def asked_for_day(zhang: Person, say: Say) -> None:
    """Log a joint activity, as far as the question for its day."""
    await zhang.says("/log")
    await zhang.taps(say("joint-activity"))


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("昨天下午", {"event_date": "2026-11-22"}),
        ("11月20日下午3点", {"event_date": "2026-11-20", "start": "15:00"}),
        ("Nov 20 3pm", {"event_date": "2026-11-20", "start": "15:00"}),
        ("26.11.19", {"event_date": "2026-11-19"}),
        ("11月20日晚8点到次日2点", {"event_date": "2026-11-20", "start": "20:00", "end": "02:00"}),
        ("11月18日至20日", {"event_date": "2026-11-18", "until": "2026-11-20"}),
    ],
)
async def test_a_day_is_read_with_what_is_said_of_its_hours(
    town: Town, zhang: Person, say: Say, typed: str, held: dict[str, str]
) -> None:
    await town.moves_to("2026-11-23T10:00:00+08:00")
    await asked_for_day(zhang, say)
    await zhang.says(typed)
    await zhang.sees(say("joint-activity-category.ask"))
    assert {name: answer for name, answer in answered(town).items() if name != "branches"} == held


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("11月20日bananas", "date-not-understood"),
        ("11月20日24:00", "time-end-of-day"),
        ("23:00", "date-not-understood"),
    ],
)
async def test_a_day_that_is_not_understood_is_asked_again(
    town: Town, zhang: Person, say: Say, typed: str, key: str
) -> None:
    await asked_for_day(zhang, say)
    await zhang.says(typed)
    await zhang.sees(say(key))
    assert "event_date" not in answered(town)


async def test_only_a_day_that_no_calendar_has_is_called_so(zhang: Person) -> None:
    await zhang.says("/log")
    await zhang.taps("联合活动")
    for typed, told in (
        ("2月30日下午", "没有“2月30日”这一天"),
        ("46351", "像表格里的日期序号，即2026年11月25日"),
        ("05/11/2026", "可能是2026年5月11日，也可能是2026年11月5日"),
        ("2026-11-20 周四", "日期和星期对不上：2026年11月20日星期五"),
        ("1840-01-01", "年份应在 1949 到 2199 之间"),
    ):
        await zhang.says(typed)
        await zhang.sees(told)


async def test_several_days_are_refused_where_one_is_asked_for(town: Town, zhang: Person, say: Say) -> None:
    await zhang.says("/log")
    await zhang.taps(say("teaching-resource"))
    await zhang.taps(say("resource-type-course"))
    await zhang.says("夹具设计")
    await zhang.says("11月1日至3日")
    await zhang.sees(say("date-one-day"))
    assert "event_date" not in answered(town)
