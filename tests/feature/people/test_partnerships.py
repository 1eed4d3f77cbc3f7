"""Organisations, branches and partnerships, as an admin sets them up and changes them."""

import json
import re

from samples import build
from storage.tables.people import branches, organisations, partnerships
from storage.tables.records import audit
from storage.tables.traffic import posts, set_aside
from tests.support.townsfolk import Person, Town


async def test_an_organisation_may_have_several_partnerships(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("江城职业技术学院", "江城电力有限公司", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await zhou.sees("已建立", "江城电力有限公司")
    assert [(row.college_id, row.enterprise_id) for row in town.rows(partnerships)] == [(1, 2), (1, 3)]
    await li.says("/whoami")
    await li.sees("江城精工有限公司", "江城电力有限公司")

    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("江城职业技术学院", "江城电力有限公司", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    assert zhou.toast == "这两家单位已经结对。"
    assert len(town.rows(partnerships)) == 2


async def test_a_partnership_is_changed_and_ended_and_its_time_zone_exists(town: Town, zhou: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("结对共建（1）")
    await zhou.taps("江城精工")
    await zhou.sees("协议编号：未填写", "时区：Asia/Shanghai", "本方审核：开启", "进行中")
    await zhou.taps("协议编号")
    await zhou.says("2024-017")
    await zhou.sees("协议编号：2024-017")
    await zhou.taps("时区")
    await zhou.says("北京时间")
    await zhou.sees("没有“北京时间”这个时区")
    await zhou.says("asia/urumqi")
    await zhou.sees("时区：Asia/Urumqi")
    await zhou.taps("关闭本方审核")
    await zhou.sees("本方审核：关闭")
    await zhou.taps("结束结对")
    await zhou.says("2020-01-01")
    await zhou.sees("结束日期不能早于结对日期（2024年9月1日）")
    await zhou.says("2026-11-01")
    await zhou.taps("结束结对")
    await zhou.sees("到 2026年11月1日为止")
    row = town.rows(partnerships)[0]
    assert (row.agreement_number, row.time_zone, row.own_review) == ("2024-017", "Asia/Urumqi", False)
    await zhou.taps("恢复结对")
    await zhou.sees("进行中")
    assert town.rows(partnerships)[0].ended_on is None
    assert [row.action for row in town.rows(audit)] == [
        "set_agreement", "set_time_zone", "set_own_review", "end_partnership", "reopen_partnership",
    ]  # fmt: skip
    assert not town.rows(set_aside)


async def test_after_the_end_nothing_new_belongs_to_it(town: Town, zhou: Person, zhang: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("结对共建（1）")
    await zhou.taps("江城精工")
    await zhou.taps("结束结对")
    await zhou.says("2026-11-18")
    await zhou.taps("结束结对")
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("提交")
    assert zhang.toast == "这个结对共建到 2026年11月18日为止，请核对日期。"
    await town.post("clock", {"to": "2027-03-01T12:00:00+08:00"})
    await zhang.says("/cancel")
    await zhang.taps("放弃")
    await zhang.says("/activity")
    await zhang.sees("还没有与您有关的结对共建")


async def test_names_of_organisations_and_branches_are_mended(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("单位（2）")
    await zhou.says("学院")
    await zhou.taps("改单位名称")
    await zhou.says("江城精工有限公司")
    await zhou.sees("“江城精工有限公司”已经登记")
    await zhou.says("江城职业技术大学")
    await zhou.sees("江城职业技术大学")
    await li.says("/roster")
    await li.taps("党支部（1）")
    await li.taps("＋ 党支部")
    await li.says("智能制造学院党支部")
    await li.sees("已有“智能制造学院党支部”")
    await li.says("机关党支部")
    await li.sees("党支部 2 个", "机关党支部")
    await li.taps("改名：机关")
    await li.says("校机关党支部")
    await li.sees("校机关党支部")
    await zhou.says("/setup")
    await zhou.taps("＋ 企方单位")
    await zhou.says("江城电力有限公司")
    assert [row.name for row in town.rows(organisations)][::2] == ["江城职业技术大学", "江城电力有限公司"]
    assert [row.name for row in town.rows(branches) if row.organisation_id == 1][1] == "校机关党支部"


async def test_with_more_partnerships_than_buttons_fit_an_admin_comes_to_each_by_its_name(empty_town: Town) -> None:
    now = empty_town.application.clock.now()
    await empty_town.application.writer.job(lambda work: build.fill(work, now, records=0, partnerships=110))
    zhou = await empty_town.moves_in(9001, "周主任")
    await zhou.says("/outlets")
    await zhou.sees("余下部分未显示")
    for command in ("/rectify", "/surveys", "/rubrics", "/scores"):
        await zhou.says(command)
        await zhou.sees("还有 90 个结对共建没有列出")
        shown = (await zhou.answers())[-1]
        hint = re.search(f"“({command} (.+?))”", shown["text"])
        assert hint is not None
        assert hint[2] not in json.dumps(shown["reply_markup"], ensure_ascii=False)
        await zhou.says(hint[1])
        assert hint[2] in json.dumps((await zhou.answers())[-1], ensure_ascii=False), command
    await zhou.says("/compare")
    await zhou.sees("请指明两个不同的结对共建")
    await zhou.says("/rectify 没有这家")
    await zhou.sees("没有这家")
    assert "refused" not in {row.state for row in empty_town.rows(posts)}


async def test_the_time_zone_of_the_configuration_is_that_of_new_partnerships(town: Town, zhou: Person) -> None:
    town.time_zone = "Asia/Urumqi"
    await town.restart()
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("天山职业学院", "天山电力有限公司", "2026-09-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await zhou.sees("已建立")
    assert [row.time_zone for row in town.rows(partnerships)] == ["Asia/Shanghai", "Asia/Urumqi"]
    await zhou.says("/audit")
    await zhou.sees("2026年11月20日 10:0")  # noon in Shanghai
