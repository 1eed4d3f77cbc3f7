"""What is done after the commit goes on being done, whatever has interrupted it."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import update

from bot.workers.worker import Worker
from bot.writer import Committed
from records.addresses import telegram_address
from records.content import TextContent
from storage.engine.outgoing import Outgoing
from storage.tables.traffic import leases
from tests.support.townsfolk import Town


class Interrupted(Worker[int]):
    def __init__(self) -> None:
        super().__init__()
        self.served: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.looks = 0

    def _waiting(self) -> Sequence[int]:
        self.looks += 1
        if self.looks == 1:
            raise OSError("the database is away")
        return [7]

    async def _serve(self, item: int) -> None:
        self.served.set_result(item)


async def test_who_was_interrupted_looks_again() -> None:
    server = Interrupted()
    running = asyncio.create_task(server.run())
    while server.looks == 0 or not server.idle:
        assert not running.done(), running.exception()
        await asyncio.sleep(0)
    server.look()
    assert await asyncio.wait_for(server.served, 10) == 7
    running.cancel()


async def test_nothing_more_is_delivered_once_another_process_acts(town: Town) -> None:
    zhang = town.people[1001]
    before = len(await zhang.answers())
    await town.application.writer.job(lambda work: work.execute(update(leases).values(epoch=99)))
    rows = [
        Outgoing(1000 + number, telegram_address(1001), 1000 + number, TextContent("en", (f"{number}",)))
        for number in range(3)
    ]
    town.application.delivery.take(Committed(outgoing=rows))
    while not town.application.delivery.idle:
        await asyncio.sleep(0)
    assert len(await zhang.answers()) == before + 1, "what was on its way may come twice, and no more"
