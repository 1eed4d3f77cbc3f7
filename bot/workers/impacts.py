"""Computes what confirmations have moved, in another thread and on a read-only session, and has their cards say so."""

import asyncio
import logging

from bot.clock import Clock
from bot.workers.worker import Worker
from bot.writer import NotSaved, Writer
from handlers import notices
from services.scoring import impact
from storage.engine.database import Database
from storage.engine.unit_of_work import UnitOfWork, read_only
from storage.scoring import impacts
from storage.scoring.impacts import MovedFigure, StoredImpact

log = logging.getLogger(__name__)


class ImpactWorker(Worker[StoredImpact]):
    """One after the other; what was not finished waits for the next process."""

    def __init__(self, writer: Writer, database: Database, clock: Clock) -> None:
        super().__init__()
        self._writer, self._database, self._clock = writer, database, clock

    def _waiting(self) -> list[StoredImpact]:
        with self._database.reading() as connection:
            return impacts.waiting(connection)

    async def _serve(self, waiting: StoredImpact) -> None:
        try:
            moved = await asyncio.to_thread(self._compute, waiting)
        except Exception:
            log.exception("what record %s moved cannot be computed; its card stays as it is", waiting.record_id)
            moved = []
        try:
            await self._writer.job(lambda work: self._tell(work, waiting, moved))
        except NotSaved:
            log.error("what record %s moved was not saved; it is computed again", waiting.record_id)

    def _compute(self, waiting: StoredImpact) -> list[MovedFigure]:
        with read_only(self._database) as work:
            return impact.moved_by(work, waiting)

    def _tell(self, work: UnitOfWork, waiting: StoredImpact, moved: list[MovedFigure]) -> None:
        impacts.save(work, waiting, moved)
        if moved:
            notices.tell_impact(work, waiting, self._clock.now())
