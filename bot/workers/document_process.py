"""Has files made by a process of its own, which takes its memory with it when nothing more is asked for.

Charts, workbooks and Word files bring in a hundred megabytes of packages, and leave the heap in pieces.
"""

import asyncio
import json
import logging
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.workers.document_making import DocumentFailed, MadeFile
from records.errors import UserError
from records.messages import Message, line_from_json
from storage.chat.documents import WantedDocument
from storage.engine.database import Database

log = logging.getLogger(__name__)
SECONDS = 180.0  # for a file: the largest export takes some twenty
IDLE = 30.0  # seconds without a wish, after which the process ends: who looks at charts asks for several
MOST = 40  # files of one process, which grows with each
LONGEST_ANSWER = 1024 * 1024  # bytes
_ROOT = Path(__file__).parents[2]


class DocumentProcess:
    """Starts the process when a file is wanted, and ends it some time after the last one."""

    def __init__(self, database: Database, files: Path, idle: float = IDLE) -> None:
        self._database, self._files, self.idle = database, files, idle
        self._process: asyncio.subprocess.Process | None = None
        self._ending: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._made = 0
        self.ended = asyncio.Event()  # whether there is none

    @property
    def pid(self) -> int | None:
        """Return the number of the process, while there is one."""
        return None if self._process is None else self._process.pid

    async def make(self, wanted: WantedDocument, now: datetime) -> list[MadeFile]:
        """Return the files that the row asks for. Raises UserError or DocumentFailed."""
        if self._ending is not None:
            self._ending.cancel()
        made = False
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._answer({"document": wanted.id, "now": now.isoformat()})
            made = True
        except TimeoutError:
            raise DocumentFailed("TimeoutError") from None
        finally:
            self._made += 1
            if made and self._made < MOST:
                self._ending = asyncio.get_running_loop().call_later(self.idle, self._end_soon)
            else:  # enough, or in vain; also where the bot is told to stop meanwhile
                await self.end()
        return _files(answer)

    async def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if self._ending is not None:
            self._ending.cancel()
        if process is not None:
            if process.returncode is None:
                process.kill()
            await process.wait()
        self.ended.set()

    def _end_soon(self) -> None:
        task = asyncio.create_task(self.end())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(self, order: dict[str, object]) -> dict[str, Any]:  # Any: what `document_child.answer` returns
        if self._process is None or self._process.returncode is not None:
            self._process = await self._started()
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(order).encode() + b"\n")
        line = await process.stdout.readline()
        if not line:
            self._process = None
            raise DocumentFailed(f"ended with {await process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def _started(self) -> asyncio.subprocess.Process:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.workers.document_child",
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, env=_environment(), limit=LONGEST_ANSWER,
        )  # fmt: skip
        self.ended.clear()
        self._made = 0
        assert process.stdin is not None
        url = self._database.url.render_as_string(hide_password=False)  # not among its arguments, which all can read
        process.stdin.write(json.dumps({"database": url, "files": str(self._files)}).encode() + b"\n")
        return process


def _environment() -> dict[str, str]:
    """Return what the process is told beside: where its code is, and no setting of ours, as the token is one."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GONGJIAN_")}
    return kept | {"PYTHONPATH": str(_ROOT)}


def _files(answer: dict[str, Any]) -> list[MadeFile]:  # Any: as above
    if "refused" in answer:
        refusal = _message(answer["refused"])
        raise UserError(refusal.key, **refusal.values)
    if "failed" in answer:
        log.error("a document failed in its process: %s\n%s", answer["failed"], answer["where"])
        raise DocumentFailed(answer["failed"])
    return [MadeFile(path, _message(caption), photo) for path, caption, photo in answer["files"]]


def _message(stored: Any) -> Message:  # Any: JSON
    line = line_from_json(stored)
    assert isinstance(line, Message)
    return line
