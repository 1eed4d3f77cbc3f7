"""People: invitations that are watched and revoked, roles given and taken, leaving, and who they are on the roster."""

from records.roles import Role
from storage.tables.people import invitations, memberships, people, roster
from storage.tables.records import audit
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town


async def code_of(person: Person) -> str:
    """Of the invitation that was shown last."""
    text = next(each["text"] for each in reversed(await person.answers()) if "start=" in each.get("text", ""))
    return str(text).rpartition("start=")[2].strip()


async def invited_by(li: Person) -> str:
    """The code of a new invitation to members of the college."""
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    return await code_of(li)


async def test_an_invitation_is_changed_watched_and_revoked(town: Town, li: Person, chen: Person) -> None:
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    await li.sees("可用 50 次", "2026年12月20日前有效")
    await li.taps("10 次")
    await li.taps("7 天")
    await li.sees("可用 10 次", "2026年11月27日前有效")
    wang = await town.moves_in(3001, "王强")
    await wang.opens(await code_of(li))
    await li.says("/invite")
    await li.taps("可用 9 次")
    await li.sees("王强 已加入（2026年11月20日）")
    code = await code_of(li)
    await chen.forges(f"invitation:{town.rows(invitations)[0].id}")
    assert chen.toast == "No such invitation, or it is not yours."
    await li.taps("撤销邀请")
    await li.taps("撤销邀请")
    assert "可用" not in await li.sees("这个邀请已失效")
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")
    await li.says("/invite")
    assert not any("可用 9 次" in label for label in await li.buttons())


async def test_an_invitation_runs_out_in_time(town: Town, li: Person) -> None:
    await li.says("/invite")
    await li.taps("江城职业技术学院 · 成员")
    await li.taps("1 天")
    code = await code_of(li)
    await town.post("clock", {"to": "2026-11-21T13:00:00+08:00"})
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")
    assert len(town.rows(people)) == 5


async def test_admins_invite_admins_and_see_all_invitations(town: Town, zhou: Person, li: Person) -> None:
    await li.says("/invite")
    await li.taps("联络员")
    await zhou.says("/invite")
    assert any("联络员：可用 1 次" in label for label in await zhou.buttons())
    await zhou.taps("管理员")
    wu = await town.moves_in(3003, "吴主任")
    await wu.opens(await code_of(zhou))
    await wu.sees("/publish")
    await li.forges("invite:0:2")
    assert li.toast == "您的角色不能办这件事，需要时请找管理员。"


async def test_who_comes_in_says_whom_of_the_roster_they_are(town: Town, li: Person) -> None:
    code = await invited_by(li)
    wang = await town.moves_in(3001, "王强")
    await wang.opens(code)
    await wang.sees("名册上有“王强”，是您吗？")
    await wang.taps("是我")
    await wang.sees("好的，王强，已与名册对上")
    liu = await town.moves_in(3002, "Sunny☀️")
    await liu.opens(code)
    await liu.sees("您在党员名册上的姓名是？")
    await liu.says("王强")
    await liu.sees("名册上没有可关联的“王强”")
    await liu.says("刘洋")
    await liu.sees("名册上有“刘洋”，是您吗？", "联络员会收到通知")
    assert not [row for row in town.rows(roster) if row.name == "刘洋" and row.person_id]
    await liu.taps("是我")
    await liu.sees("好的，刘洋")
    linked = {row.name: row.person_id for row in town.rows(roster) if row.person_id}
    names = {row.id: row.name for row in town.rows(people)}
    assert {name: names[number] for name, number in linked.items()} == {"王强": "王强", "刘洋": "刘洋"}
    await liu.says("/whoami")
    await liu.sees("刘洋", "成员 · 江城职业技术学院", "智能制造学院党支部，党员", "结对共建：")


async def test_the_coordinator_is_told_who_says_to_be_whom_and_undoes_it(town: Town, li: Person, zhou: Person) -> None:
    stranger = await town.moves_in(3001, "Sunny☀️", "en")
    await stranger.opens(await invited_by(li))
    await stranger.says("王强")
    await stranger.sees("“王强” is on the roster", "your coordinator will be notified")
    await stranger.taps("That is me")
    await stranger.sees("you are linked to the roster")
    await li.sees("有 1 人说自己是名册上的人", "Sunny☀️ → 名册上的 王强")
    await stranger.says("/whoami")
    await stranger.sees("王强")
    await li.says("/people 王强")
    await li.sees("王强", "由本人关联（2026年11月20日，原名 Sunny☀️），待核对")
    await li.taps("名册：王强")
    await li.sees("对应的成员：Sunny☀️（自己关联，待核对）")
    await li.taps("解除 王强")
    await li.sees("没有待核对的名册关联")
    await stranger.sees("A coordinator has removed your link to “王强”")
    assert not [row for row in town.rows(roster) if row.name == "王强" and (row.person_id or row.claimed_at)]
    assert town.rows(people)[-1].name == "Sunny☀️"
    entry = next(row for row in town.rows(roster) if row.name == "王强")
    await stranger.forges(f"claim:{entry.id}")
    assert stranger.toast == "Your coordinator has removed this link. If that is wrong, please ask your coordinator."
    await li.forges(f"unclaim:{entry.id}:{town.rows(people)[-1].id}")
    assert li.toast == "好了"
    assert [row.action for row in town.rows(audit)][-2:] == ["roster_claim", "roster_unlink"]
    await zhou.says("/audit")
    await zhou.sees("自己与名册关联", "解除名册关联")


async def test_a_claim_that_is_right_is_said_to_be(town: Town, li: Person, chen: Person) -> None:
    wang = await town.moves_in(3001, "王强")
    await wang.opens(await invited_by(li))
    await wang.taps("是我")
    await li.says("/people")
    assert any("王强 · 待核对" in label for label in await li.buttons())
    entry = next(row for row in town.rows(roster) if row.name == "王强")
    await chen.forges(f"claim_true:{entry.id}:{entry.person_id}")
    assert chen.toast == "Nobody by that name, or not in your organisation."
    await li.taps("王强 是本人")
    await li.sees("没有待核对的名册关联")
    await li.says("/people")
    assert not any("待核对" in label for label in await li.buttons())
    assert next(row for row in town.rows(roster) if row.name == "王强").person_id == entry.person_id


async def test_who_says_to_be_somebody_and_is_let_go_is_nobody_on_the_roster(town: Town, li: Person) -> None:
    stranger = await town.moves_in(3001, "王强")
    await stranger.opens(await invited_by(li))
    await stranger.taps("是我")
    await li.says("/people 王强")
    await li.taps("取消成员")
    await li.taps("取消这个角色")
    assert not [row for row in town.rows(roster) if row.name == "王强" and row.person_id]


async def test_many_claims_are_shown_page_by_page(town: Town, li: Person) -> None:
    await li.says("/roster")
    await li.says("\n".join(f"新人{letter}" for letter in "甲乙丙丁戊己庚辛壬癸"))
    await li.taps("加入这 10 人")
    code = await invited_by(li)
    for number, letter in enumerate("甲乙丙丁戊己庚辛壬癸", 3001):
        person = await town.moves_in(number, f"新人{letter}")
        await person.opens(code)
        await person.taps("是我")
    await li.says("/whoami")
    await li.forges("claims:1:0")
    await li.sees("有 10 人说自己是名册上的人")
    await li.taps("下一页")
    await li.sees("新人甲", "新人乙")


async def test_a_link_of_the_other_side_is_asked_about_and_told(town: Town, zhang: Person, chen: Person) -> None:
    await chen.says("/invite")
    await chen.taps("江城精工有限公司 · member")
    code = await code_of(chen)
    before = town.state(memberships, invitations)
    await zhang.opens(code)
    await zhang.sees("请您再加入：成员 · 江城精工有限公司", "您现在的角色：成员 · 江城职业技术学院")
    await zhang.taps("不加入")
    assert town.state(memberships, invitations) == before
    await zhang.opens(code)
    await zhang.taps("再加入")
    await zhang.sees("欢迎您，张伟")
    await chen.sees("张伟 has joined your organisation", "member · 江城职业技术学院", "member · 江城精工有限公司")
    after = town.state(memberships, invitations)
    await zhang.forges(f"come_in:1:{code}")
    assert town.state(memberships, invitations) == after
    await zhang.says("/leave")
    assert {"只退出江城职业技术学院", "只退出江城精工有限公司", "全部退出"} <= {*await zhang.buttons()}
    await zhang.taps("只退出江城精工有限公司")
    await zhang.sees("要退出“江城精工有限公司”吗？")
    await zhang.taps("退出")
    await zhang.sees("已退出“江城精工有限公司”", "您现在的角色：成员 · 江城职业技术学院")
    await zhang.says("/whoami")
    assert "江城精工有限公司\n" not in await zhang.sees("成员 · 江城职业技术学院")


async def test_the_coordinator_ends_the_role_of_whom_the_other_side_sent(
    town: Town, zhang: Person, chen: Person
) -> None:
    await chen.says("/invite")
    await chen.taps("江城精工有限公司 · member")
    await zhang.opens(await code_of(chen))
    await zhang.taps("再加入")
    await chen.taps("Remove member · 江城精工有限公司")
    await chen.taps("Remove role")
    await zhang.sees("您现在的角色：成员 · 江城职业技术学院")


async def test_people_are_found_and_roles_given_and_taken_by_admins(town: Town, zhou: Person, zhang: Person) -> None:
    await zhou.says("/people 张")
    await zhou.sees("张伟", "成员 · 江城职业技术学院")
    await zhou.taps("设为联络员")
    await zhang.sees("您现在的角色：成员 · 江城职业技术学院、联络员 · 江城职业技术学院")
    assert "roster" in {each["command"] for each in (await town.get("bot", user=zhang.id))["commands"]}
    await zhou.taps("取消联络员")
    await zhou.sees("要取消 张伟 的角色")
    await zhou.taps("取消这个角色")
    await zhang.sees("您现在的角色：成员")
    await zhang.says("/roster")
    await zhang.sees("您的角色不能办这件事")
    assert [(row.role, row.until is None) for row in town.rows(memberships)][-1] == (Role.COORDINATOR, False)


async def test_a_coordinator_lets_members_go_and_changes_no_roles(
    town: Town, li: Person, zhang: Person, chen: Person
) -> None:
    await li.says("/people")
    assert "张伟" in await li.buttons(), "all are of one organisation, whose name would only take room"
    assert {label.split(" ·")[0] for label in await li.buttons()} >= {"张伟", "李娜"}
    assert not any("Chen" in label for label in await li.buttons())
    await li.taps("张伟")
    assert not any("设为" in label for label in await li.buttons())
    await li.taps("取消成员")
    await li.taps("取消这个角色")
    await zhang.sees("角色已全部结束")
    await zhang.says("/my")
    await zhang.sees("我还不认识您")
    await chen.forges("member:2")
    assert chen.toast == "No such person, or not in your organisation."


async def test_who_was_let_go_does_not_come_back_by_the_same_invitation(town: Town, li: Person) -> None:
    code = await invited_by(li)
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await li.says("/people 晚来的人")
    await li.taps("取消成员")
    await li.taps("取消这个角色")
    await late.opens(code)
    await late.sees("这个邀请已失效")
    await late.says("/my")
    await late.sees("我还不认识您")


async def test_people_leave_by_themselves_but_not_the_last_admin(town: Town, zhang: Person, zhou: Person) -> None:
    await zhang.says("/leave")
    await zhang.taps("留下")
    await zhang.sees("一切照旧")
    await zhang.says("/leave")
    await zhang.taps("退出")
    await zhang.sees("您已退出")
    await zhang.says("/log")
    await zhang.sees("我还不认识您")
    await zhou.says("/leave")
    await zhou.taps("退出")
    assert zhou.toast == "您是唯一的管理员，请先邀请另一位管理员。"
    await zhou.says("/people")
    await zhou.taps("张伟 · 已退出")
    await zhou.sees("历史台账保留")
    await zhou.taps("设为成员")
    await zhang.says("/my")
    await zhang.sees("您还没有记过台账")
    assert [row.action for row in town.rows(audit)] == ["leave", "give_role"]


async def test_who_leaves_takes_their_invitations_along(town: Town, li: Person) -> None:
    code = await invited_by(li)
    await li.says("/leave")
    await li.taps("退出")
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")


async def test_who_is_no_coordinator_any_more_opens_no_doors(town: Town, li: Person, zhou: Person) -> None:
    code = await invited_by(li)
    await li.says("/roster")
    await li.taps("名册（5 人）")
    await zhou.says("/people 李娜")
    await zhou.taps("设为成员")
    await zhou.taps("取消联络员")
    await zhou.taps("取消这个角色")
    await li.says("王")
    assert "王强" not in await li.news()
    late = await town.moves_in(3002, "晚来的人")
    await late.opens(code)
    await late.sees("这个邀请已失效")


async def test_an_admin_who_was_one_reads_the_log_no_more(town: Town, zhou: Person, li: Person) -> None:
    await zhou.says("/people 李娜")
    await zhou.taps("设为管理员")
    await li.says("/audit")
    await li.taps("按人")
    await zhou.says("/people 李娜")
    await zhou.taps("取消管理员")
    await zhou.taps("取消这个角色")
    await li.says("周主任")
    assert "授予角色" not in await li.news()


async def test_who_has_blocked_the_bot_is_shown(town: Town, zhang: Person, li: Person) -> None:
    await zhang.does("block")
    await li.says("/people 张伟")
    await li.sees("已停用机器人")
    await zhang.does("unblock")
    await li.says("/people 张伟")
    assert "已停用机器人" not in await li.news()
    assert not town.rows(set_aside)
