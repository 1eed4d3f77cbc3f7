"""What has failed is told to admins as one, listed, and run again once."""

import pytest
from pydantic import JsonValue

from storage.operation import incidents
from storage.tables.records import audit
from storage.tables.traffic import posts, set_aside
from tests.support.townsfolk import Person, Town


@pytest.fixture
def admin(town: Town) -> Person:
    return town.people[9001]


def update_of(number: int, text: str) -> dict[str, JsonValue]:
    """A private message, as Telegram tells of it."""
    sender: dict[str, JsonValue] = {"id": number, "is_bot": False, "first_name": "张伟", "language_code": "zh"}
    message: dict[str, JsonValue] = {
        "message_id": 900,
        "date": 1_795_000_000,
        "chat": {"id": number, "type": "private"},
        "from": sender,
    }
    return {"update_id": 77, "message": {**message, "text": text}}


async def fails(town: Town, number: str, kept: dict[str, JsonValue]) -> None:
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: incidents.put_aside(work, number, "KeyError", kept, now))


async def test_failures_are_told_as_one_and_an_update_is_run_again_once(
    town: Town, admin: Person, zhang: Person
) -> None:
    await fails(town, "aa11", update_of(1001, "/help"))
    await fails(town, "bb22", {"update_id": 5})
    await town.wakes()
    await admin.sees("机器人的运行需要您看一下", "2 条处理失败，编号 bb22 aa11")
    await town.wakes()
    assert len([1 for message in await admin.answers() if "处理失败" in message["text"]]) == 1
    await admin.taps("看失败的")
    await admin.sees("aa11", "bb22", "收到的消息（KeyError）")
    assert "/help" not in str((await admin.answers())[-1]["text"])
    again = await admin.button("重做 aa11")
    await zhang.says("/todo")
    await admin.taps("重做 aa11")
    assert admin.toast == "aa11 已重新处理。"
    assert "全部命令" in await zhang.news() or "/log" in await zhang.news()
    sent = len(town.rows(posts))
    await admin.does("tap", message_id=again[0], data=again[1], force=True)
    assert admin.toast == "aa11 已经有人处理过了。"
    assert len(town.rows(posts)) == sent
    await admin.taps("重做 bb22")
    assert admin.toast == "没有存下内容，不能重新处理。请让对方再发一次。"
    await admin.taps("不管 bb22")
    await admin.sees("没有处理失败的消息")
    await town.wakes()
    assert "运行已恢复正常" in str(await admin.answers())
    assert [row.action for row in town.rows(audit)][-2:] == ["incident_again", "incident_dismissed"]


async def test_what_fails_again_stays(town: Town, admin: Person) -> None:
    await fails(town, "cc33", {"update_id": 6, "message": {"date": "never"}})
    await admin.says("/incidents")
    await admin.taps("重做 cc33")
    assert admin.toast is not None
    assert admin.toast.startswith("又失败了")
    assert [row.settled for row in town.rows(set_aside)] == [None]
