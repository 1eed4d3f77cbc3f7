"""What becomes of a record after it was confirmed, and before: corrections, withdrawals, voids, samples, silence."""

import pytest

from services.clock import oversight
from storage.tables.records import audit, facts, records, spot_checks
from tests.support.errands import confirms_an_activity, corrects_the_place, is_confirmed, logs_an_activity, submits
from tests.support.townsfolk import Person, Town


def the_record(town: Town) -> tuple[str, int, int | None]:
    """State, newest version and confirmed version of the latest record."""
    row = town.rows(records)[-1]
    return row.state, row.version, row.confirmed_version


def counts(town: Town) -> int:
    """How many confirmed facts hold now."""
    return sum(fact.known_until is None and fact.state == "confirmed" for fact in town.rows(facts))


async def test_a_correction_counts_only_once_it_is_confirmed(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    before = counts(town)
    await corrects_the_place(zhang, "二号车间")
    await zhang.sees("待本方审核", "此前确认的内容仍然有效", "二号车间")
    assert the_record(town) == ("waiting_own", 2, 1)
    assert counts(town) == before

    zhao = town.people[2001]
    await zhao.says("/ledger")
    await zhao.taps("#1")
    await zhao.sees("一号车间", "已确认")
    await chen.says("/ledger")
    await chen.taps("#1")
    assert "二号车间" not in await chen.sees("一号车间"), "the other side has not been asked yet"

    await li.taps("审核通过")
    await chen.sees("二号车间", "awaiting your confirmation")
    await chen.taps("✓ Confirm")
    await chen.taps("Done")
    assert the_record(town) == ("confirmed", 2, 2)
    assert counts(town) == before
    await zhao.says("/ledger")
    await zhao.taps("#1")
    await zhao.sees("二号车间")


async def test_a_correction_that_is_withdrawn_leaves_what_was_confirmed(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    before = counts(town)
    await corrects_the_place(zhang, "二号车间")
    await zhang.taps("撤回更正")
    await zhang.says("还是原来的对")
    await zhang.taps("撤回更正")
    assert the_record(town) == ("confirmed", 1, 1)
    assert counts(town) == before
    await chen.says("/ledger")
    await chen.taps("#1")
    await chen.sees("一号车间", "confirmed")


async def test_an_objection_to_a_correction_can_be_upheld(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    before = counts(town)
    await corrects_the_place(zhang, "二号车间")
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.says("就是在一号车间")
    await chen.taps("Raise objection")
    await zhou.sees("就是在一号车间")
    await zhou.taps("不作更正")
    await zhou.says("以现场照片为准")
    await zhou.sees("此前确认的内容仍然有效")
    await zhou.taps("不作更正")
    assert the_record(town) == ("confirmed", 1, 1)
    assert counts(town) == before
    await zhang.sees("一号车间", "不作更正")


async def test_the_other_side_asks_for_a_correction_of_fields(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await chen.taps("Ask to correct")
    await chen.taps("Place")
    await chen.taps("Done")
    await chen.says("是二号车间")
    await chen.taps("Ask to correct")
    await zhang.sees("退回", "是二号车间")
    assert the_record(town) == ("returned", 1, 1)
    assert counts(town)
    await zhang.taps("修改退回项")
    await zhang.says("二号车间")
    await zhang.taps("提交")
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    await chen.taps("Done")
    assert the_record(town) == ("confirmed", 2, 2)


async def test_a_confirmed_record_is_withdrawn_with_a_reason_and_the_other_side(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.taps("申请撤回")
    await zhang.says("活动其实改期了")
    await zhang.taps("申请撤回")
    assert the_record(town) == ("withdrawing", 1, 1)
    assert counts(town), "it counts until the other side agrees"
    await chen.says("/todo")
    await chen.sees("withdrawal requested")
    await chen.taps("#1")
    await chen.sees("活动其实改期了")
    await chen.taps("✓ Agree")
    await chen.taps("✓ Agree")
    assert the_record(town) == ("withdrawn", 1, None)
    assert not counts(town)
    await zhang.sees("已撤回")
    await chen.says("/ledger")
    assert "学习工匠精神" not in await chen.news()


async def test_a_record_that_was_to_be_withdrawn_can_be_kept(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await is_confirmed(zhang, li, chen)
    await li.taps("申请撤回")
    await li.says("先撤回")
    await li.taps("申请撤回")
    await chen.taps("Keep it")
    assert the_record(town) == ("confirmed", 1, 1)
    await zhang.sees("不撤回")


async def test_an_admin_voids_with_a_reason(town: Town, zhang: Person, li: Person, chen: Person, zhou: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await zhou.says("/ledger")
    await zhou.taps("#1")
    await zhou.taps("作废")
    await zhou.says("查无此事")
    await zhou.taps("作废")
    assert the_record(town) == ("void", 1, None)
    assert not counts(town)
    await zhang.sees("已作废", "查无此事")


async def test_the_history_tells_who_did_what(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await zhang.taps("办理经过")
    await zhang.sees("张伟 提交", "李娜 审核通过", "Chen Jie 确认", "第 1 版", "2026年11月20日 12:0")
    await zhang.taps("返回")
    await zhang.sees("一号车间")


async def test_what_a_side_says_to_itself_stays_there(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await li.taps("退回")
    await li.taps("地点")
    await li.taps("完成")
    await li.says("别写得太随意")
    await li.taps("退回")
    await zhang.sees("别写得太随意")
    await zhang.taps("修改退回项")
    await zhang.says("一号车间东侧")
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await chen.taps("History")
    assert "别写得太随意" not in await chen.sees("returned it")
    await li.taps("办理经过")
    await li.sees("别写得太随意")


async def test_evidence_is_shown_to_both_sides(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改")
    await zhang.taps("佐证材料")
    await zhang.sends_photos(2)
    await zhang.says("https://example.com/news/1")
    await zhang.taps("完成")
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await chen.taps("Evidence")
    told = (await chen.messages())[-3:]
    assert [bool(message.get("photo")) for message in told] == [True, True, False]
    assert "https://example.com/news/1" in told[-1]["text"]


async def test_a_good_practice_is_marked_and_found(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await is_confirmed(zhang, li, chen)
    await is_confirmed(zhang, li, chen, "社区义诊", "2026-11-12")
    await li.says("/ledger")
    await li.taps("社区义诊")
    await li.taps("设为典型做法")
    await li.sees("★ 典型做法")
    await zhang.says("/ledger 典型做法")
    shown = await zhang.sees("社区义诊")
    assert "学习工匠精神" not in shown


async def test_a_correction_does_not_carry_a_record_past_the_end_of_its_partnership(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await is_confirmed(zhang, li, chen, day="2026-11-10")
    await zhou.forges("end_partnership:1")
    await zhou.says("2026-11-15")
    await zhou.taps("结束结对")
    await zhang.taps("更正")
    await zhang.taps("修改")
    await zhang.taps("日期")
    await zhang.says("2026-11-18")
    await zhang.says("全部到齐")
    await zhang.taps("提交")
    assert "2026年11月15日" in (zhang.toast or "")
    assert the_record(town) == ("confirmed", 1, 1)


async def test_silence_of_seven_days_is_told_to_the_admin_in_the_one_reminder(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await town.post("clock", {"to": "2026-11-28T12:00:00+08:00"})
    await town.wakes()
    await zhou.sees("等待已久", "学习工匠精神 · 待对方确认（待江城精工有限公司处理）")
    told = len(await zhou.answers())
    await town.wakes()
    assert len(await zhou.answers()) == told, "no card besides"
    assert [row.action for row in town.rows(audit)].count("silent") == 1


async def test_silence_is_told_of_every_record_however_few_fit_into_one_transaction(
    town: Town, zhang: Person, li: Person, zhou: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(oversight, "AT_ONCE", 1)
    for day in ("2026-11-01", "2026-11-02", "2026-11-03"):
        await logs_an_activity(zhang, day=day)
        await li.taps("审核通过")
    await town.post("clock", {"to": "2026-11-28T12:00:00+08:00"})
    await town.wakes()
    silent = [row.subject_id for row in town.rows(audit) if row.action == "silent"]
    assert sorted(silent) == [row.id for row in town.rows(records)]


async def test_a_sample_is_drawn_once_and_checked(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await is_confirmed(zhang, li, chen, day="2026-08-20")
    await zhou.says("/spotcheck")
    await zhou.sees("2026年第三季度", "抽取 1 条，已查 0 条", "#1 学习工匠精神")
    await zhou.says("/spotcheck 2026Q3")
    assert len(town.rows(spot_checks)) == 1
    await zhou.taps("属实")
    await zhou.sees("已查 1 条")
    await zhou.says("/spotcheck 本季度")
    await zhou.sees("还没有结束")


async def test_what_waits_for_me_is_told_in_one_place(town: Town, zhang: Person, li: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await li.says("/todo")
    await li.sees("请审核或确认", "#1")
    await li.taps("#1")
    await li.taps("退回")
    await li.taps("地点")
    await li.taps("完成")
    await li.says("写具体些")
    await li.taps("退回")
    await zhang.says("/todo")
    await zhang.sees("已退回，请修改", "#1")
    await li.says("/todo")
    await li.sees("没有待办")
    await zhang.says("/log")
    await zhang.taps("教学资源")
    await zhang.taps("教材")
    await zhang.says("/todo")
    await zhang.sees("2 件", "草稿：1 份")
    await zhang.says("/log")
    await zhang.taps("继续填写：教学资源")
    await zhang.says("数控加工")
    await zhang.says("昨天")
    await submits(zhang)
    assert the_record(town)[0] == "waiting_own"


async def test_a_return_says_which_record_which_fields_and_why_until_it_is_mended(
    zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await li.taps("← 退回")
    await li.sees("退回台账", "#1 学习工匠精神")
    await li.taps("地点")
    await li.taps("完成")
    await li.says("应为图书馆")
    await li.taps("← 退回")
    await zhang.sees("请修改：地点", "退回原因：应为图书馆")
    await zhang.taps("修改退回项")
    await zhang.sees("#1 学习工匠精神", "退回原因：应为图书馆", "在哪里举行")
    await zhang.says("/todo")
    await zhang.taps("#1 学习工匠精神")
    await zhang.taps("修改退回项")
    await zhang.says("图书馆")
    await zhang.taps("提交")
    assert "退回原因" not in await zhang.sees("图书馆", "待本方审核")
    await li.sees("退回后已修改：地点")
    await li.taps("审核通过")
    assert "Revised" not in await chen.sees("awaiting your confirmation"), (
        "what a side says to itself is not for the other"
    )
    await chen.taps("← Return")
    await chen.taps("Title")
    await chen.taps("Done")
    await chen.says("too short")
    await chen.taps("← Return")
    await chen.sees("To revise: Title", "Returned because: too short")
    await zhang.taps("修改退回项")
    await zhang.says("弘扬工匠精神")
    await zhang.taps("提交")
    await li.taps("审核通过")
    await chen.sees("弘扬工匠精神", "Revised since it was returned: Title")


async def test_who_is_asked_for_a_reason_reads_what_for(zhang: Person, li: Person, chen: Person) -> None:
    await logs_an_activity(zhang)
    await zhang.taps("撤回")
    await zhang.sees("撤回台账", "#1 学习工匠精神", "理由")
    await li.taps("审核通过")
    await chen.taps("Raise objection")
    await chen.sees("Raise an objection", "#1 学习工匠精神")
    await chen.says("nobody came")
    await chen.taps("Raise objection")
    await chen.sees("Record #1, now: under objection.")


async def test_a_step_that_can_no_longer_be_taken_is_nothing_to_do(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await chen.taps("← Return")
    await chen.taps("Title")
    await chen.says("/todo")
    await chen.sees("Your to-do list: 2", "Unfinished drafts: 1")
    await chen.taps("#1")
    await chen.taps("✓ Confirm")
    await chen.says("all present")
    await chen.sees("confirmed")
    await chen.says("/todo")
    await chen.sees("Nothing to do")
