"""How long an old ledger of ten thousand rows takes to be read, written, signed and undone, and what others wait then.

The writer is the bot's own; somebody else writes a hundred times a second: python -m benchmarks.imports
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any, cast

from telegram import Bot

from bot import memory
from bot.clock import Clock
from bot.workers.batches import BatchWorker
from bot.writer import Writer
from handlers.kit import router
from records.addresses import telegram_address
from records.batches import BatchState
from records.roles import Side
from samples import build
from storage.chat import drafts
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.engine.unit_of_work import UnitOfWork, transaction
from storage.ledger import batches
from storage.ledger.batches import Batch
from storage.people import persons

ROWS = 10_000
PAUSE = 0.01  # seconds between two writes of somebody else


class _File:
    """A file as Telegram gives it: its size, and its bytes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.file_size = len(content)

    async def download_as_bytearray(self) -> bytearray:
        return bytearray(self._content)


class _Bot:
    username = "gongjian_bot"

    async def get_file(self, _file_id: str) -> _File:
        return _File(ledger())


def ledger() -> bytes:
    """Return a file of activities of two years, each with how many were expected and how many came."""
    heading = "日期,活动名称,活动类别,地点,应到,实到"
    rows = (f"{2025 + at % 2}-{at % 9 + 1:02}-{at % 28 + 1:02},活动 {at},主题党日,报告厅,12,10" for at in range(ROWS))
    return "\n".join([heading, *rows]).encode()


def prepare(work: UnitOfWork) -> int:
    """Have a coordinator send the file; return the number of its batch."""
    now = datetime.now(UTC)
    build.fill(work, now, records=0)
    li = persons.by_address(work, telegram_address(1002))
    assert li is not None
    return batches.add(work, 1, Side.COLLEGE, li.id, li.address, "台账.csv", now, file_id="台账")


def _present(work: UnitOfWork, number: int) -> Batch:
    batch = batches.by_id(work, number)
    assert batch is not None
    return batch


async def measured(writer: Writer, run: Callable[[], Awaitable[None]]) -> tuple[float, list[float]]:
    """Return how long it takes, in seconds, and how long each write of somebody else took meanwhile."""
    waits: list[float] = []

    async def others() -> None:
        while True:
            began = time.perf_counter()
            await writer.job(lambda work: drafts.forget(work, before=datetime(2000, 1, 1, tzinfo=UTC)))
            waits.append(time.perf_counter() - began)
            await asyncio.sleep(PAUSE)

    meanwhile = asyncio.create_task(others())
    began = time.perf_counter()
    await run()
    seconds = time.perf_counter() - began
    meanwhile.cancel()
    return seconds, waits


async def main() -> None:
    """Print a line for each of the four."""
    router.commands()  # a bot that runs has brought its features into memory
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder)}/ledger.sqlite3")
        migrate(database)
        with transaction(database) as work:
            number = prepare(work)
        bot, clock = cast(Bot, _Bot()), Clock()
        writer = Writer(database, clock, bot, lambda _committed: None, lambda _work: None, b"")
        writer.start()
        memory.settle()  # as a bot that runs has done
        worker = BatchWorker(bot, writer, database, clock)
        steps: list[tuple[str, BatchState | None]] = [
            ("dry run", None),
            ("write", BatchState.WRITING),
            ("confirm", BatchState.CONFIRMING),
            ("undo", BatchState.UNDOING),
        ]
        for name, state in steps:
            await _step(writer, worker, number, name, state)
        await writer.stop()
        database.close()


async def _step(writer: Writer, worker: BatchWorker, number: int, name: str, state: BatchState | None) -> None:
    def begin(work: UnitOfWork) -> Batch:
        batch = _present(work, number)
        if state is None:
            return batch
        return batches.change(work, batch, datetime.now(UTC), state=state, progress=0, decided_by=batch.person_id)

    batch: Any = await writer.job(begin)
    seconds, waits = await measured(writer, lambda: worker.serve(batch))
    p99 = quantiles(waits, n=100)[98] if len(waits) > 1 else 0.0
    most = 1000 * max(waits, default=0.0)
    print(f"{name}: {seconds:.1f} s; others: {len(waits)} writes, p99 {1000 * p99:.0f} ms, most {most:.0f} ms")


if __name__ == "__main__":
    asyncio.run(main())
