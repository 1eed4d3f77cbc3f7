"""Of several processes on one database one acts; another takes over when it ends or dies."""

import asyncio
import signal
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import lease
from storage.engine.database import Database
from storage.engine.lease import LeaseLost
from storage.engine.unit_of_work import transaction
from tests.storm.story import Storyteller

pytestmark = pytest.mark.slow  # bots in processes of their own, which are killed and started

NOW = datetime(2026, 9, 1, tzinfo=UTC)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_the_second_takes_over(story: Storyteller, number: signal.Signals) -> None:
    town = story.town
    first = town.bot
    town.config.write_text(town.config.read_text("utf-8").replace(str(town.health_port), "0"), "utf-8")
    await town.post("health")
    await town.launch()
    second = town.bot
    assert first is not None
    assert second is not None
    while "waiting" not in town.logged():
        await asyncio.sleep(0.01)
    first.send_signal(number)
    await first.wait()
    await story.tell()
    assert second.returncode is None
    assert town.rows("SELECT epoch FROM leases") == [(2,)]


@pytest.mark.parametrize("url", ["sqlite_url", pytest.param("postgresql_url")])
def test_who_has_lost_the_lease_writes_nothing(url: str, request: pytest.FixtureRequest) -> None:
    database = Database(request.getfixturevalue(url))

    def take(holder: str, now: datetime, gone: bool = False) -> lease.Lease | None:
        with transaction(database) as work:
            return lease.acquire(work, "bot 1", holder, now, lambda _holder: gone)

    first = take("a", NOW)
    assert first is not None
    assert take("b", NOW + lease.LASTS / 2) is None
    with transaction(database) as work:
        lease.check(work, first)
        lease.renew(work, first, NOW + 2 * lease.LASTS)
    assert take("b", NOW + lease.LASTS + timedelta(seconds=1)) is None
    second = take("b", NOW + lease.LASTS, gone=True)
    assert second is not None
    assert second.epoch == first.epoch + 1
    with transaction(database) as work:
        lease.check(work, second)
        with pytest.raises(LeaseLost):
            lease.check(work, first)
    third = take("a", NOW + 3 * lease.LASTS)
    assert third is not None
    assert third.epoch == 3
    database.close()
