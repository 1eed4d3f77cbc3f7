"""Files are made by a process of its own, which ends when nobody wants any more, and whose end is survived."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from datetime import datetime

import psutil
import pytest

from bot.workers.document_making import DocumentFailed, MadeFile, Maker
from bot.workers.document_process import DocumentProcess
from storage.chat.documents import WantedDocument
from storage.tables.traffic import documents, set_aside
from tests.support.townsfolk import MakerInThread, Town


class TownWithProcess(Town):
    """Its bot makes files as it does for everybody."""

    idle = 60.0

    def maker(self) -> Maker:
        self.process = DocumentProcess(self.database, self.files, self.idle)
        return self.process


@pytest.fixture
async def busy(sqlite_url: str) -> AsyncIterator[TownWithProcess]:
    town = TownWithProcess(sqlite_url)
    await town.start()
    yield town
    await town.stop()


async def wants_own_data(town: Town) -> None:
    zhang = town.people[1001]
    await zhang.says("/privacy")
    await zhang.taps("取得文件")


@pytest.mark.slow
async def test_one_process_makes_several_files_and_a_new_one_comes_where_it_was_killed(
    busy: TownWithProcess,
) -> None:
    zhang = busy.people[1001]
    assert busy.process.pid is None, "nobody has wanted anything"
    await wants_own_data(busy)
    pid = busy.process.pid
    assert pid is not None
    content = await busy.file((await zhang.answers())[-1]["document"]["file_id"])
    assert b"1001" in content
    await wants_own_data(busy)
    assert busy.process.pid == pid
    os.kill(pid, signal.SIGKILL)
    await asyncio.to_thread(psutil.wait_procs, [child for child in psutil.Process().children() if child.pid == pid], 10)
    await wants_own_data(busy)
    assert busy.process.pid not in (None, pid)
    assert [row.state for row in busy.rows(documents)] == ["made"] * 3
    assert not busy.rows(set_aside)


@pytest.mark.slow
async def test_the_process_ends_when_nobody_wants_anything_and_with_the_bot(busy: TownWithProcess) -> None:
    busy.process.idle = 0.0
    await wants_own_data(busy)
    await busy.process.ended.wait()
    assert busy.process.pid is None
    busy.process.idle = 60.0
    await wants_own_data(busy)
    pid = busy.process.pid
    assert pid is not None
    await busy.restart()
    assert not psutil.pid_exists(pid)


class FailsOnce(MakerInThread):
    """Fails as a process does that is killed while it makes a file."""

    failed = False

    async def make(self, wanted: WantedDocument, now: datetime) -> list[MadeFile]:
        if not self.failed:
            self.failed = True
            raise DocumentFailed("ended with -9")
        return await super().make(wanted, now)


class TownOfFailures(Town):
    """Its bot does not make the first file."""

    def maker(self) -> Maker:
        return FailsOnce(self)


@pytest.fixture
async def failing(sqlite_url: str) -> AsyncIterator[Town]:
    town = TownOfFailures(sqlite_url)
    await town.start()
    yield town
    await town.stop()


async def test_a_file_that_could_not_be_made_is_made_again_by_an_admin(failing: Town) -> None:
    zhang, admin = failing.people[1001], failing.people[9001]
    await wants_own_data(failing)
    (aside,) = failing.rows(set_aside)
    await zhang.sees(aside.incident)
    await admin.says("/incidents")
    await admin.sees("要生成的文件（ended with -9）")
    await admin.taps("重做")
    assert "document" in (await zhang.answers())[-1]
