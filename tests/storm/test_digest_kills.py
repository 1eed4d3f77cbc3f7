"""Killed between any two steps of a digest run, the bot sends every digest; twice at most what was in flight."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path

import pytest

from bot.delivery import IN_FLIGHT
from records.addresses import telegram_address
from records.notifications import NotificationPreferences
from records.roles import Role
from storage.clock import preferences
from storage.engine.unit_of_work import transaction
from storage.people import organisations, persons
from tests.storm.town import Town

pytestmark = pytest.mark.slow  # bots in processes of their own, which are killed and started

FIRST = 500_000  # the number of the first reader
DIGESTS = f"screens WHERE CAST(recipient AS INTEGER) >= {FIRST} AND purpose LIKE 'digest:%'"


@pytest.fixture
async def asleep(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Town]:
    """A town whose bot has not been started yet."""
    town = Town(tmp_path, sqlite_url)
    await town.start()
    yield town
    await town.stop()


async def settle(town: Town, readers: int) -> None:
    """So many members of the college, who subscribe to the digest."""
    now = datetime.now(UTC)
    with transaction(town.database) as work:
        college = organisations.every(work)[0].id
        for number in range(readers):
            person_id = persons.add(work, telegram_address(FIRST + number), f"读者{number}", "zh-CN", now)
            persons.add_membership(work, person_id, Role.MEMBER, college, now)
            preferences.keep(work, person_id, NotificationPreferences(weekly=True))
    for number in range(readers):
        await town.post("users", id=FIRST + number, first_name=f"读者{number}", language_code="zh")
        await town.post("actions", user=FIRST + number, action="start")


async def digests(town: Town, number: int) -> int:
    """How many digests stand in that reader's chat."""
    shown = await town.get(f"chats/{FIRST + number}/messages")
    return sum("共建周报" in str(message.get("text", "")) for message in shown)


class Watch:
    """Looks, from outside, how far a run has come: what is committed, what Telegram was asked, has taken, and what the
    bot has noted of that."""

    def __init__(self, town: Town) -> None:
        self._town, self._api = town, town.sandbox.endpoint
        self._seen, self.taken = self._api.call_count, 0
        self._weeks = self._count("weeks")
        self.lost = 0  # notes, by kills

    def looks(self) -> None:
        calls = self._api.calls_after(self._seen)
        self._seen = self._api.call_count
        self.taken += sum(
            call["method"] == "sendMessage"
            and call["status"] == 200
            and int(str(call["parameters"].get("chat_id"))) >= FIRST
            for call in calls
        )

    def _count(self, what: str) -> int:
        return int(self._town.rows(f"SELECT count(*) FROM {what}")[0][0])

    def is_frozen(self) -> bool:
        """The week's figures and everybody's turn are committed, and no digest is."""
        return self._count("weeks") > self._weeks

    def is_committed(self) -> bool:
        """Digests are committed that have not been sent."""
        return self._count(f"{DIGESTS} AND shown = 0") > 0

    def is_sending(self) -> bool:
        """Telegram is being asked."""
        return self._api.running_calls > 0

    def is_unnoted(self) -> bool:
        """Telegram has taken more than the bot has noted."""
        return self.unnoted() > 0

    def unnoted(self) -> int:
        self.looks()
        return self.taken - self.lost - self._count(f"{DIGESTS} AND shown > 0")

    async def waits_until(self, condition: Callable[[], bool], everything: int) -> None:
        """Or until the run is over."""
        while not condition():
            self.looks()
            if self.taken >= everything:
                return
            await asyncio.sleep(0)

    async def waits_for(self, taken: int) -> None:
        while self.taken < taken:
            self.looks()
            await self._api.notifier.wait(0.5)


async def run(town: Town, readers: int, kills: int, seed: int) -> None:
    """The first kill comes between the freezing and the first digest, each further one at one of the steps that a
    digest goes, or a moment later, while the bot does what follows from it."""
    moments = random.Random(seed)
    await settle(town, readers)
    await town.launch()
    await town.settled()
    watch = Watch(town)
    await town.post("clock", to="next_monday_08:59", zone="Asia/Shanghai")
    await watch.waits_until(watch.is_frozen, readers)
    await is_killed(town, watch)
    await town.post("clock", to="next_monday_09:00", zone="Asia/Shanghai")
    steps = cycle((watch.is_committed, watch.is_sending, watch.is_unnoted))
    for number, step in zip(range(1, kills), steps, strict=False):
        await watch.waits_for(readers * number // (kills + 1))
        await watch.waits_until(step, readers)
        await asyncio.sleep(moments.choice((0, moments.random() * 0.01)))
        await is_killed(town, watch)
    await town.settled(240)
    counts = [await digests(town, number) for number in range(readers)]
    assert all(counts), f"{counts.count(0)} of {readers} have no digest"
    assert sum(counts) - readers <= watch.lost


async def is_killed(town: Town, watch: Watch) -> None:
    """What Telegram has taken and the bot has not noted is sent again by the next one."""
    await town.kill(signal.SIGKILL)
    while town.sandbox.endpoint.running_calls:
        await asyncio.sleep(0)  # what it was asked before is done to its end
    in_flight = watch.unnoted()
    assert in_flight <= IN_FLIGHT
    watch.lost += in_flight
    await town.launch()


async def test_a_few_kills_in_a_small_run(asleep: Town) -> None:
    await run(asleep, 40, 4, 1)


@pytest.mark.timeout(900)
async def test_kills_in_a_run_to_a_thousand_chats(asleep: Town) -> None:
    await run(asleep, 1000, 40, 2)
