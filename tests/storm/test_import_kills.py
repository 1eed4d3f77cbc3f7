"""Killed at any moment of an import, the bot leaves all of an old ledger or nothing, and goes on where it was."""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from records.addresses import telegram_address
from records.batches import BatchContent, BatchState, BatchSummary, StoredEntry
from records.roles import Side
from records.states import State
from storage.engine.unit_of_work import UnitOfWork, read_only, transaction
from storage.ledger import batches
from storage.people import persons
from storage.tables.people import partnerships
from storage.tables.records import facts, records
from tests.storm.town import PATIENCE, Town

ROWS = 10_000


def entries() -> tuple[StoredEntry, ...]:
    return tuple(
        StoredEntry(
            kind="joint_activity",
            answers={"event_date": f"2025-{at % 9 + 1:02}-{at % 28 + 1:02}", "title": f"活动 {at}"},
            counterpart={}, sheet="", row=at,
        )
        for at in range(ROWS)
    )  # fmt: skip


def begin(work: UnitOfWork) -> int:
    li = persons.by_address(work, telegram_address(1002))
    assert li is not None
    now = datetime.now(UTC)
    number = batches.add(work, 1, Side.COLLEGE, li.id, li.address, "台账.xlsx", now)
    batch = batches.by_id(work, number)
    assert batch is not None
    batches.keep_entries(work, batch, BatchContent(entries=entries()).packed())
    batches.change(work, batch, now, state=BatchState.WRITING, summary=BatchSummary(total=ROWS))
    return number


def seen(work: UnitOfWork) -> tuple[int, int]:
    """Return how many records somebody can see, and how many facts a score takes."""
    listed = work.row(select(func.count()).select_from(records).where(records.c.state != State.DRAFT))
    revision = select(partnerships.c.revision).where(partnerships.c.id == 1).scalar_subquery()
    held = (facts.c.known_from <= revision) & (facts.c.known_until.is_(None) | (facts.c.known_until > revision))
    known = work.row(select(func.count()).select_from(facts).where(held))
    assert listed is not None
    assert known is not None
    return listed[0], known[0]


async def goes_through(town: Town, number: int, until: BatchState, allowed: Callable[[int, int], bool]) -> None:
    """Kills the bot now and then until the batch has come to that state; in between all is there or nothing."""
    moments = random.Random(until)
    while where(town, number)[0] is not until:
        await town.launch()
        async with asyncio.timeout(PATIENCE):
            await has_moved(town, number, moments.randrange(1, 40), until)
        await town.kill()  # somewhere in what the bot does next
        with read_only(town.database) as work:
            assert allowed(*seen(work)), seen(work)


async def has_moved(town: Town, number: int, steps: int, until: BatchState) -> None:
    """Returns once the batch was seen to come further so many times, or at its end."""
    before = where(town, number)
    while steps and before[0] is not until:
        now = await asyncio.to_thread(where, town, number)
        steps -= now != before
        before = now


def where(town: Town, number: int) -> tuple[BatchState, int]:
    """Return how far the batch has come."""
    with read_only(town.database) as work:
        batch = batches.by_id(work, number)
    assert batch is not None
    return batch.state, batch.progress


def moves(work: UnitOfWork, number: int, state: BatchState) -> None:
    batch = batches.by_id(work, number)
    assert batch is not None
    batches.change(work, batch, datetime.now(UTC), state=state, progress=0, decided_by=batch.person_id)


@pytest.mark.slow
@pytest.mark.timeout(1200)
async def test_all_of_ten_thousand_rows_or_nothing(tmp_path: Path, sqlite_url: str) -> None:
    town = Town(tmp_path, sqlite_url)
    await town.start()
    try:
        with transaction(town.database) as work:
            number = begin(work)
        await goes_through(town, number, BatchState.PENDING, lambda listed, known: listed in (0, ROWS) and known == 0)
        with transaction(town.database) as work:
            moves(work, number, BatchState.CONFIRMING)
        await goes_through(town, number, BatchState.CONFIRMED, lambda _, known: known in (0, 2 * ROWS))
        with transaction(town.database) as work:
            moves(work, number, BatchState.UNDOING)
        await goes_through(town, number, BatchState.UNDONE, lambda _, known: known in (0, 2 * ROWS))
        with read_only(town.database) as work:
            assert seen(work) == (ROWS, 0)
    finally:
        await town.stop()
