"""Groups: welcomed once, bound by their own coordinators only, followed when they move, and left."""

from storage.tables.people import chats
from storage.tables.people import people as people_table
from storage.tables.traffic import set_aside
from tests.support.townsfolk import Person, Town


async def test_putting_the_bot_out_of_a_group_blocks_nobody(town: Town, zhang: Person, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await town.settles()
    here = li.in_group(group)
    assert [each["text"] for each in await here.answers()] == [
        "各位好！联络员发 /bind，本群就能收到共建活动通知；记台账请到私聊。"
    ]
    await here.says("/bind")
    for status in ("kicked", "member"):
        await town.post("actions", {"action": "raw", "user": zhang.id, "update": moved(zhang, group, status)})
        await town.settles()
        assert not any(row.blocked_at for row in town.rows(people_table))
        assert [(row.partnership_id, row.left_at is None) for row in town.rows(chats)] == [(1, status == "member")]
    assert len([each for each in await here.answers() if "各位好" in each["text"]]) == 1
    assert not town.rows(set_aside)


def moved(person: Person, group: int, status: str) -> dict[str, object]:
    """The bot's own standing in a group, changed by somebody."""
    bot = {"id": 4242, "is_bot": True, "first_name": "Gongjian"}
    user = {"id": person.id, "is_bot": False, "first_name": "张伟"}
    new = {"user": bot, "status": status, "until_date": 0} if status == "kicked" else {"user": bot, "status": status}
    change = {"old_chat_member": {"user": bot, "status": "left"}, "new_chat_member": new}
    chat = {"id": group, "type": "supergroup", "title": "共建群"}
    return {"my_chat_member": {"chat": chat, "from": user, "date": 1_700_000_000, **change}}


async def test_a_group_of_another_partnership_is_not_taken_over(town: Town, li: Person, zhou: Person) -> None:
    await zhou.says("/setup")
    await zhou.taps("建立结对共建")
    for answer in ("滨江职业学院", "滨江重工", "2025-03-01"):
        await zhou.says(answer)
    await zhou.taps("提交")
    await zhou.says("/people 周")
    await zhou.forges("give_role:5:1:3")
    group = (await town.post("chats", {"title": "共建群", "members": [1002, 9001]}))["id"]
    here, admin = li.in_group(group), zhou.in_group(group)
    await here.says("/unbind")
    await here.sees("没有绑定")
    await admin.says("/bind")
    await admin.sees("滨江重工")
    await here.says("/bind")
    await here.sees("本群已绑定另一个结对共建")
    await here.says("/unbind")
    await here.sees("本群已绑定另一个结对共建")
    await admin.says("/unbind")
    await admin.sees("已解除")
    await here.says("/bind")
    await here.sees("江城精工有限公司")


async def test_a_group_that_moves_is_followed_whichever_message_comes_first(town: Town, li: Person) -> None:
    group = (await town.post("chats", {"title": "共建群", "members": [1001, 1002]}))["id"]
    await li.in_group(group).says("/bind")
    moved_to = (await town.post(f"chats/{group}/migrate", {}))["id"]
    await town.settles()
    assert [(row.id, row.partnership_id) for row in town.rows(chats)] == [(moved_to, 1)]
    await li.in_group(moved_to).says("/unbind")
    await li.in_group(moved_to).sees("已解除")
    assert not town.rows(set_aside)
