"""What remains of somebody's records when they leave the side that they reported for, or go over to the other one."""

from errands import logs_a_resource
from townsfolk import Person, Town

from storage.tables.records import records

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
    await zhang.sees("没有等您办的事")
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
    assert zhang.toast == "本方的记录要由对方确认，不能自己处理。"
    assert town.rows(records)[0].state == "waiting_other"
