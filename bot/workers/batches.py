"""Goes on with imports of old ledgers: reads their files, and writes, confirms and undoes them slice by slice."""

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.clock import Clock
from bot.workers.table_process import read_ledger_file
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from foreign_files.old_ledgers import refusal
from foreign_files.sheets import Unreadable, check_size
from handlers import notices
from handlers.conversation.batch_progress import refresh
from records.batches import BatchContent, BatchState, packed_parts, parts_of
from records.old_ledgers.dry_run import FileReason
from records.old_ledgers.tables import LedgerFile
from services.ledger import batch_reading, batch_work
from services.ledger.batch_reading import BatchReading
from services.ledger.batch_work import SLICE
from services.ledger.batches import show_outcome, show_refusal
from storage.engine.database import Database, DatabaseError
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.ledger import batches
from storage.ledger.batch_rows import BatchEntry
from storage.ledger.batches import Batch

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 2  # to read a file: whatever ends us while we read it, is not begun for ever
TELL_EVERY = 10  # slices


class FileRefused(Exception):
    """A file that is not taken as a ledger, and why."""

    def __init__(self, reason: FileReason) -> None:
        super().__init__(reason)
        self.reason = reason


class BatchWorker(Worker[Batch]):
    """One batch at a time, to its next rest: first what was begun, then by age."""

    def __init__(self, bot: Bot, writer: Writer, database: Database, clock: Clock) -> None:
        super().__init__()
        self._bot, self._writer, self._database, self._clock = bot, writer, database, clock
        self._steps: dict[BatchState, Callable[[Batch], Awaitable[None]]] = {
            BatchState.WAITING: self._read,
            BatchState.WRITING: self._write,
            BatchState.CLEARING: self._clear,
            BatchState.CONFIRMING: self._confirm,
            BatchState.UNDOING: self._undo,
        }

    def _waiting(self) -> Sequence[Batch]:
        with self._database.reading() as connection:
            return batches.at_work(connection)

    async def serve(self, item: Batch) -> None:
        """Go on with a batch to its next rest."""
        await self._serve(item)

    async def _serve(self, item: Batch) -> None:
        try:
            await self._steps[item.state](item)
        except (TelegramError, NotSaved, OSError) as error:
            log.warning("batch %s stands still, and is gone on with later: %s", item.id, type(error).__name__)
            return
        self.look()

    async def _job(self, run: Callable[[UnitOfWork], Any]) -> Any:  # Any: what `run` returns
        """Have the writer do it, and tell whoever is to hear of it."""
        now = self._clock.now()

        def done(work: UnitOfWork) -> Any:  # Any: as above
            result = run(work)
            if work.news:
                notices.tell(work, now, self._bot.username)
            return result

        return await self._writer.job(done)

    async def _told(self, batch: Batch) -> None:
        now = self._clock.now()
        await self._job(lambda work: refresh(work, batch.id, now))

    # Reading ----------------------------------------------------------------------------------------------------------

    async def _read(self, batch: Batch) -> None:
        now = self._clock.now()
        refused: FileReason | None
        try:
            outcome, digest = await self._outcome(batch)
            content = await asyncio.to_thread(outcome.content.packed)
            await self._job(lambda work: show_outcome(work, batch, outcome.summary, content, digest, now))
            await self._told(batch)
            return
        except Unreadable as error:
            refused = refusal(error.reason)
        except FileRefused as error:
            refused = error.reason
        except BadRequest:
            refused = None
        except (TelegramError, NotSaved, OSError, LeaseLost, *DatabaseError):
            raise  # it is not the file's fault: it is read again
        except Exception:  # a file that breaks the reading is read once, and does not keep others waiting
            log.exception("batch %s broke the reading", batch.id)
            refused = FileReason.NOT_A_TABLE
        await self._job(lambda work: show_refusal(work, batch, refused, now))
        await self._told(batch)

    async def _outcome(self, batch: Batch) -> tuple[BatchReading, str]:
        file, digest = await self._file(batch)
        now = self._clock.now()

        def read() -> tuple[BatchReading, FileReason | None]:
            from records.old_ledgers.reading import read_ledger  # thirty modules that most days need not

            with read_only(self._database) as work:
                fingerprint = batches.fingerprint(work, batch.partnership_id)
                about = batch_reading.situation(work, batch.partnership_id, batch.side, now)
                answers = batch_reading.answers_for(work, batch)
            run = read_ledger(file, about, answers)
            return batch_reading.outcome(run, about, fingerprint), run.refused

        outcome, refused = await asyncio.to_thread(read)
        if refused is not None:
            raise FileRefused(refused)
        return outcome, digest

    async def _file(self, batch: Batch) -> tuple[LedgerFile, str]:
        """Return the file's tables: as they are kept, or else fetched, read in a process of its own, and kept."""
        stored, _ = await asyncio.to_thread(self._kept, batch)
        if stored is not None:
            return await asyncio.to_thread(batch_reading.unpacked_tables, stored), batch.digest or hashlib.sha256(
                stored
            ).hexdigest()
        attempt = await self._job(lambda work: batches.attempt(work, batch))
        if attempt > MOST_ATTEMPTS:
            raise FileRefused(FileReason.TOO_LARGE)
        content = await self._fetch(str(batch.file_id))
        file = await read_ledger_file(content, batch.file_name)
        packed = await asyncio.to_thread(batch_reading.packed_tables, file)
        await self._job(lambda work: batches.keep_tables(work, batch, packed))
        return file, hashlib.sha256(content).hexdigest()

    async def _fetch(self, file_id: str) -> bytes:
        found = await self._bot.get_file(file_id)
        check_size(found.file_size or 0)
        return bytes(await found.download_as_bytearray())

    def _kept(self, batch: Batch) -> tuple[bytes | None, bytes | None]:
        with read_only(self._database) as work:
            return batches.kept(work, batch)

    # Writing ----------------------------------------------------------------------------------------------------------

    async def _write(self, batch: Batch) -> None:
        _, packed = await asyncio.to_thread(self._kept, batch)
        now, place = self._clock.now(), 0
        present: Batch | None = batch
        rejected: list[BatchContent] = []
        for part in await asyncio.to_thread(parts_of, packed):  # all at once, they would keep the collector busy
            content = await asyncio.to_thread(BatchContent.model_validate_json, part)
            rejected += [BatchContent(rejected=content.rejected)] if content.rejected else []
            for at in range(0, len(content.entries), SLICE):
                place += SLICE
                if place <= batch.progress:
                    continue
                rows = await asyncio.to_thread(batch_work.entries_of, content.entries[at : at + SLICE])
                present = await self._job(partial(_written, present, rows, now))
                if present is None:
                    return  # it was called off
                if place // SLICE % TELL_EVERY == 0:
                    await self._told(present)
        left = await asyncio.to_thread(packed_parts, rejected)
        await self._job(lambda work: batch_work.finish_writing(work, batch, left, now))
        await self._told(batch)

    async def _clear(self, batch: Batch) -> None:
        now = self._clock.now()
        while await self._job(lambda work: batch_work.clear_slice(work, batch, now)):
            continue
        await self._told(batch)

    # Signing and undoing ----------------------------------------------------------------------------------------------

    async def _confirm(self, batch: Batch) -> None:
        now = self._clock.now()
        present = await self._job(lambda work: batch_work.begin(work, batch))
        if present is None:
            raise NotSaved

        def facts_of(here: Batch) -> batch_work.FactsOfSlice | None:
            with read_only(self._database) as work:
                return batch_work.facts_of_next(work, here, rosters)

        with read_only(self._database) as work:
            rosters = batch_work.rosters_for(work, batch)
        while present is not None and (found := await asyncio.to_thread(facts_of, present)) is not None:
            here = present
            present = await self._job(partial(_confirmed, here, found))
        await self._job(lambda work: batch_work.finish_confirming(work, batch, now))
        await self._told(batch)

    async def _undo(self, batch: Batch) -> None:
        now = self._clock.now()
        if await self._job(lambda work: batch_work.begin(work, batch)) is None:
            raise NotSaved
        while await self._job(lambda work: batch_work.undo_slice(work, batch)) is not None:
            continue
        await self._job(lambda work: batch_work.finish_undoing(work, batch, now))
        await self._told(batch)


def _written(batch: Batch | None, rows: list[BatchEntry], now: datetime, work: UnitOfWork) -> Batch | None:
    return None if batch is None else batch_work.write_slice(work, batch, rows, now)


def _confirmed(batch: Batch, found: batch_work.FactsOfSlice, work: UnitOfWork) -> Batch | None:
    return batch_work.confirm_slice(work, batch, found)
