"""Counts what it costs a coordinator of forty partnerships to empty a queue of two hundred records.

python -m benchmarks.queue [--weeks 15]

Records of the last weeks wait, to be reviewed or to be confirmed. What can be done together is ticked page by page;
the others are opened one by one, and one's own attendance is given. Taps, messages and seconds are those of
`benchmarks.burden`.
"""

import argparse
import asyncio
import logging
import tempfile
from datetime import timedelta
from pathlib import Path

from benchmarks.burden import Counted
from samples import forty
from storage.engine.database import Database
from storage.engine.migrate import migrate
from storage.tables.records import records
from tests.support.townsfolk import Town

LI = 1002  # the coordinator who has all forty
TOGETHER = ("批量审核", "批量确认")
ONE_BY_ONE = ("完成（", "✓ 确认", "#")  # what is tapped first, where it is on show
MOST_TURNS = 600


async def emptied(town: Town) -> tuple[int, int, Counted]:
    """Empty the queue; return how many waited, how many of them were done one by one, and what it cost."""
    li = await town.moves_in(LI, "李娜")
    await li.does("start")
    counted = Counted(li)
    waited = waiting(town)
    await counted.says("/pending")
    for label in TOGETHER:
        if label in await li.buttons():
            await counted.taps(label)
            while "全选本页" in await li.buttons():
                await counted.taps("全选本页")
                await counted.taps(next(each for each in await li.buttons() if each.startswith("✓ ") and "条" in each))
            await counted.taps("全部待办")
    alone = waiting(town)
    for _ in range(MOST_TURNS):
        if not waiting(town):
            return waited, alone, counted
        labels = await li.buttons()
        step = next(label for wanted in ONE_BY_ONE for label in reversed(labels) if label.startswith(wanted))
        await counted.taps(step)
    raise RuntimeError("the queue does not come to an end")


def waiting(town: Town) -> int:
    """Return how many records wait for the college."""
    return sum(
        (row.side, row.state) in (("college", "waiting_own"), ("enterprise", "waiting_other"))
        for row in town.rows(records)
    )


async def main() -> None:
    """Print what it costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weeks", type=int, default=15)
    forty.WAITS = timedelta(weeks=parser.parse_args().weeks)
    logging.disable()  # the enterprises' people are not on this Telegram, which the bot would say of each
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'forty.sqlite3'}"
        database = Database(url)
        migrate(database)
        database.close()
        town = Town(url)
        await town.start(inhabited=False)
        now = town.application.clock.now()
        await town.application.writer.job(lambda work: forty.play(work, now))
        waited, alone, counted = await emptied(town)
        effort = counted.effort
        print(f"{waited} records waited, of which {alone} asked for one's own attendance")
        print(f"{effort.taps} taps, {effort.messages} message, {effort.seconds:.0f} s by the touch-level model")
        await town.stop()


if __name__ == "__main__":
    asyncio.run(main())
