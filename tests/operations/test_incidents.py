"""What has failed is told to admins as one, listed, and run again once."""

from typing import Any

import pytest
from pydantic import JsonValue

from bot.workers import reports as report_worker
from bot.workers import tables as table_worker
from services.scoring import impact
from storage.operation import incidents
from storage.tables.records import audit
from storage.tables.traffic import posts, set_aside
from tests.support.errands import is_confirmed
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


async def test_a_text_whose_reading_failed_is_read_again(
    town: Town, admin: Person, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, report_worker, "read_report")
    await zhang.says("昨天在三号车间开了主题党日，全体党员参加")
    number = town.rows(set_aside)[0].incident
    await zhang.sees(number)
    await admin.says("/incidents")
    await admin.sees(number, "要识别的文字（KeyError）")
    await admin.taps(f"重做 {number}")
    await zhang.sees("主题党日", "三号车间")
    assert town.rows(set_aside)[0].update == {"report": 1}


async def test_a_list_whose_reading_failed_is_read_again(
    town: Town, admin: Person, li: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, table_worker, "read_sheets")
    await li.says("/roster")
    await li.sends_file("名册.csv", "姓名,支部\n马超,\n".encode())
    number = town.rows(set_aside)[0].incident
    await li.sees(number)
    await admin.says("/incidents")
    await admin.sees(number, "要读取的名单文件（KeyError）")
    await admin.taps(f"重做 {number}")
    await li.sees("可加入 1 人")


async def test_what_a_confirmation_moved_is_computed_again(
    town: Town, admin: Person, zhang: Person, li: Person, chen: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, impact, "moved_by")
    await is_confirmed(zhang, li, chen, "主题党日", "2026-11-12")
    assert "带来的变化" not in await li.sees("主题党日")
    number = town.rows(set_aside)[0].incident
    await admin.says("/incidents")
    await admin.sees(number, "要计算的指标变化（KeyError）")
    await admin.taps(f"重做 {number}")
    await li.sees("带来的变化：")


def fail_once(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> None:
    """Let a function of a module fail the first time that it is called."""
    real, failures = getattr(module, name), [KeyError("words of somebody")]

    def fail(*values: Any) -> Any:
        if failures:
            raise failures.pop()
        return real(*values)

    monkeypatch.setattr(module, name, fail)
