"""A ledger belongs to one bot: another one's token is refused in words, unless an operator gives the ledger to it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.command_line import app
from sandbox.server import Sandbox
from storage import bound_bot
from storage.bound_bot import AnotherBot
from storage.engine import lease
from storage.engine.database import Database
from storage.engine.lease import Lease, LeaseLost
from storage.engine.unit_of_work import transaction
from storage.tables.planning import programme_settings
from storage.tables.records import audit
from storage.tables.traffic import screens
from tests.support.ledgers import NOW
from tests.support.townsfolk import Town

OTHER = "4343:another"


@pytest.fixture
async def config(town: Town, tmp_path: Path) -> AsyncIterator[Path]:
    """Of a bot that a Telegram of its own knows, with the town's database."""
    telegram = Sandbox(OTHER, username="another_bot")
    await telegram.start()
    file = tmp_path / "config.toml"
    file.write_text(
        f'[telegram]\ntoken = "{OTHER}"\nbase_url = "{telegram.api_url}"\n[database]\nurl = "{town.url}"\n', "utf-8"
    )
    yield file
    await telegram.stop()


async def gongjian(*said: str) -> Result:
    """In a thread, since a command begins a loop of its own."""
    return await asyncio.to_thread(CliRunner().invoke, app, said)


async def test_another_bot_is_refused_until_the_ledger_is_given_to_it(town: Town, config: Path) -> None:
    assert [row.value for row in town.rows(programme_settings) if row.name == bound_bot.SETTING] == [4242]
    ran = await gongjian("invite", "--config", str(config))
    assert (ran.exit_code, ran.stderr.split(":")[0]) == (2, "telegram.token")
    assert "another bot (4242)" in ran.stderr
    assert "gongjian adopt" in ran.stderr
    assert not town.rows(audit)

    ran = await gongjian("adopt", "--config", str(config))
    assert (ran.exit_code, "@another_bot" in ran.stdout, "4242" in ran.stdout) == (0, True, True), ran.output
    with pytest.raises(LeaseLost):
        await town.application.writer.job(lambda work: None)
    (noted,) = town.rows(audit)
    assert (noted.action, noted.subject_id, noted.details) == ("adopt", 4343, {"before": 4242})
    assert {row.message_id for row in town.rows(screens)} == {None}
    with pytest.raises(AnotherBot):
        await town.restart()
    assert "already" in (await gongjian("adopt", "--config", str(config))).stdout


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    database = Database(request.getfixturevalue(f"{request.param}_url"))
    yield database
    database.close()


def _acquires(database: Database, bot_id: int, after: timedelta) -> Lease | None:
    with transaction(database) as work:
        return lease.acquire(work, bound_bot.lease_name(bot_id), "here:1:a", NOW + after, lambda holder: False)


def test_a_ledger_of_a_version_that_kept_no_bot_belongs_to_the_last_one(database: Database) -> None:
    with transaction(database) as work:
        assert bound_bot.bound_bot(work) is None
    _acquires(database, 1, timedelta())
    _acquires(database, 2, timedelta(days=1))
    with transaction(database) as work:
        assert bound_bot.bound_bot(work) == 2
        bound_bot.bind(work, 2)
    _acquires(database, 1, timedelta(days=2))
    with transaction(database) as work, pytest.raises(AnotherBot, match="bot 2"):
        bound_bot.bind(work, 1)
