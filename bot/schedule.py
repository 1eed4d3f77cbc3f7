"""The clock that wakes the features' jobs, which the writer runs."""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock
from bot.writer import NotSaved, Writer
from handlers import notices
from handlers.kit.jobs import Job, jobs
from records.calendar import known_until
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)


class JobResult(StrEnum):
    """What came of a run of a job."""

    DONE = "done"
    NOT_SAVED = "not_saved"
    FAILED = "failed"


@dataclass
class JobRuns:
    """What has come of the runs of a job since the start: how often which result, the latest one, and when."""

    results: Counter[JobResult] = field(default_factory=Counter)
    latest: JobResult | None = None
    at: datetime | None = None

    def note(self, result: JobResult, now: datetime) -> None:
        """Note what came of a run."""
        self.results[result] += 1
        self.latest, self.at = result, now


class Schedule:
    """Has the writer run each job at its time, and whenever the sandbox's clock is moved."""

    def __init__(self, writer: Writer, clock: Clock, username: str) -> None:
        self._writer, self._clock, self._username = writer, clock, username
        self.runs = {job.name: JobRuns() for job in jobs()}
        # UTC: its cron is wrong around daylight saving. No misfire limit: by default it drops jobs that are 1 s late.
        self._scheduler = AsyncIOScheduler(
            timezone=UTC, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        )

    def start(self) -> None:
        """Run every job at once, and then at its times."""
        if self._clock.now().year > known_until():
            log.warning("substituted working days are known up to %s only; /daysoff takes the rest", known_until())
        for job in jobs():
            self._scheduler.add_job(
                self._run, "interval", [job], id=job.name, seconds=job.every.total_seconds(), next_run_time=_at_once()
            )
        self._scheduler.start()

    def stop(self) -> None:
        """Run no job any more."""
        self._scheduler.shutdown(wait=False)

    def pause(self) -> None:
        """Let no job begin of itself any more."""
        self._scheduler.pause()

    async def wake(self) -> None:
        """Run every job now."""
        for job in jobs():
            await self._run(job)

    async def _run(self, job: Job) -> None:
        try:
            while await self._step(job):
                pass
            self._note(job, JobResult.DONE)
        except asyncio.CancelledError:
            log.info("the job %s ends with the process", job.name)  # APScheduler would call it an error
        except LeaseLost:
            log.info("the job %s is left to the process that acts now", job.name)
        except NotSaved:
            log.error("the job %s was not saved; it runs again at its next time", job.name)
            self._note(job, JobResult.NOT_SAVED)
        except Exception:
            log.exception("the job %s failed; it runs again at its next time", job.name)
            self._note(job, JobResult.FAILED)

    def _note(self, job: Job, result: JobResult) -> None:
        self.runs[job.name].note(result, self._clock.now())

    async def _step(self, job: Job) -> bool:
        now = self._clock.now()
        return await self._writer.job(lambda work: run_job(work, now, job, self._username))


def run_job(work: UnitOfWork, now: datetime, job: Job, username: str) -> bool:
    """Run one transaction's worth of a job, with what it has to tell. Return whether there is more."""
    more = job.run(work, now)
    notices.tell(work, now, username)
    return bool(more)


def _at_once() -> datetime:
    return datetime.now(UTC)
