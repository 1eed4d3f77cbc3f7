"""The jobs of the clock, as the features declare them."""

import pytest

from bot.schedule import run_job
from handlers.kit.jobs import Job, jobs
from storage.engine.unit_of_work import transaction
from storage.tables.whole import metadata
from tests.support.townsfolk import Town


def test_each_job_is_known_by_a_name_of_its_own_and_comes_within_the_hour() -> None:
    names = [job.name for job in jobs()]
    assert len(set(names)) == len(names)
    assert {"housekeeping", "weeks", "digests", "reminders"} <= set(names)
    assert all(0 < job.every.total_seconds() <= 3600 for job in jobs())


@pytest.mark.parametrize("job", jobs(), ids=[job.name for job in jobs()])
async def test_where_nothing_is_due_a_job_changes_nothing(empty_town: Town, job: Job) -> None:
    tables = [table for table in metadata.sorted_tables if table.name != "leases"]  # which the process renews
    before = empty_town.state(*tables)
    for _ in range(2):
        with transaction(empty_town.database) as work:
            assert not run_job(work, empty_town.application.clock.now(), job, "gongjian_bot")
    assert empty_town.state(*tables) == before
