"""Reminders: merged, within hours and budget, followed up, handed on after silence, and gone when all is done."""

from sqlalchemy import update

from records.notices import News, NewsKind
from records.notifications import NotificationPreferences
from storage.clock import preferences, reminders
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.planning import habits, tellings, unasked, waiting_news
from tests.support.errands import logs_a_resource, logs_an_activity, plans
from tests.support.townsfolk import Person, Town

USUAL = {"免打扰从": "20:00", "免打扰到": "08:00", "休息日": "否", "每周最多": "3", "接收周报": "否"}


async def has_usual_habits(*persons: Person) -> None:
    """What everybody has who has set nothing: nine o'clock, quiet from eight to eight, three a week, working days. But
    no digests, which tell of what is to be done, too."""
    for person in persons:
        await person.says("/settings")
        for label, answer in USUAL.items():
            await sets(person, label, answer)
        await person.taps("保存" if await has(person, "保存") else "Save")


ENGLISH = {
    "免打扰从": "Quiet from",
    "免打扰到": "Quiet until",
    "休息日": "Also on days off",
    "每周最多": "Messages per week",
    "接收周报": "Weekly digest",
    "否": "no",
}


async def has(person: Person, label: str) -> bool:
    return any(label in button for button in await person.buttons())


async def sets(person: Person, label: str, answer: str) -> None:
    chinese = await has(person, "修改某一项")
    await person.taps("修改某一项" if chinese else "Change")
    await person.taps(label if chinese else ENGLISH[label])
    await person.says(answer if chinese else ENGLISH.get(answer, answer))


def unasked_of(town: Town, person_id: int) -> int:
    return sum(row.person_id == person_id for row in town.rows(unasked))


async def test_a_card_that_may_disturb_goes_out_at_once_and_one_at_night_waits_for_the_morning(
    town: Town, zhang: Person, li: Person
) -> None:
    await has_usual_habits(li)
    await logs_an_activity(zhang)
    await li.sees("待您审核", "学习工匠精神")
    await town.moves_to("2026-11-23T21:30:00+08:00")
    before = len(await li.answers())
    await logs_a_resource(zhang, "数控加工")
    assert len(await li.answers()) == before, "it is night"
    await town.moves_to("2026-11-24T08:59:00+08:00")
    assert len(await li.answers()) == before, "it is not the own hour yet"
    await town.moves_to("2026-11-24T09:00:00+08:00")
    told = (await li.answers())[-1]["text"]
    assert "李娜，您好！有 2 件事等您" in told
    assert "数控加工" in told
    await town.moves_to("2026-11-24T09:30:00+08:00")
    assert (await li.answers())[-1]["text"] == told


async def test_a_reminder_follows_what_is_done_and_thanks_at_the_end(town: Town, zhang: Person, li: Person) -> None:
    await has_usual_habits(li)
    await town.moves_to("2026-11-20T21:00:00+08:00")
    await logs_an_activity(zhang)
    await logs_a_resource(zhang, "数控加工")
    await town.moves_to("2026-11-23T09:00:00+08:00")
    await li.sees("有 2 件事等您")
    await li.taps("#1")
    await li.taps("审核通过")
    await li.sees("有 1 件事等您")
    await li.taps("#2")
    await li.taps("审核通过")
    await li.sees("都办好了，谢谢您")


async def test_the_budget_holds_and_nothing_is_forgotten(town: Town, zhang: Person, li: Person) -> None:
    await has_usual_habits(li)
    for number in range(5):
        await logs_a_resource(zhang, f"教材{'一二三四五'[number]}", day=f"2026-11-{10 + number}")
    assert unasked_of(town, 2) == 3
    await town.moves_to("2026-11-26T09:00:00+08:00")
    assert unasked_of(town, 2) == 3
    await town.moves_to("2026-11-27T12:01:00+08:00")
    assert unasked_of(town, 2) == 4
    await li.sees("有 5 件事等您")


async def test_a_day_off_that_is_worked_on_is_a_working_day(town: Town, zhang: Person, li: Person) -> None:
    """2026-02-14 is a Saturday on which China works, and the week after is a holiday."""
    await has_usual_habits(li)
    await town.moves_to("2026-02-13T21:00:00+08:00")
    await logs_an_activity(zhang, day="2026-02-12")
    await town.moves_to("2026-02-14T09:00:00+08:00")
    assert unasked_of(town, 2) == 1
    await town.moves_to("2026-02-23T12:00:00+08:00")
    assert unasked_of(town, 2) == 1
    await town.moves_to("2026-02-25T12:00:00+08:00")
    assert unasked_of(town, 2) == 2


async def test_days_off_of_an_admin_hold_for_everybody(town: Town, zhang: Person, li: Person, zhou: Person) -> None:
    await has_usual_habits(li)
    await zhou.says("/daysoff")
    await zhou.taps("所有单位")
    for answer in ("2026-11-23", "2026-11-24"):
        await zhou.says(answer)
    await zhou.taps("否")
    await zhou.says("校运会")
    await zhou.taps("保存")
    await zhou.sees("休息（校运会，所有单位）")
    await town.moves_to("2026-11-20T21:00:00+08:00")
    await logs_an_activity(zhang)
    await town.moves_to("2026-11-24T12:00:00+08:00")
    assert unasked_of(town, 2) == 0
    await town.moves_to("2026-11-25T12:00:00+08:00")
    assert unasked_of(town, 2) == 1
    await zhou.taps("删除：校运会")
    await zhou.sees("没有另外登记的日期")


async def test_leave_and_snooze_keep_reminders_away(town: Town, zhang: Person, li: Person) -> None:
    await has_usual_habits(li)
    await li.says("/settings")
    await sets(li, "休假到", "2026-11-24")
    await li.taps("保存")
    await logs_an_activity(zhang)
    assert unasked_of(town, 2) == 0
    await town.moves_to("2026-11-25T09:00:00+08:00")
    assert unasked_of(town, 2) == 1
    await li.taps("一周后再说")
    assert li.toast == "好的，7 天内不再提醒。"
    await town.moves_to("2026-12-01T12:00:00+08:00")
    assert unasked_of(town, 2) == 1
    await town.moves_to("2026-12-02T09:00:00+08:00")
    assert unasked_of(town, 2) == 2


async def test_after_the_second_silence_a_colleague_hears_of_it_and_then_the_admin(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await has_usual_habits(zhang, li, zhou)
    await logs_an_activity(zhang)
    await li.taps("退回")
    await li.taps("地点")
    await li.taps("完成")
    await li.says("写具体些")
    await li.taps("退回")
    await zhang.sees("退回")
    for day in ("24", "25"):
        await town.moves_to(f"2026-11-{day}T09:00:00+08:00")
    assert unasked_of(town, 1) == 2, "the card, and one reminder after two working days"
    assert unasked_of(town, 2) == 1
    await town.moves_to("2026-11-26T09:05:00+08:00")
    await li.sees("本方同事还没有办", "学习工匠精神")
    for day in ("2026-11-30", "2026-12-02", "2026-12-03"):
        await town.moves_to(f"{day}T09:05:00+08:00")
    await zhou.sees("等待已久", "学习工匠精神")
    await zhang.taps("修改退回项")
    await zhang.says("二号车间")
    await zhang.taps("提交")
    before = [row.person_id for row in town.rows(unasked)]
    await town.moves_to("2026-12-30T09:05:00+08:00")
    now = [row.person_id for row in town.rows(unasked)]
    assert now.count(1) == before.count(1), "nothing is owed any more"


async def test_after_an_event_the_organiser_is_asked_with_one_tap_each(town: Town, li: Person) -> None:
    await has_usual_habits(li)
    await plans(li)
    await town.moves_to("2026-11-25T15:31:00+08:00")
    await li.sees("活动已结束，请登记", "学习工匠精神")
    await li.taps("没有举行")
    await li.taps("没有举行")
    await li.sees("都办好了")


async def test_an_idle_draft_is_reminded_of(town: Town, zhang: Person) -> None:
    await has_usual_habits(zhang)
    await zhang.says("/activity")
    await zhang.says("2026-11-19")
    await town.moves_to("2026-11-20T18:00:00+08:00")
    assert not town.rows(tellings)
    await town.moves_to("2026-11-23T09:00:00+08:00")
    await zhang.taps("继续填写：联合活动")
    await zhang.sees("哪一类活动")


async def test_what_the_digest_has_told_is_not_reminded_of_in_the_same_hour(
    town: Town, zhang: Person, li: Person
) -> None:
    await town.moves_to("2026-11-22T21:00:00+08:00")
    await li.says("/settings")
    for label in ("免打扰从", "免打扰到", "休息日", "每周最多"):
        await sets(li, label, USUAL[label])
    await li.taps("保存")
    await logs_an_activity(zhang)
    await town.moves_to("2026-11-23T09:00:00+08:00")
    told = [str(each["text"]) for each in await li.answers() if "学习工匠精神" in each["text"]]
    assert [text[:4] for text in told] == ["共建周报"]
    assert unasked_of(town, 2) == 0
    await town.moves_to("2026-11-25T09:00:00+08:00")
    await li.sees("李娜，您好！有 1 件事等您", "学习工匠精神")


async def test_what_is_wrong_with_settings_is_told_in_a_sentence(town: Town, li: Person) -> None:
    await li.says("/settings")
    await sets(li, "时区", "Mars/Olympus")
    await li.sees("没有“Mars/Olympus”这个时区")
    await li.says("Europe/Berlin")
    await sets(li, "每周最多", "99")
    await li.sees("请输入 0 到 20 之间的数")
    await li.says("5")
    await li.taps("保存")
    await li.sees("已保存")


async def test_an_admin_sets_the_budget_of_everybody_and_nobody_has_more(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await has_usual_habits(li)
    await zhou.says("/burden")
    await zhou.sees("每人每周最多 20 条")
    await zhou.taps("修改上限")
    await zhou.sees("最多主动发给每个人几条消息")
    await zhou.says("21")
    await zhou.sees("请输入 0 到 20 之间的数")
    await zhou.says("1")
    await zhou.sees("每人每周最多 1 条")
    for number in range(3):
        await logs_a_resource(zhang, f"教材{'一二三'[number]}", day=f"2026-11-{10 + number}")
    assert unasked_of(town, 2) == 1, "of the three that would be her own limit"
    await li.says("/settings")
    await li.sees("每周最多条数：1")
    await sets(li, "每周最多", "2")
    await li.taps("保存")
    assert li.toast == "统一上限是每周 1 条，请填 0 到 1。"
    await sets(li, "每周最多", "0")
    await li.taps("保存")
    await li.sees("已保存")
    await li.says("/burden")
    await li.sees("每人每周最多 1 条")
    assert "修改上限" not in await li.buttons()


async def test_the_burden_is_published(town: Town, zhang: Person, li: Person) -> None:
    await logs_an_activity(zhang)
    await li.says("/burden")
    await li.sees("1 人共 1 条，人均 1 条，最多的一位 1 条", "联合活动：", "（1 条）")


async def test_news_that_waits_for_the_morning_is_not_told_to_who_has_left_and_holds_up_nobody(
    town: Town, li: Person, chen: Person, zhou: Person
) -> None:
    await has_usual_habits(li, chen)
    await town.moves_to("2026-11-22T22:30:00+08:00")
    await zhou.says("/publish 2026Q3")
    await zhou.taps("发布并通知双方")
    await zhou.forges("end_role:2:1:1:1")
    await town.moves_to("2026-11-23T09:00:00+08:00")
    await chen.sees("New results are published")
    assert not any("新的结果已经发布" in each["text"] for each in await li.answers())
    assert not town.rows(waiting_news)


async def test_news_of_who_wants_none_holds_up_nobody(town: Town, li: Person, chen: Person) -> None:
    """More of it waits than is looked at in one go."""
    await has_usual_habits(li, chen)
    await li.says("/settings")
    await sets(li, "每周最多", "0")
    await li.taps("保存")

    def wait(work: UnitOfWork) -> None:
        for _ in range(250):
            reminders.keep_news(work, News(NewsKind.ROLES, 2, 2))
        reminders.keep_news(work, News(NewsKind.ROLES, 4, 4))

    await town.application.writer.job(wait)
    await town.wakes()
    await chen.sees("Your roles are now")
    assert {row.person_id for row in town.rows(waiting_news)} == {2}


async def test_what_cannot_be_read_of_one_person_holds_up_nobody_and_is_made_up_for(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await has_usual_habits(li, chen)
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await logs_a_resource(zhang, "数控加工")

    def spoil(work: UnitOfWork) -> None:
        work.execute(update(habits).where(habits.c.person_id == 2).values(state={"per_week": "many"}))

    def mend(work: UnitOfWork) -> None:
        preferences.keep(work, 2, NotificationPreferences())

    await town.application.writer.job(spoil)
    await town.moves_to("2026-11-24T09:00:00+08:00")
    await chen.sees("Please have a look when it suits you")
    assert not any("李娜，您好！有" in each["text"] for each in await li.answers())
    await town.application.writer.job(mend)
    await town.moves_to("2026-11-24T09:30:00+08:00")
    await li.sees("李娜，您好！有")
