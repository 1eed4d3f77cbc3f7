"""/todo is all in one place: each kind of duty there is, drafts that were begun, and nothing that was only opened."""

import pytest

from handlers.kit.texts import LANGUAGES, plain
from records.messages import Message
from records.notices import NewsKind, NoticeKind
from records.states import State
from services.clock.debt_kinds import DebtKind, duty_of
from services.clock.debts import source_of
from storage.tables.records import drafts
from tests.support.belongings import belongings, drawn, record_in
from tests.support.townsfolk import Person, Town


async def test_erasures_and_objections_to_results_are_on_the_admin_s_list(
    town: Town, zhang: Person, zhou: Person
) -> None:
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await belongings(town)
    await drawn(town, (await record_in(town, State.CONFIRMED))[0])
    await zhou.says("/todo")
    await zhou.sees(
        "有人申请删除个人信息，请决定",
        "张伟（2026年11月20日申请）",
        "对结果有异议，请答复",
        "校方提出异议",
        "抽查样本，请查看",
    )
    await zhou.taps("张伟 的申请")
    await zhou.taps("不同意")
    await zhou.says("/todo")
    assert "删除个人信息" not in await zhou.news()
    await zhou.taps("结果：")
    await zhou.taps("答复校方的异议")
    await zhou.says("已核对")
    await zhou.taps("发出答复")
    await zhou.says("/todo")
    assert "异议" not in await zhou.news()


async def test_admins_are_reminded_of_erasures_and_objections(town: Town, zhang: Person, zhou: Person) -> None:
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await town.moves_to("2026-11-23T09:30:00+08:00")
    await town.wakes()
    await zhou.sees("有 1 件事等您", "有人申请删除个人信息，请决定")


async def test_what_a_coordinator_has_to_check_on_the_roster_is_there(town: Town, li: Person) -> None:
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    code = (await li.sees("start=")).rpartition("start=")[2].strip()
    wang = await town.moves_in(3001, "王强")
    await wang.opens(code)
    await wang.taps("是我")
    await li.says("/todo")
    await li.sees("名册关联，请核对", "江城职业技术学院：1 人")
    await li.taps("核对名册关联")
    await li.taps("王强 是本人")
    await li.says("/todo")
    await li.sees("没有待办")


async def test_a_form_that_was_only_opened_is_no_draft(town: Town, zhang: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("/todo")
    await zhang.sees("没有待办")
    await zhang.says("/log")
    assert not any("继续填写：" in label for label in await zhang.buttons())
    await zhang.says("/activity")
    await zhang.sees("哪一天举行的")
    assert len(town.rows(drafts)) == 1
    await zhang.says("昨天")
    await zhang.says("/todo")
    await zhang.sees("没写完的草稿：1 份")


async def test_drafts_stand_before_the_choice_of_a_partnership(town: Town, zhang: Person, zhou: Person) -> None:
    await zhang.says("/activity")
    await zhang.says("昨天")
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("江城职业技术学院", "江城电力有限公司", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await zhang.says("/log")
    await zhang.sees("这条台账属于哪个结对共建")
    await zhang.taps("继续填写：联合活动（江城职业技术学院 · 江城精工有限公司）")
    await zhang.sees("2026年11月19日", "是哪一类活动")


@pytest.mark.parametrize("kind", DebtKind)
def test_each_kind_of_duty_has_a_source_and_a_heading(kind: DebtKind) -> None:
    assert callable(source_of(kind))
    key = "todo-drafts" if kind is DebtKind.DRAFT else f"todo-{kind}"
    assert all(plain(language, Message(key, {"count": 1})) for language in LANGUAGES)


@pytest.mark.parametrize("told", [*NoticeKind, *NewsKind])
def test_whatever_is_told_says_whether_it_is_a_duty(told: NoticeKind | NewsKind) -> None:
    assert duty_of(told) in (None, *DebtKind)
    if isinstance(told, NoticeKind):
        assert (duty_of(told) is not None) == told.asks
