"""How people come in: the first admin, a partnership, rosters, invitations; and what strangers and groups are told."""

import pytest
from sqlalchemy import update

from handlers.kit.menus import commands_of, first_commands, menu_of
from records.roles import Role
from services.people.joining import operators_code
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.people import chats, memberships, partnerships, roster
from storage.tables.people import people as people_table
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town


async def test_the_first_admin_claims_the_bot_and_brings_two_sides_together(empty_town: Town) -> None:
    admin = await empty_town.moves_in(1, "周主任")
    link = await empty_town.application.claim_link()
    assert link is not None
    code = link.rpartition("start=")[2]
    await admin.opens(code)
    await admin.sees("欢迎您，周主任", "第一步：发 /setup")
    assert await empty_town.application.claim_link() is None

    late = await empty_town.moves_in(2, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")

    await admin.says("/setup")
    for answer in ("江城职业技术学院", "江城精工有限公司", "2024-09-01"):
        await admin.says(answer)
    await admin.taps("提交")
    await admin.sees("已建立", "江城职业技术学院", "/roster", "/invite")
    assert "江城精工有限公司 · 联络员" in await admin.buttons()
    assert len(empty_town.rows(partnerships)) == 1

    await admin.says("/invite")
    await admin.taps("江城职业技术学院 · 联络员")
    li = await empty_town.moves_in(3, "李娜")
    code = (await admin.sees("可用 1 次")).rpartition("start=")[2].strip()
    await li.opens(code)
    await li.sees("欢迎您，李娜", "第一步：发 /roster")
    await late.opens(code)
    await late.sees("这个邀请已失效")
    assert len(empty_town.rows(memberships)) == 2


async def test_a_pasted_roster_is_taken_and_bad_lines_are_told_by_their_number(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.sees("一行一人", "例")
    before = len(town.rows(roster))
    await li.says(
        "1. 马超 党员 智能制造学院党支部 2020-01-01\n\n张伟\n丁一 预备党员\n12345\n何平 2020-02-30\n陆 九 什么"
    )
    shown = await li.sees("可加入 2 人，3 行有问题", "之前不会写入")
    for line in ("没有变化：张伟", "第 5 行：没有看到姓名", "第 6 行：没有“2020-02-30”这一天", "第 7 行"):
        assert line in shown
    assert len(town.rows(roster)) == before
    await li.taps("加入这 2 人")
    await li.sees("已加入 2 人")
    assert len(town.rows(roster)) == before + 2


async def test_an_invitation_lets_new_people_in_and_a_second_time_changes_nothing(town: Town, li: Person) -> None:
    await li.says("/invite")
    await li.taps("成员")
    code = (await li.sees("https://t.me/gongjian_bot?start=")).rpartition("start=")[2].strip()
    wang = await town.moves_in(3001, "Wang", "en")
    await wang.opens(code)
    await wang.sees("Welcome, Wang", "/log")
    await wang.says("/help")
    assert "/pending" not in await wang.news()
    before = town.state(people_table, memberships)
    await wang.opens(code)
    await wang.sees("Wang")
    assert town.state(people_table, memberships) == before
    await wang.says("/whoami")
    await wang.sees("member · 江城职业技术学院")


async def test_forged_invitations_and_strangers_get_a_sentence(town: Town) -> None:
    stranger = await town.moves_in(3002, "某人")
    before = town.state(people_table, memberships)
    await stranger.opens("no-such-code")
    await stranger.sees("这个邀请已失效")
    for act in ("/start", "/log", "/help", "你好"):
        await stranger.says(act)
        await stranger.sees("我还不认识您")
    await stranger.sends_photos(1)
    await stranger.sees("我还不认识您")
    assert town.state(people_table, memberships) == before


async def test_the_first_words_fit_on_a_phone_and_help_tells_all_under_headings(
    zhang: Person, li: Person, zhou: Person
) -> None:
    for person, first in ((zhang, "发 /log"), (li, "发 /log"), (zhou, "我是共建台账助手")):
        await person.says("/start")
        assert len((await person.sees(first, "/todo", "/help")).splitlines()) <= 16
    assert "/log" not in await zhou.news()
    await li.says("/help")
    shown = await li.sees("请联系管理员")
    assert "/outlets" not in shown
    await li.taps("全部")
    shown = await li.sees("记台账", "查看", "本方管理", "个人设置", "请联系管理员")
    assert shown.index("/log") < shown.index("/scores") < shown.index("/roster") < shown.index("/language")
    await li.taps("常用命令")
    assert "/outlets" not in await li.sees("/log")
    await zhou.says("/help")
    await zhou.taps("全部")
    assert "请联系" not in await zhou.sees("项目管理", "/audit")


@pytest.mark.parametrize(
    ("role", "count"), [({Role.MEMBER}, 6), ({Role.COORDINATOR}, 10), ({Role.ADMIN}, 10), (set(Role), 10)]
)
def test_what_matters_most_comes_first_and_nothing_is_left_out(role: set[Role], count: int) -> None:
    menu = [name for name, _ in menu_of("en", role).commands]
    assert menu[:count] == [command.name for command in first_commands(role)]
    assert sorted(menu) == sorted(command.name for command in commands_of(role))
    assert {"todo", "ledger"} <= {*menu[:count]}


async def test_a_command_that_is_nearly_right_is_answered_with_the_one_that_was_meant(zhang: Person) -> None:
    await zhang.says("/survey")
    await zhang.sees("是不是 /surveys")
    await zhang.says("/rosters")
    await zhang.sees("发 /help")
    await zhang.says("/weather")
    await zhang.sees("发 /help")


async def test_the_language_is_changed_by_a_tap_and_the_menu_with_it(town: Town, zhang: Person) -> None:
    await zhang.says("/language")
    await zhang.taps("English")
    await zhang.sees("English from now on")
    menu = (await town.get("bot", user=zhang.id))["commands"]
    assert {"command": "log", "description": "log a record"} in menu
    await zhang.says("/help")
    await zhang.sees("What you can do")


async def test_cancel_asks_before_it_throws_anything_away(zhang: Person) -> None:
    await zhang.says("/cancel")
    await zhang.sees("没有正在填写的内容")
    await zhang.says("/activity")
    await zhang.taps("昨天")
    await zhang.says("/cancel")
    await zhang.sees("要放弃正在填写的内容吗")
    await zhang.taps("继续填写")
    await zhang.sees("2026年11月19日", "是哪一类活动")


async def test_a_coordinator_binds_a_group_and_the_bot_says_little_in_it(town: Town, li: Person, zhang: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    here, member = li.in_group(group), zhang.in_group(group)
    await member.says("/bind")
    await member.sees("您的角色不能办这件事")
    await here.says("/bind@gongjian_bot")
    await here.sees("本群已与", "江城精工有限公司")
    assert [(row.id, row.partnership_id) for row in town.rows(chats)] == [(group, 1)]

    said = len(await member.answers())
    await member.says("大家好")
    await member.says("/weather")
    await member.says("/log@other_bot")
    await member.sends_photos(1)
    await member.does("sticker")
    assert len(await member.answers()) == said
    await member.says("/log")
    await member.sees("请到私聊里继续")
    await li.says("/bind")
    await li.sees("请在要绑定的群里发 /bind")
    moved = (await town.post(f"chats/{group}/migrate", {}))["id"]
    await town.settles()
    assert [(row.id, row.partnership_id) for row in town.rows(chats)] == [(moved, 1)]
    assert not town.rows(set_aside)


async def test_of_several_codes_for_the_first_admin_one_is_worth_something(empty_town: Town) -> None:
    link, none = [await empty_town.application.claim_link() for _ in range(2)]
    assert none is None, "it was given already; `gongjian invite` makes another"
    now = empty_town.application.clock.now()
    another = await empty_town.application.writer.job(lambda work: operators_code(work, now))
    codes = [str(link).rpartition("start=")[2], another]
    first, second = await empty_town.moves_in(9001, "周主任"), await empty_town.moves_in(9002, "某人")
    await first.opens(codes[1])
    await first.sees("/setup")
    await second.opens(codes[0])
    await second.sees("这个邀请已失效")


async def test_names_from_telegram_are_kept_as_they_can_stand_in_lists(town: Town, li: Person) -> None:
    await li.says("/invite")
    await li.taps("成员")
    code = (await li.sees("https://t.me/gongjian_bot?start=")).rpartition("start=")[2].strip()
    names = {
        "\u202e王\u200b强\n管理员\u2066": "王强 管理员",
        "\u3164\u200d": "Telegram 3012",
        "👩\u200d⚕\ufe0f": "👩\u200d⚕\ufe0f",
    }
    for number, (written, kept) in enumerate(names.items(), 3011):
        person = await town.moves_in(number, written)
        await person.opens(code)
        await person.sees(f"欢迎您，{kept}")
        assert town.rows(people_table)[-1].name == kept


async def test_names_that_were_kept_before_are_shown_in_one_line(town: Town, li: Person) -> None:
    def as_before(work: UnitOfWork) -> None:
        work.execute(update(people_table).where(people_table.c.telegram_id == li.id).values(name="李\u202e娜\n管理员"))

    await town.application.writer.job(as_before)
    await li.says("/whoami")
    await li.sees("李娜 管理员")
    assert "\u202e" not in await li.news()
