"""Killed between any two steps of a digest run, the bot sends every digest; twice at most what was in flight."""

import asyncio
import random
import signal
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from storm_town import Town

from bot.delivery import IN_FLIGHT
from records.roles import Role
from storage import people, reminders
from storage.unit_of_work import transaction

FIRST = 500_000  # the number of the first reader


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
        college = people.all_organisations(work)[0].id
        for number in range(readers):
            person_id = people.add_person(work, FIRST + number, f"读者{number}", "zh-CN", now)
            people.add_membership(work, person_id, Role.MEMBER, college, now)
            reminders.keep_habits(work, person_id, state={"weekly": True})
    for number in range(readers):
        await town.post("users", id=FIRST + number, first_name=f"读者{number}", language_code="zh")
        await town.post("act", user=FIRST + number, do="start", payload="")


async def digests(town: Town, number: int) -> int:
    """How many digests stand in that reader's chat."""
    shown = await town.get(f"chats/{FIRST + number}/messages")
    return sum("共建周报" in str(message.get("text", "")) for message in shown)


async def run(town: Town, readers: int, kills: int, seed: int) -> None:
    moments = random.Random(seed)
    await settle(town, readers)
    await town.launch()
    await town.settled()
    await town.post("clock", to="next_monday_08:59", zone="Asia/Shanghai")
    await town.settled()
    await town.post("clock", to="next_monday_09:00", zone="Asia/Shanghai")
    for _ in range(kills):
        for _ in range(moments.randrange(1, max(2, readers // kills))):
            await town.sandbox.api.bell.wait(0.5)
        await asyncio.sleep(moments.random() * 0.03)  # somewhere in what the bot does about it
        await town.kill(signal.SIGKILL)
        await town.launch()
    await town.settled(240)
    counts = [await digests(town, number) for number in range(readers)]
    assert all(counts), f"{counts.count(0)} of {readers} have no digest"
    assert sum(counts) - readers <= kills * IN_FLIGHT


async def test_a_few_kills_in_a_small_run(asleep: Town) -> None:
    await run(asleep, 40, 4, 1)


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_kills_in_a_run_to_a_thousand_chats(asleep: Town) -> None:
    await run(asleep, 1000, 25, 2)
