"""A list of people updates a roster: who joins, is transferred, leaves or changes is shown by names, then written."""

from datetime import date

import pytest

from handlers.kit.buttons import SURE
from samples import build
from storage.tables.people import roster
from storage.tables.records import audit
from tests.support.errands import logs_an_activity
from tests.support.townsfolk import Person, Town

COLLEGE, ENTERPRISE = (branch for _, branch, *_ in build.ROSTERS.values())
TODAY = date(2026, 11, 20)


def stretches(town: Town, name: str) -> list[tuple[int, bool, date | None]]:
    """The entries of all who are called so: branch, party member or not, and until when."""
    return [(row.branch_id, row.party_member, row.left_on) for row in town.rows(roster) if row.name == name]


async def test_changes_are_shown_by_names_before_they_are_written(town: Town, li: Person) -> None:
    before = town.rows(roster)
    await li.says("/roster")
    await li.says(
        "姓名\t支部\t政治面貌\t转出日期\n张伟\t机关党支部\t党员\t\n"
        f"李娜\t{COLLEGE}\t群众\t\n王强\t\t党员\t2026-11-25\n刘洋\t\t党员\t\n马超\t{COLLEGE}\t党员\t"
    )
    await li.taps("新建“机关党支部”")
    await li.sees(f"第 2 行 张伟：名册上是“{COLLEGE}”，名单里是“机关党支部”。是同一个人吗？")
    await li.taps("是，转支部")
    await li.sees("陈静", "不在这份名单里，还在名册上吗？")
    await li.taps("还在")
    await li.sees(
        "加入 1 人，变动 3 人", f"转支部：张伟（{COLLEGE} → 机关党支部）", "离开：王强（2026年11月25日）",
        "政治面貌：李娜（改为非党员）", "没有变化：刘洋", f"{COLLEGE}：马超", "仍在名册上：陈静",
    )  # fmt: skip
    assert town.rows(roster) == before
    await li.taps("写入这 4 人")
    await li.sees("已加入 1 人，更新 3 人")
    assert stretches(town, "张伟") == [(1, True, TODAY), (3, True, None)]
    assert stretches(town, "李娜") == [(1, True, TODAY), (1, False, None)]
    assert stretches(town, "王强") == [(1, True, date(2026, 11, 25))]
    details = [row.details for row in town.rows(audit) if row.action == "roster"]
    assert details == [{"taken": 1, "refused": 0, "changed": 3}]
    await li.says("/roster")
    await li.says("姓名\t转出日期\n王强\t2026-11-25")
    await li.sees("没有变化：王强", "名单与名册一致")


async def test_the_same_in_english(town: Town, chen: Person) -> None:
    names = [row.name for row in town.rows(roster) if row.organisation_id == 2]
    await chen.says("/roster")
    await chen.says(f"Name\tBranch\tParty\tLeft\n{names[0]}\tSales Branch\tyes\t\n{names[1]}\t\tyes\t2026-11-25")
    await chen.taps("New: “Sales Branch”")
    await chen.taps("Yes, transferred")
    await chen.sees(
        "0 to add, 2 to change", f"Transferred: {names[0]} ({ENTERPRISE} → Sales Branch)",
        f"Leaving: {names[1]} (25 Nov 2026)",
    )  # fmt: skip
    await chen.taps("Save these 2")
    await chen.sees("0 added, 2 updated")


async def test_namesakes_are_told_apart_by_their_branches(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says(f"张伟 {COLLEGE}\n张伟 机关党支部")
    await li.taps("新建")
    await li.sees("可加入 1 人", "机关党支部：张伟", "没有变化：张伟")
    await li.taps("加入这 1 人")
    assert stretches(town, "张伟") == [(1, True, None), (3, True, None)]
    await li.says("/roster")
    await li.says("张伟 群众")
    await li.sees("第 1 行 张伟：名册上有同名的人。是哪一位？")
    await li.taps("张伟（机关党支部）")
    await li.sees("政治面貌：张伟（改为非党员）")
    await li.taps("写入这 1 人")
    assert stretches(town, "张伟") == [(1, True, None), (3, False, None)]


async def test_who_an_event_has_counted_does_not_leave_before_it(town: Town, li: Person, zhang: Person) -> None:
    await logs_an_activity(zhang, day="2026-11-18")
    await li.says("/roster")
    await li.says("姓名\t转出日期\n王强\t2026-11-10\n李娜\t2020-01-01")
    await li.sees("没有可加入的人，2 行有问题", "王强 已计入 2026年11月18日的活动", "李娜 的变动日期不能早于")


async def test_a_lone_namesake_in_another_branch_may_be_somebody_else(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("张伟 机关党支部\n李娜 机关党支部")
    await li.taps("新建")
    await li.taps("同名的另一人")
    await li.sees("第 2 行 李娜")
    await li.taps("这一行不导入")
    await li.sees("可加入 1 人", "第 2 行：李娜 按您的选择不导入", "机关党支部：张伟")
    await li.taps("加入这 1 人")
    assert stretches(town, "张伟") == [(1, True, None), (3, True, None)]
    assert stretches(town, "李娜") == [(1, True, None)]


async def test_who_is_not_in_the_list_leaves_only_where_somebody_says_so(town: Town, li: Person) -> None:
    whole = f"姓名\t支部\n张伟\t{COLLEGE}\n李娜\t{COLLEGE}\n王强\t{COLLEGE}"
    await li.says("/roster")
    await li.says(whole)
    await li.sees("名册上的 刘洋", "不在名单里的一共 2 人", "刘洋、陈静")
    await li.taps("2 人都还在")
    await li.sees("名单与名册一致", "不在名单里，仍在名册上：刘洋、陈静")
    await li.taps("都不加入")
    await li.says("/roster")
    await li.says(whole)
    await li.taps("还在")
    await li.taps("已离开（今天起）")
    await li.sees("离开：陈静（2026年11月20日）", "仍在名册上：刘洋")
    await li.taps("写入这 1 人")
    assert stretches(town, "陈静") == [(1, True, TODAY)]
    assert stretches(town, "刘洋") == [(1, True, None)]


async def test_a_new_name_is_taken_where_the_list_says_so_or_somebody_does(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("姓名\t曾用名\n李丽娜\t李娜")
    await li.sees("改名：李娜 → 李丽娜")
    await li.taps("写入这 1 人")
    await li.says("/roster")
    await li.says("刘阳")
    await li.sees("第 1 行 刘阳：名册上没有这个名字，有很像的")
    await li.taps("是 刘洋，改名")
    await li.taps("写入这 1 人")
    names = {row.name for row in town.rows(roster)}
    assert {"李丽娜", "刘阳"} <= names
    assert not {"李娜", "刘洋"} & names


async def test_a_list_is_taken_back_whole_within_a_day(town: Town, li: Person) -> None:
    before = town.rows(roster)
    await li.says("/roster")
    await li.says(
        f"姓名\t支部\t政治面貌\t转出日期\t曾用名\n张伟\t机关党支部\t党员\t\t\n李丽娜\t{COLLEGE}\t群众\t\t李娜\n"
        "王强\t\t党员\t2026-11-25\t\n马超\t机关党支部\t党员\t\t"
    )
    await li.taps("新建")
    await li.taps("是，转支部")
    await li.taps("2 人都已离开")
    await li.taps("写入这 6 人")
    assert town.rows(roster) != before
    await li.taps("撤销这次导入")
    await li.taps("撤销这次导入")
    await li.sees("已撤销，名册恢复到导入之前")
    assert town.rows(roster) == before
    assert [row.action for row in town.rows(audit)][-2:] == ["roster", "roster_undo"]


@pytest.mark.parametrize(("since", "reason"), [("changed", "又改过"), ("counted", "已计入活动"), ("late", "超过一天")])
async def test_what_has_changed_since_is_not_taken_back(
    town: Town, li: Person, zhang: Person, since: str, reason: str
) -> None:
    await li.says("/roster")
    await li.says("姓名\t加入日期\n马超\t2026-01-05")
    await li.taps("加入这 1 人")
    _, undo = await li.button("撤销这次导入")
    if since == "changed":
        await li.says("/roster")
        await li.says("姓名\t转出日期\n马超\t2026-11-25")
        await li.taps("写入这 1 人")
    elif since == "counted":
        await logs_an_activity(zhang, day="2026-11-18")
    else:
        await town.moves_to("2026-11-23T09:00:00+08:00")
    written = town.rows(roster)
    await li.forges(f"{SURE}{undo}")
    assert li.toast is not None
    assert reason in li.toast
    assert town.rows(roster) == written
