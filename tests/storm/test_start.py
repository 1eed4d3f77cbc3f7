"""What a bot has imported before anybody asked for it is paid for at every start, and in memory all day long."""

import asyncio
import re
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.storm.people import text
from tests.storm.story import Storyteller

# Imported where it is used: where a table is read, a chart drawn, a survey answered, another database opened.
FOR_FEW = {"alembic", "docx", "icalendar", "jinja2", "matplotlib", "nacl", "numpy", "openpyxl", "psycopg", "segno"}
FOR_FEW |= {"sqlalchemy.dialects.postgresql", "python_calamine", "foreign_files.reading"}
LOCK = Path(__file__).parents[2] / "requirements.lock"


@pytest.fixture
def telling_of_imports(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a bot of this test imports stands in its log."""
    monkeypatch.setenv("PYTHONPROFILEIMPORTTIME", "1")


async def test_a_bot_has_not_imported_what_few_need(telling_of_imports: None, story: Storyteller) -> None:
    town, member = story.town, story.member
    await member.does("text", text="/activity")
    await member.sees(text("哪一天举行的"), "the bot works")
    await town.settled()
    imported = set(re.findall(r"^import time:[^|]*\|[^|]*\|\s*([\w.]+)", town.logged(), re.MULTILINE))
    assert {"sqlalchemy", "telegram", "pydantic"} <= imported, "imports are told"
    assert sorted(imported & FOR_FEW) == []


@pytest.fixture
async def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """What systemd is told of a bot of this test."""
    messages: list[str] = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        loop = asyncio.get_running_loop()
        loop.add_reader(manager, lambda: messages.append(manager.recv(1024).decode()))
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "2000000")
        yield messages
        loop.remove_reader(manager)


async def test_a_service_says_how_it_is_and_reads_its_signals(told: list[str], story: Storyteller) -> None:
    town, member = story.town, story.member
    assert town.bot is not None
    town.bot.send_signal(signal.SIGHUP)
    await member.does("text", text="/activity")
    await member.sees(text("哪一天举行的"), "SIGHUP has not ended it")
    assert await town.kill(signal.SIGTERM) == 0
    assert (told[0], told[-1]) == ("READY=1", "STOPPING=1")
    assert {"WATCHDOG=1", "STATUS=@sandbox_bot"} <= set(told)
    assert re.search(r"started: version .*, @sandbox_bot, database sqlite:", town.logged())
    assert town.logged().rstrip().endswith("stopped")


def test_what_costs_much_by_being_there_is_not_installed() -> None:
    """PTB imports `cryptography` where it finds it (8 MB); `holidays` holds every country on earth (17 MB)."""
    assert re.findall(r"^(cryptography|holidays)==", LOCK.read_text("utf-8"), re.MULTILINE) == []
