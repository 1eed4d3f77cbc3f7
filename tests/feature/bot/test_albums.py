"""An album comes as many messages, and is waited for once, and only as long as nothing newer is wanted."""

import asyncio
from typing import cast

from bot.clock import Clock
from bot.delivery import Delivery
from bot.writer import Committed
from records.addresses import TELEGRAM, telegram_address
from records.content import TextContent
from storage.engine.outgoing import Outgoing
from tests.feature.bot.test_channels import Mailbox, Rows
from tests.support.townsfolk import Person, Town

FOREVER = 3600.0
HERE = telegram_address(1)


def photo(wanted: int, quiet: float) -> Outgoing:
    return Outgoing(1, HERE, wanted, TextContent("zh-CN", (f"{wanted} 张",)), wanted, quiet_seconds=quiet)


def post(said: str) -> Outgoing:
    return Outgoing(2, HERE, 100, TextContent("zh-CN", (said,)))


async def delivered(*rounds: list[Outgoing]) -> list[str]:
    """What is shown in the end, each round being committed after the one before has begun."""
    mailbox = Mailbox(can_edit=True)
    delivery = Delivery({TELEGRAM: mailbox}, Rows(), cast(Clock, None))
    async with asyncio.timeout(30):
        for committed in rounds:
            delivery.take(Committed(outgoing=committed))
            for _ in range(5):
                await asyncio.sleep(0)
        while not delivery.idle:
            await delivery.drain(30)
    return [text for _, text in mailbox.letters]


async def test_photos_that_are_overtaken_are_not_waited_for() -> None:
    photos = [photo(number, FOREVER) for number in range(1, 40)]
    assert await delivered([*photos, photo(40, 0.01)]) == ["40 张"]


async def test_the_next_answer_in_the_chat_does_not_wait_for_an_album() -> None:
    assert await delivered([photo(1, FOREVER), post("您好")]) == ["1 张", "您好"]
    assert await delivered([photo(1, FOREVER)], [post("您好")]) == ["1 张", "您好"]


async def test_photos_that_come_one_by_one_are_shown_once() -> None:
    rounds = [[photo(number, FOREVER)] for number in range(1, 11)]
    assert await delivered(*rounds, [photo(11, 0.01)]) == ["11 张"]


async def test_forty_photos_are_answered_once_and_soon(town: Town, zhang: Person) -> None:
    """The next answer does not wait for them: four albums, each of ten photos."""
    await zhang.says("/activity")
    for answer in ("2026-11-19", "主题党日", "学习工匠精神", "一号车间", "全部到齐"):
        await zhang.says(answer)
    await zhang.taps("修改某一项")
    await zhang.taps("佐证材料")
    calls = len(await town.get("calls"))
    for album in range(4):
        await zhang.sends_photos(10, f"album{album}")
    await zhang.sees("4", "40 张")
    shown = [call["method"] for call in (await town.get("calls"))[calls:]].count("sendMessage")
    assert shown <= 4
