"""Planned events: announced, changed, called off; check-in and leave; and the record that follows."""

import re

import icalendar

from storage.tables.planning import check_ins, events
from storage.tables.records import drafts, records
from storage.tables.traffic import set_aside
from tests.support.errands import logs_an_activity, plans
from tests.support.townsfolk import Person, Town


async def has_a_group(town: Town, li: Person) -> int:
    """The partnership's group, with people of both sides in it."""
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002, 2001, 2002]}))["id"]
    await li.in_group(group).says("/bind")
    return int(group)


def in_group(town: Town, number: int, group: int) -> Person:
    return town.people[number].in_group(group)


async def test_an_event_is_planned_and_announced_in_the_group(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    await li.sees("已在共建群里通知", "学习工匠精神", "2026年11月25日星期三 14:00–15:30", "一号车间")
    here = in_group(town, 1001, group)
    await here.sees("安排了一场共建活动", "学习工匠精神", "智能制造学院党支部、精工生产党支部")
    assert "✓ 签到" in await here.buttons()


async def test_without_a_group_the_organiser_is_told_how_to_bind_one(town: Town, li: Person) -> None:
    await plans(li)
    await li.sees("还没有绑定群", "/bind")


async def test_a_change_moves_the_live_card_down_and_says_so(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    before = (await in_group(town, 1001, group).answers())[-1]["message_id"]
    await li.taps("修改")
    await li.taps("修改某一项")
    await li.taps("地点")
    await li.says("二号车间")
    await li.taps("保存")
    told = (await in_group(town, 1001, group).answers())[-1]
    assert told["message_id"] > before
    assert "活动安排有变动" in told["text"]
    assert "二号车间" in told["text"]


async def test_a_change_that_was_begun_before_another_one_does_not_undo_it(
    town: Town, li: Person, chen: Person
) -> None:
    await plans(li)
    await li.taps("修改")
    await li.taps("修改某一项")
    await li.taps("地点")
    await li.says("二号车间")
    await chen.forges("replan:1:1")
    await chen.taps("Change an answer")
    await chen.taps("Title")
    await chen.says("Craftsmen")
    await chen.taps("Save")
    await li.taps("保存")
    assert li.toast == "这个按钮已失效，请看最新一条消息。"
    assert (town.rows(events)[0].title, town.rows(events)[0].plan["place"]) == ("Craftsmen", "一号车间")


async def test_an_event_is_called_off_after_being_asked(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    await li.taps("取消活动")
    await li.sees("要取消“学习工匠精神”吗")
    await li.taps("只取消这场")
    here = in_group(town, 1001, group)
    await here.sees("取消了", "已取消")
    assert "✓ 签到" not in await here.buttons()
    await li.says("/events")
    await li.sees("目前没有安排活动")


async def test_with_the_partnership_its_events_end(town: Town, li: Person, zhou: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li, "重复", "每月", day="11月25日")
    await zhou.forges("end_partnership:1")
    await zhou.says("2026-11-30")
    await zhou.taps("结束结对")
    await town.moves_to("2026-12-20T09:00:00+08:00")
    await town.moves_to("2027-02-20T09:00:00+08:00")
    assert [f"{row.starts_at:%Y-%m-%d}" for row in town.rows(events)] == ["2026-11-25", "2026-12-25"]
    announced = [each for each in await in_group(town, 1001, group).answers() if "安排了一场共建活动" in each["text"]]
    assert len(announced) == 1
    for answer in ("/plan", "主题党日", "参观学习", "2027-03-01"):
        await li.says(answer)
    await li.sees("到 2026年11月30日为止", "哪一天")
    assert len(town.rows(events)) == 2


async def test_a_monthly_event_comes_again_and_is_announced_a_week_before(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li, "重复", "每月", day="11月30日")
    assert [f"{row.starts_at:%m-%d %H:%M}" for row in town.rows(events)] == ["11-30 06:00", "12-30 06:00"]
    here = in_group(town, 1001, group)
    announced = [message for message in await here.answers() if "安排了一场共建活动" in message["text"]]
    assert len(announced) == 1, "the next one is not announced yet"
    assert "重复：每月" in announced[0]["text"]
    await li.says("/events")
    assert {"2026年11月30日 学习工匠精神", "2026年12月30日 学习工匠精神"} <= set(await li.buttons())
    await town.moves_to("2026-12-24T09:00:00+08:00")
    announced = [message for message in await here.answers() if "安排了一场共建活动" in message["text"]]
    assert len(announced) == 2
    assert f"{town.rows(events)[-1].starts_at:%Y-%m-%d}" == "2027-01-30"
    await town.moves_to("2027-01-03T09:00:00+08:00")
    assert f"{town.rows(events)[-1].starts_at:%Y-%m-%d}" == "2027-02-28", "the month's last day, and the 30th again"


async def test_all_later_events_of_a_plan_can_be_called_off(town: Town, li: Person) -> None:
    await plans(li, "重复", "每周")
    assert len(town.rows(events)) == 9
    await li.taps("取消活动")
    await li.taps("取消这场及以后")
    assert {row.state for row in town.rows(events)} == {"cancelled"}
    await town.moves_to("2027-03-01T09:00:00+08:00")
    assert len(town.rows(events)) == 9


async def test_the_group_is_reminded_once_on_the_eve(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    here = in_group(town, 1001, group)
    await town.moves_to("2026-11-24T15:59:00+08:00")
    assert "明天" not in (await here.answers())[-1]["text"]
    for time in ("2026-11-24T16:00:00+08:00", "2026-11-24T18:00:00+08:00", "2026-11-25T08:00:00+08:00"):
        await town.moves_to(time)
    reminders = [each["text"] for each in await here.answers() if "来不了请提前请假" in each["text"]]
    assert len(reminders) == 1
    assert "明天有活动“学习工匠精神”" in reminders[0]


async def test_a_reminder_that_is_late_says_today_and_one_that_is_stale_is_dropped(town: Town, li: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    await plans(li, day="11月26日", title="社区义诊")
    await town.moves_to("2026-11-25T13:00:00+08:00")
    here = in_group(town, 1001, group)
    assert "今天有活动“学习工匠精神”" in (await here.answers())[-1]["text"]
    await town.moves_to("2026-11-26T14:30:00+08:00")
    assert not [each for each in await here.answers() if "有活动“社区义诊”" in each["text"]]


async def test_people_check_in_by_button_and_the_card_counts(town: Town, li: Person, zhang: Person) -> None:
    group = await has_a_group(town, li)
    await plans(li)
    here, zhao = in_group(town, 1001, group), in_group(town, 2001, group)
    await here.taps("✓ 签到")
    assert here.toast == "签到在活动开始前一小时开放，请到时再签。"
    await town.moves_to("2026-11-25T13:30:00+08:00")
    await here.taps("✓ 签到")
    assert here.toast == "签到成功，谢谢您！"
    await zhao.taps("✓ 签到")
    await zhao.sees("已签到：校方 1 人，企方 1 人；请假 0 人")
    await here.taps("✓ 签到")
    assert here.toast == "您已经签到了。"
    assert [(row.name, row.side) for row in town.rows(check_ins)] == [("张伟", "college"), ("赵敏", "enterprise")]
    assert all(row.roster_id for row in town.rows(check_ins))


async def test_a_code_on_the_spot_checks_in_while_it_is_valid(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await li.taps("签到码")
    photo = (await li.answers())[-1]
    assert photo["photo"]
    found = re.search(r"start=(checkin-[\w-]{32})", photo["caption"])
    assert found
    payload = found[1]
    assert len(payload) <= 64
    await zhang.opens(payload)
    await zhang.sees("前一小时开放")
    await town.moves_to("2026-11-25T14:10:00+08:00")
    await zhang.opens(payload)
    await zhang.sees("签到成功", "您已签到")
    await town.moves_to("2026-11-25T16:31:00+08:00")
    await town.people[2001].opens(payload)
    await town.people[2001].sees("签到已经结束")
    await zhang.opens("checkin-" + "x" * 32)
    await zhang.sees("没有这个签到码")
    assert len(town.rows(check_ins)) == 1
    stranger = await town.moves_in(77, "路人")
    await stranger.opens(payload)
    await stranger.sees("我还不认识您")


async def test_the_organiser_checks_in_people_without_telegram(town: Town, li: Person) -> None:
    await plans(li)
    await town.moves_to("2026-11-25T14:10:00+08:00")
    await li.says("/events")
    await li.taps("学习工匠精神")
    await li.taps("代为签到")
    await li.taps("王强")
    await li.taps("刘洋")
    await li.taps("✓ 刘洋")
    await li.sees("本方已签到 1 人")
    assert [row.name for row in town.rows(check_ins)] == ["王强"]


async def test_leave_is_asked_for_beforehand_with_a_reason(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await zhang.says("/events")
    await zhang.taps("学习工匠精神")
    await zhang.taps("请假")
    await zhang.taps("病假")
    await zhang.sees("您已请假（病假）", "请假 1 人")
    await town.moves_to("2026-11-25T14:00:00+08:00")
    await zhang.forges("excuse:1:1")
    assert zhang.toast == "活动已经开始或已变动，不能再请假；请直接告诉组织者。"


async def test_leave_is_taken_back_as_long_as_the_event_has_not_begun(town: Town, li: Person, zhang: Person) -> None:
    await plans(li)
    await zhang.says("/events")
    await zhang.taps("学习工匠精神")
    await zhang.taps("请假")
    assert "能来，取消请假" not in await zhang.buttons()
    await zhang.taps("病假")
    await zhang.taps("更改或取消请假")
    await zhang.taps("能来，取消请假")
    assert zhang.toast == "已取消请假，到时见"
    assert not town.rows(check_ins)
    assert "请假 1 人" not in (await zhang.answers())[-1]["text"]
    await zhang.forges("excuse:1:6")
    assert zhang.toast
    await zhang.taps("请假")
    await zhang.taps("事假")
    await town.moves_to("2026-11-25T14:00:00+08:00")
    await zhang.forges("excuse:1:5")
    assert zhang.toast == "活动已经开始或已变动，不能再请假；请直接告诉组织者。"
    assert len(town.rows(check_ins)) == 1


async def is_held(town: Town, li: Person, zhang: Person) -> None:
    """An event at which 张伟, 李娜 and 赵敏 checked in, and for which 王强 had asked for leave by nobody's hand."""
    await plans(li)
    await town.moves_to("2026-11-25T14:10:00+08:00")
    for person in (zhang, li, town.people[2001]):
        await person.says("/events")
        await person.taps("学习工匠精神")
        await person.taps("✓ 签到")
    await town.moves_to("2026-11-25T15:31:00+08:00")


async def test_the_record_comes_prefilled_from_plan_and_check_ins(
    town: Town, li: Person, zhang: Person, chen: Person
) -> None:
    await is_held(town, li, zhang)
    await li.says("/events")
    await li.taps("学习工匠精神")
    await li.taps("已举行，填台账")
    await li.sees("联合活动", "已按签到填好")
    assert {"✓ 张伟", "✗ 王强", "完成（实到 2 / 应到 5）"} <= set(await li.buttons())
    await li.taps("✗ 王强")  # he was there and has not tapped
    await li.taps("完成（实到 3")
    await li.sees("缺席原因")
    await li.taps("原因都相同（2 人）")
    await li.taps("值班")
    await li.sees("一号车间", "实到 3", "14:00")
    await li.taps("提交")
    (record,) = town.rows(records)
    assert (record.title, f"{record.event_date}") == ("学习工匠精神", "2026-11-25")
    (event,) = town.rows(events)
    assert (event.state, event.record_id) == ("held", record.id)
    await chen.taps("✓ Confirm")
    await chen.sees("Filled in from check-ins")
    await chen.taps("✗ Chen Jie")
    await chen.taps("Done")
    await chen.sees("Reason for the absence")
    await chen.taps("Same for all")
    await chen.taps("On duty")
    await chen.sees("2 of 6 present")
    assert town.rows(records)[0].state == "confirmed"
    assert not town.rows(drafts)
    assert not town.rows(set_aside)


async def test_what_was_not_held_or_postponed_is_one_tap(town: Town, li: Person) -> None:
    await plans(li)
    await plans(li, title="社区义诊")
    await town.moves_to("2026-11-25T15:31:00+08:00")
    await li.says("/events")
    await li.taps("学习工匠精神")
    await li.taps("没有举行")
    await li.taps("没有举行")
    await li.says("/events")
    await li.taps("社区义诊")
    await li.taps("延期了")
    await li.taps("延期了")
    await li.sees("哪一天举行")
    await li.says("11月30日")
    await li.taps("安排")
    states = [(row.title, row.state) for row in town.rows(events)]
    assert states == [("学习工匠精神", "not_held"), ("社区义诊", "postponed"), ("社区义诊", "planned")]


async def test_nobody_tells_the_outcome_before_the_end(town: Town, li: Person) -> None:
    await plans(li)
    await li.forges("held:1:1")
    assert li.toast == "活动还没有结束，结束后再来登记。"


async def test_the_calendar_file_can_be_read_by_calendars(town: Town, li: Person) -> None:
    await plans(li)
    await li.taps("加入日历")
    sent = (await li.answers())[-1]["document"]
    (entry,) = icalendar.Calendar.from_ical(await town.file(sent["file_id"])).walk("VEVENT")
    assert f"{entry.decoded('dtstart'):%Y-%m-%d %H:%M%z}" == "2026-11-25 06:00+0000"
    assert str(entry["summary"]) == "学习工匠精神"
    assert str(entry["location"]) == "一号车间"


async def test_what_is_wrong_with_a_plan_is_told_in_a_sentence(town: Town, li: Person) -> None:
    await li.says("/plan")
    await li.says("主题党日")
    await li.says("学习工匠精神")
    await li.says("昨天")
    await li.sees("这个时间已经过去")
    await li.says("2029-01-01")
    await li.sees("只能安排 400 天以内的活动")
    await li.says("今天")
    await li.says("14:00")
    await li.says("10:00")
    await li.sees("结束时间要晚于开始时间")
    await li.says("15:30")
    await li.says("一号车间")
    await town.moves_to("2026-11-20T14:01:00+08:00")
    await li.taps("安排")
    assert li.toast == "这个时间已经过去，请改为以后的日期或时间。"
    assert not town.rows(events)
    assert town.rows(drafts)


async def test_in_english_too(town: Town, chen: Person) -> None:
    await chen.says("/plan")
    for answer in ("Theme", "Craftsmen", "tomorrow", "2pm", "3pm", "Hall 1"):
        await chen.says(answer)
    await chen.taps("Plan")
    await chen.sees("No group is bound", "Craftsmen", "Saturday, 21 November 2026, 14:00–15:00", "Hall 1")
    await town.moves_to("2026-11-21T14:10:00+08:00")
    await chen.says("/events")
    await chen.taps("Craftsmen")
    await chen.taps("Check in")
    await chen.sees("You have checked in", "enterprise 1")


async def test_a_plan_counts_what_it_asks_and_a_time_that_is_over_is_refused_where_it_is_given(li: Person) -> None:
    await li.says("/plan")
    await li.sees("（1/6）")
    for answer in ("主题党日", "学习工匠精神", "今天"):
        await li.says(answer)
    await li.says("9点")
    await li.sees("✗ 这个时间已经过去", "几点开始", "（4/6）")
    await li.says("14:00")
    await li.taps("15:30")
    await li.says("一号车间")
    await li.taps("修改某一项")
    await li.taps("开始时间")
    await li.says("8点")
    await li.sees("✗ 这个时间已经过去")
    await li.taps("保留原答案")
    await li.taps("安排")
    await li.sees("14:00–15:30")


async def test_questions_about_an_event_are_not_taken_for_those_about_a_record(
    town: Town, li: Person, zhang: Person
) -> None:
    """Of which one has the number of the event."""
    await logs_an_activity(zhang, "参观学习")
    await plans(li)
    await li.says("/events")
    await li.taps("学习工匠精神")
    await li.taps("✎ 修改")
    await li.sees("学习工匠精神")
    assert "参观学习" not in (await li.answers())[-1]["text"]
    await li.says("/todo")
    await li.sees("您的待办")
    assert not town.rows(set_aside)
