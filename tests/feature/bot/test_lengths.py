"""However long what people write is, it is shown as far as there is room, and nobody waits for a message in vain."""

import logging

import pytest

from bot.channels.telegram import rendering, sender
from handlers.buttons.conversation import ContinueDraft
from handlers.kit.replies import Button, Post, Screen, put
from records.addresses import telegram_address
from records.content import ButtonContent
from records.messages import Message
from records.purposes import Purpose
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import posts, screens, set_aside
from tests.support.errands import confirms_an_activity
from tests.support.townsfolk import Person, Town

SMILES = "好" + "😀" * 1999  # as long as a narrative may be; Telegram counts 3,999


async def test_a_record_with_two_thousand_emoji_is_shown_and_goes_its_way(
    town: Town, zhang: Person, li: Person, chen: Person
) -> None:
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神" * 10, "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改某一项")
    await zhang.taps("内容与成效")
    await zhang.says(SMILES)
    await zhang.sees("😀😀", "学习工匠精神", "余下部分未显示")
    await zhang.taps("提交")
    assert "\ufffd" not in await li.sees("😀😀", "一号车间")
    await confirms_an_activity(li, chen)
    await zhang.sees("已确认")
    assert not town.rows(set_aside)


async def test_a_toast_is_cut_to_what_telegram_counts(
    town: Town, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "plain", lambda _language, _text: "😀" * 300)
    await zhang.says("/activity")
    message, data = await zhang.button("昨天")
    await zhang.says("昨天")
    await zhang.does("tap", message_id=message, data=data, force=True)
    assert zhang.toast == "😀" * 99 + "…"


async def shows(town: Town, reply: Screen | Post) -> None:
    def write(work: UnitOfWork) -> None:
        put(work, telegram_address(1001), "zh-CN", reply, town.application.clock.now())

    await town.application.writer.job(write)
    await town.settles()


@pytest.mark.parametrize("screen", [True, False])
async def test_what_telegram_refuses_leaves_a_note_with_its_buttons_and_the_operator_hears_of_it(
    town: Town, zhang: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, *, screen: bool
) -> None:
    monkeypatch.setattr(rendering, "LONGEST", 10**6)
    said, rows = "只有张伟知道的话" * 1000, [[Button(Message("draft-continue"), ContinueDraft(1))]]
    await shows(town, Screen(Purpose.LIST, [said], rows) if screen else Post([said], rows))
    (aside,) = town.rows(set_aside)
    assert said[:8] not in await zhang.sees("没能显示", aside.incident)
    assert (await zhang.buttons())[-1:] == ["继续填写"]
    assert "too long" in aside.error
    errors = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert [aside.incident in error for error in errors] == [True]
    assert said[:8] not in "".join(errors)
    if screen:
        await shows(town, Screen(Purpose.LIST, ["短了"], rows))
        await zhang.sees("短了")
        assert "没能显示" not in "".join(message["text"] for message in await zhang.answers())
        assert [(row.wanted, row.shown) for row in town.rows(screens) if row.purpose == "list"] == [(2, 2)]
    else:
        assert town.rows(posts)[-1].state == "refused"


async def test_where_the_buttons_are_at_fault_the_note_goes_without_them(
    town: Town, zhang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "_button", lambda _language, _button: {"text": "看", "url": "gopher://old"})
    await shows(town, Screen(Purpose.LIST, ["第一"], [[Button("看", url="gopher://old")]]))
    await zhang.sees("没能显示")
    assert "看" not in await zhang.buttons()


async def test_a_chat_that_is_not_there_is_not_told_that_it_is_not_there(town: Town) -> None:
    def write(work: UnitOfWork) -> None:
        put(work, telegram_address(77), "zh-CN", Post(["有人吗"]), town.application.clock.now())

    before = len(await town.get("calls"))
    await town.application.writer.job(write)
    await town.settles()
    assert [call["method"] for call in (await town.get("calls"))[before:]].count("sendMessage") == 1
    assert town.rows(posts)[-1].state == "refused"


async def test_a_button_without_a_label_and_a_message_without_a_word_are_shown_all_the_same(
    town: Town, zhang: Person
) -> None:
    await shows(town, Screen(Purpose.LIST, [" "], [[Button("", ContinueDraft(1))]]))
    assert (await zhang.buttons())[-1] == rendering.NOTHING
    assert not town.rows(set_aside)


def test_a_long_label_is_cut() -> None:
    (label,) = (rendering._button("zh-CN", ButtonContent("😀" * 80, "go:1"))["text"],)
    assert label == "😀" * 49 + "…"
