"""A town with its bot running, for the storms."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.storm.story import Storyteller
from tests.storm.town import Town


@asynccontextmanager
async def _telling(town: Town) -> AsyncIterator[Storyteller]:
    await town.start()
    try:
        await town.launch()
        story = Storyteller(town)
        await story.greet()
        yield story
    finally:
        await town.stop()


@pytest.fixture
async def story(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Storyteller]:
    async with _telling(Town(tmp_path, sqlite_url)) as story:
        yield story


@pytest.fixture
async def webhook_story(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Storyteller]:
    async with _telling(Town(tmp_path, sqlite_url, webhook="storm-webhook_secret")) as story:
        yield story


@pytest.fixture
async def postgresql_story(tmp_path: Path, postgresql_url: str) -> AsyncIterator[Storyteller]:
    async with _telling(Town(tmp_path, postgresql_url)) as story:
        yield story
