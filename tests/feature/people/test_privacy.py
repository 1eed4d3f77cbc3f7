"""What is stored about a person, as a file; their erasure, decided by an admin; and the log of who did what."""

import json
import re
from typing import Any

from storage.engine.unit_of_work import UnitOfWork
from storage.operation import incidents
from storage.tables.people import erasures, invitations, people, roster
from storage.tables.planning import weeks
from storage.tables.records import audit, drafts, records
from storage.tables.traffic import posts, screens, set_aside
from storage.tables.whole import metadata
from tests.support.errands import confirms_an_activity, is_confirmed, logs_an_activity
from tests.support.survey_errands import begins_a_survey
from tests.support.townsfolk import Person, Town


async def record(zhang: Person) -> None:
    await zhang.says("/activity")
    for answer in ("昨天", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("提交")


async def file_of(town: Town, person: Person) -> dict[str, Any]:
    """The file that was sent last."""
    sent = next(each["document"] for each in reversed(await person.answers()) if "document" in each)
    async with town.session.get(f"{town.sandbox.url}/control/files/{sent['file_id']}") as answer:
        content = json.loads(await answer.read())
    assert isinstance(content, dict)
    return content


async def test_everybody_gets_all_that_is_stored_about_them_as_a_file(town: Town, zhang: Person) -> None:
    await record(zhang)
    await zhang.says("/privacy")
    await zhang.sees("保存的有", "名册上的登记")
    await zhang.taps("取得文件")
    await zhang.sees("关于您的全部内容")
    stored = await file_of(town, zhang)
    assert stored["people"][0]["telegram_id"] == 1001
    assert stored["records"][0]["title"] == "学习工匠精神"
    assert stored["audit"][0]["action"] == "submit"
    assert "李娜" not in json.dumps(stored["people"], ensure_ascii=False)
    stranger = await town.moves_in(3001, "某人")
    await stranger.says("/privacy")
    await stranger.sees("没有保存您的任何信息")


async def test_the_file_tells_nothing_of_why_people_of_the_other_side_were_absent(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await logs_an_activity(zhang)
    await li.taps("审核通过")
    await chen.taps("✓ Confirm")
    await chen.taps("孙磊")
    await chen.taps("Sick leave")
    await chen.taps("Done")
    await chen.sees("5 of 6 present")
    await zhang.says("/privacy")
    await zhang.taps("取得文件")
    stored = await file_of(town, zhang)
    assert stored["record_versions"][0]["answers"]["title"] == "学习工匠精神"
    assert "sick" not in json.dumps(stored["record_versions"])


async def test_whoever_has_begun_a_survey_that_runs_gets_the_file_without_what_seals_it(town: Town, li: Person) -> None:
    await begins_a_survey(li)
    await li.says("/privacy")
    await li.taps("取得文件")
    (survey,) = (await file_of(town, li))["surveys"]
    assert survey["questionnaire"] == "satisfaction"
    assert "salt" not in survey


async def test_an_erasure_is_asked_for_and_refused_or_granted_by_an_admin(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await li.says("/roster")
    await li.says("张伟")
    await li.taps("关联成员")
    await li.taps("张伟")
    await record(zhang)
    for decision in ("不同意", "同意删除"):
        await zhang.says("/privacy")
        await zhang.taps("申请删除")
        await zhang.taps("提出申请")
        await zhang.sees("申请已提出")
        await zhou.sees("张伟 申请删除个人信息")
        await zhang.forges("erasure_ask:1")
        assert zhang.toast == "您的申请已在处理中，请稍候。"
        before = len(town.rows(records))
        await zhang.says("/activity")
        await zhou.taps(decision)
        if decision == "不同意":
            await zhang.sees("管理员未同意删除")
            await zhang.says("/cancel")
            await zhang.taps("放弃")
    await zhou.taps("同意删除")
    await zhou.sees("个人信息删除申请（成员#1）：已同意")
    await zhou.forges(f"erasure:{town.rows(erasures)[-1].id}:0")
    assert zhou.toast == "这项申请已经决定了。"

    person = town.rows(people)[0]
    assert (person.name, person.telegram_id, person.erased_at is None) == ("成员#1", -1, False)
    assert town.rows(roster)[0].name == "成员#1"
    assert len(town.rows(records)) == before
    assert not town.rows(drafts)
    assert not [row for row in (*town.rows(posts), *town.rows(screens)) if row.recipient in ("1001", "-1")]
    assert not any("张伟" in json.dumps(row.details, ensure_ascii=False) for row in town.rows(audit))
    await zhang.says("/my")
    await zhang.sees("我还不认识您")
    await li.says("/ledger")
    assert not town.rows(set_aside)


async def test_an_invitation_falls_with_whoever_made_it(town: Town, li: Person, zhou: Person) -> None:
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    code = town.rows(invitations)[-1].code
    await li.says("/privacy")
    await li.taps("申请删除")
    await li.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")


async def test_after_an_erasure_no_table_and_no_file_holds_the_name_or_the_number(
    town: Town, zhang: Person, li: Person, zhou: Person
) -> None:
    await li.says("/roster")
    await li.says("张伟")
    await li.taps("关联成员")
    await li.taps("张伟")
    await record(zhang)
    await li.taps("办理经过")
    await li.sees("张伟 提交")
    await zhang.says("/privacy")
    await zhang.taps("取得文件")
    made = town.files / "made"
    assert list(made.rglob("*.json"))
    now = town.application.clock.now()

    def fail(work: UnitOfWork) -> None:
        for sender in (1001, 10011):
            incidents.put_aside(work, f"{sender}", "ValueError", {"message": {"from": {"id": sender}}}, now)

    await town.application.writer.job(fail)
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    await town.restart()
    for table in metadata.sorted_tables:
        for row in town.rows(table):
            told = json.dumps(dict(row._mapping), ensure_ascii=False, default=str)
            assert "张伟" not in told, f"{table.name}: {told}"
            assert not re.search(r"\b1001\b", told), f"{table.name}: {told}"
    assert [row.incident for row in town.rows(set_aside)] == ["10011"]
    assert not list(made.rglob("*.json"))


async def test_an_erased_name_is_neither_in_a_week_that_was_frozen_nor_on_a_rectification(
    town: Town, zhang: Person, li: Person, chen: Person, zhou: Person
) -> None:
    await li.says("/roster")
    await li.says("张伟")
    await li.taps("关联成员")
    await li.taps("张伟")
    await is_confirmed(zhang, li, chen)
    await zhang.taps("更正")
    for answer in ("修改", "地点"):
        await zhang.taps(answer)
    await zhang.says("二号车间")
    await zhang.taps("提交")
    await confirms_an_activity(li, chen)
    await chen.says("/rectify")
    await chen.taps("College")
    for answer in ("会议记录不完整", "2026-11-27"):
        await chen.says(answer)
    await chen.taps("Submit")
    await li.taps("措施和责任人")
    for answer in ("补齐记录", "张伟"):
        await li.says(answer)
    await town.moves_to("2026-11-23T09:30:00+08:00")
    assert "张伟" in json.dumps(town.rows(weeks)[0].figures, ensure_ascii=False)
    await zhang.says("/privacy")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    await li.says("/digest 2026-11-16")
    assert "张伟" not in await li.sees("成员#1", "更正")
    await li.forges("rectification:1")
    assert "张伟" not in await li.sees("责任人：成员#1")


async def test_the_last_admin_is_not_erased(town: Town, zhou: Person) -> None:
    await zhou.says("/privacy")
    await zhou.taps("申请删除")
    await zhou.taps("提出申请")
    assert zhou.toast == "您是唯一的管理员，请先邀请另一位管理员。"
    assert not town.rows(erasures)


async def test_admins_read_who_did_what_newest_first(town: Town, zhang: Person, li: Person, zhou: Person) -> None:
    await record(zhang)
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    for number in range(14):
        await li.forges(f"invitation_uses:1:{number + 1}")
    await zhou.says("/audit")
    shown = await zhou.sees("2026年11月20日 12:0", "李娜 修改邀请：邀请 #1")
    assert "张伟" not in shown
    await zhou.taps("下一页")
    await zhou.sees("张伟 提交：台账 #1", "李娜 发出邀请")
    await zhou.taps("按人")
    await zhou.says("张伟")
    assert "李娜" not in await zhou.sees("张伟 提交")
    await zhou.taps("按操作")
    await zhou.says("发出邀请")
    assert "修改邀请" not in await zhou.sees("李娜 发出邀请：邀请 #1")
    await zhou.taps("全部")
    await zhou.sees("修改邀请")
    await zhou.says("/audit #1")
    assert "邀请" not in await zhou.sees("张伟 提交：台账 #1")
    await zhou.says("/audit 一号")
    await zhou.sees("请写台账编号")
    await li.says("/audit")
    await li.sees("您的角色不能办这件事")
    assert not town.rows(set_aside)
