"""Killed at any moment, the bot loses no confirmed answer, keeps no record twice, and answers everybody."""

import asyncio
import random
import signal

import pytest

from tests.storm.story import Storyteller
from tests.storm.town import Town


async def reap(town: Town, kills: int, seed: int) -> None:
    """Kills the bot shortly after something has moved, and starts it again."""
    moments = random.Random(seed)
    for _ in range(kills):
        for _ in range(moments.randrange(1, 12)):
            notifiers = (
                town.sandbox.store.changes.notifier,
                town.sandbox.updates.notifier,
                town.sandbox.endpoint.notifier,
            )
            await notifiers[moments.randrange(3)].wait(5)
        await asyncio.sleep(moments.random() * 0.03)  # somewhere in what the bot does about it
        await town.kill(signal.SIGKILL)
        await town.launch()


async def survive(story: Storyteller, kills: int, seed: int) -> None:
    reaper = asyncio.create_task(reap(story.town, kills, seed))
    while not reaper.done():
        await story.tell()
    await reaper
    await story.check()
    assert story.town.launches == kills + 1


async def test_a_few_kills(story: Storyteller) -> None:
    await survive(story, 5, 1)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [2, 3, 4, 5])
async def test_many_kills(story: Storyteller, seed: int) -> None:
    await survive(story, 55, seed)


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_kills_on_postgresql(postgresql_story: Storyteller) -> None:
    await survive(postgresql_story, 20, 6)


async def test_a_restart_alone_changes_nothing(story: Storyteller) -> None:
    await story.tell()
    for number in (signal.SIGKILL, signal.SIGTERM):
        await story.town.kill(number)
        await story.town.launch()
        await story.check()
