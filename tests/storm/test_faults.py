"""A Telegram that is slow, refuses, loses answers and talks nonsense: the story comes out the same."""

import signal

import pytest

from sandbox.bot_api import endpoint
from tests.storm.story import Storyteller
from tests.storm.town import PATIENCE

pytestmark = pytest.mark.slow  # bots in processes of their own, which are killed and started

KINDS = ("429", "500", "reset", "lost", "timeout", "late", "nonsense", "delay")


@pytest.fixture(autouse=True)
def hanging_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoint, "HANGS_FOR", 0.5)


async def suffer(story: Storyteller, kinds: tuple[str, ...], seed: int, stories: int = 1) -> None:
    await story.town.post("faults", rate=0.2, kinds=kinds, seed=seed, delay=0.1, retry_after=1)
    for _ in range(stories):
        await story.tell()
    await story.town.settled()
    async with story.town.session.delete(f"{story.town.sandbox.url}/control/faults") as answer:
        assert answer.status == 200
    await story.check()


async def test_all_faults_together(story: Storyteller) -> None:
    await suffer(story, KINDS, 1)


@pytest.mark.parametrize("kind", KINDS)
async def test_one_kind_of_fault(story: Storyteller, kind: str) -> None:
    await suffer(story, (kind,), 2, 2)


async def test_a_start_amid_faults(story: Storyteller) -> None:
    """A bot that is started while Telegram fails goes on trying."""
    town = story.town
    await town.kill()
    await town.post("faults", rate=1.0, kinds=["500", "reset", "nonsense"], seed=3, count=4)
    await town.launch()
    await story.tell()
    await story.check()


async def test_told_to_stop_while_it_cannot_start(story: Storyteller) -> None:
    town = story.town
    await town.kill()
    await town.post("faults", rate=1.0, kinds=["500"], seed=4)
    await town.launch()
    assert await town.sandbox.endpoint.notifier.wait(PATIENCE), "the bot has called nobody"
    assert await town.kill(signal.SIGTERM) == 0
