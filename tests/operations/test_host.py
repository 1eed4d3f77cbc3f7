"""Many programmes in one process: each serves its own people, and what ends one of them ends no other."""

import asyncio
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.commands import hosted_programmes
from bot.commands.environment import open_database
from bot.commands.hosted_programmes import (
    PROGRAMME,
    HostedProgramme,
    ProgrammeState,
    host_pages,
    keep_all,
    name_programme_in_log,
)
from bot.commands.hosting import usable_programmes
from bot.health.server import serve
from sandbox.control.requests import Start
from sandbox.server import Sandbox

PATIENCE = 60  # seconds until what does not come fails the test


class Hosted:
    """A Telegram of its own, and the configuration of the bot in it."""

    def __init__(self, folder: Path, name: str, number: int) -> None:
        self.folder, self.name = folder, name
        self.telegram = Sandbox(f"{number}:secret-{name}", username=f"{name}_bot")
        self.token = f"{number}:secret-{name}"

    def write(self, **more: dict[str, object]) -> None:
        sections: dict[str, dict[str, object]] = {
            "telegram": {
                "token": self.token,
                "base_url": self.telegram.api_url,
                "base_file_url": self.telegram.file_url,
            },
            "database": {"url": f"sqlite:///{self.folder}/{self.name}/gongjian.sqlite3"},
            "files": {"folder": f"{self.folder}/{self.name}/files"},
        }
        for section, keys in more.items():
            sections[section] = sections[section] | keys
        lines: list[str] = []
        for section, keys in sections.items():
            lines += [f"[{section}]", *(f"{key} = {json.dumps(value)}" for key, value in keys.items())]
        (self.folder / f"{self.name}.toml").write_text("\n".join(lines), "utf-8")

    async def greets(self, user: int) -> None:
        """Somebody sends /start, and is answered by this bot."""
        self.telegram.store.put_user(user, "张伟", language_code="zh")
        changes = self.telegram.store.changes
        self.telegram.actions.perform(Start(user=user))
        while not any(change["message"]["from"]["is_bot"] for change in changes.after(0) if "message" in change):
            assert await changes.notifier.wait(PATIENCE)


@pytest.fixture
async def hosted(tmp_path: Path) -> AsyncIterator[list[Hosted]]:
    each = [Hosted(tmp_path, name, number) for number, name in enumerate(("east", "north", "south", "west"), 4242)]
    for one in each:
        await one.telegram.start()
        one.write()
    yield each
    for one in each:
        await one.telegram.stop()


async def test_what_ends_one_programme_ends_no_other(
    hosted: list[Hosted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    east, north, south, west = hosted
    north.write(telegram={"token": "4243:not-this-one"})
    west.write(database={"url": f"sqlite:///{tmp_path}/east/gongjian.sqlite3"})
    (tmp_path / "broken.toml").write_text("[telegram]\ntokn = 1", "utf-8")
    (tmp_path / "south").mkdir()
    busy = sqlite3.connect(tmp_path / "south" / "gongjian.sqlite3", isolation_level=None)
    busy.execute("BEGIN EXCLUSIVE")
    south.write(database={"url": f"sqlite:///{tmp_path}/south/gongjian.sqlite3?timeout=0"})
    monkeypatch.setattr(hosted_programmes, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(hosted_programmes, "LONGEST_PAUSE", 0.1)

    usable = usable_programmes(tmp_path)
    said = capsys.readouterr().err
    assert list(usable) == ["east", "north", "south"]
    assert "broken: telegram.tokn" in said
    assert "west: database.url: is that of east" in said

    programmes = [HostedProgramme(name, each, open_database) for name, each in usable.items()]
    runner, port = await serve(host_pages(programmes), "127.0.0.1", 0)
    stop = asyncio.Event()
    running = asyncio.create_task(keep_all(programmes, stop))
    await east.greets(1)
    while "south: database.url: another program locks" not in capsys.readouterr().err:
        await asyncio.sleep(0.01)
    busy.close()
    await south.greets(2)
    while programmes[1].state is not ProgrammeState.SET_ASIDE:
        await asyncio.sleep(0.01)
    assert [each.state for each in programmes] == [
        ProgrammeState.RUNNING,
        ProgrammeState.SET_ASIDE,
        ProgrammeState.RUNNING,
    ]
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        async with session.get("/health") as answer:
            assert (answer.status, await answer.json()) == (503, {"east": [], "north": ["set_aside"], "south": []})
        for name, status in (("east", 200), ("north", 503), ("south", 200)):
            for page in ("health", "metrics"):
                async with session.get(f"/{name}/{page}") as answer:
                    assert answer.status == status, (name, page)
    stop.set()
    await running
    await runner.cleanup()


def test_the_log_says_which_programme_it_is_about(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    name_programme_in_log()
    try:
        token = PROGRAMME.set("east")
        logging.getLogger("bot.writer").warning("not saved")
        PROGRAMME.reset(token)
        logging.getLogger("bot.writer").warning("not saved")
    finally:
        logging.setLogRecordFactory(before)
    assert [record.name for record in caplog.records] == ["east bot.writer", "bot.writer"]
