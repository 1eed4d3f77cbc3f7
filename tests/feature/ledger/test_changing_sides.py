"""What remains of somebody's records when they leave the side that they reported for, or go over to the other one."""

from storage.tables.planning import events
from storage.tables.records import drafts, records
from tests.support.errands import logs_a_resource, plans
from tests.support.townsfolk import Person, Town

COLLEGE, ENTERPRISE = 1, 2
MEMBER, COORDINATOR = 0, 1  # the roles' numbers in buttons


async def leaves_the_college(zhang: Person, zhou: Person, then: int | None = None) -> None:
    """And takes that role at the enterprise."""
    await zhou.forges(f"end_role:1:{MEMBER}:{COLLEGE}:1")
    if then is not None:
        await zhou.forges(f"give_role:1:{then}:{ENTERPRISE}")


async def returns_it(li: Person) -> None:
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("请写全称")
    await li.taps("退回")


async def test_who_has_left_hears_no_more_of_a_record_and_those_who_stay_mend_it(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await leaves_the_college(zhang, zhou)
    heard = len(await zhang.answers())
    await returns_it(li)
    assert len(await zhang.answers()) == heard
    await li.taps("修改退回项")
    await li.says("数控加工技术")
    await li.taps("提交")
    assert town.rows(records)[0].state == "waiting_other"


async def test_who_has_gone_over_neither_sees_what_is_open_nor_mends_it(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await returns_it(li)
    await leaves_the_college(zhang, zhou, MEMBER)
    await zhang.says("/todo")
    await zhang.sees("没有待办")
    for button in ("record:1", "history:1", f"mend:1:{town.rows(records)[0].revision}"):
        await zhang.forges(button)
        assert zhang.toast == "没有这条台账，或者您不能查看。", button


async def test_who_has_gone_over_does_not_confirm_what_they_reported(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await leaves_the_college(zhang, zhou, COORDINATOR)
    await li.taps("审核通过")
    await zhang.sees("数控加工")
    await zhang.forges(f"confirm:1:{town.rows(records)[0].revision}")
    assert zhang.toast == "本方的台账要由对方确认。"
    assert town.rows(records)[0].state == "waiting_other"


async def joins_the_college(town: Town, zhou: Person, number: int, name: str) -> Person:
    """As another coordinator."""
    person = await town.moves_in(number, name)
    await zhou.forges(f"invite:{COLLEGE}:{COORDINATOR}")
    link = next(text for each in reversed(await zhou.answers()) if "start=" in (text := each.get("text", "")))
    await person.opens(link.rpartition("start=")[2].strip())
    return person


async def test_what_was_returned_to_who_has_left_is_owed_by_the_coordinators_of_that_side(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await returns_it(li)
    await li.says("/todo")
    await li.sees("没有待办")
    await leaves_the_college(zhang, zhou)
    await li.says("/todo")
    await li.sees("数控加工")


async def test_an_event_of_who_has_left_is_completed_by_those_who_stay(town: Town, li: Person, zhou: Person) -> None:
    wu = await joins_the_college(town, zhou, 3001, "吴敏")
    await plans(li)
    await zhou.forges(f"end_role:2:{COORDINATOR}:{COLLEGE}:1")
    heard = len(await li.answers())
    await town.moves_to("2026-11-25T16:00:00+08:00")
    await town.moves_to("2026-11-27T10:00:00+08:00")
    assert len(await li.answers()) == heard
    await wu.sees("活动已结束", "学习工匠精神")
    await wu.taps("已举行")
    assert town.rows(events)[0].state == "held"


async def test_who_has_gone_over_does_not_keep_the_attendance_of_the_side_they_left(
    town: Town, li: Person, zhou: Person
) -> None:
    await plans(li)
    await zhou.forges(f"end_role:2:{COORDINATOR}:{COLLEGE}:1")
    await zhou.forges(f"give_role:2:{MEMBER}:{ENTERPRISE}")
    for data in ("attend:1", "calloff:1:1:1", "code:1"):
        await li.forges(data)
        assert li.toast == "这一步由活动组织者或联络员来做。", data


async def test_a_draft_that_was_begun_for_another_organisation_keeps_nobody_from_a_new_one(
    town: Town, zhang: Person, zhou: Person
) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhou.forges("new_partnership")
    for answer in ("滨海职业学院", "滨海重工", "2026-09-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await leaves_the_college(zhang, zhou)
    await zhou.forges(f"give_role:1:{MEMBER}:3")
    await zhang.says("/activity")
    await zhang.sees("哪一天举行的")
    (draft,) = town.rows(drafts)
    assert draft.partnership_id == 2
