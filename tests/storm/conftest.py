"""A town with its bot running, for the storms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from storm_story import Storyteller
from storm_town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    town = Town(tmp_path, busy_seconds=0.5)
    await town.start()
    try:
        yield town
    finally:
        await town.stop()


@pytest.fixture
async def story(town: Town) -> Storyteller:
    await town.launch()
    told = Storyteller(town)
    await told.greet()
    return told
