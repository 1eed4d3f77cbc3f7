"""Whoever plans over a public holiday, or days off that were registered, is told, and chooses."""

import pytest

from storage.tables.planning import days_off, events
from tests.support.errands import plans
from tests.support.townsfolk import Person, Town


async def plans_on(person: Person, day: str) -> None:
    await person.says("/plan")
    for answer in ("主题党日", "学习工匠精神", day):
        await person.says(answer)


async def goes_on(person: Person) -> None:
    for answer in ("14:00", "15:30", "一号车间"):
        await person.says(answer)
    await person.taps("安排")


async def test_a_public_holiday_is_said_and_can_be_kept(town: Town, li: Person) -> None:
    await plans_on(li, "2027-01-01")
    await li.sees("安排在休息日，可以吗？", "2027年1月1日星期五：公共假日")
    assert {"照常安排", "换一天"} <= set(await li.buttons())
    await li.taps("照常安排")
    await li.sees("几点开始")
    await goes_on(li)
    assert [f"{row.starts_at:%Y-%m-%d}" for row in town.rows(events)] == ["2027-01-01"]


async def test_another_day_can_be_chosen_instead(town: Town, li: Person) -> None:
    await plans_on(li, "2027-01-01")
    await li.taps("换一天")
    await li.sees("哪一天举行")
    await li.says("2027-01-04")
    await li.sees("几点开始")
    await goes_on(li)
    assert [f"{row.starts_at:%Y-%m-%d}" for row in town.rows(events)] == ["2027-01-04"]


async def test_yes_and_no_can_be_typed(li: Person) -> None:
    await plans_on(li, "2027-01-01")
    await li.says("否")
    await li.sees("哪一天举行")
    await li.says("2027-01-01")
    await li.sees("可以吗")
    await li.says("是")
    await li.sees("几点开始")


async def registers_holidays(chen: Person, first: str, last: str) -> None:
    await chen.says("/daysoff")
    await chen.taps("Add for")
    for answer in (first, last, "no", "shutdown"):
        await chen.says(answer)
    await chen.taps("Save")


async def test_days_off_of_the_other_side_are_said_with_their_name(town: Town, li: Person, chen: Person) -> None:
    await registers_holidays(chen, "2026-12-07", "2026-12-11")
    assert len(town.rows(days_off)) == 1
    await plans_on(li, "2026-12-08")
    await li.sees("2026年12月8日星期二：江城精工有限公司休息（shutdown）")
    await li.taps("照常安排")
    await goes_on(li)
    assert len(town.rows(events)) == 1


@pytest.mark.parametrize("day", ["2026-11-28", "2026-12-12"])
async def test_an_ordinary_weekend_is_no_reason_to_ask(li: Person, day: str) -> None:
    await plans_on(li, day)
    await li.sees("几点开始")


async def test_of_a_plan_that_repeats_each_such_day_is_said(town: Town, li: Person) -> None:
    await li.says("/plan")
    for answer in ("主题党日", "学习工匠精神", "2026-12-04", "14:00", "15:30", "一号车间"):
        await li.says(answer)
    await li.taps("修改某一项")
    await li.taps("重复")
    await li.says("每周")
    await li.sees("2027年1月1日星期五：公共假日")
    await li.taps("照常安排")
    await li.taps("安排")
    assert len(town.rows(events)) > 5


async def test_a_change_to_such_a_day_asks_and_the_day_that_was_kept_is_not_asked_again(town: Town, li: Person) -> None:
    await plans(li, day="2026-12-30")
    await li.taps("✎ 修改")
    await li.taps("修改某一项")
    await li.taps("日期")
    await li.says("2027-01-01")
    await li.sees("公共假日")
    await li.taps("照常安排")
    await li.taps("保存")
    await li.sees("已修改")
    await li.taps("✎ 修改")
    await li.taps("修改某一项")
    await li.taps("地点")
    await li.says("二号车间")
    await li.taps("保存")
    await li.sees("已修改")
    (event,) = town.rows(events)
    assert f"{event.starts_at:%Y-%m-%d}" == "2027-01-01"


async def test_in_english_too(chen: Person) -> None:
    await chen.says("/plan")
    for answer in ("Theme", "Craftsmen", "2027-01-01"):
        await chen.says(answer)
    await chen.sees("This falls on a day off", "Friday, 1 January 2027: public holiday")
    await chen.taps("Another date")
    await chen.sees("What date is it")


async def test_the_organiser_hears_of_what_the_clock_puts_on_such_a_day(town: Town, li: Person, chen: Person) -> None:
    await plans(li, "重复", "每月", day="11月23日")
    assert len(town.rows(events)) == 2
    await registers_holidays(chen, "2027-02-22", "2027-02-26")
    await town.moves_to("2026-12-28T10:00:00+08:00")
    assert f"{town.rows(events)[-1].starts_at:%Y-%m-%d}" == "2027-02-23"
    await li.sees("定期活动的这一场在休息日", "2027年2月23日")
    assert len([each for each in await li.answers() if "在休息日" in each["text"]]) == 1
