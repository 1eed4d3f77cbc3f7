"""Whoever is concerned hears that an event has changed or was called off, also where no group is bound."""

import icalendar
import pytest

from storage.tables.planning import events, unasked, waiting_news
from storage.tables.traffic import set_aside
from tests.support.errands import plans
from tests.support.townsfolk import Person, Town


async def opens_the_card(person: Person, title: str = "学习工匠精神") -> None:
    await person.says("/events")
    await person.taps(title)


async def moves(li: Person, day: str) -> None:
    """Gives the event that is on show another day."""
    await li.taps("✎ 修改")
    await li.taps("修改某一项")
    await li.taps("日期")
    await li.says(day)
    await li.taps("保存")
    await li.sees("已修改")


async def sets(person: Person, *answers: str) -> None:
    """Sets how the person is reminded: labels, each with what is answered."""
    await person.says("/settings")
    for label, answer in zip(answers[::2], answers[1::2], strict=True):
        await person.taps("修改某一项")
        await person.taps(label)
        await person.says(answer)
    await person.taps("保存")


async def card_of(person: Person, title: str = "学习工匠精神") -> str:
    """The newest message of the chat that is about the event."""
    return next(str(each["text"]) for each in reversed(await person.answers()) if title in each.get("text", ""))


async def test_who_took_leave_or_has_the_card_and_coordinators_hear_of_another_day(
    town: Town, li: Person, zhang: Person, chen: Person
) -> None:
    await plans(li)
    zhao = town.people[2001]
    await opens_the_card(zhang)
    await zhang.taps("请假")
    await zhang.taps("病假")
    await opens_the_card(zhao)
    await moves(li, "12月3日")
    for person in (zhang, zhao):
        card = await card_of(person)
        assert "这场活动有变动" in card
        assert "2026年12月3日星期四" in card
        assert [each for each in await person.buttons() if each == "加入日历"] == ["加入日历"], "one card is left"
    assert "您的请假仍然保留" in await card_of(zhang)
    assert "您的请假仍然保留" not in await card_of(zhao)
    card = await card_of(chen)
    assert "This event has changed" in card
    assert "Thursday, 3 December 2026" in card
    assert "您好！这场活动有变动" not in await card_of(li), "who has done it knows"
    assert len(town.rows(unasked)) == 3, "it counts among what people did not ask for"
    assert not town.rows(set_aside)


async def test_a_call_off_reaches_them_too_and_comes_off_the_calendar(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await opens_the_card(zhang)
    await zhang.taps("加入日历")
    before = await calendar_entry(town, zhang)
    await li.taps("取消活动")
    await li.taps("只取消这场")
    card = await card_of(zhang)
    assert "这场活动取消了" in card
    assert "状态：已取消" in card
    await zhang.taps("从日历移除")
    after = await calendar_entry(town, zhang)
    assert (before["uid"], before["status"]) == (after["uid"], "CONFIRMED")
    assert after["status"] == "CANCELLED"
    assert after.decoded("sequence") > before.decoded("sequence")
    assert "点开这个文件" in (await zhang.answers())[-1]["caption"]


async def calendar_entry(town: Town, person: Person) -> icalendar.Component:
    """The entry of the file that came last; its calendar says what is to be done with it."""
    sent = (await person.answers())[-1]["document"]
    calendar = icalendar.Calendar.from_ical(await town.file(sent["file_id"]))
    (entry,) = calendar.walk("VEVENT")
    assert calendar["method"] == ("CANCEL" if entry["status"] == "CANCELLED" else "PUBLISH")
    assert entry["organizer"]
    assert entry["dtstamp"]
    return entry


async def test_a_change_raises_the_number_by_which_calendars_take_it_over(
    town: Town, li: Person, zhang: Person
) -> None:
    await plans(li)
    await opens_the_card(zhang)
    await zhang.taps("加入日历")
    before = await calendar_entry(town, zhang)
    await moves(li, "12月3日")
    await zhang.taps("加入日历")
    after = await calendar_entry(town, zhang)
    assert before["uid"] == after["uid"]
    assert after.decoded("sequence") > before.decoded("sequence")
    assert f"{after.decoded('dtstart'):%Y-%m-%d}" == "2026-12-03"


async def test_what_is_not_urgent_keeps_to_hours_and_budget_and_the_card_is_edited_at_once(
    town: Town, li: Person, zhang: Person
) -> None:
    await sets(zhang, "免打扰从", "20:00", "免打扰到", "8:00")
    await plans(li, day="12月10日")
    await opens_the_card(zhang)
    await town.moves_to("2026-11-20T21:30:00+08:00")
    await moves(li, "12月11日")
    assert "2026年12月11日" in await card_of(zhang)
    assert "有变动" not in await card_of(zhang)
    await moves(li, "12月14日")
    kept = [row.kind for row in town.rows(waiting_news) if row.person_id == 1]
    assert kept == ["event_changed"], "what waits already is not kept twice"
    await town.moves_to("2026-11-23T09:01:00+08:00")
    assert "这场活动有变动" in await card_of(zhang)
    assert "2026年12月14日" in await card_of(zhang)
    assert not town.rows(waiting_news)


@pytest.mark.parametrize("to", ["12月20日", "11月21日"])
async def test_what_was_or_will_be_tomorrow_is_told_at_any_hour(town: Town, li: Person, zhang: Person, to: str) -> None:
    await sets(zhang, "免打扰从", "20:00", "免打扰到", "8:00")
    await plans(li, day="11月21日" if to == "12月20日" else "12月20日")
    await opens_the_card(zhang)
    await town.moves_to("2026-11-20T21:30:00+08:00")
    await moves(li, to)
    assert "这场活动有变动" in await card_of(zhang)
    assert not town.rows(waiting_news)


async def test_what_waits_and_comes_near_is_told(town: Town, li: Person, zhang: Person) -> None:
    await sets(zhang, "每周最多条数", "0")
    await plans(li)
    await opens_the_card(zhang)
    await moves(li, "12月3日")
    await town.moves_to("2026-12-01T12:00:00+08:00")
    assert "这场活动有变动" not in await card_of(zhang)
    await town.moves_to("2026-12-02T12:00:00+08:00")
    assert "这场活动有变动" in await card_of(zhang)


async def test_news_of_a_change_is_not_told_of_what_was_called_off_since(town: Town, li: Person, zhang: Person) -> None:
    await sets(zhang, "免打扰从", "20:00", "免打扰到", "8:00")
    await plans(li, day="12月10日")
    await opens_the_card(zhang)
    await town.moves_to("2026-11-20T21:30:00+08:00")
    await moves(li, "12月11日")
    await li.taps("取消活动")
    await li.taps("只取消这场")
    await town.moves_to("2026-11-23T09:01:00+08:00")
    told = [each["text"] for each in await zhang.answers() if "您好！这场活动" in each.get("text", "")]
    assert len(told) == 1
    assert "取消了" in told[0]


async def test_with_a_group_coordinators_read_it_there_and_only_the_others_in_private(
    town: Town, li: Person, zhang: Person, chen: Person
) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002, 2001, 2002]}))["id"]
    await li.in_group(group).says("/bind")
    await plans(li)
    await opens_the_card(zhang)
    await moves(li, "12月3日")
    assert "活动安排有变动" in await card_of(zhang.in_group(group))
    assert "这场活动有变动" in await card_of(zhang)
    assert not [each for each in await chen.answers() if "has changed" in each.get("text", "")]


async def test_of_a_plan_that_ends_each_hears_once(town: Town, li: Person, zhang: Person, chen: Person) -> None:
    await plans(li, "重复", "每周")
    await zhang.says("/events")
    await zhang.taps("2026年12月2日 学习工匠精神")
    await zhang.taps("请假")
    await zhang.taps("病假")
    await li.taps("取消活动")
    await li.taps("取消这场及以后")
    told = [each["text"] for each in await chen.answers() if "This event is cancelled" in each.get("text", "")]
    assert len(told) == 1
    assert "The later ones are cancelled, too" in told[0]
    assert "这场活动取消了" in await card_of(zhang)
    assert "2026年12月2日" in await card_of(zhang)


async def test_who_has_left_since_hears_nothing(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await opens_the_card(zhang)
    await zhang.says("/leave")
    await zhang.taps("退出")
    before = await zhang.answers()
    await moves(li, "12月3日")
    assert [each["text"] for each in await zhang.answers()] == [each["text"] for each in before]


async def test_a_called_off_event_says_so_to_who_checks_in(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await li.taps("取消活动")
    await li.taps("只取消这场")
    await zhang.says("/events")
    await zhang.forges("checkin:1")
    assert zhang.toast == "这场活动已取消，这一步不适用了。"


async def test_the_list_of_events_has_pages(town: Town, li: Person, zhang: Person) -> None:
    await plans(li, "重复", "每周", title="学习")
    for number in range(3):
        await plans(li, "重复", "每周", day=f"11月{23 + number}日", title=f"活动{number}")
    count = len(town.rows(events))
    assert count > 20
    await zhang.says("/events")
    await zhang.sees(f"{count} 场")
    assert len([each for each in await zhang.buttons() if "年" in each]) == 20
    await zhang.taps("下一页")
    shown = [each for each in await zhang.buttons() if "年" in each]
    assert len(shown) == count - 20
    await zhang.taps("上一页")
    await zhang.forges("events:99")
    assert [each for each in await zhang.buttons() if "年" in each] == shown, "the last page"
