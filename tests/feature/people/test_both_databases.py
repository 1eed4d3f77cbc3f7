"""The road of people once more, on SQLite and on PostgreSQL, as its queries are their own."""

from storage.tables.people import erasures, people, roster
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Town


async def test_a_list_a_transfer_a_role_and_an_erasure(any_town: Town) -> None:
    zhang, li, zhou = (any_town.people[number] for number in (1001, 1002, 9001))
    await li.says("/roster")
    await li.sends_file("名册.csv", "姓名,支部\n马超,机关党支部\n黄忠,机关党支部\n".encode("gb18030"))
    await li.taps("新建")
    await li.taps("加入这 2 人")
    await li.says("/roster")
    await li.says("王强")
    await li.taps("转支部")
    await li.taps("机关党支部")
    await li.says("昨天")
    await li.sees("机关党支部，党员，2026年11月19日起")
    await zhou.says("/people 张伟")
    await zhou.taps("设为联络员")
    await zhou.taps("取消联络员")
    await zhou.taps("取消这个角色")
    await zhang.says("/privacy")
    await zhang.taps("取得文件")
    await zhang.sees("关于您的全部内容")
    await zhang.taps("申请删除")
    await zhang.taps("提出申请")
    await zhou.taps("同意删除")
    await zhou.taps("同意删除")
    await zhou.says("/audit")
    await zhou.sees("周主任 同意删除个人信息：成员#1")
    await zhou.taps("按操作")
    await zhou.says("导入名单")
    await zhou.sees("李娜 导入名单：江城职业技术学院")
    assert any_town.rows(people)[0].telegram_id == -1
    assert len(any_town.rows(roster)) == 14
    assert any_town.rows(erasures)[0].granted
    assert not any_town.rows(set_aside)


async def test_the_same_in_english(town: Town) -> None:
    chen = town.people[2002]
    await chen.says("/roster")
    await chen.says("Name\tBranch\tParty member\nLi Lei\t\tyes\nHan Mei\tProduction\tno\nNobody 7\t\tyes")
    await chen.sees("The list has one person in “Production”, a branch that is not known")
    await chen.taps("New: “Production”")
    await chen.sees("2 can be added, 1 line cannot", "Line 4: no name found", "2 have no joining date")
    await chen.taps("Add these 2")
    await chen.says("/roster")
    await chen.says("Li Lei")
    await chen.taps("Leaves the party")
    await chen.says("yesterday")
    await chen.sees("The date cannot be before 20 Nov 2026")
    await chen.says("today")
    await chen.sees("not a party member, since 20 Nov 2026")
    await chen.says("/invite")
    await chen.taps("coordinator")
    await chen.sees("1 use, until 20 Dec 2026")
    await chen.says("/whoami")
    await chen.sees("coordinator · 江城精工有限公司", "Partnership: 江城职业技术学院")
