"""A database that is locked, or that has become another one's standby: nothing is
acknowledged, people are told once, and afterwards everything is handled."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.storm.people import button, text
from tests.storm.story import Storyteller
from tests.storm.town import Town, locked

pytestmark = pytest.mark.slow  # bots in processes of their own, which are killed and started

NOT_SAVED = "暂时没能保存"


async def excuses(story: Storyteller) -> int:
    return sum(NOT_SAVED in each.get("text", "") for each in await story.member.chat())


async def test_a_locked_database(story: Storyteller) -> None:
    town, member = story.town, story.member
    await town.settled()
    with locked(town):
        await member.does("text", text="/activity")
        await member.sees(text(NOT_SAVED), "the lock")
        await member.does("text", text="昨天")
        refused = town.logged().count("not saved")
        while town.logged().count("not saved") < refused + 3:  # it is tried again and again
            await town.sandbox.updates.notifier.wait(0.2)
        assert town.sandbox.updates.pending_count() == 2
        assert await excuses(story) == 1
    await member.sees(button("=:theory_study"), "the lock is gone")
    await town.settled()
    assert await excuses(story) == 1
    with locked(town):
        await member.does("text", text="没有的类别")
        while await excuses(story) < 2:  # after a success, a new outage is told again
            await town.changed()
    await member.sees(text("✗"), "the second lock is gone")
    await town.settled()
    story.check_log()


@contextmanager
def read_only(town: Town) -> Iterator[None]:
    """The server has become the standby of another: connections break off, and new ones may not write."""
    server = str(town.database.url.set(drivername="postgresql", database="postgres").render_as_string(False))
    name = town.database.url.database
    with psycopg.connect(server, autocommit=True) as connection:

        def becomes(what: str) -> None:
            connection.execute(f'ALTER DATABASE "{name}" SET default_transaction_read_only = {what}'.encode())
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

        becomes("on")
        yield
        becomes("off")


async def test_a_database_that_only_reads_any_more(postgresql_story: Storyteller) -> None:
    story, town, member = postgresql_story, postgresql_story.town, postgresql_story.member
    await town.settled()
    with read_only(town):
        await member.does("text", text="/activity")
        await member.sees(text(NOT_SAVED), "the standby")
        refused = town.logged().count("not saved")
        while town.logged().count("not saved") < refused + 3:
            assert town.bot is not None
            assert town.bot.returncode is None, town.logged()[-3000:]
            await town.sandbox.updates.notifier.wait(0.2)
        assert town.sandbox.updates.pending_count() == 1
        assert await excuses(story) == 1
    await member.sees(text("1/5"), "it may write again")
    await town.settled()
    story.check_log()


async def test_killed_while_the_database_is_locked(story: Storyteller) -> None:
    town, member = story.town, story.member
    await town.settled()
    with locked(town):
        await member.does("text", text="/activity")
        await member.sees(text(NOT_SAVED), "the lock")
        await town.kill()
        await town.launch()
    await member.sees(text("1/5"), "the lock is gone")
    await town.settled()
