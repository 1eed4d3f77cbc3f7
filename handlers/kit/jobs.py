"""Declare what the clock wakes. Late or twice, each does the right thing once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from handlers.kit.router import declared
from storage.engine.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Job:
    """Something that is done every so often; features list theirs under `JOBS`.

    `run` is a function of (unit of work, now); what is due is in the rows. It returns True where there is more of it
    than belongs into one transaction: it is run again at once, and whoever writes to the bot meanwhile has a turn.
    """

    name: str
    every: timedelta
    run: Callable[[UnitOfWork, datetime], bool | None]


@cache
def jobs() -> tuple[Job, ...]:
    """Return all that the clock wakes."""
    return tuple(job for job in declared("JOBS") if isinstance(job, Job))
