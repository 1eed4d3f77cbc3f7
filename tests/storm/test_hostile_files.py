"""A bot that is told to stop while a file holds up its reader stops, and says after its start what came of the file."""

import base64
import signal

import pytest

from tests.storm.people import text
from tests.storm.story import Storyteller
from tests.support.hostile_files import unclosed_tables

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Sending a large body")]


async def test_sigterm_is_followed_while_a_file_is_read(story: Storyteller) -> None:
    town, coordinator = story.town, story.coordinator
    await coordinator.does("text", text="/roster")
    await coordinator.sees(text("请粘贴名单"), "/roster")
    content = base64.b64encode(unclosed_tables(100_000)).decode()
    await coordinator.does("document", name="名册.html", base64=content)
    await coordinator.sees(text("正在读取 名册.html"), "the file")
    while not town.rows("SELECT id FROM imports WHERE choices LIKE '%begun%'"):
        await town.get("idle", timeout="1")  # answers after a second, as it is not idle meanwhile
    assert await town.kill(signal.SIGTERM) == 0
    assert town.rows("SELECT state FROM imports") == [("waiting",)]
    await town.launch()
    await coordinator.sees(text("这个文件太复杂，没能读完"), "the start")
    assert town.rows("SELECT state FROM imports") == [("refused",)]
