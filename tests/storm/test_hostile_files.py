"""A bot that is told to stop while a file holds up its reader stops, and says after its start what came of the file."""

import asyncio
import base64
import signal
import time

import pytest

from tests.storm.people import text
from tests.storm.story import Storyteller
from tests.support.hostile_files import unclosed_tables

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Sending a large body")]
PATIENCE = 30  # seconds in which SIGTERM is to be followed


async def test_sigterm_is_followed_while_a_file_is_read(story: Storyteller) -> None:
    town, coordinator = story.town, story.coordinator
    await coordinator.does("text", text="/roster")
    await coordinator.sees(text("请粘贴名单"), "/roster")
    content = base64.b64encode(unclosed_tables(100_000)).decode()
    await coordinator.does("document", name="名册.html", base64=content)
    await coordinator.sees(text("正在读取 名册.html"), "the file")
    begun = time.monotonic()
    while not town.rows("SELECT id FROM imports WHERE choices LIKE '%begun%'"):
        assert time.monotonic() - begun < PATIENCE, "nobody reads it"
        await asyncio.sleep(0.05)
    begun = time.monotonic()
    assert await town.kill(signal.SIGTERM) == 0
    assert time.monotonic() - begun < PATIENCE
    assert town.rows("SELECT state FROM imports") == [("waiting",)]
    await town.launch()
    await coordinator.sees(text("这个文件太复杂，没能读完"), "the start")
    assert town.rows("SELECT state FROM imports") == [("refused",)]
