"""Computes what confirmations have moved, in another thread and on a read-only session, and has their cards say so."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from pydantic import JsonValue

from bot.clock import Clock
from bot.workers.worker import Worker, WorkerFailure
from bot.writer import NotSaved, Writer
from handlers import notices
from records.incidents import IncidentKind
from services.scoring import impact
from storage.engine.database import Database, DatabaseError
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
        note: Callable[[UnitOfWork], None]
        try:
            moved = await asyncio.to_thread(self._compute, waiting)
            note = partial(self._tell, waiting, moved)
        except DatabaseError:
            raise  # it is computed at the next look
        except Exception as error:  # whatever it is: it is this record's, whose card stays as it is
            failure = WorkerFailure.of(error)
            log.exception("incident %s: what record %s moved", failure.number, waiting.record_id)
            note = partial(self._give_up, waiting, failure)
        try:
            await self._writer.job(note)
        except NotSaved:
            log.error("what record %s moved was not saved; it is computed again", waiting.record_id)

    def _compute(self, waiting: StoredImpact) -> list[MovedFigure]:
        with read_only(self._database) as work:
            return impact.moved_by(work, waiting)

    def _give_up(self, waiting: StoredImpact, failure: WorkerFailure, work: UnitOfWork) -> None:
        impacts.save(work, waiting, [])
        kept: dict[str, JsonValue] = {"record": waiting.record_id, "version": waiting.version}
        failure.put_aside(work, IncidentKind.IMPACT, kept, self._clock.now())

    def _tell(self, waiting: StoredImpact, moved: list[MovedFigure], work: UnitOfWork) -> None:
        impacts.save(work, waiting, moved)
        if moved:
            notices.tell_impact(work, waiting, self._clock.now())
