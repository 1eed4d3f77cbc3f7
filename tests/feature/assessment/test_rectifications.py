"""A rectification is raised, planned, mended and verified by the other side, and counts in indicator 13."""

import pytest

from storage.tables.assessment import rectification_steps, rectifications
from storage.tables.records import audit
from tests.support.errands import logs_a_resource
from tests.support.evaluations import receipt
from tests.support.rectification_errands import raises, reports_it_as_mended
from tests.support.townsfolk import Person, Town


def state(town: Town) -> str:
    return str(town.rows(rectifications)[-1].state)


async def test_a_problem_is_raised_mended_and_verified_by_the_other_side(town: Town, li: Person, chen: Person) -> None:
    await raises(chen, "College")
    await li.sees("有一项新的整改", "会议记录不完整", "整改中", "江城职业技术学院")
    assert receipt(town, "rectification_rate").value == 0
    await reports_it_as_mended(li)
    await chen.sees("reported as fixed", "已补齐三次会议的记录", "补齐记录")
    await chen.taps("Verify")
    await chen.sees("verified")
    await li.sees("已销号", "已销号")
    assert state(town) == "verified"
    assert receipt(town, "rectification_rate").value == 100
    assert [row.action for row in town.rows(audit)] == [
        "rectification_raise", "rectification_close", "rectification_verify",
    ]  # fmt: skip


async def test_the_own_side_does_not_verify(town: Town, li: Person, chen: Person) -> None:
    await raises(li, "校方")
    await reports_it_as_mended(li)
    assert "✓ 销号" not in await li.buttons()
    await li.forges("rectification_verify:1:2")
    assert li.toast == "整改由对方核实销号，本方不能自己销号。"
    assert state(town) == "closed"
    assert receipt(town, "rectification_rate").value == 0


async def test_a_due_date_in_the_past_is_refused_and_nothing_is_saved(town: Town, li: Person) -> None:
    await li.says("/rectify")
    await li.taps("校方")
    await li.says("会议记录不完整")
    await li.says("2026-11-19")
    await li.sees("整改时限不能早于今天")
    assert not town.rows(rectifications)
    await li.says("2026-11-30")
    await li.taps("提交")
    assert state(town) == "open"


async def test_it_is_extended_only_before_it_is_due_and_that_is_counted(town: Town, li: Person, chen: Person) -> None:
    await raises(chen, "College")
    await li.taps("延期")
    await li.says("2026-11-26")
    await li.sees("新的时限要晚于")
    await li.says("2026-12-05")
    await li.says("设备没到")
    await li.taps("延期")
    await li.sees("已延期 1 次", "设备没到")
    await chen.sees("has been extended", "extended 1×")
    await town.post("clock", {"to": "2026-12-06T09:00:00+08:00"})
    await li.says("/rectifications")
    await li.sees("已逾期")
    await li.taps("#1")
    assert "延期" not in await li.buttons()
    await li.forges("rectification_extend:1:2")
    assert "不能再延期或撤回" in (li.toast or "")


async def test_what_is_not_mended_yet_goes_back_and_what_is_back_is_open_again(
    town: Town, li: Person, chen: Person
) -> None:
    await raises(chen, "College")
    await reports_it_as_mended(li)
    await chen.taps("Not fixed yet")
    await chen.says("还缺两次")
    await chen.taps("Not fixed yet")
    await li.sees("还没有到位", "还缺两次")
    assert state(town) == "open"
    await li.taps("报整改完成")
    await li.says("这次补齐了")
    await li.taps("提交")
    await chen.taps("Verify")
    assert receipt(town, "rectification_rate").value == 100
    await town.post("clock", {"to": "2026-12-20T09:00:00+08:00"})
    await chen.taps("Reopen")
    await chen.says("又缺了")
    await chen.taps("Reopen")
    await li.sees("问题反弹", "又缺了")
    assert receipt(town, "rectification_rate").value == 0, "reopened within 90 days"
    assert [row.step for row in town.rows(rectification_steps)] == [
        "raise", "close", "refuse", "close", "verify", "reopen",
    ]  # fmt: skip


async def test_it_is_raised_from_a_returned_record(town: Town, zhang: Person, li: Person) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("退回")
    await li.taps("名称")
    await li.taps("完成")
    await li.says("名称与合同不一致")
    await li.taps("退回")
    await li.taps("转为整改")
    await li.sees("名称与合同不一致")
    await li.says("下周五")
    await li.taps("提交")
    row = town.rows(rectifications)[-1]
    assert (row.source, row.source_id, row.side) == ("record", 1, "college")


async def test_the_owner_is_told_and_reports_it_but_does_not_see_the_others(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await raises(chen, "College")
    await raises(chen, "Enterprise", "另一个问题")
    await li.says("/rectifications")
    await li.taps("#1")
    await li.taps("措施和责任人")
    await li.says("补齐记录")
    await li.taps("张伟")
    await zhang.sees("已安排措施和责任人", "张伟")
    await zhang.says("/todo")
    await zhang.sees("请整改或销号", "会议记录不完整")
    await zhang.says("/rectifications")
    assert "另一个问题" not in await zhang.sees("会议记录不完整")
    await zhang.taps("#1")
    await zhang.taps("报整改完成")
    await zhang.says("已补齐")
    await zhang.taps("提交")
    await chen.says("/todo")
    await chen.sees("To fix or verify", "会议记录不完整")


async def test_who_has_gone_over_to_the_other_side_mends_nothing_for_the_one_they_left(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await raises(chen, "College")
    await li.taps("措施和责任人")
    await li.says("补齐记录")
    await li.taps("张伟")
    await zhou.forges("end_role:1:0:1:1")
    await zhou.forges("give_role:1:0:2")
    heard = len(await zhang.answers())
    await li.taps("延期")
    for answer in ("2026-12-05", "设备没到"):
        await li.says(answer)
    await li.taps("延期")
    assert len(await zhang.answers()) == heard
    for data in ("rectification:1", "rectification_close:1:3"):
        await zhang.forges(data)
        assert zhang.toast == "没有这项整改，或者您不能查看。"
    await zhang.says("/rectifications")
    await zhang.sees("没有要整改的问题")
    await zhang.says("/todo")
    await zhang.sees("没有待办")


async def test_what_was_mended_anew_is_not_refused_unseen(town: Town, li: Person, chen: Person, zhou: Person) -> None:
    await raises(chen, "College")
    sun = await town.moves_in(3001, "孙悦")
    await zhou.forges("invite:2:1")
    link = next(text for each in reversed(await zhou.answers()) if "start=" in (text := each.get("text", "")))
    await sun.opens(link.rpartition("start=")[2].strip())
    await reports_it_as_mended(li)
    await sun.forges("rectification:1")
    await sun.taps("未到位，退回")
    await chen.taps("Not fixed yet")
    await chen.says("two are missing")
    await chen.taps("Not fixed yet")
    await li.taps("报整改完成")
    await li.says("这次补齐了")
    await li.taps("提交")
    await sun.says("还缺两次")
    await sun.taps("未到位，退回")
    assert "刚有进展" in (sun.toast or "")
    assert state(town) == "closed"


async def test_both_sides_coordinators_see_both_lists(town: Town, li: Person, chen: Person) -> None:
    await raises(chen, "College")
    await raises(li, "企方", "回函太慢")
    for person in (li, chen):
        await person.says("/rectifications")
        await person.sees("会议记录不完整", "回函太慢")
    await chen.taps("Show all")
    await chen.sees("会议记录不完整")


@pytest.mark.usefixtures("li")
async def test_members_of_neither_part_see_none(town: Town, zhang: Person, chen: Person) -> None:
    await raises(chen, "College")
    await zhang.says("/rectifications")
    await zhang.sees("没有要整改的问题")
    await zhang.forges("rectification:1")
    assert zhang.toast == "没有这项整改，或者您不能查看。"


async def test_nothing_due_is_not_due(town: Town) -> None:
    missing = receipt(town, "rectification_rate").missing
    assert missing is not None
    assert missing.reason == "not_due"
