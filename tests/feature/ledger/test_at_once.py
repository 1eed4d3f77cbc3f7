"""Two people, or one person in two places, in the same moment: one of them wins, and the other is told."""

import asyncio

import pytest

from storage.tables.records import audit, drafts, records
from storage.tables.traffic import documents, set_aside
from tests.support.errands import is_confirmed, logs_a_resource, logs_an_activity
from tests.support.townsfolk import Person, Town


@pytest.fixture
async def sun(town: Town, zhou: Person) -> Person:
    """Another coordinator of the enterprise, beside Chen Jie."""
    sun = await town.moves_in(3001, "孙悦")
    await zhou.says("/invite")
    await zhou.taps("江城精工有限公司 · 联络员")
    link = next(text for each in reversed(await zhou.answers()) if "start=" in (text := each.get("text", "")))
    await sun.opens(link.rpartition("start=")[2].strip())
    return sun


async def test_of_two_coordinators_who_confirm_and_return_one_wins_and_the_other_is_told(
    town: Town, zhang: Person, li: Person, chen: Person, sun: Person
) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("审核通过")
    await sun.taps("退回")
    await sun.taps("名称")
    await sun.taps("完成")
    await sun.says("名称请写全称")
    await asyncio.gather(chen.taps("✓ Confirm", settle=False), sun.taps("← 退回", settle=False))
    await asyncio.gather(chen.settles(), sun.settles())
    (record,) = town.rows(records)
    done = [row.action for row in town.rows(audit) if row.action in ("confirm", "return")]
    assert (record.state, done) in [("confirmed", ["confirm"]), ("returned", ["return"])]
    if record.state == "confirmed":
        assert sun.toast
    else:
        assert chen.toast
    assert not town.rows(set_aside)


async def test_two_who_confirm_confirm_once(town: Town, zhang: Person, li: Person, chen: Person, sun: Person) -> None:
    await logs_a_resource(zhang, "数控加工")
    await li.taps("审核通过")
    await asyncio.gather(chen.taps("✓ Confirm", settle=False), sun.taps("✓ 确认", settle=False))
    await asyncio.gather(chen.settles(), sun.settles())
    assert [row.action for row in town.rows(audit)].count("confirm") == 1
    assert [row.state for row in town.rows(records)] == ["confirmed"]
    assert not town.rows(set_aside)


async def test_on_two_devices_a_question_is_answered_once(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.taps("昨天")
    message, theme = await zhang.button("主题党日")
    _, other = await zhang.button("联合党课")
    await asyncio.gather(
        *(zhang.does("tap", message_id=message, data=data, settle=False) for data in (theme, other, theme))
    )
    await zhang.settles()
    (draft,) = town.rows(drafts)
    assert draft.state["answers"]["category"] in ("theme_day", "joint_lecture")
    await zhang.sees("标题")


async def test_in_a_group_nothing_of_a_draft_is_shown_and_none_is_begun(town: Town, zhang: Person, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    await zhang.says("/activity")
    await zhang.taps("昨天")
    here = zhang.in_group(group)
    await here.says("/activity")
    await here.sees("请到私聊里继续")
    await here.says("学习工匠精神")
    (draft,) = town.rows(drafts)
    assert "title" not in draft.state["answers"]
    await zhang.taps("主题党日")
    await zhang.says("学习工匠精神")
    await zhang.sees("在哪里")


async def test_in_a_group_no_forged_tap_says_what_is_for_one_person_only(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    await is_confirmed(zhang, li, chen)
    await zhang.says("/activity")
    here = zhang.in_group(group)
    said = len(await here.answers())
    for data in ("privacy_file", "file:1:0", "record:1", "my:0", f"go:{town.rows(drafts)[0].id}"):
        await here.forges(data)
        assert "私聊" in (here.toast or ""), data
    await here.forges(f"f:{town.rows(drafts)[0].id}:1:skip")
    assert len(await here.answers()) == said
    assert not town.rows(documents)


async def test_two_who_report_the_same_event_at_once_are_asked_before_there_are_two_records(
    town: Town, zhang: Person, li: Person
) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await logs_an_activity(li)
    await zhang.taps("提交")
    await zhang.sees("#1", "学习工匠精神")
    assert len(town.rows(records)) == 1
    await zhang.taps("另记一条")
    await zhang.taps("提交")
    assert len(town.rows(records)) == 2


async def test_both_sides_write_to_the_same_record_and_nothing_is_lost(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    """While the other side confirms, the author asks to withdraw."""
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    message, data = await zhang.button("撤回")
    await asyncio.gather(
        confirms_an_activity_without_the_own_side(chen), zhang.does("tap", message_id=message, data=data, settle=False)
    )
    await town.settles()
    (record,) = town.rows(records)
    assert record.state in ("confirmed", "withdrawn")
    assert not town.rows(set_aside)


async def confirms_an_activity_without_the_own_side(chen: Person) -> None:
    await chen.taps("✓ Confirm", settle=False)
    await chen.does("text", text="all present", settle=False)
