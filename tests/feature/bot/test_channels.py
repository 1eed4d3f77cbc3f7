"""Messages go over the channel that their address names; what one of them cannot show holds up nothing."""

import asyncio
import logging
import tracemalloc
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar, cast

import pytest

from bot.channels.channel import MessageGone, Unanswered, Unreachable
from bot.clock import Clock
from bot.delivery import Delivery
from bot.writer import Committed, Writer
from handlers.buttons.conversation import ContinueDraft
from handlers.dispatch import CallbackAnswer
from handlers.kit.replies import Button, Post, Screen, put
from handlers.kit.texts import without_markup
from records.addresses import TELEGRAM, Address, telegram_address
from records.content import Content, TextContent
from records.messages import Message
from records.purposes import Purpose
from storage.engine.outgoing import Delivered, OnShow, Outgoing
from storage.engine.unit_of_work import UnitOfWork
from storage.tables.traffic import posts, screens
from tests.support.townsfolk import Person, Town

ZHANGS_MAIL = Address("mail", "zhang@example.com")
T = TypeVar("T")


class Mailbox:
    """A channel of plain text, which knows no buttons and cannot change what it has sent unless it is told to."""

    def __init__(self, *, can_edit: bool = False) -> None:
        self.letters: list[tuple[str, str]] = []
        self.failures: list[Exception] = []
        self.is_open = True
        self._can_edit = can_edit

    def render(self, content: Content) -> str:
        assert isinstance(content, TextContent)
        return "\n".join(without_markup(content.language, line) for line in content.lines)

    def is_group(self, address: Address) -> bool:
        return False

    async def turn(self, address: Address) -> None:
        return None

    async def send(self, address: Address, rendered: str) -> int | None:
        if not self.is_open:
            raise Unreachable("no server")
        if self.failures:
            raise self.failures.pop(0)
        self.letters.append((address.id, rendered))
        return len(self.letters) if self._can_edit else None

    async def edit(self, address: Address, message_id: int, rendered: str) -> None:
        if message_id > len(self.letters):
            raise MessageGone
        self.letters[message_id - 1] = (address.id, rendered)

    async def drop_buttons(self, address: Address, message_id: int) -> None:
        return None

    async def answer(self, answer: CallbackAnswer) -> None:
        return None


@pytest.fixture
def mailbox(town: Town) -> Mailbox:
    return added(town, Mailbox())


def added(town: Town, mailbox: Mailbox) -> Mailbox:
    """Give the bot the channel, now and after each restart."""
    town.channels["mail"] = town.application.channels["mail"] = mailbox
    return mailbox


async def shows(town: Town, address: Address, *replies: Screen | Post) -> None:
    """Handlers say that there, and it is delivered."""

    def write(work: UnitOfWork) -> None:
        for reply in replies:
            put(work, address, "zh-CN", reply, town.application.clock.now())

    await town.application.writer.job(write)
    await town.settles()


async def test_another_channel_shows_the_same_in_its_own_way(town: Town, mailbox: Mailbox) -> None:
    post = Post([Message("help-heading"), "", "<张伟>"], [[Button("好", ContinueDraft(1))]])
    await shows(town, ZHANGS_MAIL, post)
    await shows(town, telegram_address(1001), post)
    assert [address for address, _ in mailbox.letters] == ["zhang@example.com"]
    assert mailbox.letters[0][1].endswith("\n\n<张伟>")
    assert "<b>" not in mailbox.letters[0][1]
    assert "&lt;张伟&gt;" not in await town.people[1001].sees("<张伟>")
    assert [(row.recipient, row.state) for row in town.rows(posts) if row.channel == "mail"] == [
        ("zhang@example.com", "sent")
    ]


async def test_what_is_said_to_an_address_of_one_channel_is_said_on_no_other(town: Town, mailbox: Mailbox) -> None:
    of_the_same_name = Address("mail", telegram_address(1001).id)
    await shows(town, of_the_same_name, Post(["只在邮件里"]), Screen(Purpose.LIST, ["也只在邮件里"]))
    await shows(town, telegram_address(1001), Post(["只在 Telegram 上"]))
    assert mailbox.letters == [("1001", "只在邮件里"), ("1001", "也只在邮件里")]
    zhang = town.people[1001]
    await zhang.sees("只在 Telegram 上")
    assert "邮件" not in "".join([message["text"] for message in await zhang.messages()])


async def test_what_waits_for_another_channel_goes_there_after_a_restart(town: Town, mailbox: Mailbox) -> None:
    mailbox.is_open = False
    now = town.application.clock.now()
    await town.application.writer.job(lambda work: put(work, ZHANGS_MAIL, "zh-CN", Post(["等着"]), now))
    await town.stops_bot()
    assert not mailbox.letters
    mailbox.is_open = True
    await town.starts_bot()
    assert [text for _, text in mailbox.letters] == ["等着"]


async def test_a_channel_that_cannot_change_a_message_sends_each_state_of_a_screen(
    town: Town, mailbox: Mailbox
) -> None:
    for line in ("第一", "第二"):
        await shows(town, ZHANGS_MAIL, Screen(Purpose.LIST, [line]))
    assert [text for _, text in mailbox.letters] == ["第一", "第二"]


async def test_a_channel_that_can_changes_a_screen_where_it_stands(town: Town) -> None:
    mailbox = added(town, Mailbox(can_edit=True))
    for line in ("第一", "第二"):
        await shows(town, ZHANGS_MAIL, Screen(Purpose.LIST, [line]))
    assert [text for _, text in mailbox.letters] == ["第二"]
    mailbox.letters.clear()
    await shows(town, ZHANGS_MAIL, Screen(Purpose.LIST, ["第三"]))
    assert [text for _, text in mailbox.letters] == ["第三"], "the message was gone"


async def test_what_fails_is_tried_again_on_every_channel_alike(town: Town, mailbox: Mailbox) -> None:
    mailbox.failures = [Unreachable("no server"), Unanswered()]
    await shows(town, ZHANGS_MAIL, Post(["在吗"]))
    assert [text for _, text in mailbox.letters] == ["在吗"]


async def test_a_message_that_cannot_be_rendered_is_given_up_and_the_next_is_sent(
    town: Town, zhang: Person, caplog: pytest.LogCaptureFixture
) -> None:
    said = "只有张伟知道的话"
    await shows(
        town,
        telegram_address(1001),
        Post([Message("no-such-text", {"said": said})]),
        Screen(Purpose.LIST, [said], [[Button(Message("no-such-text"), ContinueDraft(1))]]),
        Post(["下一条"]),
    )
    await zhang.sees("下一条")
    assert said not in await zhang.news()
    assert [row.state for row in town.rows(posts)][-2:] == ["refused", "sent"]
    assert [(row.wanted, row.shown) for row in town.rows(screens) if row.purpose == "list"] == [(1, 1)]
    assert [record.levelno for record in caplog.records if "given up" in record.message] == [logging.ERROR] * 2
    assert said not in "".join(record.getMessage() for record in caplog.records)


async def test_a_screen_that_cannot_be_rendered_once_is_changed_where_it_stands_later(
    town: Town, zhang: Person
) -> None:
    for line in ("第一", Message("no-such-text"), "第三"):
        await shows(town, telegram_address(1001), Screen(Purpose.LIST, [line]))
    assert [message["text"] for message in await zhang.answers() if message["text"] in ("第一", "第三")] == ["第三"]


async def test_an_address_of_no_channel_is_given_up(town: Town, zhang: Person) -> None:
    await shows(town, Address("pigeon", "1"), Post(["咕咕"]))
    await shows(town, telegram_address(1001), Post(["下一条"]))
    await zhang.sees("下一条")
    assert [row.state for row in town.rows(posts)][-2:] == ["refused", "sent"]


class Rows(Writer):
    """Takes notes as the database would, and nothing else."""

    def __init__(self) -> None:
        self.notes = 0

    async def note(self, delivered: Delivered, *, hurried: bool) -> None:
        self.notes += 1
        await asyncio.sleep(0)

    async def job(self, run: Callable[[UnitOfWork], T]) -> T:
        raise AssertionError("nothing else is written")


async def test_nothing_is_remembered_of_screens_that_have_been_delivered() -> None:
    """A process that has shown thousands of screens holds no more than one that has shown none."""
    writer, mailbox = Rows(), Mailbox(can_edit=True)
    delivery = Delivery({TELEGRAM: mailbox}, writer, cast(Clock, None))

    async def deliver(first: int) -> int:
        """Three states of each of two thousand screens; bytes that delivery holds when all of it is done."""
        content = TextContent("zh-CN", ("一", "二"))
        for number in range(first, first + 2000):
            address, on_show = telegram_address(number), OnShow(1, True)
            states = [Outgoing(number, address, wanted, content, wanted, on_show, wanted == 2) for wanted in (1, 2, 3)]
            delivery.take(Committed(outgoing=states))
        while not delivery.idle:
            await asyncio.sleep(0)
        mailbox.letters[1:] = []
        own = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, "*/bot/delivery.py")])
        return sum(trace.size for trace in own.traces)

    tracemalloc.start()
    try:
        once = await deliver(1)
        often = [await deliver(2000 * times) for times in (1, 2)]
    finally:
        tracemalloc.stop()
    assert writer.notes >= 6000
    assert max(often) < once + 10_000, "an entry of a dictionary takes a hundred bytes a screen"


async def test_a_reminder_that_is_too_late_is_dropped_on_every_channel(town: Town, mailbox: Mailbox) -> None:
    now = town.application.clock.now()
    late: Any = Outgoing(1, ZHANGS_MAIL, 1, TextContent("zh-CN", ("请填报",)), stale_at=now - timedelta(minutes=1))
    town.application.delivery.take(Committed(outgoing=[late]))
    await town.settles()
    assert not mailbox.letters
